import type { CalendarDay, DaySpan } from '../time/calendar-day.ts';

/**
 * What someone says they will do, to a named colleague, with the support that is owed for it. Days are those of the school's
 * calendar. Source: domain.md section 3.
 */
export interface Commitment {
  teamId: string;
  id: string;
  /** The Slack trigger that made it: a replayed press finds this one instead of making a second. */
  cause: string;
  ownerId: string;
  partnerId: string;
  /** Whoever asked for it: the owner, for an idea of one's own. */
  proposedBy: string;
  /** Empty once they were kept for half a year after its end; the words of supports and history too. */
  words: string;
  /** What it is about: the vocabulary's own word where it has one. */
  topic?: string;
  /** The improvement goal it serves, and its words; in its author's own words where none is set. */
  goalId?: string;
  goal?: string;
  /** What would show that it is done; no student is named. */
  evidence?: string;
  /** As agreed; what holds today is `effectiveDue`. */
  dueDay: CalendarDay;
  /** The day on which the owner last agreed to `dueDay`: only what is late after it moves it. */
  dueSetOn: CalendarDay;
  shownTo: Readers;
  status: 'proposed' | 'open' | 'kept' | 'released' | 'declined';
  ownerAgreed: boolean;
  partner: 'asked' | 'agreed' | 'not-this-time' | 'left';
  /** The owner says **I have what I need**. */
  hasAll?: true;
  supports: Support[];
  /** The highest number that a support ever had, also of those that were taken out when it was said anew. */
  lastNumber?: number;
  /** What the partner suggests, until the owner answers. */
  suggestion?: Suggestion;
  /** Days on which the owner was on leave. */
  pauses: DaySpan[];
  checkIns: CheckIn[];
  /** For owner and partner alone. */
  history: Change[];
  /** The last day on which anyone acted on it. */
  actedOn: CalendarDay;
  /** The day for which it was last looked at by itself; empty when the school's days have changed since. */
  lookedOn: CalendarDay;
  endedOn?: CalendarDay;
  howKept?: HowKept;
  /** What the owner learned; never for a partner who evaluates them. */
  learned?: string;
  /** Messages that said whose move it is and that nobody has answered yet: by their keys in the outbox. */
  prompts?: Prompted[];
  /** The partner thanked the owner. */
  thanked?: true;
  /** Rises with every change. */
  turn: number;
}

/** Who may read the words: the two and the givers, the owner's teams too, or every colleague. The owner chooses. */
export type Readers = (typeof readers)[number];

/** Everyone to whom an owner may show their words, the fewest first. */
export const readers = ['pair', 'team', 'school'] as const;

/** Something owed for a commitment. */
export interface Support {
  /** Within the commitment: `s1`, `s2` … Never given again, so that a button that was sent means what stood beside it. */
  id: string;
  kind: SupportKind;
  words: string;
  giverId: string;
  dueDay: CalendarDay;
  /** The owner cannot go on without it: their clock stands still while it is late. */
  blocking: boolean;
  status: 'owed' | 'said-delivered' | 'delivered' | 'waived' | 'swapped';
  /** Since when it is its giver's: they accepted it, or it passed to them. Absent until then. */
  acceptedOn?: CalendarDay;
  /** The day it came, as the giver said; or on which it was waived or swapped. */
  endedOn?: CalendarDay;
  /** What the giver would give instead, until the owner answers. */
  swap?: Swap;
  /** The giver has said that they cannot give it; only the owner can end it. */
  cannot?: true;
  /** Its giver has left after saying that it came: whose it is if it has not. */
  heirId?: string;
  /** The owner lets whoever asked hear whose support it is, once it is ten days late. */
  mayNameOwner?: true;
}

export type SupportKind = keyof typeof supportWords;

/** The kinds of support, as people read them. Source: domain.md section 3. */
export const supportWords = {
  time: 'Time',
  cover: 'Cover',
  material: 'Material',
  training: 'Training',
  modeling: 'Seeing it done',
  'co-plan': 'Planning together',
  visit: 'A visit',
  decision: 'A decision',
  shield: 'Protection from another demand',
  access: 'Access',
} as const;

