import type { Deps } from '../../deps.ts';
import type { Commitment } from '../../domain/commitment.ts';
import type { Looker } from '../../domain/commitment-access.ts';
import type { Act, Circumstance, Refusal } from '../../domain/commitment-press.ts';
import { UserError } from '../../errors.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { type Reader, standingWords } from './views.ts';

export type CommitDeps = Pick<
  Deps,
  'commitments' | 'people' | 'teams' | 'leaders' | 'schools' | 'outbox' | 'budgets' | 'roster' | 'clock'
>;

/** A commitment by the id on a button. Throws UserError when it is gone. */
export async function commitmentOf(deps: Pick<Deps, 'commitments'>, teamId: string, id: string): Promise<Commitment> {
  const commitment = await deps.commitments.find(teamId, id);
  if (commitment) return commitment;
  throw new UserError('commitment-gone', 'This is not here any more. `/commit mine` shows what you said.');
}

/** Keeps a change; throws UserError when another press was first. */
export async function keep(deps: Pick<Deps, 'commitments'>, commitment: Commitment): Promise<Commitment> {
  if (await deps.commitments.change(commitment)) return { ...commitment, turn: commitment.turn + 1 };
  throw new UserError(
    'someone-was-first',
    'Someone pressed just before you, so this has changed. Look at your message, or at `/commit mine`.',
  );
}

/** The school's calendar, and the day it is there. */
export async function todayAt(deps: Pick<Deps, 'schools' | 'clock'>, teamId: string) {
  const { calendar, zone } = await deps.schools.home(teamId);
  return { calendar, today: dayOf(deps.clock(), zone) };
}

/** What a press by this person is judged by. */
export async function circumstanceOf(
  deps: CommitDeps,
  { teamId, ownerId, id }: Pick<Commitment, 'teamId' | 'ownerId' | 'id'>,
  by: string,
): Promise<Circumstance> {
  const owner = await deps.people.find(teamId, ownerId);
  return {
    by,
    ...(await todayAt(deps, teamId)),
    openBeside: await deps.commitments.countOpen(teamId, ownerId, id),
    ownerIsHourly: Boolean(owner?.hourly),
  };
}

/** How someone stands to the owner of a commitment, which decides what they may see. */
export async function lookerOf(
  deps: Pick<Deps, 'people' | 'teams'>,
  { teamId, ownerId }: Pick<Commitment, 'teamId' | 'ownerId'>,
  userId: string,
): Promise<Looker> {
  const person = await deps.people.find(teamId, userId);
  const theirs = await deps.teams.teamsOf(teamId, userId);
  const owners = await deps.teams.teamsOf(teamId, ownerId);
  return {
    userId,
    evaluatesOwner: Boolean(person?.evaluates?.includes(ownerId)),
    sharesTeam: theirs.some((channelId) => owners.includes(channelId)),
  };
}

/** The same, with the day on which they read it. */
export async function readerOf(deps: CommitDeps, commitment: Commitment, userId: string): Promise<Reader> {
  return { ...(await lookerOf(deps, commitment, userId)), ...(await todayAt(deps, commitment.teamId)) };
}

const overWords: Partial<Record<Commitment['status'], string>> = {
  kept: 'It was kept already.',
  released: 'It was let go already.',
  declined: 'It was declined, or nobody answered for ten school days.',
};

const refusals: Record<Refusal, string> = {
  'no-part': 'Only those who have a part in this can press here. `/commit` says what you will do yourself.',
  'owner-only': 'Only whoever does it can decide that.',
  'giver-only': 'Only whoever gives this support can say that.',
  'partner-only': 'Only the partner can do that.',
  over: 'This is over, so nothing was changed.',
  'not-open-yet': 'This is not open yet: not everyone has said yes.',
  'open-already': 'This is open already, so nothing was changed.',
  'done-already': 'This was answered already, by you or by someone else, so nothing was changed.',
  'nobody-to-tell': 'Nobody else asked for this, so there is nobody to tell, and nothing was changed.',
  'nothing-late': 'This support is not ten school days late, so nothing was changed.',
  'three-open':
    'Three are open, and that is the most at once. Say of one that it is done, or let it go, and then press again: `/commit mine`.',
  'no-support': 'It cannot open without support: name at least one.',
  'too-many': 'Ten supports are the most. Keep those that matter.',
  'paid-time':
    'Whoever is paid by the hour needs paid time for it inside the shift: name it as a support of the kind Time.',
  'not-agreed': 'Not everyone has said yes yet. Your message shows who is still to answer.',
  'day-past': 'A day in this has passed. Press Change to choose a later one; those concerned are asked again.',
  'giving-day-past': 'The day for this has passed. Press Give something else to offer another day.',
  'offered-day-past':
    'The day that was offered has passed, so nothing was changed. Leave it as it was, and ask for another.',
};

/** What is said to a press that has no effect, with what happened meanwhile. */
export function refused(
  refusal: Refusal,
  { status, supports }: Pick<Commitment, 'status'> & Partial<Pick<Commitment, 'supports'>>,
  press?: Act,
): UserError {
  const support = press && 'supportId' in press && supports?.find(({ id }) => id === press.supportId);
  const happened =
    (refusal === 'over' && overWords[status]) ||
    (refusal === 'done-already' && support && `It stands as: ${standingWords(support)}.`);
  return new UserError(`commit-${refusal}`, [refusals[refusal], happened].filter(Boolean).join(' '));
}
