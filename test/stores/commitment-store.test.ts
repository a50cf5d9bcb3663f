import { beforeEach, describe, expect, test } from 'vitest';
import type { Commitment } from '../../src/domain/commitment.ts';
import type { CommitmentDraft } from '../../src/domain/commitment-press.ts';
import { commitmentStore } from '../../src/stores/commitment-store.ts';
import { allOf } from '../helpers/all-of.ts';
import { commitment, support } from '../helpers/commitment.ts';
import { indexedDatabase } from '../helpers/mongo.ts';

const { db } = await indexedDatabase();
const commitments = commitmentStore(db);
const ids = (list: { id: string }[]) => list.map(({ id }) => id);
let serial = 0;
const kept = (over: Partial<Commitment>) => {
  serial += 1;
  return commitments.addOnce(commitment({ id: `c${serial}`, cause: `trigger-${serial}`, ...over }));
};

beforeEach(async () => {
  for (const name of ['commitments', 'commitmentDrafts']) await db.collection(name).deleteMany({});
});

test('a press that comes twice makes one commitment', async () => {
  await Promise.all([commitments.addOnce(commitment()), commitments.addOnce(commitment({ id: 'c2' }))]);
  expect(await db.collection('commitments').countDocuments()).toBe(1);
});

test('two who change one commitment as they read it do not both change it', async () => {
  await commitments.addOnce(commitment());
  const changed = await Promise.all([
    commitments.change(commitment({ status: 'kept' })),
    commitments.change(commitment({ status: 'released' })),
  ]);
  expect(changed.filter(Boolean)).toHaveLength(1);
});

test('open ones are counted for their owner, beside the one in hand', async () => {
  await kept({ id: 'this' });
  await kept({});
  await kept({ status: 'proposed' });
  await kept({ ownerId: 'U99' });
  expect(await commitments.countOpen('T1', 'U13', 'this')).toBe(1);
});

test('each who has a part finds it, the nearest day first, until it is over', async () => {
  await kept({ id: 'later', dueDay: '2026-04-01' });
  await kept({ id: 'next', proposedBy: 'U02', status: 'proposed' });
  await kept({ id: 'over', status: 'released', endedOn: '2026-03-01' });
  for (const userId of ['U13', 'U11', 'U01'])
    expect(ids(await commitments.concerning('T1', userId))).toEqual(['next', 'later']);
  expect(ids(await commitments.concerning('T1', 'U02'))).toEqual(['next']);
  expect(await commitments.concerning('T1', 'U20')).toEqual([]);
  expect(ids(await commitments.keptBy('T1', 'U13', 9))).toEqual([]);
});

test('those shown to team or school are listed while open and once kept, never when let go', async () => {
  await kept({ id: 'pair' });
  await kept({ id: 'team', shownTo: 'team' });
  await kept({ id: 'school', shownTo: 'school', status: 'kept', endedOn: '2026-03-02' });
  await kept({ id: 'old', shownTo: 'school', status: 'kept', endedOn: '2026-03-01' });
  await kept({ id: 'gone', shownTo: 'school', status: 'released' });
  await kept({ id: 'others', shownTo: 'team', ownerId: 'U14' });
  const shown = (most: number) => commitments.shown('T1', { since: '2026-03-02', teammates: ['U13'] }, most);
  expect(ids(await shown(9)).sort()).toEqual(['school', 'team']);
  expect(await shown(1)).toHaveLength(1);
});

test('one that is under way is looked at once a day, and again when the school’s days change', async () => {
  await kept({ id: 'open' });
  await kept({ id: 'over', status: 'kept' });
  expect(await allOf(commitments.toLookAt('2026-02-24'))).toEqual([]);
  expect(ids(await allOf(commitments.toLookAt('2026-02-25')))).toEqual(['open']);
  const found = await commitments.find('T1', 'open');
  if (found) await commitments.change({ ...found, lookedOn: '2026-02-25' });
  expect(await allOf(commitments.toLookAt('2026-02-25'))).toEqual([]);
  await commitments.lookAgain('T2');
  expect(await allOf(commitments.toLookAt('2026-02-25'))).toEqual([]);
  await commitments.lookAgain('T1');
  expect(ids(await allOf(commitments.toLookAt('2026-02-25')))).toEqual(['open']);
});

