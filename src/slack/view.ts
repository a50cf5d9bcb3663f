import type { KnownBlock, ModalView } from '@slack/types';

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

/** A message of one plain sentence. */
export function sentence(text: string): View {
  return { text, blocks: [{ type: 'section', text: { type: 'plain_text', text, emoji: false } }] };
}

/** A form that only tells one thing and is closed again. */
export function noticeModal(title: string, text: string): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: title },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [{ type: 'section', text: { type: 'plain_text', text, emoji: false } }],
  };
}
