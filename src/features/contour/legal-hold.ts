import type { Deps } from '../../deps.ts';
import type { Who } from '../../domain/person.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { privacyView } from './views.ts';

type HoldDeps = Pick<Deps, 'roster' | 'schools' | 'audit' | 'clock'>;

/** `/contour privacy`: what is kept and who sees it; an admin finds the legal hold there. */
export async function showPrivacy(deps: HoldDeps, { teamId, userId }: Who): Promise<Answer> {
  const person = await deps.roster.colleague(teamId, userId);
  if (!person.isAdmin) return privacyView();
  return privacyView({ isSet: Boolean((await deps.schools.home(teamId)).legalHold) });
}

/** **Set a legal hold**: from now on nothing that people delete is removed for good. By an admin, on record. */
export async function setHold(deps: HoldDeps, who: Who): Promise<Answer> {
  await adminOnly(deps, who);
  const { teamId, userId } = who;
  if (!(await deps.schools.home(teamId)).legalHold) {
    await deps.schools.set(teamId, { legalHold: { by: userId, at: deps.clock() } });
    await deps.audit.add({ teamId, at: deps.clock(), by: userId, act: 'hold.set' });
  }
  return privacyView({ isSet: true });
}

/** **Release the hold**: what was deleted meanwhile is removed at the next tick. */
export async function releaseHold(deps: HoldDeps, who: Who): Promise<Answer> {
  await adminOnly(deps, who);
  const { teamId, userId } = who;
  if ((await deps.schools.home(teamId)).legalHold) {
    await deps.schools.set(teamId, { legalHold: null });
    await deps.audit.add({ teamId, at: deps.clock(), by: userId, act: 'hold.released' });
  }
  return privacyView({ isSet: false });
}

async function adminOnly(deps: Pick<Deps, 'roster'>, { teamId, userId }: Who): Promise<void> {
  const person = await deps.roster.colleague(teamId, userId);
  if (!person.isAdmin)
    throw new UserError('not-an-admin', 'Only an admin of this workspace sets or releases a legal hold.');
}
