import type { Deps } from '../../deps.ts';
import { cellsOf } from '../../domain/booking.ts';
import type { Cover } from '../../domain/cover.ts';
import { isVisitor, type ModelingSession, withoutLender } from '../../domain/modeling.ts';
import type { Who } from '../../domain/person.ts';
import { UserError } from '../../errors.ts';
import { mention } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import type { Press } from './input.ts';
import { chosenColleague, hindranceOf, keep, type ModelDeps, sessionOf } from './load.ts';
import { closePrompt, redrawCard, tellEach } from './messages.ts';
import { lenderAwayView, lenderFreeView, lenderView, lendsNotView, uncoveredView } from './told-views.ts';
import { saidAnswer } from './views.ts';

/** **Not me**: whoever was named as minding a visitor's class does not, and the host and the visitors are told once. */
export async function sayNotMe(deps: ModelDeps, press: Press): Promise<Answer> {
  const session = await sessionOf(deps, press.teamId, press.sessionId);
  if (!(await freeLender(deps, session, press.userId)))
    throw new UserError(
      'not-the-lender',
      'You are not down to mind a class then any more, or it has begun. `/model list` shows what is coming.',
    );
  return saidAnswer(`Thank you for saying so. Your time is free again, and ${mention(session.hostId)} hears it.`);
}

/**
 * What is wrong with whose class a host says is minded, or with whom they name as minding it, at any of these times; beside the
 * field.
 *
 * @param lenderId absent where nobody is named, or nobody else than before
 */
export async function lenderFaults(
  deps: ModelDeps,
  { teamId, hostId, lenderId, cover }: { teamId: string; hostId: string; lenderId: string | undefined; cover: Cover },
  times: readonly (Parameters<typeof hindranceOf>[2] & Partial<Pick<ModelingSession, 'visitors'>>)[],
): Promise<{ coverBy?: string; classOf?: string }> {
  const { classOf } = cover;
  if (classOf && (classOf === hostId || classOf === cover.by))
    return { classOf: 'They are not a visitor then. Choose the visitor whose class is minded, or nobody.' };
  if (classOf && !(await chosenColleague(deps, { teamId, userId: classOf })))
    return { classOf: 'Choose a full member of this workspace, or nobody.' };
  if (!lenderId) return {};
  if (lenderId === hostId) return { coverBy: 'You show it then. Choose who minds a visitor’s class.' };
  const lender = await chosenColleague(deps, { teamId, userId: lenderId });
  if (!lender) return { coverBy: 'Choose a full member of this workspace.' };
  for (const { visitors = [], ...time } of times) {
    if (isVisitor({ visitors }, lenderId))
      return { coverBy: 'They have a seat in it. Choose who minds a visitor’s class.' };
    if (await hindranceOf(deps, lender, time))
      return { coverBy: 'They are away or somewhere else then. Choose who minds a visitor’s class.' };
  }
  return {};
}

/** Throws UserError when who is to mind a visitor's class cannot by now. */
export async function lenderMustBeFree(deps: ModelDeps, session: ModelingSession): Promise<void> {
  const { teamId, cover } = session;
  const lender = cover.by && (await deps.people.find(teamId, cover.by));
  if (cover.by && (!lender || (await hindranceOf(deps, lender, session))))
    throw new UserError(
      'lender-busy',
      'Who minds a visitor’s class is away or somewhere else then. Press Change and choose somebody else.',
    );
}

/** Another colleague minds a visitor's class than before, or nobody does: the time of both follows, and both are told. */
export async function changeLender(deps: ModelDeps, before: ModelingSession, after: ModelingSession): Promise<void> {
  const { teamId, id: eventId, startsAt: from, endsAt: to, cover } = after;
  if (before.cover.by === cover.by) return;
  if (before.cover.by) {
    await deps.bookings.release(teamId, eventId, before.cover.by);
    await closeNaming(deps, after, before.cover.by);
    await tellEach(deps, after, [before.cover.by], {
      what: `lends-not:v${after.turn}`,
      view: ({ zone }) => lenderFreeView(before, zone),
    });
  }
  if (!cover.by) return;
  await deps.bookings.release(teamId, eventId, cover.by);
  await deps.bookings.take({ teamId, userId: cover.by, eventId, cells: cellsOf({ from, to }) });
  await tellLender(deps, after);
}

/** Tells who minds a visitor's class that the host named them. */
export async function tellLender(deps: ModelDeps, session: ModelingSession): Promise<void> {
  const { by } = session.cover;
  const view = ({ zone }: { zone: string }) => lenderView(session, zone);
  if (by) await tellEach(deps, session, [by], { what: `lends:${(await timesNamed(deps, session, by)) + 1}`, view });
}

/** How often someone was told that they mind a class at a session; each is a message of its own. */
const timesNamed = ({ outbox }: ModelDeps, session: ModelingSession, userId: string) =>
  outbox.timesAdded(session.teamId, (time) => lendsKey(session, userId, time));

const lendsKey = ({ id }: ModelingSession, userId: string, time: number) => `session:${id}:lends:${time}:${userId}`;

/** Shows in what told someone that they mind a class that they do not. */
async function closeNaming(deps: ModelDeps, session: ModelingSession, userId: string): Promise<void> {
  const { zone } = await deps.schools.home(session.teamId);
  const last = await timesNamed(deps, session, userId);
  if (last > 0) await closePrompt(deps, session, lendsKey(session, userId, last), lendsNotView(session, zone));
}

/** Days away of who minds a visitor's class: they need not, and everyone concerned is told. */
export async function lenderAway(
  deps: Deps,
  { teamId, userId, sessionId }: Who & { sessionId: string },
): Promise<void> {
  const session = await deps.sessions.find(teamId, sessionId);
  if (!session || session.displaced || !(await freeLender(deps, session, userId))) return;
  const view = ({ zone }: { zone: string }) => lenderAwayView(session, zone);
  await tellEach(deps, session, [userId], { what: `lends-not:v${session.turn}`, view });
}

/** Gives back the time of who was to mind a visitor's class, and tells host and visitors; false when they were not to. */
export async function freeLender(deps: ModelDeps, session: ModelingSession, lenderId: string): Promise<boolean> {
  const freed = withoutLender(session, lenderId, deps.clock());
  if (!freed) return false;
  const { teamId, id, hostId, visitors, cover } = freed;
  await deps.bookings.release(teamId, id, lenderId);
  const after = await keep(deps, freed);
  await closeNaming(deps, after, lenderId);
  const isTheirs = (userId: string) => cover.classOf === undefined || cover.classOf === userId;
  const need = [hostId, ...visitors.map(({ userId }) => userId).filter(isTheirs)];
  await tellEach(deps, after, need, {
    what: `uncovered:v${session.turn}`,
    view: ({ zone }, userId) => uncoveredView(after, lenderId, zone, userId),
  });
  await redrawCard(deps, after);
  return true;
}