/** What a giver would give instead, and by when. */
export interface Swap {
  words: string;
  dueDay: CalendarDay;
}

/** What a partner suggests: other words or another day, or to let it go. */
export type Suggestion = { letGo: true } | { words: string; dueDay: CalendarDay };

/** One press of the owner's. */
export interface CheckIn {
  on: CalendarDay;
  how: 'on-track' | 'need-help';
}

/** Someone was told that the next move is theirs. */
export interface Prompted {
  userId: string;
  key: string;
  /** Ids of the supports it reminds of; absent where it is about something else. */
  supports?: readonly string[];
}

/** One line of the history. */
export interface Change {
  on: CalendarDay;
  by: string;
  what: 'proposed' | 'revised' | 'opened' | 'changed' | 'carried-on' | 'kept' | 'released' | 'declined';
  words: string;
  dueDay: CalendarDay;
  /** Why it was let go, where its owner likes to say. */
  reason?: string;
}

export interface HowKept {
  extent: 'whole' | 'part';
  /** What students did, in one line. */
  students: string;
}

/** At most so many are open at once for one person. Source: domain.md section 3. */
export const mostOpen = 3;
/** At most so many supports for one commitment. */
export const mostSupports = 10;

/** Supports that count: not waived, nor swapped for another. */
export function standingSupports({ supports }: Pick<Commitment, 'supports'>): Support[] {
  return supports.filter(({ status }) => status !== 'waived' && status !== 'swapped');
}

/** Supports that are still to come, or of which only the giver says that they came. */
export function owedSupports(commitment: Pick<Commitment, 'supports'>): Support[] {
  return standingSupports(commitment).filter(({ status }) => status !== 'delivered');
}

/** Whether somebody is partner, or is asked to be. */
export function isPartnerThere(partner: Commitment['partner']): boolean {
  return partner === 'asked' || partner === 'agreed';
}

/**
 * Everyone who has a part in it, each once: owner, partner, givers, whoever asked. Nobody has one by a support that was swapped or
 * waived, nor by a partner’s place that they did not take.
 */
export function partiesOf(commitment: Commitment): string[] {
  const { ownerId, partnerId, partner, proposedBy } = commitment;
  const partners = isPartnerThere(partner) ? [partnerId] : [];
  const givers = standingSupports(commitment).map(({ giverId }) => giverId);
  return [...new Set([ownerId, ...partners, ...givers, proposedBy])];
}

/**
 * The prompts that a press has answered: those of whoever pressed, of whoever is asked anew by it, and of whoever has no part any
 * more; of others the reminders of the support it was about, and what its giver was sent, once nothing else in them is owed;
 * everyone's once nothing is left to do.
 *
 * @param by who pressed; nobody when it came about by itself
 * @param supportId which support the press was about
 * @param anew user ids of those to whom it now says something else than they were asked
 */
export function answeredPrompts(
  { prompts = [], supports }: Commitment,
  after: Commitment,
  { by, supportId, anew = [] }: { by?: string; supportId?: string; anew?: readonly string[] },
): Prompted[] {
  const parties = partiesOf(after);
  const isOver = after.status !== 'proposed' && after.status !== 'open';
  const giverId = supports.find(({ id }) => id === supportId)?.giverId;
  const owed = after.supports.filter(({ status }) => status === 'owed');
  const owesMore = owed.some((one) => one.giverId === giverId);
  const isAnswered = ({ userId, supports: told = [] }: Prompted) =>
    (told.some((id) => id === supportId) && !owed.some(({ id }) => told.includes(id))) ||
    (userId === giverId && !owesMore);
  return prompts.filter(
    (one) =>
      isOver ||
      one.userId === by ||
      anew.includes(one.userId) ||
      !parties.includes(one.userId) ||
      (supportId !== undefined && isAnswered(one)),
  );
}

/** Whether a later day was ever chosen once the due day had come: carried on, which is as honest as kept. */
export function isCarriedOn({ history }: Pick<Commitment, 'history'>): boolean {
  return history.some(({ what }) => what === 'carried-on');
}
