import { on, type Step, wholeName } from './step.ts';

const friday = on('2026-02-20');

const teams: Readonly<Record<string, readonly [string, ...string[]]>> = {
  '#k-2': ['Marisol', 'June', 'Kofi', 'Hannah', 'Lucía'],
  '#three-five': ['Ben', 'Aisha', 'Grace', 'Peter', 'Sunita', 'Jamal'],
  '#six-eight': ['Erin', 'Mateo', 'Tamika', 'Oleg', 'Dana'],
  '#student-support': ['Dale', 'Yusuf', 'Carol', 'Nia', 'Rosa'],
  '#leadership': ['Renata', 'Tom', 'Priya'],
};

/** The Friday before: who leads, what was agreed on about visits, and the teams. */
export const week0: readonly Step[] = [
  friday(
    '08:05',
    'Renata',
    'Renata says who answers for the whole school: herself, Tom, and Priya as coach.',
    ...['Renata', 'Tom', 'Priya'].flatMap((who) => [
      { types: '/contour leaders' },
      { presses: 'Name a leader', on: 'Press Name a leader to add someone' },
      { fills: { Who: wholeName(who) } },
    ]),
  ),
  friday(
    '08:10',
    'Renata',
    'Renata puts on record what she and June agreed on about visits.',
    { types: '/contour agreement' },
    { presses: 'Record the agreement', on: 'No working agreement is on record' },
    {
      fills: {
        Principal: wholeName('Renata'),
        'Staff representative': wholeName('June'),
        'Agreed on': '2026-02-02',
      },
    },
  ),
  friday('08:15', 'June', 'June reads that she signs it for the staff. Either of the two can stop all visits.', {
    types: '/contour agreement',
  }),
  friday('08:18', 'Renata', 'Renata asks Contour into the channel of the leaders.', {
    types: '/invite @contour',
    in: '#leadership',
  }),
  ...Object.entries(teams).flatMap(([channel, [first, ...others]]) => [
    friday(
      '08:20',
      first,
      `${first} switches Contour on in ${channel} and joins.`,
      { types: '/contour team', in: channel },
      { presses: 'Switch on here', on: 'Contour is not on', in: channel },
      { presses: 'Join', on: 'has switched Contour on here', in: channel },
    ),
    ...others.map((who) =>
      friday('08:25', who, `${who} joins the team.`, {
        presses: 'Join',
        on: 'has switched Contour on here',
        in: channel,
      }),
    ),
  ]),
  ...Object.entries({
    '#k-2': 'Marisol',
    '#three-five': 'Ben',
    '#six-eight': 'Erin',
    '#student-support': 'Rosa',
  }).map(([channel, who]) =>
    friday(
      '08:30',
      'Renata',
      `Renata names ${who} as lead of ${channel}.`,
      { types: '/contour leaders', in: channel },
      { presses: 'Name a leader', on: 'Press Name a leader to add someone', in: channel },
      { fills: { Who: wholeName(who), 'Answers for the result of': 'The team of this channel' } },
    ),
  ),
  friday(
    '08:40',
    'Renata',
    'Renata sets the goal of the school, with its sign and the eight topics that it needs.',
    { types: '/contour goal' },
    { presses: 'Set a goal', on: 'No goal is set yet' },
    {
      fills: {
        'What students will do differently':
          'Students explain and answer each other’s mathematical thinking in every math lesson.',
        'The sign that it begins to work': 'Over half the class spoke to a classmate about reasoning.',
        'Last day': '2026-05-01',
        'Topics it needs':
          'math discourse, number talk, fractions, sentence frames, wait time, small group, exit ticket, SLIFE',
      },
    },
    { sees: 'every math lesson' },
  ),
];
