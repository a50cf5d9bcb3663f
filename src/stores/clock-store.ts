import type { Db } from 'mongodb';

export interface ClockStore {
  /** How far school time runs ahead of the system's clock, in milliseconds; 0 unless the practice workspace moved it. */
  offsetMs(): Promise<number>;
  /** Moves school time forward, never back. Gives the offset now in force. */
  advanceTo(offsetMs: number): Promise<number>;
}

/** The one clock document. Source: reliability.md, "Time". */
export function clockStore(db: Db): ClockStore {
  const clocks = db.collection<{ _id: string; offsetMs: number }>('clock');
  return {
    async offsetMs() {
      return (await clocks.findOne({ _id: 'school' }))?.offsetMs ?? 0;
    },
    async advanceTo(offsetMs) {
      const clock = await clocks.findOneAndUpdate(
        { _id: 'school' },
        { $max: { offsetMs } },
        { upsert: true, returnDocument: 'after' },
      );
      return clock?.offsetMs ?? offsetMs;
    },
  };
}
