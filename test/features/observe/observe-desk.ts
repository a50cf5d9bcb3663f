import { beforeEach, expect } from 'vitest';
import type { Observation } from '../../../src/domain/observation.ts';
import type { Person } from '../../../src/domain/person.ts';
import type { Round } from '../../../src/domain/round.ts';
import { agreement } from '../../helpers/agreement.ts';
import { type Desk, desk } from '../../helpers/desk.ts';

type Fields = Record<string, Record<string, unknown>>;

export interface ObserveDesk extends Desk {
  /** Fills in the form of a round and posts it; gives its id. */
  begun(over?: Fields, userId?: string): Promise<string>;
  /** Fills in the form of a door of this round and opens it; gives the visits it made, the first first. */
  opened(roundId: string, over?: Fields, userId?: string): Promise<Observation[]>;
  /** All rounds and visits, in the order in which they came. */
  rounds(): Promise<Round[]>;
  visits(): Promise<Observation[]>;
  /** The round's card, as it stands in the channel now. */
  card(): { text: string; blocks: never };
  /** Lets someone be known here, as Slack has them. */
  person(userId: string, over?: Partial<Person>): Promise<unknown>;
}

const now = new Date('2026-02-24T15:00:00Z');

/** Contour at the desk of `/observe`: a school in Chicago on a Tuesday at nine, its agreement in force, the team of C1 switched on. */
export async function observeDesk(): Promise<ObserveDesk> {
  const at = await desk('/observe');
  const { bot, db, sends, presses, modal, slack } = at;
  const { deps } = bot;
  const person = (userId: string, over: Partial<Person> = {}) =>
    deps.people.keepSlack(
      { teamId: 'T1', userId, name: userId, standing: 'colleague', isAdmin: false, zone: 'America/Chicago', ...over },
      now,
    );
  beforeEach(async () => {
    await db
      .collection('schools')
      .updateMany({}, { $set: { zone: 'America/Chicago' }, $unset: { calendar: '', year: '', legalHold: '' } });
    await deps.schools.set('T1', { zone: 'America/Chicago' });
    await deps.agreements.addOnce(agreement());
    await deps.teams.switchOn({ teamId: 'T1', channelId: 'C1', switchedOnBy: 'U01', switchedOnAt: now });
  });
  const all = <T extends object>(name: string) =>
    db
      .collection<T>(name)
      .find({}, { projection: { _id: 0 } })
      .sort({ _id: 1 })
      .toArray() as unknown as Promise<T[]>;
  return {
    ...at,
    person,
    rounds: () => all<Round>('rounds'),
    visits: () => all<Observation>('observations'),
    card() {
      const calls = slack.calls.filter(
        ({ method, args }) =>
          ['chat.postMessage', 'chat.update'].includes(method) && String(args.text).match(/^\*(Visits:|The round)/),
      );
      return calls.at(-1)?.args as never;
    },
    async begun(over = {}, userId = 'U07') {
      expect(await sends('observe.form', roundFields(over), { userId, id: 'in-C1' })).toBeUndefined();
      const id = (await all<Round>('rounds')).at(-1)?.id ?? '';
      await presses('observe.post', id, { userId });
      return id;
    },
    async opened(roundId, over = {}, userId = 'U07') {
      const before = (await all<Observation>('observations')).length;
      expect(await sends('observe.door-form', doorFields(over), { userId, id: roundId })).toBeUndefined();
      const press = JSON.stringify(modal()).match(/"action_id":"observe.post-door","value":"([^"]+)"/)?.[1];
      await presses('observe.post-door', press, { userId });
      return (await all<Observation>('observations')).slice(before);
    },
  };
}

export const choice = (value: string) => ({ selected_option: { value } });

/** The form of a round of focused visits, for three weeks from today. */
export function roundFields(over: Fields = {}): Fields {
  return {
    problem: { value: 'Few students explain their thinking' },
    focus: { value: 'Who talks after I ask?' },
    protocol: choice('focused-visit'),
    from: { selected_date: '2026-02-24' },
    to: { selected_date: '2026-03-13' },
    minutes: { value: null },
    visitors: { value: null },
    ...over,
  };
}

/** The form of a door of tomorrow, 10:00, for anyone of the channel. */
export function doorFields(over: Fields = {}): Fields {
  return {
    day: { selected_date: '2026-02-25' },
    from: { selected_time: '10:00' },
    repeat: { selected_options: [] },
    place: { value: 'Room 12' },
    focus: { value: null },
    seats: { value: '2' },
    who: choice('channel'),
    ...over,
  };
}
