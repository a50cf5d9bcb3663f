import type { CalendarFollower, Deps } from '../../deps.ts';
import { proposable, waitsLonger } from '../../domain/lost-day.ts';
import { concerned, displace, type ModelingSession, type SessionTime, undisplace } from '../../domain/modeling.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { addDays, dayOf } from '../../time/calendar-day.ts';
import { instantOf } from '../../time/local-time.ts';
import { isOnClosedDay, newDates } from '../../time/new-date.ts';
import { applyChange, movedAnswer } from './change.ts';
import type { Press } from './input.ts';
import { hindranceOf, hostedBy, keep, type ModelDeps } from './load.ts';
import {
  askNewDay,
  closeHeld,
  closeNewDay,
  proposeAnother,
  redrawCard,
  tellDisplaced,
  tellUndisplaced,
  unremind,
} from './messages.ts';
import { noSchoolView } from './told-views.ts';
import { saidAnswer } from './views.ts';

const mostSessions = 500;
/** Some of them are past by the time at which the host reads it, taken, or on days on which they do not work. */
const mostDates = 60;
/** That a day was closed may be said in the afternoon, or entered some days later. */
const lookBackDays = 7;

/**
 * A session on a day that is closed now is held, its host asked once for a new time, and everyone concerned told once. A closure
 * that is taken back lets it stand as it was.
 */
export const calendarFollower: CalendarFollower = { name: 'model.calendar', follow: followClosures };

async function followClosures(deps: Deps, teamId: string, now: Date): Promise<void> {
  const { calendar } = await deps.schools.home(teamId);
  const since = instantOf(addDays(dayOf(now, calendar.zone), -lookBackDays), '00:00', calendar.zone);
  for (const session of await deps.sessions.coming(teamId, since, mostSessions)) {
    const isClosed = isOnClosedDay(calendar, session.startsAt);
    if (isClosed && !session.displaced) await loseDay(deps, session);
    else if (!isClosed && session.displaced) await regainDay(deps, session);
    else if (isClosed) await proposeAnew(deps, session);
  }
}

async function loseDay(deps: Deps, session: ModelingSession): Promise<void> {
  const now = deps.clock();
  const host = await deps.people.find(session.teamId, session.hostId);
  const to = await newTimeOf(deps, session);
  const longer = to && host && waitsLonger(host, await deps.schools.home(session.teamId), session, now);
  const displaced = displace(session, to, now, longer);
  if (!displaced) return;
  const after = await keep(deps, displaced);
  const { zone } = await deps.schools.home(after.teamId);
  const everyone = concerned(after);
  await unremind(deps, session, [session.hostId, ...everyone]);
  await tellDisplaced(deps, after, everyone);
  await askNewDay(deps, after);
  await closeHeld(deps, session, noSchoolView(after, zone));
  await redrawCard(deps, after);
}

/** The next time that can take its place and at which its host is free. */
async function newTimeOf(deps: ModelDeps, session: ModelingSession): Promise<SessionTime | undefined> {
  const { teamId, id, hostId, startsAt: from, endsAt: to, displaced } = session;
  const school = await deps.schools.home(teamId);
  const host = await deps.people.find(teamId, hostId);
  if (!host) return undefined;
  const spans = newDates(school.calendar, { from, to }, { most: mostDates });
  const asked = { now: deps.clock(), proposed: displaced?.to?.startsAt };
  for (const span of proposable(spans, host, school, asked)) {
    const time = { startsAt: span.from, endsAt: span.to };
    if (!(await hindranceOf(deps, host, { id, ...time }))) return time;
  }
  return undefined;
}

/** Where another time fits by now than was proposed, that one is proposed in the same message. Gives whether it is another. */
export async function proposeAnew(deps: ModelDeps, session: ModelingSession): Promise<boolean> {
  const time = await newTimeOf(deps, session);
  const other = displace(session, time, deps.clock());
  if (!other || +(session.displaced?.to?.startsAt ?? 0) === +(time?.startsAt ?? 0)) return false;
  await proposeAnother(deps, await keep(deps, other));
  return true;
}

async function regainDay(deps: Deps, session: ModelingSession): Promise<void> {
  const back = undisplace(session, deps.clock());
  if (!back) return;
  const after = await keep(deps, back);
  await tellUndisplaced(deps, session, after, concerned(after));
  await closeNewDay(deps, session, after);
  await redrawCard(deps, after);
}

/** **Move it there**: to the time that was proposed. One that does not do any more is replaced first. */
export async function moveToNewDay(deps: ModelDeps, press: Press): Promise<Answer> {
  const session = await hostedBy(deps, press);
  const { displaced, place, seats, cover } = session;
  if (session.status !== 'open' || !displaced)
    throw new UserError('no-new-day', 'This session has its day. `/model list` shows it, and changes it.');
  const { zone } = await deps.schools.home(session.teamId);
  const time = await newTimeOf(deps, session);
  if ((await proposeAnew(deps, session)) || !displaced.to)
    return saidAnswer(
      time
        ? 'That time does not do any more. I propose another one: please look at it and press again.'
        : 'That time does not do any more, and I find no other. Press Another time and choose one.',
    );
  const after = await applyChange(deps, session, { ...displaced.to, place, seats, cover });
  return movedAnswer(session, after, zone);
}
