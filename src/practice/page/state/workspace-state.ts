import type { LiveEvent, PageMessage, PageState } from '../../page-api.ts';

/** What the page knows for the person who acts: the server's state, and the messages looked at so far. */
export interface WorkspaceState extends PageState {
  conversations: Readonly<Record<string, Conversation>>;
  /** Grows with each complete state from the server, so after a reconnect what is on the screen is asked for again. */
  epoch: number;
}

/** Messages of one channel, top level and replies together. */
interface Conversation {
  messages: ReadonlyMap<string, PageMessage>;
  /** What has been asked for: `''` for the top level, a thread's `ts` for its replies. */
  loaded: ReadonlySet<string>;
  /** Live changes since the oldest unanswered question; they are newer than its answer. null = removed. */
  fresh: ReadonlyMap<string, PageMessage | null>;
  asking: number;
}

export type Change =
  | LiveEvent
  | { type: 'asking'; channel: string }
  /** null: there was no answer. */
  | { type: 'asked'; channel: string; threadTs?: string; messages: readonly PageMessage[] | null };

const nothing: Conversation = { messages: new Map(), loaded: new Set(), fresh: new Map(), asking: 0 };

/** The state after a change; null until the first complete state has come. */
export function changed(state: WorkspaceState | null, change: Change): WorkspaceState | null {
  if (change.type === 'state') {
    return { ...change.state, conversations: state?.conversations ?? {}, epoch: (state?.epoch ?? 0) + 1 };
  }
  if (!state) return null;
  switch (change.type) {
    case 'message':
      return withConversation(state, change.message.channel, (known) =>
        withMessage(known, change.message.ts, change.message),
      );
    case 'message-removed':
      return withConversation(state, change.channel, (known) => withMessage(known, change.ts, null));
    case 'asking':
      return withConversation(state, change.channel, (known) => ({ ...known, asking: known.asking + 1 }));
    case 'asked':
      return withConversation(state, change.channel, (known) => withAnswer(known, change.threadTs, change.messages));
    case 'channel': {
      const others = state.channels.filter(({ id }) => id !== change.channel.id);
      return { ...state, channels: [...others, change.channel] };
    }
    case 'channel-removed':
      return { ...state, channels: state.channels.filter(({ id }) => id !== change.channel) };
    case 'people':
      return { ...state, people: change.people };
    case 'views':
      return { ...state, views: change.stack };
    case 'home':
      return { ...state, home: change.home };
    case 'clock':
      return { ...state, clock: change.clock };
    case 'story':
      return { ...state, story: change.story };
    case 'app':
      return { ...state, app: change.app };
  }
}

/** Top-level messages of a channel, oldest first; undefined until they have come. */
export function topLevelOf(state: WorkspaceState, channel: string): PageMessage[] | undefined {
  const known = state.conversations[channel];
  return known?.loaded.has('') ? inOrder(known, (message) => isTopLevel(message)) : undefined;
}

/** A thread's parent and replies, oldest first; undefined until they have come. */
export function threadOf(state: WorkspaceState, channel: string, threadTs: string): PageMessage[] | undefined {
  const known = state.conversations[channel];
  if (!known?.loaded.has(threadTs)) return undefined;
  return inOrder(known, (message) => message.ts === threadTs || message.threadTs === threadTs);
}

function isTopLevel(message: PageMessage): boolean {
  return message.threadTs === null || message.threadTs === message.ts;
}

function inOrder(known: Conversation, wanted: (message: PageMessage) => boolean): PageMessage[] {
  // Slack's ts has a fixed width, so it sorts as text
  return [...known.messages.values()].filter(wanted).sort((a, b) => (a.ts < b.ts ? -1 : 1));
}

function withConversation(
  state: WorkspaceState,
  channel: string,
  change: (known: Conversation) => Conversation,
): WorkspaceState {
  const known = state.conversations[channel] ?? nothing;
  return { ...state, conversations: { ...state.conversations, [channel]: change(known) } };
}

function withMessage(known: Conversation, ts: string, message: PageMessage | null): Conversation {
  const messages = new Map(known.messages);
  if (message) messages.set(ts, message);
  else messages.delete(ts);
  const fresh = known.asking > 0 ? new Map(known.fresh).set(ts, message) : known.fresh;
  return { ...known, messages, fresh };
}

/** An answer replaces what it covers; what changed while it was under way is newer and stays. */
function withAnswer(
  known: Conversation,
  threadTs: string | undefined,
  answer: readonly PageMessage[] | null,
): Conversation {
  const asking = known.asking - 1;
  if (!answer) return { ...known, asking };
  const covered = (message: PageMessage) =>
    threadTs === undefined ? isTopLevel(message) : message.ts === threadTs || message.threadTs === threadTs;
  const messages = new Map([...known.messages].filter(([, message]) => !covered(message)));
  for (const message of answer) messages.set(message.ts, message);
  for (const [ts, message] of known.fresh) {
    if (message) messages.set(ts, message);
    else messages.delete(ts);
  }
  const loaded = new Set(known.loaded).add(threadTs ?? '');
  return { messages, loaded, asking, fresh: asking === 0 ? new Map() : known.fresh };
}
