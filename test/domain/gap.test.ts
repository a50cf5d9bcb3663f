import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answerListing,
  askForRole,
  askToLearn,
  type BringInPlan,
  bringIn,
  declineRole,
  describe as describeGap,
  type Gap,
  type GapStage,
  handBack,
  learnIt,
  lookElsewhere,
  namedGap,
  notLearnIt,
  saysServed,
  sessionTookPlace,
  takeRole,
  whyNotBringIn,
  withoutPerson,
} from '../../src/domain/gap.ts';

const agency = { helpId: 'h1', name: 'the agency' };
const now = new Date('2026-03-05T15:00:00Z');
const named = (topic = 'slife in math') =>
  namedGap({ teamId: 'T1', id: 'g1', cause: 'question:q1', openedBy: 'U21', openedAt: now }, topic);

/** A gap that is being brought in: owner 21, sponsor 01, learners 21 and 05. */
function planned(from: BringInPlan['from'] = agency): Gap {
  let gap = named();
  for (const change of [
    (one: Gap) => takeRole(one, 'owner', 'U21', now),
    (one: Gap) => takeRole(one, 'sponsor', 'U01', now),
    (one: Gap) => learnIt(one, 'U21'),
    (one: Gap) => learnIt(one, 'U05'),
    (one: Gap) => bringIn(one, 'U21', { from }, now),
  ])
    gap = change(gap) ?? gap;
  return gap;
}

const held = (id: string, hostId: string, guest?: string) => ({
  ...{ id, hostId, visitors: [{ userId: 'U17' }] },
  ...(guest && { guest }),
});
const insider = { isInsider: true, now };

/** The same once the consultant has shown it. */
const shown = () => sessionTookPlace(planned(), held('s0', 'U21', 'a consultant'), insider) as Gap;

describe('a gap', () => {
  test('is searched for once someone has taken it on by their own press', () => {
    expect(takeRole(named(), 'owner', 'U21', now)).toMatchObject({ stage: 'searching', owner: 'U21' });
    expect(askForRole(named(), 'owner', { userId: 'U21', by: 'U01' })).toMatchObject({ stage: 'named' });
    expect(askForRole(named(), 'owner', { userId: 'U21', by: 'U01' })).not.toHaveProperty('owner');
  });

  test('says what is missing before anyone is brought in: its topic, a sponsor, two who learn it', () => {
    const owned = (gap: Gap) => takeRole(gap, 'owner', 'U21', now) ?? gap;
    expect(whyNotBringIn(named(), 'U21')).toBe('not-searching');
    expect(whyNotBringIn(owned(named('')), 'U21')).toBe('no-topic');
    expect(whyNotBringIn(owned(named()), 'U13')).toBe('not-theirs');
    const paid = takeRole(owned(named()), 'sponsor', 'U01', now) as Gap;
    expect(whyNotBringIn(owned(named()), 'U21')).toBe('no-sponsor');
    expect(whyNotBringIn(handBack(paid, 'owner', 'U21') as Gap, 'U01')).toBe('no-owner');
    expect(whyNotBringIn(learnIt(paid, 'U05') as Gap, 'U21')).toBe('no-learners');
    expect(planned().stage).toBe('bringing-in');
  });

  test('is learned once an outsider has shown it with one of us, and nobody carries it by that', () => {
    const learned = sessionTookPlace(planned(), held('s1', 'U21', 'a consultant'), insider) as Gap;
    expect(learned).toMatchObject({ stage: 'being-learned', taught: [] });
    expect(sessionTookPlace(learned, held('s2', 'U21', 'a consultant'), insider)).toBeUndefined();
  });

  test('waits for the help that was planned: a session without it, or to which nobody came, brings nothing in', () => {
    expect(sessionTookPlace(planned(), held('s1', 'U17'), insider)).toBeUndefined();
    const alone = { ...held('s1', 'U21', 'a consultant'), visitors: [] };
    expect(sessionTookPlace(planned(), alone, insider)).toBeUndefined();
    const byColleague = sessionTookPlace(planned({ colleagueId: 'U03' }), held('s1', 'U03'), insider);
    expect(byColleague).toMatchObject({ stage: 'being-learned', taught: [{ userId: 'U03' }] });
  });

  test('is carried when two insiders have each taught it to someone', () => {
    const once = sessionTookPlace(shown(), held('s2', 'U21'), insider) as Gap;
    expect(once.stage).toBe('being-learned');
    expect(sessionTookPlace(once, held('s3', 'U21'), insider)).toBeUndefined();
    expect(sessionTookPlace(once, { ...held('s3', 'U05'), visitors: [] }, insider)).toBeUndefined();
    expect(sessionTookPlace(once, held('s3', 'U05'), { isInsider: false, now })).toBeUndefined();
    const carried = sessionTookPlace(once, held('s3', 'U05'), insider) as Gap;
    expect(carried.stage).toBe('carried');
    expect(carried).not.toHaveProperty('isOpen');
    expect(carried.taught.map(({ userId, listed }) => [userId, listed])).toEqual([
      ['U21', undefined],
      ['U05', undefined],
    ]);
  });

  test('is not closed by what someone taught who has left since', () => {
    const once = sessionTookPlace(planned({ colleagueId: 'U21' }), held('s1', 'U21'), insider) as Gap;
    const left = withoutPerson(once, 'U21') as Gap;
    expect(left).not.toHaveProperty('owner');
    expect(left.learners).toEqual(['U05']);
    expect(sessionTookPlace(left, held('s2', 'U05'), insider)).toMatchObject({ stage: 'being-learned' });
  });

  test('keeps its topic once sessions are held on it, and what is said why goes on', () => {
    expect(describeGap(planned(), 'U21', { topic: 'another', why: 'They sit out' })).toMatchObject({
      topic: 'slife in math',
      why: 'They sit out',
    });
    expect(describeGap(named(''), 'U21', { topic: 'slife' })).toMatchObject({ topic: 'slife', topicKey: 'slife' });
    expect(describeGap(planned(), 'U13', { topic: 'another' })).toBeUndefined();
  });

  test('asks nobody twice whether they would learn it', () => {
    const first = askToLearn(named(), ['U05', 'U17', 'U05']);
    expect(first.asked).toEqual(['U05', 'U17']);
    expect(askToLearn(first.gap, ['U17', 'U07']).asked).toEqual(['U07']);
  });
});

