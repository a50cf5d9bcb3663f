import { type CalendarDay, type DaySpan, weekdays } from '../time/calendar-day.ts';
import { isLocalTime } from '../time/local-time.ts';
import { type DayStretch, isSchoolDay, type SchoolCalendar, type SchoolHours } from '../time/school-calendar.ts';
import type { Cycle, SchoolPart } from '../time/school-part.ts';
import { bellLines, readBellLines } from './bell-lines.ts';
import { readDayLines, type SpecialDays, specialDays } from './day-lines.ts';
import { alphabet, mostLetters, oneAhead, partLines, readPartLines } from './part-lines.ts';
import { yearFaults } from './school-year.ts';

/** The fields of the calendar's form, as they come from it. */
export interface TypedCalendar {
  yearFrom?: string | null | undefined;
  yearTo?: string | null | undefined;
  weekdays?: string[] | null | undefined;
  dayFrom?: string | null | undefined;
  dayTo?: string | null | undefined;
  earlyRelease?: string | null | undefined;
  lateStart?: string | null | undefined;
  lunchFrom?: string | null | undefined;
  lunchTo?: string | null | undefined;
  /** Absent when they are too many for a form: then they stay as they are. */
  days?: string | null | undefined;
  terms?: string | null | undefined;
  /** How many letters there are; `0` for none. */
  letters?: string | null | undefined;
  cycleFrom?: string | null | undefined;
  onClosure?: string | null | undefined;
  part?: string | null | undefined;
  /** Another part of the school: it has B while `part` has A, or only bells of its own where there are no letters. */
  otherPart?: string | null | undefined;
  bells?: string | null | undefined;
  /** Those of `otherPart`; the same where it is empty. */
  otherBells?: string | null | undefined;
  /** Further parts, with letters and bells of their own. */
  moreParts?: string | null | undefined;
  /** Whoever filled it in says so. */
  namesNoPupil?: boolean | undefined;
}

export type CalendarField = Exclude<keyof TypedCalendar, 'namesNoPupil'>;
export type CalendarFaults = Partial<Record<CalendarField, string>>;

const mostTerms = 12;
/** Slack takes as many characters in a field. */
export const mostInField = 3_000;
/** As many letters of a day stand in a message. */
const mostParts = 6;
export const everyone = 'Everyone';

/**
 * Reads all fields together, so that everything wrong is told at once; the calendar counts only without faults.
 *
 * @param before the calendar as it was: its zone, and the days where the form did not show them
 * @param today calendar day in the school's zone
 */
export function readCalendar(
  typed: TypedCalendar,
  before: SchoolCalendar,
  today: CalendarDay,
): { faults: CalendarFaults; calendar: SchoolCalendar } {
  const faults: CalendarFaults = {};
  const year = readYear(typed, today, faults);
  const studentWeekdays = weekdays.filter((day) => typed.weekdays?.includes(day));
  if (studentWeekdays.length === 0) faults.weekdays = 'Choose at least one day.';
  const hours = readHours(typed, faults);
  const lunch = readLunch(typed, faults);
  const terms = readTerms(typed.terms ?? '', faults);
  const calendar: SchoolCalendar = {
    zone: before.zone,
    studentWeekdays,
    ...readDays(typed, { ...before, studentWeekdays }, faults),
    ...(year && { year }),
    ...(hours && { hours }),
    ...(lunch && { lunch }),
    ...(terms.length > 0 && { terms }),
  };
  const parts = [...readParts(typed, calendar, faults)];
  parts.push(...readMoreParts(typed, calendar, parts, faults));
  return { faults, calendar: { ...calendar, ...(parts.length > 0 && { parts }) } };
}

function readYear(
  { yearFrom, yearTo }: TypedCalendar,
  today: CalendarDay,
  faults: CalendarFaults,
): DaySpan | undefined {
  if (!yearFrom && !yearTo) return undefined;
  const year = { from: yearFrom ?? '', to: yearTo ?? '' };
  Object.assign(faults, yearFaults(year.from, year.to, today));
  return year;
}

