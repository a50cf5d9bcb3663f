import { type Commitment, mostOpen, mostSupports, type Support, standingSupports } from './commitment.ts';
import { daysLate, isPast, nameAfterDays } from './commitment-clock.ts';
import { revised } from './commitment-effects.ts';
import type { Act, Circumstance, Refusal } from './commitment-press.ts';

/** Everyone has said yes, and what must be there is named. */
export function isAgreed(commitment: Commitment, now: Pick<Circumstance, 'ownerIsHourly'>): boolean {
  const { ownerAgreed, partner } = commitment;
  const standing = standingSupports(commitment);
  return (
    ownerAgreed &&
    partner === 'agreed' &&
    standing.every((one) => one.acceptedOn && !one.swap && isGiven(commitment, one)) &&
    !missing(commitment, now)
  );
}

/** Whoever asks it of a colleague names a support; an owner paid by the hour has paid time among them. */
function missing(
  commitment: Pick<Commitment, 'ownerId' | 'proposedBy' | 'hasAll' | 'supports'>,
  { ownerIsHourly }: Pick<Circumstance, 'ownerIsHourly'>,
): 'no-support' | 'paid-time' | undefined {
  const standing = standingSupports(commitment).filter((one) => isGiven(commitment, one));
  if (ownerIsHourly && !standing.some(({ kind }) => kind === 'time')) return 'paid-time';
  const needsNone = commitment.ownerId === commitment.proposedBy && commitment.hasAll;
  return standing.length > 0 || needsNone ? undefined : 'no-support';
}

/** Once its giver has left, a support is with the owner: until it is passed on, nobody gives it. */
function isGiven({ ownerId }: Pick<Commitment, 'ownerId'>, { giverId }: Support): boolean {
  return giverId !== ownerId;
}

/** What keeps an agreed one from opening: nothing is owed by a day that has passed. */
export function isDayPast(
  commitment: Commitment,
  { calendar, today }: Pick<Circumstance, 'calendar' | 'today'>,
): boolean {
  const days = [commitment.dueDay, ...standingSupports(commitment).map(({ dueDay }) => dueDay)];
  return days.some((day) => isPast(day, calendar, today));
}

/** What keeps the owner from saying yes. */
export function faultToAgree(commitment: Commitment, now: Circumstance): Refusal | undefined {
  if (standingSupports(commitment).length > mostSupports) return 'too-many';
  if (now.openBeside >= mostOpen) return 'three-open';
  return missing(commitment, now) ?? (isDayPast(commitment, now) ? 'day-past' : undefined);
}

/** Which state a press belongs to. */
const belongs: Record<Act['kind'], readonly Commitment['status'][]> = {
  accept: ['proposed'],
  open: ['proposed'],
  'not-now': ['proposed'],
  'not-this-time': ['proposed', 'open'],
  revise: ['proposed'],
  agree: ['proposed', 'open'],
  give: ['proposed', 'open'],
  'offer-swap': ['proposed', 'open'],
  'take-swap': ['proposed', 'open'],
  'leave-swap': ['proposed', 'open'],
  'pass-on': ['proposed', 'open'],
  change: ['open'],
  suggest: ['open'],
  'take-suggestion': ['open'],
  'leave-suggestion': ['open'],
  deliver: ['open'],
  // What came has come, also where its owner was done before they said so.
  confirm: ['open', 'kept'],
  'not-yet': ['open'],
  waive: ['open'],
  'ask-time': ['open'],
  cannot: ['open'],
  'name-me': ['open'],
  'check-in': ['open'],
  keep: ['open'],
  release: ['open'],
  'say-why': ['released'],
  thank: ['kept'],
};

/** Whose press it is, where it is one person's alone. */
const whose: Partial<Record<Act['kind'], 'owner' | 'giver' | 'partner'>> = {
  accept: 'owner',
  open: 'owner',
  revise: 'owner',
  change: 'owner',
  'take-suggestion': 'owner',
  'leave-suggestion': 'owner',
  confirm: 'owner',
  'not-yet': 'owner',
  waive: 'owner',
  'name-me': 'owner',
  'take-swap': 'owner',
  'leave-swap': 'owner',
  'pass-on': 'owner',
  'check-in': 'owner',
  keep: 'owner',
  release: 'owner',
  'say-why': 'owner',
  agree: 'partner',
  'not-this-time': 'partner',
  suggest: 'partner',
  thank: 'partner',
  give: 'giver',
  deliver: 'giver',
  cannot: 'giver',
  'offer-swap': 'giver',
  'ask-time': 'giver',
};

/** Why a press has no effect; undefined when it takes one: by who presses, by how the commitment stands, by what it is about. */
export function whyNot(commitment: Commitment, press: Act, now: Circumstance): Refusal | undefined {
  return whyNotTheirs(commitment, press, now.by) ?? whyNotNow(commitment, press) ?? whyNotThis(commitment, press, now);
}

