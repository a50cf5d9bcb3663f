import { type ImportLine, readCalendarRows } from '../../domain/calendar-import.ts';
import { csvRows } from '../../slack/csv-rows.ts';

/** Reads a list of days. Gives a sentence where it is none. */
export function readCalendarCsv(text: string): ImportLine[] | string {
  const read = csvRows(text);
  if ('rows' in read) return readCalendarRows(read.rows);
  return `A quotation mark in line ${read.unquotedIn}, or in one above it, has no partner.`;
}
