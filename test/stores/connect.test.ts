import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoInstance } from 'mongodb-memory-server-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { connectMongo } from '../../src/stores/connect.ts';
import { findMongod } from '../../src/stores/embedded/find-mongod.ts';
import { freePort } from '../../src/stores/embedded/free-port.ts';
import { mongodCache } from '../helpers/mongod-cache.ts';

describe('connecting to MongoDB', () => {
  test.each(['main', 'inbox'] as const)('the %s client writes to the majority and to the journal', async (role) => {
    const client = await connectMongo(inject('mongoUri'), role);
    try {
      expect(client.options.writeConcern).toMatchObject({ w: 'majority', journal: true });
      expect(client.options.readConcern?.level).toBe('majority');
    } finally {
      await client.close();
    }
  });

  test('the server knows it by its role, or by the name that the address gives it', async () => {
    const name = async (uri: string) => {
      const client = await connectMongo(uri, 'inbox');
      await client.close();
      return client.options.appName;
    };
    expect(await name(inject('mongoUri'))).toBe('contour-inbox');
    expect(await name(`${inject('mongoUri')}&appName=alder`)).toBe('alder');
  });

  test('an address that cannot be read is told as such', async () => {
    await expect(connectMongo('mongodb://one:two:three/', 'main')).rejects.toThrow('MONGODB_URI cannot be read');
  });

  test('an address where nobody answers is told within the time a person waits', async () => {
    const startedAt = performance.now();
    const attempt = connectMongo(`mongodb://127.0.0.1:${await freePort()}/`, 'inbox');
    await expect(attempt).rejects.toThrow('No MongoDB answers at MONGODB_URI');
    expect(performance.now() - startedAt).toBeLessThan(2_500);
  });
});

describe('a server that stands alone', () => {
  let dbPath: string;
  let server: MongoInstance;
  let port: number;

  beforeAll(async () => {
    dbPath = await mkdtemp(join(tmpdir(), 'contour-standalone-'));
    port = await freePort();
    const mongod = await findMongod({ cacheDir: mongodCache, env: process.env, progress: () => {} });
    server = await MongoInstance.create({
      instance: { port, dbPath, ip: '127.0.0.1', storageEngine: 'wiredTiger' },
      binary: { systemBinary: mongod.path, version: mongod.version },
    });
  });

  afterAll(async () => {
    await server.stop();
    await rm(dbPath, { recursive: true });
  });

  test('is refused with the way to make it a replica set', async () => {
    await expect(connectMongo(`mongodb://127.0.0.1:${port}/`, 'main')).rejects.toThrow(
      /stands alone.*--replSet rs0.*rs\.initiate\(\).*replicaSet=rs0/,
    );
  });

  test('is refused in the same way when the address already names a replica set', async () => {
    await expect(connectMongo(`mongodb://127.0.0.1:${port}/?replicaSet=rs0`, 'main')).rejects.toThrow(/stands alone/);
  });
});
