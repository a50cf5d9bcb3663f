import type { KnownBlock } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { monthWords } from '../../domain/evidence-words.ts';
import type { LearnedWords } from '../../domain/learned-words.ts';
import type { Who } from '../../domain/person.ts';
import { UserError } from '../../errors.ts';
import { button, capped, context, escaped, header, section } from '../../slack/blocks.ts';
import { ids } from './action-ids.ts';
import type { Press } from './input.ts';
import { type Framed, framed } from './views.ts';

type LearnedDeps = Pick<Deps, 'roster' | 'learnedWords' | 'schools'>;

/** Shown at a time; more come up as the newest are removed. */
const most = 20;
const title = 'Words that lead to you';
const whoSees =
  '*Who sees this:* only you. Whoever asks with such words reads that a question like theirs led to you before, and in which month.';

/** `/expertise words`: what colleagues' questions taught Contour about oneself. */
export async function learnedWords(deps: LearnedDeps, { teamId, userId }: Who, lead?: string): Promise<Framed> {
  await deps.roster.colleague(teamId, userId);
  return learnedView(await deps.learnedWords.of(teamId, userId, most), lead);
}

/** **Remove**: from now on these words lead here no more. */
export async function removeWords(deps: LearnedDeps, press: Press): Promise<Framed> {
  await deps.roster.colleague(press.teamId, press.userId);
  const removed = await deps.learnedWords.remove(press.teamId, press.userId, press.id);
  if (!removed)
    throw new UserError('words-gone', 'These words are not in your list any more. Look at `/expertise words`.');
  await deps.schools.directoryChanged(press.teamId);
  return learnedWords(deps, press, 'Removed. These words lead to you no more.');
}

/** @param lead says what just happened */
export function learnedView(learned: readonly LearnedWords[], lead?: string): Framed {
  const none =
    'None yet. When a colleague passes you a question, or finds you another way, I learn the words it was asked with. You can remove them here. `/expertise` shows what you list yourself.';
  const lines = learned.map(learnedLine);
  const blocks: KnownBlock[] = [
    ...(lead ? [section(lead)] : []),
    header(title),
    ...(learned.length > 0 ? learned.map(wordsBlock) : [section(none)]),
    context(whoSees),
  ];
  return framed(
    [lead, `${title}:`, ...(lines.length > 0 ? lines : [none]), whoSees].filter(Boolean).join('\n'),
    blocks,
  );
}

function wordsBlock(learned: LearnedWords): KnownBlock {
  const { id: value, words } = learned;
  return section(
    learnedLine(learned),
    button('Remove', ids.removeWords, { value, label: capped(`Remove ${words.join(', ')}`, 75) }),
  );
}

function learnedLine({ words, topic, day }: LearnedWords): string {
  const what = [`*${escaped(words.join(', '))}*`, topic && `for ${escaped(capped(topic, 80))}`]
    .filter(Boolean)
    .join(', ');
  return `${what} (learned in ${monthWords(day.slice(0, 7))})`;
}
