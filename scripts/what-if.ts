import { parseArgs } from 'node:util';
import { type Circumstances, FAIRNESS, FREE } from '../src/matching/fairness.ts';
import { createMatcher, type MatchRequest, type Suggestion } from '../src/matching/matcher.ts';
import type { Profile } from '../src/matching/profile.ts';
import { readRoutingSet } from './routing-set.ts';

/** One thing beside words that may be so, of the colleague who stands first or of the question. */
interface Change {
  what: string;
  circumstances?: Partial<Circumstances>;
  request?: Partial<MatchRequest>;
  /** Changes the profile of the colleague who stands first. */
  profile?: (profile: Profile) => Profile;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string', default: 'test/data/routing' } },
});
const question = positionals.join(' ') || 'how do I get quiet students talking in math';
const { profiles } = await readRoutingSet(values.data);
const plain = await ranking(profiles);
const first = plain[0];
if (!first) {
  console.log(`Nobody is found by words for "${question}". Try another question.`);
  process.exit(0);
}

const changes: Change[] = [
  { what: 'nothing changes' },
  { what: 'one open offer', circumstances: { openOffers: 1 } },
  { what: 'three open offers', circumstances: { openOffers: 3 } },
  { what: 'one question before the weekly limit', circumstances: { takenThisWeek: 1 } },
  { what: 'at the weekly limit', circumstances: { takenThisWeek: 2 } },
  { what: 'away', circumstances: { away: true } },
  { what: 'outside working hours', circumstances: { freeNow: false } },
  { what: 'in the team of the asker', circumstances: { sameTeam: true } },
  { what: 'the asker needs a visit, only answers are offered', request: { need: 'watch' }, profile: onlyAnswers },
  {
    what: 'the question is about grades far from theirs',
    request: { text: `${question} in 12th grade` },
    profile: inKindergarten,
  },
  { what: 'they want to learn what the asker teaches', request: { asker: 'asker' }, profile: wantingChess },
];

console.log(`"${question}", by words. What changes for ${first.userId}, who stands first:\n`);
console.log(`${'change'.padEnd(52)}${'factors'.padEnd(32)}${'score'.padEnd(8)}place      then first`);
for (const change of changes) console.log(await line(change));
console.log(`\nAll weights, in one place (src/matching/fairness.ts): ${JSON.stringify(FAIRNESS)}`);

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
  const matcher = createMatcher();
  await matcher.index('what-if', 1, directory);
  const asked = { text: question, asker: 'nobody', today: '2026-11-02', ...request };
  const { suggestions } = await matcher.rank(
    'what-if',
    asked,
    (userId) => ({ ...FREE, ...circumstances(userId) }),
    directory.length,
  );
  return suggestions;
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
