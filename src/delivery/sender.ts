import { setTimeout as wait } from 'node:timers/promises';
import type { WebAPICallResult, WebClient } from '@slack/web-api';
import type { Logger } from '../deps.ts';
import { leaseMs } from '../stores/outbox-claims.ts';
import type { Ending, OutboxRow } from '../stores/outbox-row.ts';
import type { OutboxStore } from '../stores/outbox-store.ts';
import type { PauseStore } from '../stores/pause-store.ts';
import type { Clock } from '../time/clock.ts';
import { editedPayload, mostInBundle, together } from './bundle.ts';
import type { CrashPoints } from './crash-points.ts';
import { lookFor, messageRef } from './look-first.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { pace } from './pace.ts';
import { isFileToCome, withFiles } from './shown-files.ts';
import { type MayUploadTo, uploaded } from './upload.ts';
import { isNewMessage, whereTo } from './where-to.ts';

export interface SenderParts {
  outbox: OutboxStore;
  pauses: PauseStore;
  clock: Clock;
  log: Logger;
  /** The client that posts for a workspace: no retries of its own, 10 s time limit. */
  clientFor(teamId: string): WebClient;
  /** Ends a row that will never be sent, together with what its owner does instead. */
  giveUp(row: OutboxRow, reason: string): Promise<void>;
  /** Why a row is not to be sent any more, as its owner sees it this moment; undefined when it is. */
  whyNot(row: OutboxRow): Promise<string | undefined>;
  /** Keys the opaque ids in message metadata. */
  secret: string;
  passed: CrashPoints;
  mayUploadTo: MayUploadTo;
  /** Milliseconds between two messages to one channel; as Slack asks where absent. */
  gapMs?: number;
}

export interface Sender {
  /** Something may be due now. */
  wake(): void;
  /** Takes no new rows and resolves when those under way are ended. */
  stop(): Promise<void>;
  /** Resolves when nothing is due, nor waits for its turn in a channel. */
  idle(): Promise<void>;
}

const workers = 4;
const requestTimeoutMs = 10_000;
/** A message may show up in history late: the second try comes no sooner. Source: reliability.md. */
const lookAgainMs = 30_000;
const giveUpAfterMs = 48 * 3600_000;
const longestWaitMs = 15 * 60_000;
/** A channel's turn that is further away is not slept for: others wait for this worker meanwhile. */
const longestSleepMs = 100;
/** A token that Slack refuses is tried again this often. */
const parkedMs = 15 * 60_000;

