import type { Deps } from '../../deps.ts';
import {
  didNotTakePlace,
  isPosted,
  isVisitor,
  learnersOf,
  type ModelingSession,
  type NotHeld,
  tookPlace,
  whyNotHeld,
} from '../../domain/modeling.ts';
import { topicKey } from '../../domain/vocabulary.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { kinds } from './file-row.ts';
import type { Press } from './input.ts';
import { hostedBy, keep, type ModelDeps, sessionOf } from './load.ts';
import { closeHeld, closeNewDay, heldKey, redrawCard } from './messages.ts';
import { askHeldView, askTryView, heldView, tryKey, whoIsAsked } from './try-views.ts';
import { saidAnswer } from './views.ts';

const notHeld: Record<NotHeld, string> = {
  held: 'Someone has said so already. Thank you!',
  cancelled: 'This session was called off. `/model list` shows what is coming.',
  missed: 'Its host has said that it did not take place. `/model` offers another one.',
  'not-begun': 'This session has not begun yet. Press It took place once it has.',
  'not-there': 'The host and those who came can say that. `/model list` shows what is coming.',
};

/** **It took place**: on record, the host's evidence, and each who learned is asked once for one thing to try. */
export async function sayHeld(deps: ModelDeps, press: Press): Promise<Answer> {
  const { teamId, userId, sessionId } = press;
  await deps.roster.colleague(teamId, userId);
  const session = await sessionOf(deps, teamId, sessionId);
  const now = deps.clock();
  const reason = whyNotHeld(session, userId, now);
  const held = tookPlace(session, userId, now);
  if (!held) throw new UserError(`not-held-${reason}`, notHeld[reason ?? 'cancelled']);
  const after = await keep(deps, { ...held, ...(await shownAfter(deps, held)) });
  await markShownAgain(deps, after);
  await redrawCard(deps, after);
  await creditHost(deps, after);
  await tellGaps(deps, after);
  await closeHeld(deps, after, heldView(after));
  await closeNewDay(deps, session, after);
  const learners = learnersOf(after);
  for (const learner of learners)
    await deps.writeUnasked({
      teamId,
      userId: learner,
      key: tryKey(after, learner),
      kind: kinds.prompt,
      view: askTryView(after, learner),
    });
  return saidAnswer(`Thank you. I ask ${whoIsAsked(after, userId)} once for the one thing they will try.`);
}

/** **It did not take place**, by the host: nobody is asked anything, and nobody's time is taken any more. */
export async function sayMissed(deps: ModelDeps, press: Press): Promise<Answer> {
  const session = await hostedBy(deps, press);
  const now = deps.clock();
  const missed = didNotTakePlace(session, press.userId, now);
  const reason = whyNotHeld(session, press.userId, now);
  if (!missed) throw new UserError(`not-missed-${reason}`, notHeld[reason ?? 'cancelled']);
  const after = await keep(deps, missed);
  await deps.bookings.release(after.teamId, after.id);
  await closeHeld(deps, after, heldView(after));
  await closeNewDay(deps, session, after);
  await redrawCard(deps, after);
  return saidAnswer('That happens. Type `/model` to offer a new time.');
}

/** Someone who saw the topic before shows it: the session they saw. Source: domain.md section 5, M9. */
async function shownAfter(
  deps: ModelDeps,
  { teamId, hostId, guest, topic, startsAt }: ModelingSession,
): Promise<Pick<ModelingSession, 'shownAfter'>> {
  if (guest) return {};
  const seen = await deps.sessions.seenBy(teamId, hostId);
  const first = seen.find((session) => session.endsAt <= startsAt && topicKey(session.topic) === topicKey(topic));
  return first ? { shownAfter: first.id } : {};
}

/** Of what a visitor has shown since, when that was said to have taken place before this was. */
async function markShownAgain(deps: ModelDeps, first: ModelingSession): Promise<void> {
  for (const later of await deps.sessions.openOrHeldSince(first.teamId, first.endsAt)) {
    const isAgain = later.startsAt >= first.endsAt && topicKey(later.topic) === topicKey(first.topic);
    if (later.status !== 'held' || later.guest || later.shownAfter || !isAgain) continue;
    if (isVisitor(first, later.hostId)) await keep(deps, { ...later, shownAfter: first.id });
  }
}

/** Showing a practice speaks for who showed it, once someone came to see it. */
async function creditHost(deps: ModelDeps, session: ModelingSession): Promise<void> {
  const { teamId, id, hostId: userId, guest, topic, startsAt, visitors } = session;
  // What a guest shows speaks for nobody here.
  if (visitors.length === 0 || guest) return;
  const { zone } = await deps.schools.home(teamId);
  const day = dayOf(startsAt, zone);
  const shown = { teamId, userId, topic: topicKey(topic), kind: 'modeled', day, cause: `session:${id}` } as const;
  await deps.evidence.addOnce({ ...shown, ...(!isPosted(session) && { unposted: true }) });
  await deps.schools.directoryChanged(teamId);
}

/** What none of us knew may be learned by it: the routine for gaps looks at it. */
async function tellGaps({ gaps }: ModelDeps, session: ModelingSession): Promise<void> {
  const { teamId, id, topic, gapId } = session;
  // A gap names to all who taught it: only by a session that they planned for it, or that stood where all could read of it.
  if (gapId === undefined && !isPosted(session)) return;
  await gaps.sessionHeld(teamId, { id, topicKey: topicKey(topic), ...(gapId && { gapId }) });
}

/** The session is over: its host is asked once whether it took place, and its card offers no seat any more. */
export async function askHost(deps: Deps, teamId: string, id: string): Promise<void> {
  const session = await deps.sessions.find(teamId, id);
  if (session?.status !== 'open' || session.askedHost !== undefined) return;
  const { zone } = await deps.schools.home(teamId);
  const asked = await keep(deps, { ...session, askedHost: session.turn });
  await redrawCard(deps, asked);
  await deps.writeUnasked({
    teamId,
    userId: asked.hostId,
    key: heldKey(asked),
    kind: kinds.prompt,
    view: askHeldView(asked, zone),
  });
}
