import { addDays, type CalendarDay, dayOf, isCalendarDay, type Weekday, weekdays } from '../time/calendar-day.ts';
import { catchUp, mostLateMs } from '../time/catch-up.ts';
import { instantOf, isLocalTime, isShown, type LocalTime } from '../time/local-time.ts';
import { mondayOf } from '../time/school-week.ts';
import { type Due, dueDayIn, newestDue, nextDue, type Weekly } from '../time/weekly.ts';
import { nextWorkingInstant, usualWorkingTime, type Workplace } from '../time/working-hours.ts';
import { type Person, workplaceOf } from './person.ts';
import type { School } from './school.ts';

/** How someone who leads wants the weekly page; what is absent is as for everyone. */
export interface DigestSettings {
  day?: Weekday;
  /** On their own wall clock. */
  at?: LocalTime;
  /** `all`: the whole page in the message, not only its beginning. */
  detail?: 'all';
  /** Calendar day in their zone up to which, not including, none comes. */
  pausedUntil?: CalendarDay;
  /** When they last chose another day or hour: what would have come due before it is not late. */
  timedAt?: Date;
}

/** When the weekly page comes to who has chosen nothing. Source: product.md, "The weekly digest". */
const usualDigestAt: LocalTime = '07:30';

/** A page that is just in time still has so long to reach Slack. */
const graceMs = 15 * 60_000;

/** The time that someone chose, or the usual one, but not before their day begins; for who is paid by the hour never outside the shift. */
export function digestAt(person: Person, school: School): LocalTime {
  const { hours, shift } = workplaceOf(person, school).person;
  const chosen = person.digest?.at;
  const { from, to } = shift ?? hours;
  if (chosen && !shift) return chosen;
  const at = chosen ?? usualDigestAt;
  return from <= at && (at < to || to <= from) ? at : from;
}

function digestWeekly(person: Person, school: School): Weekly {
  return { at: digestAt(person, school), ...(person.digest?.day && { day: person.digest.day }) };
}

/** A weekly page that has come due. */
export interface DuePage {
  /** The reader's own week, such as "2026-W48". */
  slot: string;
  dueAt: Date;
  becomes: Sendable | { skipped: string };
}

/** When it may be sent. */
export interface Sendable {
  isLate: boolean;
  notBefore: Date;
  notAfter: Date;
}

/**
 * The newest page that came due to who leads since `leadsSince`, and what becomes of it at `now`. Undefined while none is due, and
 * for one that came due while they had paused it, or before they chose this day and hour.
 */
export function duePage(
  person: Person,
  school: School,
  { leadsSince, now }: { leadsSince: Date; now: Date },
): DuePage | undefined {
  const workplace = workplaceOf(person, school);
  const { pausedUntil = '', timedAt = leadsSince } = person.digest ?? {};
  const since = timedAt > leadsSince ? timedAt : leadsSince;
  const page = pageDue(workplace, digestWeekly(person, school), { since, now });
  return page && dayOf(page.dueAt, workplace.person.zone) < pausedUntil ? undefined : page;
}

/** The same of the page that a team reads in its channel, on the school's clock. */
export function dueMirror(school: School, { since, now }: { since: Date; now: Date }): DuePage | undefined {
  const person = { ...usualWorkingTime(school.zone), days: school.defaults.workingDays, hours: school.defaults.hours };
  return pageDue({ person, calendar: school.calendar }, { at: usualDigestAt }, { since, now });
}

/** It goes out at once, or, when it is late, at the reader's next working hours; or not at all. */
function pageDue(
  workplace: Workplace,
  weekly: Weekly,
  { since, now }: { since: Date; now: Date },
): DuePage | undefined {
  const due = newestDue(workplace, weekly, now);
  if (!due || due.at < since) return undefined;
  const page = (becomes: DuePage['becomes']) => ({ slot: due.slot, dueAt: due.at, becomes });
  const late = catchUp({ kind: 'digest', due: due.at, now });
  if ('skipped' in late) return page(late);
  const notBefore = late.isLate ? nextWorkingInstant(workplace, now) : now;
  const notAfter = new Date(+due.at + mostLateMs + graceMs);
  if (!notBefore || notBefore >= notAfter) return page({ skipped: 'no working hours within 48 hours' });
  return page({ ...late, notBefore, notAfter });
}

/** The next page of who leads. @param taken slots that have come already */
export function nextPage(person: Person, school: School, when: { now: Date; taken: string[] }): Due | undefined {
  const paused = person.digest?.pausedUntil;
  const { zone } = workplaceOf(person, school).person;
  const from = paused && paused > dayOf(when.now, zone) ? new Date(+instantOf(paused, '00:00', zone) - 1) : when.now;
  return nextDue(workplaceOf(person, school), digestWeekly(person, school), { ...when, now: from });
}

/** The settings as they come from the form. */
export interface TypedDigestSettings {
  day?: string | null | undefined;
  at?: string | null | undefined;
  detail?: string | null | undefined;
  pausedUntil?: string | null | undefined;
}

const mostPausedDays = 366;

/**
 * Reads the form; each fault is a sentence by its field.
 *
 * @param today calendar day in the person's zone
 */
export function readDigestSettings(
  { day, at, detail, pausedUntil }: TypedDigestSettings,
  { person, school, today }: { person: Person; school: School; today: CalendarDay },
): { faults: Record<string, string>; kept: DigestSettings } {
  const { shift } = workplaceOf(person, school).person;
  const faults: Record<string, string> = {};
  const chosen = weekdays.find((one) => one === day);
  if (!at || !isLocalTime(at)) faults.at = 'Choose a time.';
  else if (shift && digestAt({ ...person, digest: { at } }, school) !== at)
    faults.at = `Choose a time in your shift, ${shift.from} to ${shift.to}: reading it is paid work.`;
  if (pausedUntil && !(isCalendarDay(pausedUntil) && pausedUntil > today))
    faults.pausedUntil = 'Choose a day after today, or leave this empty.';
  else if (pausedUntil && pausedUntil > addDays(today, mostPausedDays))
    faults.pausedUntil = 'Choose a day within a year. You can pause again then.';
  const kept: DigestSettings = {
    ...(chosen && { day: chosen }),
    ...(at && at !== digestAt({ ...person, digest: {} }, school) && { at }),
    ...(detail === 'all' && { detail }),
    ...(pausedUntil && { pausedUntil }),
  };
  return { faults, kept };
}

/**
 * The first day of the chosen ones within a year on which clocks skip the time at which someone's page comes, and the day on which
 * it comes in that week: on that day right after the hour that is skipped, or on another where they do not work.
 */
export function skippedOn(
  person: Person,
  school: School,
  today: CalendarDay,
): { day: CalendarDay; comesOn: CalendarDay } | undefined {
  const workplace = workplaceOf(person, school);
  const weekly = digestWeekly(person, school);
  for (let ahead = 0; ahead <= 52; ahead += 1) {
    const monday = addDays(mondayOf(today), 7 * ahead);
    const comesOn = dueDayIn(workplace, weekly, monday);
    const chosen = weekly.day ? addDays(monday, weekdays.indexOf(weekly.day)) : comesOn;
    for (const day of [chosen, comesOn])
      if (day && comesOn && day >= today && !isShown(day, weekly.at, workplace.person.zone)) return { day, comesOn };
  }
  return undefined;
}
