import type { Logger } from '../deps.ts';
import type { InboxStore } from '../stores/inbox-store.ts';

export interface TakeBackParts {
  inbox: Pick<InboxStore, 'takeBack'>;
  log: Logger;
  /** How long to wait between tries, in machine milliseconds. */
  everyMs?: number;
}

/** A write may arrive a little after the database answers again, so what was refused is looked for this often after that. */
const looks = 5;
/** In an outage longer than this list, the oldest are left: their senders were told to look before trying again. */
const most = 10_000;

/**
 * Takes back deliveries whose senders were told that they could not be kept, in case they arrive in the inbox all the same:
 * who tries again must not be answered twice. Gives the function that adds a row. Source: reliability.md, "inbox client".
 */
export function takeBack({ inbox, log, everyMs = 1_000 }: TakeBackParts): (teamId: string, rowId: string) => void {
  const looksLeft = new Map<string, { teamId: string; left: number }>();
  let isWaiting = false;

  async function look(): Promise<void> {
    try {
      for (const [rowId, { teamId, left }] of looksLeft) {
        if (await inbox.takeBack(teamId, rowId)) log.info({ event: 'inbox.taken-back', rowId });
        if (left > 1) looksLeft.set(rowId, { teamId, left: left - 1 });
        else looksLeft.delete(rowId);
      }
    } catch (error) {
      log.warn({ event: 'inbox.not-taken-back', waiting: looksLeft.size, err: error });
    }
    isWaiting = false;
    if (looksLeft.size > 0) lookSoon();
  }

  function lookSoon(): void {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(look, everyMs).unref();
  }

  return (teamId, rowId) => {
    const [oldest] = looksLeft.keys();
    if (looksLeft.size >= most && oldest !== undefined) looksLeft.delete(oldest);
    looksLeft.set(rowId, { teamId, left: looks });
    lookSoon();
  };
}
