import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { plain } from './blocks.ts';
import { causeIn } from './cause-in.ts';
import { type Answer, sentence } from './view.ts';

/** What opening a form takes from a listener's arguments. */
export interface Opening {
  body: { trigger_id: string };
  client: WebClient;
  context: object;
}

/**
 * Opens a form: at once an empty one, because the trigger lives 3 s, then the one that `build` makes. Gives the sentence to
 * say instead when there is no trigger any more (a replayed delivery), else nothing. Throws what Slack refuses.
 */
export async function openModal(
  { body, client, context }: Opening,
  title: string,
  instead: string,
  build: () => Promise<ModalView>,
): Promise<Answer | undefined> {
  if (causeIn(context).replayed) return sentence(instead);
  const opened = await client.views.open({ trigger_id: body.trigger_id, view: loadingModal(title) });
  await client.views.update({ view_id: String(opened.view?.id), view: await build() });
  return undefined;
}

/** Shown for the moment in which a form is made or its answer sought. */
export function loadingModal(title: string, text = 'One moment…'): ModalView {
  return {
    type: 'modal',
    title: plain(title),
    close: plain('Close'),
    blocks: [{ type: 'section', text: plain(text) }],
  };
}
