import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toldOf } from '../../src/domain/follow-up.ts';
import {
  cancel,
  changeSession,
  changeTry,
  didNotTakePlace,
  displace,
  fileNumber,
  join,
  learnersOf,
  leave,
  type ModelingSession,
  openOffer,
  sayTry,
  takeFile,
  tookPlace,
  tryingOf,
  undisplace,
  wait,
  waitsForHost,
  whyNoSeat,
  whyNotHeld,
} from '../../src/domain/modeling.ts';
import { session } from '../helpers/session.ts';

const before = new Date('2026-02-25T15:00:00Z');
const full = session({
  visitors: [
    { userId: 'U01', seatNo: 1 },
    { userId: 'U02', seatNo: 2 },
  ],
});

test.each([
  ['its host before it', session(), 'U11', before, false],
  ['its host when its day is lost', session({ displaced: { turn: 1 } }), 'U11', before, true],
  ['its host once it is over', session(), 'U11', session().endsAt, true],
  ['its host once they said that it took place', session({ status: 'held' }), 'U11', session().endsAt, false],
  ['a visitor once it is over', full, 'U01', session().endsAt, false],
])('whether a session waits for %s', (_, one, userId, now, isWaiting) => {
  expect(waitsForHost(one, userId, now)).toBe(isWaiting);
});

describe('a seat', () => {
  test.each([
    ['the host of it', session(), 'U11', before, 'own'],
    ['who has one', full, 'U01', before, 'in'],
    ['anyone once it has begun', session(), 'U01', session().startsAt, 'started'],
    ['anyone when it is full', full, 'U03', before, 'full'],
    ['who minds a class then', session({ cover: { kind: 'sub', minutes: 30, by: 'U03' } }), 'U03', before, 'minds'],
    ['anyone when it was called off', session({ status: 'cancelled' }), 'U01', before, 'not-open'],
    ['anyone before it stands in the channel', session({ status: 'draft' }), 'U01', before, 'not-open'],
  ])('is not for %s', (_, one, userId, now, reason) => {
    expect(whyNoSeat(one, userId, now)).toBe(reason);
    expect(join(one, userId, now)).toBeUndefined();
  });

  test('that was given up is the next one taken', () => {
    const left = leave(full, 'U01') ?? full;
    expect(join(left, 'U03', before)?.visitors).toContainEqual({ userId: 'U03', seatNo: 1 });
  });
});

describe('the list of those who wait', () => {
  test('opens when the seats are taken, holds everyone once, and in their order', () => {
    expect(wait(session(), 'U03', before)).toBeUndefined();
    const two = wait(wait(full, 'U03', before) ?? full, 'U04', before);
    expect(two?.waiting).toEqual(['U03', 'U04']);
    expect(wait(two ?? full, 'U03', before)).toBeUndefined();
  });

  test('is left by who takes a seat', () => {
    const waiting = leave({ ...full, waiting: ['U03', 'U04'] }, 'U02') ?? full;
    expect(join(waiting, 'U03', before)?.waiting).toEqual(['U04']);
  });
});

test('a draft is opened once, and what is over or called off is not called off again', () => {
  expect(openOffer(session({ status: 'draft' }), [], before)?.map(({ status }) => status)).toEqual(['open']);
  expect(openOffer(session(), [], before)).toBeUndefined();
  expect(cancel(session({ status: 'cancelled' }))).toBeUndefined();
  expect(cancel(session({ status: 'held' }))).toBeUndefined();
  expect(leave(session({ status: 'held', visitors: [{ userId: 'U01', seatNo: 1 }] }), 'U01')).toBeUndefined();
});

describe('that it took place', () => {
  const began = full.startsAt;

  test.each([
    ['who was not there', full, 'U03', began, 'not-there'],
    ['anyone before it begins', full, 'U01', before, 'not-begun'],
    ['anyone once it was said', session({ status: 'held' }), 'U11', began, 'held'],
    ['anyone when it was called off', session({ status: 'cancelled' }), 'U11', began, 'cancelled'],
  ])('is not for %s to say', (_, one, userId, now, reason) => {
    expect(whyNotHeld(one, userId, now)).toBe(reason);
    expect(tookPlace(one, userId, now)).toBeUndefined();
  });

  test('is for the host and for a visitor to say, and nobody waits any longer', () => {
    expect(tookPlace(full, 'U11', began)?.status).toBe('held');
    expect(tookPlace({ ...full, waiting: ['U03'] }, 'U02', began)).toMatchObject({ status: 'held', waiting: [] });
  });
});