test('what people wrote is forgotten some time after its end; that it was kept stays', async () => {
  const howKept = { extent: 'whole' as const, students: 'They asked.' };
  const history = [
    { on: '2026-03-01', by: 'U13', what: 'kept' as const, words: 'w', dueDay: '2026-03-12', reason: 'r' },
  ];
  await kept({ id: 'old', status: 'kept', endedOn: '2026-03-01', howKept, learned: 'to wait', goal: 'g', history });
  await kept({ id: 'new', status: 'kept', endedOn: '2026-03-02', howKept });
  await kept({ id: 'open' });
  await commitments.forgetWordsBefore('2026-03-02', []);
  const old = await commitments.find('T1', 'old');
  expect(old).toMatchObject({ words: '', status: 'kept', howKept: { extent: 'whole' }, supports: [{ words: '' }] });
  expect(JSON.stringify(old)).not.toMatch(/They asked|to wait|whiteboards|"w"|"g"|"r"/);
  for (const id of ['new', 'open']) expect((await commitments.find('T1', id))?.words).toBe('Talk in the science block');
});

describe('a draft', () => {
  const draft: CommitmentDraft = {
    ...{ teamId: 'T1', id: 'd1', cause: 'trigger-1', ownerId: 'U13', proposedBy: 'U13', words: 'x', partnerId: 'U11' },
    ...{ dueDay: '2026-03-12', shownTo: 'pair', hasAll: true, goal: 'g', supports: [] },
  };

  test('is made once, said anew, and given to one press', async () => {
    const at = new Date('2026-02-24T15:00:00Z');
    await Promise.all([commitments.addDraft(draft, at), commitments.addDraft({ ...draft, id: 'd2' }, at)]);
    expect(await db.collection('commitmentDrafts').countDocuments()).toBe(1);
    const { id } = (await db.collection<CommitmentDraft>('commitmentDrafts').findOne()) ?? draft;
    const { hasAll: _, goal: __, ...anew } = { ...draft, id, words: 'y', supports: [support()] };
    await commitments.changeDraft(anew);
    expect(await commitments.findDraft('T1', id)).toEqual(anew);
    const taken = await Promise.all([commitments.takeDraft('T1', id), commitments.takeDraft('T1', id)]);
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  test('that was never sent goes', async () => {
    await commitments.addDraft(draft, new Date('2026-02-24T15:00:00Z'));
    await commitments.removeDraftsBefore(new Date('2026-02-24T15:00:00Z'));
    expect(await commitments.findDraft('T1', 'd1')).toBeDefined();
    await commitments.removeDraftsBefore(new Date('2026-02-24T15:00:01Z'));
    expect(await commitments.findDraft('T1', 'd1')).toBeUndefined();
  });
});

test('another workspace with the same ids has its own commitments, and an operator in place of an id finds nothing', async () => {
  await commitments.addOnce(commitment());
  await commitments.addOnce(commitment({ teamId: 'T2' }));
  await commitments.change(commitment({ status: 'kept' }));
  expect((await commitments.find('T2', 'c1'))?.status).toBe('open');
  const any = { $ne: null } as never;
  await expect(commitments.find('T1', any)).resolves.toBeUndefined();
  await expect(commitments.concerning('T1', any)).resolves.toEqual([]);
  await expect(commitments.keptBy(any, 'U13', 9)).resolves.toEqual([]);
  await expect(commitments.countOpen('T1', any, '')).resolves.toBe(0);
  await expect(commitments.takeDraft('T1', any)).resolves.toBeUndefined();
});

test('what each person is asked for is found by an index', async () => {
  for (let n = 0; n < 20; n += 1) await kept({ ownerId: `U${n}`, partnerId: 'UX', supports: [] });
  const plan = await db
    .collection('commitments')
    .find({
      teamId: 'T1',
      status: { $in: ['proposed', 'open'] },
      $or: [{ ownerId: 'U3' }, { 'supports.giverId': 'U3' }],
    })
    .explain('executionStats');
  expect(plan.executionStats.totalDocsExamined).toBe(1);
  const due = await db
    .collection('commitments')
    .find({ status: { $in: ['proposed', 'open'] }, lookedOn: { $lt: '2026-02-01' } })
    .explain('executionStats');
  expect(due.executionStats.totalDocsExamined).toBe(0);
});
