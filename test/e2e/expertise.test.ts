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

test('Renata imports a list, Aisha says yes, and Mateo finds her', async () => {
  const [renata, mateo, aisha] = [school.as('01'), school.as('17'), school.as('11')];
  await renata.command('/expertise', 'import');
  await renata.modal('Invite colleagues');
  await renata.submit({
    'The list': [
      'email;topic;detail;source;level;offers',
      'aisha.rahman@aldercreek.example;kite building;in the spring, with grade 5;interest;4;ask,watch',
      'walter.briggs@aldercreek.example;kite building;;;;',
      'morgan.ellis@aldercreek.example;kite building;;;;',
    ].join('\n'),
  });
  const report = await renata.modal('Invite colleagues');
  await expect.poll(() => JSON.stringify(renata.stack().at(-1))).toContain('I can invite 1 colleague for 1 topic.');
  expect(JSON.stringify(renata.stack().at(-1))).toContain('Line 2: Aisha Rahman: kite building');
  expect(JSON.stringify(renata.stack().at(-1))).toMatch(/Line 3: walter.briggs@aldercreek.example: Nobody here/);
  expect(JSON.stringify(renata.stack().at(-1))).toMatch(/Line 4: morgan.ellis@.*: Morgan Ellis is a guest/);
  expect(report.title?.text).toBe('Invite colleagues');
  await renata.press('Send invitations');
  await expect.poll(() => JSON.stringify(renata.stack().at(-1))).toContain('Sent to 1 colleague.');
  await renata.dismiss();

  await mateo.command('/expertise', 'kite building');
  await mateo.sees('Nobody lists');
  const invitation = await aisha.sees('Would you like to be listed for it?');
  await aisha.press('Yes, list me', invitation);
  await aisha.sees('You are in the directory now');
  await mateo.command('/expertise', 'kite building');
  const found = await mateo.sees('in the spring, with grade 5');
  expect(found.text).toContain('Aisha Rahman');
});

test('On Home, Remove takes the entry away and writes no message', async () => {
  const aisha = school.as('11');
  const listed = () => db.collection('expertise').countDocuments({ userId: aisha.id });
  await aisha.home('Mine to teach and to learn');
  const [messages, entries] = [aisha.messages().length, await listed()];
  await aisha.press('Remove', 'home');
  await expect.poll(listed).toBe(entries - 1);
  await school.path.settled();
  expect(aisha.messages()).toHaveLength(messages);
});
