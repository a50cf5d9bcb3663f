import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { WeekBlock } from '../domain/digest-weeks.ts';
import type { CalendarDay } from '../time/calendar-day.ts';

export const weekBlockIndexes: IndexDescription[] = [
  // cut: one block follows another, whatever calendars two processes have read.
  { key: { teamId: 1, after: 1 }, unique: true },
];

/** The blocks of six school weeks of which the weekly page and the map tell: the same for both, and cut once. */
export interface WeekBlockStore {
  /** Those that were cut, the first one first. */
  all(teamId: string): Promise<WeekBlock[]>;
  /**
   * Puts on record what is over by now; gives all.
   *
   * @param freshOf the blocks that follow those that were cut
   */
  cut(teamId: string, freshOf: (cut: readonly WeekBlock[]) => readonly WeekBlock[]): Promise<WeekBlock[]>;
}

/** `after` is the last day of the block before, or empty. */
type BlockDocument = WeekBlock & { teamId: string; after: CalendarDay | '' };

/** @param session binds all calls to one transaction */
export function weekBlockStore(db: Db, session?: ClientSession): WeekBlockStore {
  const blocks = db.collection<BlockDocument>('weekBlocks');
  const projection = { _id: 0, from: 1, to: 1, yearFrom: 1 } as const;
  const all = (teamId: string) =>
    blocks
      .find<WeekBlock>({ teamId: { $eq: teamId } }, { projection, session, maxTimeMS: 3_000 })
      .sort({ after: 1 })
      .toArray();
  return {
    all,
    async cut(teamId, freshOf) {
      const cut = await all(teamId);
      for (;;) {
        const [next] = freshOf(cut);
        if (!next) return cut;
        const stands = await blocks.findOneAndUpdate(
          { teamId: { $eq: teamId }, after: { $eq: cut.at(-1)?.to ?? '' } },
          { $setOnInsert: next },
          { upsert: true, returnDocument: 'after', projection, session },
        );
        cut.push(stands ?? next);
      }
    },
  };
}