function readHours(typed: TypedCalendar, faults: CalendarFaults): SchoolHours | undefined {
  const { dayFrom, dayTo, earlyRelease, lateStart } = typed;
  if (!dayFrom && !dayTo) {
    const needs = 'Choose first when a usual day begins and ends.';
    if (earlyRelease) faults.earlyRelease = needs;
    if (lateStart) faults.lateStart = needs;
    return undefined;
  }
  if (!dayFrom || !isLocalTime(dayFrom)) faults.dayFrom = 'Choose when the day begins, or leave both empty.';
  if (!dayTo || !isLocalTime(dayTo)) faults.dayTo = 'Choose when the day ends, or leave both empty.';
  if (!dayFrom || !dayTo || faults.dayFrom || faults.dayTo) return undefined;
  if (dayTo <= dayFrom) {
    faults.dayTo = 'Choose a time after the beginning.';
    return undefined;
  }
  const isInside = (time: string) => isLocalTime(time) && dayFrom < time && time < dayTo;
  if (earlyRelease && !isInside(earlyRelease)) faults.earlyRelease = 'Choose a time within the usual day.';
  if (lateStart && !isInside(lateStart)) faults.lateStart = 'Choose a time within the usual day.';
  return { from: dayFrom, to: dayTo, ...(earlyRelease && { earlyRelease }), ...(lateStart && { lateStart }) };
}

function readLunch({ lunchFrom, lunchTo }: TypedCalendar, faults: CalendarFaults): DayStretch | undefined {
  if (!lunchFrom && !lunchTo) return undefined;
  if (!lunchFrom || !isLocalTime(lunchFrom)) faults.lunchFrom = 'Choose when lunch begins, or leave both empty.';
  else if (!lunchTo || !isLocalTime(lunchTo)) faults.lunchTo = 'Choose when lunch ends, or leave both empty.';
  else if (lunchTo <= lunchFrom) faults.lunchTo = 'Choose a time after the beginning.';
  return { from: lunchFrom ?? '', to: lunchTo ?? '' };
}

function readDays(
  { days }: TypedCalendar,
  before: SchoolCalendar,
  faults: CalendarFaults,
): Pick<SchoolCalendar, 'days' | 'breaks' | 'closures'> {
  if (days === undefined) {
    return { days: before.days, breaks: before.breaks ?? [], closures: before.closures ?? [] };
  }
  const read = readDayLines(days ?? '', { zone: before.zone });
  tell(faults, 'days', read.faults);
  const now = specialDays(read.entries, before.studentWeekdays);
  const old = daysBefore(before);
  return {
    days: { ...old.days, ...now.days },
    breaks: [...old.breaks, ...now.breaks],
    closures: [...new Set([...old.closures, ...now.closures])].sort(),
  };
}

/** The days that differ of earlier school years: no form shows them any more, and letters may still be counted from them. */
function daysBefore({ year, days, breaks = [], closures = [] }: SchoolCalendar): SpecialDays {
  const from = year?.from ?? '';
  return {
    days: Object.fromEntries(Object.entries(days).filter(([day]) => day < from)),
    breaks: breaks.filter(({ to }) => to < from),
    closures: closures.filter((day) => day < from),
  };
}

/** Those that the form shows: all but those of earlier school years. */
export function shownDays(calendar: SchoolCalendar): SpecialDays {
  const old = daysBefore(calendar);
  const { days, breaks = [], closures = [] } = calendar;
  return {
    days: Object.fromEntries(Object.entries(days).filter(([day]) => !(day in old.days))),
    breaks: breaks.filter((span) => !old.breaks.includes(span)),
    closures: closures.filter((day) => !old.closures.includes(day)),
  };
}

