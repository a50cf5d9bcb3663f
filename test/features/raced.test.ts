import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellsOf } from '../../src/domain/booking.ts';
import { connectMongo } from '../../src/stores/connect.ts';
import { agreement } from '../helpers/agreement.ts';
import { type Bot, startBot } from '../helpers/bot.ts';
import { freshDatabase } from '../helpers/mongo.ts';
import { observation, round } from '../helpers/observation.ts';
import { actionPayload } from '../helpers/payloads.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { session } from '../helpers/session.ts';
import { type SlackStub, slackStub } from '../helpers/slack-stub.ts';

/** `npm run prove:seats` presses 2,000 times. */
const presses = Number(process.env.RACED_PRESSES ?? 100);
const atOnce = 50;
const slots = 6;
/** In each slot so many sessions, and as many doors. */
const perSlot = 2;
const { client, db, uri } = await freshDatabase();
/** The other instance shares nothing with the first but the database. */
const other = await connectMongo(uri, 'main');
const random = seededRandom(20260225);
const below = (most: number) => Math.floor(random() * most);
let slack: SlackStub;
let bots: [Bot, Bot];

beforeAll(async () => {
  slack = await slackStub();
  const options = { dbName: db.databaseName, slackApiUrl: slack.apiUrl };
  bots = [await startBot({ ...options, client }), await startBot({ ...options, client: other })];
  const { deps } = bots[0];
  await deps.schools.home('T1', 'America/Chicago');
  await deps.agreements.addOnce(agreement());
  await deps.rounds.addOnce(round());
  for (let slot = 0; slot < slots; slot += 1)
    for (let n = 0; n < perSlot; n += 1) {
      await put('session', slot, n);
      await put('visit', slot, n);
    }
});
afterAll(async () => {
  for (const bot of bots) await bot.stop();
  await slack.stop();
  await other.close();
});

/** Of one to four seats, at the same time as the others of its slot and lying over those of the next by a little. */
async function put(kind: 'session' | 'visit', slot: number, n: number): Promise<void> {
  const from = new Date(+session().startsAt + slot * 15 * 60_000);
  const to = new Date(+from + 20 * 60_000);
  const id = `${kind}-${slot}-${n}`;
  const hostId = `U${kind === 'visit' ? 'V' : 'S'}${slot}${n}`;
  const common = { id, cause: id, hostId, startsAt: from, endsAt: to, seats: 1 + below(4) };
  const { deps } = bots[0];
  await deps.roster.colleague('T1', hostId);
  if (kind === 'visit') await deps.observations.addOnce(observation(common));
  else await deps.sessions.addOnce(session(common));
  await deps.bookings.take({ teamId: 'T1', userId: hostId, eventId: id, cells: cellsOf({ from, to }) });
}

const verbs = {
  session: ['model.join', 'model.join', 'model.wait', 'model.leave'],
  visit: ['observe.sign-up', 'observe.sign-up', 'observe.wait', 'observe.withdraw'],
};

/** One of forty colleagues takes a place, waits for one, or gives it back, at one of two instances. */
async function press(serial: number): Promise<void> {
  const kind = below(2) === 0 ? 'session' : 'visit';
  const action = verbs[kind][below(4)] ?? '';
  const user = { id: `U${below(40) + 10}`, team_id: 'T1' };
  const id = `${kind}-${below(slots)}-${below(perSlot)}`;
  await bots[serial % 2]?.slack.deliver(actionPayload(action, id, { user, response_url: slack.responseUrl }));
}

interface Event {
  id: string;
  hostId: string;
  startsAt: Date;
  endsAt: Date;
  seats: number;
  visitors: { userId: string; seatNo: number }[];
}

test(`${presses} presses on seats and doors, ${atOnce} at once at two instances: no place over the limit, nobody in two places`, async () => {
  for (let done = 0; done < presses; done += atOnce) {
    await Promise.all(Array.from({ length: atOnce }, (_, n) => press(done + n)));
    for (const bot of bots) await bot.settled();
  }
  const lines = bots.flatMap(({ log }) => log).filter(({ event }) => /^(?:model|observe)\./.test(String(event)));
  expect(lines.length).toBe(presses);
  expect(lines.filter(({ outcome }) => outcome === 'failed')).toEqual([]);

  const sessions = await db.collection<Event>('sessions').find().toArray();
  const visits = await db.collection<Event>('observations').find().toArray();
  const events = [...sessions, ...visits];
  const seats = await db.collection('seats').find().toArray();
  for (const { id, visitors, seats: most } of events) {
    const taken = seats.filter(({ eventId }) => eventId === id);
    const numbers = taken.map(({ seatNo }) => seatNo as number);
    expect(new Set(numbers).size, id).toBe(numbers.length);
    expect(Math.max(0, ...numbers), id).toBeLessThanOrEqual(most);
    expect(taken.map(({ userId }) => userId).sort(), id).toEqual(visitors.map(({ userId }) => userId).sort());
  }

  const isAt = (event: Event, userId: string) => event.visitors.some((visitor) => visitor.userId === userId);
  const clashes = events.flatMap((one) =>
    one.visitors.flatMap(({ userId }) =>
      events
        .filter((other) => other.id > one.id && other.startsAt < one.endsAt && one.startsAt < other.endsAt)
        .filter((other) => isAt(other, userId))
        .map((other) => `${userId} is at ${one.id} and at ${other.id}`),
    ),
  );
  expect(clashes).toEqual([]);
  for (const some of [sessions, visits]) {
    const placesTaken = some.reduce((sum, { visitors }) => sum + visitors.length, 0);
    expect(placesTaken).toBeGreaterThan(slots * perSlot * 0.5);
  }

  const booked = await db.collection('bookings').find().toArray();
  const wanted = events.flatMap(({ id, hostId, visitors, startsAt: from, endsAt: to }) =>
    [hostId, ...visitors.map(({ userId }) => userId)].flatMap((userId) =>
      cellsOf({ from, to }).map((cell) => `${userId} ${cell} ${id}`),
    ),
  );
  expect(booked.map(({ userId, cell, eventId }) => `${userId} ${cell} ${eventId}`).sort()).toEqual(wanted.sort());
}, 600_000);
