import { isLocalTime } from '../time/local-time.ts';
import { type DayKind, dayKinds, isStudentKind } from '../time/school-calendar.ts';
import type { BellSchedule, Period } from '../time/school-part.ts';
import type { LineFault } from './day-lines.ts';

const mostPeriods = 20;
const mostSchedules = 12;
const studentKinds = dayKinds.filter(isStudentKind);
const example = '“Regular: Block 1 08:05-09:30, Block 2 09:35-11:00”';

/** The kind of day that the name of a schedule begins with: "Early release". */
const kindsByName: readonly [string, DayKind][] = [
  ['early', 'early-release'],
  ['late', 'late-start'],
  ['testing', 'testing'],
];

/** The letter of the days that the name of a schedule ends with: "Regular, B days". */
const lettersByName = /(?:^|[\s,(])([A-H])[ -]days?\)?$/i;

/** One schedule a line, such as "Early release: Block 1 08:05-09:10, Block 2 09:15-10:20". */
export function readBellLines(text: string): { schedules: BellSchedule[]; faults: LineFault[] } {
  const schedules: BellSchedule[] = [];
  const faults: LineFault[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (!line.trim()) continue;
    const read = schedules.length < mostSchedules ? readLine(line.trim()) : `At most ${mostSchedules} schedules.`;
    if (typeof read === 'string') faults.push({ line: index + 1, sentence: read });
    else schedules.push(read);
  }
  // A schedule for one kind of day comes before the one for all, and among these one for a letter.
  const width = ({ kinds, letters }: BellSchedule) => kinds.length * 2 + (letters ? 0 : 1);
  return { schedules: schedules.sort((a, b) => width(a) - width(b)), faults };
}

function readLine(line: string): BellSchedule | string {
  const colon = line.indexOf(': ');
  const name = line.slice(0, Math.max(0, colon)).trim();
  if (!name || name.length > 40) return `First comes a short name, then the lessons: ${example}.`;
  const periods: Period[] = [];
  for (const part of line.slice(colon + 1).split(',')) {
    const words = part.trim().split(/\s+/);
    const [from = '', to = ''] = (words.pop() ?? '').split(/[-–]/);
    const label = words.join(' ');
    if (!label || label.length > 40 || !isLocalTime(from) || !isLocalTime(to))
      return `“${part.trim().slice(0, 60)}” needs a name and two times: ${example}.`;
    if (to <= from) return `${label} ends before it begins.`;
    if (periods.some((other) => other.from < to && from < other.to)) return `${label} overlaps another lesson.`;
    periods.push({ name: label, from, to });
  }
  if (periods.length > mostPeriods) return `At most ${mostPeriods} lessons a day.`;
  const kind = kindsByName.find(([word]) => name.toLowerCase().startsWith(word))?.[1];
  const letter = lettersByName.exec(name)?.[1]?.toUpperCase();
  return { name, kinds: kind ? [kind] : studentKinds, ...(letter && { letters: [letter] }), periods };
}

/** The lines that say the same. */
export function bellLines(schedules: readonly BellSchedule[]): string {
  return schedules
    .map(({ name, periods }) => `${name}: ${periods.map((one) => `${one.name} ${one.from}-${one.to}`).join(', ')}`)
    .join('\n');
}
