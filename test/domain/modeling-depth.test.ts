import { describe, expect, test } from 'vitest';
import {
  type Depth,
  type DepthRecords,
  depthOf,
  meanDepth,
  type SessionRecord,
} from '../../src/domain/modeling-depth.ts';
import { seededRandom } from '../helpers/seeded-random.ts';

const year = { from: '2025-08-18', to: '2026-06-05' };
const [T1, T2, T3, T4, T5, T6, T7, T8] = [
  'math discourse',
  'number talk',
  'fractions',
  'sentence frames',
  'wait time',
  'small group',
  'exit ticket',
  'slife',
] as const;

/** A session that took place, with visitors of whom these have tried it. */
function shown(topic: string, day: string, over: Partial<SessionRecord> & { came?: string[]; tried?: string[] } = {}) {
  const { came = ['U01'], tried = [], ...rest } = over;
  return {
    ...{ topic, day, status: 'held' as const },
    visitors: came.map((userId, index) => ({ userId, seatNo: index + 1 })),
    tries: tried.map((userId) => ({ userId, followUp: { asked: 1, outcome: 'tried' as const } })),
    ...rest,
  };
}

/** Alder Creek after week 3. Source: domain.md section 7. */
const alderCreek: DepthRecords = {
  answers: [
    ...[T2, T1, T3, T2, T1, T4, T6, T7, T5, T1].map((topic) => ({ topic, day: '2026-02-24' })),
    { topic: 'de-escalation', day: '2026-03-10' },
  ],
  sessions: [
    shown(T1, '2026-02-26', { came: ['U13', 'U17'], tried: ['U13', 'U17'] }),
    shown(T2, '2026-02-27', { came: ['U05', 'U07', 'U09'], tried: ['U07'] }),
    shown(T3, '2026-03-10', { came: ['U14', 'U08'] }),
    shown(T8, '2026-03-12', { came: ['U05', 'U17'], tried: ['U05'], guest: 'A consultant of the agency' }),
    shown(T1, '2026-03-13', { came: ['U16'], shownAfter: 's-2026-02-26' }),
  ],
};

test('the depth of Alder Creek’s goal topics after week 3 is 4, 3, 2, 1, 1, 1, 1, 2, and 1.875 in the mean', () => {
  const topics = [T1, T2, T3, T4, T5, T6, T7, T8];
  const depths = topics.map((topic) => depthOf(topic, alderCreek, year));
  expect(depths).toEqual([4, 3, 2, 1, 1, 1, 1, 2]);
  expect(meanDepth(depths)).toBe(1.875);
});

describe('a topic', () => {
  const of = (records: Partial<DepthRecords>): Depth => depthOf(T3, { answers: [], sessions: [], ...records }, year);

  test('of which nothing is known is at 0, and without topics there is no mean', () => {
    expect(of({})).toBe(0);
    expect(meanDepth([])).toBeUndefined();
  });

  test('keeps the highest level it has reached, in whatever order things came', () => {
    const sessions = [shown(T3, '2026-02-27', { tried: ['U01'] }), shown(T3, '2026-03-10')];
    expect(of({ sessions })).toBe(3);
    expect(of({ sessions: sessions.toReversed() })).toBe(3);
  });

  test('is not shown by what was called off, did not take place, or is still to come', () => {
    for (const status of ['cancelled', 'missed', 'open', 'draft'] as const)
      expect(of({ sessions: [shown(T3, '2026-03-10', { status })] })).toBe(0);
  });

  test('begins anew with the school year', () => {
    expect(
      of({ sessions: [shown(T3, '2025-05-12', { tried: ['U01'] })], answers: [{ topic: T3, day: '2025-05-01' }] }),
    ).toBe(0);
    expect(of({ sessions: [shown(T3, '2025-08-18')] })).toBe(2);
  });

  test('is the same by each of its names', () => {
    expect(of({ sessions: [shown('rational numbers', '2026-03-10')] })).toBe(2);
  });

  test('did not fit whoever tried it: that is not a try', () => {
    const tries = [{ userId: 'U01', followUp: { asked: 1, outcome: 'did-not-fit' as const } }];
    expect(of({ sessions: [shown(T3, '2026-03-10', { tries })] })).toBe(2);
  });

  test('is not tried by someone who watched when the host alone has tried it', () => {
    expect(of({ sessions: [shown(T3, '2026-03-10', { tried: ['U11'] })] })).toBe(2);
  });
});

test('on a thousand random years depth is what one finds by going through the records one after the other', () => {
  const random = seededRandom(20260315);
  const below = (most: number) => Math.floor(random() * most);
  const someTopic = () => [T1, T2, 'talk moves'][below(3)] ?? T1;
  // One in five days lies before the school year.
  const day = () => ['2025-06-01', '2025-09-02', '2026-01-08', '2026-03-13', '2026-06-05'][below(5)] ?? '';
  for (let no = 0; no < 1_000; no += 1) {
    const answers = Array.from({ length: below(3) }, () => ({ topic: someTopic(), day: day() }));
    const sessions = Array.from({ length: below(4) }, () =>
      shown(someTopic(), day(), {
        came: ['U01', 'U02'].slice(0, below(3)),
        tried: ['U02'].slice(0, below(2)),
        ...(random() < 0.2 && { status: 'cancelled' as const }),
        ...(random() < 0.3 && { guest: 'A consultant' }),
        ...(random() < 0.3 && { shownAfter: 's1' }),
      }),
    );
    let depth: Depth = 0;
    // Talk moves are another word for math discourse.
    const isOurs = (topic: string, on: string) => topic !== T2 && on >= year.from && on <= year.to;
    const reach = (level: Depth) => {
      if (level > depth) depth = level;
    };
    for (const one of answers) if (isOurs(one.topic, one.day)) reach(1);
    for (const one of sessions) {
      if (one.status !== 'held' || !isOurs(one.topic, one.day)) continue;
      reach(2);
      if (one.guest) continue;
      for (const { userId } of one.tries) if (one.visitors.some((visitor) => visitor.userId === userId)) reach(3);
      if (one.shownAfter) reach(4);
    }
    expect(depthOf(T1, { answers, sessions }, year), `year ${no}`).toBe(depth);
  }
});
