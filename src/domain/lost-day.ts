import { dayOf, weekdayOf } from '../time/calendar-day.ts';
import type { Span } from '../time/school-week.ts';
import { unaskedPlan } from './message-budget.ts';
import { isAwayAt, type Person, workplaceOf } from './person.ts';
import type { School } from './school.ts';

/** A session or a visit that cannot be on its day and waits for another one. */
export interface WithoutDay {
  startsAt: Date;
  displaced?: { until?: Date };
}

/** How long it waits for one after its day. */
export const waitForDayMs = 14 * 24 * 3600_000;

/** Whoever reads of it after a break has so long at least. */
const leastTimeMs = 7 * 24 * 3600_000;

/**
 * Those of these times that can be proposed to a host in the place of the one that is lost: on days on which they work, and not
 * before they read of it; what is proposed already stays the first while it lies ahead. Source: domain.md section 2, "People".
 *
 * @param proposed instant, UTC, at which the time begins that they were asked about before
 */
export function proposable(
  spans: readonly Span[],
  host: Person,
  school: School,
  { now, proposed }: { now: Date; proposed?: Date | undefined },
): Span[] {
  const readAt = unaskedPlan(host, school, now)?.at;
  const { days, zone } = workplaceOf(host, school).person;
  const isProposed = ({ from }: Span) => +from === +(proposed ?? 0);
  const works = ({ from }: Span) => days.includes(weekdayOf(dayOf(from, zone))) && !isAwayAt(host, school, from);
  const isReadBefore = ({ from }: Span) => readAt !== undefined && from > readAt;
  const found = spans.filter((span) => span.from > now && works(span) && (isReadBefore(span) || isProposed(span)));
  return [...found.filter(isProposed), ...found.filter((span) => !isProposed(span))];
}

/** Until when it waits where that is longer: no less than a week after its host reads of it, which may be after a break. */
export function waitsLonger(host: Person, school: School, { startsAt }: WithoutDay, now: Date): { until?: Date } {
  const readAt = unaskedPlan(host, school, now)?.at;
  const until = new Date(+(readAt ?? 0) + leastTimeMs);
  return until > waitsUntil({ startsAt }) ? { until } : {};
}

/** When it is called off unless its host names a day. Instant, UTC. */
export function waitsUntil({ startsAt, displaced }: WithoutDay): Date {
  return displaced?.until ?? new Date(+startsAt + waitForDayMs);
}
