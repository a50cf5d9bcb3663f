import { describe, expect, test } from 'vitest';
import { FREE } from '../../src/matching/fairness.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import type { Profile } from '../../src/matching/profile.ts';
import { ofAllItems, relevanceByMeaning } from '../../src/matching/relevance.ts';
import { wordsIndex } from '../../src/matching/words-index.ts';
import { colleague, item, rank, staff, suggested, wordEncoder } from './builders.ts';

const QUIET = 'how do I get quiet students talking';

describe('who is suggested', () => {
  test('the colleague whose words fit is first', async () => {
    const ranking = await rank(staff(colleague('rosa')), QUIET);
    expect(suggested(ranking)[0]).toBe('rosa');
  });

  test('the asker is never routed to themself', async () => {
    expect(suggested(await rank(staff(colleague('rosa')), QUIET, { asker: 'rosa' }))).not.toContain('rosa');
  });

  test('a wish to learn a thing yields to a firm hold of it', async () => {
    const ranking = await rank(staff(colleague('novice', { item: { level: 1 } }), colleague('old-hand')), QUIET);
    expect(suggested(ranking).slice(0, 2)).toEqual(['old-hand', 'novice']);
  });

  test('removing the shown item lowers the score', async () => {
    const shown = item({ id: 'shown' });
    const lesser = item({ id: 'lesser', topic: 'seating plans', detail: 'who talks to whom' });
    const before = await rank(staff({ userId: 'rosa', items: [lesser, shown] }), QUIET);
    const after = await rank(staff({ userId: 'rosa', items: [lesser] }), QUIET);
    expect(before.suggestions[0]?.item.id).toBe('shown');
    expect(after.suggestions[0]?.score).toBeLessThan(before.suggestions[0]?.score ?? 0);
  });

  test('a profile that repeats a keyword does not win by repeating', async () => {
    const stuffed = colleague('a-stuffed', { item: { topic: 'math '.repeat(200), detail: 'math '.repeat(200) } });
    const honest = colleague('honest', { item: { topic: 'math', detail: '' } });
    expect(suggested(await rank(staff(stuffed, honest), 'math'))).toEqual(['honest', 'a-stuffed']);
  });

  test('whoever lists the same six times stands hardly higher than who lists it twice', () => {
    const listed = (times: number) => ofAllItems(Array(times).fill({ item: item(), relevance: 1 }), 'meaning');
    expect(listed(2)?.relevance).toBeCloseTo(1.1, 5);
    expect(listed(6)?.relevance).toBeLessThan(1.112);
  });

  test('a wish that is the bare name of a topic does not pass who has long done it, though the name comes nearest to itself', () => {
    const byMeaning = (near: number, profileNear: number, own: Partial<Profile['items'][number]>) =>
      relevanceByMeaning([{ item: item(own), words: 3, near, hub: 0 }], profileNear, '2026-11-02')[0]?.relevance ?? 0;
    const wish = { topic: 'phonics', detail: '', level: 2, source: 'interest' } as const;
    const longDone = { topic: 'phonics', detail: 'blending sounds with first graders for years', level: 4 } as const;
    expect(byMeaning(1.3, 1.3, wish)).toBeLessThan(byMeaning(0.8, 0.5, longDone));
    // Of two whom nothing makes sure the nearer one is first.
    expect(byMeaning(0.5, 0.3, { level: 3 })).toBeGreaterThan(byMeaning(0.4, 0.3, { level: 4 }));
  });

  test('a word in the topic weighs more than the same word in the detail', async () => {
    const aside = colleague('aside', { item: { topic: 'seating plans', detail: 'pottery' } });
    const potter = colleague('potter', { item: { topic: 'pottery', detail: 'seating plans' } });
    expect(suggested(await rank(staff(aside, potter), 'pottery'))).toEqual(['potter', 'aside']);
  });

  test('a word stays as rare as its users are few, however many of their entries have it, come and go', () => {
    const index = wordsIndex();
    const pottery = (id: string) => item({ id, topic: 'pottery', detail: '' });
    for (const { userId, items } of staff()) for (const own of items) index.add(userId, own);
    index.add('rosa', pottery('i1'));
    const once = index.rarity('potteri');
    index.add('rosa', pottery('i2'));
    const twice = index.rarity('potteri');
    index.remove('rosa', pottery('i1'));
    expect([twice, index.rarity('potteri')]).toEqual([once, once]);
    index.remove('rosa', pottery('i2'));
    expect(index.has('potteri')).toBe(false);
  });

  test.each([
    ['of which one is an acronym itself', 'ran it as AVID site lead'],
    ['of which one is a small word', 'art some lessons'],
    ['of two parts of a list', 'art, slides, lists'],
  ])('an acronym is not taken for words that begin with its letters %s', async (_, detail) => {
    const people = staff(colleague('rosa', { item: { topic: 'school trips', detail } }));
    expect(suggested(await rank(people, 'ASL interpreter'))).toEqual([]);
  });

  test('an acronym finds the words it stands for, and the words find the acronym', async () => {
    const spelled = colleague('spelled', { item: { topic: 'functional behavior assessment', detail: '' } });
    const short = colleague('short', { item: { topic: 'FBA forms', detail: '' } });
    expect(suggested(await rank(staff(spelled), 'who does an FBA'))).toEqual(['spelled']);
    expect(suggested(await rank(staff(short), 'a functional behavior assessment please'))).toEqual(['short']);
  });

  test('a question in capitals is read as the same one in small letters', async () => {
    const about = { item: { topic: 'winter sports', detail: 'knitting ice dogs slowly' } };
    const people = staff(colleague('rosa'), colleague('ben', about));
    const read = async (text: string) =>
      (await rank(people, text)).suggestions.map(({ userId, relevance }) => [userId, relevance]);
    expect(await read('WHAT HELPS QUIET KIDS')).toEqual(await read('what helps quiet kids'));
  });

  test('a right English word that nobody here uses is not taken for another', async () => {
    const chairs = colleague('chairs', { item: { topic: 'chair sets', detail: '' } });
    expect(suggested(await rank(staff(chairs), 'chain'))).toEqual([]);
    expect(suggested(await rank(staff(chairs), 'chairr'))).toEqual(['chairs']);
  });

  test('a misspelled word finds the word of this directory', async () => {
    const ranking = await rank(
      staff(colleague('reader', { item: { topic: 'dyslexia', detail: '' } })),
      'dislexia screening',
    );
    expect(suggested(ranking)).toEqual(['reader']);
  });

  test.each([
    ['the first of the alphabet', [], 'staff'],
    ['that of most colleagues', ['stuff'], 'stuff'],
  ])('of two words as near to a misspelled one %s is meant, in whichever order they came', async (_, more, meant) => {
    const people = ['staff', 'stuff', ...more].map((topic, n) =>
      colleague(`${topic}${n}`, { item: { topic, detail: '' } }),
    );
    for (const inOrder of [people, people.toReversed()]) {
      expect(suggested(await rank(staff(...inOrder), 'stoff'))[0]).toContain(meant);
    }
  });

  test('a misspelled word is read by the encoders in the shortest way it is written here, in whichever order that came', async () => {
    const people = ['phonemes', 'phoneme', 'phonemes first'].map((topic, n) =>
      colleague(`p${n}`, { item: { topic, detail: '' } }),
    );
    for (const inOrder of [people, people.toReversed()]) {
      const read: string[] = [];
      const encoder = wordEncoder();
      const question = (text: string) => {
        read.push(text);
        return encoder.question(text);
      };
      await rank(inOrder, 'phonames', { encoder: { ...encoder, question } });
      expect(read).toEqual(['phoneme']);
    }
  });

  test('by words alone one that means nearly the same finds an entry, behind one of the asker’s own', async () => {
    const pushing = colleague('pushing', { item: { topic: 'pushing in line', detail: '' } });
    const shoving = colleague('shoving', { item: { topic: 'shoving in line', detail: '' } });
    expect(suggested(await rank(staff(pushing), 'they shove at the door'))).toEqual(['pushing']);
    expect(suggested(await rank(staff(pushing, shoving), 'they shove at the door'))).toEqual(['shoving', 'pushing']);
  });

  test('of a long question the encoders read the whole and the three sentences that say most', async () => {
    const read: string[] = [];
    const encoder = wordEncoder();
    const question = (text: string) => {
      read.push(text);
      return encoder.question(text);
    };
    const sentences = [
      'Kiln glazes crack.',
      'My quiet students stare at the board.',
      'Choir.',
      'Nobody ever answers hard math questions aloud.',
      'The garden shed floods every single spring.',
    ];
    await rank(staff(colleague('rosa')), sentences.join(' '), { encoder: { ...encoder, question } });
    expect(read).toHaveLength(4);
    expect(read).toEqual(expect.arrayContaining([sentences.join(' '), sentences[1], sentences[3], sentences[4]]));
  });

  test('by words alone what a sentence beside the question says makes nobody better at it', async () => {
    const both = colleague('both', { item: { topic: 'choir, quiet', detail: '' } });
    const quiet = colleague('quiet', { item: { topic: 'talk', detail: 'quiet students who never answer' } });
    const people = staff(both, quiet);
    const question = 'The choir sang so well at lunch. My quiet students stare.';
    expect(suggested(await rank(people, question, { limit: 1 }))).toEqual(['quiet']);
  });
});

