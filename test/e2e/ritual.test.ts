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
const patient = { timeout: 10_000 };
const reads = (person: Person) => expect.poll(() => JSON.stringify(person.stack().at(-1)), patient);

test('grades 6 to 8 say each Thursday where they will try it, not in the break, and Mateo thanks Tamika for what she showed', async () => {
  const [erin, mateo, tamika] = [school.as('16'), school.as('17'), school.as('18')];
  await erin.command('/contour', 'team', { channel: sixEight });
  await erin.press('Switch on here', await erin.sees('Contour is not on'));
  await tamika.press('Join', await tamika.sees('has switched Contour on here', sixEight));
  await tamika.sees('You are in');
  await erin.command('/ritual', '', { channel: sixEight });
  await erin.modal('Rituals');
  await erin.press('Choose', 'modal');
  await erin.modal('A ritual');
  await erin.submit({ 'Day of the week': 'Thursday', Time: '08:00' });
  await reads(erin).toContain('Nobody has seen it yet');
  await erin.press('Start it', 'modal');
  await reads(erin).toMatch(/It runs in.*Next: Thu, Feb 26 at 08:00/);
  await erin.dismiss();

  await school.goTo('2026-02-26T14:00:00Z');
  const card = await mateo.sees('One lesson this week where I will try it: ___', sixEight);
  await mateo.press('Answer', card);
  await mateo.modal('Your answer');
  await mateo.submit({ 'Your answer': 'I tried silence, students <!channel> asked each other' });
  await mateo.sees('• <@', sixEight);
  await mateo.dismiss();
  const cards = () => erin.messages(sixEight).filter(({ text }) => text.includes('One lesson this week'));
  expect(cards().map(({ text }) => text.includes('I tried silence, students asked each other'))).toEqual([true]);

  // Late, and welcome; then nobody answers twice. The Thursday of the break moves to the first day after it.
  await school.goTo('2026-03-05T14:00:00Z');
  await expect.poll(() => cards().length, patient).toBe(2);
  await school.goTo('2026-03-10T14:00:00Z');
  await tamika.press('Answer', cards().at(-1));
  await tamika.modal('Your answer');
  await tamika.submit({ 'Your answer': 'I waited, and half of it worked' });
  await expect.poll(() => cards().at(-1)?.text, patient).toContain('half of it worked');
  await tamika.dismiss();
  for (const at of ['2026-03-12T13:00:00Z', '2026-03-19T13:00:00Z']) await school.goTo(at);
  await expect.poll(() => cards().length, patient).toBe(3);
  await school.goTo('2026-03-23T13:00:00Z');
  await expect.poll(() => cards().length, patient).toBe(4);
  await school.goTo('2026-03-26T13:00:00Z');
  await erin.press('Keep', await erin.sees('Nobody answered *Goal line*'));
  await erin.sees('It goes on. Next: Thu, Apr 2 at 08:00.');
  expect(cards()).toHaveLength(4);

  await mateo.command('/ritual', 'thanks');
  await mateo.modal('Thanks for a practice');
  const filled = { 'Because you …': 'waited five seconds', '… my students could': 'finish their thought' };
  await mateo.submit({ To: 'Tamika Boyd', ...filled });
  await reads(mateo).toContain('hears of it in their working hours');
  await tamika.press('Show it', await tamika.sees('Because you waited five seconds'));
  await erin.sees('my students could finish their thought.', sixEight);
}, 90_000);
