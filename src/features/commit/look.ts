import type { Deps } from '../../deps.ts';
import { type Commitment, owedSupports, type Support } from '../../domain/commitment.ts';
import { silent } from '../../domain/commitment-acts.ts';
import {
  askAfterDays,
  effectiveDue,
  isSilent,
  isSoon,
  lateDays,
  lateSupports,
  pausedThrough,
  stateOf,
} from '../../domain/commitment-clock.ts';
import { isAgreed, isDayPast } from '../../domain/commitment-refusals.ts';
import { escaped, mention } from '../../slack/blocks.ts';
import { type CalendarDay, isWithin } from '../../time/calendar-day.ts';
import { type CommitDeps, keep, todayAt } from './load.ts';
import { keepAnswered, prompt, showAll } from './messages.ts';

/** A new day for a proposal or an open commitment: the clock is read, and whoever owes the next move is reminded once. */
export async function lookAt(deps: Deps, teamId: string, id: string): Promise<void> {
  const before = await deps.commitments.find(teamId, id);
  const { calendar, today } = await todayAt(deps, teamId);
  if (!before || before.lookedOn >= today) return;
  if (before.status === 'proposed') return lookAtProposal(deps, before);
  if (before.status !== 'open') return;
  const owner = await deps.people.find(teamId, before.ownerId);
  const after = await keep(deps, {
    ...before,
    pauses: pausedThrough(before, owner?.leaves ?? [], today),
    lookedOn: today,
  });
  if (faceOf(before, calendar, before.lookedOn) !== faceOf(after, calendar, today))
    await showAll(deps, { before, after });
  const away = after.pauses.find((span) => isWithin(today, span));
  const isNew = away && !before.pauses.some(({ from, to }) => from <= away.to && away.from <= to);
  if (isNew) await tellPaused(deps, after, away.from);
  await remind(deps, after);
}

/** The owner’s days away have begun: partner and givers are told once, and not for how long. */
async function tellPaused(deps: CommitDeps, commitment: Commitment, since: CalendarDay): Promise<void> {
  const { ownerId, partnerId, partner } = commitment;
  const givers = owedSupports(commitment).map(({ giverId }) => giverId);
  const others = new Set([...(partner === 'agreed' ? [partnerId] : []), ...givers]);
  others.delete(ownerId);
  const lead = `${mention(ownerId)} is away, so this is paused, and its day moves with it.`;
  for (const userId of others) await prompt(deps, commitment, { userId, what: `paused:${since}`, lead });
}

/** What a message shows that changes by itself. */
function faceOf(commitment: Commitment, calendar: Parameters<typeof stateOf>[1], today: string): string {
  if (!today) return '';
  const late = lateSupports(commitment, calendar, today).map((one) => lateDays(one, calendar, today).length);
  return [stateOf(commitment, calendar, today), effectiveDue(commitment, calendar, today), ...late].join(' ');
}

async function lookAtProposal(deps: CommitDeps, before: Commitment): Promise<void> {
  const { calendar, today } = await todayAt(deps, before.teamId);
  const owner = await deps.people.find(before.teamId, before.ownerId);
  const isLate = isDayPast(before, { calendar, today });
  // What everyone has agreed to waits for room, not for a yes.
  const isForRoom = isAgreed(before, { ownerIsHourly: Boolean(owner?.hourly) }) && !isLate;
  if (!isSilent(before, calendar, today) || isForRoom) {
    const looked = await keep(deps, { ...before, lookedOn: today });
    const wasLate = before.lookedOn !== '' && isDayPast(before, { calendar, today: before.lookedOn });
    if (isLate !== wasLate) await showAll(deps, { before, after: looked });
    return;
  }
  const after = await keepAnswered(deps, before, silent(before, today));
  await showAll(deps, { before, after });
  const lead = 'Not now: it did not open within ten school days. `/commit` says it anew, to whom you like.';
  await prompt(deps, after, { userId: after.proposedBy, what: 'silence', lead });
}

/** Reminders go only to the side that owes the next move, each once. Source: domain.md section 3. */
async function remind(deps: CommitDeps, commitment: Commitment): Promise<void> {
  const { calendar, today } = await todayAt(deps, commitment.teamId);
  const { ownerId: userId, dueDay } = commitment;
  const state = stateOf(commitment, calendar, today);
  if (state === 'due-soon')
    await prompt(deps, commitment, { userId, what: `soon:${dueDay}`, lead: 'Its day is near. How does it stand?' });
  if (state === 'past-due')
    await prompt(deps, commitment, {
      userId,
      what: `past:${dueDay}`,
      lead: 'Its day has come. Done, in part, a later day or let go: all are fine.',
    });
  for (const support of commitment.supports) await remindGiver(deps, commitment, support);
}

async function remindGiver(deps: CommitDeps, commitment: Commitment, support: Support): Promise<void> {
  const { calendar, today } = await todayAt(deps, commitment.teamId);
  const { id, giverId, dueDay, status, blocking, acceptedOn } = support;
  if (status !== 'owed' || giverId === commitment.ownerId) return;
  const owner = mention(commitment.ownerId);
  const what = escaped(support.words);
  const late = lateDays(support, calendar, today).length;
  const say = (userId: string, name: string, lead: string) =>
    prompt(deps, commitment, { userId, what: `${name}:${id}:${dueDay}`, lead });
  if (late >= askAfterDays)
    await say(
      commitment.ownerId,
      'late',
      `${what} has not come for ${late} school days. Go on without it, choose a new day, or let it go: all are fine.`,
    );
  // What was passed on to someone is no debt of theirs before they say yes; its owner waits all the same.
  if (!acceptedOn) return;
  if (late === 0 && isSoon(dueDay, calendar, today))
    await say(giverId, 'support-soon', `You said you give ${owner} this soon: ${what}.`);
  if (late > 0 && late < askAfterDays)
    await say(
      giverId,
      'support-late',
      `You owe ${owner} this: ${what}.${blocking ? ' Their day has moved with it.' : ''}`,
    );
  if (late >= askAfterDays)
    await say(
      giverId,
      'late',
      `${what} has not come for ${late} school days. Bring it, give something else, or say that you cannot.`,
    );
}