describe('what else counts', () => {
  const two = staff(colleague('busy'), colleague('free'));

  test('a free colleague outranks an equally skilled one with three open questions, who is scored at half', async () => {
    const { suggestions } = await rank(two, QUIET, { circumstances: { busy: { openOffers: 3 } } });
    expect(suggestions.map(({ userId }) => userId).slice(0, 2)).toEqual(['free', 'busy']);
    expect(suggestions[1]?.score).toBeCloseTo((suggestions[0]?.score ?? 0) / 2);
  });

  test.each([
    ['near the weekly limit', { takenThisWeek: 1 }, {}],
    ['outside their working hours', { freeNow: false }, {}],
    ['in no team of the asker', {}, { sameTeam: true }],
  ])('a colleague %s yields to an equal one', async (_, ofFirst, ofSecond) => {
    const [first = '', second = ''] = suggested(await rank(two, QUIET));
    const ranking = await rank(two, QUIET, { circumstances: { [first]: ofFirst, [second]: ofSecond } });
    expect(suggested(ranking).slice(0, 2)).toEqual([second, first]);
  });

  test.each([
    ['who is away', { away: true }],
    ['whose weekly limit is reached', { takenThisWeek: 2 }],
  ])('a colleague %s is never suggested, but known to know', async (_, circumstances) => {
    const ranking = await rank(staff(colleague('rosa')), QUIET, { circumstances: { rosa: circumstances } });
    expect(suggested(ranking)).not.toContain('rosa');
    expect(ranking.notNow).toBe(1);
  });

  test('being sure is never said of colleagues who are left when who knows is away', async () => {
    const people = staff(colleague('rosa'), colleague('ben', { item: { topic: 'seating plans', detail: 'students' } }));
    const ranking = await rank(people, QUIET, { circumstances: { rosa: { away: true } } });
    expect([(await rank(people, QUIET)).zone, ranking.zone, ranking.notNow]).toEqual(['sure', 'closest', 1]);
    expect(suggested(ranking)).toEqual(['ben']);
  });

  test('being sure is not said of a wish to learn it', async () => {
    const wish = 'exit tickets sorting misconceptions before dismissal';
    const zones = [3, 1].map(async (level) => {
      const item = { topic: 'exit tickets', detail: 'sorting misconceptions before dismissal', level: level as 1 | 3 };
      return (await rank(staff(colleague('rosa', { item })), wish)).zone;
    });
    expect(await Promise.all(zones)).toEqual(['sure', 'closest']);
  });

  test.each([false, true])(
    'being sure is not said of who once took a question of these words (by meaning: %s)',
    async (byMeaning) => {
      const said = 'clipboard rotation recess duty rota yard whistle';
      const zones = (['declared', 'learned'] as const).map(async (kind) => {
        const item = { kind, topic: said, detail: '', level: undefined };
        const encoder = byMeaning ? wordEncoder() : undefined;
        const { zone, suggestions } = await rank(staff(colleague('rosa', { item })), said, {
          ...(encoder && { encoder }),
        });
        return [zone, suggestions[0]?.userId, suggestions[0]?.fit];
      });
      expect(await Promise.all(zones)).toEqual([
        ['sure', 'rosa', 'sure'],
        ['closest', 'rosa', 'close'],
      ]);
    },
  );

  test('that nobody knows it is said also beside an entry in which encoders read nothing', async () => {
    const people = staff(colleague('rosa', { item: { topic: ':guitar:', detail: '' } }));
    expect((await rank(people, 'volcanoes', { encoder: wordEncoder() })).zone).toBe('nobody');
  });

  test('being sure holds when a free colleague knows as well as one who is away', async () => {
    const people = staff(colleague('rosa'), colleague('ben'));
    const ranking = await rank(people, QUIET, { circumstances: { rosa: { away: true } } });
    expect([ranking.zone, ranking.notNow, suggested(ranking)]).toEqual(['sure', 0, ['ben']]);
  });

  test('a colleague who writes of about that grade comes before an equal one who writes of others', async () => {
    const detail = 'quiet students who start talking in';
    const staffRoom = staff(
      colleague('a-primary', { item: { detail: `${detail} grades 1-2` } }),
      colleague('secondary', { item: { detail: `${detail} grades 8-9` } }),
    );
    expect(suggested(await rank(staffRoom, QUIET))[0]).toBe('a-primary');
    const ranking = await rank(staffRoom, `${QUIET} in tenth grade`);
    expect(suggested(ranking)[0]).toBe('secondary');
    expect(ranking.suggestions[1]?.factors).toEqual({ otherGradeBand: 0.7 });
  });

  test('grades that someone says they work with count before those their entries name, and what the asker teaches where the question names none', async () => {
    const detail = 'quiet students who start talking in grades 1-2';
    const people = staff(
      colleague('a-primary', { item: { detail } }),
      colleague('moved-up', { item: { detail }, grades: [9, 10] }),
    );
    expect(suggested(await rank(people, QUIET, { grades: [10] }))[0]).toBe('moved-up');
    expect(suggested(await rank(people, `${QUIET} in 2nd grade`, { grades: [10] }))[0]).toBe('a-primary');
  });

  test('who wants to learn it by its other name gives and gets as well', async () => {
    const asker = colleague('asker', { item: { topic: 'chess', detail: '' }, wants: ['number strings'] });
    const [plain, teaches] = ['a-plain', 'teaches'].map((userId) =>
      colleague(userId, { item: { topic: userId === 'teaches' ? 'number talks' : 'number strings', detail: 'daily' } }),
    ) as [Profile, Profile];
    const { suggestions } = await rank(staff(asker, plain, teaches), 'number talks daily', { asker: 'asker' });
    expect(suggestions.slice(0, 2).map(({ factors }) => factors.complement)).toEqual([1.03, 1.03]);
  });

  test('those who fit equally take turns from question to question, and keep their place for the same one', async () => {
    const people = staff(colleague('ann'), colleague('bob'));
    const questions = Array.from({ length: 12 }, (_, n) => `wait time, lesson ${n}`);
    const firsts = await Promise.all(questions.map(async (text) => suggested(await rank(people, text))[0]));
    expect(new Set(firsts)).toEqual(new Set(['ann', 'bob']));
    const again = await Promise.all(questions.map(async (text) => suggested(await rank(people.toReversed(), text))[0]));
    expect(again).toEqual(firsts);
  });

  test('who can give and get in return comes before an equal', async () => {
    const asker = colleague('asker', { item: { topic: 'number talks', detail: '' } });
    const ranking = await rank(staff(colleague('a'), colleague('b', { wants: ['Number talks'] }), asker), QUIET);
    expect(suggested(ranking)[0]).toBe('b');
  });

  test('a practice tried counts more than thanks, and fades with the school years', async () => {
    const tried = item({ evidence: [{ kind: 'tried', day: '2026-10-01' }] });
    const thanked = item({ evidence: [{ kind: 'helped', day: '2026-10-01' }] });
    const longAgo = item({ evidence: [{ kind: 'tried', day: '2022-10-01' }] });
    const people = staff(
      { userId: 'a-never', items: [item()] },
      { userId: 'b-long-ago', items: [longAgo] },
      { userId: 'c-thanked', items: [thanked] },
      { userId: 'd-tried', items: [tried] },
    );
    const ranking = await rank(people, QUIET, { limit: 4 });
    expect(suggested(ranking)).toEqual(['d-tried', 'c-thanked', 'b-long-ago', 'a-never']);
    expect(ranking.suggestions[0]?.evidence).toEqual([{ kind: 'tried', count: 1, lastMonth: '2026-10' }]);
  });
});

