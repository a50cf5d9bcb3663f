import { cleanText, hasWords } from './clean-text.ts';
import { namesThatAreWords, surnamesThatAreWords } from './given-names.ts';
import { replaceGrades } from './grades.ts';
import { isPartOf, type Observation } from './observation.ts';

/**
 * What a team finds in the rooms that it visited: description before cause, cause before remedy, as locked steps. Each opens
 * when the one before is closed. Source: domain.md section 2, "Rounds", must.
 */
export interface Report {
  step: 'describe' | 'pattern' | 'next-level' | 'shown';
  /** What was seen, without who saw it where. Removed once the result is shown. */
  described: string[];
  patterns: string[];
  nextLevel?: string;
}

/** A report over fewer rooms would be one on a person. Source: domain.md section 2, "Rounds", never. */
export const leastRooms = 4;

const most = { line: 300, lines: 60, patterns: 8, perForm: 8 };

export const newReport: Report = { step: 'describe', described: [], patterns: [] };

/** In how many rooms a round has been: those of different hosts in which a visit took place. */
export function roomsOf(observations: readonly Pick<Observation, 'status' | 'hostId'>[]): number {
  return new Set(observations.filter(({ status }) => status === 'held').map(({ hostId }) => hostId)).size;
}

/** Whether someone was in one of these rooms, as host or visitor. */
export function wasInRooms(observations: readonly Observation[], userId: string): boolean {
  return observations.some((observation) => observation.status === 'held' && isPartOf(observation, userId));
}

/** Adds to the description while that step is open. */
export function describe(report: Report, lines: readonly string[]): Report | undefined {
  if (report.step !== 'describe') return undefined;
  return { ...report, described: [...report.described, ...lines] };
}

/** Why the open step has no room for these lines; undefined when it has, and for a step that is said anew each time. */
export function whyNoRoom({ step, described }: Report, lines: readonly string[]): string | undefined {
  const left = most.lines - described.length;
  if (step !== 'describe' || lines.length <= left) return undefined;
  return left > 0
    ? `There are ${described.length} lines already, and ${most.lines} fit. Write ${left} at most.`
    : `There are ${most.lines} lines already, as many as fit. Close the description to go on.`;
}

/** Says the patterns anew while that step is open. */
export function findPatterns(report: Report, patterns: readonly string[]): Report | undefined {
  return report.step === 'pattern' ? { ...report, patterns: patterns.slice(0, most.patterns) } : undefined;
}

/** Says the next level of work anew while that step is open. */
export function nameNextLevel(report: Report, nextLevel: string): Report | undefined {
  return report.step === 'next-level' ? { ...report, nextLevel } : undefined;
}

/** Closes the step that is open, so that the next one opens; undefined while nothing was said in it. */
export function closeStep(report: Report): Report | undefined {
  if (report.step === 'describe') return report.described.length > 0 ? { ...report, step: 'pattern' } : undefined;
  if (report.step === 'pattern') return report.patterns.length > 0 ? { ...report, step: 'next-level' } : undefined;
  return report.step === 'next-level' && report.nextLevel ? { ...report, step: 'shown' } : undefined;
}

/** Lines of a form, or the sentence that says what is wrong with them. */
export function readLines(typed: string | null): { lines: string[] } | { fault: string } {
  const lines = (typed ?? '').split('\n').map(cleanText).filter(hasWords);
  if (lines.length === 0) return { fault: 'Write what you saw, one thing a line.' };
  if (lines.length > most.perForm) return { fault: `These are ${lines.length} lines. Write ${most.perForm} at most.` };
  if (lines.some((line) => line.length > most.line))
    return { fault: `Please keep each line under ${most.line} characters.` };
  return { lines };
}

/** What would tell whose room it was. */
export interface Visited {
  /** Display names of the workspace, such as "Lucía Paredes". */
  names: readonly string[];
  /** Of the visited doors, such as "Room 12". */
  places: readonly string[];
  /** Those that each visited teacher has, as far as is known; see `gradesIn`. */
  grades: readonly (readonly number[])[];
}

