import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { Scope } from '../domain/leader.ts';
import { removeOne } from './removal-store.ts';

export const normIndexes: IndexDescription[] = [
  // own, set: a school and each of its teams have one card.
  { key: { teamId: 1, scope: 1 }, unique: true },
];

/** Norms that a school or a team has written for itself. */
interface OwnNorms {
  teamId: string;
  scope: Scope;
  norms: string[];
}

export interface NormStore {
  /** A school's or a team's own norms; undefined where it has written none. */
  own(teamId: string, scope: Scope): Promise<string[] | undefined>;
  /** Takes the place of those before; none removes the card. */
  set(teamId: string, scope: Scope, norms: readonly string[]): Promise<void>;
}

/** @param session binds all calls to one transaction */
export function normStore(db: Db, session?: ClientSession): NormStore {
  const cards = db.collection<OwnNorms>('norms');
  const one = (teamId: string, scope: Scope) => ({ teamId: { $eq: teamId }, scope: { $eq: scope } });
  return {
    async own(teamId, scope) {
      return (await cards.findOne(one(teamId, scope), { session, maxTimeMS: 3_000 }))?.norms;
    },
    async set(teamId, scope, norms) {
      if (norms.length === 0) await removeOne<OwnNorms>(db, { from: 'norms', filter: one(teamId, scope), session });
      else await cards.updateOne(one(teamId, scope), { $set: { norms: [...norms] } }, { upsert: true, session });
    },
  };
}
