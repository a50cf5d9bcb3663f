import { type CalendarDay, type DaySpan, isWithin } from '../time/calendar-day.ts';
import { dayWords } from '../time/day-words.ts';
import { type Apprenticeship, sessionsNeeded } from './apprenticeship.ts';
import { counted } from './counted.ts';
import { carriersOf } from './digest-carriers.ts';
import { type DigestPerson, wholeSchool } from './digest-facts.ts';
import { least } from './digest-threshold.ts';
import { type Depth, depthOf, depthWords, meanDepth, type SessionRecord } from './modeling-depth.ts';
import type { Rank } from './person.ts';
import type { Measure, RoleFigures, ScopeFigures, Told, WindowFigures } from './spread-measures.ts';
import { type Coverage, coverageOf } from './spread-topics.ts';
import { topicKey } from './vocabulary.ts';

/** What the map says of topics is made from these; days are those of the school’s zone. */
export interface TopicFacts {
  people: readonly DigestPerson[];
  entries: readonly { userId: string; topicKey: string }[];
  goalTopics: readonly string[];
  /** Who helped on a topic this school year, once each, by the topic’s key: all of them, or five. */
  helpers: readonly { userId: string; topic: string; day: CalendarDay }[];
  /** Under way: who learns a topic beside its carrier. */
  apprenticeships: readonly Pick<Apprenticeship, 'topicKey' | 'status' | 'sessions'>[];
  sessions: readonly (SessionRecord & { hostId: string })[];
  year: DaySpan;
}

/** A topic of the goals. */
export interface TopicRow {
  topic: string;
  topicKey: string;
  carriers: number;
  /** M9; undefined where fewer than five people’s acts are in the depths together. */
  depth?: Depth;
  /** Someone learns it beside its carrier: how many of the three sessions took place. */
  learning?: number;
}

/** The topics of the goals: those that nobody carries first, then those of one, then the others. */
export function topicRows(facts: TopicFacts, today: CalendarDay): TopicRow[] {
  const depths = depthsOf(facts);
  return carriersOf({ facts, today })
    .map(({ topic, carriers }) => {
      const depth = depths?.get(topicKey(topic));
      const apprenticeship = facts.apprenticeships.find(
        (one) => one.topicKey === topicKey(topic) && one.status !== 'asked',
      );
      return {
        topic,
        topicKey: topicKey(topic),
        carriers,
        ...(depth !== undefined && { depth }),
        ...(apprenticeship && { learning: apprenticeship.sessions.length }),
      };
    })
    .sort((one, other) => Math.min(one.carriers, 2) - Math.min(other.carriers, 2));
}

/** Undefined where fewer than five people’s acts are in the depths together. */
function depthsOf({ goalTopics, helpers, sessions, year }: TopicFacts): Map<string, Depth> | undefined {
  const keys = new Set(goalTopics.map(topicKey));
  const held = sessions.filter(
    ({ status, topic, day }) => status === 'held' && keys.has(topicKey(topic)) && isWithin(day, year),
  );
  const helped = helpers.filter(({ topic, day }) => keys.has(topicKey(topic)) && isWithin(day, year));
  const acting = new Set([
    ...helped.map(({ userId }) => userId),
    ...held.flatMap(({ hostId, visitors }) => [hostId, ...visitors.map(({ userId }) => userId)]),
  ]);
  if (acting.size < least) return undefined;
  return new Map([...keys].map((key) => [key, depthOf(key, { answers: helped, sessions: held }, year)]));
}

/** What two topics more or less would change, in a sentence. */
export function coverageLine(rows: readonly TopicRow[]): string {
  if (rows.length === 0) return 'No topic is tied to a goal yet. `/contour goal` names the topics of a goal.';
  const { singlePoints, holes }: Coverage = coverageOf(rows.map(({ carriers }) => carriers));
  const shared = rows.length - singlePoints - holes;
  return `${shared} of ${rows.length} topics of the goals ${shared === 1 ? 'is' : 'are'} carried by two colleagues or more, ${singlePoints} by one alone, ${holes} by nobody yet.`;
}

/** What is said of one topic. */
export function topicLine({ topic, carriers, depth, learning }: TopicRow): string {
  const who =
    carriers === 0 ? 'nobody carries it yet' : carriers === 1 ? 'one colleague carries it' : `${carriers} carry it`;
  const deep = depth === undefined ? '' : `; ${depth === 0 ? 'nothing shown or told yet' : depthWords[depth]}`;
  const beside = learning === undefined ? '' : `; someone learns it, ${learning} of ${sessionsNeeded} sessions`;
  return `${topic}: ${who}${beside}${deep}.`;
}

/** Mean of M9 over the topics; undefined where it may not be told. */
export function meanOfDepths(rows: readonly TopicRow[]): number | undefined {
  const depths = rows.flatMap(({ depth }) => (depth === undefined ? [] : [depth]));
  return depths.length < rows.length ? undefined : meanDepth(depths);
}

