import { evidenceWords, monthWords } from '../../domain/evidence-words.ts';
import { levelWords, sourceWords } from '../../domain/expertise.ts';
import type { Suggested } from '../../domain/question.ts';
import { capped, escaped } from '../../slack/blocks.ts';

/** To the asker, why this colleague: the entry that won in their own words, its source, and what grew from use; else their own choice. */
export function reason(why: Suggested): string {
  if (why.kind === 'learned') return `A question like this led to them before${inMonth(why)}`;
  return why.topic ? ownReason(why) : 'You chose them';
}

/** The same to the colleague who is asked; undefined where nothing of theirs speaks for it. */
export function reasonToThem(why: Suggested): string | undefined {
  if (why.kind === 'learned') return `A question like this led to you before${inMonth(why)}.`;
  return why.topic ? `I thought of you because of ${ownReason(why)}.` : undefined;
}

function inMonth({ learnedIn }: Suggested): string {
  return learnedIn ? `, in ${monthWords(learnedIn)}` : '';
}

function ownReason({ topic, detail, source, level, evidence, answeredIn }: Suggested): string {
  const own = [`“${escaped(capped(topic, 80))}”`, detail && escaped(capped(detail, 200))].filter(Boolean).join(': ');
  const told = [source && sourceWords(source), level && levelWords(level)].filter(Boolean).join(', ');
  const answered = answeredIn ? `, answered in ${monthWords(answeredIn)}` : '';
  return [told ? `${own} (${told})` : `${own}${answered}`, ...(evidence ?? []).map(evidenceWords)].join(' · ');
}
