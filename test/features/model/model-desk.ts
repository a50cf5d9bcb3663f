import { beforeEach, expect } from 'vitest';
import type { ModelingSession } from '../../../src/domain/modeling.ts';
import { type Desk, desk } from '../../helpers/desk.ts';

type Fields = Record<string, Record<string, unknown>>;

export interface ModelDesk extends Desk {
  /** Fills in the form and posts its session; gives its id. */
  offered(over?: Fields, userId?: string): Promise<string>;
  /** All sessions, the oldest first. */
  kept(): Promise<ModelingSession[]>;
}

/** Contour at the desk of `/model`, in a school in Chicago, on a Tuesday at nine. */
export async function modelDesk(): Promise<ModelDesk> {
  const at = await desk('/model');
  const { bot, db, sends, presses } = at;
  beforeEach(async () => {
    await bot.deps.schools.home('T1', 'America/Chicago');
    await db.collection('schools').updateMany({}, { $set: { zone: 'America/Chicago' } });
  });
  const kept = () =>
    db
      .collection<ModelingSession>('sessions')
      .find({}, { projection: { _id: 0 } })
      .sort({ _id: 1 })
      .toArray();
  return {
    ...at,
    kept,
    async offered(over = {}, userId = 'U07') {
      expect(await sends('model.form', filled(over), { userId })).toBeUndefined();
      const id = (await kept()).at(-1)?.id ?? '';
      await presses('model.post', id, { userId });
      return id;
    },
  };
}

const choice = (value: string) => ({ selected_option: { value } });

/** The form of a session of tomorrow with two seats, 10:00 to 10:20. */
export function filled(over: Fields = {}): Fields {
  return {
    topic: { value: 'number talks' },
    lookFors: { value: 'Who talks after the question?' },
    format: choice('live-class'),
    day: { selected_date: '2026-02-25' },
    from: { selected_time: '10:00' },
    to: { selected_time: '10:20' },
    place: { value: 'Room 12' },
    seats: { value: '2' },
    learner: choice('visitor'),
    cover: choice('none'),
    coverMinutes: { value: null },
    goal: { value: null },
    channel: { selected_conversation: 'C1' },
    ...over,
  };
}
