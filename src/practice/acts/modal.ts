import type { KnownBlock } from '@slack/types';
import { isObject } from '../block-kit/shape.ts';
import type { Core } from '../core.ts';
import { fieldsOf, formErrors } from '../fields.ts';
import type { PageApi, Submitted } from '../page-api.ts';
import { pageView } from '../page-view.ts';
import { Refusal } from '../refusal.ts';
import { issueResponseUrl } from '../response-url.ts';
import { changeView, dropViews, pushModal, slackView, stackOf } from '../views.ts';
import { type Person, tell, type View } from '../workspace.ts';
import { actor, viewOf } from './acting.ts';
import { mergeValues } from './block-action.ts';
import { modalFault } from './fault.ts';
import { interactivePayload } from './payload.ts';

/** A person submits the modal on top; the app's ack decides what happens to it. Source: `slack-facts.md` sections 1 and 6. */
export async function submitModal(core: Core, request: Parameters<PageApi['submit']>[0]): Promise<Submitted> {
  const person = actor(core, request.as);
  const view = viewOf(core, person, request.viewId);
  view.values = mergeValues(view.values, request.values);
  const errors = formErrors(view.blocks, view.values);
  if (Object.keys(errors).length > 0) return submitted(core, person, 'errors', errors);
  const reply = await core.delivery.ask('interactive', {
    ...interactivePayload(core, 'view_submission', person),
    trigger_id: core.triggers.issue({ user: person.id, viewId: view.id }),
    view: slackView(core, view),
    response_urls: responseUrls(core, person, view),
  });
  if (!reply.ok) throw modalFault(reply.code);
  return follow(core, person, view, reply.body);
}

/** Cancel: the modal on top goes, the one under it shows. `clear_on_close` takes all. */
export function closeModal(core: Core, person: Person, view: View): void {
  const stack = stackOf(core, person.id);
  const gone = view.clearOnClose ? stack : [view];
  tellClosed(core, person, gone, view.clearOnClose);
}

/** ×: all modals go. */
export function clearModals(core: Core, person: Person): void {
  tellClosed(core, person, stackOf(core, person.id), true);
}

function tellClosed(core: Core, person: Person, views: readonly View[], isCleared: boolean): void {
  const payloads = views
    .filter((view) => view.notifyOnClose)
    .map((view) => ({
      ...interactivePayload(core, 'view_closed', person),
      view: slackView(core, view),
      is_cleared: isCleared,
    }));
  dropViews(
    core,
    person.id,
    views.map(({ id }) => id),
  );
  // the person does not wait for the app here, and sees nothing if it fails
  for (const payload of payloads) void core.delivery.ask('interactive', payload);
}

/**
 * The app was told of the same submission once more, and answers: carried out where the form still stands as it was sent.
 *
 * @param payload what the app was told
 */
export function followAgain(core: Core, payload: Record<string, unknown>, body: Record<string, unknown>): void {
  const { user, view: sent } = payload as { user: { id: string }; view: { id: string; hash: string } };
  const view = stackOf(core, user.id).find(({ id }) => id === sent.id);
  if (view?.hash === sent.hash) follow(core, actor(core, user.id), view, body);
}

function follow(core: Core, person: Person, view: View, body: Record<string, unknown>): Submitted {
  const action = body.response_action;
  if (action === undefined) {
    dropViews(core, person.id, [view.id]);
    return submitted(core, person, 'closed');
  }
  if (action === 'clear') {
    dropViews(
      core,
      person.id,
      stackOf(core, person.id).map(({ id }) => id),
    );
    return submitted(core, person, 'cleared');
  }
  if (action === 'errors') return submitted(core, person, 'errors', errorsFor(view.blocks, body.errors));
  if (action !== 'update' && action !== 'push') throw modalFault('invalid_response_action');
  try {
    if (action === 'update') changeView(core, view, body.view);
    else pushModal(core, person.id, body.view);
  } catch (error) {
    if (error instanceof Refusal) throw modalFault(error.code);
    throw error;
  }
  return submitted(core, person, action === 'update' ? 'updated' : 'pushed');
}

/** Errors are named by `block_id`, and the block must be an input: anything else Slack does not show. */
function errorsFor(blocks: readonly KnownBlock[], raw: unknown): Record<string, string> {
  const inputs = blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id);
  if (!isObject(raw) || Object.keys(raw).length === 0) throw modalFault('invalid_errors');
  for (const [blockId, sentence] of Object.entries(raw)) {
    if (!inputs.includes(blockId) || typeof sentence !== 'string') throw modalFault('invalid_errors');
  }
  return raw as Record<string, string>;
}

/** A chosen channel gives a `response_url` where the field asks for one. */
function responseUrls(core: Core, person: Person, view: View): Record<string, unknown>[] {
  return fieldsOf(view.blocks).flatMap(({ blockId, actionId, element }) => {
    const channel = view.values[blockId]?.[actionId];
    if (element.response_url_enabled !== true || typeof channel !== 'string') return [];
    const response_url = issueResponseUrl(core, { user: person.id, channel });
    return [{ block_id: blockId, action_id: actionId, channel_id: channel, response_url }];
  });
}

function submitted(
  core: Core,
  person: Person,
  outcome: Submitted['outcome'],
  errors: Record<string, string> = {},
): Submitted {
  tell(core.workspace, { kind: 'views', user: person.id });
  return { outcome, errors, stack: stackOf(core, person.id).map((view) => pageView(core, view)) };
}
