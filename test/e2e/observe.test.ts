import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexedDatabase } from '../helpers/mongo.ts';
import { type SchoolWithContour, schoolWithContour } from '../helpers/school.ts';

const { client, db } = await indexedDatabase();
const sixEight = 'C0AC4RK9Q04';
let school: SchoolWithContour;

beforeAll(async () => {
  // Tuesday 24 February 2026, 09:00 in Chicago.
  school = await schoolWithContour({ client, dbName: db.databaseName, mode: 'socket', now: '2026-02-24T15:00:00Z' });
});
afterAll(() => school.stop());

type Person = ReturnType<SchoolWithContour['as']>;
const last = (person: Person) => JSON.stringify(person.stack().at(-1) ?? '');
const reads = (person: Person, words: string) => expect.poll(() => last(person), { timeout: 10_000 }).toContain(words);

/** Opens a door in the round of this channel, at a lesson of the grades 6 to 8. */
async function opensDoor(person: Person, fields: Record<string, string>): Promise<void> {
  await person.command('/observe', '', { channel: sixEight });
  await person.modal('Visits in this channel');
  await person.press('Open a door', 'modal');
  await person.modal('Open a door');
  await person.submit({ Day: '2026-02-26', ...fields });
  await person.press('Open it', 'modal');
  await reads(person, 'Your door is open');
  await person.dismiss();
}

// The walk on the page goes the same way by a learning walk.
test('grades 6 to 8 agree on visits, go on rounds through four rooms, and name the next level of work', async () => {
  const [renata, june, erin, priya] = [school.as('01'), school.as('06'), school.as('16'), school.as('03')];
  await erin.command('/observe', '', { channel: sixEight });
  await reads(erin, 'Visits are off in this school');
  await erin.dismiss();

  await renata.command('/contour', 'agreement');
  await renata.press('Record the agreement', await renata.sees('No working agreement is on record'));
  await renata.modal('Working agreement');
  await renata.submit({
    Principal: 'Renata Okafor',
    'Staff representative': 'June Abernathy',
    'Agreed on': '2026-02-02',
  });
  await reads(renata, 'It is on record');
  await renata.dismiss();
  await june.sees('names you as one of the two who sign it');

  await erin.command('/contour', 'team', { channel: sixEight });
  await erin.press('Switch on here', await erin.sees('Contour is not on'));
  await erin.sees('Nobody has joined the team');
  await erin.command('/observe', '', { channel: sixEight });
  await erin.modal('A round of visits');
  await erin.submit({
    'What puzzles us in our teaching': 'Few students explain their thinking',
    'The one question to look at': 'Who talks after the teacher asks?',
    'How the visits go': 'Rounds',
  });
  await reads(erin, 'Nobody has seen it yet');
  expect(last(erin)).toContain('60 to 90 after: describe, find patterns, name the next level of work');
  expect(last(erin)).toContain('read by those who were in the rooms');
  await erin.press('Post it', 'modal');
  await reads(erin, 'It stands in');
  await erin.dismiss();
  await priya.command('/observe', 'list');
  await priya.sees('No visit is coming');

  const rooms = {
    '17': ['Block 1', 'Room 20'],
    '18': ['Block 2', 'Room 21'],
    '19': ['Block 3', 'Lab 4'],
    '20': ['Block 4', 'Room 23'],
  };
  for (const [no, [Lesson = '', Where = '']] of Object.entries(rooms))
    await opensDoor(school.as(no), { Lesson, Where, 'Visitors, at most': '1' });
  const card = () => erin.messages(sixEight).findLast(({ text }) => text.includes('*Visits:'));
  const free = () => JSON.stringify(card()?.blocks).split('"Sign up"').length - 1;
  await expect.poll(free, { timeout: 10_000 }).toBe(4);
  for (const left of [3, 2, 1, 0]) {
    await erin.press('Sign up', card());
    await expect.poll(free, { timeout: 10_000 }).toBe(left);
  }

  await school.goTo('2026-02-26T21:00:00Z');
  for (const no of Object.keys(rooms)) {
    const host = school.as(no);
    await host.press('It took place', await host.sees('Did the visit take place?'));
    await host.sees('That it took place is kept');
  }
  await erin.command('/observe', '', { channel: sixEight });
  await erin.press('The report', 'modal');
  await reads(erin, 'Step 1 of 3');
  await erin.press('Describe', 'modal');
  await erin.submit({ 'What I saw and heard': 'In Room 20 nine of 24 students spoke\nMateo waited five seconds' });
  await reads(erin, 'I took out: Room 20, Mateo');
  await erin.press('Close the description', 'modal');
  await reads(erin, 'Step 2 of 3');
  await erin.press('Write patterns', 'modal');
  await erin.submit({ 'Patterns over the rooms': 'Few students speak twice' });
  await reads(erin, 'Few students speak twice');
  await erin.press('Close the patterns', 'modal');
  await reads(erin, 'Step 3 of 3');
  await erin.press('Name the next level', 'modal');
  await erin.submit({ 'The next level of work': 'Partners talk first; we need ten minutes to plan it' });
  await reads(erin, 'Partners talk first');
  await erin.press('Show it to everyone', 'modal');
  await reads(erin, 'It stands in');
  const result = await school.as('17').sees('What the rooms show', sixEight);
  expect(JSON.stringify(result)).toContain('Partners talk first');
  expect(JSON.stringify(result)).not.toMatch(/Room 20|Mateo|nine of 24/);
  await school.as('17').sees('The round is over', sixEight);
}, 120_000);

