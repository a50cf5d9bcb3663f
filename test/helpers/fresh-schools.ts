import type { Collection, Document } from 'mongodb';
import { afterEach, beforeEach } from 'vitest';
import { empty, indexedDatabase } from './mongo.ts';
import { type SchoolWithContour, schoolWithContour } from './school.ts';

export interface FreshSchools {
  /** The school of this test. */
  school: SchoolWithContour;
  records(name: string): Collection<Document>;
  /** Mateo asks about quiet students, and Aisha has his question. */
  mateoAsksAisha(): Promise<ReturnType<SchoolWithContour['as']>>;
}

export const askedText = 'how do I get quiet students talking in math';

/**
 * A sample school with Contour at work in it for each test of the file, each in an empty database.
 *
 * @param now instant, UTC; Tuesday 24 February 2026, 09:00 in Chicago unless said
 */
export async function freshSchools(now = '2026-02-24T15:00:00Z'): Promise<FreshSchools> {
  const { client, db } = await indexedDatabase();
  const at = {
    records: (name: string) => db.collection(name),
    async mateoAsksAisha() {
      const mateo = at.school.as('17');
      await mateo.command('/who-knows', askedText);
      await mateo.press('Ask Aisha');
      await mateo.sees('has it until');
      await at.school.as('11').sees(askedText);
      return mateo;
    },
  } as FreshSchools;
  beforeEach(async () => {
    at.school = await schoolWithContour({ client, dbName: db.databaseName, mode: 'socket', now });
  });
  afterEach(async () => {
    await at.school.stop();
    await empty(db);
  });
  return at;
}
