import type { Deps } from '../../deps.ts';
import { cellsOf } from '../../domain/booking.ts';
import {
  type Change,
  changeSession,
  concerned,
  isMoved,
  isVisitor,
  type ModelingSession,
  remindedOf,
  toRemind,
  whyNotChanged,
  withoutFiles,
} from '../../domain/modeling.ts';
import { type OfferField, readChange } from '../../domain/modeling-offer.ts';
import type { Person } from '../../domain/person.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import { dueReminders } from '../../domain/session-reminder.ts';
import { UserError } from '../../errors.ts';
import { mention } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import { changeLender, lenderFaults, lenderMustBeFree, tellLender } from './cover.ts';
import type { Press, Sender, SentOffer } from './input.ts';
import { hindranceOf, hostedBy, hostHindered, keep, type ModelDeps } from './load.ts';
import { closeNewDay, redrawCard, tellMoved, unremind } from './messages.ts';
import { moveUp } from './seats.ts';
import { whenWords } from './session-words.ts';
import type { Keeps } from './told-views.ts';
import { saidAnswer } from './views.ts';

const notChanged = {
  'not-open': 'This session is over or was called off. `/model list` shows what is coming.',
  started: 'This session has begun already, so it stays as it is.',
  'seats-taken': 'More colleagues than that have a seat. Choose at least as many, or call it off.',
};

/** A session that its host may change. Throws UserError when it is over. */
export async function changeOf(deps: Pick<Deps, 'sessions'>, press: Press): Promise<ModelingSession> {
  const session = await hostedBy(deps, press);
  if (session.status === 'open') return session;
  throw new UserError('not-open', notChanged['not-open']);
}

/** What is wrong with the form of a change: a sentence by field. */
export async function changeFaults(
  deps: Deps,
  who: Sender,
  { typed, namesNoPupil }: SentOffer,
): Promise<Partial<Record<OfferField, string>>> {
  const session = await hostedBy(deps, who);
  const { calendar } = await deps.schools.home(who.teamId);
  const now = deps.clock();
  const read = readChange(typed, session, calendar, now);
  if ('faults' in read) return read.faults;
  const { change } = read;
  const reason = whyNotChanged(session, change, now);
  if (reason) return { [reason === 'seats-taken' ? 'seats' : 'day']: notChanged[reason] };
  const named = pupilFaults(await deps.matcher.directory(who.teamId), { place: change.place }, { namesNoPupil });
  if (Object.keys(named).length > 0) return named;
  const person = await deps.roster.colleague(who.teamId, who.userId);
  const hindrance = await hindranceOf(deps, person, { ...change, id: session.id });
  if (hindrance) return hostHindered(hindrance);
  const lenderId = change.cover.by === session.cover.by ? undefined : change.cover.by;
  const said = { teamId: who.teamId, hostId: who.userId, lenderId, cover: change.cover };
  return lenderFaults(deps, said, [{ ...session, ...change }]);
}

/** The form of a change was sent. */
export async function saveChange(deps: ModelDeps, who: Sender, { typed }: SentOffer): Promise<Answer> {
  const session = await hostedBy(deps, who);
  const { calendar, zone } = await deps.schools.home(who.teamId);
  const read = readChange(typed, session, calendar, deps.clock());
  if ('faults' in read) throw new UserError('bad-change', Object.values(read.faults).join(' '));
  const after = await applyChange(deps, session, read.change);
  return movedAnswer(session, after, zone);
}

/** To the host, who reads in it, too, that nobody minds a visitor's class any more. */
export function movedAnswer(before: ModelingSession, after: ModelingSession, zone: string): Answer {
  const { by } = before.cover;
  const uncovered = by && !after.cover.by ? ` ${mention(by)} cannot mind a visitor’s class then.` : '';
  return saidAnswer(`It is on ${whenWords(after, zone)} now.${uncovered} Everyone concerned is told once.`);
}

/**
 * Moves a session: its host's time, and that of each visitor and of who minds a class, is taken anew. Who cannot be there then
 * gives up their seat, or minds no class; who waits moves up. Everyone concerned is told once. Throws UserError when its host cannot be there.
 */
