import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexedDatabase } from '../helpers/mongo.ts';
import { type SchoolWithContour, schoolWithContour } from '../helpers/school.ts';

const { client, db } = await indexedDatabase();
let school: SchoolWithContour;

beforeAll(async () => {
  // Tuesday 24 February 2026, 09:00 in Chicago.
  school = await schoolWithContour({ client, dbName: db.databaseName, mode: 'socket', now: '2026-02-24T15:00:00Z' });
});
afterAll(() => school.stop());

test('Aisha shows a number talk, Mateo moves up from the waitlist, comes, and reports his try', async () => {
  const [aisha, jamal, mateo] = [school.as('11'), school.as('15'), school.as('17')];
  await aisha.command('/model');
  await aisha.modal('Show a practice');
  await aisha.submit({
    'What I will show': 'number talks',
    'What to watch for': 'Who talks after the question?\nHow long is it quiet?',
    How: 'Live class with think-aloud',
    Day: '2026-02-25',
    Begins: '10:00',
    Ends: '10:20',
    Where: 'Room 12',
    Seats: '1',
    Channel: '#alder-all',
  });
  await aisha.press('Post it');
  await expect.poll(() => JSON.stringify(aisha.stack().at(-1))).toContain('It stands in');
  await aisha.dismiss();

  const card = await jamal.sees('Who talks after the question?');
  await jamal.press('Join', card);
  await jamal.sees('You have a seat. See you there!');
  await mateo.press('Waitlist', await mateo.sees('1 of 1 seat taken'));
  await mateo.sees('You are number 1 on the waitlist');
  await jamal.command('/model', 'list');
  await jamal.press('Leave', await jamal.sees('You have a seat.'));
  await mateo.sees('A seat became free, and it is yours now.');

  await school.goTo('2026-02-25T16:30:00Z');
  await aisha.press('It took place', await aisha.sees('Did it take place?'));
  await mateo.press('Say what I will try', await mateo.sees('What is the one thing you will try?'));
  await mateo.modal('One thing to try');
  await mateo.submit({ 'The one thing I will try': 'I wait five seconds after a question' });
  await mateo.sees('I ask you on Mar ');
  await mateo.dismiss();

  await school.goTo('2026-03-24T15:00:00Z');
  await mateo.press('Tried it', await mateo.sees('Did you try it?'));
  await mateo.modal('Did you try it?');
  await mateo.submit({ 'What did students do?': 'Two more raised their hands' });
  await mateo.sees('What students did: “Two more raised their hands”');
  expect(JSON.stringify([aisha.messages(), jamal.messages()])).not.toMatch(/five seconds|raised their hands/);
  const evidence = await db.collection('evidence').find({ userId: aisha.id }).toArray();
  expect(evidence.map(({ kind }) => kind).sort()).toEqual(['modeled', 'tried']);
});
