import type { Deps, Job, PersonLeft } from '../../deps.ts';
import {
  type Apprenticeship,
  agree,
  answeredAlone,
  isOfTheTwo,
  letGo,
  met,
  newApprenticeship,
  silentDays,
  unanswered,
} from '../../domain/apprenticeship.ts';
import { carriersAmong, onlyCarrier } from '../../domain/carriers.ts';
import { topicOfGoals } from '../../domain/goal.ts';
import { whyNotAsked } from '../../domain/person.ts';
import { UserError } from '../../errors.ts';
import { faultBeside } from '../../slack/parse.ts';
import { onlyChosen } from '../../slack/roster.ts';
import type { Answer, View } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { apprenticeshipView, askedAnswer, askView, notNowView } from './apprentice-views.ts';
import type { ApprenticeshipPress, Sender, TopicPress } from './input.ts';

type ApprenticeDeps = Pick<
  Deps,
  | 'apprenticeships'
  | 'expertise'
  | 'goals'
  | 'people'
  | 'schools'
  | 'outbox'
  | 'roster'
  | 'clock'
  | 'newId'
  | 'writeUnasked'
>;

/** A topic that one colleague carries now, in the goal's words or the carrier's, with who would like to learn it. */
export interface SinglePoint {
  topic: string;
  carrierId: string;
  wishing: string[];
}

/** @throws UserError where nobody, or more than one, carries it by now: see `onlyCarrier` */
export async function singlePoint(
  deps: Pick<ApprenticeDeps, 'expertise' | 'goals' | 'people' | 'schools' | 'clock'>,
  { teamId, userId: askerId, topicKey }: TopicPress,
): Promise<SinglePoint> {
  const { zone } = await deps.schools.home(teamId);
  const entries = await deps.expertise.onTopic(teamId, topicKey);
  const willing = carriersAmong(await deps.people.joined(teamId), entries, dayOf(deps.clock(), zone));
  const carrierId = onlyCarrier(willing, entries, askerId);
  if (!carrierId)
    throw new UserError(
      'no-single-point',
      'This does not hang on one colleague who is here now. `/leadership-map` shows how it stands.',
    );
  const topic = topicOfGoals(await deps.goals.active(teamId), topicKey);
  const own = entries.find(({ userId }) => userId === carrierId)?.topic;
  const wishing = (await deps.expertise.wishesInWorkspace(teamId)).filter((wish) => wish.topicKey === topicKey);
  return { topic: topic ?? own ?? topicKey, carrierId, wishing: wishing.map(({ userId }) => userId).slice(0, 10) };
}

/** What is wrong with who was chosen. */
export async function apprenticeFaults(
  deps: ApprenticeDeps,
  sender: Sender,
  { colleague }: { colleague: string },
): Promise<Record<string, string>> {
  const { teamId, userId } = sender;
  const school = await deps.schools.home(teamId);
  return faultBeside('colleague', async () => {
    await onlyChosen(deps.roster, { teamId, userId: colleague }, (person) =>
      colleague === userId ? undefined : whyNotAsked(person, school, deps.clock()),
    );
    const { carrierId } = await singlePoint(deps, sender);
    if (carrierId === colleague) throw new UserError('carries-it', 'They carry it already. Choose who could learn it.');
  });
}

/** The form behind **Find an apprentice** was sent: both are asked but who asks. */
export async function findApprentice(
  deps: ApprenticeDeps,
  { teamId, userId, cause, topicKey }: Sender,
  { colleague }: { colleague: string },
): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  const { topic, carrierId } = await singlePoint(deps, { teamId, userId, topicKey });
  const wanted = newApprenticeship({
    ...{ teamId, id: deps.newId(), cause, topic, topicKey, carrierId, apprenticeId: colleague },
    openedBy: userId,
    openedAt: deps.clock(),
  });
  const apprenticeship = await deps.apprenticeships.addOnce(wanted);
  if (!apprenticeship)
    throw new UserError(
      'under-way',
      `Someone learns this topic already, or is asked. If they do not answer within ${silentDays} school days, you can ask again.`,
    );
  for (const one of [apprenticeship.carrierId, apprenticeship.apprenticeId])
    if (
      !apprenticeship.agreed.includes(one) &&
      !(await tell(deps, apprenticeship, { userId: one, what: 'ask', view: askView(apprenticeship, one) }))
    )
      throw new UserError('never-at-work', 'One of the two is away for a long time. Please ask someone else.');
  return askedAnswer(apprenticeship);
}

