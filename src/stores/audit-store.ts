import type { ClientSession, Db, IndexDescription } from 'mongodb';

/** One act by which someone changed what holds for others. Holds no text that people wrote to each other. */
export interface AuditRow {
  teamId: string;
  at: Date;
  /** Slack user id of who did it; absent for what Slack told of, such as an account that was closed. */
  by?: string;
  act: AuditAct;
  /** Slack user id of who it is about. */
  about?: string;
  /** What it was and what it is now, in short: `offerHours`, `4`, `6`. */
  change?: { what: string; from: string; to: string };
}

export type AuditAct =
  | 'leader.named'
  | 'leader.removed'
  | 'leader.stepped-down'
  | 'leader.left'
  | 'safety.changed'
  | 'colleague.invited'
  | 'defaults.changed'
  | 'school.changed'
  | 'school.closed'
  | 'school.reopened'
  | 'calendar.changed'
  | 'agreement.recorded'
  | 'agreement.confirmed'
  | 'agreement.stopped'
  | 'evaluates.changed'
  | 'goal.set'
  | 'goal.changed'
  | 'goal.closed'
  | 'norms.changed'
  | 'title.changed'
  | 'team.off'
  | 'year.begun'
  | 'year.step'
  | 'agreement.reconfirm'
  | 'hold.set'
  | 'hold.released';

export const auditIndexes: IndexDescription[] = [
  // latest
  { key: { teamId: 1, at: -1 } },
];

export interface AuditStore {
  /** Call in the transaction of the act itself. */
  add(row: AuditRow): Promise<void>;
  /** Newest first. */
  latest(teamId: string, most: number): Promise<AuditRow[]>;
}

/** @param session binds all calls to one transaction */
export function auditStore(db: Db, session?: ClientSession): AuditStore {
  const rows = db.collection<AuditRow>('audit');
  return {
    async add(row) {
      await rows.insertOne({ ...row }, { session });
    },
    async latest(teamId, most) {
      return rows
        .find({ teamId: { $eq: teamId } }, { projection: { _id: 0 }, session, maxTimeMS: 3_000 })
        .sort({ at: -1, _id: -1 })
        .limit(most)
        .toArray();
    },
  };
}