/** A text without anyone's name, room or grade, and what was taken out of it. */
export interface Stripped {
  text: string;
  taken: string[];
}

const room = '(?:classroom|room|rm|lab|portable)\\.?';
const ones = 'one|two|three|four|five|six|seven|eight|nine';
const numberWord = `(?:(?:twenty|thirty|forty|fifty)(?:[- ](?:${ones}))?|${ones}|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)`;
/** "Room 12", "room twelve"; but "in the room nine spoke" names none. */
const roomWords = new RegExp(
  `\\b${room}\\s*#?\\s*(?:[A-Z]-?)?\\d+[A-Z]?\\b|(?<!\\b(?:a|the|each|every|one|this|that|my|our)\\s)\\b${room}\\s+${numberWord}\\b(?!\\s+by\\b)`,
  'gi',
);
const titled = /\b(?:Mr|Mrs|Ms|Mx|Miss|Dr|Coach)\b\.?\s+\p{Lu}[\p{L}’'-]+/gu;

/**
 * Takes rooms, grades and names out of what is said of several rooms: those of the visited doors, and what looks like one. Names that
 * are also words, such as Grace, only behind another word. A grade stays where several of the visited teachers have it: of one
 * alone it would tell who it is. Source: domain.md section 2, "Rounds", must and never.
 */
export function stripped(text: string, { names, places, grades }: Visited): Stripped {
  const taken: string[] = [];
  const take = (instead: string) => (found: string) => {
    taken.push(found.trim());
    return instead;
  };
  const byLength = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length);
  let left = text;
  for (const place of byLength(places.filter((one) => one.length > 2)))
    left = replaceWord(left, place, take('a room'), { isCaseBlind: true });
  const haveOne = (named: readonly number[]) => grades.filter((own) => own.some((grade) => named.includes(grade)));
  left = replaceGrades(left, (found, named) => (haveOne(named).length > 1 ? found : take('a grade')(found)));
  left = left.replace(roomWords, take('a room')).replace(titled, take('a colleague'));
  for (const name of byLength(names)) left = replaceWord(left, name, take('a colleague'), { isCaseBlind: true });
  const parts = new Set(names.flatMap((name) => name.split(/\s+/)).filter((part) => part.length > 2));
  for (const part of parts) {
    const isFirstName = namesThatAreWords.has(part.toLowerCase());
    const isCaseBlind = !isFirstName && !surnamesThatAreWords.has(part.toLowerCase());
    left = replaceWord(left, part, take('a colleague'), { isCaseBlind, isBehindWord: isFirstName });
  }
  const clean = left.replace(/\s+/g, ' ').trim();
  // A line that began with a name, a room or a grade begins with "a" now.
  const begins = /^a (?:room|colleague|grade)\b/.test(clean) ? `A${clean.slice(1)}` : clean;
  return { text: begins, taken: [...new Set(taken)] };
}

function replaceWord(
  text: string,
  word: string,
  by: (found: string) => string,
  { isCaseBlind, isBehindWord = false }: { isCaseBlind: boolean; isBehindWord?: boolean },
): string {
  // The word comes from people: it is looked for as it stands, never as a pattern.
  const [hay, needle] = isCaseBlind ? [text.toLowerCase(), word.toLowerCase()] : [text, word];
  if (hay.length !== text.length || needle.length === 0) return text;
  let done = '';
  let from = 0;
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) {
    const end = at + needle.length;
    const before = text.slice(0, at);
    const isWhole = !/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(text.slice(end, end + 2));
    if (!isWhole || (isBehindWord && !/[\p{L},;] $/u.test(before))) continue;
    done += text.slice(from, at) + by(text.slice(at, end));
    from = end;
  }
  return done + text.slice(from);
}