/** The only part of Contour that talks to Slack with durable effect. Source: reliability.md, "Outbox row". */
export function sender(deps: SenderParts): Sender {
  let stopping = false;
  let wakes = 0;
  let running = 0;
  const timers = new Set<NodeJS.Timeout>();
  let whenIdle: (() => void)[] = [];
  const pacing = pace(longestSleepMs, deps.gapMs);
  /** Of `timers`, those at which a message has its turn in its channel. */
  const turns = new Set<NodeJS.Timeout>();
  /** Workspaces that refused their token, here or elsewhere. */
  const parked = new Set<string>();

  async function drain(): Promise<void> {
    for (let seen = -1; seen !== wakes && !stopping; ) {
      seen = wakes;
      for (;;) {
        if (stopping) return;
        const pauses = await deps.pauses.inForce();
        for (const { teamId, method } of pauses) if (method === 'any') parked.add(teamId);
        const row = await deps.outbox.claim(deps.clock(), pauses);
        if (!row) break;
        await send(row);
      }
    }
  }

  async function send(row: OutboxRow): Promise<void> {
    const claimedAt = performance.now();
    if (await deps.outbox.isTakenAlong(row)) return putBack([row], 2_000, 'it goes out with another', row.unsure);
    const rest = await deps.outbox.claimRestOfBundle(row, deps.clock(), mostInBundle - 1);
    deps.passed('outbox.claimed');
    const rows: [OutboxRow, ...OutboxRow[]] = [row, ...rest];
    // What was never uploaded cannot have been shown.
    // Nor has anyone seen a file that stands nowhere: completed twice, it is refused, and uploaded anew.
    let unsure =
      row.unsure && (row.method !== 'files.completeUploadExternal' || (row.fileId !== undefined && row.channel !== ''));
    try {
      const otherEdit = await deps.outbox.otherEdit(row);
      if (otherEdit === 'newer') return await end(rows, { state: 'skipped', reason: 'superseded' });
      if (otherEdit) return await putBack(rows, 1_000, 'an older edit is under way', row.unsure);
      const client = deps.clientFor(row.teamId);
      const place = await whereTo(row, deps.outbox, client);
      if (place.kind === 'not-yet') return await putBack(rows, 2_000, 'its message is not sent yet', row.unsure);
      if (place.kind === 'gone') return await end(rows, { state: 'skipped', reason: 'its message was never sent' });
      const shared = place.standing?.bundledIn;
      const beside = shared && (await deps.outbox.otherPartEdit(row, shared));
      if (beside) {
        // Both may have noticed each other: the older one comes back first.
        return await putBack(rows, beside === 'newer' ? 1_000 : 2_000, 'another part is being edited', row.unsure);
      }

      const isAgain = unsure && isNewMessage(row);
      const looked = isAgain ? await look(rows, place.channel, client) : 'absent';
      if (looked === 'settled') return;
      if (looked === 'absent') unsure = false;
      for (const one of rows) one.withdrawn ??= await deps.whyNot(one);
      if (rows.some(({ withdrawn }) => withdrawn)) return await dropWithdrawn(rows, unsure);
      // Claimed in its reader's hours by a process that died in them.
      const isTooLate = rows.some(({ notAfter }) => notAfter && notAfter <= deps.clock());
      if (isTooLate) return await putBack(rows, unsure ? lookAgainMs : 0, 'its time was over', unsure);
      const shownFiles = await withFiles(row, deps.outbox);
      if (shownFiles === 'not-yet')
        return await waitForTurn(rows, 2_000, { reason: 'its picture is not uploaded yet', unsure });
      row.payload = shownFiles;
      // Before the upload: Slack discards a file that is left lying.
      const turnMs = isNewMessage(row) ? pacing(`${row.teamId}/${place.channel}`, performance.now()) : 0;
      if (turnMs > longestSleepMs)
        return await waitForTurn(rows, turnMs, { reason: 'another message went to its channel just now', unsure });
      if (turnMs > 0) await wait(turnMs);
      const file = await fileOf(row, client);
      if (file === 'lost') return;
      // A process that slept past its lease must not post: another may have taken the row.
      if (performance.now() - claimedAt > leaseMs - requestTimeoutMs - 5_000) return;
      const payload = rest.length > 0 ? together(rows) : await editedPayload(row, place.standing, deps.outbox);
      const answer = await client.apiCall(row.method, argumentsOf({ ...row, ...file, payload }, place, deps.secret));
      deps.passed('outbox.posted');
      await end(rows, { state: 'sent', ...placeOf(answer), ...(looked === 'unreadable' && { maybeTwice: true }) });
    } catch (error) {
      return afterFault(rows, outcomeOf(error), error, unsure);
    }
    if (parked.has(row.teamId)) await unpark(row.teamId);
  }

  /** Ends what is not to be sent any more; what was to go out with it is taken up anew. */
  async function dropWithdrawn(rows: OutboxRow[], unsure: boolean): Promise<void> {
    for (const row of rows) {
      if (row.withdrawn) await end([row], { state: 'skipped', reason: row.withdrawn });
      else await putBack([row], 0, 'another part was withdrawn', unsure);
    }
  }

  /** A row's file, uploaded now or before; `lost` when another process has taken the row meanwhile. */
  async function fileOf(row: OutboxRow, client: WebClient): Promise<{ fileId?: string } | 'lost'> {
    if (row.method !== 'files.completeUploadExternal' || row.fileId) return {};
    const fileId = await uploaded(row, client, { mayUploadTo: deps.mayUploadTo, timeoutMs: requestTimeoutMs });
    return (await deps.outbox.uploaded(row, fileId)) ? { fileId } : 'lost';
  }

  /** Looks whether an earlier try arrived. `settled`: that ends the row for now; otherwise it is to be posted. */
  async function look(
    rows: [OutboxRow, ...OutboxRow[]],
    channel: string,
    client: WebClient,
  ): Promise<'settled' | 'absent' | 'unreadable'> {
    const [row] = rows;
    const found = await lookFor(row, channel, client, deps.secret);
    if (found.kind === 'found') {
      await end(rows, { state: 'sent', ...(found.ts && { ts: found.ts }), sentTo: found.channel });
    } else if (found.kind === 'absent' && found.sinceFirstTryMs < lookAgainMs)
      await putBack(rows, lookAgainMs - found.sinceFirstTryMs, 'looking again before posting', true);
    else if (found.kind === 'unreadable' && row.onAmbiguous !== 'resend')
      await end(rows, { state: row.onAmbiguous === 'drop' ? 'skipped' : 'held', reason: 'it may have arrived' });
    else return found.kind;
    return 'settled';
  }

  /** @param unsure whether an earlier try may have arrived, for all that is known by now */
  async function afterFault(
    rows: [OutboxRow, ...OutboxRow[]],
    outcome: Outcome,
    error: unknown,
    unsure: boolean,
  ): Promise<void> {
    const [{ id, kind, method, teamId, attempts, claimedAt, firstTry, fileId }] = rows;
    if (outcome.kind === 'revoked') return park(rows, outcome.code, unsure);
    const code = outcome.kind === 'limited' ? 'ratelimited' : outcome.code;
    deps.log.warn({ event: `outbox.${outcome.kind}`, id, kind, method, teamId, code, err: error });
    // Gone is what it was to be.
    if (method === 'chat.delete' && code === 'message_not_found') return end(rows, { state: 'sent' });
    const tooOld = claimedAt.getTime() - firstTry.getTime() > giveUpAfterMs;
    // Slack discards what was uploaded and never shown. An upload of this very try is no old one: that refusal is final.
    if (code === 'file_not_found' && fileId && !unsure && !tooOld) {
      for (const row of rows) await deps.outbox.putBack(row, 0, { reason: code, unsure, lostFile: true });
      wakeIn(20);
      return;
    }
    if (isFileToCome(rows[0], code)) return putBack(rows, 5_000, code, unsure);
    if (outcome.kind === 'refused' && rows.length > 1 && !tooOld) {
      // One of them may be all that Slack refuses; it refuses nothing that it has taken before, so none of them is there.
      for (const row of rows) await deps.outbox.putBack(row, 0, { reason: code, unsure: false, goesAlone: true });
      wakeIn(20);
      return;
    }
    if (outcome.kind === 'refused' || tooOld) {
      for (const row of rows) await deps.giveUp(row, tooOld ? `gave up: ${code}` : code);
      return;
    }
    if (outcome.kind === 'limited') {
      await deps.pauses.pause(teamId, method, outcome.waitMs);
      return putBack(rows, outcome.waitMs, code, unsure);
    }
    const waitMs = Math.min(lookAgainMs * 2 ** Math.min(attempts - 1, 5), longestWaitMs);
    return putBack(rows, waitMs, code, unsure || outcome.kind === 'ambiguous');
  }

  /** Nothing goes out for a workspace that refuses its token; what waits for it is kept, and no other workspace notices. */
  async function park(rows: [OutboxRow, ...OutboxRow[]], reason: string, unsure: boolean): Promise<void> {
    const [{ teamId }] = rows;
    await deps.pauses.pause(teamId, 'any', parkedMs);
    for (const row of rows) await deps.outbox.putBack(row, 0, { reason, unsure, isParked: true });
    wakeIn(parkedMs + 20);
    if (parked.has(teamId)) return;
    parked.add(teamId);
    deps.log.error({ event: 'outbox.token-refused', teamId, code: reason });
  }

  async function unpark(teamId: string): Promise<void> {
    await deps.pauses.lift(teamId);
    parked.delete(teamId);
    deps.log.info({ event: 'outbox.token-good-again', teamId });
  }

  async function end(rows: OutboxRow[], ending: Ending): Promise<void> {
    for (const row of rows) {
      const ended = await deps.outbox.end(row, ending);
      deps.passed('outbox.ended');
      const event = ended ? `outbox.${ending.state}` : 'outbox.fence-lost';
      deps.log.info({ event, id: row.id, kind: row.kind, teamId: row.teamId });
    }
    // What waits for this message's place can go now.
    if (ending.state === 'sent') wake();
  }

  async function putBack(rows: OutboxRow[], waitMs: number, reason: string, unsure: boolean): Promise<void> {
    for (const row of rows) await deps.outbox.putBack(row, waitMs, { reason, unsure });
    wakeIn(waitMs + 20);
  }

  /** Puts rows back that were not tried. */
  async function waitForTurn(
    rows: OutboxRow[],
    turnMs: number,
    why: { reason: string; unsure: boolean },
  ): Promise<void> {
    for (const row of rows) await deps.outbox.putBack(row, turnMs, { ...why, isNoTry: true });
    const timer = wakeIn(turnMs + 20);
    if (timer) turns.add(timer);
  }

  function wakeIn(ms: number): NodeJS.Timeout | undefined {
    if (stopping) return undefined;
    const timer = setTimeout(() => {
      timers.delete(timer);
      turns.delete(timer);
      wake();
      tellIdle();
    }, ms);
    timer.unref();
    timers.add(timer);
    return timer;
  }

  function wake(): void {
    wakes += 1;
    if (stopping || running >= workers) return;
    running += 1;
    drain()
      .catch((error: unknown) => deps.log.error({ event: 'outbox.drain-failed', err: error }))
      .finally(() => {
        running -= 1;
        tellIdle();
      });
  }

  const isIdle = () => running === 0 && turns.size === 0;

  function tellIdle(): void {
    if (!isIdle()) return;
    for (const tell of whenIdle) tell();
    whenIdle = [];
  }

  const idle = () => (isIdle() ? Promise.resolve() : new Promise<void>((resolve) => whenIdle.push(resolve)));

  return {
    wake,
    idle,
    async stop() {
      stopping = true;
      for (const timer of timers) clearTimeout(timer);
      turns.clear();
      tellIdle();
      await Promise.race([idle(), wait(requestTimeoutMs + 1_000, undefined, { ref: false })]);
    },
  };
}

function argumentsOf(row: OutboxRow, place: { channel: string; ts?: string; threadTs?: string }, secret: string) {
  const { channel, ts, threadTs } = place;
  if (row.method === 'files.completeUploadExternal') {
    const { title, initial_comment } = row.payload;
    const thread = threadTs && { thread_ts: threadTs };
    return { ...(channel && { channel_id: channel }), files: [{ id: row.fileId, title }], initial_comment, ...thread };
  }
  if (row.method !== 'chat.postMessage') return { ...row.payload, channel, ...(ts && { ts }) };
  return {
    ...row.payload,
    channel,
    ...(threadTs && { thread_ts: threadTs }),
    unfurl_links: false,
    unfurl_media: false,
    metadata: { event_type: 'contour_message', event_payload: { ref: messageRef(row, secret) } },
  };
}

function placeOf(answer: WebAPICallResult & { ts?: unknown; channel?: unknown }): { ts?: string; sentTo?: string } {
  return {
    ...(typeof answer.ts === 'string' && { ts: answer.ts }),
    ...(typeof answer.channel === 'string' && { sentTo: answer.channel }),
  };
}
