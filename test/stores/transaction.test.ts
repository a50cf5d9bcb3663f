import { expect, test } from 'vitest';
import { inTransaction } from '../../src/stores/transaction.ts';
import { freshDatabase } from '../helpers/mongo.ts';

const { client, db } = await freshDatabase();

test('a press that meets what a killed process holds open takes effect once the server lets that go', async () => {
  const people = db.collection('people');
  await people.insertOne({ userId: 'U11', turn: 0 });
  const killed = client.startSession();
  killed.startTransaction();
  await people.updateOne({ userId: 'U11' }, { $inc: { turn: 100 } }, { session: killed });

  let tries = 0;
  await inTransaction(client, async (session) => {
    tries += 1;
    if (tries === 14) await killed.abortTransaction();
    await people.updateOne({ userId: 'U11' }, { $inc: { turn: 1 } }, { session });
  });
  await killed.endSession();

  expect(await people.findOne({ userId: 'U11' })).toMatchObject({ turn: 1 });
  expect(tries).toBeGreaterThanOrEqual(14);
});
