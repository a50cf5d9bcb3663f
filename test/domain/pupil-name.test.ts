import { describe, expect, test } from 'vitest';
import { seemsToNamePupil } from '../../src/domain/pupil-name.ts';

const colleagues = ['Renata Okafor', 'Lucía Paredes', 'Marisol Vega', 'Erin Gallagher', 'Jamal Pierce', 'Rosa Delgado'];

/** What a teacher types, and the words that would tell who the pupil is. */
const naming: [string, string[]][] = [
  ['Jayden in my 3rd period won’t talk', ['Jayden']],
  ['jayden in my 3rd period wont talk', ['jayden']],
  ['what do i do when d’andre refuses to write', ['d’andre']],
  ['J.M. keeps leaving the room', ['J.M.']],
  ['how do i get K. T. to turn in work', ['K. T.']],
  ['student ID 12345 needs accommodations', ['student ID 12345']],
  ['can someone look up student #203944', ['student #203944']],
  ['lunch number 44821 has no balance', ['lunch number 44821']],
  ['SSID 9384756201 is not in my gradebook', ['SSID 9384756201']],
  ['id# 88213 moved into my homeroom', ['id# 88213']],
  ['new 1st grader, DOB 3/14/2019, cannot hold a pencil', ['DOB 3/14/2019']],
  ['Maria G. cries at drop off', ['Maria G']],
  ['Mateo R doesn’t know his letters', ['Mateo R']],
  ['who has worked with Sofia Hernandez in 2nd grade?', ['Sofia Hernandez']],
  ['how do I help Xiomara with reading', ['Xiomara']],
  ['how do I help Zyquan with reading', ['Zyquan']],
  ['Aaliyah’s mom emailed me again', ['Aaliyah']],
  ['Zy’keria’s mom emailed me again', ['Zy’keria']],
  ['My student Zyquavion throws chairs', ['Zyquavion']],
  ['a boy named kaizen won’t sit', ['kaizen']],
  ['a kid called Bear hides under tables', ['Bear']],
  ['need ideas for Liam and Noah who fight at recess', ['Liam', 'Noah']],
  ['el papá de Matías no contesta', ['Matías']],
  ['¿Cómo ayudo a Valentina con la lectura?', ['Valentina']],
  ['"Emma" bites when we line up', ['Emma']],
  ['I have Braxton for math and he’s lost', ['Braxton']],
  ['any tips for Nevaeh?', ['Nevaeh']],
  ['TYRONE WON’T STOP TALKING', ['TYRONE']],
  ['Mohammed is fasting and tired by noon', ['Mohammed']],
  ['Priyanka hasn’t turned in work since break', ['Priyanka']],
  ['Tell me how to get Ava talking', ['Ava']],
  ['Hope in my 2nd period sleeps all day', ['Hope']],
  ['Grace won’t work with others', ['Grace']],
  ['Will refuses every warm up', ['Will']],
  ['Jordan’s IEP goals are weak', ['Jordan']],
  ['Charlotte hides under her desk', ['Charlotte']],
  ['when Jackson yells I lose the room', ['Jackson']],
  ['if Zamarion doesn’t eat, the afternoon is gone', ['Zamarion']],
  ['student J won’t do partner work', ['J']],
  ['student JR cannot sit still', ['JR']],
  ['student 48213 needs help', ['48213']],
  ['one kid, T., has no friends', ['T.']],
  ['does anyone have Kaylee and Kayla for specials', ['Kaylee', 'Kayla']],
  ['Quarius has an IEP and so does Damonte in my class', ['Damonte']],
  ['so today Ximena told me she hates math', ['Ximena']],
  ['I teach Deshawn Williams, 7th hour', ['Deshawn Williams']],
  ['the Johnson twins fight at lunch', ['Johnson']],
  ['que hago con santi, jose y alejandra que no paran', ['jose', 'alejandra']],
];

