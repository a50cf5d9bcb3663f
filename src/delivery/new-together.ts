import type { Logger } from '../deps.ts';
import type { Cause, Finish } from '../stores/inbox-store.ts';
import { jointWrite } from '../stores/joint-write.ts';
import { keepAll, type NewRecords } from '../stores/new-records.ts';
import type { Transact } from '../stores/stores.ts';
import { causeName } from './cause.ts';

/** What a cause comes to that changes nothing which was there before. */
export interface NewEffect {
  cause: Cause;
  records: NewRecords;
  finish: Finish;
}

/**
 * Lets new effects that are ready at once share one transaction, so that a staff meeting's questions cost one commit and not
 * a hundred. False when it came to nothing: then each is to take effect alone.
 *
 * Each still has its whole effect or none, because all are written or none is. None can spoil another: they only add, each
 * under its own cause, and end only their own inbox row. There is one try; whatever stops it, be it one cause of many that
 * took effect before, a conflict, or a commit whose answer was lost, is met again by the one whom it concerns, alone, where
 * the unique indexes and its inbox row tell what is there already.
 */
export function newTogether(transact: Transact, log: Logger): (effect: NewEffect) => Promise<boolean> {
  async function write(effects: NewEffect[]): Promise<void> {
    await transact(
      async (stores) => {
        await keepAll(
          stores,
          effects.map(({ records }) => records),
        );
        if (!(await stores.inbox.finishAll(effects))) throw new Error('one of them took effect before');
      },
      { tries: 1 },
    );
  }

  const together = jointWrite<NewEffect>((effects) =>
    write(effects).catch((error: unknown) => {
      log.warn({ event: 'effect.not-together', causes: effects.map(({ cause }) => causeName(cause)), err: error });
      throw error;
    }),
  );
  return (effect) =>
    together(effect).then(
      () => true,
      () => false,
    );
}
