import { type EvidenceSum, evidenceSums } from '../domain/evidence-words.ts';
import { gradesAbout, gradesApart } from '../domain/grades.ts';
import { topicKey } from '../domain/vocabulary.ts';
import { alikeAnswers } from './alike-answers.ts';
import {
  allEntries,
  type DirectoryIndex,
  emptyDirectory,
  entriesOf,
  gradesOf,
  takeIn,
  written,
} from './directory-index.ts';
import { questionText } from './encoder-texts.ts';
import { type Circumstances, type FAIRNESS, fairnessFactors, mayBeAsked } from './fairness.ts';
import { type Candidate, findCandidates, MOST_BY_WORDS } from './find-candidates.ts';
import { lotOf } from './lot.ts';
import type { Meaning } from './meaning.ts';
import { wordsOf } from './normalise.ts';
import { isReadable, isSpanish } from './other-languages.ts';
import { canBeSure, type Offer, type Profile, type ProfileItem } from './profile.ts';
import { questionParts, withoutFrame } from './question-frame.ts';
import { questionTerms, type TermHelp } from './question-terms.ts';
import { withRelated } from './related-words.ts';
import { isWord, runOf } from './terms.ts';
import type { Nearness } from './vector-table.ts';
import type { SoughtTerm } from './words-index.ts';
import {
  type Fit,
  fitOf,
  isClearlyLess,
  shareOfUnknown,
  type Zone,
  type ZoneFindings,
  zoneByMeaning,
  zoneByWords,
} from './zone.ts';

/** A question as the matcher needs it. */
export interface MatchRequest {
  text: string;
  /** User id of who asks: never suggested to themself. */
  asker: string;
  /** Colleagues of whom the asker wants none: neither suggested, nor does what they have say that somebody else knows. */
  notThese?: readonly string[];
  /** Calendar day in the school's zone, `YYYY-MM-DD`: evidence fades by it. */
  today: string;
  /** What the question is about where its text names no grade: 0 is kindergarten. */
  grades?: readonly number[];
  /** What the asker needs. Default `ask`. */
  need?: Offer;
}

/** A colleague to ask, and the true reason. */
export interface Suggestion {
  userId: string;
  /** Relevance times fairness; only the order within one ranking means something. */
  score: number;
  relevance: number;
  /** What this relevance alone says of them; the zone is that of the best. */
  fit: Fit;
  /** What beyond text moved the score, and by which factor. */
  factors: Partial<Record<keyof typeof FAIRNESS, number>>;
  /** The item that won, in the colleague's own words: take it away and the score falls. */
  item: ProfileItem;
  evidence: readonly EvidenceSum[];
}

/** Whom to ask, the best first. */
export interface Ranking {
  zone: Zone;
  /** `words` when the encoder is not there: then no gap is claimed. */
  mode: 'words' | 'meaning';
  suggestions: readonly Suggestion[];
  /** How many surely know, and clearly better than anyone who is free, but are away or at their weekly limit now. */
  notNow: number;
  /** Ids of answered questions that mean about the same, the likest first; none when matching goes by words. */
  alike: readonly string[];
}

/** Finds the colleagues who know. One matcher serves all workspaces; nothing crosses from one to another. */
export interface Matcher {
  /**
   * Takes a workspace's directory in. Only items that changed since the last call are indexed again: a few at once, before this
   * is awaited; many with turns for others in between, while questions go by what is there so far and no gap is claimed.
   */
  index(teamId: string, version: number, profiles: readonly Profile[]): Promise<void>;
  /** The version last indexed for a workspace, undefined before the first. */
  version(teamId: string): number | undefined;
  /** From now on ranks by this meaning, or by words alone when it is gone. A question meanwhile goes by what is encoded. */
  use(meaning: Meaning | undefined): void;
  mode(): Ranking['mode'];
  /** Resolves when all that was given is indexed and encoded. */
  settled(): Promise<void>;
  /** How rare a term is in a workspace's directory: 1 for one that nobody uses. */
  rarity(teamId: string, key: string): number;
  /** At most `limit` colleagues, never the asker, never someone away or at their weekly limit. An unknown workspace has none. */
  rank(
    teamId: string,
    request: MatchRequest,
    circumstances: (userId: string) => Circumstances,
    limit: number,
  ): Promise<Ranking>;
}

