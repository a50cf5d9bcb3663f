import { randomInt } from 'node:crypto';
import { machineNow } from './machine-time.ts';
import { Refusal } from './refusal.ts';

/** What a person did that lets the app open a modal for them. */
interface Trigger {
  user: string;
  /** The modal from inside which it came. */
  viewId?: string;
}

/** `trigger_id`s: three seconds, one use. */
export interface Triggers {
  issue(trigger: Trigger): string;
  /** @throws Refusal `trigger_expired`, `trigger_exchanged`, `invalid_trigger_id` */
  exchange(id: string): Trigger;
}

/** @param lifeMs machine milliseconds from the press to the last moment of `views.open` */
export function triggerBook(lifeMs: number): Triggers {
  const book = new Map<string, { trigger: Trigger; expires: number; isUsed: boolean }>();
  return {
    issue(trigger) {
      const id = `${randomInt(1e12, 9e12)}.${randomInt(1e12, 9e12)}.${randomInt(0xfffffff).toString(16).padStart(8, '0')}`;
      for (const [old, entry] of book) if (entry.expires + 60_000 < machineNow()) book.delete(old);
      book.set(id, { trigger, expires: machineNow() + lifeMs, isUsed: false });
      return id;
    },
    exchange(id) {
      const entry = book.get(id);
      if (!entry) throw new Refusal('invalid_trigger_id');
      if (entry.isUsed) throw new Refusal('trigger_exchanged');
      if (entry.expires < machineNow()) throw new Refusal('trigger_expired');
      entry.isUsed = true;
      return entry.trigger;
    },
  };
}