describe('what a visitor will try', () => {
  const held = session({ ...full, status: 'held' });
  const words = { words: 'I wait five seconds', askOn: '2026-03-11' };

  test('is said once, after the session, by who was there', () => {
    expect(sayTry(full, 'U01', words)).toBeUndefined();
    expect(sayTry(held, 'U03', words)).toBeUndefined();
    const said = sayTry(held, 'U01', words) ?? held;
    expect(tryingOf(said, 'U01')).toEqual({
      ...{ userId: 'U01', words: words.words },
      followUp: { askOn: '2026-03-11', asked: 0 },
    });
    expect(tryingOf(said, 'U02')).toBeUndefined();
    expect(sayTry(said, 'U01', words)).toBeUndefined();
  });

  test.each([
    ['visitor', full.visitors, undefined, false],
    ['host', full.visitors, undefined, true],
    ['both', full.visitors, undefined, true],
    ['both', [], undefined, false],
    ['both', [], 'Dr. Lee', true],
  ] as const)('is for the host to say where %s learns and they were not alone', (learner, came, guest, isAsked) => {
    const visitors = [...came];
    const one = { ...held, learner, visitors, ...(guest && { guest }) };
    const asked = [...visitors.map(({ userId }) => userId), ...(isAsked ? ['U11'] : [])];
    expect(learnersOf(one)).toEqual(asked);
    expect(Boolean(sayTry(one, 'U11', words))).toBe(isAsked);
  });

  test('is told of once, by who said it', () => {
    const tried = (one: ModelingSession, userId: string) =>
      changeTry(one, userId, (followUp) => toldOf(followUp, { outcome: 'tried', toldOn: '2026-03-11' }));
    const said = sayTry(held, 'U01', words) ?? held;
    expect(tried(said, 'U02')).toBeUndefined();
    const told = tried(said, 'U01') ?? said;
    expect(tryingOf(told, 'U01')?.followUp).toEqual({
      asked: 0,
      outcome: 'tried',
      toldOn: '2026-03-11',
    });
    expect(tried(told, 'U01')).toBeUndefined();
  });
});

describe('whatever is pressed in whatever order', () => {
  const hostId = 'U11';
  const hour = 3600_000;
  /** A press: by whom, on how many seats, and how many hours before the session of the example it comes. */
  type Pressed = { act: keyof typeof acts; userId: string; seats: number; hoursAhead: number };
  const acts = {
    post: (one, _, now) => openOffer(one, [], now)?.[0],
    join: (one, { userId }, now) => join(one, userId, now),
    wait: (one, { userId }, now) => wait(one, userId, now),
    leave: (one, { userId }) => leave(one, userId),
    file: (one, { userId }, now) => takeFile(one, userId, now),
    change: (one, { seats, hoursAhead }, now) => {
      const startsAt = new Date(+session().startsAt + hoursAhead * hour);
      return changeSession(
        one,
        { startsAt, endsAt: new Date(+startsAt + hour / 3), place: one.place, seats, cover: one.cover },
        now,
      );
    },
    close: (one, _, now) => displace(one, undefined, now),
    reopen: (one, _, now) => undisplace(one, now),
    cancel: (one) => cancel(one),
    held: (one, { userId }, now) => tookPlace(one, userId, now),
    missed: (one, { userId }, now) => didNotTakePlace(one, userId, now),
  } satisfies Record<string, (one: ModelingSession, press: Pressed, now: Date) => ModelingSession | undefined>;
  const pressed: fc.Arbitrary<Pressed> = fc.record({
    act: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom<Pressed['act']>('join', 'wait', 'leave') },
      { weight: 4, arbitrary: fc.constantFrom<Pressed['act']>('file', 'change', 'close', 'reopen') },
      // What ends a session comes seldom, so that most are pressed on for long.
      { weight: 2, arbitrary: fc.constantFrom<Pressed['act']>('post', 'cancel', 'held', 'held', 'missed', 'missed') },
    ),
    userId: fc.constantFrom(hostId, hostId, 'U01', 'U02', 'U03', 'U04', 'U05'),
    seats: fc.integer({ min: 1, max: 3 }),
    hoursAhead: fc.integer({ min: 0, max: 3 }),
  });
  /** From a state to those that may follow. */
  const next: Record<ModelingSession['status'], ModelingSession['status'][]> = {
    draft: ['draft', 'open'],
    open: ['open', 'cancelled', 'held', 'missed'],
    cancelled: [],
    held: [],
    missed: [],
  };

  test('nobody has a seat over the limit, or two places, or another’s place in the line, and what is over stays over', () => {
    const done = new Map<string, number>();
    const runs = fc.array(pressed, { minLength: 20, maxLength: 40, size: 'max' });
    fc.assert(
      fc.property(runs, fc.integer({ min: 1, max: 2 }), fc.boolean(), (presses, seats, isPosted) => {
        let one = session({ status: isPosted ? 'open' : 'draft', seats });
        // Half of the presses come before the session begins, the others after.
        presses.forEach((press, index) => {
          const now = new Date(+session().startsAt + ((index / presses.length) * 4 - 2) * hour);
          const after = acts[press.act](one, press, now);
          if (!after) return;
          done.set(press.act, (done.get(press.act) ?? 0) + 1);
          expect(next[one.status]).toContain(after.status);
          expectOrder(one, after);
          if (after.status === 'held') expect(+one.startsAt).toBeLessThanOrEqual(+now);
          expect(fileNumber(after)).toBeGreaterThanOrEqual(fileNumber(one));
          one = after;
        });
      }),
      { seed: 5, numRuns: 1_000 },
    );
    // Each of them has been more than a press without effect.
    for (const act of Object.keys(acts)) expect([act, (done.get(act) ?? 0) >= 20]).toEqual([act, true]);
  });

  function expectOrder(before: ModelingSession, after: ModelingSession): void {
    const came = after.visitors.map(({ userId }) => userId);
    const people = [hostId, ...came, ...after.waiting];
    expect(new Set(people).size).toBe(people.length);
    const numbers = after.visitors.map(({ seatNo }) => seatNo);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.length).toBeLessThanOrEqual(after.seats);
    // Who had a seat keeps its number; who waited keeps their turn; who comes new to the line stands last.
    for (const { userId, seatNo } of before.visitors)
      expect([seatNo, undefined]).toContain(after.visitors.find((visitor) => visitor.userId === userId)?.seatNo);
    const stayed = before.waiting.filter((userId) => after.waiting.includes(userId));
    expect(after.waiting.slice(0, stayed.length)).toEqual(stayed);
  }
});
