import { describe, expect, test } from 'vitest';
import {
  type Entry,
  entryFrom,
  entryFromLine,
  isSameStill,
  isStale,
  isWeeklyLimit,
  levels,
  levelWords,
  offers,
  offerWords,
  sourceExplained,
  sources,
  sourceWords,
} from '../../src/domain/expertise.ts';
import { topicKey } from '../../src/domain/vocabulary.ts';

function entry(overrides: Partial<Entry> = {}): Entry {
  return {
    topic: 'number talks',
    topicKey: 'number-talk',
    detail: '',
    source: 'skill',
    level: 3,
    offers: ['ask'],
    ...overrides,
  };
}

describe('the words of the directory', () => {
  test('name six sources, each with a sentence of one’s own', () => {
    expect(sources.map(sourceWords)).toEqual([
      'predisposition',
      'interest',
      'aptitude',
      'prior knowledge',
      'skill',
      'role',
    ]);
    for (const source of sources) expect(sourceExplained(source)).toMatch(/\b(I|me)\b.*\.$/);
  });

  test('let someone be fair at a thing and learning', () => {
    expect(levels.map(levelWords)).toEqual(['learning it', 'fair at it and learning', 'good at it', 'can teach it']);
  });

  test('offer what the buttons say', () => {
    expect(offers.map(offerWords)).toEqual(['Ask me', 'Watch me', 'Plan with me']);
  });
});

describe('an entry added in one line', () => {
  test.each([
    ['number talks', entry()],
    ['  Number   Talks ', entry({ topic: 'Number Talks' })],
    ['number talks: counting on the rug', entry({ detail: 'counting on the rug' })],
    ['number talks - counting on the rug', entry({ detail: 'counting on the rug' })],
    ['1:1 devices', entry({ topic: '1:1 devices', topicKey: 'one-to-one' })],
    ['co-teaching', entry({ topic: 'co-teaching', topicKey: 'co-teaching' })],
    ['<!here> number talks', entry()],
  ])('"%s" is a skill one is good at and may be asked about', (line, expected) => {
    expect(entryFromLine(line)).toEqual({ kind: 'entry', entry: expected });
  });

  test.each([
    ['want to learn fractions', 'fractions'],
    ['I want to learn about sentence frames', 'sentence frames'],
    ['wants to learn: fractions', 'fractions'],
  ])('"%s" is a wish to learn', (line, topic) => {
    expect(entryFromLine(line)).toEqual({ kind: 'wish', topic });
  });

  test.each([['interpreting'], ['Interpreters: Somali'], ['Spanish interpreting for families']])(
    '"%s" is a service of the district, and whoever lists it is told whom to ask',
    (line) => {
      const sentence = expect.stringContaining(
        'service of the district, not a topic. Ask the office for an interpreter.',
      );
      expect(entryFromLine(line)).toEqual({ kind: 'fault', sentence });
    },
  );

  test.each([['interpreting graphs'], ['data interpretation'], ['translation requests']])(
    '"%s" is a topic like any other',
    (line) => {
      expect(entryFromLine(line).kind).toBe('entry');
    },
  );

  test.each([[''], ['  '], ['🎉'], ['<@U012AB>'], ['want to learn'], [': on the rug']])(
    '"%s" names no topic, and is told so',
    (line) => {
      expect(entryFromLine(line)).toEqual({ kind: 'fault', sentence: 'Name the topic, such as “number talks”.' });
    },
  );
});

describe('an entry filled in', () => {
  test('keeps what was chosen, offers in the order of their buttons', () => {
    const filled = { topic: 'fractions', detail: ' with\nstrips ', source: 'aptitude', level: 1 } as const;
    expect(entryFrom({ ...filled, offers: ['plan', 'ask', 'plan'] })).toEqual({
      ok: true,
      entry: entry({
        topic: 'fractions',
        topicKey: 'fractions',
        detail: 'with strips',
        source: 'aptitude',
        level: 1,
        offers: ['ask', 'plan'],
      }),
    });
  });

  test('up to the last character that fits is taken', () => {
    expect(entryFrom({ topic: 'x'.repeat(80), detail: 'y'.repeat(300) }).ok).toBe(true);
  });

  test('with everything wrong is told all of it, beside each field', () => {
    expect(entryFrom({ topic: 'x'.repeat(81), detail: 'y'.repeat(301), offers: [] })).toEqual({
      ok: false,
      faults: [
        { field: 'topic', sentence: 'The topic has 81 characters; 80 fit. Put the rest in the detail.' },
        { field: 'detail', sentence: 'The detail has 301 characters; 300 fit. Shorten it.' },
        { field: 'offers', sentence: 'Choose at least one: Ask me, Watch me or Plan with me.' },
      ],
    });
  });
});

describe('two topics', () => {
  test.each([
    ['ELL', 'english learners', false],
    ['ELLs', 'MLL', true],
    ['Exit tickets', 'exit slip', true],
    ['fractions', 'decimals', false],
  ])('%s and %s being the same: %s', (one, other, same) => {
    expect(topicKey(one) === topicKey(other)).toBe(same);
  });
});

describe('"still you?"', () => {
  test.each([
    ['2025-08-18', '2026-08-17', false],
    ['2025-08-18', '2026-08-18', true],
    ['2025-08-18', '2027-01-01', true],
  ])('for an entry of %s is due on %s: %s', (confirmed, today, due) => {
    expect(isStale(confirmed, today)).toBe(due);
  });
});

describe('a weekly limit', () => {
  test.each([
    [0, true],
    [2, true],
    [20, true],
    [21, false],
    [-1, false],
    [2.5, false],
    [Number.NaN, false],
  ])('of %d can be set: %s', (limit, allowed) => {
    expect(isWeeklyLimit(limit)).toBe(allowed);
  });
});

describe('a topic said anew', () => {
  test.each([
    ['texts to families', 'text messages to families', true],
    ['fracions', 'Fractions', true],
    ['co-teaching', 'co-teaching in math', true],
    ['AP', 'AP biology', true],
    ['teaching reading', 'teaching math', false],
    ['quiet students', 'brain surgery', false],
    ['🎉', 'party', false],
  ])('“%s”, “%s”, is the same still: %s', (before, after, isSame) => {
    expect([isSameStill(before, after), isSameStill(after, before)]).toEqual([isSame, isSame]);
  });
});
