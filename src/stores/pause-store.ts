import type { Db, IndexDescription } from 'mongodb';
import type { Pause } from './outbox-row.ts';

export const pauseIndexes: IndexDescription[] = [
  // pause: one row per workspace and method.
  { key: { teamId: 1, method: 1 }, unique: true },
];

/** Which methods Slack has asked us to leave alone, for which workspace; shared by all instances, timed by the database. */
export interface PauseStore {
  pause(teamId: string, method: Pause['method'], waitMs: number): Promise<void>;
  /** Lets everything be asked for a workspace again: its token is good, or may be a new one. */
  lift(teamId: string): Promise<void>;
  inForce(): Promise<Pause[]>;
  /** How many workspaces have refused their token, and not taken it since. */
  countParked(): Promise<number>;
}

export function pauseStore(db: Db): PauseStore {
  const pauses = db.collection<Pause & { until: Date }>('pauses');
  return {
    async pause(teamId, method, waitMs) {
      await pauses.updateOne(
        { teamId: { $eq: teamId }, method: { $eq: method } },
        [{ $set: { until: { $max: ['$until', { $add: ['$$NOW', waitMs] }] } } }],
        { upsert: true },
      );
    },
    async lift(teamId) {
      await pauses.deleteOne({ teamId: { $eq: teamId }, method: 'any' });
    },
    async countParked() {
      return pauses.countDocuments({ method: 'any' });
    },
    async inForce() {
      return pauses
        .find({ $expr: { $gt: ['$until', '$$NOW'] } }, { projection: { _id: 0, teamId: 1, method: 1 } })
        .toArray();
    },
  };
}
