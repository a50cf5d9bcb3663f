import type { Deps, Tools, Undelivered, Work } from '../deps.ts';
import { AlreadyDone } from '../errors.ts';
import type { Finish } from '../stores/inbox-store.ts';
import { gathering, keepOnce } from '../stores/new-records.ts';
import type { OutboxRow } from '../stores/outbox-row.ts';
import type { OutboxStore } from '../stores/outbox-store.ts';
import type { Stores, Transact } from '../stores/stores.ts';
import { askedFirst } from './asked-first.ts';
import { causeName } from './cause.ts';
import type { CrashPoints } from './crash-points.ts';
import { newTogether } from './new-together.ts';
import { replyRow } from './reply-row.ts';
import { unaskedWriter } from './write-unasked.ts';

export interface EffectParts {
  stores: Stores;
  transact: Transact;
  wakeSender(): void;
  passed: CrashPoints;
  /** By kind of message. */
  undelivered: Map<string, Undelivered>;
  /** What a verb may reach besides its stores. */
  tools: Tools;
}

/** The one way in which anything takes effect: a transaction for a cause. Source: reliability.md, "The path of every piece of work". */
export function effects(parts: EffectParts): { deps: Deps; giveUp(row: OutboxRow, reason: string): Promise<void> } {
  const { stores, transact, tools, passed } = parts;
  const takesEffectWithOthers = newTogether(transact, tools.log);

  const deps: Deps = {
    ...stores,
    ...tools,
    askSlack: (_, ask) => ask(),
    writeUnasked: unaskedWriter(stores, tools.clock),

    async once(cause, where, work) {
      let hasMessages = false;
      const tell = () => {
        hasMessages = true;
      };
      const view = await inOne(async (tx) => {
        const answer = await work(tx);
        if (!(await tx.inbox.finish(cause, finishOf(where, answer)))) throw new AlreadyDone(causeName(cause));
        if (where === 'direct' && answer && cause.userId) {
          await tx.outbox.add(replyRow(cause, cause.userId, answer, tools.clock()));
        }
        return answer;
      }, tell);
      passed('effect.committed');
      if (hasMessages) parts.wakeSender();
      return view;
    },

    async onceNew(cause, where, work) {
      const { adding, records } = gathering();
      const answer = await work(adding);
      const isDone =
        where === 'here' && (await takesEffectWithOthers({ cause, records, finish: finishOf(where, answer) }));
      if (!isDone) {
        return deps.once(cause, where, async (bound) => {
          await keepOnce(bound, records);
          return answer;
        });
      }
      passed('effect.committed');
      return answer;
    },

    async onOccurrence(occurrence, work) {
      const first = await inOne(async (tx) => {
        if (!(await tx.occurrences.addOnce(occurrence, tools.clock()))) return false;
        await work(tx);
        return true;
      });
      if (first) parts.wakeSender();
      return first;
    },

    async replied(cause) {
      await stores.inbox.replied(cause);
      passed('replied');
    },
  };

  /** Runs `work` in one transaction, with all that it reaches bound to it. @param tell hears of each message that is added */
  function inOne<T>(work: (tx: Deps) => Promise<T>, tell = () => {}): Promise<T> {
    return askedFirst((askSlack) =>
      transact((own) => {
        const bound = { ...own, outbox: noting(own.outbox, tell) };
        const writeUnasked = unaskedWriter(bound, tools.clock);
        return work({ ...deps, ...bound, askSlack, writeUnasked, roster: tools.roster.within(askSlack) });
      }),
    );
  }

  async function giveUp(row: OutboxRow, reason: string): Promise<void> {
    await inOne(async (tx) => {
      if (!(await tx.outbox.end(row, { state: 'dead', reason }))) return;
      await parts.undelivered.get(row.kind)?.(tx, row, reason);
    });
    parts.wakeSender();
  }

  return { deps, giveUp };
}

/** The answer is kept with the row until it is shown. */
function finishOf(where: 'here' | 'direct', answer: Awaited<ReturnType<Work>>): Finish {
  const reply = where === 'here' && answer ? { text: answer.text, blocks: answer.blocks } : undefined;
  return { ...(reply && { reply }), ...(answer?.reason && { reason: answer.reason }) };
}

/** Tells when a message is added, so that the sender is woken only for work. */
function noting(outbox: OutboxStore, tell: () => void): OutboxStore {
  return {
    ...outbox,
    async add(draft) {
      tell();
      await outbox.add(draft);
    },
  };
}
