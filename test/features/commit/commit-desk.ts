import { beforeEach, expect } from 'vitest';
import type { Commitment } from '../../../src/domain/commitment.ts';
import { type Desk, desk, type Met } from '../../helpers/desk.ts';

export type Fields = Record<string, Record<string, unknown>>;

export interface CommitDesk extends Desk {
  /** Fills in the form and sends its draft; gives the commitment's id. */
  proposes(over?: Fields, userId?: string): Promise<string>;
  /** The same, with everyone's yes: open. */
  opens(over?: Fields, userId?: string): Promise<string>;
  /** All commitments, the oldest first. */
  kept(): Promise<Commitment[]>;
  /** The one message of someone about a commitment, as it stands now. */
  standing(id: string, userId: string): Promise<Met>;
  /** All words of what someone was prompted with, oldest first. */
  prompts(userId: string): string[];
}

/** Contour at the desk of `/commit`, in a school in Chicago, on Tuesday 24 February 2026 at nine. U13 commits, U11 is partner, U01 gives. */
export async function commitDesk(): Promise<CommitDesk> {
  const at = await desk('/commit');
  const { bot, db, sends, presses, slack } = at;
  beforeEach(async () => {
    await bot.deps.schools.home('T1', 'America/Chicago');
    await db
      .collection('schools')
      .updateOne(
        { teamId: 'T1' },
        { $set: { teamId: 'T1', schoolId: 'home', zone: 'America/Chicago' }, $unset: { calendar: '' } },
        { upsert: true },
      );
  });
  const kept = () =>
    db
      .collection<Commitment>('commitments')
      .find({}, { projection: { _id: 0 } })
      .sort({ _id: 1 })
      .toArray();
  const proposes = async (over: Fields = {}, userId = 'U13') => {
    expect(await sends('commit.form', filled(over), { userId })).toBeUndefined();
    const draft = await db.collection('commitmentDrafts').find().sort({ _id: -1 }).limit(1).next();
    await presses('commit.send', String(draft?.id), { userId });
    return String(draft?.id);
  };
  return {
    ...at,
    kept,
    proposes,
    async opens(over = {}, userId = 'U13') {
      const id = await proposes(over, userId);
      await presses('commit.agree', id, { userId: 'U11' });
      for (const { id: supportId, giverId } of (await kept()).find((one) => one.id === id)?.supports ?? [])
        await presses('commit.give', `${id}:${supportId}`, { userId: giverId });
      return id;
    },
    async standing(id, userId) {
      const row = await bot.deps.outbox.find('T1', `commitment:${id}:to:${userId}`);
      const first = slack.callsOf('chat.postMessage').filter(({ channel }) => channel === userId);
      const edits = slack.callsOf('chat.update').filter(({ ts }) => ts === row?.ts);
      const posted = first.find(({ text }) => !String(text).startsWith('Waiting'));
      return (edits.at(-1) ?? posted) as unknown as Met;
    },
    prompts: (userId) =>
      slack
        .callsOf('chat.postMessage')
        .filter(({ channel, blocks }) => channel === userId && JSON.stringify(blocks).includes('contour.fewer'))
        .map(({ text }) => String(text)),
  };
}

const choice = (value: string) => ({ selected_option: { value } });
const ticked = { selected_options: [{ value: 'yes' }] };

/** Peter's form: due Thursday 12 March, with Renata's whiteboards by Monday 2 March. */
export function filled(over: Fields = {}): Fields {
  return {
    words: { value: 'Talk in the science block' },
    partner: { selected_user: 'U11' },
    due: { selected_date: '2026-03-12' },
    goal: { value: null },
    topic: { value: null },
    evidence: { value: null },
    readers: choice('pair'),
    hasAll: { selected_options: [] },
    ...need(1),
    namesNoPupil: { selected_options: [] },
    ...over,
  };
}

/** The fields of one support. */
export function need(
  number: number,
  over: { words?: string; giver?: string; day?: string; kind?: string } = {},
): Fields {
  const { words = 'whiteboards', giver = 'U01', day = '2026-03-02', kind = 'material' } = over;
  return {
    [`need${number}`]: { value: words },
    [`kind${number}`]: choice(kind),
    [`giver${number}`]: { selected_user: giver },
    [`day${number}`]: { selected_date: day },
    [`blocking${number}`]: ticked,
  };
}

/** No support, because I have what I need. */
export const ownIdea: Fields = {
  hasAll: ticked,
  need1: { value: null },
  giver1: { selected_user: null },
  day1: { selected_date: null },
};
