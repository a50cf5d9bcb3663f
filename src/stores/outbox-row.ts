import type { ObjectId } from 'mongodb';

/** What may be asked of Slack by the sender; each with the arguments of its Web API method. */
export type OutboxMethod = 'chat.postMessage' | 'chat.update' | 'chat.delete' | 'files.completeUploadExternal';

/** What to do when nobody can tell whether a message arrived. Source: reliability.md, "Outbox row". */
export type OnAmbiguous = 'drop' | 'hold' | 'resend';

/** A message to be sent: one intent, named by `key`, whatever dies in between. */
export interface OutboxDraft {
  teamId: string;
  /** The intent, from its cause: `question:q1:offer:2`. A second row of the same key is never made. */
  key: string;
  /** Whose message it is, for its owner's `undelivered` handler: `who-knows.offer`. */
  kind: string;
  method: OutboxMethod;
  /** Nowhere (a file that messages show), a user id (the direct message), a channel id, the group conversation of `users`, or where the row with key `of` was posted (an edit of it, or a reply in its thread). */
  channel: string | { users: string[] } | { of: string };
  /** Arguments of the method but for channel and ts; of a file its `filename`, `content` (`encoding` says how it is written), `alt_text`, `title` and `initial_comment`. A picture whose `slack_file` is `outbox:KEY` shows the file of the row with that key. */
  payload: Record<string, unknown>;
  /** For edits: the key of the row whose message is edited, the same as `channel.of`. */
  target?: string;
  /** What its owner looks at again before it is sent. */
  about?: string;
  /** Unasked messages of one bundle arrive as one. */
  bundle?: string;
  /** Nobody asked for it: it takes one of the person's places of a day. */
  unasked?: true;
  /** Lower goes first. */
  priority: number;
  /** School time before which it is not sent. */
  notBefore: Date;
  /** School time from which it is not sent any more: what nobody asked for waits for other hours then, the rest is dropped. */
  notAfter?: Date;
  onAmbiguous: OnAmbiguous;
}

export interface OutboxRow extends OutboxDraft {
  id: string;
  fence: number;
  attempts: number;
  /** Machine time of the first try and of this claim, by the database's clock. */
  firstTry: Date;
  claimedAt: Date;
  /** True when an earlier try may have arrived. */
  unsure: boolean;
  ts?: string;
  sentTo?: string;
  /** The key of the row with which it was sent as one message. */
  partOf?: string;
  /** Of a file: Slack's id of what was uploaded, and is still to be shown. */
  fileId?: string;
  /** Why the last try came to nothing. */
  reason?: string;
  /** Why it is not to be sent any more, where that was said while it was on its way or may have arrived. */
  withdrawn?: string;
}

/** A message that waits for a later time. */
export interface Planned extends Pick<OutboxDraft, 'key' | 'channel' | 'notBefore' | 'unasked'> {
  /** When it was first to go, where the school's calendar has moved it since. */
  plannedFor?: Date;
}

/** A message that did not go out while it could. */
export type Missed = Pick<OutboxDraft, 'teamId' | 'key' | 'channel' | 'unasked' | 'notBefore'> &
  Required<Pick<OutboxDraft, 'notAfter'>>;

/** A row as it is kept. */
export interface OutboxDocument extends OutboxDraft {
  _id: ObjectId;
  state: 'pending' | 'sending' | 'sent' | 'dead' | 'held' | 'skipped';
  fence: number;
  attempts: number;
  plannedFor?: Date;
  plannedBundle?: string;
  /** Machine time, by the database's clock. */
  retryAt: Date;
  leaseUntil?: Date;
  firstTry?: Date;
  claimedAt?: Date;
  unsure?: boolean;
  ts?: string;
  sentTo?: string;
  partOf?: string;
  /** It was claimed for all of its bundle. */
  leads?: true;
  fileId?: string;
  withdrawn?: string;
  reason?: string;
  /** An earlier try may have arrived and could not be looked up: the message may stand twice. */
  maybeTwice?: boolean;
  finishedAt?: Date;
}

export type Ending =
  | { state: 'sent'; ts?: string; sentTo?: string; maybeTwice?: boolean }
  | { state: 'dead' | 'held' | 'skipped'; reason: string };

export interface Pause {
  teamId: string;
  /** `any`: nothing may be asked for this workspace. */
  method: OutboxMethod | 'any';
}

/** What became of a message. `bundledIn`: it shares one message with others, whose first row has this key. */
export interface Standing {
  state: OutboxDocument['state'];
  /** Of a file: Slack's id of it. */
  fileId?: string;
  ts?: string;
  sentTo?: string;
  bundledIn?: string;
}

/** The states of what is still to be sent. */
export const unsent: ('pending' | 'sending')[] = ['pending', 'sending'];

/** What narrows a search to rows that may still go. */
export function inTime(now: Date) {
  return [{ notAfter: { $exists: false } }, { notAfter: { $gt: now } }];
}

export function asRow({
  _id,
  state: _,
  retryAt: __,
  leaseUntil: ___,
  plannedFor: ____,
  plannedBundle: _____,
  leads: ______,
  ...row
}: OutboxDocument): OutboxRow {
  const made = _id.getTimestamp();
  return {
    ...row,
    id: _id.toHexString(),
    firstTry: row.firstTry ?? made,
    claimedAt: row.claimedAt ?? made,
    unsure: row.unsure ?? false,
  };
}
