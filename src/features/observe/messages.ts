import type { Deps } from '../../deps.ts';
import { newsAt, remindersOf, unaskedPlan } from '../../domain/message-budget.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Person } from '../../domain/person.ts';
import type { Round } from '../../domain/round.ts';
import type { School } from '../../domain/school.ts';
import { messageRow } from '../../slack/message-row.ts';
import type { View } from '../../slack/view.ts';
import { type FileSaid, fileRow } from './file-row.ts';
import { keepRound } from './load.ts';
import { askReportView, resultView } from './report-views.ts';
import { cardView, type ShownRound } from './round-views.ts';
import { calledOffView, comingView, movedUpView, reminderView } from './views.ts';

type MessageDeps = Pick<
  Deps,
  'agreements' | 'rounds' | 'observations' | 'leaders' | 'outbox' | 'schools' | 'people' | 'clock'
>;

export const kinds = {
  card: 'observe.card',
  result: 'observe.result',
  visit: 'observe.visit',
  file: 'observe.file',
  prompt: 'observe.prompt',
} as const;

const cardKey = (id: string) => `round:${id}:card`;
const hostKey = ({ id }: Observation) => `observation:${id}:host`;
const reminderKey = ({ id, reminded }: Observation, userId: string) =>
  `observation:${id}:reminder:${reminded}:${userId}`;

/** The question whether it took place; it is asked anew when its day turns out to be one with visits after all. */
export const heldKey = ({ id, asked }: Observation) => `observation:${id}:held:${asked}`;

/** The question which day it is to have instead. */
export const newDayKey = ({ id, displaced }: Observation) => `observation:${id}:new-day:${displaced?.since}`;

/** The message by which a host asked someone to come. */
export const inviteKey = ({ id }: Observation, userId: string) => `observation:${id}:invite:${userId}`;

/** The round with what stands on its card at this moment. */
export async function shownRound(deps: MessageDeps, round: Round): Promise<ShownRound> {
  const { teamId, id, channelId } = round;
  const { zone } = await deps.schools.home(teamId);
  const now = deps.clock();
  const posted = (await deps.observations.ofRound(teamId, id)).filter(({ isPosted }) => isPosted);
  const leaders = (await deps.leaders.all(teamId)).filter(({ scope }) => scope === 'school' || scope === channelId);
  const agreement = await deps.agreements.latest(teamId);
  return {
    round,
    doors: posted.filter(({ status, startsAt }) => status === 'open' && startsAt > now),
    leadingHosts: [...new Set(posted.map(({ hostId }) => hostId))].filter((hostId) =>
      leaders.some(({ userId }) => userId === hostId),
    ),
    hadDoors: posted.length > 0,
    zone,
    isStopped: agreement?.status !== 'in-force',
  };
}

/** The card in the channel: one message, edited from then on. */
export async function sendCard(deps: MessageDeps, round: Round): Promise<void> {
  await deps.outbox.add({
    ...messageRow(round.teamId, cardView(await shownRound(deps, round)), deps.clock()),
    key: cardKey(round.id),
    kind: kinds.card,
    channel: round.channelId,
    priority: 2,
  });
}

/** What the rooms show, in a message of its own: everyone of the channel reads it at the same hour. */
export async function sendResult(deps: MessageDeps, round: Round): Promise<void> {
  await deps.outbox.add({
    ...messageRow(round.teamId, resultView(round), deps.clock()),
    key: `round:${round.id}:result`,
    kind: kinds.result,
    channel: round.channelId,
    priority: 2,
  });
}

/** Asks who began a round for its report. */
export async function askReport(deps: Pick<Deps, 'writeUnasked'>, round: Round, rooms: number): Promise<void> {
  const view = askReportView(round, rooms);
  const { teamId, id, startedBy: userId } = round;
  await deps.writeUnasked({ teamId, userId, key: `round:${id}:report`, kind: kinds.prompt, view });
}

/** Shows the round as it is now; the turn names the edit, and two that change a round at once do it one after the other. */
export async function redrawCard(deps: MessageDeps, round: Round): Promise<void> {
  if (round.status === 'draft') return;
  const target = cardKey(round.id);
  await deps.outbox.add({
    ...messageRow(round.teamId, cardView(await shownRound(deps, round)), deps.clock()),
    key: `${target}:v${round.turn}`,
    kind: kinds.card,
    method: 'chat.update',
    channel: { of: target },
    target,
    priority: 3,
  });
}

