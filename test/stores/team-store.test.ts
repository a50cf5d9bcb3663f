import { beforeEach, describe, expect, test } from 'vitest';
import type { Team } from '../../src/domain/team.ts';
import { schoolStore } from '../../src/stores/school-store.ts';
import { teamStore } from '../../src/stores/team-store.ts';
import { indexedDatabase } from '../helpers/mongo.ts';

const { db } = await indexedDatabase();
const store = teamStore(db);
const at = new Date('2026-02-24T15:00:00Z');

beforeEach(async () => {
  await db.collection('teams').deleteMany({});
  await db.collection('memberships').deleteMany({});
});

function team(over: Partial<Team> = {}): Team {
  return { teamId: 'T1', channelId: 'C1', switchedOnBy: 'U1', switchedOnAt: at, ...over };
}

describe('a team', () => {
  test('switched on eight times at once is there once, as its first said', async () => {
    const on = await Promise.all(Array.from({ length: 8 }, (_, n) => store.switchOn(team({ switchedOnBy: `U${n}` }))));
    expect(on.filter(Boolean)).toHaveLength(1);
    expect(await store.all('T1')).toEqual([team({ switchedOnBy: `U${on.indexOf(true)}` })]);
  });

  test('has whoever joined, the longest first, each once', async () => {
    expect(await store.join('T1', 'C1', 'U2', new Date(+at + 1))).toBe(true);
    const twice = await Promise.all([store.join('T1', 'C1', 'U9', at), store.join('T1', 'C1', 'U9', at)]);
    expect(twice.filter(Boolean)).toHaveLength(1);
    expect(await store.members('T1', 'C1')).toEqual(['U9', 'U2']);
  });

  test('is left once', async () => {
    await store.join('T1', 'C1', 'U1', at);
    const left = await Promise.all([store.leave('T1', 'C1', 'U1'), store.leave('T1', 'C1', 'U1')]);
    expect(left.filter(Boolean)).toHaveLength(1);
    expect(await store.members('T1', 'C1')).toEqual([]);
  });
});

test('who is in which team is told whole, and a change of it reaches matching', async () => {
  const schools = schoolStore(db);
  const before = await schools.directoryVersion('T1');
  await store.join('T1', 'C1', 'U1', at);
  await store.join('T1', 'C2', 'U1', at);
  await store.join('T1', 'C2', 'U2', at);
  await store.join('T1', 'C2', 'U2', at);
  expect(await store.memberships('T1')).toEqual([
    { channelId: 'C1', userId: 'U1' },
    { channelId: 'C2', userId: 'U1' },
    { channelId: 'C2', userId: 'U2' },
  ]);
  expect(await store.teamsOf('T1', 'U1')).toEqual(['C1', 'C2']);
  expect(await schools.directoryVersion('T1')).toBe(before + 3);
  await store.leave('T1', 'C2', 'U2');
  expect(await schools.directoryVersion('T1')).toBe(before + 4);
});

test('two workspaces with the same ids know nothing of each other', async () => {
  await store.switchOn(team());
  await store.join('T1', 'C1', 'U1', at);
  await store.join('T2', 'C1', 'U2', at);
  expect(await store.find('T2', 'C1')).toBeUndefined();
  expect(await store.all('T2')).toEqual([]);
  expect(await store.members('T1', 'C1')).toEqual(['U1']);
  expect(await store.memberships('T2')).toEqual([{ channelId: 'C1', userId: 'U2' }]);
  expect(await store.leave('T2', 'C1', 'U1')).toBe(false);
  expect(await store.teamsOf('T2', 'U1')).toEqual([]);
});

test('an operator in place of an id finds, changes and removes nothing', async () => {
  const any = { $gt: '' } as unknown as string;
  await store.switchOn(team());
  await store.join('T1', 'C1', 'U1', at);
  await store.join('T1', 'C1', 'U2', at);
  expect([await store.find('T1', any), await store.find(any, 'C1')]).toEqual([undefined, undefined]);
  expect([await store.all(any), await store.members('T1', any), await store.teamsOf('T1', any)]).toEqual([[], [], []]);
  expect(await store.memberships(any)).toEqual([]);
  expect(await store.leave('T1', 'C1', any)).toBe(false);
  expect(await store.members('T1', 'C1')).toHaveLength(2);
});

test.each([
  ['teams', { teamId: 'T1', channelId: 'C1' }],
  ['memberships', { teamId: 'T1', channelId: 'C1' }],
  ['memberships', { teamId: 'T1', userId: 'U1' }],
])('what is asked of %s by %o is answered by an index', async (collection, filter) => {
  const plan = await db.collection(collection).find(filter).explain('queryPlanner');
  expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('IXSCAN');
});
