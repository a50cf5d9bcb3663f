import {
  agrees,
  answer,
  asks,
  came,
  commits,
  gave,
  gives,
  helps,
  opensDoor,
  opensGap,
  type Step,
  thanks,
  tried,
  week,
  wholeName,
} from './step.ts';
import { aboutAlgebra } from './week-1.ts';

const { monday, tuesday, wednesday, thursday, friday } = week('2026-03-02');

const aboutAgreeing = 'How do students disagree in a math talk without it becoming a fight?';
const aboutFrames = 'Which sentence frames help students who know it and cannot say it yet?';
const aboutFramesInMath = 'Which sentence frames fit an explanation with two steps?';
const aboutHalves = 'How do you show that fractions can be larger than one?';
const aboutLabGroups = 'How do small groups share one set of lab tools?';
const aboutNewcomers = 'What do SIFE need before they can follow along in math?';

/** 2 to 6 March, with a snow day: visits, the first tries, and something that nobody here knows yet. */
export const week2: readonly Step[] = [
  // Monday
  monday('08:15', 'Grace', 'Grace asks Aisha how students disagree.', asks(aboutAgreeing, 'Aisha')),
  monday('08:30', 'Carol', 'Carol asks Yusuf about sentence frames.', asks(aboutFrames, 'Yusuf')),
  monday(
    '08:40',
    'Marisol',
    'Marisol begins visits for the lower grades.',
    { types: '/observe', in: '#k-2' },
    {
      fills: {
        'What puzzles us in our teaching': 'The same few children explain their thinking',
        'The one question to look at': 'Who talks after the teacher asks?',
        'How the visits go': 'Focused visit',
      },
    },
    { presses: 'Post it' },
  ),
  monday(
    '08:50',
    'Kofi',
    'Kofi, in his second year, opens his door with a question of his own.',
    opensDoor('#k-2', {
      Day: '2026-03-03',
      Lesson: 'A time of my own, below',
      'A time of my own': '10:00',
      Where: 'Room 3',
      'What to look at in my room': 'Who talks after I ask?',
    }),
  ),
  monday('09:00', 'June', 'June signs up.', { presses: 'Sign up', on: 'The same few children', in: '#k-2' }),
  monday(
    '09:05',
    'Erin',
    'Erin ends the open doors and begins focused visits.',
    { types: '/observe', in: '#six-eight' },
    { presses: 'End the round' },
  ),
  monday(
    '09:10',
    'Erin',
    'The new round stands in the channel.',
    { types: '/observe', in: '#six-eight' },
    {
      fills: {
        'What puzzles us in our teaching': 'Students tell me, and not each other',
        'The one question to look at': 'Whom do students look at when they speak?',
        'How the visits go': 'Focused visit',
      },
    },
    { presses: 'Post it' },
  ),
  monday(
    '09:20',
    'Tamika',
    'Tamika opens her door on Wednesday, block 2.',
    opensDoor('#six-eight', {
      Day: '2026-03-04',
      Lesson: 'Block 2',
      Where: 'Room 21',
    }),
  ),
  monday('09:25', 'Erin', 'Erin will visit her.', {
    presses: 'Sign up',
    on: 'Students tell me, and not each other',
    in: '#six-eight',
  }),
  monday('09:30', 'Aisha', 'Aisha can help Grace.', helps(aboutAgreeing)),
  monday('10:00', 'Yusuf', 'Yusuf can help Carol.', helps(aboutFrames)),
  answer(
    7,
    monday('13:00', 'Grace', 'Aisha helped Grace.', thanks(aboutAgreeing, 'They begin with: I see it another way')),
  ),
  monday(
    '13:30',
    'Grace',
    'Grace will prepare Sunita as a second carrier of fractions, if Priya plans an hour with them.',
    commits({
      'What I will do': 'Prepare a second carrier for fractions',
      Partner: wholeName('Sunita'),
      By: '2026-03-27',
      'Support 1: what is needed': 'one hour of planning together',
      'Support 1: kind': 'Planning together',
      'Support 1: from whom': wholeName('Priya'),
      'Support 1: by': '2026-03-05',
    }),
  ),
  monday('14:00', 'Sunita', 'Sunita will be the one.', agrees('Prepare a second carrier')),
  monday('14:10', 'Priya', 'Priya will plan with them.', gives('Prepare a second carrier')),
  answer(
    8,
    monday(
      '14:30',
      'Carol',
      'Yusuf helped Carol.',
      thanks(aboutFrames, 'One frame on the desk, said aloud twice before writing'),
    ),
  ),

  // Tuesday
  answer(
    9,
    tuesday('08:30', 'Erin', 'Tamika helped Erin.', thanks(aboutAlgebra, 'The one who knows asks the next question')),
  ),
  tuesday('10:40', 'Kofi', 'June was in Kofi’s room.', { presses: 'It took place', on: 'Did the visit take place?' }),
  tuesday(
    '11:00',
    'June',
    'June writes what she saw. Only the two read it.',
    { presses: 'Write notes', on: 'What did you notice?' },
    {
      fills: {
        'I noticed': 'After the second question eleven children spoke, seven of them to each other',
        'I wondered': 'What would happen with the next question?',
        'I take back': 'I count to five before I look away',
      },
    },
  ),

  // Wednesday: snow
  wednesday(
    '06:15',
    'Tom',
    'Snow. Tom closes the school; whatever has a day moves.',
    { types: '/contour closed today' },
    { sees: 'The school is closed today' },
  ),

  // Thursday
  thursday('07:40', 'Tamika', 'Tamika moves her door to today, which is an A day too.', {
    presses: 'Move it there',
    on: 'Your door cannot be open then',
  }),
  thursday('08:00', 'Sunita', 'Sunita asks Yusuf about sentence frames.', asks(aboutFramesInMath, 'Yusuf')),
  thursday(
    '08:10',
    'Aisha',
    'Aisha, whom many ask, asks Grace: now each has asked the other.',
    asks(aboutHalves, 'Grace'),
  ),
  thursday('08:20', 'Oleg', 'Oleg asks Dana about small groups.', asks(aboutLabGroups, 'Dana')),
  thursday('09:00', 'Yusuf', 'Yusuf can help Sunita.', helps(aboutFramesInMath)),
  thursday('09:10', 'Grace', 'Grace can help Aisha.', helps(aboutHalves)),
  thursday('09:20', 'Dana', 'Dana can help Oleg.', helps(aboutLabGroups)),
  thursday('10:00', 'Yusuf', 'Yusuf asks Priya what nobody may know here.', asks(aboutNewcomers, 'Priya')),
  thursday('11:20', 'Tamika', 'Erin was there.', { presses: 'It took place', on: 'Did the visit take place?' }),
  answer(
    10,
    thursday(
      '12:00',
      'Sunita',
      'Yusuf helped Sunita.',
      thanks(aboutFramesInMath, 'First and then, with a drawing between'),
    ),
  ),
  thursday(
    '12:30',
    'Priya',
    'Priya says that none of us knows this yet.',
    { presses: 'Not this time', on: aboutNewcomers },
    { presses: 'None of us knows this yet', on: aboutNewcomers },
  ),
  thursday(
    '12:40',
    'Yusuf',
    'Yusuf says so too, and takes it on.',
    { presses: 'None of us knows this yet', on: aboutNewcomers },
    { presses: 'See the gap', on: aboutNewcomers },
    { presses: 'I take it on', on: 'Nobody owns it yet' },
  ),
  thursday('12:50', 'Renata', 'Renata can pay for help from outside: she sponsors it.', ...opensGap(), {
    presses: 'I sponsor it',
  }),
  answer(
    11,
    thursday('13:00', 'Aisha', 'Grace helped Aisha.', thanks(aboutHalves, 'A number line that goes on to three')),
  ),
  thursday(
    '13:20',
    'Peter',
    'Peter has tried what Aisha showed.',
    tried('I ask: who can say that', 'Four students answered each other'),
  ),
  answer(
    12,
    thursday(
      '14:30',
      'Oleg',
      'Dana helped Oleg.',
      thanks(aboutLabGroups, 'Each has one job, and jobs move on after ten minutes'),
    ),
  ),

  // Friday
  friday('09:00', 'Priya', 'Priya plans the hour with Grace, a day late.', gave('Prepare a second carrier')),
  friday('09:10', 'Grace', 'It came.', came('one hour of planning together')),
  friday(
    '11:00',
    'Mateo',
    'Mateo has tried it too.',
    tried('Partners talk before', 'Half the class spoke to a partner first'),
  ),
  friday(
    '13:00',
    'Ben',
    'Ben begins visits for grades 3 to 5.',
    { types: '/observe', in: '#three-five' },
    {
      fills: {
        'What puzzles us in our teaching': 'We do not see who has understood',
        'The one question to look at': 'What do students do when they are stuck?',
        'How the visits go': 'Open door',
      },
    },
    { presses: 'Post it' },
  ),
  friday(
    '13:20',
    'Sunita',
    'Sunita opens her door on Monday.',
    opensDoor('#three-five', {
      Day: '2026-03-09',
      Lesson: 'A time of my own, below',
      'A time of my own': '10:00',
      Where: 'Room 14',
    }),
  ),
  friday('13:30', 'Ben', 'Ben signs up.', {
    presses: 'Sign up',
    on: 'We do not see who has understood',
    in: '#three-five',
  }),
  friday(
    '14:00',
    'Dale',
    'Dale, who knows who knows, has found a consultant of the regional agency.',
    { types: '/contour outside help' },
    { presses: 'Add outside help', on: 'Nobody has written down any outside help' },
    {
      fills: {
        'Who it is': 'Elena Park, consultant',
        Kind: 'Regional service agency',
        'What they know': 'SLIFE',
        'How to reach them': 'by the front desk of the agency',
        'What it costs': 'one day, paid by the agency',
        'Vetted by': wholeName('Dale'),
      },
    },
  ),
];