/** What a teacher types that names nobody, however many capitals it has. */
const namingNobody: string[] = [
  'how do I get quiet students talking in math',
  'HOW DO I GET QUIET STUDENTS TALKING IN MATH',
  'Wait Time And Cold Call Ideas For Middle School',
  'Anyone using Eureka Math in 4th grade?',
  'Kagan structures for big classes',
  'Socratic seminar in Math, crazy or possible',
  'Singapore math bar models or key words',
  'Spanish-speaking newcomers and fractions',
  'How do I teach Romeo and Juliet to 9th grade?',
  'who knows the Lucy Calkins units of study',
  'ideas for Black History Month in Kindergarten',
  'Martin Luther King unit for 1st grade',
  'March is testing month, and May too',
  'What did Lucía say about counting routines?',
  'could Marisol show me play-based centers',
  'does Erin Gallagher do number talks, or Jamal',
  'Rosa D. offered to help, how do I reach her',
  'Ms. Rivera’s room is so calm, how',
  'can Dr. Patel visit my class, or Coach Dan',
  'my co-teacher Sarah and I need planning time',
  'our principal Tom wants lesson plans on Fridays',
  'Title I funding and Algebra I placement',
  'Vitamin C experiment, Type B students, Part A of the test',
  'Desmos won’t load on Chromebooks',
  'Google Classroom won’t let me attach a rubric',
  'our Canvas gradebook doesn’t sync with PowerSchool',
  'Will anyone cover my class Thursday?',
  'will you mark papers faster with rubrics',
  'Mark papers faster: how?',
  'Grant writing help? instruments are held together with tape',
  'Art integration in Science',
  'I want to give my students hope and a grace period',
  'Charlotte’s Web read aloud, and Number the Stars next',
  'a student from Guatemala who speaks Mam',
  'just got three students from Honduras, zero English',
  'field trip to Washington D.C. in April',
  'U.S. history and P.E. on the same day, e.g. Tuesday',
  'class starts at 8 a.m. and ends at 3 p.m.',
  'Fountas and Pinnell levels or Lexile?',
  'Frayer model, Venn diagram, Cornell notes: which first',
  'Newton’s laws with 8th graders, Lewis structures later',
  'Lincoln Elementary does rounds, can we visit',
  'is anyone from Madison Middle School here',
  'Student A and Student B share one sentence frame',
  'a student in grade 4 reads was for saw',
  'a boy in my room talks so nobody but me can understand him',
  'Kids in my 3rd period won’t start working',
  'Nobody in my class talks',
  'Behavior in my 5th hour is out of control',
  'Student’s mom emailed me at midnight',
  'She still counts on fingers for 6+7',
  'Who else teaches AP Japanese?',
  'Orton-Gillingham or Wilson for a 5th grader',
  'Marzano, Danielson or Hattie for PD',
  'writing in the style of Dr. Seuss',
  'Harry Potter book club for 5th grade',
  'Percy Jackson and Greek myths',
  'Anne Frank and the Holocaust in 8th grade',
  'Rosa Parks read aloud',
  'Jo Boaler or Peter Liljedahl: thinking classrooms?',
  'Ramadan starts Monday, who adjusts PE',
  'the Zebra Room won’t warm up',
  'Our Promethean board keeps freezing',
  'IXL says they mastered it, they did not',
  'who has a scope for Illustrative Mathematics grade 6',
  'a chase game for recess with no running',
  'hunter education and archery unit',
  'La clase de Español empieza en Agosto',
  '¿Quién sabe de Fracciones? Necesito ayuda',
  'DBQ on the Civil War, who has one',
  'MTSS and PBIS and SEL, who explains',
  'is there a Zoom meeting ID 123456789 for PLC',
  'Girl Scouts use my room after school',
  'Student Council election speeches',
  'what is a good read aloud by Jacqueline Woodson',
  'who is AP this year, Okafor or someone else',
  'ask @jamal about counting',
  'use the app called Bookworms?',
  'I. need. coffee. Also exit tickets?',
  'Pythagorean theorem without tears',
  'we read Esperanza Rising in Spanish and English',
  'gardening club on Saturdays, what I’d never buy again',
  'The Boy Who Harnessed the Wind, any projects',
  'the Spanish kids and the Honors boys',
  'Read 180 vs. System 44?',
  'Do I reteach or move on? Should I retest?',
  'Thanks! Also need a Halloween writing prompt',
  '',
  '🎉',
];

const missed = naming.filter(([text]) => seemsToNamePupil(text, colleagues).length === 0);
const falseAlarms = namingNobody.filter((text) => seemsToNamePupil(text, colleagues).length > 0);

describe('a question that seems to name a pupil', () => {
  test.each(naming)('is known by its words: %s', (text, words) => {
    expect(seemsToNamePupil(text, colleagues)).toEqual(words);
  });

  test.each(namingNobody.map((text) => [text]))('is not this one: %s', (text) => {
    expect(seemsToNamePupil(text, colleagues)).toEqual([]);
  });

  test('is told from teaching in all of these phrases', () => {
    expect({ missed: missed.length, falseAlarms: falseAlarms.length }).toEqual({ missed: 0, falseAlarms: 0 });
  });

  test('is not one because a pupil has the name of a colleague', () => {
    expect(seemsToNamePupil('what does Jamal do for wait time', [])).toEqual(['Jamal']);
    expect(seemsToNamePupil('what does jamal do for wait time', colleagues)).toEqual([]);
  });
});
