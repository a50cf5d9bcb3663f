import { CsvError, parse } from 'csv-parse/sync';
import { type CsvRow, onlyFault, readExpertiseRows } from '../../domain/expertise-csv.ts';

/** Reads a list as spreadsheets save it: separated by commas, semicolons or tabs, quoted or not, with or without a byte order mark. */
export function readExpertiseCsv(text: string): ReturnType<typeof readExpertiseRows> {
  const rows: CsvRow[] = [];
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      on_record(cells: string[], { lines }) {
        rows.push({ line: lines, cells });
      },
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    });
    return readExpertiseRows(rows);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return onlyFault(Number(error.lines) || 1, 'A quotation mark in this line, or in one above it, has no partner.');
  }
}

/** Spreadsheets of many countries write semicolons; a copied range has tabs. */
function delimiterOf(text: string): string {
  const header = text.trimStart().split('\n', 1)[0] ?? '';
  return ['\t', ';'].find((mark) => header.includes(mark)) ?? ',';
}
