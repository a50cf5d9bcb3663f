import type { ReceiverEvent } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import type { Person } from './domain/person.ts';
import type { FreshMatcher } from './matching/fresh-matcher.ts';
import type { Roster } from './slack/roster.ts';
import type { Answer, View } from './slack/view.ts';
import type { Cause } from './stores/inbox-store.ts';
import type { NewStores } from './stores/new-records.ts';
import type { Occurrence } from './stores/occurrence-store.ts';
import type { OutboxRow } from './stores/outbox-row.ts';
import type { Stores } from './stores/stores.ts';
import type { Clock } from './time/clock.ts';

export type { Circumstances } from './matching/fairness.ts';
export type { Directory } from './matching/fresh-matcher.ts';
export type { Suggestion } from './matching/matcher.ts';
export type { Missed, OutboxDraft } from './stores/outbox-row.ts';

/** One line per event: `event`, ids, codes, milliseconds. Never a question, a reflection or a name. */
export interface Logger {
  info(line: LogLine): void;
  warn(line: LogLine): void;
  error(line: LogLine): void;
}

export interface LogLine extends Record<string, unknown> {
  event: string;
}

/** What a feature may reach besides the stores. */
export interface Tools {
  clock: Clock;
  newId(): string;
  log: Logger;
  /** Who someone is, from Slack. */
  roster: Roster<Person>;
  /** Finds the colleagues who know. */
  matcher: FreshMatcher;
}

/** All a feature may reach. A verb asks for the part it needs: `Pick<Deps, 'questions' | 'clock'>`. */
export interface Deps extends Stores, Tools {
  /**
   * Lets a cause take effect once: `work` gets its stores bound to one transaction, which also ends the inbox row. The answer
   * is kept until it is shown (`here`) or written as a direct message. Throws AlreadyDone when the cause took effect before.
   */
  once(cause: Cause, where: 'here' | 'direct', work: Work): Promise<Answer | undefined>;
  /**
   * The same for work that changes nothing which was there before: it reads outside of the transaction and gives what is new
   * to the stores it is handed. Causes that are ready at once share one transaction.
   */
  onceNew(cause: Cause, where: 'here' | 'direct', work: NewWork): Promise<Answer | undefined>;
  /** The same for what comes due by itself; its key is the occurrence. False when it took place before. */
  onOccurrence(occurrence: Occurrence, work: (deps: Deps) => Promise<void>): Promise<boolean>;
  /**
   * What only Slack can tell. A transaction does not wait for it: it is given up, Slack is asked, and the work begins again
   * with the answer; so within one, nothing may catch what this throws but a UserError.
   *
   * @param key names what is asked
   */
  askSlack<T>(key: string, ask: () => Promise<T>): Promise<T>;
  /**
   * Writes to someone who did not ask for it: in their working hours, within their day's number; the same key once. False,
   * and nothing is written, when they are no colleague, or do not work in the next 400 days. Source: product.md, "Message budget".
   */
  writeUnasked(message: Unasked): Promise<boolean>;
  /** The private answer to this cause has arrived. */
  replied(cause: Cause): Promise<void>;
}

/** A message that nobody asked for. */
export interface Unasked {
  teamId: string;
  userId: string;
  /** The intent, from its cause. */
  key: string;
  /** Whose message it is: `gap.prompt`. */
  kind: string;
  view: View;
}

/** What a verb does within its transaction; what it returns is said to the person who acted. */
export type Work = (deps: Deps) => Promise<Answer | undefined>;

/** Work that only adds. */
export type NewWork = (adding: NewStores) => Promise<Answer | undefined>;

/** A piece of regular work of a routine, asked at every tick. */
export interface Job {
  name: string;
  run(deps: Deps, now: Date): Promise<void>;
}

/** What a routine without a command of its own answers to a word after `/contour`. */
export type ContourWord = (deps: Deps, who: Pick<Person, 'teamId' | 'userId'>) => Promise<Answer>;

/**
 * What a routine moves when the calendar of a school has changed: `follow` runs once a change, in a transaction of its own,
 * before anything is looked at that is due. A change that is taken back is a change too.
 */
export interface CalendarFollower {
  /** Names the occurrence: `who-knows.calendar`. */
  name: string;
  follow(deps: Deps, teamId: string, now: Date): Promise<void>;
}

/** What a routine does instead, in the same transaction, when a message of one of its kinds can never be sent. */
export type Undelivered = (deps: Deps, row: OutboxRow, reason: string) => Promise<void>;

/** Looks again, right before a message of one of its kinds is sent, whether it is still to be: why not, or undefined. */
export type BeforeSending = (deps: Deps, row: OutboxRow) => Promise<string | undefined>;

export type OpenModal = (teamId: string, triggerId: string, view: ModalView) => Promise<void>;

/**
 * Keeps what must leave no trace from the inbox, and answers the person in the acknowledgement. `stops` is pure and linear
 * in the length of the text, because every delivery passes it. Source: reliability.md, "the guard".
 */
export interface Guard {
  stops(body: Record<string, unknown>): boolean;
  /** @param open opens a modal by its trigger, for what an acknowledgement cannot show */
  answer(deps: Deps, event: ReceiverEvent, open: OpenModal): Promise<void>;
}

/** A routine's part of a person's Home, drawn for that person alone. */
export interface HomePart {
  /** Where it stands: what waits for me, today and the week, asked by me, owed both ways, mine to teach and to learn, my settings. */
  place: 'waiting' | 'today' | 'asked' | 'owed' | 'knowing' | 'settings';
  /** One for each thing, the most important first: its words, with what can be pressed. Where not all have room, the first ones stand. */
  items: KnownBlock[][];
  /** There are more than these. */
  more?: boolean;
}

export type HomeParts = (deps: Deps, person: Person) => Promise<HomePart[]>;

/** What a routine does, in the same transaction, when someone is no colleague any more. */
export type PersonLeft = (deps: Deps, person: Pick<Person, 'teamId' | 'userId'>) => Promise<void>;
