import { messageRef } from '../../src/delivery/look-first.ts';

/** What is left of a run in which processes died: what people did, what the database holds, what stands in Slack. */
export interface History {
  seed: number;
  /** Who did what, and the fault they were told, if one. */
  acts: { what: string; told?: string }[];
  /** Where a process died. */
  deaths: string[];
  inbox: Row[];
  outbox: OutboxRowKept[];
  questions: { askedBy?: string; status?: string; offers?: { state: string }[] }[];
  evidence: object[];
  /** Everything the bot has said in Slack, but for answers that only one person sees for a while. */
  messages: { channel: string; ts: string; metadata?: { event_payload: Record<string, unknown> } }[];
}

interface Row {
  key: string;
  state: string;
  reason?: string;
}

interface OutboxRowKept extends Row {
  teamId: string;
  method: string;
  channel: unknown;
  partOf?: string;
  maybeTwice?: boolean;
}

/** Not sent because something newer said it better. */
const rightlySkipped = /^(superseded|accepted|declined|expired|passed-on|withdrawn)$/;

/**
 * What was lost, what was doubled; empty when the promise of reliability.md was kept: a delivery takes effect once, a message
 * is sent once, and twice only where nobody could tell, which its row then says.
 */
export function faultsIn(history: History, secret: string): string[] {
  return [...deliveryFaults(history), ...messageFaults(history, secret), ...questionFaults(history)];
}

/** The same for deliveries alone. */
export function deliveryFaults({ inbox }: History): string[] {
  return inbox.filter(({ state }) => state !== 'done').map(({ key, state }) => `lost: delivery ${key} is ${state}`);
}

/** The same for messages alone. */
export function messageFaults({ outbox, messages }: History, secret: string): string[] {
  const refs = messages.map(({ metadata }) => metadata?.event_payload.ref);
  const ended = outbox.flatMap(({ key, state, reason }) =>
    state === 'sent' || (state === 'skipped' && rightlySkipped.test(String(reason)))
      ? []
      : [`lost: message ${key} is ${state} (${reason})`],
  );
  const posts = outbox.filter(({ method, state }) => method === 'chat.postMessage' && state === 'sent');
  const counted = posts.flatMap((row) => {
    const ref = messageRef(row, secret);
    const times = refs.filter((one) => one === ref).length;
    if (times === 0) return [`lost: message ${row.key} is sent and stands nowhere`];
    return times > 1 && !(row.maybeTwice && isUnreadable(row))
      ? [`doubled: message ${row.key} stands ${times} times`]
      : [];
  });
  const known = new Set(outbox.map((row) => messageRef(row, secret)));
  const strangers = messages.filter(({ metadata }) => !known.has(String(metadata?.event_payload.ref)));
  return [...ended, ...counted, ...strangers.map(({ ts }) => `doubled: message ${ts} belongs to no row`)];
}

/** The bot may read back only its direct messages; elsewhere nobody can tell whether a message arrived. */
const isUnreadable = ({ channel }: OutboxRowKept) => typeof channel !== 'string' || channel.startsWith('C');

/** The walk asks one question, which one colleague answers, and it helped. */
function questionFaults({ questions, evidence }: History): string[] {
  const [question] = questions;
  return [
    ...(questions.length === 1 ? [] : [`${questions.length} questions where one was asked`]),
    ...(question?.status === 'helped' ? [] : [`lost: the question is ${question?.status}`]),
    ...(question?.offers?.length === 1 ? [] : [`${question?.offers?.length} offers where one was made`]),
    ...(evidence.length === 1 ? [] : [`${evidence.length} records of help where one helped`]),
  ];
}
