import type { CalendarDay } from '../time/calendar-day.ts';
import type { SchoolCalendar } from '../time/school-calendar.ts';
import { cleanText, hasWords } from './clean-text.ts';
import { mostSupports, readers, type SupportKind, supportWords } from './commitment.ts';
import { dueDayFault } from './commitment-clock.ts';
import type { NewSupport, Terms } from './commitment-press.ts';
import { type Goal, goalGone, servedGoal } from './goal.ts';
import { ownWordOf } from './vocabulary.ts';

/** The form as it was filled in; what stands empty is null. */
export interface TypedCommitment {
  /** Who will do it, where it is asked of a colleague. */
  owner: string | null;
  words: string | null;
  partner: string | null;
  due: CalendarDay | null;
  topic: string | null;
  /** A goal's id, or own words where none is set. */
  goal: string | null;
  evidence: string | null;
  readers: string | null;
  /** **I have what I need** */
  hasAll: boolean;
  needs: TypedNeed[];
}

/** One support of the form, as it was filled in. */
export interface TypedNeed {
  words: string | null;
  kind: string | null;
  giver: string | null;
  day: CalendarDay | null;
  blocking: boolean;
}

/** The names of a support's fields in the form; supports count from 1. */
export const needFields = (number: number) =>
  ({
    words: `need${number}`,
    kind: `kind${number}`,
    giver: `giver${number}`,
    day: `day${number}`,
    blocking: `blocking${number}`,
  }) as const;

type Faults = Record<string, string>;

/** Beside the partner, where the owner chose themself. */
export const partnerIsOwner = 'A commitment is made to someone else. Choose a colleague.';

export type ReadCommitment = { terms: Terms } | { faults: Faults };

/** Who it is for, and when it is read. */
export interface FormPlace {
  ownerId: string;
  /** Whoever asks for it; the owner for an idea of their own. */
  proposedBy: string;
  ownerIsHourly: boolean;
  calendar: SchoolCalendar;
  /** Those that are set. */
  goals: readonly Goal[];
  /** Calendar day in the school's zone. */
  today: CalendarDay;
}

const most = { words: 300, need: 150, goal: 200, topic: 60, evidence: 200 };

/** Reads the form of a commitment: its terms, or a sentence for each field that is wrong. Source: issue 6, "Bad input gets". */
export function readCommitment(typed: TypedCommitment, place: FormPlace): ReadCommitment {
  const { ownerId, proposedBy, calendar, today } = place;
  const isOwn = ownerId === proposedBy;
  const words = cleanText(typed.words ?? '');
  const served = servedGoal(typed.goal, place.goals);
  const topic = ownWordOf(cleanText(typed.topic ?? ''));
  const evidence = cleanText(typed.evidence ?? '');
  const needs = typed.needs
    .map((need, index) => ({ ...need, number: index + 1 }))
    .filter(({ words: said, giver, day }) => said || giver || day);
  const read = needs.map((need) => readNeed(need, ownerId, place, typed.due));
  const faults: Faults = Object.assign({}, ...read.flatMap((one) => ('faults' in one ? [one.faults] : [])));

  Object.assign(faults, wordFaults('words', words, most.words, 'Write what you will do, in a sentence.'));
  if (!typed.partner) faults.partner = 'Choose the colleague to whom this is said.';
  else if (typed.partner === ownerId) faults.partner = partnerIsOwner;
  const dueFault = typed.due ? dueDayFault(typed.due, calendar, today) : 'Choose a day.';
  if (dueFault) faults.due = dueFault;
  if (!served) faults.goal = goalGone;
  for (const [field, text] of Object.entries({ goal: served?.goal ?? '', topic, evidence }))
    if (text.length > most[field as 'goal'])
      faults[field] = `Please keep this under ${most[field as 'goal']} characters.`;
  const shownTo = readers.find((one) => one === typed.readers);
  if (!shownTo) faults.readers = 'Choose who may read it.';
  const supports = read.flatMap((one) => ('support' in one ? [one.support] : []));
  faults.need1 ??= supportFault(supports, needs.length, { ...place, hasAll: isOwn && typed.hasAll }) ?? '';
  if (!faults.need1) delete faults.need1;
  if (Object.keys(faults).length > 0 || !typed.partner || !typed.due || !shownTo) return { faults };
  return {
    terms: {
      ...{ words, dueDay: typed.due, partnerId: typed.partner, shownTo, supports },
      ...served,
      ...(topic && { topic }),
      ...(evidence && { evidence }),
      ...(isOwn && typed.hasAll && supports.length === 0 && { hasAll: true as const }),
    },
  };
}

/** What the supports lack as a whole. */
function supportFault(
  supports: readonly NewSupport[],
  named: number,
  { ownerId, proposedBy, ownerIsHourly, hasAll }: FormPlace & { hasAll: boolean },
): string | undefined {
  const isOwn = ownerId === proposedBy;
  if (named > mostSupports) return `These are ${named} supports. Keep the ${mostSupports} that matter most.`;
  if (named === 0 && !isOwn)
    return 'Whoever asks this of a colleague gives something for it. Name at least one support, yours or another colleague’s.';
  if (ownerIsHourly && supports.length === named && !supports.some(({ kind }) => kind === 'time'))
    return `${isOwn ? 'You are' : 'This colleague is'} paid by the hour, so preparing is paid work. Name paid time inside the shift, of the kind Time.`;
  return named === 0 && !hasAll ? 'Name what you need for it, or tick that you have what you need.' : undefined;
}

function readNeed(
  need: TypedNeed & { number: number },
  ownerId: string,
  { calendar, today }: FormPlace,
  due: CalendarDay | null,
): { support: NewSupport } | { faults: Faults } {
  const fields = needFields(need.number);
  const words = cleanText(need.words ?? '');
  const faults = wordFaults(fields.words, words, most.need, 'Write what is needed, such as “cover for one visit”.');
  const kind = Object.keys(supportWords).find((one): one is SupportKind => one === need.kind);
  if (!kind) faults[fields.kind] = 'Choose what kind of support this is.';
  if (!need.giver) faults[fields.giver] = 'Choose who gives it.';
  else if (need.giver === ownerId)
    faults[fields.giver] = 'Support comes from someone else. Choose a colleague, or leave this support empty.';
  const dayFault = need.day ? supportDayFault(need.day, due, { calendar, today }) : 'Choose the day by which it comes.';
  if (dayFault) faults[fields.day] = dayFault;
  if (Object.keys(faults).length > 0 || !kind || !need.giver || !need.day) return { faults };
  return { support: { kind, words, giverId: need.giver, dueDay: need.day, blocking: need.blocking } };
}

/** What is wrong with the day of a support; it comes in time for what it is for. */
function supportDayFault(
  day: CalendarDay,
  due: CalendarDay | null,
  { calendar, today }: Pick<FormPlace, 'calendar' | 'today'>,
): string | undefined {
  const fault = dueDayFault(day, calendar, today);
  if (fault) return fault;
  return due && day > due ? 'This is after the day on which you are done. Choose an earlier one.' : undefined;
}

function wordFaults(field: string, words: string, longest: number, ask: string): Faults {
  if (!hasWords(words)) return { [field]: ask };
  return words.length > longest ? { [field]: `Please keep this under ${longest} characters.` } : {};
}
