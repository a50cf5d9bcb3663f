import type { AckFn, App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Deps, Guard, Logger, OpenModal } from '../deps.ts';
import type { Cause, InboxStore } from '../stores/inbox-store.ts';
import { causeName, causeOf } from './cause.ts';
import type { CrashPoints } from './crash-points.ts';
import { formInTime } from './form-in-time.ts';
import { notSaved, refuse } from './refuse.ts';
import { checkSentAhead } from './sent-ahead.ts';
import type { WorkQueue } from './work-queue.ts';

export interface ReceiverParts {
  /** Its own client with short time limits: a person is answered within 2.5 s. */
  inbox: Pick<InboxStore, 'put' | 'newRowId'>;
  /** Takes a row back that arrives after its sender was refused. */
  takeBack(teamId: string, rowId: string): void;
  queue: WorkQueue;
  guards: Guard[];
  deps: Deps;
  handOver(app: App, event: ReceiverEvent): Promise<void>;
  /** Opens a notice for a press that has no response URL (Home, forms). */
  notice: OpenModal;
  /** Hosts that a response URL may have. */
  responseHosts: string[];
  log: Logger;
  passed: CrashPoints;
}

type HandOver = (event: ReceiverEvent) => Promise<void>;

const storeWithinMs = 2_000;

/**
 * Puts the inbox in front of Bolt: whatever Slack delivers is kept before it is acknowledged, and acknowledged before it
 * is worked on. It wraps the receiver because Bolt answers events before any middleware runs. Source: reliability.md, rule 1.
 */
export function durableReceiver(receiver: Receiver, path: ReceiverParts): Receiver {
  return {
    init(app: App) {
      // The receiver knows of its app only this one method.
      receiver.init({
        processEvent: (event: ReceiverEvent) => keep(path, (kept) => path.handOver(app, kept), event),
      } as App);
    },
    start: (...args) => receiver.start(...args),
    stop: (...args) => receiver.stop(...args),
  };
}

async function keep(path: ReceiverParts, handOver: HandOver, event: ReceiverEvent): Promise<void> {
  const { body } = event;
  checkSentAhead(event, path.log);
  checkResponseUrl(body, path);
  const guard = path.guards.find((candidate) => candidate.stops(body));
  if (guard) return guard.answer(path.deps, event, path.notice);
  const cause = causeOf(body);
  if (!cause) return handOver(event);

  const arrived = path.queue.arriving();
  try {
    const stored = await store(path, cause, body);
    if (stored === 'failed') return await refuse(event, cause, notSaved, path.notice);
    path.passed('inbox.stored');
    if (stored === 'finished') return await event.ack();
    const causeAware = { ...event, customProperties: { ...event.customProperties, cause } };
    if (cause.kind === 'submission') {
      // The answer to a form is part of its acknowledgement, so a form is worked on first; what follows that holds up nobody.
      const ack: AckFn<unknown> = (answer) => event.ack(answer as Parameters<typeof event.ack>[0]).finally(arrived);
      return await path.queue.beside(formInTime({ ...causeAware, ack }, cause, handOver, path.log));
    }
    await acknowledge(path, cause, event.ack);
    path.passed('acked');
    path.queue.add(() => handOver({ ...causeAware, ack: async () => {} }));
  } finally {
    arrived();
  }
}

/** A press on the way to us must not make us post anywhere but to Slack. Without its URL the person is answered directly. */
function checkResponseUrl(body: Record<string, unknown>, { responseHosts, log }: ReceiverParts): void {
  const url = body.response_url;
  if (url === undefined) return;
  if (typeof url === 'string' && URL.canParse(url) && responseHosts.includes(new URL(url).host)) return;
  delete body.response_url;
  log.warn({ event: 'delivery.refused-response-url' });
}

async function store(path: ReceiverParts, cause: Cause, body: Record<string, unknown>) {
  const rowId = path.inbox.newRowId();
  const put = path.inbox.put(cause, body, rowId);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, storeWithinMs, 'late');
  });
  try {
    const first = await Promise.race([put, late]);
    if (first !== 'late') return first;
    put.catch((error: unknown) =>
      path.log.warn({ event: 'inbox.late-write-failed', cause: causeName(cause), err: error }),
    );
    path.log.error({ event: 'inbox.too-slow', cause: causeName(cause) });
  } catch (error) {
    path.log.error({ event: 'inbox.not-stored', cause: causeName(cause), err: error });
  } finally {
    clearTimeout(timer);
  }
  // The person is being told that it was not kept, so a write that still arrives is taken back. An event nobody is told of:
  // Slack delivers it again, and the row that arrived late is as good as the next.
  if (cause.kind !== 'event') path.takeBack(cause.teamId, rowId);
  return 'failed' as const;
}

/** The row is kept, so a lost acknowledgement only means that Slack may deliver the same thing again. */
async function acknowledge({ log }: ReceiverParts, cause: Cause, ack: AckFn<unknown>): Promise<void> {
  try {
    await ack();
  } catch (error) {
    log.warn({ event: 'delivery.ack-lost', cause: causeName(cause), err: error });
  }
}
