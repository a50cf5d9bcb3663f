import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellsOf } from '../../../src/domain/booking.ts';
import type { ModelingSession } from '../../../src/domain/modeling.ts';
import { type Bot, startBot } from '../../helpers/bot.ts';
import { freshDatabase } from '../../helpers/mongo.ts';
import { actionPayload } from '../../helpers/payloads.ts';
import { seededRandom } from '../../helpers/seeded-random.ts';
import { session } from '../../helpers/session.ts';
import { type SlackStub, slackStub } from '../../helpers/slack-stub.ts';

/** `npm run prove:seats` presses 2,000 times. */
const presses = Number(process.env.RACED_PRESSES ?? 100);
const atOnce = 50;
const slots = 6;
const sessionsPerSlot = 4;
const { client, db } = await freshDatabase();
const random = seededRandom(20260225);
const below = (most: number) => Math.floor(random() * most);
let slack: SlackStub;
let bots: [Bot, Bot];

beforeAll(async () => {
  slack = await slackStub();
  const options = { client, dbName: db.databaseName, slackApiUrl: slack.apiUrl };
  bots = [await startBot(options), await startBot(options)];
  await bots[0].deps.schools.home('T1', 'America/Chicago');
  for (let slot = 0; slot < slots; slot += 1) for (let n = 0; n < sessionsPerSlot; n += 1) await put(slot, n);
});
afterAll(async () => {
  for (const bot of bots) await bot.stop();
  await slack.stop();
});

/** A session of one to four seats, at the same time as the others of its slot and lying over those of the next by a little. */
async function put(slot: number, n: number): Promise<void> {
  const from = new Date(+session().startsAt + slot * 15 * 60_000);
  const to = new Date(+from + 20 * 60_000);
  const id = `s${slot}-${n}`;
  const hostId = `UH${slot}${n}`;
  const seats = 1 + below(4);
  const { deps } = bots[0];
  await deps.sessions.addOnce(session({ id, cause: id, hostId, startsAt: from, endsAt: to, seats }));
  await deps.bookings.take({ teamId: 'T1', userId: hostId, eventId: id, cells: cellsOf({ from, to }) });
}

/** One of forty colleagues joins, waits for a seat, or leaves, at one of two instances. */
async function press(serial: number): Promise<void> {
  const action = ['model.join', 'model.join', 'model.wait', 'model.leave'][below(4)] ?? '';
  const user = { id: `U${below(40) + 10}`, team_id: 'T1' };
  const id = `s${below(slots)}-${below(sessionsPerSlot)}`;
  await bots[serial % 2]?.slack.deliver(actionPayload(action, id, { user, response_url: slack.responseUrl }));
}

test(`${presses} presses on seats, ${atOnce} at once at two instances: no seat over the limit, nobody in two places`, async () => {
  for (let done = 0; done < presses; done += atOnce) {
    await Promise.all(Array.from({ length: atOnce }, (_, n) => press(done + n)));
    for (const bot of bots) await bot.settled();
  }
  const lines = bots.flatMap(({ log }) => log).filter(({ event }) => String(event).startsWith('model.'));
  expect(lines.length).toBe(presses);
  expect(lines.filter(({ outcome }) => outcome === 'failed')).toEqual([]);

  const sessions = await db.collection<ModelingSession>('sessions').find().toArray();
  const seats = await db.collection('seats').find().toArray();
  for (const { id, visitors, seats: most } of sessions) {
    const taken = seats.filter(({ eventId }) => eventId === id);
    const numbers = taken.map(({ seatNo }) => seatNo as number);
    expect(new Set(numbers).size, id).toBe(numbers.length);
    expect(Math.max(0, ...numbers), id).toBeLessThanOrEqual(most);
    expect(taken.map(({ userId }) => userId).sort(), id).toEqual(visitors.map(({ userId }) => userId).sort());
  }

  const clashes = sessions.flatMap((one) =>
    one.visitors.flatMap(({ userId }) =>
      sessions
        .filter((other) => other.id > one.id && other.startsAt < one.endsAt && one.startsAt < other.endsAt)
        .filter((other) => other.visitors.some((visitor) => visitor.userId === userId))
        .map((other) => `${userId} is at ${one.id} and at ${other.id}`),
    ),
  );
  expect(clashes).toEqual([]);
  expect(seats.length).toBeGreaterThan(slots * sessionsPerSlot * 0.5);
}, 600_000);
