import { type ImportLine, readCalendarRows } from '../../domain/calendar-import.ts';
import { csvRows } from '../../slack/csv-rows.ts';

/** Reads a list of days. Gives a sentence where it is none. @param zone IANA name of the school's zone */
export function readCalendarCsv(text: string, zone: string): ImportLine[] | string {
  const read = csvRows(text);
  if ('rows' in read) return readCalendarRows(read.rows, zone);
  return `A quotation mark in line ${read.unquotedIn}, or in one above it, has no partner.`;
}
