import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { BeforeSending, Deps, Guard, Tools, Undelivered } from '../deps.ts';
import type { Database, Stores } from '../stores/stores.ts';
import { handOverOf } from './copies.ts';
import type { CrashPoints } from './crash-points.ts';
import { durableReceiver } from './durable-receiver.ts';
import { effects } from './effects.ts';
import { recover } from './recovery.ts';
import { type Sender, sender } from './sender.ts';
import { takeBack } from './take-back.ts';
import type { MayUploadTo } from './upload.ts';
import { workQueue } from './work-queue.ts';

export interface DurableParts {
  database: Database;
  tools(stores: Stores): Tools;
  /** Posts for a workspace: no retries of its own, 10 s time limit. */
  postingClient(teamId: string): WebClient;
  /** Answers a person's press for a workspace: no retries, 2.5 s time limit. */
  interactiveClient(teamId: string): WebClient;
  undelivered: Map<string, Undelivered>;
  beforeSending: Map<string, BeforeSending>;
  guards: Guard[];
  responseHosts: string[];
  mayUploadTo: MayUploadTo;
  /** Keys the opaque ids in message metadata. */
  secret: string;
  passed?: CrashPoints;
  /** A delivery left unfinished this long belongs to a process that died. */
  recoverAfterMs?: number;
  /** Milliseconds between two messages to one channel; as Slack asks where absent. */
  gapMs?: number;
}

export interface DurablePath {
  deps: Deps;
  sender: Sender;
  /** Puts the inbox in front of a receiver. */
  inFrontOf(receiver: Receiver): Receiver;
  /** Takes up what a process that died left behind; gives how many deliveries. */
  recover(app: App): Promise<number>;
  /** Resolves when all acknowledged work of this process has taken effect and what is due has been sent. */
  settled(): Promise<void>;
  /** Finishes the work under way and stops sending. Call after the receiver has stopped. */
  stop(): Promise<void>;
}

/** inbox -> listener -> one transaction -> outbox -> sender. Source: reliability.md. */
export function durablePath(parts: DurableParts): DurablePath {
  const { stores, transact, pauses, quickInbox } = parts.database;
  const tools = parts.tools(stores);
  const passed = parts.passed ?? (() => {});
  const queue = workQueue(tools.log);
  const { deps, giveUp } = effects({
    stores,
    transact,
    tools,
    passed,
    undelivered: parts.undelivered,
    wakeSender: () => sending.wake(),
  });
  const sending = sender({
    outbox: stores.outbox,
    pauses,
    clock: tools.clock,
    log: tools.log,
    clientFor: parts.postingClient,
    giveUp,
    whyNot: async (row) => parts.beforeSending.get(row.kind)?.(deps, row),
    secret: parts.secret,
    passed,
    mayUploadTo: parts.mayUploadTo,
    ...(parts.gapMs !== undefined && { gapMs: parts.gapMs }),
  });
  const handOver = handOverOf({ deps, wakeSender: () => sending.wake() });

  return {
    deps,
    sender: sending,
    inFrontOf: (receiver) =>
      durableReceiver(receiver, {
        inbox: quickInbox,
        takeBack: takeBack({ inbox: quickInbox, log: tools.log }),
        queue,
        guards: parts.guards,
        deps,
        handOver,
        notice: async (teamId, trigger_id, view) => {
          await parts.interactiveClient(teamId).views.open({ trigger_id, view });
        },
        responseHosts: parts.responseHosts,
        log: tools.log,
        passed,
      }),
    recover: (app) =>
      recover({
        inbox: stores.inbox,
        deps,
        handOver: (event: ReceiverEvent) => handOver(app, event),
        wakeSender: () => sending.wake(),
        ageMs: parts.recoverAfterMs ?? 60_000,
      }),
    async settled() {
      await queue.idle();
      await sending.idle();
    },
    async stop() {
      await queue.idle();
      await sending.stop();
    },
  };
}
