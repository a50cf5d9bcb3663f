import { type CalendarDay, type DaySpan, isWithin } from '../time/calendar-day.ts';
import type { SchoolCalendar } from '../time/school-calendar.ts';
import type { Commitment, Support } from './commitment.ts';
import { heldDue } from './commitment-clock.ts';

/** M13, D3: support that was due in a window. */
export interface SupportFigures {
  due: number;
  /** Said delivered by the due day, and confirmed by the owner since. */
  onTime: number;
  /** Delivered at all. */
  delivered: number;
}

/**
 * The supports that count as due in a window: accepted by their giver, of a commitment that is open or was kept, and not waived or
 * swapped. Each with the day by which it was due in the end: one that turned out to be closed is the next school day.
 */
export function supportsDueIn(
  commitments: readonly Commitment[],
  window: DaySpan,
  calendar: SchoolCalendar,
): Support[] {
  return commitments
    .filter(({ status }) => status === 'open' || status === 'kept')
    .flatMap(({ supports }) => supports)
    .filter(({ acceptedOn, status }) => acceptedOn && status !== 'waived' && status !== 'swapped')
    .map((support) => ({ ...support, dueDay: heldDue(calendar, support.dueDay) }))
    .filter(({ dueDay }) => isWithin(dueDay, window));
}

/** @param due as `supportsDueIn` gives them */
export function supportFigures(due: readonly Support[]): SupportFigures {
  const came = due.filter(({ status }) => status === 'delivered');
  return { due: due.length, onTime: came.filter(isOnTime).length, delivered: came.length };
}

function isOnTime({ endedOn = '', dueDay }: { endedOn?: CalendarDay; dueDay: CalendarDay }): boolean {
  return endedOn !== '' && endedOn <= dueDay;
}
