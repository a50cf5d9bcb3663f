import {
  type Act,
  answer,
  asks,
  came,
  gave,
  gives,
  helps,
  joins,
  opensDoor,
  opensGap,
  type Step,
  shows,
  thanks,
  tried,
  week,
  wholeName,
} from './step.ts';

const { monday, tuesday, wednesday, thursday, friday } = week('2026-03-09');

const aboutSorting = 'What do you do with exit tickets once the bell has rung?';
const aboutSilence = 'How much wait time is enough with first graders?';
const aboutMoreSilence = 'How do I keep the wait time when one student calls out?';
const aboutHallway = 'What comes first in de-escalation, when others are watching?';
const aboutMyFirst = 'Which math talk move should I learn first?';

/** 9 to 13 March: what was owed comes, watchers show it themselves, and four rooms make a pattern. */
export const week3: readonly Step[] = [
  // Monday
  monday(
    '08:00',
    'Renata',
    'Renata’s page begins with what she owes: Peter’s whiteboards. She brings them.',
    { sees: 'You owe Peter whiteboards since Mon, Mar 2, 3 school days late' },
    gave('Talk in the science block'),
  ),
  monday('08:10', 'Ben', 'Ben asks Sunita about exit tickets.', asks(aboutSorting, 'Sunita')),
  monday('08:30', 'Peter', 'They came. Peter’s day has moved with them.', came('whiteboards')),
  monday('09:00', 'Sunita', 'Sunita can help Ben.', helps(aboutSorting)),
  monday(
    '09:30',
    'Sunita',
    'Half an hour before, Sunita calls off her door. No reason, and no trace.',
    { types: '/observe list', in: '#three-five' },
    {
      presses: 'Call off',
      on: 'Coming up',
    },
  ),
  monday(
    '11:00',
    'Kofi',
    'Kofi has tried what he rehearsed.',
    tried('I wait five seconds', 'Nine hands, and three had not been up before'),
  ),
  answer(
    13,
    monday(
      '13:00',
      'Ben',
      'Sunita helped Ben.',
      thanks(aboutSorting, 'Three piles, and tomorrow begins with the middle one'),
    ),
  ),
  monday('13:30', 'Tamika', 'Tamika lets her commitment go. Nobody asks why.', {
    presses: 'Let it go',
    on: 'Talk moves in algebra',
  }),
  monday(
    '13:40',
    'Grace',
    'Grace will show fractions tomorrow.',
    shows({
      'What I will show': 'fractions',
      'What to watch for': 'Which pieces do they compare?',
      How: 'Live class with think-aloud',
      Day: '2026-03-10',
      Begins: '10:00',
      Ends: '10:20',
      Where: 'Room 13',
      Seats: '4',
      Channel: '#alder-all',
    }),
  ),
  monday('13:50', 'Sunita', 'Sunita will be there.', joins('fractions', '#alder-all')),
  monday('13:55', 'Hannah', 'So will Hannah.', joins('fractions', '#alder-all')),

  monday(
    '14:00',
    'Ben',
    'Ben ends the open doors of grades 3 to 5 …',
    { types: '/observe', in: '#three-five' },
    { presses: 'End the round' },
  ),
  monday(
    '14:05',
    'Ben',
    '… and begins rounds: four rooms, one question, and only patterns are kept.',
    { types: '/observe', in: '#three-five' },
    {
      fills: {
        'What puzzles us in our teaching': 'Students tell us answers, and not how they think',
        'The one question to look at': 'What do students say after someone has answered?',
        'How the visits go': 'Rounds',
      },
    },
    { presses: 'Post it' },
  ),

  ...['Marisol', 'Mateo'].map((who) =>
    monday('14:20', who, `${who} will learn it, so that it stays here.`, ...opensGap(), { presses: 'I will learn it' }),
  ),

  // Tuesday
  tuesday('08:00', 'June', 'June, after 31 years, asks Priya about wait time.', asks(aboutSilence, 'Priya')),
  tuesday('09:00', 'Priya', 'Priya can help June.', helps(aboutSilence)),
  tuesday('11:00', 'Grace', 'Two colleagues saw how Grace shows fractions.', {
    presses: 'It took place',
    on: 'Did it take place?',
  }),
  answer(
    14,
    tuesday('13:00', 'June', 'Priya helped June.', thanks(aboutSilence, 'Count on the fingers behind the back')),
  ),
  tuesday(
    '14:00',
    'Renata',
    'Renata will show talk moves herself, in tomorrow’s staff meeting.',
    shows({
      'What I will show': 'talk moves',
      'What to watch for': 'What do I do after someone answers?',
      How: 'Leader’s practice: a meeting, a feedback talk',
      Day: '2026-03-11',
      Begins: '14:00',
      Ends: '14:20',
      Where: 'Library; Aisha leads the talk after it',
      Seats: '20',
      Channel: '#alder-all',
    }),
  ),
  ...['Aisha', 'Marisol', 'Ben'].map((who) =>
    tuesday('14:30', who, `${who} will be there.`, joins('talk moves', '#alder-all')),
  ),

  ...room(tuesday, 'Ben', '08:30', 'Room 10'),

  tuesday(
    '14:50',
    'Yusuf',
    'A consultant will show, together with Yusuf, what nobody here knew.',
    ...opensGap(),
    { presses: 'Plan to bring it in' },
    { fills: { 'Help from outside': 'Elena Park, consultant', 'By when': '2026-03-12' } },
    { presses: 'Plan the session' },
    {
      fills: {
        'What to watch for': 'What is said before the first number?',
        How: 'Live class with think-aloud',
        Day: '2026-03-12',
        Begins: '10:00',
        Ends: '10:30',
        Where: 'Room 8',
        Seats: '6',
        Channel: '#alder-all',
      },
    },
    { presses: 'Post it' },
  ),

  // Wednesday, early release
  wednesday('08:00', 'Tamika', 'Tamika asks Erin about wait time.', asks(aboutMoreSilence, 'Erin')),
  wednesday('09:00', 'Erin', 'Erin can help Tamika.', helps(aboutMoreSilence)),
  answer(
    15,
    wednesday(
      '12:00',
      'Tamika',
      'Erin helped Tamika.',
      thanks(aboutMoreSilence, 'A hand stays up until I have counted to five'),
    ),
  ),
  wednesday(
    '13:00',
    'Kofi',
    'Kofi keeps what he said.',
    { presses: 'Done', on: 'A number talk 3 times' },
    {
      fills: {
        'Did you do it?': 'All of it',
        'What did students do?': 'They show two ways and ask who has a third',
      },
    },
  ),
  wednesday('14:30', 'Renata', 'The principal has shown it too.', {
    presses: 'It took place',
    on: 'Did it take place?',
  }),
  wednesday('14:45', 'Marisol', 'Marisol will be there.', joins('Elena Park', '#alder-all')),
  wednesday('14:50', 'Mateo', 'So will Mateo.', joins('Elena Park', '#alder-all')),

  ...room(wednesday, 'Aisha', '09:00', 'Room 12'),

  // Thursday
  thursday('08:00', 'Tom', 'Tom asks Nia about de-escalation.', asks(aboutHallway, 'Nia')),
  thursday('08:30', 'Nia', 'Nia can help Tom.', helps(aboutHallway)),
  thursday('08:40', 'Jamal', 'Jamal, the student teacher, asks Aisha.', asks(aboutMyFirst, 'Aisha')),
  thursday('09:00', 'Aisha', 'Aisha can help Jamal.', helps(aboutMyFirst)),
  thursday('11:00', 'Yusuf', 'It took place.', { presses: 'It took place', on: 'Did it take place?' }),
  answer(
    16,
    thursday('12:00', 'Tom', 'Nia helped Tom.', thanks(aboutHallway, 'Stand beside, and speak lower than they do')),
  ),
  answer(
    17,
    thursday('13:00', 'Jamal', 'Aisha helped Jamal.', thanks(aboutMyFirst, 'Who can say that in other words?')),
  ),
  thursday(
    '13:10',
    'Mateo',
    'Mateo, who watched Aisha, will show it himself.',
    shows({
      'What I will show': 'talk moves',
      'What to watch for': 'Who asks the next question?',
      How: 'Live class with think-aloud',
      Day: '2026-03-13',
      Begins: '10:00',
      Ends: '10:20',
      Where: 'Room 20',
      Seats: '2',
      Channel: '#six-eight',
    }),
  ),
  thursday('13:20', 'Erin', 'Erin will be there.', joins('talk moves', '#six-eight')),

  ...room(thursday, 'Grace', '09:30', 'Room 13'),

  // Friday
  ...room(friday, 'Peter', '11:00', 'Room 15', '08:0'),
  tookPlace('08:55', 'Ben'),
  tookPlace('09:25', 'Aisha'),
  tookPlace('09:55', 'Grace'),
  friday('11:00', 'Mateo', 'Someone who watched has shown it again.', {
    presses: 'It took place',
    on: 'Did it take place?',
  }),
  tookPlace('11:30', 'Peter'),
  friday(
    '14:00',
    'Ben',
    'Those who saw the four rooms describe, find patterns, and name what comes next.',
    ...report(),
  ),
  friday(
    '14:30',
    'Renata',
    'Renata asks Sunita to share her exit tickets, and offers copies.',
    { types: '/commit' },
    { presses: 'I ask it of a colleague' },
    {
      fills: {
        'Who will do it': wholeName('Sunita'),
        'What they will do': 'Share a set of exit tickets with grades 3 to 5',
        Partner: wholeName('Renata'),
        By: '2026-03-26',
        'Support 1: what is needed': 'copies for every room',
        'Support 1: kind': 'Material',
        'Support 1: from whom': wholeName('Renata'),
        'Support 1: by': '2026-03-24',
      },
    },
    { presses: 'Send' },
  ),
  friday(
    '14:45',
    'Sunita',
    'Sunita says yes, with 45 minutes of release first.',
    { presses: 'Change', on: 'Share a set of exit tickets' },
    { presses: 'Add a support' },
    {
      fills: {
        'Support 2: what is needed': '45 minutes of release',
        'Support 2: kind': 'Time',
        'Support 2: from whom': wholeName('Renata'),
        'Support 2: by': '2026-03-24',
      },
    },
  ),
  friday('15:00', 'Renata', 'Renata gives both. So ends the third week.', gives('Share a set of exit tickets'), {
    sees: 'Share a set of exit tickets',
  }),
];