/** Lines such as "2025-08-18 to 2025-12-19: Fall". */
function readTerms(text: string, faults: CalendarFaults) {
  // A term is written as a break is, but for the word.
  const asBreaks = text
    .split('\n')
    .map((line) => (line.trim() ? line.replace(':', ': school,') : ''))
    .join('\n');
  const read = readDayLines(asBreaks, { mostDays: 400 });
  tell(faults, 'terms', read.faults);
  if (read.entries.length > mostTerms) faults.terms = `Write at most ${mostTerms} terms.`;
  return read.entries
    .map(({ from, to, name = 'Term' }) => ({ name, from, to }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

function readParts(typed: TypedCalendar, calendar: SchoolCalendar, faults: CalendarFaults): SchoolPart[] {
  const cycle = readCycle(typed, calendar, faults);
  const letters = cycle?.letters ?? [];
  const bells = readBells(typed, 'bells', letters, faults);
  const otherBells = readBells(typed, 'otherBells', letters, faults);
  const name = typed.part?.trim() || everyone;
  const otherName = typed.otherPart?.trim();
  if (!otherName) {
    if (otherBells.schedules) faults.otherPart = 'Write who has these other bells.';
    return cycle || bells.schedules ? [{ name, ...(cycle && { cycle }), ...bells }] : [];
  }
  if (otherName === name) faults.otherPart = 'Give the two parts different names.';
  if (!cycle && !otherBells.schedules)
    faults.otherPart = 'Choose first how many letters there are, or write which bells they have.';
  const otherCycle = cycle && oneAhead(cycle);
  return [
    { name, ...(cycle && { cycle }), ...bells },
    { name: otherName, ...(otherCycle && { cycle: otherCycle }), ...(otherBells.schedules ? otherBells : bells) },
  ];
}

/** Those that the fields cannot say: a third, or one whose letters go another way. */
function readMoreParts(
  { moreParts }: TypedCalendar,
  calendar: SchoolCalendar,
  others: readonly SchoolPart[],
  faults: CalendarFaults,
): SchoolPart[] {
  const { parts: typed, faults: wrong } = readPartLines(moreParts ?? '');
  const parts = typed.map(({ part }) => part);
  if (parts.length === 0) {
    tell(faults, 'moreParts', wrong);
    return [];
  }
  const all = [...others, ...parts];
  if (others.length === 1 && others[0]?.name === everyone)
    faults.part = 'Write who has these letters and bells, because others have their own.';
  if (all.length > mostParts) faults.moreParts = `A school has at most ${mostParts} parts here.`;
  if (partLines(parts).length > mostInField) faults.moreParts = `Keep this under ${mostInField} characters.`;
  tell(faults, 'moreParts', [
    ...wrong,
    ...typed.flatMap(({ line, part }) => {
      const sentence = whyNoPart(part, calendar, all.filter(({ name }) => name === part.name).length);
      return sentence ? [{ line, sentence }] : [];
    }),
  ]);
  return parts;
}

function whyNoPart(
  { name, cycle, schedules = [] }: SchoolPart,
  calendar: SchoolCalendar,
  namesakes: number,
): string | undefined {
  const known = cycle?.letters ?? [];
  const strange = schedules.find(({ letters = [] }) => letters.some((letter) => !known.includes(letter)));
  if (namesakes > 1) return `Two parts are called “${name}”. Give them different names.`;
  if (cycle && !isSchoolDay(calendar, cycle.from))
    return `Students do not come on ${cycle.from}. Write a day of school.`;
  if (!cycle && schedules.length === 0) return `Write the bells of ${name} in the lines after it, or its letters.`;
  return strange && `No day of ${name} has the letter of “${strange.name}”.`;
}

/** Undefined where the school has no letters. */
function readCycle(typed: TypedCalendar, calendar: SchoolCalendar, faults: CalendarFaults): Cycle | undefined {
  const count = Number(typed.letters ?? '0');
  if (!count) return undefined;
  if (!Number.isInteger(count) || count < 2 || count > mostLetters) faults.letters = 'Choose one of the list.';
  if (typed.onClosure !== 'slide' && typed.onClosure !== 'skip') faults.onClosure = 'Choose one.';
  const from = typed.cycleFrom ?? '';
  if (!from) faults.cycleFrom = 'Choose a day that has the letter A.';
  else if (!isSchoolDay(calendar, from)) faults.cycleFrom = 'Students do not come that day. Choose a day of school.';
  const onClosure = typed.onClosure === 'skip' ? 'skip' : 'slide';
  return { letters: alphabet.slice(0, count).split(''), from, onClosure };
}

function readBells(
  typed: TypedCalendar,
  field: 'bells' | 'otherBells',
  known: readonly string[],
  faults: CalendarFaults,
): Pick<SchoolPart, 'schedules'> {
  const { schedules, faults: bellFaults } = readBellLines(typed[field] ?? '');
  const strange = schedules.find(({ letters = [] }) => letters.some((letter) => !known.includes(letter)));
  if (strange) faults[field] = `No day has the letter of “${strange.name}”. Choose how many letters there are.`;
  // What is kept must fit into the form that shows it.
  if (bellLines(schedules).length > mostInField) faults[field] = `Keep this under ${mostInField} characters.`;
  tell(faults, field, bellFaults);
  return schedules.length > 0 ? { schedules } : {};
}

function tell(
  faults: CalendarFaults,
  field: CalendarField,
  lines: readonly { line: number; sentence: string }[],
): void {
  const [first] = lines;
  if (!first) return;
  const more = lines.length > 1 ? ` ${lines.length - 1} more after it.` : '';
  faults[field] = `Line ${first.line}: ${first.sentence}${more}`.slice(0, 300);
}
