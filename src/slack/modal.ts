import type { ModalView } from '@slack/types';
import { plain } from './blocks.ts';

/** Shown for the moment in which a form is made or its answer sought. */
export function loadingModal(title: string, text = 'One moment…'): ModalView {
  return {
    type: 'modal',
    title: plain(title),
    close: plain('Close'),
    blocks: [{ type: 'section', text: plain(text) }],
  };
}
