import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  declineInvite,
  invite,
  type Observation,
  signUp,
  visitTookPlace,
  waitForPlace,
  waitsForThem,
  whyNoPlace,
  withdraw,
} from '../../src/domain/observation.ts';
import { observation } from '../helpers/observation.ts';

const before = new Date('2026-02-25T15:00:00Z');
const after = new Date('2026-02-25T16:20:00Z');
const colleague = { userId: 'U01' };
const evaluator = { userId: 'U01', evaluates: ['U07'] };

describe('a visit waits for', () => {
  const visitors = [{ userId: 'U01', seatNo: 1 }];
  const lost = { since: 1 };
  test.each([
    ['its host, whose door is open', observation(), 'U07', before, false],
    ['its host, when its day is lost', observation({ displaced: lost }), 'U07', before, true],
    ['its host, who has not said whether it took place', observation({ visitors }), 'U07', after, true],
    ['its host, when nobody came', observation(), 'U07', after, false],
    ['its host, who said that it took place', observation({ visitors, status: 'held' }), 'U07', after, false],
    ['a visitor', observation({ visitors, invited: ['U01'] }), 'U01', before, false],
    ['who is invited', observation({ invited: ['U01'] }), 'U01', before, true],
    ['who is invited, once it has begun', observation({ invited: ['U01'] }), 'U01', after, false],
    ['who is invited and is in line', observation({ invited: ['U01'], waiting: ['U01'] }), 'U01', before, false],
    ['who is invited, while it has no day', observation({ invited: ['U01'], displaced: lost }), 'U01', before, false],
  ])('%s: as it is', (_, one, userId, now, isWaiting) => {
    expect(waitsForThem(one, userId, now)).toBe(isWaiting);
  });
});

describe('a place in a visit', () => {
  test.each([
    ['the host', observation(), { userId: 'U07' }, before, 'own'],
    ['who has one', observation({ visitors: [{ userId: 'U01', seatNo: 1 }] }), colleague, before, 'in'],
    ['anyone once it is over', observation({ status: 'held' }), colleague, after, 'over'],
    ['anyone once it has begun', observation(), colleague, new Date('2026-02-25T16:00:00Z'), 'started'],
    ['who evaluates the host', observation(), evaluator, before, 'evaluates'],
    ['who was not invited to an unposted door', observation({ isPosted: false }), colleague, before, 'not-invited'],
    ['anyone when all are taken', observation({ seats: 0 }), colleague, before, 'full'],
  ] as const)('is not for %s', (_, one, person, now, why) => {
    expect(whyNoPlace(one, person, now)).toBe(why);
    expect(signUp(one, person, now)).toBeUndefined();
  });

  test('is for whoever evaluates the host when the host has asked them', () => {
    const asked = observation({ invited: ['U01'], isPosted: false });
    expect(whyNoPlace(asked, evaluator, before)).toBeUndefined();
    expect(signUp(asked, evaluator, before)?.visitors).toEqual([{ userId: 'U01', seatNo: 1 }]);
  });

  test('is asked for by the host once, and a no leaves nothing behind', () => {
    const asked = invite(observation(), { userId: 'U01' }, before);
    expect(asked?.invited).toEqual(['U01']);
    expect(asked && invite(asked, { userId: 'U01' }, before)).toBeUndefined();
    expect(invite(observation(), { userId: 'U07' }, before)).toBeUndefined();
    expect(asked && declineInvite(asked, 'U01')).toEqual(observation());
  });
});

test('a visit took place when host or visitor says so after it began, and somebody came', () => {
  const visited = observation({ visitors: [{ userId: 'U01', seatNo: 1 }] });
  expect(visitTookPlace(visited, 'U07', after)?.status).toBe('held');
  expect(visitTookPlace(visited, 'U01', after)?.status).toBe('held');
  expect(visitTookPlace(visited, 'U02', after)).toBeUndefined();
  expect(visitTookPlace(visited, 'U07', before)).toBeUndefined();
  expect(visitTookPlace(observation(), 'U07', after)).toBeUndefined();
});

test('no presses in any order give two places to one, a place over the limit, or one to the host or who evaluates them', () => {
  const people = ['U01', 'U02', 'U03', 'U04', 'U07', 'U09'].map((userId) => ({
    userId,
    ...(userId === 'U09' && { evaluates: ['U07'] }),
  }));
  const step = fc.record({
    act: fc.constantFrom('sign', 'wait', 'leave', 'invite', 'decline'),
    who: fc.constantFrom(...people),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 1, max: 3 }), (steps, seats) => {
      let one: Observation = observation({ seats });
      const asked = new Set<string>();
      for (const { act, who } of steps) {
        const next = {
          sign: () => signUp(one, who, before),
          wait: () => waitForPlace(one, who, before),
          leave: () => withdraw(one, who.userId),
          invite: () => invite(one, who, before),
          decline: () => declineInvite(one, who.userId),
        }[act as 'sign']();
        if (next && act === 'invite') asked.add(who.userId);
        one = next ?? one;
        const seated = one.visitors.map(({ userId }) => userId);
        expect(new Set(seated).size).toBe(seated.length);
        expect(new Set(one.visitors.map(({ seatNo }) => seatNo)).size).toBe(seated.length);
        expect(one.visitors.every(({ seatNo }) => seatNo >= 1 && seatNo <= seats)).toBe(true);
        expect(seated).not.toContain('U07');
        if (!asked.has('U09')) expect([...seated, ...one.waiting]).not.toContain('U09');
        expect(one.waiting.filter((userId) => seated.includes(userId))).toEqual([]);
      }
    }),
    { seed: 20260225 },
  );
});
