import type { Deps } from '../../deps.ts';
import { newsAt, remindersOf, unaskedPlan } from '../../domain/message-budget.ts';
import type { ModelingSession } from '../../domain/modeling.ts';
import type { Person } from '../../domain/person.ts';
import type { School } from '../../domain/school.ts';
import { messageRow } from '../../slack/message-row.ts';
import type { View } from '../../slack/view.ts';
import { cardView } from './card-views.ts';
import { type FileSays, fileRow, kinds } from './file-row.ts';
import {
  awayView,
  cancelledView,
  displacedView,
  forYouView,
  type Keeps,
  movedView,
  newDayDoneView,
  newDayView,
  reminderView,
  undisplacedView,
} from './told-views.ts';
import { movedUpView } from './views.ts';

export type MessageDeps = Pick<Deps, 'outbox' | 'schools' | 'people' | 'clock'>;

const cardKey = (id: string) => `session:${id}:card`;

/** The card of an offer in the channel: one message, edited from then on. */
export async function sendCard(
  deps: MessageDeps & Pick<Deps, 'sessions'>,
  offer: readonly [ModelingSession, ...ModelingSession[]],
): Promise<void> {
  const [{ teamId, offerId, channelId, hostId, forId }] = offer;
  const { zone } = await deps.schools.home(teamId);
  await deps.sessions.nextDrawing(teamId, offerId);
  await deps.outbox.add({
    ...messageRow(offer[0].teamId, cardView(offer, zone), deps.clock()),
    key: cardKey(offerId),
    kind: kinds.card,
    channel: channelId ?? { users: [hostId, forId ?? hostId] },
    priority: 2,
  });
}

/** Tells who asked for it that times are offered in a channel; without one the card itself is their message. */
export async function tellAsker(
  deps: MessageDeps,
  offer: readonly [ModelingSession, ...ModelingSession[]],
): Promise<void> {
  const [first] = offer;
  const asker = first.forId && first.channelId ? await deps.people.find(first.teamId, first.forId) : undefined;
  if (asker?.standing !== 'colleague') return;
  const school = await deps.schools.home(first.teamId);
  await tell(deps, first, asker, { school, what: 'for-you', view: forYouView(offer, school.zone) });
}

/** Shows the sessions of an offer as they are now; last in a verb, which is to have kept what it changes. */
export async function redrawCard(
  deps: MessageDeps & Pick<Deps, 'sessions'>,
  { teamId, offerId }: ModelingSession,
): Promise<void> {
  const { zone } = await deps.schools.home(teamId);
  const drawing = await deps.sessions.nextDrawing(teamId, offerId);
  const offer = await deps.sessions.ofOffer(teamId, offerId);
  const target = cardKey(offerId);
  await deps.outbox.add({
    ...messageRow(teamId, cardView(offer, zone), deps.clock()),
    key: `${target}:v${drawing}`,
    kind: kinds.card,
    method: 'chat.update',
    channel: { of: target },
    target,
    priority: 3,
  });
}

/** Tells someone that a seat became theirs, in their working hours. */
export async function tellMovedUp(deps: MessageDeps, session: ModelingSession, person: Person): Promise<void> {
  const school = await deps.schools.home(session.teamId);
  await tell(deps, session, person, { school, what: `seat:v${session.turn}`, view: movedUpView(session, school.zone) });
}

/** Tells someone that their days away gave up their seat, or their place in the line. */
export async function tellAway(deps: MessageDeps, session: ModelingSession, userId: string): Promise<void> {
  await tellEach(deps, session, [userId], {
    what: `away:v${session.turn}`,
    view: ({ zone }) => awayView(session, userId, zone),
  });
}

/** Tells everyone who had a seat, waited or has it in their calendar, once each. */
export async function tellCancelled(deps: MessageDeps, session: ModelingSession, userIds: string[]): Promise<void> {
  await tellEach(deps, session, userIds, {
    what: 'cancelled',
    view: ({ zone }) => cancelledView(session, zone),
    file: () => 'cancelled',
  });
}

