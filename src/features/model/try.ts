import { askAgain, askedOnce, askNoMore, askTriedOn, type FollowUp, toldOf } from '../../domain/follow-up.ts';
import { changeTry, isPosted, isToSay, type ModelingSession, sayTry, tryingOf } from '../../domain/modeling.ts';
import type { Who } from '../../domain/person.ts';
import { topicKey } from '../../domain/vocabulary.ts';
import { UserError } from '../../errors.ts';
import type { Answer, View } from '../../slack/view.ts';
import { type CalendarDay, dayOf } from '../../time/calendar-day.ts';
import { kinds } from './file-row.ts';
import { keep, type ModelDeps, sessionOf } from './load.ts';
import { closePrompt } from './messages.ts';
import { hasTriedView, thankedView, triedKey, triedView, tryingView, tryKey, willTryView } from './try-views.ts';

type Pressed = Who & { sessionId: string };

/** A session of which someone who learned there has not said yet what they will try. Throws UserError when there is nothing to say. */
export async function toSay(deps: Pick<ModelDeps, 'sessions'>, press: Pressed): Promise<ModelingSession> {
  const session = await sessionOf(deps, press.teamId, press.sessionId);
  if (isToSay(session, press.userId)) return session;
  throw new UserError(
    'no-try-to-say',
    'You have said it already, or this was not your session. `/model list` shows what is coming.',
  );
}

/** A session of which someone can tell how their try went. Throws UserError when they cannot. */
export async function toTell(deps: Pick<ModelDeps, 'sessions'>, press: Pressed): Promise<ModelingSession> {
  const session = await sessionOf(deps, press.teamId, press.sessionId);
  const trying = tryingOf(session, press.userId);
  if (trying && !trying.followUp.outcome) return session;
  throw new UserError(
    'nothing-to-tell',
    'You have told me already how it went, or there is nothing to tell. `/model list` shows what is coming.',
  );
}

/** **I will try it**: for who says it, who is asked about it ten school days later, and for the host where a visitor says so. */
export async function saveTry(
  deps: ModelDeps,
  press: Pressed,
  { words, hostMayHear }: { words: string; hostMayHear: boolean },
): Promise<Answer> {
  const session = await toSay(deps, press);
  const said = sayTry(session, press.userId, { words, askOn: await askDay(deps, press.teamId) });
  if (said) await showTrying(deps, await keep(deps, said), press.userId);
  if (hostMayHear && press.userId !== session.hostId) {
    const view = willTryView(session, press.userId, words);
    await tellHost(deps, session, { key: `will-try:${press.userId}`, view });
  }
  return thankedView();
}

/** **I tried it**: of a visitor it speaks for the host, without this visitor's name unless they say so. */
export async function triedIt(
  deps: ModelDeps,
  press: Pressed,
  { students, hostMayHear }: { students?: string | undefined; hostMayHear: boolean },
): Promise<Answer> {
  const toldOn = await todayAt(deps, press.teamId);
  const session = await told(deps, press, (followUp) => toldOf(followUp, { outcome: 'tried', toldOn, students }));
  const { teamId, id, hostId, guest, topic, visitors } = session;
  const seatNo = visitors.find(({ userId }) => userId === press.userId)?.seatNo;
  // What someone shows is spoken for by those who came to see it alone.
  if (seatNo === undefined) return thankedView();
  if (hostMayHear) {
    const view = hasTriedView(session, press.userId, students);
    await tellHost(deps, session, { key: `has-tried:${press.userId}`, view });
  }
  // What a guest shows speaks for nobody here.
  if (guest) return thankedView();
  await deps.evidence.addOnce({
    teamId,
    userId: hostId,
    topic: topicKey(topic),
    kind: 'tried',
    day: toldOn,
    // By the seat: evidence never says who the other person was.
    cause: `session:${id}:seat:${seatNo}`,
    ...(!isPosted(session) && { unposted: true }),
  });
  await deps.schools.directoryChanged(teamId);
  return thankedView();
}

/** To the host, because the visitor has ticked so. The two forms of one try are two messages. */
async function tellHost(
  deps: ModelDeps,
  { teamId, id, hostId }: ModelingSession,
  { key, view }: { key: string; view: View },
): Promise<void> {
  await deps.writeUnasked({ teamId, userId: hostId, key: `session:${id}:${key}`, kind: kinds.prompt, view });
}

/** **Did not fit**: said, and nothing is taken from anyone. */
export async function didNotFit(deps: ModelDeps, press: Pressed): Promise<undefined> {
  const toldOn = await todayAt(deps, press.teamId);
  await told(deps, press, (followUp) => toldOf(followUp, { outcome: 'did-not-fit', toldOn }));
}

/** **Not yet**: asked once more after the same time, then never. */
export async function notYetTried(deps: ModelDeps, press: Pressed): Promise<undefined> {
  const again = await askDay(deps, press.teamId);
  await told(deps, press, (followUp) => askAgain(followUp, again));
}

/** Asks someone **Did you try it?**, if this is the day that was set for it. */
export async function askTried(
  deps: ModelDeps,
  { teamId, userId, sessionId }: Pressed,
  day: CalendarDay,
): Promise<void> {
  const session = await deps.sessions.find(teamId, sessionId);
  if (!session || tryingOf(session, userId)?.followUp.askOn !== day) return;
  const asked = changeTry(session, userId, askedOnce);
  const time = asked && tryingOf(asked, userId)?.followUp.asked;
  const isSent =
    time &&
    (await deps.writeUnasked({
      teamId,
      userId,
      key: triedKey(session, userId, time),
      kind: kinds.prompt,
      view: triedView(session, userId),
    }));
  const after = isSent ? asked : changeTry(session, userId, askNoMore);
  if (after) await keep(deps, after);
}

async function told(
  deps: ModelDeps,
  press: Pressed,
  change: (followUp: FollowUp) => FollowUp | undefined,
): Promise<ModelingSession> {
  const changed = changeTry(await toTell(deps, press), press.userId, change);
  if (!changed) throw new UserError('said-already', 'You have said so already. I ask again in a while.');
  const after = await keep(deps, changed);
  await showTrying(deps, after, press.userId);
  return after;
}

/** Shows in each message about this try how it stands. */
async function showTrying(deps: ModelDeps, session: ModelingSession, userId: string): Promise<void> {
  const view = tryingView(session, userId);
  await closePrompt(deps, session, tryKey(session, userId), view);
  const asked = tryingOf(session, userId)?.followUp.asked ?? 0;
  for (let time = 1; time <= asked; time += 1) await closePrompt(deps, session, triedKey(session, userId, time), view);
}

async function todayAt(deps: ModelDeps, teamId: string): Promise<CalendarDay> {
  const { zone } = await deps.schools.home(teamId);
  return dayOf(deps.clock(), zone);
}

async function askDay(deps: ModelDeps, teamId: string): Promise<CalendarDay> {
  const school = await deps.schools.home(teamId);
  return askTriedOn(school, dayOf(deps.clock(), school.zone));
}
