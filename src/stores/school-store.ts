import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { School, SchoolDefaults } from '../domain/school.ts';
import { calendarIn, homeSchool, type SchoolDocument } from './school-document.ts';
import { sharedRead } from './shared-read.ts';

export const schoolIndexes: IndexDescription[] = [
  // home: one school of a name in a workspace.
  { key: { teamId: 1, schoolId: 1 }, unique: true },
  // changedSince of the calendar store
  { key: { calendarChangedAt: 1 }, sparse: true },
  // underHold
  { key: { 'legalHold.at': 1 }, sparse: true },
];

/** What a school has until it sets its own. Source: the numbers marked ° in product.md and domain.md. */
const schoolDefaults: SchoolDefaults = {
  offerHours: 4,
  offersInTurn: 3,
  weeklyLimit: 2,
  unaskedPerDay: 3,
  hours: { from: '07:30', to: '16:00' },
  workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  triedAfterDays: 10,
  noteDays: 90,
  quietDays: 10,
};

export interface SchoolStore {
  /** The workspace's school, with the defaults where nothing was set yet. `zone` counts only until one is set. */
  home(teamId: string, zone?: string): Promise<School>;
  set(teamId: string, change: SchoolChange): Promise<void>;
  /** Nothing is known of its school year any more: its weekdays count. */
  forgetYear(teamId: string): Promise<void>;
  /** The zone of the first colleague who uses Contour, until someone sets another. */
  zoneIfNone(teamId: string, zone: string): Promise<void>;
  /** Every workspace that Contour knows, with its zone. */
  everywhere(): Promise<{ teamId: string; zone: string }[]>;
  /**
   * Workspaces whose legal hold is set. Whatever forgets or removes what people wrote leaves these out, by name, so that one of
   * them keeps no other waiting.
   */
  underHold(): Promise<string[]>;
  setDefaults(teamId: string, change: Partial<School['defaults']>): Promise<void>;
  /** Rises with every change that matching must see. */
  directoryVersion(teamId: string): Promise<number>;
  /** Call in the transaction that changes an entry, evidence, or who is in the directory. */
  directoryChanged(teamId: string): Promise<void>;
}

/** What is set of a school as a whole. */
export type SchoolChange = Partial<
  Pick<School, 'zone' | 'year' | 'safetyText' | 'installerId' | 'setUpAt' | 'legalHold'>
>;

/** @param session binds all calls to one transaction */
export function schoolStore(db: Db, session?: ClientSession): SchoolStore {
  const schools = db.collection<SchoolDocument>('schools');
  const one = (teamId: string) => ({ teamId: { $eq: teamId }, schoolId: { $eq: homeSchool } });

  const readOne = (teamId: string) =>
    schools.findOne(one(teamId), { projection: { _id: 0 }, session, maxTimeMS: 3_000 });
  const read = session ? readOne : sharedRead(readOne, (teamId) => teamId);

  return {
    async home(teamId, zone = 'UTC') {
      const found: Partial<SchoolDocument> = (await read(teamId)) ?? {};
      const { calendar: _, calendarChangedAt: __, ...school } = found;
      const place = school.zone ?? zone;
      return {
        teamId,
        schoolId: homeSchool,
        ...school,
        zone: place,
        calendar: calendarIn(found, place),
        defaults: { ...schoolDefaults, ...school.defaults },
        directoryVersion: school.directoryVersion ?? 0,
      };
    },
    async set(teamId, change) {
      await schools.updateOne(one(teamId), { $set: change }, { upsert: true, session });
    },
    async forgetYear(teamId) {
      await schools.updateOne(one(teamId), { $unset: { year: '' } }, { session });
    },
    async zoneIfNone(teamId, zone) {
      await schools.updateOne(one(teamId), [{ $set: { zone: { $ifNull: ['$zone', { $literal: zone }] } } }], {
        upsert: true,
        session,
      });
    },
    async everywhere() {
      const found = await schools.find({ schoolId: homeSchool }, { projection: { teamId: 1, zone: 1 } }).toArray();
      return found.map(({ teamId, zone = 'UTC' }) => ({ teamId, zone }));
    },
    async underHold() {
      return schools.distinct('teamId', { 'legalHold.at': { $exists: true } }, { session, maxTimeMS: 3_000 });
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