/** What a matcher may be given from the start. */
export interface MatcherOptions {
  /** Search by meaning; by words alone where absent. It may also come later, with `use`. */
  meaning?: Meaning;
}

/** A matcher that ranks by meaning with words beside it, and by words alone as long as there is no encoder. */
export function createMatcher(options: MatcherOptions = {}): Matcher {
  const directories = new Map<string, DirectoryIndex>();
  /** What is on its way into each directory: how many versions wait for their turn, and the end of the last. */
  const indexing = new Map<string, { waiting: number; last: Promise<void> }>();
  let { meaning } = options;

  return {
    index(teamId, version, profiles) {
      const directory = directories.get(teamId) ?? emptyDirectory();
      directories.set(teamId, directory);
      const begin = () =>
        takeIn(directory, { version, profiles }, (gone, come) => {
          if (gone.length) meaning?.drop(teamId, gone);
          if (come.length) meaning?.set(teamId, come);
        });
      const line = indexing.get(teamId) ?? { waiting: 0, last: Promise.resolve() };
      indexing.set(teamId, line);
      const inTurn = () => {
        line.waiting--;
        return begin();
      };
      if (directory.isWhole && line.waiting === 0) line.last = begin();
      else {
        line.waiting++;
        line.last = line.last.then(inTurn, inTurn);
      }
      return line.last;
    },

    version: (teamId) => directories.get(teamId)?.version || undefined,

    use(next) {
      meaning = next;
      for (const [teamId, directory] of directories) meaning?.set(teamId, allEntries(directory));
    },

    mode: () => (meaning ? 'meaning' : 'words'),

    async settled() {
      await Promise.all([...indexing.values()].map(({ last }) => last));
      await meaning?.settled();
    },

    rarity: (teamId, key) => directories.get(teamId)?.words.rarity(key) ?? 1,

    async rank(teamId, request, circumstances, limit) {
      const directory = directories.get(teamId);
      if (!directory) return { zone: 'closest', mode: 'words', suggestions: [], notNow: 0, alike: [] };
      const asked = withoutFrame(request.text);
      const help: TermHelp = {
        index: directory.words,
        knows: meaning?.knows,
        written: (key) => written(directory, key),
      };
      // Word by word, the language of a sentence shows only beside the others.
      const sentences = isSpanish(asked) ? [asked] : questionParts(asked);
      const parts = sentences.map((text) => ({ text, sought: questionTerms(text, help) }));
      const sought = distinct(parts.flatMap((part) => part.sought));
      const toEncode = encodedParts({ text: asked, sought }, parts);
      const lines = toEncode.map(({ text }) =>
        questionText(text, sought, (acronym) => written(directory, runOf(acronym))),
      );
      const apart = new Set([request.asker, ...(request.notThese ?? [])]);
      const own = [...apart].flatMap((userId) => entriesOf(directory, userId));
      const near = sought.length ? await meaning?.search(teamId, lines.join('\n'), own) : undefined;
      // The directory may have changed while the encoder worked: it answers as it is now.
      const hits = near
        ? directory.words.search(
            parts.map((part) => part.sought),
            MOST_BY_WORDS.meaning,
          )
        : directory.words.search(
            parts.map((part) => withRelated(part.sought, directory.words)),
            MOST_BY_WORDS.words,
          );
      const candidates = findCandidates(directory, { hits, meaning: near }, { apart, today: request.today });
      const complements = complementsOf(directory.profiles.get(request.asker));
      const named = gradesAbout(request.text);
      const grades = named.length ? named : (request.grades ?? []);
      const known = candidates.map((one) => ({ ...one, circumstances: circumstances(one.profile.userId) }));
      const free = known.filter((one) => mayBeAsked(one.circumstances));
      const suggestions = free
        .map(({ profile, item, relevance, circumstances }) => {
          const factors = fairnessFactors({
            item,
            circumstances,
            need: request.need ?? 'ask',
            gradesApart: gradesApart(grades, gradesOf(directory, profile)),
            complement: complements(profile, item),
          });
          const score = Object.values(factors).reduce((product, factor) => product * factor, relevance);
          const { userId } = profile;
          return { userId, item, relevance, factors, score, lot: lotOf(asked, userId) };
        })
        .sort((a, b) => b.score - a.score || a.lot - b.lot)
        .slice(0, limit)
        .map(({ lot: _, ...suggestion }) => ({
          ...suggestion,
          fit: fitOf(suggestion, near ? 'meaning' : 'words'),
          evidence: evidenceSums(suggestion.item.evidence ?? []),
        }));
      const surest = bestOf(candidates.filter(({ item }) => canBeSure(item)));
      const bestFree = bestOf(free);
      const zone = near
        ? zoneByMeaning({
            ...zoneFindings(near, directory, toEncode),
            relevance: surest,
            isReadable: isReadable(request.text),
          })
        : zoneByWords(surest);
      const better = candidates.filter(({ relevance }) => isClearlyLess(bestFree, relevance));
      const notNow = zone === 'sure' ? better.length : 0;
      return {
        zone: notNow ? 'closest' : zone,
        // Where no word was sought, none was gone by.
        mode: near || (meaning && sought.length === 0) ? 'meaning' : 'words',
        suggestions,
        notNow,
        alike: near ? alikeAnswers(directory, near) : [],
      };
    },
  };
}

