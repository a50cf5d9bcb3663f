import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { ClosedWindow } from '../domain/digest-windows.ts';
import type { CalendarDay } from '../time/calendar-day.ts';

export const digestWindowIndexes: IndexDescription[] = [
  // keepOnce, find: a window is closed once, for all scopes together.
  { key: { teamId: 1, kind: 1, from: 1 }, unique: true },
];

/** A stretch of days that the weekly page tells of; of a block support on time by itself, which the map tells, too. */
export interface WindowName {
  teamId: string;
  kind: 'week' | 'block' | 'support';
  /** Its first day, in the school's zone. */
  from: CalendarDay;
}

export interface DigestWindowStore {
  /** What stood when the window closed; undefined while nobody kept it. */
  find(window: WindowName): Promise<ClosedWindow | undefined>;
  /** Keeps what stands now, unless it was kept before; gives what is kept. */
  keepOnce(window: WindowName, figures: ClosedWindow): Promise<ClosedWindow>;
}

/** Sums only: no person is in it. As text, because a school's own words are names of its fields. */
type WindowDocument = WindowName & { figures: string };

/** @param session binds all calls to one transaction */
export function digestWindowStore(db: Db, session?: ClientSession): DigestWindowStore {
  const windows = db.collection<WindowDocument>('closedWindows');
  const one = ({ teamId, kind, from }: WindowName) => ({
    teamId: { $eq: teamId },
    kind: { $eq: kind },
    from: { $eq: from },
  });
  return {
    async find(window) {
      const found = await windows.findOne(one(window), { projection: { figures: 1 }, session, maxTimeMS: 3_000 });
      return found ? JSON.parse(found.figures) : undefined;
    },
    async keepOnce(window, figures) {
      const kept = await windows.findOneAndUpdate(
        one(window),
        { $setOnInsert: { figures: JSON.stringify(figures) } },
        { upsert: true, returnDocument: 'after', session },
      );
      return kept ? JSON.parse(kept.figures) : figures;
    },
  };
}
