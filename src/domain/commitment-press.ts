import type { CalendarDay } from '../time/calendar-day.ts';
import type { SchoolCalendar } from '../time/school-calendar.ts';
import type { CheckIn, Commitment, HowKept, Suggestion, Support, Swap } from './commitment.ts';

/** What is asked for, as its owner may still change it before it opens. */
export type Terms = Pick<Commitment, 'words' | 'dueDay' | 'partnerId' | 'shownTo'> &
  Pick<Partial<Commitment>, Aim | 'hasAll'> & { supports: NewSupport[] };

/** What a commitment is for; what is not said any more when it is said anew goes. */
export type Aim = 'topic' | 'goalId' | 'goal' | 'evidence';

/** A support as it is named in a form. */
export type NewSupport = Pick<Support, 'kind' | 'words' | 'giverId' | 'dueDay' | 'blocking'>;

/** A press on a commitment. Everything else about it is decided by who presses, and when. */
export type Act =
  | { kind: 'accept' | 'open' | 'not-now' | 'agree' | 'not-this-time' | 'release' | 'thank' }
  | { kind: 'revise'; terms: Terms }
  | { kind: 'change'; words: string; dueDay: CalendarDay; partnerId?: string; shownTo?: Commitment['shownTo'] }
  | { kind: 'suggest'; suggestion: Suggestion }
  | { kind: 'take-suggestion' | 'leave-suggestion' }
  | { kind: 'give' | 'deliver' | 'confirm' | 'not-yet' | 'waive' | 'cannot' | 'name-me'; supportId: string }
  | { kind: 'offer-swap'; supportId: string; swap: Swap }
  | { kind: 'ask-time'; supportId: string; dueDay: CalendarDay }
  | { kind: 'take-swap' | 'leave-swap'; supportId: string }
  | { kind: 'pass-on'; supportId: string; giverId: string; dueDay: CalendarDay }
  | { kind: 'check-in'; how: CheckIn['how'] }
  | { kind: 'say-why'; reason?: string }
  | { kind: 'keep'; howKept: HowKept; learned?: string; evidence?: string };

/** Why a press has no effect. */
export type Refusal =
  | 'no-part'
  | 'owner-only'
  | 'giver-only'
  | 'partner-only'
  | 'over'
  | 'not-open-yet'
  | 'open-already'
  | 'done-already'
  | 'nothing-late'
  | 'nobody-to-tell'
  | 'three-open'
  | 'no-support'
  | 'too-many'
  | 'paid-time'
  | 'not-agreed'
  | 'day-past'
  | 'giving-day-past'
  | 'offered-day-past';

/** What a press is judged by besides the commitment itself. */
export interface Circumstance {
  by: string;
  today: CalendarDay;
  calendar: SchoolCalendar;
  /** How many other commitments of the owner are open. */
  openBeside: number;
  /** The owner is paid by the hour: preparing is paid work. Source: domain.md section 3, example 9. */
  ownerIsHourly: boolean;
}

export type Outcome = { after: Commitment } | { refused: Refusal };

/** What only its author has seen yet. */
export type CommitmentDraft = Pick<Commitment, 'teamId' | 'id' | 'cause' | 'ownerId' | 'proposedBy'> & Terms;
