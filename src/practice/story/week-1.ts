import {
  agrees,
  answer,
  asks,
  came,
  commits,
  gave,
  gives,
  helps,
  joins,
  type Step,
  shows,
  thanks,
  week,
  wholeName,
  willTry,
} from './step.ts';

const { monday, tuesday, wednesday, thursday, friday } = week('2026-02-23');

const aboutNumberTalks = 'How do I start number talks when only three hands go up?';
const aboutQuietStudents = 'How do I get quiet students talking in math?';
const aboutScienceBlock = 'How do I carry math talk over into the science block?';
const aboutPieces = 'Why do my students count the pieces of fractions instead of looking at their size?';
const aboutCounting = 'How long should a number talk last with five-year-olds?';
const aboutMyOwnTalk = 'What do you say first when a student explains something wrong in a math talk?';
export const aboutAlgebra = 'How do you keep math talk going in algebra when one student knows the answer?';

/** 23 to 27 February: the first questions, an open door, a modeling session, and the first commitments. */
export const week1: readonly Step[] = [
  // Monday
  monday(
    '08:20',
    'Erin',
    'Erin begins open doors for grades 6 to 8: ten minutes are plenty.',
    { types: '/observe', in: '#six-eight' },
    {
      fills: {
        'What puzzles us in our teaching': 'Few students speak to each other',
        'The one question to look at': 'Who talks after the teacher asks?',
        'How the visits go': 'Open door',
      },
    },
    { presses: 'Post it' },
  ),
  monday(
    '08:40',
    'Kofi',
    'Kofi asks about number talks: Priya first, then June.',
    asks(aboutNumberTalks, 'Priya', 'June'),
  ),
  monday('08:50', 'Mateo', 'Mateo asks Aisha about quiet students.', asks(aboutQuietStudents, 'Aisha')),
  monday(
    '09:00',
    'Oleg',
    'Oleg opens his door on Tuesday.',
    { types: '/observe', in: '#six-eight' },
    { presses: 'Open a door' },
    { fills: { Day: '2026-02-24', Lesson: 'Block 3', Where: 'Lab 4' } },
    { presses: 'Open it' },
  ),
  monday('09:10', 'Dana', 'Dana signs up for ten minutes in the lab.', {
    presses: 'Sign up',
    on: 'Few students speak to each other',
    in: '#six-eight',
  }),
  monday(
    '09:30',
    'Priya',
    'Priya has no time just now. Nobody but her sees why.',
    { presses: 'Not this time', on: aboutNumberTalks },
    { presses: 'No time' },
  ),
  monday('10:20', 'June', 'June, in her 31st year, takes Kofi’s question.', helps(aboutNumberTalks)),
  monday('10:30', 'Aisha', 'Aisha can help Mateo.', helps(aboutQuietStudents)),
  answer(
    1,
    monday(
      '12:15',
      'Kofi',
      'June helped Kofi.',
      thanks(aboutNumberTalks, 'Dot cards first, and ask who saw it another way'),
    ),
  ),
  monday(
    '12:30',
    'Kofi',
    'Kofi will run number talks, if June plans the first two with him.',
    commits({
      'What I will do': 'A number talk 3 times a week for 2 weeks',
      Partner: wholeName('June'),
      By: '2026-03-12',
      'Support 1: what is needed': 'planning the first two together',
      'Support 1: kind': 'Planning together',
      'Support 1: from whom': wholeName('June'),
      'Support 1: by': '2026-02-27',
    }),
  ),
  monday(
    '12:40',
    'Aisha',
    'Aisha will show math talk in her own class on Thursday.',
    shows({
      'What I will show': 'math talk',
      'What to watch for': 'Who answers whom?\nWhat do I do with a wrong answer?',
      How: 'Live class with think-aloud',
      Day: '2026-02-26',
      Begins: '10:00',
      Ends: '10:20',
      Where: 'Room 12',
      Seats: '4',
      'How visitors’ classes are minded': 'A leader teaches meanwhile',
      'Minutes lent for cover': '20',
      'Who lends them': wholeName('Tom'),
      'Whose class is minded': wholeName('Mateo'),
      Channel: '#alder-all',
    }),
  ),
  answer(
    2,
    monday(
      '13:10',
      'Mateo',
      'Aisha helped Mateo.',
      thanks(aboutQuietStudents, 'Partners talk first, then two share what the other said'),
    ),
  ),
  monday(
    '13:20',
    'Mateo',
    'Mateo will use two talk moves, if Tom minds his class once.',
    commits({
      'What I will do': 'Use two talk moves in grade 7',
      Partner: wholeName('Aisha'),
      By: '2026-03-13',
      'Support 1: what is needed': 'cover for one visit',
      'Support 1: kind': 'Cover',
      'Support 1: from whom': wholeName('Tom'),
      'Support 1: by': '2026-02-26',
    }),
  ),
  monday('13:30', 'Peter', 'Peter asks Aisha about the science block.', asks(aboutScienceBlock, 'Aisha')),
  monday(
    '13:40',
    'Peter',
    'Peter will have students talk in science, if Renata brings whiteboards.',
    commits({
      'What I will do': 'Talk in the science block',
      Partner: wholeName('Aisha'),
      By: '2026-03-12',
      'Support 1: what is needed': 'whiteboards',
      'Support 1: kind': 'Material',
      'Support 1: from whom': wholeName('Renata'),
      'Support 1: by': '2026-03-02',
    }),
  ),
  monday(
    '13:50',
    'Tom',
    'Tom, the assistant principal, will teach two periods a week so that others can visit.',
    commits({
      'What I will do': 'Teach two periods a week so that others can visit',
      Partner: wholeName('Erin'),
      By: '2026-03-27',
      'Support 1: what is needed': 'a shared timetable',
      'Support 1: kind': 'Planning together',
      'Support 1: from whom': wholeName('Erin'),
      'Support 1: by': '2026-02-25',
    }),
  ),
  monday(
    '14:00',
    'Tamika',
    'Tamika will try talk moves in algebra, and has what she needs.',
    commits({
      'What I will do': 'Talk moves in algebra, once a week',
      Partner: wholeName('Mateo'),
      By: '2026-03-13',
      Support: ['I have what I need'],
    }),
  ),
  monday(
    '14:10',
    'June',
    'June says yes to Kofi, as partner and with her time.',
    agrees('A number talk 3 times'),
    gives('A number talk 3 times'),
  ),
  monday('14:15', 'Tom', 'Tom will mind Mateo’s class.', gives('Use two talk moves')),
  monday('14:20', 'Renata', 'Renata will bring the whiteboards.', gives('Talk in the science block')),
  monday(
    '14:25',
    'Erin',
    'Erin says yes to Tom, as partner and with the timetable.',
    agrees('Teach two periods'),
    gives('Teach two periods'),
  ),
  monday('14:30', 'Mateo', 'Mateo will be Tamika’s partner.', agrees('Talk moves in algebra')),
  monday(
    '15:00',
    'Aisha',
    'Aisha helps Peter, and is partner to both.',
    helps(aboutScienceBlock),
    agrees('Use two talk moves'),
    agrees('Talk in the science block'),
  ),

  // Tuesday
  answer(
    3,
    tuesday(
      '08:00',
      'Peter',
      'Aisha helped Peter.',
      thanks(aboutScienceBlock, 'The same three sentence starters in both lessons'),
    ),
  ),
  tuesday('08:20', 'Hannah', 'Hannah asks Grace about fractions.', asks(aboutPieces, 'Grace')),
  tuesday('08:40', 'Mateo', 'Mateo takes a seat in Aisha’s class.', joins('math talk', '#alder-all')),
  tuesday('08:45', 'Peter', 'Peter takes one too.', joins('math talk', '#alder-all')),
  tuesday('09:30', 'Grace', 'Grace can help Hannah.', helps(aboutPieces)),
  tuesday('13:30', 'Oleg', 'Dana was there. It took place: nothing else is kept.', {
    presses: 'It took place',
    on: 'Did the visit take place?',
  }),
  answer(4, tuesday('14:00', 'Hannah', 'Grace helped Hannah.', thanks(aboutPieces, 'Fold strips before any numbers'))),
  tuesday(
    '14:30',
    'June',
    'June offers a number talk rehearsal on the PD day, with Priya. Hannah is off that day; the card is there for her too.',
    shows({
      'What I will show': 'number talks',
      'What to watch for': 'How long is it quiet?\nWhat is written down, and by whom?',
      How: 'Rehearsal with stops',
      Day: '2026-02-27',
      Begins: '09:00',
      Ends: '09:30',
      Where: 'Library, led together with Priya',
      Seats: '6',
      Channel: '#k-2',
    }),
  ),
  tuesday('14:40', 'Marisol', 'Marisol will be there.', joins('number talks', '#k-2')),
  tuesday('14:45', 'Kofi', 'So will Kofi.', joins('number talks', '#k-2')),

  // Wednesday, early release
  wednesday('08:00', 'Lucía', 'Lucía will be there too.', joins('number talks', '#k-2')),
  wednesday('08:10', 'Erin', 'Erin hands over the timetable, on its day.', gave('Teach two periods')),
  wednesday('08:30', 'Tom', 'Tom has it.', came('a shared timetable')),
  wednesday(
    '15:10',
    'Marisol',
    'Marisol asks Lucía, who is paid by the hour and reads it at 07:45 tomorrow.',
    asks(aboutCounting, 'Lucía'),
  ),

  // Thursday
  thursday('08:00', 'Lucía', 'Lucía can help Marisol: an aide helps a lead.', helps(aboutCounting)),
  thursday('08:05', 'Renata', 'The principal asks first: Renata asks Aisha.', asks(aboutMyOwnTalk, 'Aisha')),
  thursday(
    '09:00',
    'Aisha',
    'Aisha can help Renata. That is her third question this week: her own limit.',
    helps(aboutMyOwnTalk),
  ),
  thursday('09:30', 'Tom', 'Tom teaches Mateo’s period.', gave('Use two talk moves')),
  answer(
    5,
    thursday(
      '10:25',
      'Marisol',
      'Lucía helped Marisol.',
      thanks(aboutCounting, 'Five minutes, and the same picture two days in a row'),
    ),
  ),
  thursday('10:30', 'Mateo', 'Mateo was in Aisha’s class, and Tom in his.', came('cover for one visit')),
  thursday('11:00', 'Aisha', 'It took place.', { presses: 'It took place', on: 'Did it take place?' }),
  thursday('11:15', 'Peter', 'Peter says what he will try.', willTry('I ask: who can say that in other words?')),
  thursday('11:30', 'Mateo', 'So does Mateo.', willTry('Partners talk before anyone shares')),
  answer(
    6,
    thursday('14:00', 'Renata', 'Aisha helped Renata.', thanks(aboutMyOwnTalk, 'Ask what part of it makes sense')),
  ),
  thursday(
    '18:10',
    'Erin',
    'Erin asks in the evening: Aisha would be first but has enough this week, so Tamika reads it in the morning.',
    asks(aboutAlgebra, 'Tamika'),
  ),

  // Friday, PD day
  friday('08:30', 'Tamika', 'Tamika can help Erin.', helps(aboutAlgebra)),
  friday('09:45', 'June', 'The rehearsal took place.', { presses: 'It took place', on: 'Did it take place?' }),
  friday('10:00', 'Kofi', 'Kofi says what he will try.', willTry('I wait five seconds before I take a hand')),
  friday('11:00', 'June', 'June has planned two number talks with Kofi.', gave('A number talk 3 times')),
  friday('11:30', 'Kofi', 'Kofi has them.', came('planning the first two together')),
];
