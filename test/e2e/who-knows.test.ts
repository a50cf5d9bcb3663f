import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { empty, indexedDatabase } from '../helpers/mongo.ts';
import { type SchoolWithContour, schoolWithContour } from '../helpers/school.ts';

const { client, db } = await indexedDatabase();

describe.each(['socket', 'http'] as const)('a question over %s', (mode) => {
  let school: SchoolWithContour;

  beforeAll(async () => {
    // Tuesday 24 February 2026, 09:00 in Chicago.
    school = await schoolWithContour({ client, dbName: db.databaseName, mode, now: '2026-02-24T15:00:00Z' });
  });
  afterAll(async () => {
    await school.stop();
    await empty(db);
  });

  test('Mateo asks about quiet students, Aisha accepts, and he thanks her for the practice that helped', async () => {
    const [mateo, aisha] = [school.as('17'), school.as('11')];
    await mateo.command('/who-knows', 'how do I get quiet students talking in math');
    await mateo.sees('Who sees this');
    await mateo.press('Ask Aisha');
    await mateo.sees(/Asked/);
    await mateo.sees('has it until');

    await aisha.sees('how do I get quiet students talking in math');
    await aisha.press('I can help');
    const together = await mateo.sees('can help. Talk in this thread');
    expect(together.text).toContain('quiet students');

    await mateo.press('This helped', together);
    await mateo.modal('This helped');
    await mateo.submit({
      'What practice helped?': 'Partners talk first, then two share',
      Sharing: ['Others with a similar question may find this one'],
    });
    await aisha.sees('Partners talk first');
    await aisha.press('Let others find it');
    await aisha.sees('Colleagues with a similar question will find this one');
    const thanks = await aisha.sees('You let others find this one');
    expect(JSON.stringify(thanks.blocks)).not.toContain('Let others find it');

    const question = await db.collection('questions').findOne({});
    expect(question).toMatchObject({
      status: 'helped',
      helped: { practice: 'Partners talk first, then two share', answererAgrees: true },
    });
    const evidence = await db.collection('evidence').find({}).toArray();
    expect(evidence).toMatchObject([{ userId: aisha.id, kind: 'helped', topic: 'math-discourse', day: '2026-02-24' }]);
    // The question and the thanks: two messages that Aisha did not ask for today.
    expect(await db.collection('budgets').findOne({ userId: aisha.id })).toMatchObject({ count: 2 });
    await school.path.settled();
    expect(await db.collection('outbox').countDocuments({ state: { $ne: 'sent' } })).toBe(0);
  });
});
