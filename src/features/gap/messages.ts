import type { Deps } from '../../deps.ts';
import type { Gap, GapRole } from '../../domain/gap.ts';
import { unaskedPlan } from '../../domain/message-budget.ts';
import type { View } from '../../slack/view.ts';

export type MessageDeps = Pick<Deps, 'outbox' | 'schools' | 'people' | 'budgets' | 'clock'>;

const kind = 'gap.prompt';

/** What someone was asked of a gap: names the message, which is changed once they answer. */
export const promptKeys = {
  role: ({ id, asked }: Gap, role: GapRole) => `gap:${id}:${role}:${asked?.[role]?.turn}`,
  learn: ({ id }: Gap, userId: string) => `gap:${id}:learn:${userId}`,
  list: ({ id }: Gap, userId: string) => `gap:${id}:list:${userId}`,
};

/**
 * Writes to someone who did not ask for it: in their working hours, within their day's number. The same key is written once;
 * nothing goes to who is no colleague, or does not work in the next 400 days.
 */
export async function write(
  deps: MessageDeps,
  { teamId }: Pick<Gap, 'teamId'>,
  { userId, key, view }: { userId: string; key: string; view: View },
): Promise<void> {
  const person = await deps.people.find(teamId, userId);
  const plan = person?.standing === 'colleague' && unaskedPlan(person, await deps.schools.home(teamId), deps.clock());
  if (!plan) return;
  await deps.outbox.add({
    ...{ teamId, key, kind, method: 'chat.postMessage', channel: userId, priority: 3, onAmbiguous: 'resend' },
    payload: { ...view },
    ...(await deps.budgets.place(plan)),
  });
}

/** Shows in a message what was answered; one that has not gone out is withdrawn. */
export async function close(
  deps: MessageDeps,
  { teamId }: Pick<Gap, 'teamId'>,
  { key, view }: { key: string; view: View },
): Promise<void> {
  await deps.outbox.withdraw(teamId, [key], 'answered');
  if (!(await deps.outbox.find(teamId, key))) return;
  await deps.outbox.add({
    ...{ teamId, key: `${key}:answered`, kind, method: 'chat.update', channel: { of: key }, target: key },
    payload: { ...view },
    priority: 3,
    notBefore: deps.clock(),
    onAmbiguous: 'resend',
  });
}
