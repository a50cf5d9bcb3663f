import type { Deps } from '../../deps.ts';
import { type Commitment, owedSupports } from '../../domain/commitment.ts';
import { silent } from '../../domain/commitment-acts.ts';
import {
  daysLate,
  effectiveDue,
  heldDue,
  isSilent,
  lateWords,
  pausedThrough,
  stateOf,
} from '../../domain/commitment-clock.ts';
import { isAgreed, isDayPast } from '../../domain/commitment-refusals.ts';
import { type Reminder, remindersOf } from '../../domain/commitment-reminders.ts';
import { escaped, mention } from '../../slack/blocks.ts';
import { type CalendarDay, isWithin } from '../../time/calendar-day.ts';
import { shortDay } from '../../time/day-words.ts';
import type { SchoolCalendar } from '../../time/school-calendar.ts';
import { type CommitDeps, keep, todayAt } from './load.ts';
import { keepAnswered, prompt, showAll, withdrawReminders } from './messages.ts';

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
  await withdrawReminders(deps, after);
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
function faceOf(commitment: Commitment, calendar: SchoolCalendar, today: CalendarDay | ''): string {
  if (!today) return '';
  const late = owedSupports(commitment).map((support) => daysLate(commitment, support, { calendar, today }));
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

/** Each reminder is said once. */
async function remind(deps: CommitDeps, commitment: Commitment): Promise<void> {
  const { calendar, today } = await todayAt(deps, commitment.teamId);
  for (const reminder of remindersOf(commitment, calendar, today))
    await prompt(deps, commitment, { ...reminder, lead: leadOf(commitment, reminder, calendar) });
}

const listed = new Intl.ListFormat('en');

function leadOf({ ownerId }: Commitment, { about, supports, late }: Reminder, calendar: SchoolCalendar): string {
  const owner = mention(ownerId);
  const what = listed.format(supports.map(({ words }) => escaped(words)));
  const [first] = supports;
  const since = first ? shortDay(heldDue(calendar, first.dueDay)) : '';
  const isBlocking = supports.some(({ blocking }) => blocking);
  switch (about) {
    case 'soon':
      return 'Its day is near. How does it stand?';
    case 'past':
      return 'Its day has come. Done, in part, a later day or let go: all are fine.';
    case 'ask-owner':
      return `This is ${lateWords(late)}: ${what}. Go on without it, choose a new day, or let it go: all are fine.`;
    case 'ask-owner-no-yes':
      return `Nobody has said yes to this yet, by ${since}: ${what}. Go on without it, choose a new day, or let it go: all are fine.`;
    case 'support-soon':
      return `You said you give ${owner} this soon: ${what}.`;
    case 'support-late':
      return `You owe ${owner} this since ${since}: ${what}.${isBlocking ? ' Their day moves with it.' : ''}`;
    case 'ask-giver':
      return `This is ${lateWords(late)}: ${what}. Bring it, give something else, or say that you cannot.`;
  }
}