/** The same after a door of the round has changed; an unposted door does not show there. */
export async function redrawCardOf(deps: MessageDeps, { teamId, roundId, isPosted }: Observation): Promise<void> {
  const round = isPosted ? await deps.rounds.find(teamId, roundId) : undefined;
  if (round) await redrawCard(deps, await keepRound(deps, round));
}

/** Who comes, in one message to the host, edited from then on. */
export async function tellHost(deps: MessageDeps, observation: Observation): Promise<void> {
  const { teamId, hostId, turn } = observation;
  const key = hostKey(observation);
  const school = await deps.schools.home(teamId);
  const view = comingView(observation, school.zone);
  if (await deps.outbox.find(teamId, key)) return edit(deps, observation, { key, version: String(turn), view });
  const host = await deps.people.find(teamId, hostId);
  if (host) await send(deps, observation, host, { school, key, view });
}

/** Tells someone that a place became theirs, in their working hours. */
export async function tellMovedUp(deps: MessageDeps, observation: Observation, userId: string): Promise<void> {
  const { zone } = await deps.schools.home(observation.teamId);
  const key = `observation:${observation.id}:place:v${observation.turn}:${userId}`;
  await tellOne(deps, observation, userId, { key, view: movedUpView(observation, zone) });
}

/** Asks a colleague to come, for the host, within what they are sent a day; false when that would reach them only once it has begun. */
export async function sendInvite(
  deps: MessageDeps & Pick<Deps, 'budgets'>,
  observation: Observation,
  person: Person,
  view: View,
): Promise<boolean> {
  const { teamId, startsAt } = observation;
  const plan = unaskedPlan(person, await deps.schools.home(teamId), deps.clock());
  if (!plan || plan.at >= startsAt) return false;
  const place = await deps.budgets.place(plan);
  if (place.notBefore >= startsAt) return false;
  const row = { ...messageRow(teamId, view, deps.clock()), key: inviteKey(observation, person.userId) };
  await deps.outbox.add({ ...row, ...place, kind: kinds.prompt, channel: person.userId, priority: 3 });
  return true;
}

/** Tells those who were to come, once each and without a reason, by the file where they took one. Nothing in it is kept once it is sent. */
export async function tellCalledOff(deps: MessageDeps, observation: Observation, userIds: string[]): Promise<void> {
  const { zone } = await deps.schools.home(observation.teamId);
  const view = calledOffView(observation, zone);
  const file = { of: { ...observation, sequence: observation.sequence + 1 }, isCancelled: true };
  for (const userId of userIds)
    await tellOne(deps, observation, userId, {
      key: `observation:${observation.id}:off:${userId}`,
      view,
      ...(observation.filed.includes(userId) && { file }),
    });
}

/** Tells each of those who were to come what became of a visit. */
export async function tellConcerned(
  deps: MessageDeps,
  observation: Observation,
  userIds: string[],
  { what, ...told }: { what: string } & Omit<Told, 'key'>,
): Promise<void> {
  for (const userId of userIds)
    await tellOne(deps, observation, userId, {
      key: `observation:${observation.id}:${what}:v${observation.turn}:${userId}`,
      ...told,
    });
}

/** Takes back what was told of a visit at this turn where it has not gone out; gives those who have heard it. */
export async function takeBack(
  deps: MessageDeps,
  { teamId, id }: Observation,
  userIds: string[],
  { what, turn }: { what: string; turn: number },
): Promise<string[]> {
  const keyOf = (userId: string) => `observation:${id}:${what}:v${turn}:${userId}`;
  await deps.outbox.withdraw(teamId, userIds.map(keyOf), 'taken back');
  const heard: string[] = [];
  for (const userId of userIds) {
    const row = await deps.outbox.find(teamId, keyOf(userId));
    if (row && row.state !== 'skipped') heard.push(userId);
  }
  return heard;
}

/** What someone is told of a visit. */
interface Told {
  key: string;
  view: View;
  /** The calendar file that comes with it, for who took one before. */
  file?: FileSaid;
  /** They have just pressed for it. */
  isAsked?: boolean;
}

/** Tells one colleague something of a visit, in their working hours unless they have asked for it. */
export async function tellOne(deps: MessageDeps, observation: Observation, userId: string, told: Told): Promise<void> {
  const person = await deps.people.find(observation.teamId, userId);
  const school = await deps.schools.home(observation.teamId);
  if (person?.standing === 'colleague') await send(deps, observation, person, { school, ...told });
}