/** Tells everyone once that it is at another time or place, and what they keep of it. */
export async function tellMoved(
  deps: MessageDeps,
  before: ModelingSession,
  after: ModelingSession,
  keeps: ReadonlyMap<string, Keeps>,
): Promise<void> {
  const of = (userId: string) => keeps.get(userId) ?? 'nothing';
  await tellEach(deps, after, [...keeps.keys()], {
    what: `moved:${after.sequence}`,
    before,
    view: ({ zone }, userId) => movedView(before, after, zone, of(userId)),
    file: (userId) => (['nothing', 'no-cover'].includes(of(userId)) ? 'taken-back' : 'moved'),
  });
}

/** Tells everyone once that the school is closed on its day; what is in their calendars waits for the new date. */
export async function tellDisplaced(deps: MessageDeps, session: ModelingSession, userIds: string[]): Promise<void> {
  const view = ({ zone }: School) => displacedView(session, zone);
  await tellEach(deps, session, userIds, { what: displacedName(session), view, canWait: true });
}

const displacedName = ({ displaced }: ModelingSession) => `displaced:${displaced?.turn}`;

/** Tells those who have heard that the school is closed on its day that it is open after all; nobody else needs to hear it. */
export async function tellUndisplaced(
  deps: MessageDeps,
  before: ModelingSession,
  after: ModelingSession,
  userIds: string[],
): Promise<void> {
  const keyOf = (userId: string) => toldKey(before, displacedName(before), userId);
  await deps.outbox.withdraw(after.teamId, userIds.map(keyOf), 'open after all');
  const heard: string[] = [];
  for (const userId of userIds) {
    const row = await deps.outbox.find(after.teamId, keyOf(userId));
    if (row && row.state !== 'skipped') heard.push(userId);
  }
  const view = ({ zone }: School) => undisplacedView(after, zone);
  await tellEach(deps, after, heard, { what: `un${displacedName(before)}`, view });
}

const newDayKey = ({ id, displaced }: ModelingSession) => `session:${id}:new-day:${displaced?.turn}`;

/** Asks the host for a new day, in their working hours. */
export async function askNewDay(deps: MessageDeps, session: ModelingSession): Promise<void> {
  const school = await deps.schools.home(session.teamId);
  const host = await deps.people.find(session.teamId, session.hostId);
  const at = host && unaskedPlan(host, school, deps.clock())?.at;
  if (!at) return;
  await deps.outbox.add({
    ...messageRow(session.teamId, newDayView(session, school.zone), deps.clock()),
    kind: kinds.place,
    key: newDayKey(session),
    channel: session.hostId,
    priority: 1,
    notBefore: at,
  });
}

/** Shows the host another day than was proposed before, also before the question has gone out. */
export async function proposeAnother(deps: MessageDeps, session: ModelingSession): Promise<void> {
  const { zone } = await deps.schools.home(session.teamId);
  await editPrompt(deps, session, newDayKey(session), newDayView(session, zone));
}

/** Shows the host that no new day is asked for any more. @param before the session while one was */
export async function closeNewDay(deps: MessageDeps, before: ModelingSession, after: ModelingSession): Promise<void> {
  if (!before.displaced) return;
  const { zone } = await deps.schools.home(after.teamId);
  await closePrompt(deps, after, newDayKey(before), newDayDoneView(after, zone));
}

/** The question whether it took place; it is asked anew when the day of the session turns out not to have been closed. */
export const heldKey = ({ id, askedHost }: ModelingSession) => `session:${id}:held:${askedHost}`;

/** Shows the host what became of the question whether it took place, if they were asked. */
export async function closeHeld(deps: MessageDeps, asked: ModelingSession, view: View): Promise<void> {
  if (asked.askedHost !== undefined) await closePrompt(deps, asked, heldKey(asked), view);
}

const reminderKey = ({ id, sequence }: ModelingSession, userId: string) =>
  `session:${id}:reminder:${userId}:${sequence}`;

