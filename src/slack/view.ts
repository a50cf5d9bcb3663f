import type { KnownBlock, ModalView } from '@slack/types';
import { escaped, plain, section } from './blocks.ts';

/** What a person reads: `text` holds the whole content, because screen readers and notifications skip blocks. Source: slack-facts 9. */
export interface View {
  text: string;
  blocks: KnownBlock[];
}

/** A private answer: the message, and how the same looks in the form that was submitted, when it was a form. */
export interface Answer extends View {
  modal?: ModalView;
  /** The message holding the pressed button is replaced, where it is a private one. */
  replaces?: boolean;
  /** Why nothing was done: a UserError's code, or the reference of a fault. */
  reason?: string;
}

/** A message of one plain sentence: names in it are harmless, and what stands in backticks is drawn as something to type. */
export function sentence(text: string): View {
  return { text: escaped(text), blocks: [section(escaped(text))] };
}

/** Things that stand together, under a heading that stands with the first of them. */
export function underHeading(heading: string, items: readonly KnownBlock[][]): KnownBlock[][] {
  return items.map((blocks, index) => (index === 0 ? [section(`*${heading}*`), ...blocks] : blocks));
}

/** A form that only tells one thing and is closed again. */
export function noticeModal(title: string, { blocks }: View): ModalView {
  return { type: 'modal', title: plain(title), close: plain('Close'), blocks };
}
