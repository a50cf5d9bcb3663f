import type { ClientSession, Db, IndexDescription } from 'mongodb';
import { type School, schoolDefaults } from '../domain/school.ts';

export const schoolIndexes: IndexDescription[] = [
  // home: one school of a name in a workspace.
  { key: { teamId: 1, schoolId: 1 }, unique: true },
];

const homeSchool = 'home';

export interface SchoolStore {
  /** The workspace's school, with the defaults where nothing was set yet. `zone` counts only until one is set. */
  home(teamId: string, zone?: string): Promise<School>;
  set(teamId: string, change: Partial<Pick<School, 'zone' | 'safetyText' | 'installerId' | 'setUpAt'>>): Promise<void>;
  setDefaults(teamId: string, change: Partial<School['defaults']>): Promise<void>;
  /** Rises with every change that matching must see. */
  directoryVersion(teamId: string): Promise<number>;
  /** Call in the transaction that changes an entry, evidence, or who is in the directory. */
  directoryChanged(teamId: string): Promise<void>;
}

type SchoolDocument = Omit<School, 'zone' | 'defaults'> & {
  zone?: string;
  defaults?: Partial<School['defaults']>;
  directoryVersion?: number;
};

/** @param session binds all calls to one transaction */
export function schoolStore(db: Db, session?: ClientSession): SchoolStore {
  const schools = db.collection<SchoolDocument>('schools');
  const one = (teamId: string) => ({ teamId: { $eq: teamId }, schoolId: { $eq: homeSchool } });

  return {
    async home(teamId, zone = 'UTC') {
      const school = await schools.findOne(one(teamId), {
        projection: { _id: 0, directoryVersion: 0 },
        session,
        maxTimeMS: 3_000,
      });
      return {
        teamId,
        schoolId: homeSchool,
        ...school,
        zone: school?.zone ?? zone,
        defaults: { ...schoolDefaults, ...school?.defaults },
      };
    },
    async set(teamId, change) {
      await schools.updateOne(one(teamId), { $set: change }, { upsert: true, session });
    },
    async setDefaults(teamId, change) {
      const $set = Object.fromEntries(Object.entries(change).map(([name, value]) => [`defaults.${name}`, value]));
      await schools.updateOne(one(teamId), { $set }, { upsert: true, session });
    },
    async directoryVersion(teamId) {
      return (
        (await schools.findOne(one(teamId), { projection: { directoryVersion: 1 }, session, maxTimeMS: 3_000 }))
          ?.directoryVersion ?? 0
      );
    },
    async directoryChanged(teamId) {
      await schools.updateOne(one(teamId), { $inc: { directoryVersion: 1 } }, { upsert: true, session });
    },
  };
}
