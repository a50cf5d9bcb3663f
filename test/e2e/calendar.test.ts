import { afterEach, describe, expect, test } from 'vitest';
import { empty, indexedDatabase } from '../helpers/mongo.ts';
import { type SchoolWithContour, schoolWithContour } from '../helpers/school.ts';

const { client, db } = await indexedDatabase();
const text = 'how do I get quiet students talking in math';
let school: SchoolWithContour;

/** A fresh school each time. */
async function opens(now: string) {
  school = await schoolWithContour({ client, dbName: db.databaseName, mode: 'socket', now });
}
afterEach(async () => {
  await school.stop();
  await empty(db);
});

const records = (name: string) => db.collection(name);
const offers = async () => (await records('questions').findOne({}))?.offers;
/** To the minute, UTC. */
const deadline = async () => (await offers())[0].deadline.toISOString().slice(0, 16);

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
    expect(await deadline()).toBe('2026-03-05T15:30');
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

describe('a school that has to close', () => {
  test('moves the deadline of who holds a question, tells both once when they are back, and takes it back on Undo', async () => {
    await opens('2026-03-02T21:00:00Z');
    const mateo = await mateoAsksAisha();
    const aisha = school.as('11');
    await aisha.sees(text);
    // Tuesday 06:00: an hour until 16:00 on Monday is used, three are left.
    await school.goTo('2026-03-03T12:00:00Z');
    const tom = school.as('01');
    await tom.command('/contour', 'closed today');
    await tom.sees('The school is closed today');
    await school.goTo('2026-03-03T12:00:30Z');
    expect(await deadline()).toBe('2026-03-05T16:30');
    await tom.press('Undo');
    await tom.sees('Undone');
    await school.goTo('2026-03-03T12:01:00Z');
    expect(await deadline()).toBe('2026-03-03T16:30');

    await tom.command('/contour', 'closed today');
    await school.path.settled();
    await school.goTo('2026-03-03T12:02:00Z');
    expect(await records('outbox').countDocuments({ kind: 'who-knows.moved', state: 'pending' })).toBe(2);
    expect(JSON.stringify(aisha.messages())).not.toContain('you have longer');
    await school.goTo('2026-03-05T13:30:00Z');
    await aisha.sees('you have longer for this question');
    await mateo.sees('your question waits too');
    await school.goTo('2026-03-05T16:00:00Z');
    expect((await offers())[0].state).toBe('open');
    expect(await records('outbox').countDocuments({ kind: 'who-knows.moved', state: 'sent' })).toBe(2);
    await school.goTo('2026-03-05T16:31:00Z');
    expect((await offers())[0].state).toBe('expired');
  });
});

test('an admin brings the days of a calendar file into the calendar', async () => {
  await opens('2026-02-24T15:00:00Z');
  const renata = school.as('01');
  const event = [
    'BEGIN:VEVENT\r\nUID:1@school\r\nDTSTART;VALUE=DATE:20260306\r\nDTEND;VALUE=DATE:20260307',
    'SUMMARY:No school (founders day)\r\nEND:VEVENT',
  ].join('\r\n');
  const uploaded = await fetch(`${school.pageUrl}page/upload?as=${renata.id}&name=school.ics`, {
    method: 'POST',
    body: `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${event}\r\nEND:VCALENDAR\r\n`,
  });
  const { file } = (await uploaded.json()) as { file: { id: string } };
  await renata.command('/contour', 'calendar');
  await renata.press('Import');
  await renata.submit({ 'A calendar file (.ics) or a list (.csv)': [file.id] });
  await renata.press('Use these days');
  await school.path.settled();
  await school.goTo('2026-03-02T15:00:00Z');
  await renata.command('/contour', 'calendar');
  await renata.sees('Fri, Mar 6: closed, No school (founders day)');
});
