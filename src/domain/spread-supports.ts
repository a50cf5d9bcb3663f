import { type CalendarDay, type DaySpan, isWithin } from '../time/calendar-day.ts';
import type { Commitment, Support } from './commitment.ts';

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
 * swapped.
 */
export function supportsDueIn(commitments: readonly Commitment[], window: DaySpan): Support[] {
  return commitments
    .filter(({ status }) => status === 'open' || status === 'kept')
    .flatMap(({ supports }) => supports)
    .filter(
      ({ dueDay, acceptedOn, status }) =>
        acceptedOn && status !== 'waived' && status !== 'swapped' && isWithin(dueDay, window),
    );
}

/** @param due as `supportsDueIn` gives them */
export function supportFigures(due: readonly Support[]): SupportFigures {
  const came = due.filter(({ status }) => status === 'delivered');
  return { due: due.length, onTime: came.filter(isOnTime).length, delivered: came.length };
}

function isOnTime({ endedOn = '', dueDay }: { endedOn?: CalendarDay; dueDay: CalendarDay }): boolean {
  return endedOn !== '' && endedOn <= dueDay;
}
