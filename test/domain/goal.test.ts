import { describe, expect, test } from 'vitest';
import {
  goalOf,
  goalsOn,
  goalTopics,
  maySetGoal,
  pooledSign,
  readChanged,
  readGoal,
  readSign,
  type TypedGoal,
} from '../../src/domain/goal.ts';
import type { Leader } from '../../src/domain/leader.ts';
import { goal } from '../helpers/goal.ts';

const today = '2026-02-24';

function typed(over: Partial<TypedGoal> = {}): TypedGoal {
  return {
    ...{
      words: 'Students explain their thinking.',
      sign: 'Half the class spoke',
      from: '2026-02-23',
      to: '2026-05-01',
    },
    ...{ topics: 'math talk, number talks', scope: 'school' },
    ...over,
  };
}

function faultsOf(over: Partial<TypedGoal>): Record<string, string> {
  const read = readGoal(typed(over), today);
  return 'faults' in read ? read.faults : {};
}

const count = (channelId: string, rooms: number) => ({ channelId, seen: 1, rooms });

describe('the form of a goal', () => {
  test('gives the words, the sign, the days and each topic once, by the vocabulary’s word', () => {
    expect(readGoal(typed({ topics: 'math talk; talk moves\nNumber Talks, lunch duty,, ' }), today)).toEqual({
      terms: {
        ...{ words: 'Students explain their thinking.', sign: 'Half the class spoke', scope: 'school' },
        ...{ from: '2026-02-23', to: '2026-05-01', topics: ['math discourse', 'number talk', 'lunch duty'] },
      },
    });
  });

  test.each<[string, Partial<TypedGoal>, Record<string, string>]>([
    [
      'that ends before it starts',
      { from: '2026-05-01', to: '2026-04-30' },
      { to: 'The goal would end before it starts. Choose a later day.' },
    ],
    [
      'that is over already',
      { from: '2026-01-05', to: '2026-02-23' },
      { to: 'This day is past. Choose a day that is still to come.' },
    ],
    ['of ten years', { to: '2036-02-23' }, { to: 'That is more than two years long. Choose a nearer day.' }],
    ['without a first day', { from: null }, { from: 'Choose the first day.' }],
    ['on a day that does not exist', { to: '2026-02-30' }, { to: 'Choose the last day.' }],
    ['of emoji alone', { words: ':tada:' }, { words: 'Write what students will do differently, in one sentence.' }],
    ['of 201 characters', { words: 'x'.repeat(201) }, { words: 'Please keep this under 200 characters.' }],
    ['without a sign', { sign: ' ' }, { sign: 'Write what you would see in a room when it begins to work.' }],
    [
      'with thirteen topics',
      { topics: Array.from({ length: 13 }, (_, at) => `topic ${at}`).join(',') },
      { topics: 'These are 13 topics. Keep the 12 that matter most.' },
    ],
    [
      'with a topic of 61 characters',
      { topics: 'y'.repeat(61) },
      { topics: 'Please keep each topic under 60 characters, with commas between them.' },
    ],
    ['of nobody', { scope: null }, { scope: 'Choose whose goal it is.' }],
  ])('%s says so beside the field', (_, over, faults) => {
    expect(faultsOf(over)).toEqual(faults);
  });

  test('of one day that is today is a goal', () => {
    expect(faultsOf({ from: today, to: today })).toEqual({});
  });
});

test('a goal is closed with what changed for students, not with nothing', () => {
  expect(readChanged(' Half of us hear\nreasons. ')).toEqual({ changed: 'Half of us hear reasons.' });
  expect(readChanged('…')).toHaveProperty('faults.changed');
  expect(readChanged('x'.repeat(501))).toHaveProperty('faults.changed', 'Please keep this under 500 characters.');
});

