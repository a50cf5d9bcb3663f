import type { Deps } from '../../deps.ts';
import { unaskedPlan } from '../../domain/message-budget.ts';
import { actions, button } from '../../slack/blocks.ts';
import type { View } from '../../slack/view.ts';
import { ids } from './action-ids.ts';

interface Unasked {
  teamId: string;
  userId: string;
  key: string;
  kind: string;
  view: View;
}

/**
 * Writes to someone who did not ask for it: in their working hours, within their day's number, with **Fewer of these**.
 * Nothing is sent to someone who does not work in the next 400 days. Source: product.md, "Message budget".
 */
export async function tellUnasked(
  deps: Pick<Deps, 'people' | 'schools' | 'budgets' | 'outbox' | 'clock'>,
  { teamId, userId, key, kind, view }: Unasked,
): Promise<void> {
  const person = await deps.people.find(teamId, userId);
  const plan = person && unaskedPlan(person, await deps.schools.home(teamId), deps.clock());
  if (!plan) return;
  await deps.outbox.add({
    teamId,
    key,
    kind,
    method: 'chat.postMessage',
    channel: userId,
    payload: { text: view.text, blocks: [...view.blocks, actions(button('Fewer of these', ids.fewer))] },
    priority: 3,
    onAmbiguous: 'resend',
    ...(await deps.budgets.place(plan)),
  });
}
