import type { Deps } from '../../deps.ts';
import { dueDayFault, effectiveDue, supportsUntil } from '../../domain/commitment-clock.ts';
import { partnerIsOwner } from '../../domain/commitment-form.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import type { CalendarDay } from '../../time/calendar-day.ts';
import { shortDay } from '../../time/day-words.ts';
import type { Sender } from './input.ts';
import { commitmentOf, todayAt } from './load.ts';
import { strangersIn } from './propose.ts';

/**
 * What is wrong with a form about a commitment that is there: a sentence by field. `isOwnDay`: the day is the owner's, not that of
 * support; `mayStand`: the one it has may stay.
 */
export async function smallFaults(
  deps: Deps,
  { teamId, commitmentId }: Sender,
  typed: {
    words: Record<string, string>;
    due?: string;
    isOwnDay?: true;
    mayStand?: true;
    partner?: string;
    namesNoPupil: boolean;
  },
): Promise<Record<string, string>> {
  const commitment = await commitmentOf(deps, teamId, commitmentId);
  const { ownerId } = commitment;
  const { calendar, today } = await todayAt(deps, teamId);
  const { due, isOwnDay, mayStand, partner } = typed;
  // The owner's own day may be past by now, and is not what is changed.
  const isSame = mayStand && due === effectiveDue(commitment, calendar, today);
  const until = isOwnDay ? supportsUntil(commitment, calendar) : '';
  const dayFault = due && !isSame ? (dueDayFault(due, calendar, today) ?? tooEarly(due, until)) : undefined;
  return {
    ...pupilFaults(await deps.matcher.directory(teamId), typed.words, typed),
    ...(dayFault && { due: dayFault }),
    ...(partner && (await strangersIn(deps, teamId, [['partner', partner]]))),
    ...(partner === ownerId && { partner: partnerIsOwner }),
  };
}

function tooEarly(due: CalendarDay, until: CalendarDay): string | undefined {
  if (due >= until) return undefined;
  return `Support that is owed for it comes by ${shortDay(until)}. Choose that day or a later one.`;
}
