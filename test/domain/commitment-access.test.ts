import { describe, expect, test } from 'vitest';
import type { Commitment } from '../../src/domain/commitment.ts';
import { listedState, seenBy } from '../../src/domain/commitment-access.ts';
import { sampleCalendar } from '../../src/practice/sample-calendar.ts';
import { commitment, support } from '../helpers/commitment.ts';

const kept = commitment({
  proposedBy: 'U02',
  supports: [support(), support({ id: 's2', giverId: 'U11' })],
  learned: 'to wait',
  howKept: { extent: 'whole', students: 'They asked each other why.' },
});
const sees = (userId: string, one: Commitment = kept, over: object = {}) => {
  const { supports, ...rest } = seenBy(one, { userId, evaluatesOwner: false, sharesTeam: false, ...over });
  return { ...rest, supports: supports.map(({ id }) => id) };
};
const all = { words: true, supports: ['s1', 's2'], history: true, students: true, learned: true };
const nothing = { words: false, supports: [], history: false, students: false, learned: false };

describe('of a commitment that is for the two', () => {
  test.each([
    ['its owner', 'U13', all],
    ['the partner', 'U11', all],
    ['a giver, who does not read the history and what was learned', 'U01', { ...all, history: false, learned: false }],
    ['whoever asked for it', 'U02', { ...all, history: false, learned: false }],
    ['anyone else', 'U20', nothing],
  ])('%s sees their part', (_, userId, seen) => {
    expect(sees(userId)).toEqual(seen);
  });

  test('a partner who evaluates the owner sees words and own supports, nothing of what was learned', () => {
    expect(sees('U11', kept, { evaluatesOwner: true })).toEqual({ ...nothing, words: true, supports: ['s2'] });
    expect(sees('U01', kept, { evaluatesOwner: true })).toEqual({ ...nothing, words: true, supports: ['s1'] });
  });

  test('a partner who is only asked reads what they are asked, not its history, nor what came of it', () => {
    const asked = { ...kept, supports: [support()], partner: 'asked' as const, status: 'kept' as const };
    const words = { ...nothing, words: true, supports: ['s1'] };
    expect(sees('U11', asked)).toEqual(words);
    expect(sees('U11', { ...asked, status: 'proposed' })).toEqual({ ...words, students: true });
  });

  test.each(['left', 'not-this-time'] as const)(
    'a partner who is none (%s) sees nothing, and so does a colleague of the owner’s team',
    (partner) => {
      expect(sees('U11', { ...kept, supports: [], partner })).toEqual(nothing);
      expect(sees('U20', kept, { sharesTeam: true })).toEqual(nothing);
    },
  );

  test.each(['waived', 'swapped'] as const)('whose support was %s sees that alone', (status) => {
    const one = { ...kept, supports: [support({ status }), support({ id: 's2', giverId: 'U11' })] };
    expect(sees('U01', one)).toEqual({ ...nothing, supports: ['s1'] });
  });
});

describe('what the owner chose to show', () => {
  const words = { ...nothing, words: true, supports: ['s1', 's2'] };
  test.each([
    ['to the team, a colleague of the team', 'team', true, words],
    ['to the team, anyone else', 'team', false, nothing],
    ['to the school, everyone', 'school', false, words],
  ] as const)('%s sees', (_, shownTo, sharesTeam, seen) => {
    expect(sees('U20', { ...kept, shownTo }, { sharesTeam })).toEqual(seen);
  });

  test.each(['proposed', 'declined', 'released'] as const)('is not there for others while it is %s', (status) => {
    expect(sees('U20', { ...kept, shownTo: 'school', status })).toEqual(nothing);
  });
});

test('a list says on track, waiting on support, carried on or kept', () => {
  const calendar = { ...sampleCalendar, zone: 'America/Chicago' };
  const state = (over: Partial<Commitment>, today: string) => listedState(commitment(over), calendar, today);
  const carried = { on: '2026-03-12', by: 'U13', what: 'carried-on', words: 'x', dueDay: '2026-04-01' } as const;
  expect(state({}, '2026-03-02')).toBe('on track');
  expect(state({}, '2026-03-05')).toBe('waiting on support');
  expect(state({ supports: [], history: [carried] }, '2026-03-02')).toBe('carried on');
  // Its day has come: that is for the two.
  expect(state({ supports: [] }, '2026-03-13')).toBe('on track');
  expect(state({ status: 'kept' }, '2026-03-13')).toBe('kept');
});
