import type { Deps } from '../deps.ts';
import { unaskedPlan } from '../domain/message-budget.ts';
import type { Stores } from '../stores/stores.ts';

/** Places what nobody asked for through the stores it is given, so that it belongs to their transaction. */
export function unaskedWriter(
  stores: Pick<Stores, 'people' | 'schools' | 'budgets' | 'outbox'>,
  clock: Deps['clock'],
): Deps['writeUnasked'] {
  return async ({ teamId, userId, key, kind, view: { text, blocks } }) => {
    const person = await stores.people.find(teamId, userId);
    if (person?.standing !== 'colleague') return false;
    const plan = unaskedPlan(person, await stores.schools.home(teamId), clock());
    if (!plan) return false;
    await stores.outbox.add({
      ...{ teamId, key, kind, method: 'chat.postMessage', channel: userId },
      payload: { text, blocks },
      priority: 3,
      onAmbiguous: 'resend',
      ...(await stores.budgets.place(plan)),
    });
    return true;
  };
}
