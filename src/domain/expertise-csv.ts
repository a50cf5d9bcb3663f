import { cleanText } from './clean-text.ts';
import { type CsvRow, csvLine } from './csv-line.ts';
import { type Entry, entryFrom, levels, levelWords, offers, offerWords, sources, sourceWords } from './expertise.ts';
import { foldWords } from './fold-words.ts';
import { unclear } from './unclear-acronyms.ts';

/** How a list names someone: an e-mail address in lower case, or a Slack id. */
export type Named = { email: string } | { userId: string };

/** A line of a list that can be used: who is to be invited, for what. */
export interface CsvLine {
  /** As an editor counts, from 1; the first holds the column names. */
  line: number;
  who: Named;
  entry: Entry;
}

/** A line that cannot be used, and how to mend it. */
export interface CsvFault {
  line: number;
  sentence: string;
}

type Column = 'who' | 'topic' | 'detail' | 'source' | 'level' | 'offers';
type Row = Partial<Record<Column, string>>;

const columns: Readonly<Record<string, Column>> = {
  email: 'who',
  'e-mail': 'who',
  'e-mail-address': 'who',
  'email-address': 'who',
  mail: 'who',
  slack: 'who',
  'slack-id': 'who',
  'email-or-slack-id': 'who',
  user: 'who',
  'user-id': 'who',
  id: 'who',
  topic: 'topic',
  detail: 'detail',
  source: 'source',
  level: 'level',
  offers: 'offers',
  offer: 'offers',
};

const noHeader =
  'The first line must name the columns: email,topic,detail,source,level,offers. Only email (or Slack id) and topic are needed.';

/**
 * Reads a list of people and what they know: the column names first, in any order. Every line ends up in `lines` or in
 * `faults`. Source: product.md, "Expertise".
 */
export function readExpertiseRows([header, ...rows]: readonly CsvRow[]): { lines: CsvLine[]; faults: CsvFault[] } {
  const names = (header?.cells ?? []).map((name) => columns[folded(name)]);
  if (!names.includes('who') || !names.includes('topic')) return onlyFault(header?.line ?? 1, noHeader);
  if (rows.length === 0) return onlyFault(header?.line ?? 1, 'There are no lines under the column names.');
  const read = rows.map(({ line, cells }) => readRow(rowOf(names, cells), line));
  return {
    lines: read.filter((one) => 'entry' in one),
    faults: read.filter((one) => 'sentence' in one),
  };
}

/** A list of which nothing can be used. */
function onlyFault(line: number, sentence: string): { lines: CsvLine[]; faults: CsvFault[] } {
  return { lines: [], faults: [{ line, sentence }] };
}

/** Where two columns say the same, such as an address and an id, the first that is filled in counts. */
function rowOf(names: readonly (Column | undefined)[], cells: readonly string[]): Row {
  const row: Row = {};
  names.forEach((name, at) => {
    if (name) row[name] ||= unmarked(cells[at] ?? '');
  });
  return row;
}

function readRow(row: Row, line: number): CsvLine | CsvFault {
  const who = namedBy(row.who ?? '');
  const source = row.source ? sources.find((one) => isOne(row.source, one, sourceWords(one))) : undefined;
  const level = row.level ? levels.find((one) => isOne(row.level, String(one), levelWords(one))) : undefined;
  const wanted = (row.offers ?? '').split(/[;,|/+]/).filter((word) => word.trim());
  const offered = wanted.map((word) => offers.find((one) => isOne(word, one, offerWords(one))));
  const read = entryFrom({
    topic: row.topic ?? '',
    detail: row.detail,
    source,
    level,
    ...(offered.some(Boolean) && { offers: offered.filter((one) => one !== undefined) }),
  });
  const faults = [
    !who && 'Name the colleague by e-mail address or Slack id.',
    !read.ok && read.faults.map(({ sentence }) => sentence).join(' '),
    row.source && !source && `“${cleanText(row.source)}” is no source. Use ${listed(sources.map(sourceWords))}.`,
    row.level && !level && `“${cleanText(row.level)}” is no level. Use a number from 1 to 4.`,
    offered.includes(undefined) && `Offers can be ${listed(offers)}.`,
    ...unclear(row.topic ?? '').map(
      ({ acronym, meanings }) => `“${acronym}” can mean ${listed(meanings)}. Write it out.`,
    ),
  ].filter((fault) => typeof fault === 'string' && fault !== '');
  return who && read.ok && faults.length === 0
    ? { line, who, entry: read.entry }
    : { line, sentence: faults.join(' ') };
}

/** An address, an id, or a mention as Slack writes it. */
function namedBy(cell: string): Named | undefined {
  const userId = /^(?:<@)?([UW][A-Z0-9]{2,30})(?:\|[^<>]*)?>?$/.exec(cell)?.[1];
  if (userId) return { userId };
  const email = cleanText(cell).toLowerCase();
  return email.length <= 254 && /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(email) ? { email } : undefined;
}

function isOne(typed: string | undefined, ...names: string[]): boolean {
  return names.some((name) => folded(name) === folded(typed ?? ''));
}

function folded(words: string): string {
  return foldWords(words)
    .map((word) => word.folded)
    .join('-');
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** Someone's own entries as CSV, with the column names first. */
export function expertiseCsv(entries: readonly Entry[]): string {
  const rows = entries.map(({ topic, detail, source, level, offers: offered }) => [
    topic,
    detail,
    sourceWords(source),
    String(level),
    offered.join(' + '),
  ]);
  return [['topic', 'detail', 'source', 'level', 'offers'], ...rows].map(csvLine).join('\n');
}

/** The same apostrophe taken away again, so that a list that went out can come in. */
function unmarked(text: string): string {
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}
