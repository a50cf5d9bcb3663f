const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');
const cardinals = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const early = 'pre-?k|pk|tk|k';
const ordinal = `(?:\\d{1,2}(?:st|nd|rd|th)|${ordinals.join('|')})`;
const one = `(?:${early}|${ordinal}|\\d{1,2})`;
const cardinal = `(?:${cardinals.join('|')})`;
const withCardinals = `(?:${one}|${cardinal})`;
const between = '\\s*(?:,|/|&|-|–|and|or|to|through)\\s*';

/** "grades 3-5", "7th and 8th graders", "K-2"; a bare number before "grades" may be of anything ("gave 3 grades"). */
const phrases = [
  new RegExp(`\\bgrades?\\s+(${one}(?:${between}${one}){0,4})\\b`, 'gi'),
  new RegExp(`\\b((?:${one}${between}){0,4}${ordinal})[\\s-]+grad(?:e|er)s?\\b`, 'gi'),
  new RegExp(`\\b((?:${early})\\s*[-–]\\s*\\d{1,2})\\b`, 'gi'),
];
const names: [RegExp, number][] = [
  [/\b(?:pre-?k|tk)\b/i, -1],
  [/\bkinder(?:s|gartens?|gartners?|garteners?)?\b/i, 0],
  [/\bfreshm[ae]n\b/i, 9],
  [/\bsophomores?\b/i, 10],
  [/\bjuniors\b/i, 11],
  [/\bseniors\b/i, 12],
];

/** The grades that a text names, lowest first, each once: 0 is kindergarten, -1 the year before it, 12 the last. */
export function gradesIn(text: string): number[] {
  const named = names.flatMap(([name, grade]) => (name.test(text) ? [grade] : []));
  const counted = phrases.flatMap((phrase) => [...text.matchAll(phrase)].flatMap(([, list]) => gradesOf(list ?? '')));
  return [...new Set([...named, ...counted])].filter((grade) => grade <= 12).sort((a, b) => a - b);
}

/** Parts of a school, by the grades of most. "Primary" alone may be of sources or reasons. */
const bands: [RegExp, [from: number, to: number]][] = [
  [/\b(?:elementary|primary (?:school|grade|class|classroom|student|teacher)s?)\b/i, [0, 5]],
  [/\b(?:middle[\s-]school(?:er)?s?|junior[\s-]high)\b/i, [6, 8]],
  [/\b(?<!junior[\s-])high[\s-]school(?:er)?s?\b/i, [9, 12]],
];

/** "How do I grade 4 essays tonight" counts essays. */
const marking =
  /\b(?<=\b(?:to|i|we|you|they|can|must|should)\s+)grade\s+(?=\S+\s+(?:\S+\s+)?(?:assignments|drafts|essays|exams|journals|labs|notebooks|papers|portfolios|posters|presentations|projects|quizzes|reports|tests)\b)/gi;

/** The grades that a text is about, lowest first: those it names, else those of a part of a school, such as "middle school". */
export function gradesAbout(text: string): number[] {
  const named = gradesIn(text.replace(marking, ''));
  if (named.length > 0) return named;
  const all = bands.flatMap(([band, [from, to]]) => (band.test(text) ? span(from, to) : []));
  return [...new Set(all)];
}

/** What may stand where a grade does: "9-12 biology", "4th math", "6"; but "6th period", "2-3 classes". */
const beginsWithGrade = new RegExp(
  `^\\s*(?:${one}\\s*[-–]\\s*${one}|${ordinal}|${one}(?:${between}${one})*$)` +
    '(?![\\s-]+(?:block|class|day|hour|period|prep|quarter|section|semester|time|year)s?(?:es)?\\b)',
  'i',
);

/** The grades that someone says they teach, lowest first: as `gradesAbout`, else those with which what they say begins. */
export function gradesTaught(text: string): number[] {
  const about = gradesAbout(text);
  return about.length > 0 || !beginsWithGrade.test(text) ? about : gradesListed(text);
}

/** The grades of a list that names nothing else: "K-2, 5". */
export function gradesListed(text: string): number[] {
  const all = text
    .split(/[,;\n]/)
    .flatMap((part) => gradesAbout(`grades ${part.replace(/\bgrad(?:e|er)s?\b/gi, '').trim()}`));
  return [...new Set(all)].sort((a, b) => a - b);
}

/** How a grade is written in a list: PK, K, 1 and so on. */
export function gradeName(grade: number): string {
  return { [-1]: 'PK', 0: 'K' }[grade] ?? String(grade);
}

/**
 * "grade six", "grades six to eight"; taken for a grade only where one too many does no harm, because "we grade two essays" is
 * none.
 */
const spelled = [
  `\\bgrades\\s+${withCardinals}(?:${between}${withCardinals}){0,4}`,
  // "In grade six, two spoke" counts pupils after the comma.
  `\\bgrade\\s+${cardinal}(?:\\s*(?:/|-|–|or|to|through)\\s*${cardinal})?`,
].map((pattern) => new RegExp(`${pattern}\\b(?!\\s+by\\b)`, 'gi'));

/**
 * A text with each grade or span of grades that it names changed by `change`, which is given the words and the grades that they
 * name.
 */
export function replaceGrades(text: string, change: (found: string, grades: number[]) => string): string {
  const patterns = [...spelled, ...phrases, ...names.map(([name]) => new RegExp(name.source, 'gi'))];
  const inDigits = (found: string) =>
    found.replace(new RegExp(`\\b${cardinal}\\b`, 'gi'), (word) => String(cardinals.indexOf(word.toLowerCase()) + 1));
  const kept: string[] = [];
  const changed = patterns.reduce(
    (left, pattern) =>
      left.replace(pattern, (found) => {
        const instead = change(found, gradesIn(inDigits(found)));
        // What stays is out of sight of the patterns after it: the same words are asked about once.
        return instead === found ? `\u0000${kept.push(found) - 1}\u0000` : instead;
      }),
    text.replaceAll('\u0000', ''),
  );
  return changed.replace(/\0(\d+)\0/g, (_, at) => kept[Number(at)] ?? '');
}

/** How many grades lie between the nearest of each; 0 when either side names none. */
export function gradesApart(some: readonly number[], others: readonly number[]): number {
  const distances = some.flatMap((one) => others.map((other) => Math.abs(one - other)));
  return distances.length ? Math.min(...distances) : 0;
}

/** The grades of a list in which a dash, "to" and "through" stand for all between. */
function gradesOf(list: string): number[] {
  const parts = [...list.matchAll(new RegExp(`(${one})(?:(${between})|$)`, 'gi'))];
  return parts.flatMap(([, word = '', link = ''], n) => {
    const from = gradeOf(word);
    const next = parts[n + 1]?.[1];
    const isSpan = next !== undefined && /[-–]|to|through/i.test(link);
    return span(from, isSpan ? Math.min(gradeOf(next), 12) : from);
  });
}

function span(from: number, to: number): number[] {
  return Array.from({ length: Math.max(1, to - from + 1) }, (_, step) => from + step);
}

function gradeOf(word: string): number {
  const folded = word.toLowerCase();
  if (folded === 'k') return 0;
  if (new RegExp(`^(?:${early})$`).test(folded)) return -1;
  return ordinals.includes(folded) ? ordinals.indexOf(folded) + 1 : Number.parseInt(folded, 10);
}