test('Tamika’s door of a day that closes goes to the next A day, and what Erin noticed stays between the two', async () => {
  const [tamika, erin, tom] = [school.as('18'), school.as('16'), school.as('02')];
  await school.goTo('2026-03-02T15:00:00Z');
  await erin.dismiss();
  await erin.command('/observe', '', { channel: sixEight });
  await erin.modal('A round of visits');
  await erin.submit({
    'What puzzles us in our teaching': 'Few students explain their thinking',
    'The one question to look at': 'Who talks after the teacher asks?',
    'First day': '2026-03-02',
    'Last day': '2026-03-13',
  });
  await erin.press('Post it', 'modal');
  await reads(erin, 'It stands in');
  await erin.dismiss();
  await opensDoor(tamika, { Day: '2026-03-05', Lesson: 'Block 2', Where: 'Room 21' });
  const card = () => erin.messages(sixEight).findLast(({ text }) => text.includes('*Visits:'));
  await expect.poll(() => JSON.stringify(card()), { timeout: 10_000 }).toContain('Room 21');
  await erin.press('Sign up', card());
  await erin.sees('You have a place. Your host knows that you come.');
  await tom.command('/observe', 'list', { channel: sixEight });
  await tom.press('Sign up', await tom.sees('Coming up', sixEight));
  await tom.sees('You evaluate this colleague');

  // Thursday is closed too: the letters slide, and Friday 6 March has its A.
  await school.goTo('2026-03-05T13:00:00Z');
  await school.as('01').command('/contour', 'closed today');
  await school.as('01').sees('The school is closed today');
  await school.goTo('2026-03-05T13:30:00Z');
  await school.goTo('2026-03-06T14:00:00Z');
  await tamika.press('Move it there', await tamika.sees('Your door cannot be open then'));
  await erin.sees('This visit has moved');
  await school.goTo('2026-03-06T16:00:00Z');
  await tamika.press('It took place', await tamika.sees('Did the visit take place?'));
  await erin.press('Write notes', await erin.sees('What did you notice?'));
  await erin.modal('Notes of a visit');
  const asked = await erin.submit({ 'I noticed': 'A great wait of five seconds' });
  expect(JSON.stringify(asked)).toContain('“great” sounds like a judgment');
  await erin.submit({ 'I noticed': 'Five seconds of silence, then eleven hands', 'I take back': 'I count to five' });
  await reads(erin, 'Kept, for you and');
  await erin.dismiss();
  await tamika.press('Read notes', await tamika.sees('has left you a note'));
  await reads(tamika, 'then eleven hands');
  expect(JSON.stringify([tamika.messages(), erin.messages(), tamika.messages(sixEight)])).not.toContain('eleven hands');
  await tamika.press('Delete', 'modal');
  await reads(tamika, 'It is gone, for both of you');
  expect(await db.collection('visitNotes').countDocuments()).toBe(0);
}, 120_000);
