import type { Deps, Unasked } from '../../deps.ts';
import { actions } from '../../slack/blocks.ts';
import { fewerButton } from '../../slack/fewer-button.ts';

/** Writes to a colleague who did not ask for it, with **Fewer of these**. */
export async function tellUnasked(
  { writeUnasked }: Pick<Deps, 'writeUnasked'>,
  { view: { text, blocks }, ...message }: Unasked,
): Promise<void> {
  await writeUnasked({ ...message, view: { text, blocks: [...blocks, actions(fewerButton())] } });
}
