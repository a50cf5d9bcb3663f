import { describe, expect, test } from 'vitest';
import { freshness, standing } from '../../src/matching/evidence.ts';
import { relevanceByWords } from '../../src/matching/relevance.ts';
import { colleague, item, rank, staff, suggested } from './builders.ts';

const today = '2026-11-02';
const lastYear = '2025-11-02';

describe('what grew from use, in worked numbers', () => {
  test.each([
    ['nothing', [], 0],
    ['a practice tried today: 1 / (1 + 1)', [{ kind: 'tried', day: today }], 0.5],
    ['a thanks today: 0.5 / (0.5 + 1)', [{ kind: 'helped', day: today }], 1 / 3],
    ['a question passed well today: 0.3 / (0.3 + 1)', [{ kind: 'passed', day: today }], 0.3 / 1.3],
    ['a practice tried a school year ago: 0.5 / (0.5 + 1)', [{ kind: 'tried', day: lastYear }], 1 / 3],
    ['one thanked for and tried: 1.5 / (1.5 + 1)', [kinds('helped'), kinds('tried')].flat(), 0.6],
    ['a day that has not come yet counts as today', [{ kind: 'tried', day: '2027-01-01' }], 0.5],
  ] as const)('%s', (_, evidence, worth) => {
    expect(standing(evidence as Parameters<typeof standing>[0], today)).toBeCloseTo(worth, 6);
  });

  test('one practice tried counts as much as two thanks, and more than one', () => {
    expect(standing(kinds('tried'), today)).toBeCloseTo(standing(kinds('helped', 'helped'), today), 6);
    expect(standing(kinds('tried'), today)).toBeGreaterThan(standing(kinds('helped'), today));
  });

  test('the tenth practice tried adds less than the first', () => {
    const tenth = standing(kinds(...many(10)), today) - standing(kinds(...many(9)), today);
    expect(tenth).toBeLessThan(standing(kinds('tried'), today) / 10);
  });

  test('standing multiplies what an item says, so that it makes nobody relevant who is not', () => {
    const findings = { item: item({ evidence: kinds('tried'), level: 3 }), words: 0, coverage: 0 };
    expect(relevanceByWords(findings, today)).toBe(0);
    const [bare, tried] = [item(), item({ evidence: kinds('tried') })].map((one) =>
      relevanceByWords({ item: one, words: 2, coverage: 0.5 }, today),
    ) as [number, number];
    expect(tried / bare).toBeGreaterThan(1);
  });
});

describe('what nobody has confirmed for long, in worked numbers', () => {
  test.each([
    ['of today', '2026-11-02', 1],
    ['of a year and a month ago', '2025-10-03', 1],
    ['of a year later than that', '2024-10-03', 1 - 0.15 / 2],
    ['of another year later', '2023-10-04', 1 - 0.15 * 0.75],
    ['that says no day', undefined, 1],
  ])('%s', (_, confirmedOn, left) => {
    expect(freshness(confirmedOn, today)).toBeCloseTo(left, 4);
  });

  test('of two who say the same, whoever confirmed it comes first, and the other stays listed', async () => {
    const ranking = await rank(
      staff(
        colleague('a-silent', { item: { confirmedOn: '2024-01-10' } }),
        colleague('b-confirmed', { item: { confirmedOn: '2026-10-01' } }),
      ),
      'quiet students after a question: wait time',
    );
    expect(suggested(ranking).slice(0, 2)).toEqual(['b-confirmed', 'a-silent']);
  });
});

type Kind = 'tried' | 'helped' | 'passed';

function kinds(...all: Kind[]) {
  return all.map((kind) => ({ kind, day: today }));
}

function many(count: number): Kind[] {
  return Array.from({ length: count }, () => 'tried');
}
