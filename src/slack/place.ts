import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { postTo } from './post-to.ts';
import { type Answer, noticeModal } from './view.ts';

/** The part of a listener's arguments by which an answer finds its place. */
export interface Heard {
  body: object;
  client: WebClient;
}

/** Shows an answer where the person just acted. Undefined when there is no such place: then it is a direct message. */
export type Show = (answer: Answer) => Promise<void>;

const urlShape = z.object({ response_url: z.url() });
const modalShape = z.object({ view: z.object({ id: z.string(), type: z.literal('modal') }) });

export function placeOf({ body, client }: Heard): Show | undefined {
  const modal = modalShape.safeParse(body);
  if (modal.success) return (answer) => showInModal(client, modal.data.view.id, answer);
  const url = urlShape.safeParse(body);
  if (url.success) return (answer) => showTo(url.data.response_url, answer);
  return undefined;
}

/** Posts a message that only the person who acted sees. Throws when Slack did not take it. */
async function showTo(url: string, { text, blocks, replaces = false }: Answer): Promise<void> {
  const status = await postTo(url, { response_type: 'ephemeral', replace_original: replaces, text, blocks });
  if (status < 200 || status > 299) throw new Error(`response URL answered ${status}`);
}

async function showInModal(client: WebClient, viewId: string, answer: Answer): Promise<void> {
  await client.views.update({ view_id: viewId, view: answer.modal ?? noticeModal('Contour', answer) });
}
