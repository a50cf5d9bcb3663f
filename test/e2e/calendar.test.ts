import { afterEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../helpers/mongo.ts';
import { type SchoolWithContour, schoolWithContour } from '../helpers/school.ts';

const { client, db } = await freshDatabase();
const text = 'how do I get quiet students talking in math';
let school: SchoolWithContour;
let run = 0;

/** A fresh school each time. */
async function opens(now: string) {
  run += 1;
  school = await schoolWithContour({ client, dbName: `${db.databaseName}-${run}`, mode: 'socket', now });
}
afterEach(async () => {
  await school.stop();
  await client.db(`${db.databaseName}-${run}`).dropDatabase();
});

const records = (name: string) => client.db(`${db.databaseName}-${run}`).collection(name);
const offers = async () => (await records('questions').findOne({}))?.offers;

async function mateoAsksAisha() {
  const mateo = school.as('17');
  await mateo.command('/who-knows', text);
  await mateo.press('Ask Aisha');
  await mateo.sees('has it until');
  return mateo;
}

describe('a question at Alder Creek', () => {
  test('asked the afternoon before a closed day has its time on the day after', async () => {
    await opens('2026-03-03T20:00:00Z');
    await mateoAsksAisha();
    // Two hours on Tuesday until 16:00, two more on Thursday from 07:30.
    expect((await offers())[0].deadline.toISOString().slice(0, 16)).toBe('2026-03-05T15:30');
  });

  test('asked on a closed day waits for the next working day of the colleague', async () => {
    await opens('2026-03-04T16:00:00Z');
    await mateoAsksAisha();
    expect((await offers())[0].deliverAt.toISOString()).toBe('2026-03-05T13:30:00.000Z');
    expect(school.as('11').messages()).toEqual([]);
    await school.goTo('2026-03-05T13:30:00Z');
    await school.as('11').sees(text);
  });

  test('asked before the break waits for its end', async () => {
    await opens('2026-03-13T22:00:00Z');
    await mateoAsksAisha();
    expect((await offers())[0].deliverAt.toISOString()).toBe('2026-03-23T12:30:00.000Z');
  });
});
