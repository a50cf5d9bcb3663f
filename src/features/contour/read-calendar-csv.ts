import { CsvError, parse } from 'csv-parse/sync';
import { type CalendarRow, type ImportLine, readCalendarRows } from '../../domain/calendar-import.ts';

/** Reads a list as spreadsheets save it. Gives a sentence where it is none. */
export function readCalendarCsv(text: string): ImportLine[] | string {
  const rows: CalendarRow[] = [];
  try {
    parse(text, {
      bom: true,
      delimiter: [',', ';', '\t'],
      on_record(cells: string[], { lines }) {
        rows.push({ line: lines, cells });
      },
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    });
    return readCalendarRows(rows);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return `A quotation mark in line ${Number(error.lines) || 1}, or in one above it, has no partner.`;
  }
}
