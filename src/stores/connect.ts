import { MongoClient, type MongoClientOptions, MongoServerSelectionError } from 'mongodb';
import { CannotStart } from './cannot-start.ts';

/** What a client is for: the main work, or storing what Slack sent while a person waits for the answer. */
export type ClientRole = 'main' | 'inbox';

const durable: MongoClientOptions = {
  writeConcern: { w: 'majority', journal: true, wtimeoutMS: 3_000 },
  readConcernLevel: 'majority',
  retryWrites: true,
};

/** Source: `reliability.md`, "Settings that are not defaults". Milliseconds. */
const settings: Record<ClientRole, MongoClientOptions> = {
  main: { ...durable, serverSelectionTimeoutMS: 3_000, connectTimeoutMS: 2_000, socketTimeoutMS: 5_000 },
  inbox: { ...durable, serverSelectionTimeoutMS: 1_000, connectTimeoutMS: 1_000, socketTimeoutMS: 1_500 },
};

const howTo =
  'One server is enough: start mongod with --replSet rs0, run rs.initiate() once in mongosh, and add ?replicaSet=rs0 to MONGODB_URI.';
const standsAlone = `The MongoDB server at MONGODB_URI stands alone, and Contour needs transactions, which only a replica set has. ${howTo}`;
const notInSet = `No MongoDB server at MONGODB_URI belongs to the replica set named there; perhaps the server stands alone. ${howTo}`;
const unreadable =
  'MONGODB_URI cannot be read. It looks like mongodb://host1,host2/database?replicaSet=rs0; in a name or password the signs : / ? # [ ] @ % are written as %3A and so on.';

/**
 * A connected client with the settings of its role. By `contour-main` and `contour-inbox` the server's operator knows them,
 * unless the address gives a name of its own.
 * Throws `CannotStart` when nobody answers at the address, or when a server there is no replica set.
 */
export async function connectMongo(uri: string, role: ClientRole): Promise<MongoClient> {
  const client = clientOf(uri, role);
  try {
    await client.connect();
    const { setName, msg } = await client.db('admin').command({ hello: 1 });
    if (setName === undefined && msg !== 'isdbgrid') throw new CannotStart(standsAlone);
    return client;
  } catch (fault) {
    await client.close();
    if (!(fault instanceof MongoServerSelectionError)) throw fault;
    // The driver drops a server that is not in the set it was asked for.
    const dropped = fault.reason?.servers.size === 0;
    throw new CannotStart(dropped ? notInSet : `No MongoDB answers at MONGODB_URI: ${fault.message}.`);
  }
}

function clientOf(uri: string, role: ClientRole): MongoClient {
  try {
    // What is set beside an address wins over what it says.
    const named = /[?&]appName=/i.test(uri) ? {} : { appName: `contour-${role}` };
    return new MongoClient(uri, { ...settings[role], ...named });
  } catch (cause) {
    // The driver's own message may quote a part of the password.
    throw new CannotStart(unreadable, { cause });
  }
}
