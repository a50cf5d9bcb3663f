import type { CalendarDay } from '../time/calendar-day.ts';
import { addSchoolDays } from '../time/school-calendar.ts';
import type { Question } from './question.ts';
import type { School } from './school.ts';

/** What became of a practice in the asker's own room. Source: product.md, "Who knows" step 6. */
export interface FollowUp {
  /** Calendar day in the school's zone from which the asker is asked **Did you try it?**; absent when they are not (again). */
  askOn?: CalendarDay;
  /** How often the asker was asked. */
  asked: number;
  /** Absent until the asker tells. */
  outcome?: 'tried' | 'did-not-fit';
  /** Calendar day in the school's zone on which it was told: then a try counts. Source: domain.md section 4, D4. */
  toldOn?: CalendarDay;
  /** What students did, in the asker's words. */
  students?: string;
  /** The asker lets the answerer hear of it. */
  answererMayHear?: boolean;
}

/** Asked once, and once more after **Not yet**; then never. */
const mostAsked = 2;

/** The day, in the school's zone, on which to ask about a practice that was thanked for, or not yet tried, on `day`. */
export function askTriedOn(
  { defaults, calendar }: Pick<School, 'defaults' | 'calendar'>,
  day: CalendarDay,
): CalendarDay {
  return addSchoolDays(calendar, day, defaults.triedAfterDays);
}

/** Whoever is to tell has been asked. */
export function askedOnce(followUp: FollowUp): FollowUp {
  return askNoMore({ ...followUp, asked: followUp.asked + 1 });
}

/** Nobody is to be asked (any more). */
export function askNoMore({ askOn: _, ...followUp }: FollowUp): FollowUp {
  return followUp;
}

/**
 * **Not yet**: asked once more on `again`, then never. Undefined when it was told already, or said for this time of asking.
 *
 * @param again calendar day in the school's zone
 */
export function askAgain(followUp: FollowUp, again: CalendarDay): FollowUp | undefined {
  if (followUp.outcome || followUp.askOn) return undefined;
  return followUp.asked < mostAsked ? { ...followUp, askOn: again } : followUp;
}

/** What became of it, told once; undefined when it was told before. */
export function toldOf({ outcome: before, asked }: FollowUp, told: Told): FollowUp | undefined {
  if (before) return undefined;
  const { outcome, toldOn, students, answererMayHear } = told;
  return { asked, outcome, toldOn, ...(students && { students }), ...(answererMayHear && { answererMayHear }) };
}

/** What is told of a try. */
type Told = Required<Pick<FollowUp, 'outcome' | 'toldOn'>> & {
  students?: string | undefined;
  answererMayHear?: boolean;
};

const neverAsked: FollowUp = { asked: 0 };

/** Whether the asker can still tell what became of it. */
export function isToBeTold({ status, followUp }: Pick<Question, 'status' | 'followUp'>): boolean {
  return status === 'helped' && !followUp?.outcome;
}

/** The asker has been asked. */
export function askedToTry(question: Question): Question {
  return { ...question, followUp: askedOnce(question.followUp ?? neverAsked) };
}

/** Nobody is there to be asked any more. */
export function neverAsk(question: Question): Question {
  return { ...question, followUp: askNoMore(question.followUp ?? neverAsked) };
}

/**
 * **Not yet**: asked once more on `again`, then never. Undefined when it was told already, or said for this time of asking.
 *
 * @param again calendar day in the school's zone
 */
export function notYet(question: Question, again: CalendarDay): Question | undefined {
  const followUp = isToBeTold(question) && question.followUp && askAgain(question.followUp, again);
  return followUp ? { ...question, followUp } : undefined;
}

/** The asker tells what became of it, once; undefined when there is nothing to tell of, or it was told before. */
export function tell(question: Question, told: Told): Question | undefined {
  const followUp = isToBeTold(question) && toldOf(question.followUp ?? neverAsked, told);
  return followUp ? { ...question, followUp } : undefined;
}
