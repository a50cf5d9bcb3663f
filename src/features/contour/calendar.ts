import type { Deps } from '../../deps.ts';
import { maySetSchool } from '../../domain/leader.ts';
import type { Who } from '../../domain/person.ts';
import type { Answer } from '../../slack/view.ts';
import { addDays, dayOf } from '../../time/calendar-day.ts';
import { schoolDays } from '../../time/school-day.ts';
import { mondayOf } from '../../time/school-week.ts';
import { calendarView } from './calendar-views.ts';

/** `/contour calendar`: this week and the next, as Contour has them. `lead` says what just happened. */
export async function showCalendar(
  deps: Pick<Deps, 'roster' | 'leaders' | 'schools' | 'calendars' | 'clock'>,
  { teamId, userId }: Who,
  lead?: string,
): Promise<Answer> {
  const person = await deps.roster.colleague(teamId, userId);
  const { calendar } = await deps.schools.home(teamId);
  const { version } = await deps.calendars.of(teamId);
  const today = dayOf(deps.clock(), calendar.zone);
  const monday = mondayOf(today);
  const lettered = (calendar.parts ?? []).filter(({ cycle }) => cycle);
  const parts = lettered.length > 0 ? lettered : [undefined];
  const weeks = parts.map((part) => ({
    name: part?.name,
    days: schoolDays(calendar, { from: monday, to: addDays(monday, 13) }, part),
  }));
  return calendarView({
    calendar,
    today,
    weeks,
    isEntered: version > 0 || calendar.year !== undefined,
    mayChange: maySetSchool(person, await deps.leaders.all(teamId)),
    lead,
  });
}
