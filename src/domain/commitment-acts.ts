import type { CalendarDay } from '../time/calendar-day.ts';
import type { SchoolCalendar } from '../time/school-calendar.ts';
import {
  type Change,
  type CheckIn,
  type Commitment,
  type HowKept,
  mostOpen,
  mostSupports,
  type Suggestion,
  type Support,
  type Swap,
  standingSupports,
} from './commitment.ts';
import { daysLate, effectiveDue, nameAfterDays } from './commitment-clock.ts';

/** What is asked for, as its owner may still change it before it opens. */
export type Terms = Pick<Commitment, 'words' | 'dueDay' | 'partnerId' | 'shownTo'> &
  Pick<Partial<Commitment>, Aim | 'hasAll'> & { supports: NewSupport[] };

/** What a commitment is for; what is not said any more when it is said anew goes. */
type Aim = 'topic' | 'goalId' | 'goal' | 'evidence';

/** A support as it is named in a form. */
export type NewSupport = Pick<Support, 'kind' | 'words' | 'giverId' | 'dueDay' | 'blocking'>;

/** A press on a commitment. Everything else about it is decided by who presses, and when. */
export type Act =
  | { kind: 'accept' | 'open' | 'not-now' | 'agree' | 'not-this-time' | 'release' | 'thank' }
  | { kind: 'revise'; terms: Terms }
  | { kind: 'change'; words: string; dueDay: CalendarDay; partnerId?: string }
  | { kind: 'suggest'; suggestion: Suggestion }
  | { kind: 'take-suggestion' | 'leave-suggestion' }
  | { kind: 'give' | 'deliver' | 'confirm' | 'not-yet' | 'waive' | 'cannot' | 'name-me'; supportId: string }
  | { kind: 'offer-swap'; supportId: string; swap: Swap }
  | { kind: 'take-swap' | 'leave-swap'; supportId: string }
  | { kind: 'pass-on'; supportId: string; giverId: string }
  | { kind: 'check-in'; how: CheckIn['how'] }
  | { kind: 'keep'; howKept: HowKept; learned?: string; evidence?: string };

/** Why a press has no effect. */
export type Refusal =
  | 'no-part'
  | 'owner-only'
  | 'giver-only'
  | 'partner-only'
  | 'over'
  | 'not-open-yet'
  | 'open-already'
  | 'done-already'
  | 'nothing-late'
  | 'three-open'
  | 'no-support'
  | 'too-many'
  | 'paid-time'
  | 'not-agreed';

/** What a press is judged by besides the commitment itself. */
export interface Circumstance {
  by: string;
  today: CalendarDay;
  calendar: SchoolCalendar;
  /** How many other commitments of the owner are open. */
  openBeside: number;
  /** The owner is paid by the hour: preparing is paid work. Source: domain.md section 3, example 9. */
  ownerIsHourly: boolean;
}

export type Outcome = { after: Commitment } | { refused: Refusal };

/** What only its author has seen yet. */
export type CommitmentDraft = Pick<Commitment, 'teamId' | 'id' | 'cause' | 'ownerId' | 'proposedBy'> & Terms;

