import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FREE } from '../../src/matching/fairness.ts';
import { localMeaning } from '../../src/matching/local-meaning.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import type { ProfileItem } from '../../src/matching/profile.ts';
import { colleague, item, rank, staff, suggested, wordEncoder } from './builders.ts';

const encoder = () => wordEncoder({ crickets: 'quiet', silent: 'quiet', staring: 'quiet' });
const CRICKETS = 'crickets, everybody staring';
const request = (text: string) => ({ text, asker: 'asker', today: '2026-11-02' });

describe('search by meaning', () => {
  test('who means the same in other words is found, and by words is not', async () => {
    const ranking = await rank(staff(colleague('rosa')), CRICKETS, { encoder: encoder() });
    expect(suggested(ranking)[0]).toBe('rosa');
    expect(ranking.mode).toBe('meaning');
    expect(suggested(await rank(staff(colleague('rosa')), CRICKETS))).toEqual([]);
  });

  test.each(['math', 'math lab'])('a profile that says “%s” a hundred times is no nearer for it', async (word) => {
    const stuffed = colleague('a-stuffed', { item: { topic: `${`${word} `.repeat(100)}talk`, detail: '' } });
    const honest = colleague('honest', { item: { topic: `${word} talk`, detail: '' } });
    const ranking = await rank(staff(stuffed, honest), 'math', { limit: 2, encoder: encoder() });
    expect(suggested(ranking)).toEqual(['honest', 'a-stuffed']);
  });

  test('an edit is found by its new meaning, and no longer by the old', async () => {
    const matcher = createMatcher({ meaning: localMeaning(encoder()) });
    matcher.index('T1', 1, staff(colleague('rosa')));
    await matcher.settled();
    matcher.index('T1', 2, staff(colleague('rosa', { item: { topic: 'beekeeping', detail: '' } })));
    await matcher.settled();
    expect((await matcher.rank('T1', request(CRICKETS), () => FREE, 1)).zone).toBe('nobody');
    expect(suggested(await matcher.rank('T1', request('beekeeping'), () => FREE, 1))).toEqual(['rosa']);
  });

  test('a directory from before the encoder came is encoded when it comes, and words answer until then and after', async () => {
    const matcher = createMatcher();
    matcher.index('T1', 1, staff(colleague('rosa')));
    const modes = [(await matcher.rank('T1', request(CRICKETS), () => FREE, 1)).mode];
    matcher.use(localMeaning(encoder()));
    await matcher.settled();
    modes.push((await matcher.rank('T1', request(CRICKETS), () => FREE, 1)).mode);
    matcher.use(undefined);
    modes.push((await matcher.rank('T1', request(CRICKETS), () => FREE, 1)).mode);
    expect(modes).toEqual(['words', 'meaning', 'words']);
  });

  test.each(['', '🎉', '\u200B\u200D', 'как 学生 طلاب', 'quiet '.repeat(500), '¿alguien sabe de lectura?'])(
    '"%s" is answered with a ranking, not a fault',
    async (text) => {
      const people = staff(colleague('rosa'), { userId: 'new', items: [] });
      expect((await rank(people, text, { encoder: encoder() })).suggestions.length).toBeLessThanOrEqual(3);
    },
  );
});

describe('a question and the indexing', () => {
  /** An encoder that stays at the items of one colleague until it is let go. */
  function slow() {
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const quick = encoder();
    return {
      letGo: () => letGo(),
      encoder: {
        ...quick,
        item: async (text: string) => {
          if (text.includes('slowly')) await held;
          return quick.item(text);
        },
      },
    };
  }

  test('a question does not wait: words speak for who is not encoded yet, and no gap is claimed', async () => {
    const { encoder: held, letGo } = slow();
    const matcher = createMatcher({ meaning: localMeaning(held) });
    matcher.index('T1', 1, staff(colleague('ida', { item: { topic: 'origami slowly', detail: '' } })));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const early = await matcher.rank('T1', request('origami'), () => FREE, 1);
    letGo();
    await matcher.settled();
    expect(suggested(early)).toEqual(['ida']);
    expect((await matcher.rank('T1', request('volcanoes erupting'), () => FREE, 1)).zone).toBe('nobody');
  });

  test('while someone is not encoded nobody is said to be missing', async () => {
    const { encoder: held, letGo } = slow();
    const matcher = createMatcher({ meaning: localMeaning(held) });
    matcher.index('T1', 1, [...staff(), colleague('ida', { item: { topic: 'origami slowly', detail: '' } })]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await matcher.rank('T1', request('volcanoes erupting'), () => FREE, 1)).zone).toBe('closest');
    letGo();
    await matcher.settled();
  });
});

