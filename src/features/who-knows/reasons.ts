import { levelWords, sourceWords } from '../../domain/expertise.ts';
import type { Suggested } from '../../domain/question.ts';
import { capped, escaped } from '../../slack/blocks.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const evidenceWords: Record<string, [string, string]> = {
  tried: ['practice tried by one colleague', 'practice tried by {n} colleagues'],
  modeled: ['shown once', 'shown {n} times'],
  helped: ['helped one colleague', 'helped {n} colleagues'],
  passed: ['one question passed well', '{n} questions passed well'],
};

/** To the asker, why this colleague: the entry that won in their own words, its source, and what grew from use; else their own choice. */
export function reason({ topic, detail, source, level, evidence }: Suggested): string {
  if (!topic) return 'You chose them';
  const own = [`“${escaped(capped(topic, 80))}”`, detail && escaped(capped(detail, 200))].filter(Boolean).join(': ');
  const told = [source && sourceWords(source), level && levelWords(level)].filter(Boolean).join(', ');
  return [told ? `${own} (${told})` : own, ...(evidence ?? []).map(evidenceLine)].join(' · ');
}

function evidenceLine({ kind, count, lastMonth }: { kind: string; count: number; lastMonth: string }): string {
  const [one, many] = evidenceWords[kind] ?? ['', ''];
  const [year, month] = lastMonth.split('-');
  return `${count === 1 ? one : many.replace('{n}', String(count))}, last in ${months[Number(month) - 1]} ${year}`;
}