/** **Yes, I would** */
export async function sayYes(deps: ApprenticeDeps, press: ApprenticeshipPress): Promise<Answer> {
  const apprenticeship = await keep(deps, agree(await apprenticeshipOf(deps, press), press.userId));
  await redraw(deps, apprenticeship, press.userId, 'ask');
  if (apprenticeship.status === 'learning')
    for (const one of [apprenticeship.carrierId, apprenticeship.apprenticeId])
      await tell(deps, apprenticeship, {
        userId: one,
        what: 'sessions',
        view: apprenticeshipView(apprenticeship, one),
      });
  return askedAnswer(apprenticeship);
}

/** **We met today** */
export async function sayMet(deps: ApprenticeDeps, press: ApprenticeshipPress): Promise<undefined> {
  const { zone } = await deps.schools.home(press.teamId);
  const before = await apprenticeshipOf(deps, press);
  const apprenticeship = await keep(deps, met(before, press.userId, dayOf(deps.clock(), zone)));
  await redrawBoth(deps, apprenticeship);
}

/** **Not this time**, **Let it go**, or **Take it back** */
export async function sayNo(deps: ApprenticeDeps, press: ApprenticeshipPress): Promise<undefined> {
  await end(deps, await apprenticeshipOf(deps, press), press.userId);
}

async function end(deps: ApprenticeDeps, before: Apprenticeship, userId: string): Promise<void> {
  const apprenticeship = await keep(deps, letGo(before, userId));
  await redrawBoth(deps, apprenticeship);
  if (before.status === 'asked' && apprenticeship.openedBy !== userId) await tellNotNow(deps, apprenticeship);
}

async function tellNotNow(deps: ApprenticeDeps, apprenticeship: Apprenticeship): Promise<void> {
  await tell(deps, apprenticeship, {
    userId: apprenticeship.openedBy,
    what: 'not-now',
    view: notNowView(apprenticeship),
  });
}

/** Who is no colleague any more shows and learns nothing here. */
export const leaveApprenticeships: PersonLeft = async (deps, { teamId, userId }) => {
  for (const apprenticeship of await deps.apprenticeships.open(teamId))
    if (isOfTheTwo(apprenticeship, userId)) await end(deps, apprenticeship, userId);
};

/** Looks whether an apprentice has answered a question on the topic since the third session. */
export const answeredJob: Job = {
  name: 'leadership-map.answered-alone',
  run: (deps) => eachOf(deps, deps.apprenticeships.answering(), lookWhetherAnswered),
};

async function lookWhetherAnswered(
  deps: Deps,
  { teamId, id, apprenticeId, topicKey, sessions }: Apprenticeship,
): Promise<void> {
  const last = sessions.at(-1) ?? '';
  const days = (await deps.evidence.of(teamId, apprenticeId))
    .filter(({ kind, topic, day }) => kind === 'helped' && topic === topicKey && day >= last)
    .map(({ day }) => day);
  if (days.length === 0) return;
  await deps.onOccurrence({ teamId, scheduleId: 'leadership-map.answered-alone', slot: id }, async (tx) => {
    const apprenticeship = await tx.apprenticeships.find(teamId, id);
    const listed = await tx.expertise.onTopic(teamId, topicKey);
    const isListed = listed.some(({ userId }) => userId === apprenticeId);
    const done = apprenticeship && answeredAlone(apprenticeship, days, isListed);
    if (done) await redrawBoth(tx, await keep(tx, done));
  });
}

const dayMs = 24 * 3600_000;

/** Ends what was asked and not answered: nobody else could learn the topic. Whoever asked hears of it. */
export const unansweredJob: Job = {
  name: 'leadership-map.unanswered',
  run: (deps, now) =>
    eachOf(deps, deps.apprenticeships.askedBefore(new Date(+now - silentDays * dayMs)), lookWhetherUnanswered),
};

