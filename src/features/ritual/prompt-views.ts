import type { ContextBlock, SectionBlock } from '@slack/types';
import type { Stretch } from '../../domain/ritual-words.ts';
import { capped, escaped, plain, section } from '../../slack/blocks.ts';

/** The words of a card for where mrkdwn is read, people's own made harmless. */
export function promptText(words: readonly Stretch[]): string {
  return words.map(({ text, isOurs }) => (isOurs ? text : escaped(text))).join('');
}

/**
 * The words of a card as a block. As plain text wherever they name nobody: in mrkdwn the gaps of two “___” make what stands
 * between them italic; where somebody is named they are drawn as dots.
 */
export function promptBlock(words: readonly Stretch[]): SectionBlock {
  if (namesSomebody(words)) return section(promptText(words).replace(/_{2,}/g, '…'));
  return { type: 'section', text: plain(capped(plainWords(words), 3_000)) };
}

/** The same in small print, for a list. */
export function promptContext(words: readonly Stretch[]): ContextBlock {
  return { type: 'context', elements: [plain(capped(plainWords(words), 2_000))] };
}

const namesSomebody = (words: readonly Stretch[]) => words.some(({ text, isOurs }) => isOurs && text.includes('<'));
const plainWords = (words: readonly Stretch[]) =>
  words.map(({ text, isOurs }) => (isOurs ? text.replaceAll('`', '') : text)).join('');
