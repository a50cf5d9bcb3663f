import { readBellLines } from '../../src/domain/bell-lines.ts';
import { touchesChildSafety } from '../../src/domain/child-safety.ts';
import { readDayLines } from '../../src/domain/day-lines.ts';
import { seemsToNamePupil } from '../../src/domain/pupil-name.ts';
import { readQuestion } from '../../src/domain/question-text.ts';
import { canonicalTopics } from '../../src/domain/vocabulary.ts';
import { readExpertiseCsv } from '../../src/features/expertise/read-csv.ts';

/**
 * `npm run bench:text`: how long each reader of what people type takes for 40,000 odd characters (the best of ten), and how many
 * times as long as for 10,000. Ends with exit code 1 when one takes 50 ms or more. Source: reliability.md, security checklist.
 */
const mostMs = 50;

const colleagues = ['Aisha Rahman', 'Mateo Ruiz', 'Jamal Pierce'];
const odd = ['<@U1|', '<', '<!', '<https:', ':a', ' \n', 'a\u0301', 'Xan Yul Zed ', 'J.M. ', 'J. ', "a'a’", 'student '];
const readers: [string, (text: string) => unknown, string[]][] = [
  ['a question', readQuestion, odd],
  ['a name of a pupil', (text) => seemsToNamePupil(text, colleagues), [...odd, 'student id 1']],
  ['a child in danger', touchesChildSafety, [...odd, 'he hits ', 'she told me ']],
  ['topics', canonicalTopics, [...odd, 'science of multi tiered system of exit slips ']],
  ['lines of a calendar', (text) => [readDayLines(text), readBellLines(text)], [...odd, '2026-02-27: from ', ': ']],
  ['a list of expertise', (text) => readExpertiseCsv(`email,topic\n${text}`), [...odd, 'a@', 'a@b.', '"', '\n,']],
];

function msOf(read: (text: string) => unknown, piece: string, length: number): number {
  const text = piece.repeat(length).slice(0, length);
  const times = Array.from({ length: 10 }, () => {
    const startedAt = performance.now();
    read(text);
    return performance.now() - startedAt;
  });
  return Math.min(...times);
}

for (const [name, read, pieces] of readers) {
  for (const piece of pieces) {
    const [short, long] = [msOf(read, piece, 10_000), msOf(read, piece, 40_000)];
    const isSlow = long >= mostMs;
    if (isSlow) process.exitCode = 1;
    console.log(
      `${name.padEnd(20)} ${JSON.stringify(piece).padEnd(52)} ${long.toFixed(2).padStart(8)} ms  x ${(long / short).toFixed(1)}${isSlow ? '  TOO SLOW' : ''}`,
    );
  }
}