/** What is sent to the others for the first time. Whoever asks has said yes to their own part. */
export function propose(draft: CommitmentDraft, now: Circumstance): Outcome {
  const { supports: named, hasAll, ...said } = draft;
  const isOwn = draft.ownerId === draft.proposedBy;
  if (!isOwn && named.length === 0) return { refused: 'no-support' };
  const commitment: Commitment = {
    ...said,
    ...(isOwn && hasAll && { hasAll }),
    status: 'proposed',
    dueSetOn: now.today,
    ownerAgreed: isOwn,
    partner: draft.partnerId === draft.proposedBy ? 'agreed' : 'asked',
    supports: named.map((one, index) => newSupport(one, index + 1, now)),
    pauses: [],
    checkIns: [],
    history: [],
    actedOn: now.today,
    lookedOn: now.today,
    turn: 0,
  };
  const fault = isOwn ? faultToAgree(commitment, now) : commitment.supports.length > mostSupports && 'too-many';
  return fault ? { refused: fault } : { after: openIfAgreed(noted(commitment, 'proposed', now), now) };
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
 * Someone is no colleague any more. What they give passes to whoever asked, or to the owner, who can pass it on; a
 * commitment of theirs ends. Undefined when they had no part that changes.
 */
export function withoutPerson(commitment: Commitment, userId: string, today: CalendarDay): Commitment | undefined {
  const { ownerId, proposedBy, partnerId, status } = commitment;
  if (status !== 'proposed' && status !== 'open') return undefined;
  if (ownerId === userId) return ended(commitment, status === 'open' ? 'released' : 'declined', { by: userId, today });
  const heir = proposedBy === userId ? ownerId : proposedBy;
  const supports = commitment.supports.map((one) => (one.giverId === userId ? passedTo(one, heir) : one));
  const isPartner = partnerId === userId && commitment.partner !== 'left';
  if (!isPartner && supports.every((one, index) => one === commitment.supports[index])) return undefined;
  return { ...commitment, supports, ...(isPartner && { partner: 'left' as const }) };
}

/** Everyone has said yes, and what must be there is named. */
export function isAgreed(commitment: Commitment, now: Pick<Circumstance, 'ownerIsHourly'>): boolean {
  const { ownerAgreed, partner } = commitment;
  const standing = standingSupports(commitment);
  return (
    ownerAgreed &&
    partner === 'agreed' &&
    standing.every(({ acceptedOn, swap }) => acceptedOn && !swap) &&
    !missing(commitment, now)
  );
}

/** Whoever asks it of a colleague names a support; an owner paid by the hour has paid time among them. */
function missing(
  commitment: Pick<Commitment, 'ownerId' | 'proposedBy' | 'hasAll' | 'supports'>,
  { ownerIsHourly }: Pick<Circumstance, 'ownerIsHourly'>,
): 'no-support' | 'paid-time' | undefined {
  const standing = standingSupports(commitment);
  if (ownerIsHourly && !standing.some(({ kind }) => kind === 'time')) return 'paid-time';
  const needsNone = commitment.ownerId === commitment.proposedBy && commitment.hasAll;
  return standing.length > 0 || needsNone ? undefined : 'no-support';
}

/** What keeps the owner from saying yes. */
function faultToAgree(commitment: Commitment, now: Circumstance): Refusal | undefined {
  if (standingSupports(commitment).length > mostSupports) return 'too-many';
  if (now.openBeside >= mostOpen) return 'three-open';
  return missing(commitment, now);
}

function openIfAgreed(commitment: Commitment, now: Circumstance): Commitment {
  if (commitment.status !== 'proposed' || !isAgreed(commitment, now) || now.openBeside >= mostOpen) return commitment;
  return noted({ ...commitment, status: 'open' }, 'opened', now);
}

/** Which state a press belongs to. */
const belongs: Record<Act['kind'], readonly Commitment['status'][]> = {
  accept: ['proposed'],
  open: ['proposed'],
  'not-now': ['proposed'],
  'not-this-time': ['proposed'],
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
  confirm: ['open'],
  'not-yet': ['open'],
  waive: ['open'],
  cannot: ['open'],
  'name-me': ['open'],
  'check-in': ['open'],
  keep: ['open'],
  release: ['open'],
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
  agree: 'partner',
  'not-this-time': 'partner',
  suggest: 'partner',
  thank: 'partner',
  give: 'giver',
  deliver: 'giver',
  cannot: 'giver',
  'offer-swap': 'giver',
};

function whyNot(commitment: Commitment, press: Act, now: Circumstance): Refusal | undefined {
  return whyNotTheirs(commitment, press, now.by) ?? whyNotNow(commitment, press) ?? whyNotThis(commitment, press, now);
}

function whyNotTheirs(commitment: Commitment, press: Act, by: string): Refusal | undefined {
  const { ownerId, partnerId, proposedBy, supports } = commitment;
  const gives = supports.some(({ giverId }) => giverId === by);
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
      return commitment.partner === 'agreed' ? 'done-already' : undefined;
    case 'not-this-time':
      return commitment.partner === 'not-this-time' ? 'done-already' : undefined;
    case 'take-suggestion':
    case 'leave-suggestion':
      return commitment.suggestion ? undefined : 'done-already';
    case 'thank':
      return commitment.thanked ? 'done-already' : undefined;
    default:
      return support && whyNotSupport(commitment, support, press.kind, now);
  }
}

