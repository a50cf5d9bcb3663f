import { expect, test } from 'vitest';
import { namedGap } from '../../src/domain/gap.ts';
import { commitmentStore } from '../../src/stores/commitment-store.ts';
import { gapStore } from '../../src/stores/gap-store.ts';
import { observationStore } from '../../src/stores/observation-store.ts';
import { questionStore } from '../../src/stores/question-store.ts';
import { sessionStore } from '../../src/stores/session-store.ts';
import { commitment } from '../helpers/commitment.ts';
import { indexedDatabase } from '../helpers/mongo.ts';
import { observation } from '../helpers/observation.ts';
import { question } from '../helpers/question.ts';
import { session } from '../helpers/session.ts';

const { db } = await indexedDatabase();
const year = new Date('2025-08-18T05:00:00Z');
const before = new Date('2025-06-01T12:00:00Z');
const any = { $ne: null } as never;
const made = (...names: string[]) => names.map((id) => ({ id, cause: id }));

test('the week’s page reads the questions of the year that colleagues were told of, of its own workspace', async () => {
  const questions = questionStore(db);
  const [asked, old, draft, others] = made('asked', 'old', 'draft', 'others');
  await questions.addOnce(question(asked));
  await questions.addOnce(question({ ...old, askedAt: before }));
  await questions.addOnce(question({ ...draft, status: 'draft' }));
  await questions.addOnce(question({ ...others, teamId: 'T2' }));
  expect((await questions.askedSince('T1', year)).map(({ id }) => id)).toEqual(['asked']);
  expect(await questions.askedSince(any, year)).toEqual([]);
  const plan = await db
    .collection('questions')
    .find({ teamId: 'T1', askedAt: { $gte: new Date('2030-01-01T00:00:00Z') } })
    .explain('executionStats');
  expect(plan.executionStats.totalDocsExamined).toBe(0);
});

test('it reads sessions and doors that are open or took place, of one school', async () => {
  const sessions = sessionStore(db);
  const [open, held, cancelled, old, others] = made('open', 'held', 'cancelled', 'old', 'others');
  await sessions.addOnce(session(open));
  await sessions.addOnce(session({ ...held, status: 'held' }));
  await sessions.addOnce(session({ ...cancelled, status: 'cancelled' }));
  await sessions.addOnce(session({ ...old, status: 'held', startsAt: before, endsAt: before }));
  await sessions.addOnce(session({ ...others, teamId: 'T2' }));
  expect((await sessions.openOrHeldSince('T1', year)).map(({ id }) => id).sort()).toEqual(['held', 'open']);
  expect(await sessions.openOrHeldSince(any, year)).toEqual([]);
  const observations = observationStore(db);
  const [posted, hidden, elsewhere] = made('posted', 'hidden', 'elsewhere');
  await observations.addOnce(observation({ ...posted, isPosted: true }));
  await observations.addOnce(observation({ ...hidden, isPosted: false }));
  await observations.addOnce(observation({ ...elsewhere, teamId: 'T2', isPosted: true }));
  expect((await observations.openOrHeldSince('T1', year)).map(({ id }) => id).sort()).toEqual(['hidden', 'posted']);
  expect(await observations.openOrHeldSince(any, year)).toEqual([]);
});

test('it reads commitments that are open, or were kept this year, and never one that was let go', async () => {
  const commitments = commitmentStore(db);
  const [open, kept, old, released, others] = made('open', 'kept', 'old', 'released', 'others');
  await commitments.addOnce(commitment(open));
  await commitments.addOnce(commitment({ ...kept, status: 'kept', endedOn: '2026-03-05' }));
  await commitments.addOnce(commitment({ ...old, status: 'kept', endedOn: '2025-06-01' }));
  await commitments.addOnce(commitment({ ...released, status: 'released', endedOn: '2026-03-05' }));
  await commitments.addOnce(commitment({ ...others, teamId: 'T2' }));
  expect((await commitments.openOrKeptSince('T1', '2025-08-18')).map(({ id }) => id).sort()).toEqual(['kept', 'open']);
  expect(await commitments.openOrKeptSince(any, '2025-08-18')).toEqual([]);
});

test('it reads the gaps of its own workspace, the oldest first, and no more those that are carried', async () => {
  const gaps = gapStore(db);
  const gap = (teamId: string, id: string, day: string) =>
    namedGap({ teamId, id, cause: id, openedBy: 'U21', openedAt: new Date(`${day}T12:00:00Z`) }, `topic ${id}`);
  await gaps.addOnce(gap('T1', 'g2', '2026-03-06'));
  await gaps.addOnce(gap('T1', 'g1', '2026-03-05'));
  await gaps.addOnce(gap('T2', 'g3', '2026-03-05'));
  const { isOpen: _, ...carried } = gap('T1', 'g4', '2026-03-01');
  await gaps.addOnce({ ...carried, stage: 'carried' });
  expect((await gaps.open('T1')).map(({ id }) => id)).toEqual(['g1', 'g2']);
  expect(await gaps.open(any)).toEqual([]);
});
