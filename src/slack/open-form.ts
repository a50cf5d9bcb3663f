import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import { type Answering, answer, bugSentence } from './answer.ts';
import { type Cause, causeIn } from './cause-in.ts';
import { loadingModal } from './modal.ts';
import { noticeModal, sentence } from './view.ts';

/** What opening a form takes from a listener's arguments. */
export interface Opening {
  body: object;
  client: WebClient;
  context: object;
}

export interface Form {
  title: string;
  /** What the person can do when no form can be opened; to press again, where nothing is said. */
  instead?: string;
  build(): Promise<ModalView>;
}

const pressAgain = 'I could not open the form. Please press the button again.';

const openable = z.object({ trigger_id: z.string() });
const inModal = z.object({ view: z.object({ id: z.string(), type: z.literal('modal') }) });

/**
 * Opens a form: at once an empty one, because the trigger lives 3 s, then the one that `build` makes. A press inside a form
 * changes that one. A fault is told in the form; where Slack opens none, the person is told what to do instead. Never throws.
 */
export async function openForm<D, C extends Cause>(
  deps: Answering<D, C>,
  name: string,
  heard: Opening,
  form: Form,
): Promise<void> {
  const { instead = pressAgain } = form;
  const cause = causeIn<C>(heard.context);
  // The trigger of a delivery that is taken up again is long used up.
  if (cause.replayed) return answer(deps, name, heard, async () => sentence(instead));
  let viewId: string;
  try {
    viewId = await place(heard, form.title);
  } catch (error) {
    deps.log.error({ event: `${name}.not-opened`, teamId: cause.teamId, userId: cause.userId, err: error });
    return answer(deps, name, heard, async () => ({ ...sentence(instead), reason: 'form not opened' }));
  }
  const view = await built(deps, name, cause, form);
  await answer(deps, name, { ...heard, body: { view: { id: viewId, type: 'modal' } } }, async () => ({
    // Read only where the form stays empty: it was opened, and then Slack did not take its fields.
    ...sentence(instead),
    modal: view,
  }));
}

async function place({ body, client }: Opening, title: string): Promise<string> {
  const open = inModal.safeParse(body);
  if (open.success) return open.data.view.id;
  const { trigger_id } = openable.parse(body);
  const { view } = await client.views.open({ trigger_id, view: loadingModal(title) });
  return String(view?.id);
}

async function built<D, C extends Cause>(
  deps: Answering<D, C>,
  name: string,
  cause: C,
  { title, build }: Form,
): Promise<ModalView> {
  try {
    return await build();
  } catch (error) {
    if (error instanceof UserError) return noticeModal(title, sentence(error.sentence));
    const reference = deps.newId();
    deps.log.error({ event: `${name}.failed`, reference, teamId: cause.teamId, userId: cause.userId, err: error });
    return noticeModal(title, sentence(bugSentence(reference)));
  }
}