/** A room of the rounds on Friday: its host opens it, and two colleagues sign up. @param about the ten minutes in which they do */
function room(when: typeof tuesday, host: string, begins: string, where: string, about = '15:1'): readonly Step[] {
  const signsUp = { presses: 'Sign up', on: 'Students tell us answers', in: '#three-five' };
  return [
    when(
      `${about}0`,
      host,
      `${host} opens a room for the rounds on Friday.`,
      opensDoor('#three-five', {
        Day: '2026-03-13',
        Lesson: 'A time of my own, below',
        'A time of my own': begins,
        Where: where,
        'Visitors, at most': '2',
      }),
    ),
    when(`${about}2`, 'Sunita', `Sunita will see ${host}’s room.`, signsUp),
    when(`${about}4`, 'Jamal', 'So will Jamal.', signsUp),
  ];
}

/** Host by host: it took place. */
function tookPlace(time: string, host: string): Step {
  return friday(time, host, `${host}’s room was seen.`, { presses: 'It took place', on: 'Did the visit take place?' });
}

function report(): readonly Act[] {
  return [
    { types: '/observe', in: '#three-five' },
    { presses: 'The report' },
    { presses: 'Describe' },
    {
      fills: {
        'What I saw and heard':
          'Students waited for a nod before the next one spoke\nIn most rooms two students answered each other once',
      },
    },
    { presses: 'Close the description' },
    { presses: 'Write patterns' },
    { fills: { 'Patterns over the rooms': 'Students look at the teacher when a classmate has spoken' } },
    { presses: 'Close the patterns' },
    { presses: 'Name the next level' },
    { fills: { 'The next level of work': 'We stand beside the class for the first two minutes of a talk' } },
    { presses: 'Show it to everyone' },
    { sees: 'It stands in' },
  ];
}
