import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toldOf } from '../../src/domain/follow-up.ts';
import {
  cancel,
  changeTry,
  join,
  leave,
  type ModelingSession,
  openOffer,
  sayTry,
  tookPlace,
  tryingOf,
  wait,
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

describe('a seat', () => {
  test.each([
    ['the host of it', session(), 'U11', before, 'own'],
    ['who has one', full, 'U01', before, 'in'],
    ['anyone once it has begun', session(), 'U01', session().startsAt, 'started'],
    ['anyone when it is full', full, 'U03', before, 'full'],
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
    expect(tryingOf(said, 'U01')).toEqual({ words: words.words, followUp: { askOn: '2026-03-11', asked: 0 } });
    expect(tryingOf(said, 'U02')).toBeUndefined();
    expect(sayTry(said, 'U01', words)).toBeUndefined();
  });

  test('is told of once, by who said it', () => {
    const tried = (one: ModelingSession, userId: string) =>
      changeTry(one, userId, (followUp) => toldOf(followUp, { outcome: 'tried' }));
    const said = sayTry(held, 'U01', words) ?? held;
    expect(tried(said, 'U02')).toBeUndefined();
    const told = tried(said, 'U01') ?? said;
    expect(tryingOf(told, 'U01')?.followUp).toEqual({ asked: 0, outcome: 'tried' });
    expect(tried(told, 'U01')).toBeUndefined();
  });
});

describe('whatever is pressed in whatever order', () => {
  const acts: Record<string, (one: ModelingSession, userId: string) => ModelingSession | undefined> = {
    join: (one, userId) => join(one, userId, before),
    wait: (one, userId) => wait(one, userId, before),
    leave,
    cancel: (one) => cancel(one),
    held: (one, userId) => tookPlace(one, userId, one.startsAt),
  };
  const presses = fc.array(
    fc.tuple(
      fc.constantFrom('join', 'join', 'wait', 'leave', 'cancel', 'held'),
      fc.constantFrom('U11', 'U01', 'U02', 'U03', 'U04'),
    ),
    { maxLength: 40 },
  );

  test('no seat is taken twice, none is over the limit, and the host is no visitor', () => {
    fc.assert(
      fc.property(presses, fc.integer({ min: 1, max: 3 }), (sequence, seats) => {
        let one = session({ seats });
        for (const [act, userId] of sequence) {
          const after = acts[act]?.(one, userId);
          if (one.status !== 'open') expect(after).toBeUndefined();
          one = after ?? one;
          const people = [...one.visitors.map((visitor) => visitor.userId), ...one.waiting];
          expect(new Set(people).size).toBe(people.length);
          expect(people).not.toContain('U11');
          const numbers = one.visitors.map(({ seatNo }) => seatNo);
          expect(new Set(numbers).size).toBe(numbers.length);
          for (const seatNo of numbers) expect(seatNo).toBeLessThanOrEqual(seats);
        }
      }),
    );
  });
});
