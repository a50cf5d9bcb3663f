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

test('Peter’s day moves to 25 March with Renata’s whiteboards, which come a week late, and he keeps what he said', async () => {
  const [peter, renata, aisha] = [school.as('13'), school.as('01'), school.as('11')];
  await peter.command('/commit');
  await peter.modal('A commitment');
  await peter.submit({
    'What I will do': 'Talk in the science block',
    Partner: 'Aisha Rahman',
    By: '2026-03-12',
    'Support 1: what is needed': 'whiteboards',
    'Support 1: kind': 'Material',
    'Support 1: from whom': 'Renata Okafor',
    'Support 1: by': '2026-03-02',
  });
  await peter.press('Send');
  await peter.dismiss();
  await peter.sees('Waiting for a yes from');

  await aisha.press('I will be your partner', await aisha.sees('with you as partner'));
  await renata.press('Accept', await renata.sees('support from you would make it possible'));
  await peter.sees('Everyone has said yes: this is open now.');
  await aisha.sees('said they will do this');

  await school.goTo('2026-03-09T14:00:00Z');
  await peter.sees('By Wed, Mar 25. It was Thu, Mar 12, and moved.');
  await renata.command('/commit', 'owed');
  const owed = await renata.sees('What you owe, the oldest first');
  expect(owed.text).toContain('whiteboards');
  expect(owed.text).toContain('3 school days late');
  await renata.press('I have given it', owed);
  await peter.press('It came', await peter.sees('says it is there: whiteboards. Did it come?'));
  await renata.sees('by Mon, Mar 2: came');

  await school.goTo('2026-03-24T14:00:00Z');
  await peter.sees('Its day is near. How does it stand?');
  await peter.press('Done');
  await peter.modal('Done');
  await peter.submit({
    'Did you do it?': 'All of it',
    'What did students do?': 'They asked each other why.',
    'What did you learn?': 'Boards first, talk second.',
  });
  await aisha.press('Thank', await aisha.sees('kept what they said'));
  await peter.sees('says thank you.');
  await aisha.sees('Boards first, talk second.');
  // Renata gave the support, and evaluates Peter: neither is hers to read.
  expect(JSON.stringify(renata.messages())).not.toMatch(/Boards first|asked each other why/);
});
