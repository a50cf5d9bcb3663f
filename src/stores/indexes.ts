import type { Db, IndexDescription } from 'mongodb';
import { evidenceIndexes } from './evidence-store.ts';
import { gapIndexes } from './gap-store.ts';
import { inboxIndexes } from './inbox-store.ts';
import { occurrenceIndexes } from './occurrence-store.ts';
import { outboxIndexes } from './outbox-store.ts';
import { pauseIndexes } from './pause-store.ts';
import { personIndexes } from './person-store.ts';
import { questionIndexes } from './question-store.ts';
import { schoolIndexes } from './school-store.ts';

/** Every index of every collection; the unique ones carry the invariants. Source: reliability.md. */
const indexes: Record<string, IndexDescription[]> = {
  inbox: inboxIndexes,
  outbox: outboxIndexes,
  occurrences: occurrenceIndexes,
  pauses: pauseIndexes,
  people: personIndexes,
  schools: schoolIndexes,
  questions: questionIndexes,
  evidence: evidenceIndexes,
  gaps: gapIndexes,
};

/** Makes what is missing, before anything is served; a failure stops the start. */
export async function ensureIndexes(db: Db): Promise<void> {
  for (const [collection, wanted] of Object.entries(indexes)) await db.collection(collection).createIndexes(wanted);
}
