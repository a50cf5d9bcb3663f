import type { Deps } from '../../deps.ts';
import { type Evidence, evidenceOf } from '../../domain/evidence.ts';
import type { Question } from '../../domain/question.ts';
import { dayOf } from '../../time/calendar-day.ts';

/** Lets an act on this question speak for someone, once, where it has a topic that everyone may read. */
export async function speakFor(
  deps: Pick<Deps, 'evidence' | 'schools' | 'clock'>,
  question: Question,
  userId: string,
  kind: Evidence['kind'],
): Promise<void> {
  const { zone } = await deps.schools.home(question.teamId);
  const piece = evidenceOf(question, userId, kind, dayOf(deps.clock(), zone));
  if (!piece) return;
  await deps.evidence.addOnce(piece);
  await deps.schools.directoryChanged(question.teamId);
}