/** What is to be done with a support must fit how it stands. */
function whyNotSupport(
  commitment: Commitment,
  support: Support,
  kind: Act['kind'],
  now: Circumstance,
): Refusal | undefined {
  const { status, acceptedOn, swap, cannot } = support;
  // Its giver has left: until it is passed on, nobody gives it.
  const isGiven = status === 'owed' && support.giverId !== commitment.ownerId;
  const fits: Partial<Record<Act['kind'], boolean>> = {
    give: isGiven && !acceptedOn,
    deliver: isGiven,
    cannot: isGiven && !cannot,
    'offer-swap': isGiven,
    'take-swap': status === 'owed' && Boolean(swap),
    'leave-swap': status === 'owed' && Boolean(swap),
    'pass-on': status === 'owed' && (!isGiven || Boolean(cannot)),
    confirm: status === 'said-delivered',
    'not-yet': status === 'said-delivered',
    waive: status === 'owed' || status === 'said-delivered',
    'name-me': status === 'owed' && !support.mayNameOwner,
  };
  if (!fits[kind]) return 'done-already';
  if (kind === 'name-me' && daysLate(support, now.calendar, now.today) < nameAfterDays) return 'nothing-late';
  // Without the paid time, preparing would be unpaid work.
  const isPaidTime = kind === 'waive' && now.ownerIsHourly && support.kind === 'time';
  const others = standingSupports(commitment).filter(({ id }) => id !== support.id);
  return isPaidTime && !others.some((other) => other.kind === 'time') ? 'paid-time' : undefined;
}

function takeEffect(commitment: Commitment, press: Act, now: Circumstance): Commitment {
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
    case 'keep': {
      const { howKept, learned, evidence } = press;
      const kept = ended(commitment, 'kept', { by, today });
      return { ...kept, howKept, ...(learned && { learned }), ...(evidence && { evidence }) };
    }
    case 'change':
      return changed(withPartner(commitment, press.partnerId), press, now);
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
  if (press.kind !== 'take-swap') return { ...commitment, supports };
  const swapped = commitment.supports.find(({ id }) => id === press.supportId);
  if (!swapped?.swap) return commitment;
  const { kind, giverId, blocking, swap } = swapped;
  const next = newSupport({ kind, giverId, blocking, ...swap }, commitment.supports.length + 1, now);
  return { ...commitment, supports: [...supports, { ...next, acceptedOn: now.today }] };
}

function supportAfter(support: Support, press: Act & { supportId: string }, { today }: Circumstance): Support {
  const { swap: _, ...standing } = support;
  const { endedOn: __, ...stillOwed } = standing;
  const { cannot: ___, mayNameOwner: ____, acceptedOn: _____, ...fresh } = stillOwed;
  switch (press.kind) {
    case 'give':
      return { ...support, acceptedOn: today };
    case 'deliver':
      // Who brings it has accepted it.
      return { ...standing, status: 'said-delivered', endedOn: today, acceptedOn: support.acceptedOn ?? today };
    case 'confirm':
      return { ...standing, status: 'delivered' };
    case 'not-yet':
      return { ...stillOwed, status: 'owed' };
    case 'waive':
      return { ...standing, status: 'waived', endedOn: support.endedOn ?? today };
    case 'take-swap':
      return { ...standing, status: 'swapped', endedOn: today };
    case 'leave-swap':
      return standing;
    case 'offer-swap':
      return { ...support, swap: press.swap };
    case 'cannot':
      return { ...support, cannot: true };
    case 'name-me':
      return { ...support, mayNameOwner: true };
    case 'pass-on':
      return { ...fresh, giverId: press.giverId };
    default:
      return support;
  }
}

