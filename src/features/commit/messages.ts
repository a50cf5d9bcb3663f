import { answeredPrompts, type Commitment, partiesOf, type Support } from '../../domain/commitment.ts';
import { seenBy } from '../../domain/commitment-access.ts';
import { isReminder, remindersOf } from '../../domain/commitment-reminders.ts';
import { unaskedPlan } from '../../domain/message-budget.ts';
import { messageRow } from '../../slack/message-row.ts';
import { type CommitDeps, keep, lookerOf, readerOf, todayAt } from './load.ts';
import { answeredView, commitmentView, promptView } from './views.ts';

const kinds = { state: 'commit.state', prompt: 'commit.prompt' } as const;

const stateKey = ({ id }: Commitment, userId: string) => `commitment:${id}:to:${userId}`;

/**
 * Brings the one message of each who has, or had, a part up to date; makes it where it is not there yet: at once for who
 * acted, in their working hours for everyone else. Gives those to whom it is new.
 */
export async function showAll(
  deps: CommitDeps,
  { before, after, by }: { before?: Commitment; after: Commitment; by?: string },
): Promise<string[]> {
  const concerned = new Set([...partiesOf(after), ...(before ? partiesOf(before) : [])]);
  const fresh: string[] = [];
  for (const userId of concerned) if (await showTo(deps, after, userId, userId === by)) fresh.push(userId);
  return fresh;
}

/** True when it is a new message. */
async function showTo(deps: CommitDeps, commitment: Commitment, userId: string, isActing: boolean): Promise<boolean> {
  const { teamId, turn } = commitment;
  const person = await deps.people.find(teamId, userId);
  if (person?.standing !== 'colleague') return false;
  const reader = await readerOf(deps, commitment, userId);
  const view = commitmentView(commitment, reader);
  const keyOf = (time: number) => `${stateKey(commitment, userId)}${time > 1 ? `:${time}` : ''}`;
  const times = await deps.outbox.timesAdded(teamId, keyOf);
  const key = keyOf(times);
  const state = times > 0 ? ((await deps.outbox.find(teamId, key))?.state ?? 'skipped') : 'skipped';
  const hasPart = seenBy(commitment, reader).words;
  const now = deps.clock();
  if (state === 'pending' && !hasPart) await deps.outbox.withdraw(teamId, [key], 'has no part any more');
  else if (state !== 'skipped')
    await deps.outbox.add({
      ...messageRow(teamId, view, now),
      ...{ key: `${key}:v${turn}`, kind: kinds.state, method: 'chat.update', channel: { of: key }, target: key },
      priority: isActing ? 1 : 2,
    });
  if (state !== 'skipped' || !hasPart) return false;
  const plan = isActing ? undefined : unaskedPlan(person, await deps.schools.home(teamId), now);
  await deps.outbox.add({
    ...messageRow(teamId, view, plan?.at ?? now),
    ...{ key: keyOf(times + 1), kind: kinds.state, channel: userId, priority: isActing ? 1 : 2 },
  });
  return true;
}

/** What is said to someone whose move it is. `what` names it: the same is said once. */
export interface Prompt {
  userId: string;
  what: string;
  lead: string;
  /** What it reminds of. */
  supports?: readonly Support[];
}

const promptKey = ({ id, userId }: { id: string; userId: string }) => `commitment:${id}:prompt:${userId}:`;

/** What was withdrawn before it was sent can be said once more. Undefined when it was said. */
async function unsaidKey({ outbox }: CommitDeps, teamId: string, key: string): Promise<string | undefined> {
  for (const one of [key, `${key}:again`]) {
    const row = await outbox.find(teamId, one);
    if (!row) return one;
    if (row.state !== 'skipped') return undefined;
  }
  return undefined;
}

/** Takes back the reminders that wait to be sent and do not hold any more: their day has changed, or the commitment is paused. */
export async function withdrawReminders(deps: CommitDeps, commitment: Commitment): Promise<void> {
  const { teamId, id, prompts = [] } = commitment;
  const { calendar, today } = await todayAt(deps, teamId);
  const holding = remindersOf(commitment, calendar, today).map(
    ({ userId, what }) => `${promptKey({ id, userId })}${what}`,
  );
  const keys = prompts
    .filter(({ userId, key }) => isReminder(key.slice(promptKey({ id, userId }).length)))
    .map(({ key }) => key)
    .filter((key) => !holding.some((one) => key === one || key === `${one}:again`));
  if (keys.length > 0) await deps.outbox.withdraw(teamId, keys, 'no longer so');
}

/** Tells someone, within what they are sent a day, that the next move is theirs. Nothing to who is no colleague. */
export async function prompt(
  deps: CommitDeps,
  commitment: Commitment,
  { userId, what, lead, supports = [] }: Prompt,
): Promise<void> {
  const { teamId, id } = commitment;
  const key = await unsaidKey(deps, teamId, `${promptKey({ id, userId })}${what}`);
  if (!key) return;
  const person = await deps.people.find(teamId, userId);
  const plan = person?.standing === 'colleague' && unaskedPlan(person, await deps.schools.home(teamId), deps.clock());
  if (!plan) return;
  const view = promptView(lead, commitment, await readerOf(deps, commitment, userId));
  await deps.outbox.add({
    ...messageRow(commitment.teamId, view, deps.clock()),
    ...{ key, kind: kinds.prompt, channel: userId, priority: 3, onAmbiguous: 'drop' },
    ...(await deps.budgets.place(plan)),
  });
  await deps.commitments.notePrompt(teamId, id, {
    ...{ userId, key },
    ...(supports.length > 0 && { supports: supports.map((one) => one.id) }),
  });
}

/**
 * Keeps a change, and takes the buttons from each prompt that it answered; one that has not gone out is not sent any more.
 * Throws UserError when another press was first.
 *
 * @param press who pressed, nobody when it came about by itself; which support it was about; and who is asked anew by it
 */
export async function keepAnswered(
  deps: CommitDeps,
  before: Commitment,
  changed: Commitment,
  press: { by?: string; supportId?: string; anew?: readonly string[] } = {},
): Promise<Commitment> {
  const answered = answeredPrompts(before, changed, press);
  const prompts = before.prompts?.filter((one) => !answered.includes(one));
  const after = await keep(deps, { ...changed, ...(prompts && { prompts }) });
  const { teamId } = after;
  const keys = answered.map(({ key }) => key);
  await deps.outbox.withdraw(teamId, keys, 'answered');
  await withdrawReminders(deps, after);
  for (const { key, userId } of answered) {
    const view = answeredView(after, await lookerOf(deps, after, userId), userId === press.by);
    await deps.outbox.add({
      ...messageRow(after.teamId, view, deps.clock()),
      ...{ key: `${key}:answered`, kind: kinds.prompt, method: 'chat.update', channel: { of: key }, target: key },
      priority: 3,
    });
  }
  return after;
}
