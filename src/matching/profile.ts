import type { Evidence as KeptEvidence } from '../domain/evidence.ts';
import type { Level, Offer, Source } from '../domain/expertise.ts';

export type { Offer, Source };

/** One thing that happened and speaks for an item: a thanks, a practice tried, a question passed along and accepted, a session. */
export type Evidence = Pick<KeptEvidence, 'kind' | 'day' | 'unposted'>;

/**
 * One thing a colleague has in the directory, in their own words. For an answer, `topic` is the question and `detail` the
 * answer; where only thanks are left of it, which are its evidence, the topic of the vocabulary, and no detail. For learned words, `topic` holds them and `detail` the topic they were learned for: nobody but their owner reads either.
 */
export interface ProfileItem {
  id: string;
  kind: 'declared' | 'answer' | 'tried' | 'learned';
  topic: string;
  detail: string;
  /** 1, "learning it", to 4. */
  level?: Level;
  source?: Source;
  offers?: readonly Offer[];
  evidence?: readonly Evidence[];
  /** When its owner last said that it holds: calendar day, `YYYY-MM-DD`. */
  confirmedOn?: string;
  /** When words were learned: calendar day, `YYYY-MM-DD`. */
  learnedOn?: string;
  /** When an answer helped. Instant, UTC. */
  answeredAt?: Date;
}

/**
 * Whether an item can make someone sure: a wish to learn it does not, nor what its owner never said they know, be it thanks alone or
 * words of a question that they once took.
 */
export function canBeSure({ kind, level, evidence = [] }: ProfileItem): boolean {
  return level !== 1 && kind !== 'learned' && !(kind === 'answer' && evidence.length > 0);
}

/**
 * All that matching may know of a colleague. No title, name, seniority or count of answers: what is not here cannot count.
 */
export interface Profile {
  userId: string;
  items: readonly ProfileItem[];
  /** Grades they work with, as they say beside their limits: 0 is kindergarten. Where absent, those that their entries name. */
  grades?: readonly number[];
  /** Topics the colleague wants to learn. */
  wants?: readonly string[];
}
