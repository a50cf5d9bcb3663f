import { randomBytes } from 'node:crypto';
import { isObject } from './block-kit/shape.ts';
import { contentOf } from './content.ts';
import type { Core } from './core.ts';
import { machineNow } from './machine-time.ts';
import { addMessage, findMessage, removeMessage } from './messages.ts';
import { Refusal } from './refusal.ts';
import { type Message, nextTs, type ResponseUrl, tell } from './workspace.ts';

const uses = 5;

/** A new `response_url`: five posts within thirty minutes of machine time. Source: `slack-facts.md` section 1. */
export function issueResponseUrl(core: Core, about: Pick<ResponseUrl, 'user' | 'channel' | 'ts'>): string {
  const { responseUrls } = core.workspace.state;
  for (const [id, entry] of Object.entries(responseUrls)) if (entry.expires < machineNow()) delete responseUrls[id];
  const id = randomBytes(12).toString('hex');
  responseUrls[id] = { ...about, usesLeft: uses, expires: machineNow() + core.timing.responseUrlMs };
  tell(core.workspace, { kind: 'kept' });
  return `${core.origin}/respond/${core.workspace.state.team.id}/${id}`;
}

/**
 * A post to a `response_url`. A refused post uses nothing up.
 *
 * @param sent the body as it came, JSON
 * @throws Refusal `expired_url`, `used_url`, `invalid_payload`, and those of `contentOf`
 */
export function postResponse(core: Core, id: string, sent: string): void {
  const entry = core.workspace.state.responseUrls[id];
  if (!entry || entry.expires < machineNow()) throw new Refusal('expired_url');
  if (entry.usesLeft === 0) throw new Refusal('used_url');
  respond(core, entry, jsonIn(sent));
  entry.usesLeft -= 1;
}

function jsonIn(sent: string): unknown {
  try {
    return JSON.parse(sent);
  } catch {
    throw new Refusal('invalid_payload'); // what the app sent is the app's fault
  }
}

/**
 * Carries out what the app answers: to a `response_url`, or with the ack of a command. Channel rules do not apply to it.
 * Ephemeral unless `response_type` says `in_channel`; visibility of a message that stands never changes.
 */
export function respond(core: Core, entry: Pick<ResponseUrl, 'user' | 'channel' | 'ts'>, body: unknown): void {
  if (!isObject(body)) throw new Refusal('invalid_payload');
  const original =
    entry.ts === undefined ? undefined : findMessage(core.workspace, entry.channel, entry.ts, entry.user);
  if (body.delete_original === true) {
    if (original) removeMessage(core.workspace, original);
    return;
  }
  const content = contentOf(core, {
    ...(typeof body.text === 'string' ? { text: body.text } : {}),
    blocks: body.blocks ?? undefined,
    attachments: body.attachments ?? undefined,
    metadata: body.metadata ?? undefined,
  });
  if (body.replace_original === true && original) {
    replace(core, original, content);
    return;
  }
  // an answer to a button inside a thread stays there only when the app says so
  const threadTs = typeof body.thread_ts === 'string' ? body.thread_ts : undefined;
  addMessage(core.workspace, {
    ...content,
    channel: entry.channel,
    user: core.workspace.state.app.userId,
    isApp: true,
    ...(body.response_type === 'in_channel' ? {} : { visibleTo: entry.user }),
    ...(threadTs ? { threadTs } : {}),
  });
}

function replace(core: Core, message: Message, content: ReturnType<typeof contentOf>): void {
  Object.assign(message, { attachments: undefined }, content);
  if (message.visibleTo === undefined) message.edited = { user: message.user, ts: nextTs(core.workspace) };
  tell(core.workspace, { kind: 'message', message });
}
