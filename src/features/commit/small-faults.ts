import type { Deps } from '../../deps.ts';
import { dueDayFault, effectiveDue } from '../../domain/commitment-clock.ts';
import { partnerIsOwner } from '../../domain/commitment-form.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import type { Sender } from './input.ts';
import { commitmentOf, todayAt } from './load.ts';
import { strangersIn } from './propose.ts';

/** What is wrong with a form about a commitment that is there: a sentence by field. `mayStand`: the day it has may stay. */
export async function smallFaults(
  deps: Deps,
  { teamId, commitmentId }: Sender,
  typed: { words: Record<string, string>; due?: string; mayStand?: true; partner?: string; namesNoPupil: boolean },
): Promise<Record<string, string>> {
  const commitment = await commitmentOf(deps, teamId, commitmentId);
  const { ownerId } = commitment;
  const { calendar, today } = await todayAt(deps, teamId);
  const { due, mayStand, partner } = typed;
  // The owner's own day may be past by now, and is not what is changed.
  const isSame = mayStand && due === effectiveDue(commitment, calendar, today);
  const dayFault = due && !isSame ? dueDayFault(due, calendar, today) : undefined;
  return {
    ...pupilFaults(await deps.matcher.directory(teamId), typed.words, typed),
    ...(dayFault && { due: dayFault }),
    ...(partner && (await strangersIn(deps, teamId, [['partner', partner]]))),
    ...(partner === ownerId && { partner: partnerIsOwner }),
  };
}
