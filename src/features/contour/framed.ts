import type { KnownBlock, ModalView } from '@slack/types';
import { plain } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';

/** A private message that looks the same in the form that asked for it. */
export function framed(text: string, blocks: KnownBlock[], title = 'Contour'): Answer & { modal: ModalView } {
  return { text, blocks, modal: { type: 'modal', title: plain(title), close: plain('Close'), blocks } };
}
