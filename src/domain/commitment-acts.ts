import type { CalendarDay } from '../time/calendar-day.ts';
import { type Commitment, mostOpen, mostSupports } from './commitment.ts';
import { ended, newSupport, noted, passedTo, takeEffect } from './commitment-effects.ts';
import type { Act, Circumstance, CommitmentDraft, Outcome, Refusal } from './commitment-press.ts';
import { faultToAgree, isAgreed, isDayPast, whyNot } from './commitment-refusals.ts';

/** What is sent to the others for the first time. Whoever asks has said yes to their own part. */
export function propose(draft: CommitmentDraft, now: Circumstance): Outcome {
  const isOwn = draft.ownerId === draft.proposedBy;
  if (!isOwn && draft.supports.length === 0) return { refused: 'no-support' };
  const commitment = proposedAs(draft, now);
  const fault = isOwn ? faultToAgree(commitment, now) : faultToAsk(commitment, now);
  return fault ? { refused: fault } : { after: openIfAgreed(noted(commitment, 'proposed', now), now) };
}

/** What a draft becomes once it may be sent. */
export function proposedAs({ supports, hasAll, ...said }: CommitmentDraft, now: Circumstance): Commitment {
  const isOwn = said.ownerId === said.proposedBy;
  return {
    ...said,
    ...(isOwn && hasAll && { hasAll }),
    status: 'proposed',
    dueSetOn: now.today,
    ownerAgreed: isOwn,
    partner: said.partnerId === said.proposedBy ? 'agreed' : 'asked',
    supports: supports.map((one, index) => newSupport(one, index + 1, now)),
    pauses: [],
    checkIns: [],
    history: [],
    actedOn: now.today,
    lookedOn: now.today,
    turn: 0,
  };
}

function faultToAsk(commitment: Commitment, now: Circumstance): Refusal | undefined {
  if (commitment.supports.length > mostSupports) return 'too-many';
  return isDayPast(commitment, now) ? 'day-past' : undefined;
}

/** Lets a press take effect, or says why it has none. Source: domain.md section 3, every transition and no other. */
export function act(commitment: Commitment, press: Act, now: Circumstance): Outcome {
  const refused = whyNot(commitment, press, now);
  if (refused) return { refused };
  const after = takeEffect(commitment, press, now);
  return { after: { ...openIfAgreed(after, now), actedOn: now.today } };
}

/** Ten school days of silence are a no. */
export function silent(commitment: Commitment, today: CalendarDay): Commitment {
  return ended(commitment, 'declined', { by: commitment.proposedBy, today });
}

/**
 * Someone is no colleague any more. What they give passes to whoever asked, or to the owner, who can pass it on, where whoever
 * asked has left too; a commitment of theirs ends. Undefined when they had no part that changes.
 */
export function withoutPerson(
  commitment: Commitment,
  userId: string,
  { today, askerIsHere }: { today: CalendarDay; askerIsHere: boolean },
): Commitment | undefined {
  const { ownerId, proposedBy, partnerId, status } = commitment;
  if (status !== 'proposed' && status !== 'open') return undefined;
  if (ownerId === userId) return ended(commitment, status === 'open' ? 'released' : 'declined', { by: userId, today });
  const heir = askerIsHere && proposedBy !== userId ? proposedBy : ownerId;
  const supports = commitment.supports.map((one) =>
    one.giverId === userId || one.heirId === userId ? passedTo(one, heir, today) : one,
  );
  const isPartner = partnerId === userId && commitment.partner !== 'left';
  if (!isPartner && supports.every((one, index) => one === commitment.supports[index])) return undefined;
  if (!isPartner) return { ...commitment, supports };
  // What a partner suggested is theirs, and goes with them.
  const { suggestion: _, ...others } = commitment;
  return { ...others, supports, partner: 'left' };
}

function openIfAgreed(commitment: Commitment, now: Circumstance): Commitment {
  const isReady = isAgreed(commitment, now) && !isDayPast(commitment, now) && now.openBeside < mostOpen;
  if (commitment.status !== 'proposed' || !isReady) return commitment;
  return noted({ ...commitment, status: 'open' }, 'opened', now);
}