export async function applyChange(deps: ModelDeps, session: ModelingSession, change: Change): Promise<ModelingSession> {
  const { teamId, hostId } = session;
  const now = deps.clock();
  const reason = whyNotChanged(session, change, now);
  const changed = changeSession(session, change, now);
  if (!changed) throw new UserError(`not-changed-${reason}`, notChanged[reason ?? 'not-open']);
  const moves = isMoved(session, change);
  const people = await deps.people.findMany(teamId, [hostId, ...concerned(session)]);
  const free = moves ? await freeThen(deps, people, changed) : new Set(people.map(({ userId }) => userId));
  if (!free.has(hostId))
    throw new UserError(
      'host-busy',
      'You cannot be there then: you are away, at another session or visit, or mind a class. Choose another time.',
    );
  const lost = session.visitors.map(({ userId }) => userId).filter((userId) => !free.has(userId));
  const { by, ...cover } = changed.cover;
  const isNamed = by !== session.cover.by;
  if (isNamed) await lenderMustBeFree(deps, changed);
  const uncovered = by && !isNamed && !free.has(by) ? [by] : [];
  const stays: ModelingSession = {
    ...withoutFiles(changed, [...lost, ...uncovered]),
    ...(uncovered.length > 0 && { cover: { ...cover, isLeft: true as const } }),
    visitors: changed.visitors.filter(({ userId }) => free.has(userId)),
  };
  const school = await deps.schools.home(teamId);
  const toldNow = moves ? dueReminders(people, school, stays, now).map(({ userId }) => userId) : [];
  const waitsForReminder = new Set(toRemind(stays));
  const kept = await keep(
    deps,
    remindedOf(
      stays,
      toldNow.filter((userId) => waitsForReminder.has(userId)),
    ),
  );
  if (moves) {
    await bookAnew(deps, session, kept);
    await unremind(deps, session, [hostId, ...concerned(session)]);
    await closeNewDay(deps, session, kept);
  }
  if (isNamed) await changeLender(deps, session, kept);
  else if (kept.cover.classOf !== session.cover.classOf) await tellLender(deps, kept);
  const after = await moveUp(deps, kept);
  if (moves) await tellMoved(deps, session, after, keepsOf(isNamed ? { ...session, cover } : session, after));
  await redrawCard(deps, after);
  return after;
}

/** Gives back what was taken for the time before, and takes the new one of those who stay. */
async function bookAnew(deps: ModelDeps, before: ModelingSession, after: ModelingSession): Promise<void> {
  const { teamId, id: eventId, hostId, visitors, cover, startsAt: from, endsAt: to } = after;
  await deps.bookings.release(teamId, eventId);
  for (const { userId } of before.visitors)
    if (!isVisitor(after, userId)) await deps.seats.free(teamId, eventId, userId);
  const cells = cellsOf({ from, to });
  for (const userId of [hostId, ...visitors.map((visitor) => visitor.userId), ...(cover.by ? [cover.by] : [])])
    await deps.bookings.take({ teamId, userId, eventId, cells });
}

async function freeThen(deps: ModelDeps, people: readonly Person[], at: ModelingSession): Promise<Set<string>> {
  const free = new Set<string>();
  for (const person of people) if (!(await hindranceOf(deps, person, at))) free.add(person.userId);
  return free;
}

/** Who is told of a move, and what they keep; whoever moved up is told of their seat instead. */
function keepsOf(before: ModelingSession, after: ModelingSession): Map<string, Keeps> {
  const keeps = new Map<string, Keeps>();
  for (const userId of concerned(before)) {
    const [had, has] = [isVisitor(before, userId), isVisitor(after, userId)];
    const isFreed = before.cover.by === userId && after.cover.by !== userId;
    if (isFreed) keeps.set(userId, 'no-cover');
    else if (had || !has) keeps.set(userId, had ? (has ? 'seat' : 'nothing') : withoutSeat(after, userId));
  }
  // The host has it in their calendar too.
  if (after.files?.includes(after.hostId)) keeps.set(after.hostId, 'host');
  return keeps;
}

function withoutSeat({ waiting, files, cover }: ModelingSession, userId: string): Keeps {
  if (waiting.includes(userId)) return 'place';
  return cover.by === userId && !files?.includes(userId) ? 'cover' : 'file';
}
