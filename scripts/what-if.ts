import { resolve } from 'node:path';
import { bringMeaning } from '../src/matching/bring-meaning.ts';
import { EVIDENCE, MOST_FADED } from '../src/matching/evidence.ts';
import { type Circumstances, FAIRNESS, FREE } from '../src/matching/fairness.ts';
import { createMatcher, type MatchRequest, type Suggestion } from '../src/matching/matcher.ts';
import type { Evidence, Profile, ProfileItem } from '../src/matching/profile.ts';
import { BY_MEANING, BY_WORDS, FURTHER, LEARNED, LEVEL, STANDING } from '../src/matching/relevance.ts';
import { readRoutingSet } from './routing-set.ts';
import { orTold, readArguments } from './told-faults.ts';

/** One thing that may be otherwise, of the colleague who stands first or of the question. */
interface Change {
  what: string;
  circumstances?: Partial<Circumstances>;
  request?: Partial<MatchRequest>;
  /** Changes the profile of the colleague who stands first. */
  profile?: (profile: Profile) => Profile;
}

const usage = 'usage: npm run --silent what-if -- "a question" [--data DIR] [--meaning]';
const options = {
  data: { type: 'string', default: 'test/data/routing' },
  meaning: { type: 'boolean', default: false },
} as const;
const { values, positionals } = await orTold(() => readArguments({ allowPositionals: true, options }, usage));
const question = positionals.join(' ') || 'how do I get quiet students talking in math';
const today = '2026-11-02';
const { profiles } = await orTold(() => readRoutingSet(values.data));
const matcher = createMatcher();
const meaning = values.meaning
  ? await bringMeaning({
      cacheDir: resolve('.cache/weights'),
      env: process.env,
      progress: (line) => console.error(line),
      use: matcher.use,
      withoutMeaning: (reason) => console.error(`Matching by words: ${reason}`),
    })
  : undefined;
let version = 0;
const [first] = await ranking(profiles);
if (!first) {
  console.log(`Nobody is found for "${question}". Try another question.`);
  process.exit(0);
}

/** An example for each weight beyond text. */
const circumstances: Record<keyof typeof FAIRNESS, Change> = {
  halvedAtOpenOffers: { what: 'three open offers', circumstances: { openOffers: 3 } },
  nearWeeklyLimit: { what: 'one question before the weekly limit', circumstances: { takenThisWeek: 1 } },
  notOffered: {
    what: 'the asker needs a visit, only answers are offered',
    request: { need: 'watch' },
    profile: onlyAnswers,
  },
  outsideWorkingHours: { what: 'outside working hours', circumstances: { freeNow: false } },
  otherGradeBand: {
    what: 'the question is about grades far from theirs',
    request: { text: `${question} in 12th grade` },
    profile: inKindergarten,
  },
  sameTeam: { what: 'in the team of the asker', circumstances: { sameTeam: true } },
  complement: { what: 'they want to learn what the asker teaches', request: { asker: 'asker' }, profile: wantingChess },
};
const happened: Record<Evidence['kind'], string> = {
  tried: 'what they said was tried today',
  modeled: 'they showed it today',
  helped: 'they were thanked for it today',
  passed: 'they passed a question about it on well today',
};
const changes: Change[] = [
  { what: 'nothing changes' },
  ...Object.values(circumstances),
  { what: 'one open offer', circumstances: { openOffers: 1 } },
  { what: 'at the weekly limit', circumstances: { takenThisWeek: 2 } },
  { what: 'away', circumstances: { away: true } },
  ...([1, 2, 3, 4] as const).map((level) => winning(`level ${level}`, { kind: 'declared', level })),
  winning('it is an answer they gave, not declared', { kind: 'answer', level: undefined }),
  winning('it is words that once led to them', { kind: 'learned', level: undefined }),
  ...Object.entries(happened).map(([kind, what]) => winning(what, withEvidence([kind as Evidence['kind']], today))),
  winning('it was tried ten times', withEvidence(Array<'tried'>(10).fill('tried'), today)),
  winning('it was tried, a school year ago', withEvidence(['tried'], '2025-11-02')),
  winning('they have not confirmed it for three years', { confirmedOn: '2023-11-02' }),
  { what: 'they say it a second time', profile: sayingItTwice },
  { what: 'they have nothing else', profile: withNothingElse },
];