/** A measure as people read it, with where it ends. Source: domain.md section 5. */
export const measureWords: Readonly<Record<Measure, { id: string; name: string; means: string }>> = {
  gini: {
    id: 'M1',
    name: 'Unevenness (Gini)',
    means:
      'Sum of |xi − xj| over all pairs of staff, over 2nS; 0 = all gave the same. Even is not the aim: expertise is uneven.',
  },
  giniCorrected: {
    id: 'M1',
    name: 'Unevenness, corrected for size',
    means: 'Gini × n/(n−1); 1 = one person gave all.',
  },
  effectiveSimpson: {
    id: 'M2',
    name: 'As if so many shared it evenly',
    means: '1/Σp², p the share of each who answered, whoever asked.',
  },
  effectiveShannon: {
    id: 'M2',
    name: 'The same, small shares counting for more',
    means: 'exp(−Σ p ln p), p the share of each who answered.',
  },
  centralization: {
    id: 'M3',
    name: 'Centralization',
    means: 'Σ(most − d)/(n−1)², d the colleagues who asked someone; 1 = everyone asks one, 0 = all are asked alike.',
  },
  density: { id: 'M4', name: 'Density', means: 'Pairs of staff who asked, of all n(n−1) that could.' },
  reciprocity: { id: 'M5', name: 'Asked back', means: 'Share of pairs who asked that were asked back.' },
  flowUp: {
    id: 'M8',
    name: 'From a lower title',
    means: 'Share of answers from a lower title rank than the asker’s, over askers above rank 0.',
  },
  titleReliance: {
    id: 'M8b',
    name: 'Reliance on titles',
    means: 'Share of answers by title ranks 2 to 4 over their share of the staff; 1 = by headcount.',
  },
  busFactor: {
    id: 'M10',
    name: 'Fewest people who gave half',
    means: 'Fewest people giving at least half of the answers.',
  },
  crossTeam: {
    id: 'M12',
    name: 'From another team',
    means: 'Share of answers from another team, among those between two who have a team.',
  },
  eiIndex: { id: 'M12', name: 'E−I index', means: '(E−I)/(E+I); 1 = all from other teams, −1 = all within teams.' },
  supportsOnTime: {
    id: 'M13',
    name: 'Support on time',
    means: 'Supports that had come by their day, and are confirmed, of those due.',
  },
};

/** The figures in sentences, the best for readers first; what may not be told is said once. */
export function spreadLines({ answers, staff, measures }: ScopeFigures): string[] {
  const hidden: string[] = [];
  const told = (measure: Measure, words: (value: number) => string): string[] => {
    const value: Told = measures[measure];
    if (value === 'too few') hidden.push(measureWords[measure].name);
    return typeof value === 'number' ? [words(value)] : [];
  };
  const tenths = (value: number) => `About ${Math.round(value * 10)} of every 10`;
  const lines = [
    ...told('effectiveSimpson', (value) => `As if ${value} people had shared the answers evenly.`),
    ...told('effectiveShannon', (value) => `As if ${value}, where small shares count for more.`),
    ...told('busFactor', (value) => `Half of the answers came from ${counted(value, 'colleague')}.`),
    ...told('gini', (value) => `Unevenness (Gini): ${value}. Even is not the aim: expertise is uneven.`),
    ...told('giniCorrected', (value) => `Unevenness, corrected for size: ${value}.`),
    ...told('centralization', (value) => `Centralization: ${value}. 1 would be everyone asking one colleague.`),
    ...told('density', (value) => `Density: ${value} of all pairs that could ask.`),
    ...told('reciprocity', (value) => `${tenths(value)} pairs who asked were asked back.`),
    ...told('flowUp', (value) => `${tenths(value)} answers came from a colleague with a lower title.`),
    ...told('titleReliance', (value) => `Those with a title gave ${value} times their share by headcount.`),
    ...told('crossTeam', (value) => `${tenths(value)} answers came from another team.`),
    ...told('eiIndex', (value) => `E−I index: ${value}. 1 would be all from other teams.`),
    ...told('supportsOnTime', (value) => `Support that came by its day: ${value} of all that was due.`),
  ];
  const count = `Answers: ${answers}, among ${counted(staff, 'colleague')}.`;
  if (lines.length === 0) return [count, 'How help is spread: too few to say yet.'];
  return [count, ...lines, ...(hidden.length > 0 ? [`Too few to say yet: ${hidden.join(', ')}.`] : [])];
}

/** The roles of the table, as people read them. Source: domain.md section 5, M8. */
export const rankWords: Readonly<Record<Rank, string>> = {
  0: 'Paras, aides and student teachers',
  1: 'Teachers and specialists',
  2: 'Coaches and leads',
  3: 'Principals and assistant principals',
  4: 'District',
};

/** A line of the table of roles. */
export function roleLine({ rank, people: count, ofEveryTen }: RoleFigures): string {
  const gave =
    typeof ofEveryTen === 'number'
      ? `about ${ofEveryTen} of every 10 answers`
      : ofEveryTen === 'a few'
        ? 'too few to say yet'
        : 'none yet';
  return `${rankWords[rank]} (${count}): ${gave}.`;
}

/** The name of a window: "Feb 16 to Apr 3, 2026". */
export function windowWords({ kind, window }: Pick<WindowFigures, 'kind' | 'window'>): string {
  const span = `${dayWords(window.from)} to ${dayWords(window.to)}`;
  return kind === 'year' ? `The year so far: ${span}` : span;
}

/** What the picture of the year shows, in words: a line for each block, the first one first. */
export function seriesLines(scope: string, windows: readonly WindowFigures[]): string[] {
  return windows
    .filter(({ kind }) => kind === 'block')
    .map((one) => {
      const own = scope === wholeSchool ? one.school : one.teams[scope];
      const told = (measure: Measure, words: (value: number) => string) => {
        const value = own?.measures[measure];
        return typeof value === 'number' ? [words(value)] : [];
      };
      const figures = [
        ...told('effectiveSimpson', (value) => `as if ${value} people shared the answers`),
        ...told('gini', (value) => `unevenness ${value}`),
        ...told('centralization', (value) => `centralization ${value}`),
        ...told('reciprocity', (value) => `${Math.round(value * 10)} of every 10 asked back`),
        ...told('flowUp', (value) => `${Math.round(value * 10)} of every 10 from a lower title`),
        ...told('crossTeam', (value) => `${Math.round(value * 10)} of every 10 from another team`),
      ];
      return `${windowWords(one)}: ${figures.length > 0 ? figures.join(', ') : 'too few to say yet'}.`;
    });
}
