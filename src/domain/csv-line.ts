/** A line of a list as it stands in the file, cell by cell. */
export interface CsvRow {
  line: number;
  cells: readonly string[];
}

/** A line of a CSV file, in which no cell is a formula and each stands in its column. */
export function csvLine(cells: readonly string[]): string {
  return cells.map(cell).join(',');
}

/** What a spreadsheet would take for a formula gets an apostrophe in front. Source: reliability.md, security checklist. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
