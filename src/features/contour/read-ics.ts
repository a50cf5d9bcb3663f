import ICAL from 'ical.js';
import { type ImportLine, mostEntries } from '../../domain/calendar-import.ts';
import { kindInWords } from '../../domain/calendar-words.ts';
import { type DayEntry, faultOf, mostNameLength } from '../../domain/day-lines.ts';
import { addDays, type DaySpan, dayOf, isCalendarDay } from '../../time/calendar-day.ts';
import { instantOf, isLocalTime } from '../../time/local-time.ts';
import type { Span } from '../../time/school-week.ts';
import { isZone } from '../../time/zone-offset.ts';

/** What repeats is followed for so many times in a file; more is no school calendar, and would keep everyone waiting. */
const mostRepeats = 7_000;
/** The library takes longer for a long line than for many short ones. */
const mostInLine = 20_000;

/** All that is read of a file; a description, a picture or a link may be as long as it likes. */
const readProperties = new Set(
  'BEGIN END VERSION UID SUMMARY STATUS DTSTART DTEND DURATION RRULE RDATE EXDATE RECURRENCE-ID TZID TZOFFSETFROM TZOFFSETTO'.split(
    ' ',
  ),
);

export interface IcsContext {
  /** IANA zone of the school: an event at a time of another zone falls on the school's day. */
  zone: string;
  /** Days to look at; what repeats without end is taken within them. */
  window: DaySpan;
}

/** Reads a calendar file, entry by entry. Gives a sentence where it is none, or broken off, or too much. */
export function readIcs(file: string, context: IcsContext): ImportLine[] | string {
  const text = file.trim();
  if (!/^BEGIN:VCALENDAR/i.test(text)) {
    return 'This is not a calendar file. A calendar file ends in .ics; a list from a spreadsheet is saved as .csv.';
  }
  if (!/END:VCALENDAR$/i.test(text)) {
    return 'This calendar file breaks off before its end. Export it again, and take the new file.';
  }
  const count = text.match(/^BEGIN:VEVENT/gim)?.length ?? 0;
  if (count === 0) return 'There are no entries in this calendar file.';
  if (count > mostEntries) {
    return `This calendar file has ${count} entries, and I read at most ${mostEntries}. Export only this school year.`;
  }
  const lines = readLines(text);
  if (lines.some((line) => line.length > mostInLine)) {
    return 'This calendar file has a line that is too long for any calendar. Export it again, and take the new file.';
  }
  const events = parsed(lines.join('\r\n'));
  if (typeof events === 'string') return events;
  const found: ImportLine[] = [];
  let followed = 0;
  for (const [index, event] of events.entries()) {
    found.push(...linesOf(event, index + 1, { ...context, repeated: () => ++followed <= mostRepeats }));
    if (followed > mostRepeats)
      return `What repeats in this calendar file does so more than ${mostRepeats} times. Export only this school year.`;
    if (found.length > mostEntries)
      return `With all that repeats this calendar file has more than ${mostEntries} entries. Export only this school year.`;
  }
  return found;
}

