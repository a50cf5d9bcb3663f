import type { Deps } from '../../deps.ts';
import type { Gap, GapRole } from '../../domain/gap.ts';
import type { View } from '../../slack/view.ts';

/** The kind of all messages that a gap writes. */
export const kind = 'gap.prompt';

/** What someone was asked of a gap: names the message, which is changed once they answer. */
export const promptKeys = {
  role: ({ id, asked }: Gap, role: GapRole) => `gap:${id}:${role}:${asked?.[role]?.turn}`,
  learn: ({ id }: Gap, userId: string) => `gap:${id}:learn:${userId}`,
  list: ({ id }: Gap, userId: string) => `gap:${id}:list:${userId}`,
};

/** Shows in a message what was answered; one that has not gone out is withdrawn. */
export async function close(
  deps: Pick<Deps, 'outbox' | 'clock'>,
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
