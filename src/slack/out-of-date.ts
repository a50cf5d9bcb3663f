import { type Answering, answer } from './answer.ts';
import type { Cause } from './cause-in.ts';
import type { Heard } from './place.ts';
import { sentence } from './view.ts';

/** Tells whoever pressed what no routine knows any more, such as a button from before an update, how to go on. */
export async function outOfDate<D, C extends Cause>(
  deps: Answering<D, C>,
  heard: Heard & { ack(): Promise<void>; context: object },
): Promise<void> {
  await heard.ack();
  const text = 'This is from an older Contour and does nothing any more. Type `/contour help` to see what there is.';
  await answer(deps, 'out-of-date', heard, async () => ({ ...sentence(text), reason: 'out-of-date' }));
}
