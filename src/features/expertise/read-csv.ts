import { onlyFault, readExpertiseRows } from '../../domain/expertise-csv.ts';
import { csvRows } from '../../slack/csv-rows.ts';

/** Reads a list of people and what they know. */
export function readExpertiseCsv(text: string): ReturnType<typeof readExpertiseRows> {
  const read = csvRows(text);
  if ('rows' in read) return readExpertiseRows(read.rows);
  return onlyFault(read.unquotedIn, 'A quotation mark in this line, or in one above it, has no partner.');
}
