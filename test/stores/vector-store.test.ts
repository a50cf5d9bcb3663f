import { beforeEach, describe, expect, test } from 'vitest';
import { keptVectors } from '../../src/matching/kept-vectors.ts';
import { localMeaning } from '../../src/matching/local-meaning.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import { vectorStore } from '../../src/stores/vector-store.ts';
import { indexedDatabase } from '../helpers/mongo.ts';
import { colleague, staff } from '../matching/builders.ts';

const { db } = await indexedDatabase();
const store = vectorStore(db);

beforeEach(async () => {
  await db.collection('vectors').deleteMany({});
});

/** A start of Contour with an encoder that says what it was asked to encode. */
async function start(digest: string, profiles: ReturnType<typeof staff>): Promise<string[]> {
  const encoded: string[] = [];
  const kept = keptVectors(store, digest);
  const vectorOf = (text: string) => Float32Array.from([text.length % 7, 1, 0, -1], (value) => value / 20);
  const local = localMeaning(
    {
      ...{ digest, size: 4, vocabulary: new Set<string>() },
      async item(text: string) {
        encoded.push(text.split('\n')[0] ?? '');
        return vectorOf(text);
      },
      question: async (text: string) => vectorOf(text),
    },
    kept.learned,
  );
  let order: Promise<unknown> = Promise.resolve();
  const matcher = createMatcher({
    meaning: {
      ...local,
      set(teamId, entries) {
        order = order.then(async () => local.set(teamId, await kept.known(teamId, entries)));
      },
    },
  });
  matcher.index('T1', 1, profiles);
  await order;
  await local.settled();
  await kept.flush();
  return encoded;
}

describe('the vectors of a directory', () => {
  const before = staff(colleague('u1'), colleague('u2', { item: { topic: 'exit slips', detail: 'at the door' } }));

  test('are there after a start, so that only the entry that changed is encoded again', async () => {
    expect((await start('weights-1', before)).length).toBeGreaterThan(10);
    expect(await start('weights-1', before)).toEqual([]);
    const after = staff(colleague('u1'), colleague('u2', { item: { topic: 'exit cards', detail: 'at the door' } }));
    const again = await start('weights-1', after);
    expect(new Set(again)).toEqual(
      new Set(['exit cards: at the door', 'How to: exit cards', 'How to: exit cards: at the door']),
    );
  });

  test('of other weights are never taken', async () => {
    const first = await start('weights-1', before);
    expect(await start('weights-2', before)).toEqual(first);
  });

  test('hold no word of anyone', async () => {
    await start('weights-1', before);
    expect(JSON.stringify(await db.collection('vectors').find({}).toArray())).not.toMatch(/exit|door|wait/);
  });
});

describe('a kept vector', () => {
  test('comes back as it was, the last one written', async () => {
    await store.write('T1', 'd', new Map([['a text', Int8Array.from([-127, -1, 0, 1, 127])]]));
    await store.write('T1', 'd', new Map([['a text', Int8Array.from([-128, 5])]]));
    expect(await store.read('T1', 'd', ['a text', 'another'])).toEqual(
      new Map([['a text', Int8Array.from([-128, 5])]]),
    );
    expect(await db.collection('vectors').countDocuments({})).toBe(1);
  });

  test('of one workspace is unknown in another', async () => {
    await store.write('T1', 'd', new Map([['a text', Int8Array.from([1])]]));
    expect((await store.read('T2', 'd', ['a text'])).size).toBe(0);
    expect((await store.read({ $gt: '' } as unknown as string, 'd', ['a text'])).size).toBe(0);
  });

  test('that cannot be written now is written with the next', async () => {
    const vector = Int8Array.from([1]);
    let isDown = true;
    const kept = keptVectors(
      {
        read: store.read,
        async write(...given) {
          if (isDown) throw new Error('the database is away');
          return store.write(...given);
        },
      },
      'd',
    );
    kept.learned('T1', 'first', vector);
    await kept.flush();
    isDown = false;
    kept.learned('T1', 'second', vector);
    await kept.flush();
    expect((await store.read('T1', 'd', ['first', 'second'])).size).toBe(2);
  });

  test('of many texts is found by an index', async () => {
    const plan = await db
      .collection('vectors')
      .find({ teamId: 'T1', digest: 'd', hash: { $in: ['a', 'b'] } })
      .explain('queryPlanner');
    expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('IXSCAN');
  });
});
