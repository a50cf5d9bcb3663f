import { addDays, type CalendarDay } from '../time/calendar-day.ts';
import { cleanText, hasWords } from './clean-text.ts';
import { foldWords, singular } from './fold-words.ts';
import { serviceInstead } from './not-for-colleagues.ts';
import { topicKey } from './vocabulary.ts';

/** How someone comes to know a thing. Source: Elmore 2000; domain.md section 2, "Directory". */
export type Source = 'predisposition' | 'interest' | 'aptitude' | 'prior-knowledge' | 'skill' | 'role';

/** How far someone is, from 1, "learning it", to 4, "can teach it". Modest levels are welcome: domain.md section 2. */
export type Level = 1 | 2 | 3 | 4;

/** What someone offers on a topic. */
export type Offer = 'ask' | 'watch' | 'plan';

/** What a colleague says of themselves on one topic. One per topic and source; whose it is, is kept beside it. */
export interface Entry {
  /** In the person's own words, on one line. */
  topic: string;
  /** What `topic` is compared by; see `topicKey`. */
  topicKey: string;
  /** A sentence more, or empty. */
  detail: string;
  source: Source;
  level: Level;
  /** At least one. */
  offers: readonly Offer[];
}

/** A field of an entry that a person must change, with the sentence that says how. */
export interface EntryFault {
  field: 'topic' | 'detail' | 'offers';
  sentence: string;
}

const noTopic: EntryFault = { field: 'topic', sentence: 'Name the topic, such as “number talks”.' };

/** The most characters of topic and detail, and entries of one person. */
export const entryCaps = { topic: 80, detail: 300, entries: 30 } as const;

/** Questions a week that a person may set as their limit; both ends are allowed. */
export const weeklyLimits = { least: 0, most: 20 } as const;

const SOURCES: Readonly<Record<Source, { words: string; explained: string }>> = {
  predisposition: { words: 'predisposition', explained: 'It comes naturally to me; people turn to me for it.' },
  interest: { words: 'interest', explained: 'I read about it and try things, because I like it.' },
  aptitude: { words: 'aptitude', explained: 'I pick this kind of thing up quickly.' },
  'prior-knowledge': {
    words: 'prior knowledge',
    explained: 'I know it from before: study, another job, another school.',
  },
  skill: { words: 'skill', explained: 'I do it with my students, and it works.' },
  role: { words: 'role', explained: 'It is part of what I am here for.' },
};

const LEVELS: Readonly<Record<Level, string>> = {
  1: 'learning it',
  2: 'fair at it and learning',
  3: 'good at it',
  4: 'can teach it',
};

const OFFERS: Readonly<Record<Offer, string>> = { ask: 'Ask me', watch: 'Watch me', plan: 'Plan with me' };

/** The six sources, in the order in which they are offered. */
export const sources = Object.keys(SOURCES) as readonly Source[];
/** The four levels, lowest first. */
export const levels: readonly Level[] = [1, 2, 3, 4];
/** The three offers, in the order of their buttons. */
export const offers = Object.keys(OFFERS) as readonly Offer[];

/** A source in a word or two, such as "prior knowledge". */
export function sourceWords(source: Source): string {
  return SOURCES[source].words;
}

/** A source as someone would say it of themselves, in a sentence. */
export function sourceExplained(source: Source): string {
  return SOURCES[source].explained;
}

/** A level in words, such as "fair at it and learning". */
export function levelWords(level: Level): string {
  return LEVELS[level];
}

/** An offer as its button says it, such as "Plan with me". */
export function offerWords(offer: Offer): string {
  return OFFERS[offer];
}

/** What was filled in for an entry; what is left out is taken as usual. */
export interface EntryInput {
  topic: string;
  detail?: string | undefined;
  source?: Source | undefined;
  level?: Level | undefined;
  offers?: readonly Offer[] | undefined;
}

/** An entry from what was filled in: by default a skill one is good at and may be asked about. Or all its faults. */
export function entryFrom(input: EntryInput): { ok: true; entry: Entry } | { ok: false; faults: EntryFault[] } {
  const topic = cleanText(input.topic);
  const detail = cleanText(input.detail ?? '');
  const chosen = input.offers ?? ['ask'];
  const faults = [...overCap('topic', topic), ...overCap('detail', detail)];
  if (!hasWords(input.topic)) faults.push(noTopic);
  const service = serviceInstead(topic);
  if (service) faults.push({ field: 'topic', sentence: service });
  if (chosen.length === 0) {
    faults.push({ field: 'offers', sentence: 'Choose at least one: Ask me, Watch me or Plan with me.' });
  }
  if (faults.length > 0) return { ok: false, faults };
  const entry = {
    topic,
    topicKey: topicKey(topic),
    detail,
    source: input.source ?? 'skill',
    level: input.level ?? 3,
    offers: offers.filter((offer) => chosen.includes(offer)),
  };
  return { ok: true, entry };
}

/** What one line asks to be added. */
export type ReadLine =
  | { kind: 'entry'; entry: Entry }
  | { kind: 'wish'; topic: string }
  | { kind: 'fault'; sentence: string };

const WISH = /^(?:i )?(?:wants?|would like) to learn(?: about)?\b:?/i;

/**
 * Whether a topic said anew is the same thing still, so that what grew from its use goes with it: more than half the words of the
 * shorter one stand in the other, at least by their first four letters, as of a word that was misspelled.
 */
export function isSameStill(before: string, after: string): boolean {
  const [shorter = [], longer = []] = [before, after].map(beginnings).sort((a, b) => a.length - b.length);
  return shorter.filter((word) => longer.includes(word)).length > shorter.length / 2;
}

function beginnings(topic: string): string[] {
  return [...new Set(foldWords(topic).map(({ folded }) => singular(folded).slice(0, 4)))];
}

/**
 * Reads the line after `/expertise add`: "number talks", "number talks: counting routines on the rug", or
 * "want to learn fractions".
 */
export function entryFromLine(line: string): ReadLine {
  if (!hasWords(line)) return { kind: 'fault', sentence: noTopic.sentence };
  const words = cleanText(line);
  const wish = WISH.exec(words);
  const [, topic = words, detail = ''] = /^(.*?)(?:: | [-–—] )(.*)$/.exec(words) ?? [];
  const read = entryFrom(wish ? { topic: words.slice(wish[0].length) } : { topic, detail });
  if (!read.ok) return { kind: 'fault', sentence: read.faults.map(({ sentence }) => sentence).join(' ') };
  return wish ? { kind: 'wish', topic: read.entry.topic } : { kind: 'entry', entry: read.entry };
}

/**
 * Whether it is time to ask "still you?": a year after the entry was made or last confirmed. Source: domain.md section 2.
 * Both are calendar days in the person's zone.
 */
export function isStale(confirmedOn: CalendarDay, today: CalendarDay): boolean {
  return addDays(confirmedOn, 365) <= today;
}

/** Whether a number can be someone's weekly limit. */
export function isWeeklyLimit(limit: number): boolean {
  return Number.isInteger(limit) && weeklyLimits.least <= limit && limit <= weeklyLimits.most;
}

function overCap(field: 'topic' | 'detail', text: string): EntryFault[] {
  const length = [...text].length;
  if (length <= entryCaps[field]) return [];
  const rest = field === 'topic' ? 'Put the rest in the detail.' : 'Shorten it.';
  return [{ field, sentence: `The ${field} has ${length} characters; ${entryCaps[field]} fit. ${rest}` }];
}
