import { CsvError, parse } from 'csv-parse/sync';

/** A row of a spreadsheet, with the line of the text in which it ends. */
interface Row {
  line: number;
  cells: string[];
}

/**
 * Reads a list that was pasted or sent as spreadsheets save it: separated by commas, semicolons or tabs, quoted or not, with or
 * without a byte order mark. Where a quotation mark has no partner it gives the line instead.
 */
export function csvRows(text: string): { rows: Row[] } | { unquotedIn: number } {
  const rows: Row[] = [];
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
    return { rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { unquotedIn: Number(error.lines) || 1 };
  }
}

/** Spreadsheets of many countries write semicolons; a copied range has tabs. */
function delimiterOf(text: string): string {
  const header = text.trimStart().split('\n', 1)[0] ?? '';
  return ['\t', ';'].find((mark) => header.includes(mark)) ?? ',';
}
