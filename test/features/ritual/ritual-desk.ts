import { beforeEach, expect } from 'vitest';
import type { Person } from '../../../src/domain/person.ts';
import type { Ritual, RitualCard } from '../../../src/domain/ritual.ts';
import { jobs } from '../../../src/features/ritual/index.ts';
import { type Desk, desk } from '../../helpers/desk.ts';

type Fields = Record<string, Record<string, unknown>>;

export interface RitualDesk extends Desk {
  /** Chooses a template, fills in its form and starts it; gives its id. */
  started(template: string, over?: Fields, userId?: string): Promise<string>;
  rituals(): Promise<Ritual[]>;
  cards(): Promise<RitualCard[]>;
  /** What stands in the channel now: the newest words of each card, in the order in which they came. */
  inChannel(): string[];
  /** Lets school time go on to this instant, and does what became due. */
  tick(at: string): Promise<void>;
  /** Lets someone be known here, as Slack has them. */
  person(userId: string, over?: Partial<Person>): Promise<unknown>;
}

/** Contour at the desk of `/ritual`: a school in Chicago on Tuesday 24 February 2026 at nine, the team of C1 switched on. */
export async function ritualDesk(): Promise<RitualDesk> {
  const at = await desk('/ritual');
  const { bot, db, sends, presses, slack } = at;
  const { deps } = bot;
  const now = new Date('2026-02-24T15:00:00Z');
  beforeEach(async () => {
    await db
      .collection('schools')
      .updateMany({}, { $set: { zone: 'America/Chicago' }, $unset: { calendar: '', year: '', legalHold: '' } });
    await deps.schools.set('T1', { zone: 'America/Chicago' });
    await deps.teams.switchOn({ teamId: 'T1', channelId: 'C1', switchedOnBy: 'U01', switchedOnAt: now });
  });
  const all = <T extends object>(name: string) =>
    db
      .collection<T>(name)
      .find({}, { projection: { _id: 0 } })
      .sort({ _id: 1 })
      .toArray() as unknown as Promise<T[]>;
  const rituals = () => all<Ritual>('rituals');
  return {
    ...at,
    rituals,
    cards: () => all<RitualCard>('ritualCards'),
    async started(template, over = {}, userId = 'U07') {
      expect(await sends('ritual.form', ritualFields(over), { userId, id: `in-C1-${template}` })).toBeUndefined();
      const id = (await rituals()).at(-1)?.id ?? '';
      await presses('ritual.start', id, { userId });
      return id;
    },
    inChannel() {
      const posted = slack.callsOf('chat.postMessage').filter(({ channel }) => channel === 'C1');
      const edits = slack.callsOf('chat.update').filter(({ channel }) => channel === 'C1');
      const placed = posted.map(({ text }) => String(text));
      for (const { text } of edits) {
        const same = placed.findIndex((words) => firstLine(words) === firstLine(String(text)));
        placed[same] = String(text);
      }
      return placed;
    },
    async tick(instant) {
      bot.setNow(new Date(instant));
      for (const { run } of jobs) await run(deps, new Date(instant));
      bot.sender.wake();
      await bot.settled();
    },
    person: (userId, over = {}) =>
      deps.people.keepSlack(
        { teamId: 'T1', userId, name: userId, standing: 'colleague', isAdmin: false, zone: 'America/Chicago', ...over },
        now,
      ),
  };
}

const firstLine = (text: string) => text.split('\n')[0];

export const choice = (value: string) => ({ selected_option: { value } });

/** The form of a ritual that comes on Thursdays at half past seven, from today. */
export function ritualFields(over: Fields = {}): Fields {
  return {
    every: choice('week'),
    day: choice('thu'),
    at: { selected_time: '07:30' },
    from: { selected_date: '2026-02-24' },
    ...over,
  };
}
