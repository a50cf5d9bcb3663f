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

/** Whether the asker can still tell what became of it. */
export function isToBeTold({ status, followUp }: Pick<Question, 'status' | 'followUp'>): boolean {
  return status === 'helped' && !followUp?.outcome;
}

/** The asker has been asked. */
export function askedToTry(question: Question): Question {
  const { askOn: _, ...followUp } = question.followUp ?? { asked: 0 };
  return { ...question, followUp: { ...followUp, asked: followUp.asked + 1 } };
}

/** Nobody is there to be asked any more. */
export function neverAsk(question: Question): Question {
  const { askOn: _, ...followUp } = question.followUp ?? { asked: 0 };
  return { ...question, followUp };
}

/**
 * **Not yet**: asked once more on `again`, then never. Undefined when it was told already, or said for this time of asking.
 *
 * @param again calendar day in the school's zone
 */
export function notYet(question: Question, again: CalendarDay): Question | undefined {
  const { followUp } = question;
  if (!isToBeTold(question) || !followUp || followUp.askOn) return undefined;
  return followUp.asked < mostAsked ? { ...question, followUp: { ...followUp, askOn: again } } : question;
}

/** The asker tells what became of it, once; undefined when there is nothing to tell of, or it was told before. */
export function tell(
  question: Question,
  told: Required<Pick<FollowUp, 'outcome'>> & { students?: string | undefined; answererMayHear?: boolean },
): Question | undefined {
  if (!isToBeTold(question)) return undefined;
  const { outcome, students, answererMayHear } = told;
  const asked = question.followUp?.asked ?? 0;
  return {
    ...question,
    followUp: { asked, outcome, ...(students && { students }), ...(answererMayHear && { answererMayHear }) },
  };
}
