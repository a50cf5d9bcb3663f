import type { ClientSession, Db, IndexDescription } from 'mongodb';

export const seatIndexes: IndexDescription[] = [
  // take: no seat twice, and so none over the limit.
  { key: { teamId: 1, eventId: 1, seatNo: 1 }, unique: true },
  // take, free: one seat each.
  { key: { teamId: 1, eventId: 1, userId: 1 }, unique: true },
];

/** Someone's place at an event. */
export interface Seat {
  teamId: string;
  eventId: string;
  /** From 1 up to the number of seats. */
  seatNo: number;
  userId: string;
}

export interface SeatStore {
  /** Throws when the seat is taken, or the person has one. */
  take(seat: Seat): Promise<void>;
  /** Gives seats of an event back: one person's, or all. */
  free(teamId: string, eventId: string, userId?: string): Promise<void>;
}

/** @param session binds all calls to one transaction */
export function seatStore(db: Db, session?: ClientSession): SeatStore {
  const seats = db.collection<Seat>('seats');
  return {
    async take(seat) {
      await seats.insertOne({ ...seat }, { session });
    },
    async free(teamId, eventId, userId) {
      await seats.deleteMany(
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
