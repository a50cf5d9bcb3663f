import type { Deps } from '../../deps.ts';
import { mirrorOf, wholeSchool } from '../../domain/digest-facts.ts';
import { sightOf } from '../../domain/digest-figure.ts';
import type { School } from '../../domain/school.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { weekLabel } from '../../time/school-week.ts';
import { chartRow, drawCharts } from './charts.ts';
import type { SchoolWeek } from './school-week.ts';

/**
 * When a week is over in the school's zone, what it came to is kept for all scopes at once, and its charts are drawn and put into Slack:
 * once a school and week. Source: domain.md section 4, "Windows".
 *
 * @param weekNow the school's week as it is now
 */
export async function closeWeek(
  deps: Deps,
  { teamId, zone }: School,
  { now, weekNow }: { now: Date; weekNow(): Promise<SchoolWeek> },
): Promise<void> {
  const once = { teamId, scheduleId: 'digest:close', slot: weekLabel(now, zone) };
  if (await deps.occurrences.has(once)) return;
  const week = await weekNow();
  const sight = sightOf(week.facts, mirrorOf(wholeSchool), week.monday, dayOf(now, zone));
  const drawn = await drawCharts(deps, { teamId, sight, closed: await week.closedFor(sight) });
  await deps.onOccurrence(once, async (tx) => {
    for (const { name, chart } of drawn) {
      const key = `digest:chart:${week.monday}:${name}`;
      await tx.digestCharts.add({
        ...{ teamId, week: week.monday, name },
        ...(chart ? { altText: chart.altText, key } : { altText: '' }),
      });
      if (chart) await tx.outbox.add(chartRow({ teamId, key, now }, name, chart));
    }
  });
}