/** Reminds someone on the day, in their working hours; not at all when they do not work before it begins. */
export async function remind(deps: MessageDeps, observation: Observation, person: Person): Promise<void> {
  const school = await deps.schools.home(observation.teamId);
  const at = tellAt(person, school, observation, deps.clock());
  if (!at) return;
  await deps.outbox.add({
    ...messageRow(observation.teamId, reminderView(observation, school.zone, person.userId), deps.clock()),
    key: reminderKey(observation, person.userId),
    kind: kinds.visit,
    channel: person.userId,
    priority: 1,
    notBefore: at,
    notAfter: observation.startsAt,
    bundle: remindersOf(person.userId, at, school),
    onAmbiguous: 'drop',
  });
}

/** Nobody is reminded of what they do not come to. @param observation as it was when they were reminded */
export async function unremind(deps: MessageDeps, observation: Observation, userIds: string[]): Promise<void> {
  const keys = userIds.map((userId) => reminderKey(observation, userId));
  await deps.outbox.withdraw(observation.teamId, keys, 'not coming');
}

/** Shows in a message what became of it; one that has not gone out is withdrawn. */
export async function closeMessage(
  deps: MessageDeps,
  observation: Observation,
  { key, view }: { key: string; view: View },
): Promise<void> {
  await deps.outbox.withdraw(observation.teamId, [key], 'answered');
  if (await deps.outbox.find(observation.teamId, key))
    await edit(deps, observation, { key, version: `${observation.turn}:closed`, view });
}

/** Shows the host another day than was proposed before, in the message that asks for one, also before it has gone out. */
export async function editNewDay(deps: MessageDeps, observation: Observation, view: View): Promise<void> {
  const key = newDayKey(observation);
  if (await deps.outbox.find(observation.teamId, key))
    await edit(deps, observation, { key, version: String(observation.turn), view });
}

/** Shows the host what became of what they were asked of a visit, as it was before. */
export async function closeAsked(deps: MessageDeps, before: Observation, view: View): Promise<void> {
  if (before.asked !== undefined) await closeMessage(deps, before, { key: heldKey(before), view });
  if (before.displaced) await closeMessage(deps, before, { key: newDayKey(before), view });
}

/** The host's message about a door that is gone. */
export async function closeHostMessage(deps: MessageDeps, observation: Observation, view: View): Promise<void> {
  await closeMessage(deps, observation, { key: hostKey(observation), view });
}

/** Proposes a partner to someone, within what they are sent a day. */
export async function sendProposal(
  deps: Pick<Deps, 'writeUnasked'>,
  { teamId, id, turn }: Round,
  userId: string,
  view: View,
): Promise<void> {
  await deps.writeUnasked({ teamId, userId, key: `round:${id}:partner:v${turn}:${userId}`, kind: kinds.prompt, view });
}

/** When someone can be told of a visit. Undefined when they do not work before it begins. */
export function tellAt(
  person: Person,
  school: School,
  { startsAt }: Pick<Observation, 'startsAt'>,
  now: Date,
): Date | undefined {
  const plan = unaskedPlan(person, school, now);
  return plan && plan.at < startsAt ? plan.at : undefined;
}

/** What has lost its day can wait until they are at work. */
function toldFrom(person: Person, school: School, observation: Observation, now: Date): Date {
  const waits = observation.displaced && unaskedPlan(person, school, now)?.at;
  return waits ?? newsAt(person, school, { ...observation, now });
}

async function send(
  deps: MessageDeps,
  observation: Observation,
  person: Person,
  { school, key, view, file, isAsked }: Told & { school: School },
): Promise<void> {
  const now = deps.clock();
  await deps.outbox.add({
    ...messageRow(observation.teamId, view, now),
    kind: kinds.visit,
    ...(file && { kind: kinds.file, ...fileRow(file, { comment: view.text, at: now }) }),
    key,
    channel: person.userId,
    priority: 1,
    notBefore: isAsked ? now : toldFrom(person, school, observation, now),
  });
}

async function edit(
  deps: MessageDeps,
  observation: Observation,
  { key, version, view }: { key: string; version: string; view: View },
): Promise<void> {
  await deps.outbox.add({
    ...messageRow(observation.teamId, view, deps.clock()),
    key: `${key}:v${version}`,
    kind: kinds.visit,
    method: 'chat.update',
    channel: { of: key },
    target: key,
    priority: 3,
  });
}
