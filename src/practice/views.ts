import { randomBytes } from 'node:crypto';
import type { KnownBlock, PlainTextElement } from '@slack/types';
import { checkView, isTooLarge } from './block-kit/check-view.ts';
import { withIds } from './block-kit/with-ids.ts';
import { blockContext, type Core } from './core.ts';
import { type FieldContext, startingValues, stateValues } from './fields.ts';
import { Refusal } from './refusal.ts';
import { slackFile } from './slack-json.ts';
import { newId, tell, type View } from './workspace.ts';

const deepestStack = 3;

/** A view as the app sends it, already checked. */
interface SentView {
  title?: PlainTextElement;
  submit?: PlainTextElement;
  close?: PlainTextElement;
  blocks: KnownBlock[];
  private_metadata?: string;
  callback_id?: string;
  external_id?: string;
  clear_on_close?: boolean;
  notify_on_close?: boolean;
  submit_disabled?: boolean;
}

/** Opens a first modal for this person, in place of whatever stood open. @throws Refusal as `sentView` */
export function openModal(core: Core, user: string, raw: unknown): View {
  const view = newView(core, user, 'modal', sentView(core, 'modal', raw), null);
  for (const id of core.workspace.state.stacks[user] ?? []) delete core.workspace.state.views[id];
  core.workspace.state.stacks[user] = [view.id];
  tell(core.workspace, { kind: 'views', user });
  return view;
}

/** Puts a modal on top of the open ones. @throws Refusal `push_limit_reached` beyond three, and as `sentView` */
export function pushModal(core: Core, user: string, raw: unknown): View {
  const stack = core.workspace.state.stacks[user] ?? [];
  if (stack.length >= deepestStack) throw new Refusal('push_limit_reached');
  const view = newView(core, user, 'modal', sentView(core, 'modal', raw), stack.at(-1) ?? null);
  core.workspace.state.stacks[user] = [...stack, view.id];
  tell(core.workspace, { kind: 'views', user });
  return view;
}

/** Replaces what an open view shows. What was typed stays where block id and action id stay. @throws Refusal as `sentView` */
export function changeView(core: Core, view: View, raw: unknown): View {
  const sent = sentView(core, view.type, raw, view);
  Object.assign(view, contents(sent, view.values), { hash: newHash(core) });
  tell(core.workspace, view.type === 'home' ? { kind: 'home', user: view.user } : { kind: 'views', user: view.user });
  return view;
}

/** Publishes a Home tab: one view per person, replaced whole. */
export function publishHome(core: Core, user: string, raw: unknown): View {
  const { views, homes } = core.workspace.state;
  const old = views[homes[user] ?? ''];
  if (old) return changeView(core, old, raw);
  const view = newView(core, user, 'home', sentView(core, 'home', raw), null);
  homes[user] = view.id;
  tell(core.workspace, { kind: 'home', user });
  return view;
}

/** Takes these modals off a person's stack. */
export function dropViews(core: Core, user: string, ids: readonly string[]): void {
  const { stacks, views } = core.workspace.state;
  stacks[user] = (stacks[user] ?? []).filter((id) => !ids.includes(id));
  for (const id of ids) delete views[id];
  tell(core.workspace, { kind: 'views', user });
}

/** Open modals of a person, top last. */
export function stackOf(core: Core, user: string): View[] {
  return (core.workspace.state.stacks[user] ?? []).flatMap((id) => core.workspace.state.views[id] ?? []);
}

/** The view as payloads and the Web API show it. */
export function slackView(core: Core, view: View): Record<string, unknown> {
  const { team, app } = core.workspace.state;
  const modal = {
    title: view.title,
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    close: view.close,
    submit: view.submit,
  };
  return {
    id: view.id,
    team_id: team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: { values: stateValues(view.blocks, view.values, fieldContext(core, view.user, view.id)) },
    hash: view.hash,
    ...(view.type === 'modal'
      ? modal
      : { title: null, clear_on_close: false, notify_on_close: false, close: null, submit: null }),
    previous_view_id: view.previousViewId,
    root_view_id: view.rootViewId,
    app_id: app.id,
    external_id: view.externalId,
    app_installed_team_id: team.id,
    bot_id: app.botId,
  };
}

/** What fields of one person in one place need to know. `place` is a view id or a message's channel and ts. */
export function fieldContext(core: Core, user: string, place: string): FieldContext {
  return {
    shown: (actionId, value) =>
      core.optionsShown.get(`${user} ${place} ${actionId}`)?.find((option) => option.value === value),
    file: (id) => slackFile(core, core.workspace.state.files[id])[0],
  };
}

/**
 * Reads and checks a view.
 *
 * @throws Refusal `invalid_arguments` with every fault, `view_too_large`, `duplicate_external_id`
 */
function sentView(core: Core, type: 'modal' | 'home', raw: unknown, replaced?: View): SentView {
  if (isTooLarge(raw)) throw new Refusal('view_too_large');
  const problems = checkView(raw, type, blockContext(core));
  if (problems.length > 0) throw new Refusal('invalid_arguments', { response_metadata: { messages: problems } });
  const sent = raw as SentView;
  const others = Object.values(core.workspace.state.views).filter((view) => view.id !== replaced?.id);
  if (sent.external_id && others.some((view) => view.externalId === sent.external_id)) {
    throw new Refusal('duplicate_external_id');
  }
  return sent;
}

function newView(core: Core, user: string, type: 'modal' | 'home', sent: SentView, below: string | null): View {
  const id = newId('V');
  const view: View = {
    id,
    type,
    user,
    rootViewId: below === null ? id : (core.workspace.state.views[below]?.rootViewId ?? id),
    previousViewId: below,
    hash: newHash(core),
    ...contents(sent, {}),
  };
  core.workspace.state.views[id] = view;
  return view;
}

function contents(sent: SentView, present: View['values']) {
  const blocks = withIds(sent.blocks);
  return {
    title: sent.title ?? null,
    submit: sent.submit ?? null,
    close: sent.close ?? null,
    blocks,
    privateMetadata: sent.private_metadata ?? '',
    callbackId: sent.callback_id ?? '',
    externalId: sent.external_id ?? '',
    clearOnClose: sent.clear_on_close ?? false,
    notifyOnClose: sent.notify_on_close ?? false,
    submitDisabled: sent.submit_disabled ?? false,
    values: startingValues(blocks, present),
  };
}

function newHash(core: Core): string {
  return `${Math.floor(core.workspace.now().getTime() / 1000)}.${randomBytes(4).toString('hex')}`;
}