function passedTo(support: Support, heir: string): Support {
  if (support.status !== 'owed') return support;
  const { swap: _, cannot: __, ...rest } = support;
  return { ...rest, giverId: heir };
}

/** The owner's own terms are agreed to by the owner; whoever's part they change is asked again. */
function revised(commitment: Commitment, terms: Terms, now: Circumstance): Commitment {
  const { hasAll: _, ...before } = withoutAims(commitment);
  const { supports: named, hasAll, ...said } = terms;
  const isSame = said.words === commitment.words && said.dueDay === commitment.dueDay;
  const samePartner = said.partnerId === commitment.partnerId;
  const partner = samePartner && (isSame || commitment.partner !== 'agreed') ? commitment.partner : 'asked';
  const supports = named.map((one, index) => {
    const known = commitment.supports.find((support) => isSameSupport(support, one));
    return known ? { ...known, id: `s${index + 1}` } : newSupport(one, index + 1, now);
  });
  return {
    ...before,
    ...said,
    ...(hasAll && { hasAll }),
    partner,
    supports,
    ownerAgreed: true,
    dueSetOn: now.today,
  };
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

function newSupport(
  { kind, words, giverId, dueDay, blocking }: NewSupport,
  number: number,
  { by, today }: Circumstance,
): Support {
  const isAccepted = giverId === by;
  const named = { kind, words, giverId, dueDay, blocking };
  return { id: `s${number}`, ...named, status: 'owed', ...(isAccepted && { acceptedOn: today }) };
}

/** A later day chosen on or after the due day is carried on; any other change is a change. */
function changed(
  commitment: Commitment,
  { words, dueDay }: { words: string; dueDay: CalendarDay },
  now: Circumstance,
): Commitment {
  const due = effectiveDue(commitment, now.calendar, now.today);
  const isSameDay = dueDay === due || dueDay === commitment.dueDay;
  const isCarriedOn = !isSameDay && dueDay > due && now.today >= due;
  const after: Commitment = {
    ...withoutSuggestion(commitment),
    words,
    ...(!isSameDay && { dueDay, dueSetOn: now.today }),
  };
  return noted(after, isCarriedOn ? 'carried-on' : 'changed', now);
}

function taken(commitment: Commitment, now: Circumstance): Commitment {
  const { suggestion } = commitment;
  if (!suggestion) return commitment;
  const { by, today } = now;
  return 'letGo' in suggestion ? ended(commitment, 'released', { by, today }) : changed(commitment, suggestion, now);
}

/** Another partner is asked before they are one. */
function withPartner(commitment: Commitment, partnerId = commitment.partnerId): Commitment {
  return partnerId === commitment.partnerId ? commitment : { ...commitment, partnerId, partner: 'asked' };
}

function withoutSuggestion({ suggestion: _, ...commitment }: Commitment): Commitment {
  return commitment;
}

function ended(
  commitment: Commitment,
  status: 'kept' | 'released' | 'declined',
  { by, today }: { by: string; today: CalendarDay },
): Commitment {
  return noted({ ...withoutSuggestion(commitment), status, endedOn: today }, status, { by, today });
}

function noted(
  commitment: Commitment,
  what: Change['what'],
  { by, today }: Pick<Circumstance, 'by' | 'today'>,
): Commitment {
  const { words, dueDay } = commitment;
  return { ...commitment, history: [...commitment.history, { on: today, by, what, words, dueDay }] };
}

function supportOf(commitment: Commitment, press: Act): Support | undefined {
  return 'supportId' in press ? commitment.supports.find(({ id }) => id === press.supportId) : undefined;
}