async function eachOf(
  deps: Deps,
  apprenticeships: AsyncIterable<Apprenticeship>,
  look: (deps: Deps, apprenticeship: Apprenticeship) => Promise<void>,
): Promise<void> {
  for await (const apprenticeship of apprenticeships) {
    try {
      await look(deps, apprenticeship);
    } catch (error) {
      const { teamId, id: apprenticeshipId } = apprenticeship;
      // One's fault does not stop the next; it is tried again at the next tick.
      deps.log.error({ event: 'leadership-map.apprenticeship-failed', teamId, apprenticeshipId, err: error });
    }
  }
}

async function lookWhetherUnanswered(deps: Deps, before: Apprenticeship): Promise<void> {
  const { teamId, id, openedAt } = before;
  const { calendar, zone } = await deps.schools.home(teamId);
  const days = { calendar, today: dayOf(deps.clock(), zone) };
  if (!unanswered(before, dayOf(openedAt, zone), days)) return;
  await deps.onOccurrence({ teamId, scheduleId: 'leadership-map.unanswered', slot: id }, async (tx) => {
    const apprenticeship = await tx.apprenticeships.find(teamId, id);
    const ended = apprenticeship && unanswered(apprenticeship, dayOf(openedAt, zone), days);
    if (!ended) return;
    const kept = await keep(tx, ended);
    await redrawBoth(tx, kept);
    await tellNotNow(tx, kept);
  });
}

async function apprenticeshipOf(
  deps: Pick<Deps, 'apprenticeships'>,
  { teamId, apprenticeshipId }: ApprenticeshipPress,
): Promise<Apprenticeship> {
  const apprenticeship = await deps.apprenticeships.find(teamId, apprenticeshipId);
  if (apprenticeship) return apprenticeship;
  throw new UserError('apprenticeship-gone', 'I do not find this any more. `/leadership-map` shows how it stands.');
}

/** Keeps what the rules allow. Throws UserError where they do not, or someone was first. */
async function keep(
  deps: Pick<Deps, 'apprenticeships'>,
  apprenticeship: Apprenticeship | undefined,
): Promise<Apprenticeship> {
  if (apprenticeship && (await deps.apprenticeships.change(apprenticeship)))
    return { ...apprenticeship, turn: apprenticeship.turn + 1 };
  throw new UserError(
    'nothing-to-press',
    'That is noted already, or not yours to say. Your message from me shows how it stands.',
  );
}

interface Told {
  userId: string;
  what: 'ask' | 'sessions' | 'not-now';
  view: View;
}

const keyIn = ({ id }: Apprenticeship, userId: string, what: Told['what']) => `apprentice:${id}:${what}:${userId}`;
const kind = 'leadership-map.apprentice';

async function tell(
  deps: ApprenticeDeps,
  apprenticeship: Apprenticeship,
  { userId, what, view }: Told,
): Promise<boolean> {
  return deps.writeUnasked({
    teamId: apprenticeship.teamId,
    userId,
    key: keyIn(apprenticeship, userId, what),
    kind,
    view,
  });
}

async function redrawBoth(deps: ApprenticeDeps, apprenticeship: Apprenticeship): Promise<void> {
  for (const userId of [apprenticeship.carrierId, apprenticeship.apprenticeId])
    for (const what of ['ask', 'sessions'] as const) await redraw(deps, apprenticeship, userId, what);
}

/** Shows in someone's message how it stands; one that has not gone out is withdrawn once it is over. */
async function redraw(
  deps: ApprenticeDeps,
  apprenticeship: Apprenticeship,
  userId: string,
  what: 'ask' | 'sessions',
): Promise<void> {
  const { teamId, turn } = apprenticeship;
  const key = keyIn(apprenticeship, userId, what);
  if (!apprenticeship.isOpen) await deps.outbox.withdraw(teamId, [key], 'let go');
  if (!(await deps.outbox.find(teamId, key))) return;
  // Once they begin, the press stands in the message of the apprenticeship.
  const view =
    what === 'ask' && apprenticeship.isOpen ? askedAnswer(apprenticeship) : apprenticeshipView(apprenticeship, userId);
  await deps.outbox.add({
    ...{ teamId, key: `${key}:v${turn}`, kind, method: 'chat.update', channel: { of: key }, target: key },
    payload: { text: view.text, blocks: view.blocks },
    priority: 3,
    notBefore: deps.clock(),
    onAmbiguous: 'resend',
  });
}
