import { describe, expect, test } from 'vitest';
import { askedToTry, askTriedOn, notYet, tell } from '../../src/domain/follow-up.ts';
import type { School } from '../../src/domain/school.ts';
import { question } from '../helpers/question.ts';
import { weekdaysOnly } from '../helpers/weekdays-only.ts';

const calendar = weekdaysOnly('America/Chicago');
const school = { calendar, defaults: { triedAfterDays: 10 } as School['defaults'] };
const thanked = question({ status: 'helped', followUp: { askOn: '2026-03-10', asked: 0 } });

describe('the day on which a practice is asked about', () => {
  test.each([
    ['2026-02-24', '2026-03-10', 'ten school days after a Tuesday is the Tuesday two weeks on'],
    ['2026-02-28', '2026-03-13', 'a Saturday counts from the Monday after it'],
    ['2026-12-24', '2027-01-07', 'a new year makes no difference'],
  ])('%s: %s, for %s', (day, asked) => {
    expect(askTriedOn(school, day)).toBe(asked);
  });

  test('passes over a day for staff only and a closed one', () => {
    const days = { '2026-02-27': { kind: 'staff-only' } } as const;
    const snowy = { ...calendar, days, closures: ['2026-03-04'] };
    expect(askTriedOn({ ...school, calendar: snowy }, '2026-02-24')).toBe('2026-03-12');
  });
});

describe('"Not yet"', () => {
  test('is asked once more, and after the second time never', () => {
    const first = notYet(askedToTry(thanked), '2026-03-24');
    expect(first?.followUp).toEqual({ askOn: '2026-03-24', asked: 1 });
    const second = notYet(askedToTry(first ?? thanked), '2026-04-07');
    expect(second?.followUp).toEqual({ asked: 2 });
  });

  test('said twice for one time of asking changes nothing', () => {
    const said = notYet(askedToTry(thanked), '2026-03-24');
    expect(notYet(said ?? thanked, '2026-03-25')).toBeUndefined();
  });
});

describe('what became of a practice', () => {
  const toldOn = '2026-03-10';

  test('is told before anyone asks, and then nobody asks any more', () => {
    const told = tell(thanked, { outcome: 'tried', toldOn, students: 'Six of them talked', answererMayHear: true });
    expect(told?.followUp).toEqual({
      asked: 0,
      outcome: 'tried',
      toldOn,
      students: 'Six of them talked',
      answererMayHear: true,
    });
  });

  test('is told once', () => {
    const told = tell(thanked, { outcome: 'did-not-fit', toldOn });
    expect(tell(told ?? thanked, { outcome: 'tried', toldOn })).toBeUndefined();
    expect(notYet(told ?? thanked, '2026-03-24')).toBeUndefined();
  });

  test('can be told only of a question that was answered', () => {
    expect(tell(question({ status: 'accepted' }), { outcome: 'tried', toldOn })).toBeUndefined();
  });
});
