import { randomUUID } from 'node:crypto';
import type { MongoClient } from 'mongodb';
import { seedSampleSchool } from '../../scripts/seed.ts';
import { durablePath } from '../../src/delivery/durable-path.ts';
import { directorySource } from '../../src/matching/directory-source.ts';
import { freshMatcher } from '../../src/matching/fresh-matcher.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import type { School } from '../../src/practice/sample-school.ts';
import { clientPool } from '../../src/slack/clients.ts';
import { roster } from '../../src/slack/roster.ts';
import { ensureIndexes } from '../../src/stores/indexes.ts';
import { databaseOf } from '../../src/stores/stores.ts';

/** Puts the sample school into the bench's workspace. */
export async function seedBench(client: MongoClient, school: School): Promise<void> {
  await ensureIndexes(client.db());
  const nobody = clientPool(() => 'xoxb-bench', {});
  const quiet = { info() {}, warn() {}, error() {} };
  const { deps } = durablePath({
    database: databaseOf(client, client),
    tools: (stores) => ({
      clock: () => new Date(),
      newId: randomUUID,
      log: quiet,
      roster: roster(stores.people, nobody, () => new Date(), quiet),
      matcher: freshMatcher(createMatcher(), directorySource(stores), (_, fault) => {
        throw fault;
      }),
    }),
    postingClient: nobody,
    interactiveClient: nobody,
    undelivered: new Map(),
    beforeSending: new Map(),
    guards: [],
    responseHosts: [],
    mayUploadTo: () => false,
    secret: 'bench',
  });
  await seedSampleSchool(deps, 'TBENCH', school);
}
