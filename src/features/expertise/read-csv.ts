import { type CsvFault, readExpertiseRows } from '../../domain/expertise-csv.ts';
import { csvRows } from '../../slack/csv-rows.ts';

const unpairedSentence = 'A quotation mark in this line has no partner. Add it, or take the mark out.';

/** Reads a list of people and what they know. Under column names that cannot be read nothing can. */
export function readExpertiseCsv(text: string): ReturnType<typeof readExpertiseRows> {
  const { rows, unpaired } = csvRows(text);
  const unread = unpaired.map((line): CsvFault => ({ line, sentence: unpairedSentence }));
  const [header, first] = rows;
  const isHeaderUnread = header !== undefined && unpaired.some((line) => line < header.line);
  if (unread.length > 0 && (isHeaderUnread || !first)) return { lines: [], faults: unread };
  const { lines, faults } = readExpertiseRows(rows);
  return { lines, faults: [...faults, ...unread] };
}
