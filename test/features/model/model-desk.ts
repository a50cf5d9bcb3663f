import { beforeEach, expect } from 'vitest';
import type { ModelingSession } from '../../../src/domain/modeling.ts';
import { jobs } from '../../../src/features/index.ts';
import { filesSentTo, type ReadFile } from '../../helpers/calendar-files.ts';
import { type Desk, desk } from '../../helpers/desk.ts';

type Fields = Record<string, Record<string, unknown>>;

export interface ModelDesk extends Desk {
  /** Fills in the form and posts its session; gives its id. */
  offered(over?: Fields, userId?: string): Promise<string>;
  /** All sessions, the oldest first. */
  kept(): Promise<ModelingSession[]>;
  /** The calendar files that someone was sent, oldest first, as another library reads them. */
  filesOf(userId: string): ReadFile[];
  /** School time goes on, and what is due is done. */
  goTo(at: string): Promise<void>;
}

/** Contour at the desk of `/model`, in a school in Chicago, on a Tuesday at nine. */
export async function modelDesk(): Promise<ModelDesk> {
  const at = await desk('/model');
  const { bot, db, sends, presses, slack } = at;
  beforeEach(async () => {
    await bot.deps.schools.home('T1', 'America/Chicago');
    await db
      .collection('schools')
      .updateMany({}, { $set: { zone: 'America/Chicago' }, $unset: { calendar: '', calendarChangedAt: '' } });
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
    filesOf: (userId) => filesSentTo(userId, slack),
    async goTo(instant) {
      bot.setNow(new Date(instant));
      for (const { run } of jobs) await run(bot.deps, new Date(instant));
      bot.sender.wake();
      await bot.settled();
    },
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
