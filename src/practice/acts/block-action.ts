import type { Core } from '../core.ts';
import { type Field, type FieldContext, fieldsOf, slackValue, startingValues, stateValues } from '../fields.ts';
import type { FieldValue, FormValues, PageApi, Where } from '../page-api.ts';
import { issueResponseUrl } from '../response-url.ts';
import { slackMessage } from '../slack-json.ts';
import { fieldContext, slackView } from '../views.ts';
import type { Message, Person, View } from '../workspace.ts';
import { actor, channelSeenBy, messageSeenBy, viewOf } from './acting.ts';
import { appFault, Fault } from './fault.ts';
import { actionTs, interactivePayload, payloadChannel } from './payload.ts';

type Request = Parameters<PageApi['action']>[0];

/** A person used a button, a menu or a field of a message, a modal or the Home tab. */
export async function useElement(core: Core, request: Request): Promise<Record<string, never>> {
  const person = actor(core, request.as);
  if (core.manifest.settings?.interactivity?.is_enabled === false) {
    throw new Fault('interactivity_off', 'This app is not set up to answer to buttons.');
  }
  const holder = holderOf(core, person, request.where);
  const field = elementIn(holder.blocks, request.blockId, request.actionId);
  const context = fieldContext(core, person.id, placeKey(request.where));
  const value = request.value ?? null;
  const action = actionOf(field, value, context);
  if (value !== null && (action.selected_option === null || isShort(action.selected_options, value))) {
    throw new Fault('option_not_found', 'This choice is not offered anymore.');
  }
  holder.keep(merged(holder.values, request.values, field, value));
  const payload = {
    ...interactivePayload(core, 'block_actions', person),
    trigger_id: core.triggers.issue({
      user: person.id,
      ...('viewId' in request.where ? { viewId: request.where.viewId } : {}),
    }),
    ...holder.payload(),
    actions: [action],
  };
  const reply = await core.delivery.ask('interactive', payload);
  if (!reply.ok) throw appFault(reply.code, core.workspace.state.app.name);
  return {};
}

/** What holds the element: its blocks, its present values, and its part of the payload. */
export interface Holder {
  blocks: Message['blocks'];
  values: FormValues;
  keep(values: FormValues): void;
  payload(): Record<string, unknown>;
}

export function holderOf(core: Core, person: Person, where: Where): Holder {
  return 'viewId' in where
    ? viewHolder(core, viewOf(core, person, where.viewId))
    : messageHolder(core, person, messageSeenBy(core, person, where));
}

/** Names a place for the memory of what an external select showed. */
export function placeKey(where: Where): string {
  return 'viewId' in where ? where.viewId : `${where.channel} ${where.ts}`;
}

/** @throws Fault `element_not_found` */
export function elementIn(blocks: Message['blocks'], blockId: string, actionId: string): Field {
  const field = fieldsOf(blocks).find((one) => one.blockId === blockId && one.actionId === actionId);
  if (!field) throw new Fault('element_not_found');
  return field;
}

function viewHolder(core: Core, view: View): Holder {
  return {
    blocks: view.blocks,
    values: view.values,
    keep(values) {
      view.values = values;
    },
    payload: () => ({ container: { type: 'view', view_id: view.id }, view: slackView(core, view) }),
  };
}

function messageHolder(core: Core, person: Person, message: Message): Holder {
  const isEphemeral = message.visibleTo !== undefined;
  const values = startingValues(message.blocks, message.values[person.id]);
  return {
    blocks: message.blocks,
    values,
    keep(next) {
      message.values[person.id] = next;
    },
    payload() {
      const channel = channelSeenBy(core, person, message.channel);
      const context = fieldContext(core, person.id, placeKey(message));
      return {
        container: {
          type: 'message',
          message_ts: message.ts,
          channel_id: message.channel,
          is_ephemeral: isEphemeral,
          ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
        },
        channel: payloadChannel(core, channel, person),
        // of an ephemeral message Slack sends no content
        ...(isEphemeral ? {} : { message: slackMessage(core, message) }),
        state: { values: stateValues(message.blocks, message.values[person.id] ?? values, context) },
        response_url: issueResponseUrl(core, { user: person.id, channel: message.channel, ts: message.ts }),
      };
    },
  };
}

function actionOf(
  { element, blockId, actionId }: Field,
  value: FieldValue,
  context: FieldContext,
): Record<string, unknown> {
  const named = { type: element.type, block_id: blockId, action_id: actionId, action_ts: actionTs() };
  const words = ['text', 'style', 'url', 'placeholder', 'confirm', 'icon'].filter(
    (name) => element[name] !== undefined,
  );
  const shown = Object.fromEntries(words.map((name) => [name, element[name]]));
  const initial = Object.entries(element).filter(([name]) => name.startsWith('initial_') && name !== 'initial_value');
  if (['button', 'icon_button', 'workflow_button'].includes(element.type)) {
    return { ...shown, ...(element.value === undefined ? {} : { value: element.value }), ...named };
  }
  return { ...shown, ...Object.fromEntries(initial), ...slackValue(element, actionId, value, context), ...named };
}

function isShort(chosen: unknown, value: FieldValue): boolean {
  return Array.isArray(chosen) && chosen.length < [value ?? []].flat().length;
}

function merged(present: FormValues, sent: FormValues | undefined, field: Field, value: FieldValue): FormValues {
  const values = mergeValues(present, sent);
  const own = values[field.blockId];
  if (own && field.actionId in own) values[field.blockId] = { ...own, [field.actionId]: value };
  return values;
}

/** What the person typed over what was there; fields that the form does not have are left out. */
export function mergeValues(present: FormValues, sent: FormValues = {}): FormValues {
  return Object.fromEntries(
    Object.entries(present).map(([blockId, fields]) => [
      blockId,
      Object.fromEntries(
        Object.entries(fields).map(([actionId, old]) => [
          actionId,
          sent[blockId]?.[actionId] === undefined ? old : (sent[blockId]?.[actionId] ?? null),
        ]),
      ),
    ]),
  );
}
