import { CsvError, parse } from 'csv-parse/sync';

/** A row of a spreadsheet, with the line of the text in which it ends. */
interface Row {
  line: number;
  cells: string[];
}

/** What a list holds. */
export interface CsvRows {
  rows: Row[];
  /** Lines in which a quotation mark has no partner, from above. They are not read; those under them are. */
  unpaired: number[];
}

/**
 * Reads a list that was pasted as spreadsheets save it: separated by commas, semicolons or tabs, quoted or not, with or without
 * a byte order mark. It begins anew under each line with a fault, which is for as much as fits in a form.
 */
export function csvRows(text: string): CsvRows {
  const delimiter = delimiterOf(text);
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const read: CsvRows = { rows: [], unpaired: [] };
  for (let from = 0; from < lines.length; from = read.unpaired.at(-1) ?? lines.length) {
    const { rows, isWhole } = rowsIn(lines.slice(from).join('\n'), delimiter);
    read.rows.push(...rows.map(({ line, cells }) => ({ line: from + line, cells })));
    if (isWhole) break;
    const under = from + (rows.at(-1)?.line ?? 0);
    const skipped = lines.slice(under).findIndex((line) => !isEmpty(line));
    read.unpaired.push(under + 1 + Math.max(0, skipped));
  }
  return read;
}

/** Rows up to the first fault, if there is one. */
function rowsIn(text: string, delimiter: string): { rows: Row[]; isWhole: boolean } {
  const rows: Row[] = [];
  try {
    parse(text, {
      bom: true,
      delimiter,
      on_record(cells: string[], { lines }) {
        rows.push({ line: lines, cells });
      },
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    });
    return { rows, isWhole: true };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows, isWhole: false };
  }
}

/** A line that is no row. */
function isEmpty(line: string): boolean {
  return /^(?:[\s,;]|"")*$/.test(line);
}

/** Spreadsheets of many countries write semicolons; a copied range has tabs. */
function delimiterOf(text: string): string {
  const header = text.trimStart().split('\n', 1)[0] ?? '';
  return ['\t', ';'].find((mark) => header.includes(mark)) ?? ',';
}