/** Reminds someone in their working hours; not at all when they do not work before it begins. */
export async function remind(deps: MessageDeps, session: ModelingSession, person: Person): Promise<void> {
  const school = await deps.schools.home(session.teamId);
  const at = tellAt(person, school, session, deps.clock());
  if (!at) return;
  await deps.outbox.add({
    ...messageRow(session.teamId, reminderView(session, school.zone, { userId: person.userId, now: at }), deps.clock()),
    key: reminderKey(session, person.userId),
    kind: kinds.place,
    channel: person.userId,
    priority: 1,
    notBefore: at,
    notAfter: session.startsAt,
    bundle: remindersOf(person.userId, at, school),
    onAmbiguous: 'drop',
  });
}

/** Nobody is reminded of what they do not come to. */
export async function unremind(deps: MessageDeps, session: ModelingSession, userIds: string[]): Promise<void> {
  const keys = userIds.map((userId) => reminderKey(session, userId));
  await deps.outbox.withdraw(session.teamId, keys, 'not coming');
}

/** Shows in a prompt what was answered; one that has not gone out is withdrawn. */
export async function closePrompt(deps: MessageDeps, session: ModelingSession, key: string, view: View): Promise<void> {
  await deps.outbox.withdraw(session.teamId, [key], 'told');
  await editPrompt(deps, session, key, view);
}

async function editPrompt(deps: MessageDeps, session: ModelingSession, key: string, view: View): Promise<void> {
  if (!(await deps.outbox.find(session.teamId, key))) return;
  await deps.outbox.add({
    ...messageRow(session.teamId, view, deps.clock()),
    key: `${key}:v${session.turn}`,
    kind: kinds.prompt,
    method: 'chat.update',
    channel: { of: key },
    target: key,
    priority: 3,
  });
}

/** When someone can be told of their place. Undefined when they do not work before the session begins. */
export function tellAt(person: Person, school: School, { startsAt }: ModelingSession, now: Date): Date | undefined {
  const plan = unaskedPlan(person, school, now);
  return plan && plan.at < startsAt ? plan.at : undefined;
}

const toldKey = ({ id }: ModelingSession, what: string, userId: string) => `session:${id}:${what}:${userId}`;

interface Telling {
  /** Names the message among those about this session. */
  what: string;
  view(school: School, userId: string): View;
  /** What the calendar file says that comes with it, for who took one before. */
  file?(userId: string): FileSays;
  /** Who had its file then is sent the next one. */
  before?: ModelingSession;
  /** Nobody needs to know it before they are at work again. */
  canWait?: true;
}

/** Tells colleagues something of a session, once each. */
export async function tellEach(
  deps: MessageDeps,
  session: ModelingSession,
  userIds: string[],
  { what, view, file, canWait, before = session }: Telling,
): Promise<void> {
  const hadFile = (userId: string) => before.files?.includes(userId);
  const school = await deps.schools.home(session.teamId);
  for (const person of await deps.people.findMany(session.teamId, userIds)) {
    if (person.standing !== 'colleague') continue;
    const { userId } = person;
    const hasFile = file && hadFile(userId);
    await tell(deps, session, person, {
      school,
      what,
      view: view(school, userId),
      ...(hasFile && { file: file(userId) }),
      ...(canWait && { canWait }),
    });
  }
}

interface Told {
  school: School;
  what: string;
  view: View;
  file?: FileSays;
  canWait?: true;
}

async function tell(
  deps: MessageDeps,
  session: ModelingSession,
  person: Person,
  { school, what, view, file, canWait }: Told,
): Promise<void> {
  const now = deps.clock();
  const at = (canWait && unaskedPlan(person, school, now)?.at) || newsAt(person, school, { ...session, now });
  await deps.outbox.add({
    ...messageRow(session.teamId, view, deps.clock()),
    kind: kinds.place,
    ...(file && (await fileRow(deps, session, { comment: view.text, says: file }))),
    key: toldKey(session, what, person.userId),
    channel: person.userId,
    priority: 1,
    notBefore: at,
  });
}
