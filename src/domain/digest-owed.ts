import { addDays, type CalendarDay } from '../time/calendar-day.ts';
import { shortDay } from '../time/day-words.ts';
import type { SchoolCalendar } from '../time/school-calendar.ts';
import { mondayOf } from '../time/school-week.ts';
import { type Commitment, owedSupports, type Support } from './commitment.ts';
import { daysLate, heldDue, isPast, lateWords, nameAfterDays, stateOf } from './commitment-clock.ts';
import type { DigestFacts, DigestReader } from './digest-facts.ts';

/** One thing that someone owes, as D1 tells it to them alone. */
export interface Owed {
  line: string;
  /** Since when, or by when. */
  day: CalendarDay;
  kind: 'support' | 'cover' | 'question' | 'asked-for';
  /** School days late, counted to the last finished one. */
  daysLate: number;
  /** Its day has passed: since then someone waits, also before the first day is counted. */
  hasPassed?: true;
  /** The support that it is, and what giving it is called. */
  support?: { commitmentId: string; supportId: string; act: string };
  /** Its owner is to decide about it next: they were asked for time, or told otherwise. */
  isAsked?: true;
}

type NameOf = (userId: string) => string;

/** The Friday up to which one owes: this week's, and from Saturday on that of the next, where a leader ahead of the school's clock is already. */
export const owedUpTo = (today: CalendarDay): CalendarDay => addDays(mondayOf(addDays(today, 2)), 4);

/**
 * D1: supports owed up to Friday, agreed cover and accepted questions; and supports that the reader asked for and that have not
 * come for ten school days. What is so late stands first, then the oldest. The reader is a party to each, so the names are theirs
 * to read.
 */
export function owedBy(
  facts: DigestFacts,
  { userId }: Pick<DigestReader, 'userId'>,
  today: CalendarDay,
  nameOf: NameOf,
): Owed[] {
  // Only what is theirs is counted in days: a district has tens of thousands of supports.
  const supports = facts.commitments
    .filter(({ status, proposedBy, supports: all }) => {
      const isTheirs = proposedBy === userId || all.some(({ giverId }) => giverId === userId);
      return status === 'open' && isTheirs;
    })
    .flatMap((commitment) =>
      owedSupports(commitment)
        // What its giver has not said yes to, such as one that was passed on to them, is no debt yet.
        .filter(({ acceptedOn }) => acceptedOn)
        .map((support) => ({
          commitment,
          support: asHeld(support, facts.calendar),
          late: daysLate(commitment, support, { calendar: facts.calendar, today }),
        })),
    );
  const own = supports.filter(
    ({ commitment, support }) =>
      support.giverId === userId && commitment.ownerId !== userId && support.dueDay <= owedUpTo(today),
  );
  const askedFor = supports.filter(
    ({ commitment, support, late }) =>
      late >= nameAfterDays &&
      support.status === 'owed' &&
      ![commitment.ownerId, support.giverId].includes(userId) &&
      commitment.proposedBy === userId,
  );
  return [
    ...own.map(({ commitment, support, late }) =>
      support.status === 'owed'
        ? owedSupport(commitment, support, { late, hasPassed: isPast(support.dueDay, facts.calendar, today) }, nameOf)
        : unconfirmed(commitment, support, late, nameOf),
    ),
    ...askedFor.map(({ commitment, support, late }) => askedSupport(commitment, support, late, nameOf)),
    ...cover(facts, userId, today, nameOf),
    ...questions(facts, userId, nameOf),
  ].sort((one, other) => firstLine(one) - firstLine(other) || one.day.localeCompare(other.day));
}

/** With the days that hold: one that became closed has moved. */
function asHeld({ swap, ...support }: Support, calendar: SchoolCalendar): Support {
  const held = <T extends { dueDay: CalendarDay }>(one: T): T => ({ ...one, dueDay: heldDue(calendar, one.dueDay) });
  return { ...held(support), ...(swap && { swap: held(swap) }) };
}

/** What is ten school days late stands before all else. Source: domain.md section 3. */
const firstLine = ({ daysLate: late }: Owed) => (late >= nameAfterDays ? 0 : 1);