console.log(`"${question}", by ${matcher.mode()}. What changes for ${first.userId}, who stands first:\n`);
console.log(`${'change'.padEnd(52)}${'factors'.padEnd(32)}${'score'.padEnd(8)}place      then first`);
for (const change of changes) console.log(await line(change));
console.log('\nAll weights:');
console.log(`beyond text (src/matching/fairness.ts): ${JSON.stringify(FAIRNESS)}`);
console.log(`what happened (src/matching/evidence.ts): ${JSON.stringify({ ...EVIDENCE, MOST_FADED })}`);
console.log(
  `what they say (src/matching/relevance.ts): ${JSON.stringify({ LEVEL, BY_WORDS, BY_MEANING, STANDING, FURTHER, LEARNED })}`,
);
await meaning?.close();

async function line({ what, circumstances = {}, request = {}, profile = (same) => same }: Change): Promise<string> {
  const mine = (userId: string) => userId === first?.userId;
  const directory = [...profiles.map((one) => (mine(one.userId) ? profile(one) : one)), chessPlayer()];
  const suggestions = await ranking(directory, request, (userId) => (mine(userId) ? circumstances : {}));
  const place = suggestions.findIndex(({ userId }) => mine(userId));
  const { factors = {}, score = 0 } = suggestions[place] ?? {};
  const shown = Object.entries(factors).map(([name, factor]) => `${name} ${factor.toFixed(2)}`);
  return [
    what.padEnd(52),
    (shown.join(', ') || '-').padEnd(32),
    (place < 0 ? '-' : score.toFixed(3)).padEnd(8),
    (place < 0 ? 'not asked' : String(place + 1)).padEnd(11),
    suggestions[0]?.userId ?? 'nobody',
  ].join('');
}

async function ranking(
  directory: readonly Profile[],
  request: Partial<MatchRequest> = {},
  circumstances: (userId: string) => Partial<Circumstances> = () => ({}),
): Promise<readonly Suggestion[]> {
  await matcher.index('what-if', ++version, directory);
  await matcher.settled();
  const asked = { text: question, asker: 'nobody', today, ...request };
  const { suggestions } = await matcher.rank(
    'what-if',
    asked,
    (userId) => ({ ...FREE, ...circumstances(userId) }),
    directory.length,
  );
  return suggestions;
}

/** Changes the item for which the first colleague stands first. */
function winning(what: string, change: Partial<ProfileItem>): Change {
  return {
    what,
    profile: (profile) => ({
      ...profile,
      items: profile.items.map((item) => (item.id === first?.item.id ? { ...item, ...change } : item)),
    }),
  };
}

function withEvidence(kinds: readonly Evidence['kind'][], day: string): Pick<ProfileItem, 'evidence'> {
  return { evidence: kinds.map((kind) => ({ kind, day })) };
}

function sayingItTwice(profile: Profile): Profile {
  const again = profile.items.filter(({ id }) => id === first?.item.id).map((item) => ({ ...item, id: 'again' }));
  return { ...profile, items: [...profile.items, ...again] };
}

function withNothingElse(profile: Profile): Profile {
  return { ...profile, items: profile.items.filter(({ id }) => id === first?.item.id) };
}

function onlyAnswers(profile: Profile): Profile {
  return { ...profile, items: profile.items.map((item) => ({ ...item, offers: ['ask'] })) };
}

function inKindergarten(profile: Profile): Profile {
  return { ...profile, items: profile.items.map((item) => ({ ...item, detail: `${item.detail} (kindergarten)` })) };
}

function wantingChess(profile: Profile): Profile {
  return { ...profile, wants: ['chess'] };
}

function chessPlayer(): Profile {
  return { userId: 'asker', items: [{ id: 'chess', kind: 'declared', topic: 'chess', detail: '', level: 3 }] };
}
