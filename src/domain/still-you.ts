import { addDays, type CalendarDay } from '../time/calendar-day.ts';
import type { OwnEntry } from './directory.ts';
import { isStale } from './expertise.ts';

/** What comes due within these days is asked along, so that a person gets one message a year. */
const aheadDays = 30;

/**
 * The entries to ask their owner about now; none unless one is a year old and was not asked about within the
 * year, or a new school year has begun.
 * Source: domain.md section 2, "Directory": decay and ask yearly.
 *
 * @param today calendar day in the owner's zone
 */
export function toAskAbout(entries: readonly OwnEntry[], today: CalendarDay): OwnEntry[] {
  const soon = addDays(today, aheadDays);
  const isDue = ({ confirmedOn, askedOn, askFrom }: OwnEntry, day: CalendarDay) =>
    (isStale(confirmedOn, day) && (!askedOn || isStale(askedOn, day))) ||
    // With a new school year, of what nobody has said or been asked since it began.
    (askFrom !== undefined && askFrom <= day && confirmedOn < askFrom && (!askedOn || askedOn < askFrom));
  return entries.some((entry) => isDue(entry, today)) ? entries.filter((entry) => isDue(entry, soon)) : [];
}

/** Asked about on that day, and not said again since. */
export function awaitingAnswer(entries: readonly OwnEntry[], askedOn: CalendarDay): OwnEntry[] {
  return entries.filter((entry) => entry.askedOn === askedOn && entry.confirmedOn < askedOn);
}
