import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { CalendarDraft } from '../domain/calendar-import.ts';
import type { Closure, EnteredCalendar, KeptCalendar } from '../domain/entered-calendar.ts';
import { homeSchool, nothingEntered, type SchoolDocument } from './school-document.ts';

export const calendarDraftIndexes: IndexDescription[] = [
  // keepDraft, takeDraft: someone prepares one import at a time.
  { key: { teamId: 1, by: 1 }, unique: true },
  // removeDraftsBefore
  { key: { at: 1 } },
];

/** A school's calendar. It stands in the school's own document, so that one reading of the school gives it too. */
export interface CalendarStore {
  of(teamId: string): Promise<KeptCalendar>;
  /** Takes over what was entered, when nobody changed the calendar since `version`. Closures stay. */
  keep(teamId: string, entered: EnteredCalendar, version: number, at: Date): Promise<boolean>;
  /** The school is closed that day; false when it was said before. */
  close(teamId: string, closure: Closure): Promise<boolean>;
  /** The school is open that day after all; false when it was not closed. */
  reopen(teamId: string, day: string, at: Date): Promise<boolean>;
  /** The same days mean other instants, because the school's zone or year is another: whoever follows the calendar looks anew. */
  shifted(teamId: string, at: Date): Promise<void>;
  /** Schools of all workspaces whose calendar changed at `since` or later. */
  changedSince(since: Date): Promise<{ teamId: string; version: number }[]>;
  /** Keeps what someone wants to import, in place of what they wanted before. */
  keepDraft(draft: CalendarDraft): Promise<void>;
  /** Gives the draft to the one caller who is first. */
  takeDraft(teamId: string, by: string, id: string): Promise<CalendarDraft | undefined>;
  /** Removes what was read before `at` and never taken over, in all workspaces. */
  removeDraftsBefore(at: Date): Promise<void>;
}

/** @param session binds all calls to one transaction */
export function calendarStore(db: Db, session?: ClientSession): CalendarStore {
  const schools = db.collection<SchoolDocument>('schools');
  const drafts = db.collection<CalendarDraft>('calendarDrafts');
  const one = (teamId: string) => ({ teamId: { $eq: teamId }, schoolId: { $eq: homeSchool } });

  /** A calendar to change; an empty one where there was none. */
  async function prepare(teamId: string): Promise<void> {
    await schools.updateOne(one(teamId), { $setOnInsert: { calendar: nothingEntered } }, { upsert: true, session });
    await schools.updateOne(
      { ...one(teamId), calendar: { $exists: false } },
      { $set: { calendar: nothingEntered } },
      { session },
    );
  }

  return {
    async of(teamId) {
      const school = await schools.findOne(one(teamId), { projection: { calendar: 1 }, session, maxTimeMS: 3_000 });
      return school?.calendar ?? nothingEntered;
    },
    async keep(teamId, entered, version, at) {
      await prepare(teamId);
      // A pipeline, because the closures as they are now belong into the new calendar.
      const { modifiedCount } = await schools.updateOne(
        { ...one(teamId), 'calendar.version': version },
        [
          {
            $set: {
              calendar: {
                $mergeObjects: [{ $literal: entered }, { closures: '$calendar.closures', version: version + 1 }],
              },
              calendarChangedAt: at,
            },
          },
        ],
        { session },
      );
      return modifiedCount === 1;
    },
    async close(teamId, closure) {
      await prepare(teamId);
      const { modifiedCount } = await schools.updateOne(
        { ...one(teamId), 'calendar.closures.day': { $ne: closure.day } },
        {
          $push: { 'calendar.closures': closure },
          $inc: { 'calendar.version': 1 },
          $set: { calendarChangedAt: closure.at },
        },
        { session },
      );
      return modifiedCount === 1;
    },
    async reopen(teamId, day, at) {
      const { modifiedCount } = await schools.updateOne(
        { ...one(teamId), 'calendar.closures.day': { $eq: day } },
        {
          $pull: { 'calendar.closures': { day: { $eq: day } } },
          $inc: { 'calendar.version': 1 },
          $set: { calendarChangedAt: at },
        },
        { session },
      );
      return modifiedCount === 1;
    },
    async shifted(teamId, at) {
      await prepare(teamId);
      await schools.updateOne(
        one(teamId),
        { $inc: { 'calendar.version': 1 }, $set: { calendarChangedAt: at } },
        { session },
      );
    },
    async changedSince(since) {
      const found = await schools
        .find(
          { schoolId: { $eq: homeSchool }, calendarChangedAt: { $gte: since } },
          { projection: { teamId: 1, 'calendar.version': 1 }, session },
        )
        .toArray();
      return found.map(({ teamId, calendar }) => ({ teamId, version: calendar?.version ?? 0 }));
    },
    async keepDraft(draft) {
      const { teamId, by } = draft;
      await drafts.replaceOne({ teamId: { $eq: teamId }, by: { $eq: by } }, draft, { upsert: true, session });
    },
    async takeDraft(teamId, by, id) {
      const mine = { teamId: { $eq: teamId }, by: { $eq: by }, id: { $eq: id } };
      return (await drafts.findOneAndDelete(mine, { session, projection: { _id: 0 } })) ?? undefined;
    },
    async removeDraftsBefore(at) {
      await drafts.deleteMany({ at: { $lt: at } }, { session });
    },
  };
}
