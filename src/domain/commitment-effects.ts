import type { CalendarDay } from '../time/calendar-day.ts';
import { type Change, type Commitment, isPartnerThere, type Support, standingSupports } from './commitment.ts';
import { effectiveDue, heldDue, supportsUntil } from './commitment-clock.ts';
import type { Act, Aim, Circumstance, NewSupport, Terms } from './commitment-press.ts';

/** What a press that is not refused makes of the commitment. */
export function takeEffect(commitment: Commitment, press: Act, now: Circumstance): Commitment {
  const { today, by } = now;
  switch (press.kind) {
    case 'accept':
      return { ...commitment, ownerAgreed: true, dueSetOn: today };
    case 'revise':
      return noted(revised(commitment, press.terms, now), 'revised', now);
    case 'agree':
      return { ...commitment, partner: 'agreed' };
    case 'not-this-time':
      return { ...commitment, partner: 'not-this-time' };
    case 'not-now':
      return ended(commitment, 'declined', { by, today });
    case 'release':
      return ended(commitment, 'released', { by, today });
    case 'say-why':
      return withReason(commitment, press.reason);
    case 'keep': {
      const { howKept, learned, evidence } = press;
      const kept = ended(commitment, 'kept', { by, today });
      return { ...kept, howKept, ...(learned && { learned }), ...(evidence && { evidence }) };
    }
    case 'change':
      return changed(
        { ...withPartner(commitment, press.partnerId), ...(press.shownTo && { shownTo: press.shownTo }) },
        press,
        now,
      );
    case 'suggest':
      return { ...commitment, suggestion: press.suggestion };
    case 'leave-suggestion':
      return withoutSuggestion(commitment);
    case 'take-suggestion':
      return taken(commitment, now);
    case 'check-in':
      return { ...commitment, checkIns: [...commitment.checkIns, { on: today, how: press.how }] };
    case 'thank':
      return { ...commitment, thanked: true };
    case 'open':
      return commitment;
    default:
      return withSupport(commitment, press, now);
  }
}

function withSupport(commitment: Commitment, press: Act & { supportId: string }, now: Circumstance): Commitment {
  const supports = commitment.supports.flatMap((one) =>
    one.id === press.supportId ? supportAfter(one, press, now) : one,
  );
  const before = commitment.supports.find(({ id }) => id === press.supportId);
  const instead = before && insteadOf(before, press);
  if (!instead) return { ...commitment, supports };
  const next = newSupport(instead, lastNumber(commitment) + 1, now);
  const isOffered = press.kind === 'take-swap';
  const after = { ...commitment, supports: [...supports, isOffered ? { ...next, acceptedOn: now.today } : next] };
  // The owner's own day is no earlier than that of what they cannot go on without: they agree to both at once.
  const due = effectiveDue(commitment, now.calendar, now.today);
  if (!instead.blocking || heldDue(now.calendar, instead.dueDay) <= due) return after;
  const moved = movedTo(after, { words: after.words, dueDay: instead.dueDay }, { ...now, due });
  return press.kind === 'take-swap' && instead.giverId === after.partnerId ? moved : askedAgain(moved);
}

/** Before it is open, a partner has said yes to its day: another is asked of them anew, unless it is theirs. */
function askedAgain(commitment: Commitment): Commitment {
  const isOpening = commitment.status === 'proposed' && commitment.partner === 'agreed';
  return isOpening ? { ...commitment, partner: 'asked' } : commitment;
}

/** What stands in the place of a support from now on: the clock keeps the days on which the one before was late. */
function insteadOf({ kind, words, giverId, blocking, swap }: Support, press: Act): NewSupport | undefined {
  if (press.kind === 'take-swap') return swap && { kind, giverId, blocking, ...swap };
  if (press.kind !== 'pass-on') return undefined;
  return { kind, words, blocking, giverId: press.giverId, dueDay: press.dueDay };
}

function supportAfter(support: Support, press: Act & { supportId: string }, { today }: Circumstance): Support {
  const { swap: _, ...standing } = support;
  const { endedOn: __, ...stillOwed } = standing;
  const { cannot: ___, ...over } = standing;
  switch (press.kind) {
    case 'give':
      return { ...support, acceptedOn: today };
    case 'deliver':
      // Who brings it has accepted it.
      return { ...over, status: 'said-delivered', endedOn: today, acceptedOn: support.acceptedOn ?? today };
    case 'confirm':
      return { ...standing, status: 'delivered' };
    case 'not-yet': {
      const again: Support = { ...stillOwed, status: 'owed' };
      return support.heirId ? passedTo(again, support.heirId, today) : again;
    }
    case 'waive':
      return { ...over, status: 'waived', endedOn: today };
    case 'take-swap':
    case 'pass-on':
      return { ...over, status: 'swapped', endedOn: today };
    case 'leave-swap':
      return standing;
    case 'offer-swap':
      return { ...support, swap: press.swap };
    case 'ask-time':
      return { ...support, swap: { words: support.words, dueDay: press.dueDay } };
    case 'cannot':
      return { ...support, cannot: true };
    case 'name-me':
      return { ...support, mayNameOwner: true };
    default:
      return support;
  }
}

