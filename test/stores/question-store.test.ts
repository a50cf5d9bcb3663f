import { beforeEach, describe, expect, test } from 'vitest';
import type { Question, QuestionOffer } from '../../src/domain/question.ts';
import { questionStore } from '../../src/stores/question-store.ts';
import { allOf } from '../helpers/all-of.ts';
import { indexedDatabase } from '../helpers/mongo.ts';

const { db } = await indexedDatabase();
const store = questionStore(db);

beforeEach(async () => {
  await db.collection('questions').deleteMany({});
});

const monday = new Date('2026-02-23T15:00:00Z');
const tuesday = new Date('2026-02-24T15:00:00Z');

function question(over: Partial<Question> = {}): Question {
  return {
    teamId: 'T1',
    id: 'q1',
    cause: 'trigger-1',
    askedBy: 'U17',
    askedAt: tuesday,
    status: 'asking',
    text: 'how do I get quiet students talking in math',
    need: 'ask',
    anonymous: false,
    chosen: [],
    suggestions: [],
    offers: [],
    roundFrom: 0,
    turn: 0,
    ...over,
  };
}

function offer(over: Partial<QuestionOffer> = {}): QuestionOffer {
  return {
    userId: 'U11',
    kind: 'colleague',
    deliverAt: tuesday,
    deadline: tuesday,
    state: 'open',
    ...over,
  };
}

describe('a question', () => {
  test('that the same command asks eight times at once is there once', async () => {
    const asked = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => store.addOnce(question({ id: `q${n}` }))),
    );
    const kept = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value.id] : []));
    expect(new Set(kept).size).toBe(1);
    expect(await db.collection('questions').countDocuments({})).toBe(1);
  });

  test('of which two change the same turn at once is changed by one, and the other knows', async () => {
    const read = await store.addOnce(question());
    const changed = await Promise.all([
      store.change({ ...read, status: 'accepted', answerer: 'U11' }),
      store.change({ ...read, status: 'stopped' }),
    ]);
    expect([...changed].sort()).toEqual([false, true]);
    expect(await store.find('T1', 'q1')).toMatchObject({ turn: 1, status: changed[0] ? 'accepted' : 'stopped' });
  });

  test('that is only a draft is removed by its asker alone, and not once it is on its way', async () => {
    await store.addOnce(question({ status: 'draft' }));
    expect(await store.removeDraft('T1', 'q1', 'U11')).toBe(false);
    expect(await store.removeDraft('T1', 'q1', 'U17')).toBe(true);
    await store.addOnce(question());
    expect(await store.removeDraft('T1', 'q1', 'U17')).toBe(false);
  });

  test('that was sealed is gone an hour later, and no other', async () => {
    await store.addOnce(question({ status: 'sealed', askedAt: monday }));
    await store.addOnce(question({ id: 'q2', cause: 'trigger-2', askedAt: monday }));
    await store.addOnce(question({ id: 'q3', cause: 'trigger-3', status: 'sealed' }));
    expect(await store.removeSealedBefore(tuesday)).toBe(1);
    expect(await store.find('T1', 'q1')).toBeUndefined();
  });

  test('is overdue from the moment of its open offer’s deadline', async () => {
    await store.addOnce(question({ offers: [offer({ deadline: tuesday })] }));
    await store.addOnce(question({ id: 'q2', cause: 'trigger-2', offers: [offer({ state: 'declined' })] }));
    expect(await allOf(store.overdue(new Date(tuesday.getTime() - 1)))).toEqual([]);
    expect((await allOf(store.overdue(tuesday))).map(({ id }) => id)).toEqual(['q1']);
  });
});

describe('what counts towards someone’s week', () => {
  const friday = new Date('2026-02-20T15:00:00Z');

  test.each([
    ['an offer for Monday', offer({ deliverAt: monday }), 1],
    ['an offer open since Friday', offer({ deliverAt: friday }), 1],
    ['what was taken of Monday’s', offer({ deliverAt: monday, state: 'accepted' }), 1],
    ['what was taken of Friday’s', offer({ deliverAt: friday, state: 'accepted' }), 0],
    ['what was declined', offer({ state: 'declined' }), 0],
  ])('%s', async (_, one, taken) => {
    await store.addOnce(question({ offers: [one], status: one.state === 'open' ? 'asking' : 'accepted' }));
    const [load] = await store.loads('T1', new Date('2026-02-23T06:00:00Z'));
    expect(load?.taken ?? 0).toBe(taken);
    expect(await store.taken('T1', 'U11', new Date('2026-02-23T06:00:00Z'))).toBe(taken);
  });
});

test('two workspaces with the same ids know nothing of each other', async () => {
  const offers = [offer()];
  await store.addOnce(question({ offers }));
  await store.addOnce(question({ teamId: 'T2', text: 'the twin', offers, turn: 0 }));
  expect(await store.find('T1', 'q1')).toEqual(question({ offers }));
  expect((await store.askedBy('T2', 'U17', 10)).map(({ text }) => text)).toEqual(['the twin']);
  expect((await store.heldBy('T1', 'U11')).map(({ teamId }) => teamId)).toEqual(['T1']);
  expect(await store.loads('T2', monday)).toEqual([expect.objectContaining({ userId: 'U11', openOffers: 1 })]);
  expect(await store.taken('T2', 'U11', monday)).toBe(1);
  expect(await store.taken('T2', 'U12', monday)).toBe(0);
  await store.change({ ...question({ offers }), status: 'stopped' });
  expect(await store.find('T2', 'q1')).toMatchObject({ status: 'asking', turn: 0 });
});

test('an operator in place of an id finds, changes and removes nothing', async () => {
  await store.addOnce(question({ status: 'draft' }));
  const any = { $gt: '' } as unknown as string;
  expect(await Promise.all([store.find('T1', any), store.find(any, 'q1')])).toEqual([undefined, undefined]);
  expect([await store.askedBy('T1', any, 10), await store.heldBy('T1', any), await store.loads(any, monday)]).toEqual([
    [],
    [],
    [],
  ]);
  expect(await store.removeDraft('T1', any, 'U17')).toBe(false);
  expect(await store.change(question({ id: any }))).toBe(false);
});

test.each([
  [{ teamId: 'T1', id: 'q1' }],
  [{ teamId: 'T1', cause: 'trigger-1' }],
  [{ teamId: 'T1', askedBy: 'U17' }],
  [{ teamId: 'T1', 'offers.userId': 'U11', status: 'asking' }],
  [{ teamId: 'T1', 'offers.deliverAt': { $gte: monday } }],
  [{ status: 'asking', 'offers.deadline': { $lte: tuesday } }],
  [{ status: 'sealed', askedAt: { $lt: tuesday } }],
  [{ teamId: 'T1', 'followUp.toldOn': { $gte: '2026-02-23' }, 'followUp.outcome': 'tried' }],
])('what is asked of the questions by %o is answered by an index', async (filter) => {
  const plan = await db.collection('questions').find(filter).explain('queryPlanner');
  expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('IXSCAN');
});
