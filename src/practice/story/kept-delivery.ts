import { followAgain } from '../acts/modal.ts';
import type { Core } from '../core.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { tell } from '../workspace.ts';

/**
 * What the app is told of the story, kept before it is told: a program that ends at any moment has told nothing that it does
 * not know of when it is started again.
 */
export function keptDelivery({ delivery, workspace, kept }: Core): Delivery {
  return {
    ...delivery,
    async ask(kind, payload) {
      // That a form was closed is no act.
      if (payload.type !== 'view_closed') {
        workspace.state.storyDelivery = { kind, payload };
        tell(workspace, { kind: 'kept' });
        await kept();
      }
      return delivery.ask(kind, payload);
    },
  };
}

/**
 * Tells the app once more of the act that was under way when the program ended, in the same words, as Slack does: what it
 * heard before takes no second effect. False where none was.
 */
export async function deliverAgain(core: Core): Promise<boolean> {
  const { storyDelivery } = core.workspace.state;
  if (!storyDelivery) return false;
  const { kind, payload } = storyDelivery;
  const reply = await core.delivery.ask(kind, payload);
  if (!reply.ok) throw new Error(`${core.workspace.state.app.name} did not respond (${reply.code}).`);
  if (payload.type === 'view_submission') followAgain(core, payload, reply.body);
  return true;
}
