import type { Deps, OutboxDraft } from '../../deps.ts';
import { unaskedPlan } from '../../domain/message-budget.ts';
import type { ModelingSession } from '../../domain/modeling.ts';
import type { Person } from '../../domain/person.ts';
import type { School } from '../../domain/school.ts';
import type { View } from '../../slack/view.ts';
import { cancelledView, cardView, movedUpView, reminderView } from './views.ts';

type MessageDeps = Pick<Deps, 'outbox' | 'schools' | 'people' | 'clock'>;

export const kinds = { card: 'model.card', place: 'model.place', prompt: 'model.prompt' } as const;
const cardKey = (id: string) => `session:${id}:card`;

/** The card in the channel: one message, edited from then on. */
export async function sendCard(deps: MessageDeps, session: ModelingSession): Promise<void> {
  const { zone } = await deps.schools.home(session.teamId);
  await deps.outbox.add({
    ...post(deps, session, cardView(session, zone)),
    key: cardKey(session.id),
    kind: kinds.card,
    channel: session.channelId,
    priority: 2,
  });
}

/** Shows the session as it is now; the turn names the edit. */
export async function redrawCard(deps: MessageDeps, session: ModelingSession): Promise<void> {
  const { zone } = await deps.schools.home(session.teamId);
  const target = cardKey(session.id);
  await deps.outbox.add({
    ...post(deps, session, cardView(session, zone)),
    key: `${target}:v${session.turn}`,
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

/** Tells everyone who had a seat or waited, once each. */
export async function tellCancelled(deps: MessageDeps, session: ModelingSession, userIds: string[]): Promise<void> {
  const school = await deps.schools.home(session.teamId);
  const view = cancelledView(session, school.zone);
  for (const person of await deps.people.findMany(session.teamId, userIds)) {
    if (person.standing === 'colleague') await tell(deps, session, person, { school, what: 'cancelled', view });
  }
}

const reminderKey = ({ id }: ModelingSession, userId: string) => `session:${id}:reminder:${userId}`;

/** Reminds someone on the day, in their working hours; not at all when they do not work before it begins. */
export async function remind(deps: MessageDeps, session: ModelingSession, person: Person): Promise<void> {
  const school = await deps.schools.home(session.teamId);
  const at = tellAt(person, school, session, deps.clock());
  if (!at) return;
  await deps.outbox.add({
    ...post(deps, session, reminderView(session, school.zone, person.userId)),
    key: reminderKey(session, person.userId),
    kind: kinds.place,
    channel: person.userId,
    priority: 1,
    notBefore: at,
    onAmbiguous: 'drop',
  });
}

/** Nobody is reminded of what they do not come to. */
export async function unremind(deps: MessageDeps, session: ModelingSession, userIds: string[]): Promise<void> {
  const keys = userIds.map((userId) => reminderKey(session, userId));
  await deps.outbox.withdraw(session.teamId, keys, 'not coming');
}

/** A prompt that nobody asked for: within what the person is sent a day. Nothing to who is no colleague, or does not work. */
export async function sendPrompt(
  deps: MessageDeps & Pick<Deps, 'budgets'>,
  session: ModelingSession,
  { userId, key, view }: { userId: string; key: string; view: View },
): Promise<boolean> {
  const person = await deps.people.find(session.teamId, userId);
  const school = await deps.schools.home(session.teamId);
  const plan = person?.standing === 'colleague' && unaskedPlan(person, school, deps.clock());
  if (!plan) return false;
  const row = { ...post(deps, session, view), key, kind: kinds.prompt, channel: userId, priority: 3 };
  await deps.outbox.add({ ...row, ...(await deps.budgets.place(plan)) });
  return true;
}

/** Shows in a prompt what was answered; one that has not gone out is withdrawn. */
export async function closePrompt(deps: MessageDeps, session: ModelingSession, key: string, view: View): Promise<void> {
  await deps.outbox.withdraw(session.teamId, [key], 'told');
  if (!(await deps.outbox.find(session.teamId, key))) return;
  await deps.outbox.add({
    ...post(deps, session, view),
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

async function tell(
  deps: MessageDeps,
  session: ModelingSession,
  person: Person,
  { school, what, view }: { school: School; what: string; view: View },
): Promise<void> {
  const now = deps.clock();
  await deps.outbox.add({
    ...post(deps, session, view),
    key: `session:${session.id}:${what}:${person.userId}`,
    kind: kinds.place,
    channel: person.userId,
    priority: 1,
    // Whoever does not work before it begins must not stand before a closed door.
    notBefore: tellAt(person, school, session, now) ?? now,
  });
}

function post(deps: MessageDeps, { teamId }: ModelingSession, view: View) {
  return {
    teamId,
    method: 'chat.postMessage',
    payload: { ...view },
    notBefore: deps.clock(),
    onAmbiguous: 'resend',
  } satisfies Partial<OutboxDraft>;
}
