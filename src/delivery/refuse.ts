import type { ReceiverEvent } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { OpenModal } from '../deps.ts';
import type { Cause } from '../stores/inbox-store.ts';

export const notSaved = 'I could not make sure this was saved. Look at `/who-knows mine` before trying again.';

/**
 * Tells the person at once that nothing will come of their act; what they typed into a form stays there.
 * Throws for events, so that Slack delivers them again.
 */
export async function refuse(event: ReceiverEvent, cause: Cause, sentence: string, notice: OpenModal): Promise<void> {
  if (cause.kind === 'event') throw new Error('event not stored');
  if (cause.kind === 'submission') return event.ack(formRefusal(event.body, sentence));
  if (cause.kind === 'command') return event.ack({ response_type: 'ephemeral', text: sentence });
  await event.ack();
  const { response_url, trigger_id } = event.body;
  if (typeof response_url === 'string') await postTo(response_url, sentence);
  else if (typeof trigger_id === 'string') await notice(cause.teamId, trigger_id, noticeView('Not saved', sentence));
}

async function postTo(responseUrl: string, text: string): Promise<void> {
  await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text }),
    redirect: 'error',
    signal: AbortSignal.timeout(2_500),
  });
}

/** Slack shows a form's refusal beside an input; a form without one is replaced by the sentence. */
function formRefusal(body: Record<string, unknown>, sentence: string) {
  const view = body.view as { blocks?: { type: string; block_id: string }[] } | undefined;
  const input = view?.blocks?.find((block) => block.type === 'input');
  if (input) return { response_action: 'errors' as const, errors: { [input.block_id]: sentence } };
  return { response_action: 'update' as const, view: noticeView('Not saved', sentence) };
}

/** A form that only tells one thing. */
export function noticeView(title: string, sentence: string): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: title },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [{ type: 'section', text: { type: 'plain_text', text: sentence } }],
  };
}