function owedSupport(
  commitment: Commitment,
  { id, words, dueDay, blocking, swap, cannot }: Support,
  { late, hasPassed }: { late: number; hasPassed: boolean },
  nameOf: NameOf,
): Owed {
  const what = words || 'support';
  const moved = blocking ? '; their date has moved with it' : '';
  const owner = nameOf(commitment.ownerId);
  const owed = hasPassed
    ? `You owe ${owner} ${what} since ${shortDay(dueDay)}${late > 0 ? `, ${lateWords(late)}` : ''}${moved}.`
    : `You owe ${owner} ${what} by ${shortDay(dueDay)}.`;
  const asked = askedWords({ words, swap, cannot });
  const act = `Give ${owner} what you promised: ${what}.`;
  return {
    ...{ day: dueDay, kind: 'support', daysLate: late },
    line: asked ? `${owed} ${asked}: ${owner} decides.` : owed,
    support: { commitmentId: commitment.id, supportId: id, act },
    ...(hasPassed && { hasPassed }),
    ...(asked && { isAsked: true }),
  };
}

/** Said to have come: until its owner confirms it, it stands, and waits for nothing from its giver. Source: domain.md section 3, D1. */
function unconfirmed({ ownerId }: Commitment, { words, dueDay }: Support, late: number, nameOf: NameOf): Owed {
  const line = `You said that you gave ${nameOf(ownerId)} ${words || 'support'}: not confirmed yet.`;
  return { line, day: dueDay, kind: 'support', daysLate: late };
}

function askedWords({ words, swap, cannot }: Pick<Support, 'words' | 'swap' | 'cannot'>): string | undefined {
  if (swap)
    return swap.words === words ? `You asked for time until ${shortDay(swap.dueDay)}` : 'You offered something else';
  return cannot ? 'You said that you cannot' : undefined;
}

function askedSupport({ ownerId }: Commitment, support: Support, late: number, nameOf: NameOf): Owed {
  const { giverId, words, dueDay, mayNameOwner } = support;
  const forWhom = mayNameOwner ? ` for ${nameOf(ownerId)}` : '';
  const line = `Support for what you asked${forWhom} is ${lateWords(late)}: ${words || 'support'}, from ${nameOf(giverId)}. Could you bring it instead?`;
  return { line, day: dueDay, kind: 'asked-for', daysLate: late };
}

function cover({ coverAhead }: DigestFacts, userId: string, today: CalendarDay, nameOf: NameOf): Owed[] {
  return coverAhead
    .filter(({ by, day }) => by === userId && today <= day && day <= owedUpTo(today))
    .map(({ day, minutes, party }) => ({
      line:
        'hostId' in party
          ? `${nameOf(party.hostId)} counts on you to mind a class on ${shortDay(day)}, for ${minutes} min, while they show something.`
          : `${nameOf(party.visitorId)} counts on you to mind their class on ${shortDay(day)}, for ${minutes} min.`,
      day,
      kind: 'cover',
      daysLate: 0,
    }));
}

function questions({ questions: all }: DigestFacts, userId: string, nameOf: NameOf): Owed[] {
  return all.flatMap(({ answerer, acceptedOn, helpedOn, isOpen, askedBy }) =>
    answerer === userId && acceptedOn && isOpen && !helpedOn
      ? [
          {
            line: `You said on ${shortDay(acceptedOn)} that you can help ${nameOf(askedBy)} with a question.`,
            day: acceptedOn,
            kind: 'question' as const,
            daysLate: 0,
          },
        ]
      : [],
  );
}

/** D2: what the reader said they will do, and whether they went first this month. Seen by the reader alone. */
export function saidBy(facts: DigestFacts, { userId }: Pick<DigestReader, 'userId'>, today: CalendarDay) {
  const mine = facts.commitments.filter(({ ownerId, status }) => ownerId === userId && status === 'open');
  const month = today.slice(0, 7);
  const commitments = mine.map((commitment) => ({
    id: commitment.id,
    line: `You said: ${commitment.words || 'a commitment'}. ${stateWords[stateOf(commitment, facts.calendar, today)]}`,
  }));
  const ownQuestion = facts.questions.some(
    ({ askedBy, askedOn }) => askedBy === userId && askedOn.startsWith(month) && askedOn <= today,
  );
  // Opened is opened, also for a day that is still to come.
  const ownDoor =
    [...facts.doors, ...facts.unpostedDoors].some(({ hostId, day }) => hostId === userId && day.startsWith(month)) ||
    facts.sessions.some(({ hostId, day, status }) => hostId === userId && day.startsWith(month) && status === 'held');
  return { commitments, ownQuestion, ownDoor };
}

const stateWords = {
  'on-track': 'On its way.',
  'due-soon': 'Its day is near.',
  'past-due': 'Its day has come. How did it go?',
  waiting: 'It waits on support that is owed to you.',
  paused: 'It is paused.',
} as const;
