import type { z } from 'zod';
import type { Deps } from '../../deps.ts';
import type { Who } from '../../domain/person.ts';
import { leavesAnew } from '../../domain/typed-times.ts';
import type { Answer } from '../../slack/view.ts';
import type { limitFields } from './limit-fields.ts';
import { mine } from './mine.ts';
import type { OwnDeps } from './own.ts';

/** **My limits** was sent: how much, when, and when not. */
export async function setLimits(
  deps: OwnDeps & Pick<Deps, 'commitments'>,
  who: Who,
  settings: z.infer<ReturnType<typeof limitFields>>,
): Promise<Answer> {
  await deps.roster.colleague(who.teamId, who.userId);
  const before = await deps.people.find(who.teamId, who.userId);
  const leaves = leavesAnew(settings.leaves ?? null, before?.leaves, deps.clock());
  await deps.people.set(who.teamId, who.userId, { ...settings, leaves });
  await deps.commitments.lookAgain(who.teamId, who.userId);
  await deps.schools.directoryChanged(who.teamId);
  return mine(deps, who, 0, 'Saved. From now on it goes by these limits.');
}
