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
  /** Those of the hosts and visitors among them. */
  present: readonly string[];
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

const ones = 'one|two|three|four|five|six|seven|eight|nine';
const numberWord = `(?:(?:twenty|thirty|forty|fifty)(?:[- ](?:${ones}))?|${ones}|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)`;
const room = '(?:classroom|room|rm|lab|portable)';
const roomNumber = '#?\\s*(?:[A-Z]-?)?\\d+[A-Z]?\\b';
/** What follows a number that counts something else: "in rooms 12 and 14, 9 students spoke", "9 of 24". */
const counts =
  '(?!\\s*(?:%|percent|of\\b|out\\b|more\\b|others?\\b|students?\\b|pupils?\\b|children\\b|kids\\b|girls\\b|boys\\b|pairs?\\b|hands?\\b|minutes?\\b|seconds?\\b|times\\b|questions?\\b))';
const next = '(?:\\s*,?\\s*(?:and|or|&|to|through)\\s+|\\s*[-–/]\\s*)';
/** "Room 12", "room 12 and 14", "rooms 12, 14 and 16"; but "in three rooms 12 spoke" names none. */
const roomNumbers = new RegExp(
  `\\b${room}\\.?\\s*${roomNumber}(?:(?:\\s*,\\s*${roomNumber}${counts})*${next}${roomNumber}${counts})*|(?<!\\b(?:\\d+|${numberWord}|all|both|most|many|some|several|few|other)\\s)\\b${room}s\\.?\\s*${roomNumber}${counts}(?:(?:${next}|\\s*,\\s*)${roomNumber}${counts})*`,
  'gi',
);
/** "Room twelve", "rooms twelve and fourteen"; but "in the room nine spoke" and "in these rooms nine spoke" name none. */
const roomWords = new RegExp(
  `(?<!\\b(?:a|the|each|every|one|this|that|my|our)\\s)\\b${room}\\.?\\s+${numberWord}\\b(?!\\s+by\\b)|\\brooms\\s+${numberWord}(?:\\s*,\\s*${numberWord})*\\s*,?\\s+(?:and|or)\\s+${numberWord}\\b${counts}`,
  'gi',
);
const titled = /\b(?:Mr|Mrs|Ms|Mx|Miss|Dr|Coach)\b\.?\s+\p{Lu}[\p{L}’'-]+/gu;

/**
 * Takes rooms, grades and names out of what is said of several rooms: those of the visited doors, and what looks like one. Names that
 * are also words, such as Grace, only behind another word, and of those who were there wherever they have a capital. A grade stays
 * where several of the visited teachers have it: of one alone it would tell who it is. Source: domain.md section 2, "Rounds",
 * must and never.
 */
export function stripped(text: string, { names, present, places, grades }: Visited): Stripped {
  const taken: string[] = [];
  const take = (instead: string) => (found: string) => {
    taken.push(found.trim());
    return instead;
  };
  const byLength = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length);
  let left = text.normalize('NFC');
  const takePlaces = (some: readonly string[]) => {
    for (const place of byLength(some.filter((one) => one.length > 2))) left = replaceWord(left, place, take('a room'));
  };
  // "Room 12, Hill House" goes as a whole; "Room 12" only with the rooms that are listed behind it.
  takePlaces(places.filter((place) => /\p{L}/u.test(place.replace(roomNumbers, ''))));
  left = left.replace(roomNumbers, take('a room'));
  takePlaces(places);
  const haveOne = (named: readonly number[]) => grades.filter((own) => own.some((grade) => named.includes(grade)));
  left = replaceGrades(left, (found, named) => (haveOne(named).length > 1 ? found : take('a grade')(found)));
  left = left.replace(roomWords, take('a room')).replace(titled, take('a colleague'));
  for (const name of byLength(names)) left = replaceWord(left, name, take('a colleague'));
  for (const part of partsOf(present)) left = replaceWord(left, part, take('a colleague'), { isCapital: true });
  for (const part of partsOf(names)) {
    const isFirstName = namesThatAreWords.has(part.toLowerCase());
    const isCapital = isFirstName || surnamesThatAreWords.has(part.toLowerCase());
    left = replaceWord(left, part, take('a colleague'), { isCapital, isBehindWord: isFirstName });
  }
  const clean = left.replace(/\s+/g, ' ').trim();
  // A line that began with a name, a room or a grade begins with "a" now.
  const begins = /^a (?:room|colleague|grade)\b/.test(clean) ? `A${clean.slice(1)}` : clean;
  return { text: begins, taken: [...new Set(taken)] };
}

/** First names and surnames, each once; a particle or an initial tells nobody. */
function partsOf(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => name.split(/\s+/)).filter((part) => part.length > 2))];
}

/** Characters in the place of others that a keyboard has not; those of one letter with a mark give way to the letter. */
const typedAs: Readonly<Record<string, string>> = { đ: 'd', ø: 'o', ł: 'l', '’': "'" };

/** Without case and accents, each character in its place: "Lucía" is "lucia". */
function even(text: string): string {
  return text.replace(/\p{Lu}|[^\0-\x7F]/gu, (typed) => {
    const lower = typed.toLowerCase();
    const bare = typedAs[lower] ?? lower.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
    return bare.length === typed.length ? bare : typed;
  });
}

function replaceWord(
  text: string,
  word: string,
  by: (found: string) => string,
  { isCapital = false, isBehindWord = false }: { isCapital?: boolean; isBehindWord?: boolean } = {},
): string {
  // The word comes from people: it is looked for as it stands, never as a pattern.
  const [hay, needle] = [even(text), even(word.normalize('NFC'))];
  if (needle.length === 0) return text;
  let done = '';
  let from = 0;
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) {
    const end = at + needle.length;
    const before = text.slice(0, at);
    const isWhole = !/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(text.slice(end, end + 2));
    if (!isWhole || (isCapital && !/^\p{Lu}/u.test(text.slice(at)))) continue;
    if (isBehindWord && !/[\p{L},;] $/u.test(before)) continue;
    done += text.slice(from, at) + by(text.slice(at, end));
    from = end;
  }
  return done + text.slice(from);
}
