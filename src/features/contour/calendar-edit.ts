import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { dayLines } from '../../domain/day-lines.ts';
import type { Who } from '../../domain/person.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import { type CalendarFaults, readCalendar, shownDays, type TypedCalendar } from '../../domain/typed-calendar.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import type { SchoolCalendar } from '../../time/school-calendar.ts';
import { showCalendar } from './calendar.ts';
import { calendarForm, termLines } from './calendar-form-views.ts';
import { holdMessages } from './held-messages.ts';
import type { Sender } from './input.ts';
import { maySet } from './may-set.ts';

export type CalendarDeps = Pick<
  Deps,
  'roster' | 'leaders' | 'schools' | 'calendars' | 'audit' | 'outbox' | 'budgets' | 'people' | 'clock' | 'matcher'
>;

/** The form behind **Edit**. */
export async function openCalendarForm(deps: CalendarDeps, who: Who): Promise<ModalView> {
  await maySet(deps, who);
  const { version } = await deps.calendars.of(who.teamId);
  return calendarForm((await deps.schools.home(who.teamId)).calendar, version);
}

/** What is wrong with the filled form, by field. */
export async function calendarFaults(deps: CalendarDeps, who: Sender, typed: TypedCalendar): Promise<CalendarFaults> {
  const { version } = await deps.calendars.of(who.teamId);
  if (String(version) !== who.about) {
    return { weekdays: 'Someone has changed the calendar meanwhile. Copy what you wrote, cancel, and open it again.' };
  }
  const { faults } = await read(deps, who, typed);
  return Object.keys(faults).length > 0 || typed.namesNoPupil ? faults : namedFaults(deps, who, typed);
}

/** A student’s name among the words that were not there before: everyone reads the calendar. */
async function namedFaults(deps: CalendarDeps, { teamId }: Who, typed: TypedCalendar): Promise<CalendarFaults> {
  const { calendar } = await deps.schools.home(teamId);
  const before = new Set([dayLines(shownDays(calendar)), termLines(calendar)].join('\n').split('\n'));
  const anew = (lines: string | null | undefined) => lines?.split('\n').filter((line) => !before.has(line.trim()));
  return pupilFaults(await deps.matcher.directory(teamId), { days: anew(typed.days), terms: anew(typed.terms) });
}

/** Keeps the calendar; messages and deadlines follow it. */
export async function saveCalendar(deps: CalendarDeps, who: Sender, typed: TypedCalendar): Promise<Answer> {
  await maySet(deps, who);
  const [fault] = Object.values(await calendarFaults(deps, who, typed));
  if (fault) throw new UserError('calendar-fault', fault);
  const { calendar } = await read(deps, who, typed);
  await keepCalendar(deps, who, calendar, Number(who.about));
  return showCalendar(deps, who, 'Saved. Messages and deadlines that it moves are moved.');
}

async function read(deps: CalendarDeps, { teamId }: Who, typed: TypedCalendar) {
  const { calendar } = await deps.schools.home(teamId);
  return readCalendar(typed, calendar, dayOf(deps.clock(), calendar.zone));
}

/** Takes over a whole calendar, read at `version`, with its year and snow days; on record. */
export async function keepCalendar(
  deps: CalendarDeps,
  { teamId, userId }: Who,
  { zone: _, quietDays: __, year, closures = [], ...entered }: SchoolCalendar,
  version: number,
): Promise<void> {
  const at = deps.clock();
  const before = await deps.calendars.of(teamId);
  if (!(await deps.calendars.keep(teamId, entered, version, at))) {
    throw new UserError(
      'calendar-changed',
      'Someone has changed the calendar just now. Look at `/contour calendar`, and try again.',
    );
  }
  for (const { day } of before.closures) if (!closures.includes(day)) await deps.calendars.reopen(teamId, day, at);
  for (const day of closures) await deps.calendars.close(teamId, { day, by: userId, at });
  await (year ? deps.schools.set(teamId, { year }) : deps.schools.forgetYear(teamId));
  const now = (await deps.calendars.of(teamId)).version;
  const change = { what: 'calendar', from: `version ${version}`, to: `version ${now}` };
  await deps.audit.add({ teamId, at, by: userId, act: 'calendar.changed', change });
  await holdMessages(deps, teamId);
}