/** So many sentences are read by the encoders beside the whole: someone waits. */
const MOST_ENCODED = 3;

/** A question or one of its sentences, and what it looks for. */
interface Part {
  text: string;
  sought: readonly SoughtTerm[];
}

/** What is looked for by meaning: the whole, and where it has several sentences those that say most. */
function encodedParts(whole: Part, sentences: readonly Part[]): Part[] {
  if (sentences.length < 2) return [whole];
  return [whole, ...[...sentences].sort((a, b) => b.sought.length - a.sought.length).slice(0, MOST_ENCODED)];
}

/** Each term once, as it was first written. */
function distinct(terms: readonly SoughtTerm[]): SoughtTerm[] {
  return [...new Map([...terms].reverse().map((term) => [term.key, term])).values()].reverse();
}

function bestOf(candidates: readonly Candidate[]): number {
  return candidates.reduce((best, { relevance }) => Math.max(best, relevance), 0);
}

function zoneFindings(
  near: Nearness,
  directory: DirectoryIndex,
  encoded: readonly Part[],
): Pick<ZoneFindings, 'parts' | 'encoded' | 'isComplete'> {
  const { words, slots, isWhole } = directory;
  const parts = near.bestOverChance.map((bestOverChance, n) => {
    const { text = '', sought = [] } = encoded[n] ?? {};
    const asked = { words: sought.map(({ key }) => key).filter(isWord), length: wordsOf(text).length };
    return { bestOverChance, unknownWords: shareOfUnknown(asked, words.has, words.rarity) };
  });
  return { parts, encoded: near.encoded, isComplete: isWhole && near.encoded >= slots.count() };
}

/** Tells whether the asker wants to learn what an item teaches, or can teach what its owner wants to learn. */
function complementsOf(asker: Profile | undefined): (colleague: Profile, item: ProfileItem) => boolean {
  const wanted = new Set(asker?.wants?.map(topicKey));
  const taught = new Set(asker?.items.map(({ topic }) => topicKey(topic)));
  return ({ wants = [] }, { topic }) =>
    (wanted.size > 0 && wanted.has(topicKey(topic))) ||
    (taught.size > 0 && wants.some((wish) => taught.has(topicKey(wish))));
}