const people = ['U01', 'U05', 'U17', 'U21'];
const moves: Record<GapStage, GapStage[]> = {
  named: ['searching'],
  searching: ['bringing-in'],
  'bringing-in': ['searching', 'being-learned'],
  'being-learned': ['carried'],
  carried: [],
};
const roles = ['owner', 'sponsor'] as const;

type Act = { what: string; by: string; on: string; role: 0 | 1; guest: boolean; nobodyCame: boolean };
const act: fc.Arbitrary<Act> = fc.record({
  what: fc.constantFrom(
    ...['take', 'ask', 'decline', 'back', 'learn', 'not-learn', 'ask-learn', 'describe', 'bring-in', 'elsewhere'],
    ...['held', 'held', 'held', 'list', 'not-list', 'served', 'left'],
  ),
  by: fc.constantFrom(...people),
  on: fc.constantFrom(...people),
  role: fc.constantFrom(0, 1),
  guest: fc.boolean(),
  nobodyCame: fc.boolean(),
});

function press(gap: Gap, { what, by, on, role, guest, nobodyCame }: Act, at: number): Gap | undefined {
  const part = roles[role];
  const session = { ...held(`s${at}`, by, guest ? 'a guest' : undefined), ...(nobodyCame && { visitors: [] }) };
  const acts: Record<string, () => Gap | undefined> = {
    take: () => takeRole(gap, part, by, now),
    ask: () => askForRole(gap, part, { userId: on, by }),
    decline: () => declineRole(gap, part, by),
    back: () => handBack(gap, part, by),
    learn: () => learnIt(gap, by),
    'not-learn': () => notLearnIt(gap, by),
    'ask-learn': () => askToLearn(gap, [on]).gap,
    describe: () => describeGap(gap, by, { topic: 'slife in math' }),
    'bring-in': () => bringIn(gap, by, { from: agency }, now),
    elsewhere: () => lookElsewhere(gap, by, now),
    held: () => sessionTookPlace(gap, session, insider),
    list: () => answerListing(gap, by, true),
    'not-list': () => answerListing(gap, by, false),
    served: () => saysServed(gap, by, 'part'),
    left: () => withoutPerson(gap, by),
  };
  return acts[what]?.();
}

test('no sequence of presses reaches a state outside the rules', () => {
  const reached = new Set<GapStage>();
  fc.assert(
    fc.property(fc.array(act, { maxLength: 80 }), fc.constantFrom(named(''), planned(), shown()), (acts, first) => {
      // Most of what chance presses is refused: some runs begin where someone is being brought in, or has shown it.
      let gap = first;
      /** Who taught it to somebody without a guest while it was on its way, by this test's own book. */
      const taught = new Set<string>();
      for (const [at, one] of acts.entries()) {
        const after = press(gap, one, at);
        if (!after) continue;
        const isLesson = one.what === 'held' && !one.guest && !one.nobodyCame;
        if (isLesson && gap.stage === 'being-learned') taught.add(one.by);
        if (one.what === 'left' && gap.isOpen) taught.delete(one.by);

        if (after.stage !== gap.stage) expect(moves[gap.stage]).toContain(after.stage);
        for (const role of roles)
          if (after[role] && after[role] !== gap[role]) expect([one.what, after[role]]).toEqual(['take', one.by]);
        for (const learner of after.learners)
          if (!gap.learners.includes(learner)) expect([one.what, learner]).toEqual(['learn', one.by]);
        for (const { userId, listed } of after.taught) {
          expect(taught).toContain(userId);
          const before = gap.taught.find((other) => other.userId === userId)?.listed;
          if (listed !== before) expect([after.stage, one.by, before]).toEqual(['carried', userId, undefined]);
        }
        if (gap.stage === 'searching' && after.stage === 'bringing-in') {
          expect([after.owner, after.sponsor]).toContain(one.by);
          expect(Boolean(after.owner && after.sponsor && after.topicKey && after.plan)).toBe(true);
          expect(after.learners.length).toBeGreaterThanOrEqual(2);
        }
        if (after.stage === 'carried') expect(new Set(after.taught.map(({ userId }) => userId)).size).toBe(2);
        if (after.stage === 'carried') expect(after.isOpen).toBeUndefined();
        else expect(after.isOpen).toBe(true);
        if (gap.stage === 'carried')
          expect({ ...after, taught: [], plan: undefined }).toEqual({ ...gap, taught: [], plan: undefined });
        gap = after;
        reached.add(gap.stage);
      }
    }),
    { numRuns: 400, seed: 7 },
  );
  expect([...reached].sort()).toEqual(Object.keys(moves).sort());
});