describe('zones', () => {
  test('what nobody comes near is a gap by meaning, never by words', async () => {
    const people = staff(colleague('rosa'));
    expect((await rank(people, 'volcanoes erupting', { encoder: encoder() })).zone).toBe('nobody');
    expect((await rank(people, 'volcanoes erupting')).zone).toBe('closest');
  });

  test.each(['', '👍'])('a question without a word (“%s”) is not said to have gone by words', async (text) => {
    const modes = [encoder(), undefined].map((one) => rank(staff(colleague('rosa')), text, one && { encoder: one }));
    expect((await Promise.all(modes)).map(({ mode }) => mode)).toEqual(['meaning', 'words']);
  });

  test('who answers nearly word for word is sure', async () => {
    expect((await rank(staff(colleague('rosa')), 'wait time', { encoder: encoder() })).zone).toBe('sure');
  });
});

describe('being sure', () => {
  const others = colleague('ben', { item: { topic: 'seating plans', detail: 'time' } });

  test('is never said because the asker knows it themself', async () => {
    const people = staff(colleague('rosa'), others);
    const asked = (asker: string) => rank(people, 'wait time', { asker, encoder: encoder() });
    expect([(await asked('someone')).zone, (await asked('rosa')).zone]).toEqual(['sure', 'closest']);
  });

  test('is never said of who is left when the one who knows has enough this week', async () => {
    const circumstances = { rosa: { takenThisWeek: 2 } };
    const ranking = await rank(staff(colleague('rosa'), others), 'wait time', { circumstances, encoder: encoder() });
    expect([ranking.zone, ranking.notNow, suggested(ranking)[0]]).toEqual(['closest', 1, 'ben']);
  });
});

describe('a reason', () => {
  /** How people say the same once more. */
  const nearly: ((topic: string) => Partial<ProfileItem>)[] = [
    (topic) => ({ topic, detail: '' }),
    (topic) => ({ topic: `${topic.toUpperCase()}!`, detail: '' }),
    (topic) => ({ topic, detail: `more on ${topic}` }),
    (topic) => ({ topic: `${topic} in grade four`, detail: '' }),
    (topic) => ({ kind: 'answer', topic: `${topic}?`, detail: 'slowly' }),
  ];
  const subjects = ['quiet talk', 'fractions games', 'poems aloud', 'seating plans', 'wait time', 'lab safety'];

  test.each([
    ['by words', undefined],
    ['by meaning', encoder],
  ])('is true %s: removing the shown item lowers the score', async (_, encoderOf) => {
    const mine = fc.uniqueArray(fc.constantFrom(...subjects), { minLength: 1, maxLength: 4 });
    const levels = fc.array(fc.constantFrom(1, 2, 3, 4) as fc.Arbitrary<1 | 2 | 3 | 4>, { minLength: 8, maxLength: 8 });
    const again = fc.array(fc.constantFrom(...nearly), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(mine, levels, fc.nat(3), again, async (topics, level, asked, variants) => {
        const nearDuplicates = variants.map((vary) => vary(topics[asked % topics.length] ?? ''));
        const items = [...topics.map((topic) => ({ topic, detail: '' })), ...nearDuplicates].map((said, n) =>
          item({ id: `i${n}`, level: level[n] ?? 3, ...said }),
        );
        const shownOf = async (kept: typeof items) => {
          const question = `who knows ${topics[asked % topics.length]}`;
          const options = { limit: 20, ...(encoderOf && { encoder: encoderOf() }) };
          const { suggestions } = await rank(staff({ userId: 'rosa', items: kept }), question, options);
          return suggestions.find(({ userId }) => userId === 'rosa');
        };
        const before = await shownOf(items);
        const after = await shownOf(items.filter(({ id }) => id !== before?.item.id));
        expect(before?.item.topic.toLowerCase()).toContain(topics[asked % topics.length]);
        expect(after?.score ?? 0).toBeLessThan(before?.score ?? 0);
      }),
      { numRuns: 100, seed: 4 },
    );
  });
});