/** Support that is still owed is with someone else from `today` on; other support stays as it is. */
export function passedTo(support: Support, heir: string, today: CalendarDay): Support {
  // It came from who said so, unless the owner says that it has not come.
  if (support.status === 'said-delivered') return { ...support, heirId: heir };
  if (support.status !== 'owed') return support;
  const { swap: _, cannot: __, heirId: ___, ...rest } = support;
  return { ...rest, giverId: heir, acceptedOn: today };
}

/** The owner's own terms are agreed to by the owner; whoever's part they change is asked again. */
export function revised(commitment: Commitment, terms: Terms, now: Circumstance): Commitment {
  const { hasAll: _, ...before } = withoutAims(commitment);
  const { supports: named, hasAll, ...said } = terms;
  const isSame = said.words === commitment.words && said.dueDay === commitment.dueDay;
  const hasAgreed = said.partnerId === commitment.partnerId && commitment.partner === 'agreed';
  const partner = hasAgreed && isSame ? 'agreed' : 'asked';
  const standing = standingSupports(commitment);
  let number = lastNumber(commitment);
  const supports = named.map((one) => {
    const place = standing.findIndex((support) => isSameSupport(support, one));
    const [known] = place < 0 ? [] : standing.splice(place, 1);
    if (!known) number += 1;
    return known ?? newSupport(one, number, now);
  });
  return {
    ...before,
    ...said,
    ...(hasAll && { hasAll }),
    partner,
    supports,
    lastNumber: number,
    ownerAgreed: true,
    dueSetOn: now.today,
  };
}

function lastNumber({ supports, lastNumber: last = 0 }: Pick<Commitment, 'supports' | 'lastNumber'>): number {
  return Math.max(last, ...supports.map(({ id }) => Number(id.slice(1))));
}

function withoutAims(commitment: Commitment): Omit<Commitment, Aim> {
  const { topic: _, goalId: __, goal: ___, evidence: ____, ...rest } = commitment;
  return rest;
}

function isSameSupport(support: Support, named: NewSupport): boolean {
  return (['kind', 'words', 'giverId', 'dueDay', 'blocking'] as const).every(
    (field) => support[field] === named[field],
  );
}

/** A support as it is named; whoever gives it themself has accepted it. @param number its own within the commitment, from 1 */
export function newSupport(
  { kind, words, giverId, dueDay, blocking }: NewSupport,
  number: number,
  { by, today }: Circumstance,
): Support {
  const isAccepted = giverId === by;
  const named = { kind, words, giverId, dueDay, blocking };
  return { id: `s${number}`, ...named, status: 'owed', ...(isAccepted && { acceptedOn: today }) };
}

/** The day that stands now is no new one; another is no earlier than that of support which the owner cannot go on without. */
function changed(
  commitment: Commitment,
  { words, dueDay }: { words: string; dueDay: CalendarDay },
  now: Circumstance,
): Commitment {
  const due = effectiveDue(commitment, now.calendar, now.today);
  const rest = withoutSuggestion(commitment);
  if (dueDay === due) return noted({ ...rest, words }, 'changed', now);
  const earliest = supportsUntil(commitment, now.calendar);
  return movedTo(rest, { words, dueDay: earliest > dueDay ? earliest : dueDay }, { ...now, due });
}

/** A later day chosen on or after the due day is carried on; any other change is a change. */
function movedTo(
  commitment: Commitment,
  { words, dueDay }: { words: string; dueDay: CalendarDay },
  { due, ...now }: Circumstance & { due: CalendarDay },
): Commitment {
  const isCarriedOn = dueDay > due && now.today >= due;
  const after = { ...commitment, words, dueDay, dueSetOn: now.today };
  return noted(after, isCarriedOn ? 'carried-on' : 'changed', now);
}

function taken(commitment: Commitment, now: Circumstance): Commitment {
  const { suggestion } = commitment;
  if (!suggestion) return commitment;
  const { by, today } = now;
  return 'letGo' in suggestion ? ended(commitment, 'released', { by, today }) : changed(commitment, suggestion, now);
}

/** Another partner is asked before they are one, and so is one who is named again after they said no. */
function withPartner(commitment: Commitment, partnerId = commitment.partnerId): Commitment {
  const { partner } = commitment;
  const stays = partnerId === commitment.partnerId && isPartnerThere(partner);
  return stays ? commitment : { ...commitment, partnerId, partner: 'asked' };
}

function withoutSuggestion({ suggestion: _, ...commitment }: Commitment): Commitment {
  return commitment;
}

/** Why it was let go stands on the line that says so. */
function withReason(commitment: Commitment, reason: string | undefined): Commitment {
  const history = commitment.history.map((one) => (one.what === 'released' && reason ? { ...one, reason } : one));
  return { ...commitment, history };
}

/** It is over, with a line in its history. */
export function ended(
  commitment: Commitment,
  status: 'kept' | 'released' | 'declined',
  { by, today }: { by: string; today: CalendarDay },
): Commitment {
  return noted({ ...withoutSuggestion(commitment), status, endedOn: today }, status, { by, today });
}

/** With a line in its history. */
export function noted(
  commitment: Commitment,
  what: Change['what'],
  { by, today }: Pick<Circumstance, 'by' | 'today'>,
): Commitment {
  const { words, dueDay } = commitment;
  return { ...commitment, history: [...commitment.history, { on: today, by, what, words, dueDay }] };
}
