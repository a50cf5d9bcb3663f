import { type ImportLine, readCalendarRows } from '../../domain/calendar-import.ts';
import { csvRows } from '../../slack/csv-rows.ts';

/** Reads a list of days. Gives a sentence where it is none. @param zone IANA name of the school's zone */
export function readCalendarCsv(text: string, zone: string): ImportLine[] | string {
  const { rows, unpaired } = csvRows(text);
  if (unpaired.length === 0) return readCalendarRows(rows, zone);
  return `A quotation mark in line ${unpaired[0]} has no partner.`;
}
