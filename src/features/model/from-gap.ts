import type { Deps } from '../../deps.ts';
import { UserError } from '../../errors.ts';
import type { Press } from './input.ts';

/** What stands in a form that is opened from a gap. */
interface FromGap {
  gapId: string;
  shown: { topic: string; guest?: string };
  /** The colleague who is asked to show it. */
  colleagueId?: string;
}

/**
 * The session that brings in what none of us knows: with the guest from outside, whom one of us leads it with. Once it was
 * shown, insiders teach it themselves. Throws UserError when the gap is not at that point.
 */
export async function fromGap(
  { gaps, roster }: Pick<Deps, 'gaps' | 'roster'>,
  { teamId, userId, sessionId: gapId }: Press,
): Promise<FromGap> {
  await roster.colleague(teamId, userId);
  const gap = await gaps.find(teamId, gapId);
  if (gap?.stage === 'being-learned') return { gapId, shown: { topic: gap.topic } };
  if (gap?.stage !== 'bringing-in' || !gap.plan)
    throw new UserError(
      'not-brought-in',
      'No session is planned from here just now. `/contour gap` shows how it stands.',
    );
  const { from } = gap.plan;
  return 'helpId' in from
    ? { gapId, shown: { topic: gap.topic, guest: from.name } }
    : { gapId, shown: { topic: gap.topic }, colleagueId: from.colleagueId };
}
