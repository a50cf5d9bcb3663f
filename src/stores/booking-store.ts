import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { Booking } from '../domain/booking.ts';

export const bookingIndexes: IndexDescription[] = [
  // take, busyWith, taken: nobody in two places.
  { key: { teamId: 1, userId: 1, cell: 1 }, unique: true },
  // release
  { key: { teamId: 1, eventId: 1, userId: 1 } },
];

export interface BookingStore {
  /** Takes someone's time for an event. Throws when some of it is taken, and takes none: ask `busyWith` first. */
  take(booking: Booking): Promise<void>;
  /** The ids of the events that someone is at in these 5-minute cells, each once. */
  busyWith(teamId: string, userId: string, cells: readonly number[]): Promise<string[]>;
  /** Those of these 5-minute cells in which someone is somewhere. */
  taken(teamId: string, userId: string, cells: readonly number[]): Promise<number[]>;
  /** Gives back what an event took: of one person, or of everyone. */
  release(teamId: string, eventId: string, userId?: string): Promise<void>;
}

interface BookingDocument {
  teamId: string;
  userId: string;
  cell: number;
  eventId: string;
}

/** @param session binds all calls to one transaction */
export function bookingStore(db: Db, session?: ClientSession): BookingStore {
  const bookings = db.collection<BookingDocument>('bookings');
  const inCells = (teamId: string, userId: string, cells: readonly number[]) =>
    bookings
      .find(
        { teamId: { $eq: teamId }, userId: { $eq: userId }, cell: { $in: [...cells] } },
        { session, maxTimeMS: 3_000 },
      )
      .toArray();
  return {
    async take({ teamId, userId, eventId, cells }) {
      await bookings.insertMany(
        cells.map((cell) => ({ teamId, userId, cell, eventId })),
        { session },
      );
    },
    async busyWith(teamId, userId, cells) {
      return [...new Set((await inCells(teamId, userId, cells)).map(({ eventId }) => eventId))];
    },
    async taken(teamId, userId, cells) {
      return (await inCells(teamId, userId, cells)).map(({ cell }) => cell);
    },
    async release(teamId, eventId, userId) {
      await bookings.deleteMany(
        {
          teamId: { $eq: teamId },
          eventId: { $eq: eventId },
          ...(userId !== undefined && { userId: { $eq: userId } }),
        },
        { session },
      );
    },
  };
}
