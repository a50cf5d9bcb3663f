// A Contour of its own process, for the tests that end it: says `ready <mongod's pid> <uri>`, and on Ctrl-C writes a last
// document before it stops its database.
import { MongoClient } from 'mongodb';
import { startEmbeddedMongod } from '../../../src/stores/embedded/start-embedded-mongod.ts';
import { mongodCache } from '../../helpers/mongod-cache.ts';

const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error('name the data folder');
const mongod = await startEmbeddedMongod({ dataDir, cacheDir: mongodCache, env: process.env, progress: () => {} });
const client = await new MongoClient(mongod.uri).connect();
process.once('SIGINT', async () => {
  await client.db('school').collection('log').insertOne({ last: true });
  await client.close();
  await mongod.stop();
  console.log('stopped');
});
console.log(`ready ${mongod.pid} ${mongod.uri}`);