describe('the directory', () => {
  test('an edit is found at once, and what it replaced no longer', async () => {
    const matcher = createMatcher();
    const ask = async (text: string) =>
      suggested(await matcher.rank('T1', { text, asker: 'x', today: '2026-11-02' }, () => FREE, 3));
    matcher.index('T1', 1, staff(colleague('rosa', { item: { topic: 'origami', detail: '' } })));
    matcher.index('T1', 2, staff(colleague('rosa', { item: { topic: 'beekeeping', detail: '' } })));
    expect([await ask('beekeeping'), await ask('origami'), matcher.version('T1')]).toEqual([['rosa'], [], 2]);
  });

  test('nothing crosses from one workspace to another', async () => {
    const matcher = createMatcher();
    matcher.index('T1', 1, staff(colleague('rosa')));
    const elsewhere = await matcher.rank('T2', { text: QUIET, asker: 'x', today: '2026-11-02' }, () => FREE, 3);
    expect(elsewhere.suggestions).toEqual([]);
  });

  test.each([
    ['nothing', ''],
    ['one emoji', '🎉'],
    ['an emoji by name', ':tada:'],
    ['a call to the whole channel', '<!channel>'],
    ['3,000 characters', 'quiet students '.repeat(200)],
    ['mixed scripts', 'как говорить 学生 quiet طلاب'],
    ['zero-width characters', 'qui\u200Bet stu\u200Ddents'],
    ['only stop words', 'can you help me with this please'],
    ['broken markup', '<@U1|rosa *quiet ~students <http://x'],
  ])('%s as a question is answered with a ranking, not a fault', async (_, text) => {
    const ranking = await rank(staff(colleague('rosa')), text);
    expect(ranking.suggestions.length).toBe(/qui|stu/.test(text) ? 1 : 0);
  });

  test('an empty profile and an empty directory are no fault', async () => {
    expect(suggested(await rank([{ userId: 'new', items: [] }], QUIET))).toEqual([]);
    expect(suggested(await rank([colleague('blank', { item: { topic: '', detail: '' } })], QUIET))).toEqual([]);
    expect(suggested(await rank([], QUIET))).toEqual([]);
  });
});