function whyNotTheirs(commitment: Commitment, press: Act, by: string): Refusal | undefined {
  const { ownerId, partnerId, proposedBy, supports } = commitment;
  const gives = supports.some(({ giverId, status }) => giverId === by && status !== 'swapped');
  if (by !== ownerId && by !== partnerId && by !== proposedBy && !gives) return 'no-part';
  const support = supportOf(commitment, press);
  if ('supportId' in press && !support) return 'done-already';
  const role = whose[press.kind];
  if (role === 'owner' && by !== ownerId) return 'owner-only';
  if (role === 'partner' && by !== partnerId) return 'partner-only';
  if (role === 'giver' && by !== support?.giverId) return 'giver-only';
  return press.kind === 'not-now' && by !== ownerId && !gives ? 'giver-only' : undefined;
}

function whyNotNow({ status }: Commitment, { kind }: Act): Refusal | undefined {
  if (belongs[kind].includes(status)) return undefined;
  if (status === 'proposed') return 'not-open-yet';
  return status === 'open' ? 'open-already' : 'over';
}

function whyNotThis(commitment: Commitment, press: Act, now: Circumstance): Refusal | undefined {
  const support = supportOf(commitment, press);
  switch (press.kind) {
    case 'accept':
      return commitment.ownerAgreed ? 'done-already' : faultToAgree(commitment, now);
    case 'revise':
      return faultToAgree(revised(commitment, press.terms, now), now);
    case 'open':
      return isAgreed(commitment, now) ? faultToAgree(commitment, now) : 'not-agreed';
    case 'agree':
      return commitment.partner === 'asked' ? undefined : 'done-already';
    case 'not-this-time':
      if (commitment.partner === 'not-this-time') return 'done-already';
      return commitment.status === 'open' && commitment.partner !== 'asked' ? 'open-already' : undefined;
    case 'take-suggestion':
      return whyNotTaken(commitment, now);
    case 'leave-suggestion':
      return commitment.suggestion ? undefined : 'done-already';
    case 'suggest':
      return commitment.partner === 'agreed' ? undefined : 'partner-only';
    case 'say-why':
      // Words that came once the others were forgotten would stay.
      if (commitment.words === '') return 'over';
      return commitment.history.some(({ reason }) => reason) ? 'done-already' : undefined;
    case 'thank':
      if (commitment.partner !== 'agreed') return 'partner-only';
      return commitment.thanked ? 'done-already' : undefined;
    default:
      return support && whyNotSupport(commitment, support, press.kind, now);
  }
}

function whyNotTaken({ suggestion }: Commitment, { calendar, today }: Circumstance): Refusal | undefined {
  if (!suggestion) return 'done-already';
  return 'dueDay' in suggestion && isPast(suggestion.dueDay, calendar, today) ? 'offered-day-past' : undefined;
}

/** What is to be done with a support must fit how it stands. */
function whyNotSupport(
  commitment: Commitment,
  support: Support,
  kind: Act['kind'],
  now: Circumstance,
): Refusal | undefined {
  const { status, acceptedOn, swap, cannot } = support;
  const isOwed = status === 'owed' && isGiven(commitment, support);
  const fits: Partial<Record<Act['kind'], boolean>> = {
    give: isOwed && !acceptedOn,
    deliver: isOwed,
    cannot: isOwed && !cannot,
    'offer-swap': isOwed,
    // Before they have said yes, another day is offered with the rest.
    'ask-time': isOwed && Boolean(acceptedOn),
    'take-swap': status === 'owed' && Boolean(swap),
    'leave-swap': status === 'owed' && Boolean(swap),
    'pass-on': status === 'owed' && (!isOwed || Boolean(cannot)),
    confirm: status === 'said-delivered',
    'not-yet': status === 'said-delivered',
    waive: status === 'owed',
    'name-me': status === 'owed' && !support.mayNameOwner,
  };
  if (!fits[kind]) return 'done-already';
  const has = (day: string) => isPast(day, now.calendar, now.today);
  if (kind === 'give' && has(support.dueDay)) return 'giving-day-past';
  if (kind === 'take-swap' && swap && has(swap.dueDay)) return 'offered-day-past';
  // Who gives it reads the owner's name in any case.
  if (kind === 'name-me' && [commitment.ownerId, support.giverId].includes(commitment.proposedBy))
    return 'nobody-to-tell';
  if (kind === 'name-me' && daysLate(commitment, support, now) < nameAfterDays) return 'nothing-late';
  // Without the paid time, preparing would be unpaid work.
  const isPaidTime = kind === 'waive' && now.ownerIsHourly && support.kind === 'time';
  const others = standingSupports(commitment).filter(({ id }) => id !== support.id);
  return isPaidTime && !others.some((other) => other.kind === 'time') ? 'paid-time' : undefined;
}

function supportOf(commitment: Commitment, press: Act): Support | undefined {
  return 'supportId' in press ? commitment.supports.find(({ id }) => id === press.supportId) : undefined;
}
