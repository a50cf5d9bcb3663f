import { beforeEach, expect, test } from 'vitest';
import type { Thanks } from '../../src/domain/thanks.ts';
import { ritualStore } from '../../src/stores/ritual-store.ts';
import { thanksStore } from '../../src/stores/thanks-store.ts';
import { indexedDatabase } from '../helpers/mongo.ts';
import { ritual, ritualCard } from '../helpers/ritual.ts';

const { db } = await indexedDatabase();
const rituals = ritualStore(db);
const said = thanksStore(db);
const now = new Date('2026-02-26T13:30:00Z');

beforeEach(async () => {
  for (const name of ['rituals', 'ritualCards', 'thanks']) await db.collection(name).deleteMany({});
});

const thanks = (over: Partial<Thanks> = {}): Omit<Thanks, 'place'> => ({
  ...{ teamId: 'T1', id: 't1', cause: 'c1', giverId: 'U07', receiverId: 'U06', because: 'b', could: 'c' },
  ...{ at: now, week: '2026-W09', turn: 0 },
  ...over,
});

test('a form that comes twice begins one ritual, and two of a channel never share a minute, whoever is quicker', async () => {
  await rituals.addOnce(ritual({ minute: 'thu 07:30' }));
  expect((await rituals.addOnce(ritual({ id: 'r2' }))).id).toBe('r1');
  await rituals.addOnce(ritual({ id: 'r2', cause: 'b', status: 'draft' }));
  await expect(rituals.change(ritual({ id: 'r2', cause: 'b', minute: 'thu 07:30' }))).rejects.toThrow(/E11000/);
  await rituals.addOnce(ritual({ id: 'r3', cause: 'c', channelId: 'C2', minute: 'thu 07:30' }));
  expect((await rituals.inChannel('T1', 'C1')).map(({ id }) => id)).toEqual(['r1']);
});

test('of two who change a ritual as they read it, one does; a card is there once a time', async () => {
  await rituals.addOnce(ritual());
  const both = [ritual({ status: 'dropped' }), ritual({ status: 'parked' })];
  expect((await Promise.all(both.map(rituals.change))).filter(Boolean)).toHaveLength(1);
  const cards = [ritualCard(), ritualCard({ id: 'k2' })];
  expect((await Promise.all(cards.map(rituals.addCard))).filter(Boolean)).toHaveLength(1);
});

test('fifty answers at once all stand on the card, one a person, and words are never read as operators', async () => {
  await rituals.addCard(ritualCard());
  const answers = Array.from({ length: 50 }, (_, no) => ({ userId: `U${no % 40}`, words: `$words ${no}`, at: now }));
  await Promise.all(answers.map((answer) => rituals.answer('T1', 'k1', answer)));
  const card = await rituals.card('T1', 'k1');
  expect(new Set(card?.answers.map(({ userId }) => userId)).size).toBe(40);
  expect(card?.answers).toHaveLength(40);
  expect(card?.turn).toBe(50);
  await rituals.takeBack('T1', 'k1', 'U3', false);
  expect((await rituals.card('T1', 'k1'))?.answers.every(({ words }) => words.startsWith('$words'))).toBe(true);
  expect((await rituals.card('T1', 'k1'))?.answers).toHaveLength(39);
});

test('of two forms at once from one colleague to another, one thanks; and nobody says a fourth in a week', async () => {
  const at = (no: number, receiverId: string) => thanks({ id: `t${no}`, cause: `c${no}`, receiverId });
  const twice = await Promise.allSettled([said.addOnce(at(1, 'U06'), 3), said.addOnce(at(2, 'U06'), 3)]);
  expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const no of [3, 4]) await said.addOnce(at(no, `U1${no}`), 3);
  expect(await said.addOnce(at(5, 'U15'), 3)).toBeUndefined();
  expect(await said.ofWeek('T1', 'U07', '2026-W09')).toHaveLength(3);
});

test('another workspace with the same ids sees and changes nothing, and an operator in place of an id finds nothing', async () => {
  await rituals.addOnce(ritual());
  await rituals.addCard(ritualCard());
  await said.addOnce(thanks(), 3);
  expect(await rituals.find('T2', 'r1')).toBeUndefined();
  expect(await rituals.answer('T2', 'k1', { userId: 'U1', words: 'w', at: now })).toBeUndefined();
  expect(await said.find('T2', 't1')).toBeUndefined();
  expect(await rituals.change(ritual({ teamId: 'T2' }))).toBe(false);
  const any = { $ne: null } as never;
  expect(await rituals.find('T1', any)).toBeUndefined();
  expect(await rituals.card('T1', any)).toBeUndefined();
  expect(await said.find(any, 't1')).toBeUndefined();
});

test.each([
  ['rituals', { nextAt: { $lte: now } }],
  ['rituals', { teamId: 'T1', channelId: 'C1', status: { $in: ['running', 'asking', 'parked'] } }],
  ['rituals', { teamId: 'T1', template: 'passing-the-baton', met: { $exists: true } }],
  ['ritualCards', { teamId: 'T1', ritualId: 'r1' }],
  ['ritualCards', { pairsAt: { $lte: now } }],
  ['ritualCards', { isForgotten: { $exists: false }, postedAt: { $lt: now } }],
  ['ritualCards', { teamId: 'T1', day: { $gte: '2026-02-23', $lte: '2026-03-01' } }],
  ['thanks', { teamId: 'T1', giverId: 'U07', week: '2026-W09' }],
])('in %s an index answers %o', async (collection, filter) => {
  const plan = await db.collection(collection).find(filter).explain('queryPlanner');
  expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('IXSCAN');
});
