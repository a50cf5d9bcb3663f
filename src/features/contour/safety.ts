import type { Deps } from '../../deps.ts';
import { UserError } from '../../errors.ts';
import { type Answer, sentence } from '../../slack/view.ts';

/** Throws UserError for anyone but a workspace admin. */
export async function adminOnly(deps: Pick<Deps, 'roster'>, teamId: string, userId: string): Promise<void> {
  const person = await deps.roster.colleague(teamId, userId);
  if (!person.isAdmin)
    throw new UserError('not-an-admin', 'Only an admin of this workspace can set the steps for a child’s safety.');
}

/** Sets what is shown when a text is about a child's safety. */
export async function safetySaved(
  deps: Pick<Deps, 'roster' | 'schools' | 'audit' | 'clock'>,
  input: { teamId: string; userId: string; steps: string },
): Promise<Answer> {
  await adminOnly(deps, input.teamId, input.userId);
  await deps.schools.set(input.teamId, { safetyText: input.steps });
  await deps.audit.add({ teamId: input.teamId, at: deps.clock(), by: input.userId, act: 'safety.changed' });
  return sentence(`Saved. When a text is about a child's safety, colleagues now read: ${input.steps}`);
}
