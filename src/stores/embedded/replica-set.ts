import { MongoClient, MongoNetworkError, MongoServerError } from 'mongodb';

/** The name of the embedded replica set. */
export const replicaSet = 'contour';

const alreadyInitialized = 23;

/** A client for the one server on this machine, whatever state its replica set is in. */
export function directClient(port: number): MongoClient {
  return new MongoClient(`mongodb://127.0.0.1:${port}/`, { directConnection: true, serverSelectionTimeoutMS: 1_000 });
}

/**
 * Makes the server on `port` a replica set of one: without that there are no transactions.
 * A data folder remembers the address it was made at, so after a change of port the stored one is replaced, by force
 * because a member that does not find itself in its set has no primary to ask.
 */
export async function formReplicaSet(port: number): Promise<void> {
  try {
    await initiateOrMove(port);
  } catch (fault) {
    // A member that learns it is not in its set drops all connections, this one among them.
    if (!(fault instanceof MongoNetworkError)) throw fault;
    await initiateOrMove(port);
  }
}

async function initiateOrMove(port: number): Promise<void> {
  const client = directClient(port);
  const admin = client.db('admin');
  const host = `127.0.0.1:${port}`;
  try {
    await admin.command({ replSetInitiate: { _id: replicaSet, members: [{ _id: 0, host }] } });
  } catch (fault) {
    if (!(fault instanceof MongoServerError && fault.code === alreadyInitialized)) throw fault;
    const { config } = await admin.command({ replSetGetConfig: 1 });
    const [member] = config.members;
    if (member.host === host) return;
    const moved = { ...config, version: config.version + 1, members: [{ ...member, host }] };
    await admin.command({ replSetReconfig: moved, force: true });
  } finally {
    await client.close();
  }
}