describe('the sign', () => {
  test.each([
    ['5', '4', { seen: 'Write a whole number from 0 to 4.' }],
    ['-1', '4', { seen: 'Write a whole number from 0 to 4.' }],
    ['1', '0', { rooms: 'Write a whole number from 1 to 200.' }],
    ['1', '2.5', { rooms: 'Write a whole number from 1 to 200.' }],
    ['1', null, { rooms: 'Write a whole number from 1 to 200.' }],
  ])('seen in %s of %s rooms is told beside the field', (seen, rooms, faults) => {
    expect(readSign({ seen, rooms })).toEqual({ faults });
  });

  test('seen in none of two rooms is a count', () => {
    expect(readSign({ seen: '0', rooms: ' 2 ' })).toEqual({ seen: 0, rooms: 2 });
  });

  test('over three rooms says nothing, over four it is told of all together', () => {
    const nobody = { teams: [], leaders: [] };
    expect(pooledSign([count('C1', 3)], nobody)).toBeUndefined();
    expect(pooledSign([count('C1', 4)], nobody)).toEqual({ seen: 1, rooms: 4 });
    expect(pooledSign([], nobody)).toBeUndefined();
  });

  test('is told of two teams with two rooms each, and not where someone who knows their own teams’ would be left with one', () => {
    const teams = [
      { channelId: 'C1', members: ['U1', 'U2'] },
      { channelId: 'C2', members: ['U3'] },
    ];
    const told = { seen: 2, rooms: 4 };
    expect(pooledSign([count('C1', 2), count('C2', 2)], { teams, leaders: [] })).toEqual(told);
    expect(pooledSign([count('C1', 3), count('C2', 1)], { teams, leaders: [] })).toBeUndefined();
    const three = [count('C1', 2), count('C2', 1), count('C3', 1)];
    const inBoth = teams.map((team) => ({ ...team, members: [...team.members, 'U4'] }));
    expect(pooledSign(three, { teams, leaders: [] })).toEqual({ seen: 3, rooms: 4 });
    expect(pooledSign(three, { teams: inBoth, leaders: [] })).toBeUndefined();
    expect(pooledSign(three, { teams, leaders: [{ userId: 'U1', scope: 'C3' }] })).toBeUndefined();
    expect(pooledSign(three, { teams, leaders: [{ userId: 'U1', scope: 'school' }] })).toEqual({ seen: 3, rooms: 4 });
  });
});

describe('which goals', () => {
  test('are under way: active, and begun; the last day does not end one by itself', () => {
    const goals = [goal(), goal({ id: 'g2', from: '2026-03-02' }), goal({ id: 'g3', status: 'closed' })];
    expect(goalsOn(goals, '2026-03-01').map(({ id }) => id)).toEqual(['g1']);
    expect(goalsOn(goals, '2026-12-01').map(({ id }) => id)).toEqual(['g1', 'g2']);
  });

  test('a text serves is known by its topics, whatever words it uses for them', () => {
    const goals = [goal({ id: 'g1', topics: ['fractions'] }), goal({ id: 'g2', topics: ['talk moves'] })];
    expect(goalOf(goals, 'Who has math talk ideas?')?.id).toBe('g2');
    expect(goalOf(goals, 'Where is the copier?')).toBeUndefined();
    expect(goalTopics([...goals, goal({ topics: ['Fractions', 'pbl'] })])).toHaveLength(3);
  });
});

describe('a goal is set', () => {
  const leaders: Leader[] = [
    { teamId: 'T1', userId: 'ULEAD', scope: 'C1', namedBy: 'U9', at: new Date(0) },
    { teamId: 'T1', userId: 'UHEAD', scope: 'school', namedBy: 'U9', at: new Date(0) },
  ];
  const may = (userId: string, scope: string, isAdmin = false) =>
    maySetGoal({ userId, isAdmin }, scope, leaders, scope === 'school' ? [] : ['UMEMBER']);

  test('for the school by its leaders and admins', () => {
    expect([may('UHEAD', 'school'), may('UADMIN', 'school', true)]).toEqual([true, true]);
    expect([may('ULEAD', 'school'), may('UMEMBER', 'school')]).toEqual([false, false]);
  });

  test('for a team by its members and leaders too, and by nobody else', () => {
    expect([may('UHEAD', 'C1'), may('ULEAD', 'C1'), may('UMEMBER', 'C1')]).toEqual([true, true, true]);
    expect([may('ULEAD', 'C2'), may('UELSE', 'C1')]).toEqual([false, false]);
  });
});
