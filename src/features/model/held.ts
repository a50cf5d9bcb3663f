import type { Deps } from '../../deps.ts';
import { type ModelingSession, type NotHeld, tookPlace, whyNotHeld } from '../../domain/modeling.ts';
import { topicKey } from '../../domain/vocabulary.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import type { Press } from './input.ts';
import { keep, type ModelDeps, sessionOf } from './load.ts';
import { closePrompt, redrawCard, sendPrompt } from './messages.ts';
import { askHeldView, askTryView, heldView, tryKey } from './try-views.ts';
import { saidAnswer } from './views.ts';

const notHeld: Record<NotHeld, string> = {
  held: 'Someone has said so already. Thank you!',
  cancelled: 'This session was called off. `/model list` shows what is coming.',
  'not-begun': 'This session has not begun yet. Press It took place once it has.',
  'not-there': 'The host and those who came can say that. `/model list` shows what is coming.',
};

const heldKey = ({ id }: ModelingSession) => `session:${id}:held`;

/** **It took place**: on record, the host's evidence, and each visitor is asked once for one thing to try. */
export async function sayHeld(deps: ModelDeps, press: Press): Promise<Answer> {
  const { teamId, userId, sessionId } = press;
  await deps.roster.colleague(teamId, userId);
  const session = await sessionOf(deps, teamId, sessionId);
  const now = deps.clock();
  const reason = whyNotHeld(session, userId, now);
  const held = tookPlace(session, userId, now);
  if (!held) throw new UserError(`not-held-${reason}`, notHeld[reason ?? 'cancelled']);
  const after = await keep(deps, held);
  await redrawCard(deps, after);
  await creditHost(deps, after);
  await closePrompt(deps, after, heldKey(after), heldView(after));
  for (const visitor of after.visitors)
    await sendPrompt(deps, after, {
      userId: visitor.userId,
      key: tryKey(after, visitor.userId),
      view: askTryView(after),
    });
  return saidAnswer('Thank you. I ask each visitor once for the one thing they will try.');
}

/** Showing a practice speaks for who showed it, once someone came to see it. */
async function creditHost(deps: ModelDeps, session: ModelingSession): Promise<void> {
  const { teamId, id, hostId: userId, topic, startsAt, visitors } = session;
  if (visitors.length === 0) return;
  const { zone } = await deps.schools.home(teamId);
  const day = dayOf(startsAt, zone);
  await deps.evidence.addOnce({ teamId, userId, topic: topicKey(topic), kind: 'modeled', day, cause: `session:${id}` });
  await deps.schools.directoryChanged(teamId);
}

/** The session is over: its host is asked once whether it took place, and its card offers no seat any more. */
export async function askHost(deps: Deps, teamId: string, id: string): Promise<void> {
  const session = await deps.sessions.find(teamId, id);
  if (session?.status !== 'open' || session.askedHost) return;
  const { zone } = await deps.schools.home(teamId);
  const asked = await keep(deps, { ...session, askedHost: true });
  await redrawCard(deps, asked);
  await sendPrompt(deps, asked, { userId: asked.hostId, key: heldKey(asked), view: askHeldView(asked, zone) });
}
