import { beforeEach, describe, expect, test } from 'vitest';
import type { ImportDraft, Invitation } from '../../src/domain/invitation.ts';
import { invitationStore } from '../../src/stores/invitation-store.ts';
import { indexedDatabase } from '../helpers/mongo.ts';

const { db } = await indexedDatabase();
const store = invitationStore(db);
const at = new Date('2026-02-24T15:00:00Z');

beforeEach(async () => {
  await db.collection('invitations').deleteMany({});
  await db.collection('imports').deleteMany({});
});

function invitation(over: Partial<Invitation> = {}): Invitation {
  return { teamId: 'T1', id: 'i1', userId: 'U11', invitedBy: 'U01', entries: [], status: 'open', ...over };
}

function draft(over: Partial<ImportDraft> = {}): ImportDraft {
  return { teamId: 'T1', id: 'd1', by: 'U01', pasted: 'email,topic', invitations: [], at, ...over };
}

describe('an invitation', () => {
  test('is one a person at a time, however many are made at once', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, (_, n) => store.addOnce(invitation({ id: `i${n}` }))));
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await store.of('T1', ['U11'])).toHaveLength(1);
  });

  test('is answered once', async () => {
    await store.addOnce(invitation());
    const ended = await Promise.all([store.end('T1', 'i1', 'accepted'), store.end('T1', 'i1', 'declined')]);
    expect(ended.filter(Boolean)).toHaveLength(1);
  });

  test('that was answered leaves room for another one', async () => {
    await store.addOnce(invitation());
    expect(await store.end('T1', 'i1', 'declined')).toBe(true);
    expect(await store.find('T1', 'i1')).toEqual(invitation({ status: 'declined' }));
    expect(await store.addOnce(invitation({ id: 'i2' }))).toBe(true);
    expect((await store.of('T1', ['U11', 'U12'])).map(({ status }) => status).sort()).toEqual(['declined', 'open']);
  });
});

describe('an import that was not sent yet', () => {
  test('takes the place of the one before it', async () => {
    await store.keepDraft(draft());
    await store.keepDraft(draft({ id: 'd2', pasted: 'mended' }));
    expect(await store.draft('T1', 'U01', 'd1')).toBeUndefined();
    expect(await store.draft('T1', 'U01', 'd2')).toEqual(draft({ id: 'd2', pasted: 'mended' }));
  });

  test('is sent by one of two presses', async () => {
    await store.keepDraft(draft());
    const taken = await Promise.all([store.takeDraft('T1', 'U01', 'd1'), store.takeDraft('T1', 'U01', 'd1')]);
    expect(taken.filter(Boolean)).toEqual([draft()]);
  });

  test('is nobody’s but the admin’s who pasted it', async () => {
    await store.keepDraft(draft());
    expect(await store.draft('T1', 'U02', 'd1')).toBeUndefined();
    expect(await store.takeDraft('T1', 'U02', 'd1')).toBeUndefined();
  });

  test('is forgotten when its time is over, and not before', async () => {
    await store.keepDraft(draft());
    await store.removeDraftsBefore(at);
    expect(await store.draft('T1', 'U01', 'd1')).toBeDefined();
    await store.removeDraftsBefore(new Date(+at + 1));
    expect(await store.draft('T1', 'U01', 'd1')).toBeUndefined();
  });
});

test('two workspaces with the same ids know nothing of each other', async () => {
  await store.addOnce(invitation());
  expect(await store.addOnce(invitation({ teamId: 'T2' }))).toBe(true);
  await store.end('T2', 'i1', 'accepted');
  expect(await store.find('T1', 'i1')).toMatchObject({ status: 'open' });
  expect(await store.of('T1', ['U11'])).toHaveLength(1);
  await store.keepDraft(draft());
  await store.keepDraft(draft({ teamId: 'T2' }));
  await store.takeDraft('T2', 'U01', 'd1');
  expect(await store.draft('T1', 'U01', 'd1')).toBeDefined();
});

test('an operator in place of an id finds and ends nothing', async () => {
  await store.addOnce(invitation());
  await store.keepDraft(draft());
  const any = { $gt: '' } as unknown as string;
  expect(await store.find('T1', any)).toBeUndefined();
  expect(await store.end('T1', any, 'accepted')).toBe(false);
  expect(await store.draft('T1', any, 'd1')).toBeUndefined();
  expect(await store.takeDraft('T1', 'U01', any)).toBeUndefined();
});

test.each([
  ['invitations', { teamId: 'T1', id: 'i1' }],
  ['invitations', { teamId: 'T1', userId: { $in: ['U11'] } }],
  ['imports', { teamId: 'T1', by: 'U01', id: 'd1' }],
  ['imports', { at: { $lt: at } }],
])('what is asked of %s by %o is answered by an index', async (collection, filter) => {
  const plan = await db.collection(collection).find(filter).explain('queryPlanner');
  expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('IXSCAN');
});
