import { cellsOf } from '../../domain/booking.ts';
import { join, leave, type ModelingSession, type NoSeat, remindedOf, wait, whyNoSeat } from '../../domain/modeling.ts';
import type { Person } from '../../domain/person.ts';
import { dueReminders } from '../../domain/session-reminder.ts';
import { UserError } from '../../errors.ts';
import { colleagueNow } from '../../slack/roster.ts';
import type { Answer } from '../../slack/view.ts';
import { takeBackFile } from './calendar.ts';
import type { Press } from './input.ts';
import { type Client, hindranceOf, keep, type ModelDeps, mindsThen, sessionOf, sessionShownTo } from './load.ts';
import { redrawCard, tellAt, tellMovedUp, unremind } from './messages.ts';
import { placeAnswer, saidAnswer } from './views.ts';

const noSeat: Record<Exclude<NoSeat, 'in'>, string> = {
  own: 'This is your own session: you are there as its host.',
  minds: 'You mind a visitor’s class then, as its host wrote. Is it not so? Press Not me in the message that says so.',
  'not-open': 'This session is over or was called off. `/model list` shows what is coming.',
  displaced: 'School is closed on that day, and a new date is looked for. `/model list` shows what is coming.',
  started: 'This session has begun already. `/model list` shows what is coming.',
  full: 'All seats are taken by now. Press Waitlist, and I write to you when one becomes free.',
};

/** **Join**: takes a seat, and the person's time. */
export async function joinSession(deps: ModelDeps, press: Press, client: Client): Promise<Answer> {
  const { teamId, userId } = press;
  const person = await colleagueNow(deps.roster, press);
  const session = await sessionShownTo(deps, press, client);
  const { zone } = await deps.schools.home(teamId);
  const reason = whyNoSeat(session, userId, deps.clock());
  if (reason === 'in') return placeAnswer(session, zone, 'You have a seat already.');
  if (reason) throw new UserError(`no-seat-${reason}`, noSeat[reason]);
  await mustBeFree(deps, person, session);
  const seated = await seat(deps, session, person);
  if (!seated) throw new UserError('no-seat-full', noSeat.full);
  await redrawCard(deps, seated);
  return placeAnswer(seated, zone, 'You have a seat. See you there!');
}

/** **Waitlist**: a place behind those who wait, or the seat that became free meanwhile. */
export async function waitForSeat(deps: ModelDeps, press: Press, client: Client): Promise<Answer> {
  const { teamId, userId } = press;
  const person = await colleagueNow(deps.roster, press);
  const session = await sessionShownTo(deps, press, client);
  const now = deps.clock();
  if (whyNoSeat(session, userId, now) !== 'full') return joinSession(deps, press, client);
  const { zone } = await deps.schools.home(teamId);
  const waiting = wait(session, userId, now);
  if (!waiting) return placeAnswer(session, zone, placeWords(session, userId));
  await mustBeFree(deps, person, session);
  const after = await keep(deps, waiting);
  await redrawCard(deps, after);
  return placeAnswer(after, zone, placeWords(after, userId));
}

function placeWords({ waiting }: ModelingSession, userId: string): string {
  return `You are number ${waiting.indexOf(userId) + 1} on the waitlist. I write to you when a seat is yours.`;
}

/** **Leave**: at once and without a reason; the next who waits moves up. */
export async function leaveSession(
  deps: ModelDeps,
  press: Pick<Press, 'teamId' | 'userId' | 'sessionId'>,
): Promise<Answer> {
  const session = await sessionOf(deps, press.teamId, press.sessionId);
  const left = leave(session, press.userId);
  if (!left) throw new UserError('no-place', 'You have no seat in this session. `/model list` shows what is coming.');
  await deps.seats.free(left.teamId, left.id, press.userId);
  await deps.bookings.release(left.teamId, left.id, press.userId);
  await unremind(deps, left, [press.userId]);
  const kept = await keep(deps, left);
  const hadFile = session.files?.includes(press.userId);
  if (hadFile) await takeBackFile(deps, kept, press.userId);
  await redrawCard(deps, await moveUp(deps, kept));
  const file = hadFile ? ' The file in your messages from me takes it out of your calendar.' : '';
  return saidAnswer(`You have left this session.${file} \`/model list\` shows what else is coming.`);
}

/** Gives free seats to those who wait, in their order; whoever cannot be there, or be told in time, keeps their place. */
export async function moveUp(deps: ModelDeps, session: ModelingSession): Promise<ModelingSession> {
  const school = await deps.schools.home(session.teamId);
  let after = session;
  for (const userId of session.waiting) {
    if (whyNoSeat(after, userId, deps.clock())) continue;
    const person = await deps.people.find(session.teamId, userId);
    if (person?.standing !== 'colleague' || !tellAt(person, school, session, deps.clock())) continue;
    if (await hindranceOf(deps, person, session)) continue;
    const seated = await seat(deps, after, person);
    if (!seated) continue;
    await tellMovedUp(deps, seated, person);
    after = seated;
  }
  return after;
}

/** A seat with a row of its own and the person's time: what the unique indexes hold. Undefined when none is free. */
async function seat(deps: ModelDeps, session: ModelingSession, person: Person): Promise<ModelingSession | undefined> {
  const { userId } = person;
  const now = deps.clock();
  const joined = join(session, userId, now);
  const seatNo = joined?.visitors.find((visitor) => visitor.userId === userId)?.seatNo;
  if (!joined || !seatNo) return undefined;
  // Whoever joins when others have been reminded knows of it already.
  const isLate = dueReminders([person], await deps.schools.home(session.teamId), session, now).length > 0;
  const after = await keep(deps, isLate ? remindedOf(joined, [userId]) : joined);
  const { teamId, id: eventId, startsAt: from, endsAt: to } = after;
  await deps.seats.take({ teamId, eventId, seatNo, userId });
  await deps.bookings.take({ teamId, userId, eventId, cells: cellsOf({ from, to }) });
  return after;
}

async function mustBeFree(deps: ModelDeps, person: Person, session: ModelingSession): Promise<void> {
  const hindrance = await hindranceOf(deps, person, session);
  if (!hindrance) return;
  if (hindrance.kind === 'away')
    throw new UserError('away', 'You are away that day, as your settings say. `/contour settings` changes it.');
  if (hindrance.kind === 'minds') throw new UserError('minds', `${mindsThen}, or choose another session.`);
  const { session: other, visit } = hindrance;
  const where = visit ? `the visit in ${visit.place}` : other ? `“${other.topic}”` : 'another session';
  const list = visit ? '`/observe list`' : '`/model list`';
  throw new UserError('busy', `You are at ${where} then. Leave it with ${list}, or choose another session.`);
}
