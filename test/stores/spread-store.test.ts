import { expect, test } from 'vitest';
import { agree, newApprenticeship } from '../../src/domain/apprenticeship.ts';
import { windowFigures } from '../../src/domain/spread-windows.ts';
import { apprenticeshipStore } from '../../src/stores/apprenticeship-store.ts';
import { evidenceStore } from '../../src/stores/evidence-store.ts';
import { questionStore } from '../../src/stores/question-store.ts';
import { spreadStore } from '../../src/stores/spread-store.ts';
import { weekBlockStore } from '../../src/stores/week-block-store.ts';
import { atOnce } from '../helpers/at-once.ts';
import { indexedDatabase } from '../helpers/mongo.ts';
import { question } from '../helpers/question.ts';

const { db } = await indexedDatabase();
const at = new Date('2026-02-16T15:00:00Z');

test('a window is worked out once, and each workspace has its own', async () => {
  const windows = spreadStore(db);
  const block = { from: '2026-01-05', to: '2026-02-15' };
  const [first] = atOnce(windowFigures({ people: [], teams: [], answers: [], support: new Map() }, [block]));
  if (!first) throw new Error('no window');
  const other = { ...first, school: { ...first.school, staff: 9 } };
  await Promise.all([windows.keepOnce('T1', first, at), windows.keepOnce('T2', other, at)]);
  await windows.keepOnce('T1', other, at);
  expect(await windows.since('T1', '2026-02-15')).toEqual([first]);
  expect(await windows.since('T2', '2026-01-01')).toEqual([other]);
  expect(await windows.since('T1', '2026-02-16')).toEqual([]);
});

test('a block is cut once and for good, also by two who read two calendars, and each workspace has its own', async () => {
  const blocks = weekBlockStore(db);
  const block = (from: string, to: string) => ({ from, to, yearFrom: from });
  const [first, later] = [block('2026-01-05', '2026-02-15'), block('2026-01-12', '2026-02-22')];
  const next = block('2026-02-16', '2026-03-29');
  const only = (one: typeof first) => (cut: readonly (typeof first)[]) => (cut.length === 0 ? [one] : []);
  const both = await Promise.all([first, later].map((one) => blocks.cut('T1', only(one))));
  const [kept] = both[0] ?? [];
  expect([first, later]).toContainEqual(kept);
  expect(both[1]).toEqual([kept]);
  expect(await blocks.cut('T1', (cut) => (cut.length === 1 ? [next] : []))).toEqual([kept, next]);
  expect(await blocks.all('T1')).toEqual([kept, next]);
  expect(await blocks.all('T2')).toEqual([]);
});

test('who answered whom is read from the index alone, of this workspace and span', async () => {
  const questions = questionStore(db);
  const helped = { practice: 'Partners talk first', at, mayBeShown: false };
  const asked = { helped, status: 'helped' as const };
  await questions.addAll([
    question({ ...asked, id: 'q1', cause: 't1' }),
    question({ ...asked, id: 'q1', cause: 't1', teamId: 'T2', askedBy: 'U9' }),
    question({ ...asked, id: 'q2', cause: 't2', helped: { ...helped, at: new Date('2026-02-17T15:00:00Z') } }),
  ]);
  const span = [at, new Date('2026-02-17T15:00:00Z')] as const;
  expect(await questions.answersBetween('T1', ...span)).toEqual([{ askedBy: 'U07', answerer: 'U11', at }]);
  const plan = await db
    .collection('questions')
    .find({ teamId: { $eq: 'T1' }, 'helped.at': { $gte: span[0], $lt: span[1] } })
    .project({ _id: 0, askedBy: 1, answerer: 1, 'helped.at': 1 })
    .explain('executionStats');
  expect(plan.executionStats.totalDocsExamined).toBe(0);
});

test('of who helped on a topic as many are read as are asked for, each once, of this workspace and these days', async () => {
  const evidence = evidenceStore(db);
  const helps = (teamId: string, userId: string, day: string, topic = 'fractions') =>
    evidence.addOnce({ teamId, userId, topic, day, kind: 'helped', cause: `question:${topic}-${day}` });
  for (const day of ['2026-01-05', '2026-02-15'])
    for (const userId of ['U1', 'U2', 'U3']) await helps('T1', userId, day);
  for (const day of ['2026-01-04', '2026-02-16']) await helps('T1', 'U4', day);
  await helps('T2', 'U5', '2026-01-06');
  await helps('T1', 'U6', '2026-01-06', 'slife');
  const year = { from: '2026-01-05', to: '2026-02-15' };
  const read = async (most: number) =>
    (await evidence.helpersOn('T1', ['fractions', 'slife'], year, most)).map(({ userId }) => userId).sort();
  expect(await read(5)).toEqual(['U1', 'U2', 'U3', 'U6']);
  expect(await read(2)).toHaveLength(3);
  expect(await evidence.helpersOn({ $ne: null } as never, ['fractions'], year, 5)).toEqual([]);
});

test('of a topic one apprenticeship is under way in a workspace, and of two presses at once one wins', async () => {
  const apprenticeships = apprenticeshipStore(db);
  const apprenticeship = (cause: string, teamId = 'T1') =>
    newApprenticeship({
      ...{ teamId, id: `a-${cause}`, cause, topic: 'fractions', topicKey: 'fractions' },
      ...{ carrierId: 'U12', apprenticeId: 'U14', openedBy: 'U03', openedAt: at },
    });
  expect(await apprenticeships.addOnce(apprenticeship('t1'))).toMatchObject({ id: 'a-t1' });
  expect(await apprenticeships.addOnce(apprenticeship('t1'))).toMatchObject({ id: 'a-t1' });
  expect(await apprenticeships.addOnce(apprenticeship('t2'))).toBeUndefined();
  expect(await apprenticeships.addOnce(apprenticeship('t1', 'T2'))).toMatchObject({ teamId: 'T2' });
  const read = await apprenticeships.find('T1', 'a-t1');
  const yes = read && agree(read, 'U14');
  if (!yes) throw new Error('no path');
  expect((await Promise.all([apprenticeships.change(yes), apprenticeships.change(yes)])).filter(Boolean)).toHaveLength(
    1,
  );
  expect((await apprenticeships.find('T2', 'a-t1'))?.agreed).toEqual([]);
});