/** The lines of a file that are read, each whole; one that is no property stays, so that the fault is told. */
function readLines(text: string): string[] {
  return text
    .replaceAll(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .filter((line) => {
      const name = /^([\w-]{1,40})[;:]/.exec(line)?.[1];
      return name === undefined || readProperties.has(name.toUpperCase());
    });
}

interface Following extends IcsContext {
  /** Counts one more time of what repeats; false when there were too many. */
  repeated(): boolean;
}

/** Each entry with the changes to single times that it repeats. */
function parsed(text: string): ICAL.Event[] | string {
  try {
    const read: unknown[] = ICAL.parse(text);
    // A file may hold several calendars, one after the other.
    const calendars = typeof read[0] === 'string' ? [read] : (read as unknown[][]);
    const all = calendars.flatMap((one) => new ICAL.Component(one).getAllSubcomponents('vevent'));
    const isChange = (one: ICAL.Component) => one.getFirstProperty('recurrence-id') !== null;
    const uidOf = (one: ICAL.Component) => one.getFirstPropertyValue('uid');
    const changes = all.filter(isChange);
    const whole = new Set(all.filter((one) => !isChange(one)).map(uidOf));
    // A file of some weeks may hold the changed times of what repeats without that: they stand for themselves.
    return all
      .filter((one) => !isChange(one) || !whole.has(uidOf(one)))
      .map((one) => {
        const own = isChange(one) ? [] : changes.filter((change) => uidOf(change) === uidOf(one));
        return new ICAL.Event(one, { exceptions: own });
      });
  } catch (error) {
    return `I cannot read this calendar file (${reasonOf(error)}). Export it again, and take the new file.`;
  }
}

function linesOf(event: ICAL.Event, line: number, context: Following): ImportLine[] {
  const said = cleanName(event.summary).slice(0, 120) || 'An entry without a name';
  if (isCancelled(event)) return [{ line, said, why: cancelled }];
  if (!event.component.hasProperty('dtstart')) return [{ line, said, why: 'It has no day.' }];
  if (hasNoSuchTime(event)) return [{ line, said, why: 'The calendar has no such day, or no such time.' }];
  try {
    const occurrences = spansOf(event, context);
    if (occurrences.some(({ endsFirst }) => endsFirst)) return [{ line, said, why: 'It ends before it begins.' }];
    const found = occurrences.map((one) => lineOf(one, line));
    return found.length > 0
      ? found
      : [{ line, said, why: 'It lies before this school year, or more than a year ahead.' }];
  } catch (error) {
    const why = event.component.hasProperty('rrule')
      ? 'It repeats in a way that I cannot follow. Write its days into a list.'
      : `I cannot read its days (${reasonOf(error)}).`;
    return [{ line, said, why }];
  }
}

/** Whether its days or times, as the file has them, are in no calendar: the library makes other ones of them. */
function hasNoSuchTime({ component, exceptions }: ICAL.Event): boolean {
  const typed = [component, ...Object.values(exceptions).map((one) => one.component)].flatMap((one) =>
    ['dtstart', 'dtend'].map((name) => String(one.getFirstProperty(name)?.jCal[3] ?? '')),
  );
  return typed.some((text) => {
    const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?/.exec(text) ?? [];
    return day !== undefined && !(isCalendarDay(day) && (time === undefined || isLocalTime(time)));
  });
}

const cancelled = 'It was cancelled.';

interface Occurrence extends DaySpan {
  name: string;
  endsFirst: boolean;
  /** The days that it fills; undefined where it takes up only part of one. */
  whole: DaySpan | undefined;
  isCancelled: boolean;
  repeats: boolean;
}

function lineOf(occurrence: Occurrence, line: number): ImportLine {
  const { name, whole, repeats } = occurrence;
  const said = `${spanText(occurrence)}, ${name.slice(0, 120) || 'without a name'}`;
  if (occurrence.isCancelled) return { line, said, why: cancelled };
  const kind = kindInWords(name);
  if (!kind) return { line, said, why: 'Its name does not say what kind of day it is.' };
  // A school that closes at seven in the evening sends nobody home; an early dismissal may well stand at its hour.
  const span = kind === 'closed' || kind === 'snow day' || kind === 'staff-only' ? whole : occurrence;
  if (!span) return { line, said, why: 'It is only part of a day.' };
  const { from, to } = span;
  const entry: DayEntry = { from, to, kind, name: name.slice(0, mostNameLength), ...(repeats && { repeats }) };
  const why = faultOf(entry);
  return why ? { line, said, why } : { line, said: `${spanText(span)}, ${name.slice(0, 120)}`, entry };
}

const spanText = ({ from, to }: DaySpan) => `${from}${to === from ? '' : ` to ${to}`}`;

function spansOf(event: ICAL.Event, { zone, window, repeated }: Following): Occurrence[] {
  const overlaps = ({ from, to }: DaySpan) => from <= window.to && to >= window.from;
  if (!event.isRecurring()) return [occurrenceOf(event, event, zone)].filter(overlaps);
  const takenOut = takenOutOf(event);
  // The library leaves out the first time of an event that repeats on named days alone.
  const hasRule = event.component.hasProperty('rrule');
  const isFirstLeftOut = !hasRule && !takenOut.has(event.startDate.toString());
  const found = (isFirstLeftOut ? [occurrenceOf(event, event, zone)] : []).filter(overlaps);
  const repeats = event.iterator();
  while (repeated()) {
    const next = repeats.next();
    if (!next) return found;
    // Of two times that are taken out in a row the library takes out one.
    if (takenOut.has(next.toString())) continue;
    const { startDate, endDate, item } = event.getOccurrenceDetails(next);
    const occurrence = occurrenceOf(item, { startDate, endDate }, zone, hasRule && item === event);
    if (occurrence.from > window.to) return found;
    if (overlaps(occurrence)) found.push(occurrence);
  }
  return found;
}

/** When an event that repeats is not, as text. */
function takenOutOf({ component }: ICAL.Event): Set<string> {
  return new Set(component.getAllProperties('exdate').flatMap((one) => one.getValues().map(String)));
}

type Times = Pick<ICAL.Event, 'startDate' | 'endDate'>;

/** The days of the school's wall calendar that an event touches, and those that it fills. */
function occurrenceOf(item: ICAL.Event, { startDate, endDate }: Times, zone: string, repeats = false): Occurrence {
  const endsFirst = Boolean(endDate && endDate.compare(startDate) < 0);
  const found = { name: cleanName(item.summary), endsFirst, isCancelled: isCancelled(item), repeats };
  if (startDate.isDate) {
    const from = dayText(startDate);
    // The last day of such an event is the first that does not belong to it.
    const last = endDate ? addDays(dayText(endDate), -1) : from;
    if (last < from) return { ...found, from, to: from, whole: { from, to: from } };
    return { ...found, from, to: last, whole: { from, to: last } };
  }
  const tzid = item.component.getFirstProperty('dtstart')?.getFirstParameter('tzid');
  const from = instantIn(startDate, tzid, zone);
  const to = endDate ? new Date(Math.max(+from, +instantIn(endDate, tzid, zone) - 1)) : from;
  return { ...found, from: dayOf(from, zone), to: dayOf(to, zone), whole: filledBy({ from, to }, zone) };
}

/** The days in whose school hours something lasts throughout: from before ten until past noon. @param zone IANA name */
function filledBy({ from, to }: Span, zone: string): DaySpan | undefined {
  const [first, last] = [dayOf(from, zone), dayOf(to, zone)];
  const span = {
    from: from <= instantOf(first, '10:00', zone) ? first : addDays(first, 1),
    to: to >= instantOf(last, '12:30', zone) ? last : addDays(last, -1),
  };
  return span.from <= span.to ? span : undefined;
}

function isCancelled({ component }: ICAL.Event): boolean {
  return String(component.getFirstPropertyValue('status')).toUpperCase() === 'CANCELLED';
}

/** A zone of the world's list is taken as the world has it; another one as the file describes it; none is the school's. */
function instantIn(time: ICAL.Time, tzid: string | undefined, zone: string): Date {
  const wall = `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}`;
  if (tzid && isZone(tzid)) return instantOf(dayText(time), wall, tzid);
  const isFloating = time.zone === ICAL.Timezone.localTimezone;
  return isFloating ? instantOf(dayText(time), wall, zone) : time.toJSDate();
}

function dayText({ year, month, day }: ICAL.Time): string {
  const text = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
  if (!isCalendarDay(text)) throw new RangeError('no such day');
  return text;
}

function cleanName(summary: unknown): string {
  return String(summary ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The library throws plain errors, which say little to a teacher and something to who made the file. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 80) : 'it is broken';
}
