import { describe, expect, test } from 'vitest';
import { shareOfUnknown, type ZoneFindings, zoneByMeaning } from '../../src/matching/zone.ts';

const unsure: ZoneFindings = {
  relevance: 0.3,
  parts: [{ bestOverChance: 0.21, unknownWords: 0 }],
  encoded: 200,
  isComplete: true,
  isReadable: true,
};

describe('that nobody knows it', () => {
  test('is said of the same nearness in a large district and not in a small one, where less comes near by chance', () => {
    const zones = [20, 200, 2_000].map((encoded) => zoneByMeaning({ ...unsure, encoded }));
    expect(zones).toEqual(['closest', 'closest', 'nobody']);
  });

  test('is said sooner of words that nobody here uses', () => {
    expect(zoneByMeaning({ ...unsure, parts: [{ bestOverChance: 0.21, unknownWords: 0.5 }] })).toBe('nobody');
  });

  test('is said less of one such word in a sentence of many than where it is all that is asked', () => {
    const unknown = (words: string[], length: number) =>
      shareOfUnknown(
        { words, length },
        (word) => word === 'talk',
        () => 1,
      ).toFixed(2);
    // “clarinet?”, “they just stare at me when I ask something”, “they stare at me when we talk”
    expect([unknown(['clarinet'], 1), unknown(['stare'], 9), unknown(['stare', 'talk'], 7)]).toEqual([
      '1.00',
      '0.71',
      '0.44',
    ]);
  });

  test('is not said where one sentence is known well, whatever stands beside it', () => {
    const whole = { bestOverChance: 0.15, unknownWords: 0.6 };
    const among = (bestOverChance: number) =>
      zoneByMeaning({ ...unsure, parts: [whole, { bestOverChance, unknownWords: 0 }, whole] });
    expect([among(0.3), among(0.4)]).toEqual(['nobody', 'closest']);
  });

  test.each([
    ['while part of the directory is not encoded', { isComplete: false }],
    ['of what the encoders cannot read', { isReadable: false }],
  ])('is never said %s', (_, over) => {
    expect(zoneByMeaning({ ...unsure, parts: [{ bestOverChance: 0, unknownWords: 0 }], ...over })).toBe('closest');
  });

  test('is not said of nothing: an empty directory has no one to be far from', () => {
    expect(zoneByMeaning({ ...unsure, parts: [{ bestOverChance: 0, unknownWords: 0 }], encoded: 0 })).toBe('closest');
  });
});
