import { csvLine } from './csv-line.ts';
import { wholeSchool } from './digest-facts.ts';
import { depthWords } from './modeling-depth.ts';
import { measures, type ScopeFigures, type WindowFigures } from './spread-measures.ts';
import { meanOfDepths, measureWords, rankWords, type TopicRow } from './spread-page.ts';
import { coverageOf } from './spread-topics.ts';

/** What a file of the map is made of: all that its reader may read on the page. */
export interface FileFacts {
  /** Channel ids, and the whole school, that the reader may read. */
  scopes: readonly string[];
  windows: readonly WindowFigures[];
  topics: readonly TopicRow[];
  gaps: readonly { topic: string; stage: string }[];
}

/** A row of the file, the same in CSV and JSON. */
export interface FileRow {
  kind: 'definition' | 'figure' | 'role' | 'topic' | 'gap';
  /** The whole school, or the channel id of a team; empty where it is the same for all. */
  scope: string;
  /** First and last day of the window, in the school’s zone; empty for what holds today. */
  from: string;
  to: string;
  /** M1 to M13, or what is counted of a topic. */
  measure: string;
  name: string;
  value: string;
}

const columns = ['kind', 'scope', 'from', 'to', 'measure', 'name', 'value'] as const;

export type FileFormat = 'csv' | 'json';

/** Rows in one file: more make several, so that each goes out and comes in on its own. */
export const rowsInFile = 20_000;

const plainRow = { scope: '', from: '', to: '', measure: '' };

/** All rows, the definitions first, one at a time. */
export function* fileRows({ scopes, windows, topics, gaps }: FileFacts): Generator<FileRow> {
  for (const measure of measures) {
    const { id, name, means } = measureWords[measure];
    yield { ...plainRow, kind: 'definition', measure: id, name, value: means };
  }
  yield { ...plainRow, kind: 'definition', measure: 'M6', name: 'Coverage', value: coverageMeans };
  yield { ...plainRow, kind: 'definition', measure: 'M7', name: 'Single points', value: singlePointsMeans };
  yield { ...plainRow, kind: 'definition', name: 'Carriers', value: carriersMeans };
  yield { ...plainRow, kind: 'definition', measure: 'M9', name: 'Depth', value: depthMeans };
  yield { ...plainRow, kind: 'definition', name: 'too few', value: tooFewMeans };
  yield* topicFigureRows(topics);
  for (const row of topics) yield* topicFileRows(row);
  for (const { topic, stage } of gaps) yield { ...plainRow, kind: 'gap', name: topic, value: stage };
  for (const figures of windows) {
    if (scopes.includes(wholeSchool)) yield* roleFileRows(figures);
    for (const scope of scopes) {
      const own = scope === wholeSchool ? figures.school : figures.teams[scope];
      if (own) yield* figureFileRows(figures, scope, own);
    }
  }
}

const carriersMeans = 'Colleagues who list the topic and are willing now.';
const coverageMeans = 'The share of goal topics that two or more colleagues carry.';
const singlePointsMeans = 'Goal topics that exactly one colleague carries; holes: those that nobody carries.';
const depthMeans = `0 ${depthWords[0]}, 1 ${depthWords[1]}, 2 ${depthWords[2]}, 3 ${depthWords[3]}, 4 ${depthWords[4]}; highest reached this school year. The mean is over the goal topics.`;
const tooFewMeans =
  'Fewer than 15 answers or 8 people who gave them, or it could tell of fewer than five people. Unit: one answered question of whoever asked; M3 to M5: pairs of staff, that is, of those who had joined the directory. Shares are in tenths.';

function* topicFigureRows(topics: readonly TopicRow[]): Generator<FileRow> {
  const { coverage, singlePoints, holes } = coverageOf(topics.map(({ carriers }) => carriers));
  if (coverage === null) return;
  const row = { ...plainRow, kind: 'figure' as const, scope: wholeSchool };
  yield { ...row, measure: 'M6', name: 'Coverage', value: rounded(coverage) };
  yield { ...row, measure: 'M7', name: 'Single points', value: String(singlePoints) };
  yield { ...row, measure: 'M7', name: 'Holes', value: String(holes) };
  const mean = meanOfDepths(topics);
  yield { ...row, measure: 'M9', name: 'Mean depth', value: mean === undefined ? 'too few' : rounded(mean) };
}

const rounded = (value: number) => String(Math.round(value * 1_000) / 1_000);

function* topicFileRows({ topic, carriers, depth }: TopicRow): Generator<FileRow> {
  yield { ...plainRow, kind: 'topic', measure: 'carriers', name: topic, value: String(carriers) };
  const value = depth === undefined ? 'too few' : String(depth);
  yield { ...plainRow, kind: 'topic', measure: 'M9', name: topic, value };
}

function* roleFileRows({ window, roles }: WindowFigures): Generator<FileRow> {
  for (const { rank, ofEveryTen } of roles)
    yield {
      ...{ kind: 'role', scope: wholeSchool, ...window, measure: '' },
      name: `${rankWords[rank]}: of every ten answers`,
      value: String(ofEveryTen === 'a few' ? 'too few' : ofEveryTen),
    };
}

function* figureFileRows({ window }: WindowFigures, scope: string, own: ScopeFigures): Generator<FileRow> {
  const row = { kind: 'figure' as const, scope, ...window };
  yield { ...row, measure: '', name: 'Staff', value: String(own.staff) };
  yield { ...row, measure: '', name: 'Answers', value: own.answers };
  for (const measure of measures) {
    const { id, name } = measureWords[measure];
    yield { ...row, measure: id, name, value: String(own.measures[measure]) };
  }
}

/** A part of the rows as one file that stands on its own. */
export interface FilePart {
  /** Counts from 1. */
  part: number;
  content: string;
  rows: number;
}

/**
 * The rows in files of so many, one file at a time: only one is held.
 *
 * @param most rows in a file
 */
export function* fileParts(rows: Iterable<FileRow>, format: FileFormat, most = rowsInFile): Generator<FilePart> {
  let part = 1;
  let lines: string[] = [];
  const file = (): FilePart => ({ part, content: content(format, lines), rows: lines.length });
  for (const row of rows) {
    if (lines.length === most) {
      yield file();
      part += 1;
      lines = [];
    }
    lines.push(format === 'csv' ? csvLine(columns.map((column) => row[column])) : JSON.stringify(row));
  }
  yield file();
}

function content(format: FileFormat, lines: readonly string[]): string {
  // Spreadsheets read accents only behind a byte order mark.
  return format === 'csv' ? `\uFEFF${[csvLine(columns), ...lines].join('\r\n')}\r\n` : `[\n${lines.join(',\n')}\n]\n`;
}

/** How many rows there are, without making one. */
export function countRows(facts: FileFacts): number {
  let count = 0;
  for (const _ of fileRows(facts)) count += 1;
  return count;
}
