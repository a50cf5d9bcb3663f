import type { Deps } from '../../deps.ts';
import type { Closure } from '../../domain/entered-calendar.ts';
import { mayClose } from '../../domain/leader.ts';
import type { Who } from '../../domain/person.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { addDays, dayOf } from '../../time/calendar-day.ts';
import { instantOf } from '../../time/local-time.ts';
import { dayKind } from '../../time/school-calendar.ts';
import { type Span, weekLabel } from '../../time/school-week.ts';
import { closedView, reopenedView } from './closed-views.ts';
import { holdMessages } from './held-messages.ts';
import type { Press } from './input.ts';

export type ClosedDeps = Pick<
  Deps,
  | 'roster'
  | 'leaders'
  | 'facilitators'
  | 'schools'
  | 'calendars'
  | 'sessions'
  | 'observations'
  | 'audit'
  | 'outbox'
  | 'budgets'
  | 'people'
  | 'clock'
>;

/** Source: product.md, "an hour to undo". */
const undoMs = 3600_000;
const mostEvents = 500;

/** `/contour closed today`: the school had to close. What waits for people's working time waits longer, deadlines move. */
export async function closedToday(deps: ClosedDeps, who: Who): Promise<Answer> {
  await needsRight(deps, who);
  const { teamId, userId } = who;
  const school = await deps.schools.home(teamId);
  const day = dayOf(deps.clock(), school.zone);
  const said = await closureOf(deps, teamId, day);
  if (said) return closedView(said, { undo: mayUndo(said, deps.clock()), isNew: false });
  const kind = dayKind(school.calendar, day);
  if (kind === 'closed') {
    throw new UserError(
      'closed-anyway',
      'By the calendar nobody is at school today, so nothing has to wait. `/contour calendar` shows this week and the next.',
    );
  }
  const closure: Closure = { day, by: userId, at: deps.clock() };
  await deps.calendars.close(teamId, closure);
  await deps.audit.add({
    teamId,
    at: closure.at,
    by: userId,
    act: 'school.closed',
    change: { what: day, from: kind, to: 'closed' },
  });
  return closedView(closure, {
    undo: true,
    isNew: true,
    held: await holdMessages(deps, teamId),
    events: await eventsOn(deps, teamId, {
      from: instantOf(day, '00:00', school.zone),
      to: instantOf(addDays(day, 1), '00:00', school.zone),
    }),
  });
}

/** How many sessions and visits of a day lose it: of those of the morning, the ones of which nobody has said that they took place. */
async function eventsOn({ sessions, observations }: ClosedDeps, teamId: string, { from, to }: Span): Promise<number> {
  const events = [
    ...(await sessions.coming(teamId, from, mostEvents)),
    ...(await observations.coming(teamId, from, mostEvents)),
  ];
  return events.filter(({ startsAt, displaced }) => !displaced && from <= startsAt && startsAt < to).length;
}

/** **Undo**: the school is open after all, for an hour after it was said to be closed. */
export async function undoClosed(deps: ClosedDeps, press: Press): Promise<Answer> {
  await needsRight(deps, press);
  const { teamId, userId, value: day } = press;
  const said = await closureOf(deps, teamId, day);
  const now = deps.clock();
  if (said && !mayUndo(said, now)) {
    throw new UserError(
      'undo-over',
      'The hour to undo this is over. An admin or a leader of the school can change the day in `/contour calendar`.',
    );
  }
  if (!said || !(await deps.calendars.reopen(teamId, day, now)))
    throw new UserError('not-closed', 'This day is not closed any more. `/contour calendar` shows this week.');
  const kind = dayKind((await deps.schools.home(teamId)).calendar, day);
  await deps.audit.add({
    teamId,
    at: now,
    by: userId,
    act: 'school.reopened',
    change: { what: day, from: 'closed', to: kind },
  });
  await holdMessages(deps, teamId);
  return reopenedView(day);
}

async function closureOf(deps: ClosedDeps, teamId: string, day: string): Promise<Closure | undefined> {
  return (await deps.calendars.of(teamId)).closures.find((closure) => closure.day === day);
}

function mayUndo({ at }: Closure, now: Date): boolean {
  return +now - +at <= undoMs;
}

async function needsRight(deps: ClosedDeps, { teamId, userId }: Who): Promise<void> {
  const person = await deps.roster.colleague(teamId, userId);
  const week = weekLabel(deps.clock(), (await deps.schools.home(teamId)).zone);
  const volunteers = await deps.facilitators.inWeek(teamId, week);
  if (mayClose(person, await deps.leaders.all(teamId), volunteers)) return;
  throw new UserError(
    'may-not-close',
    'That the school is closed is said by those who lead, by whoever looks after questions this week, and by admins. `/contour leaders` shows whom to tell.',
  );
}
