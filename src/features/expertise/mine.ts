import type { Who } from '../../domain/person.ts';
import { mineView } from './mine-views.ts';
import { type OwnDeps, ownOf } from './own.ts';
import type { Framed } from './views.ts';

/** `/expertise`: what I share, what I want to learn, my limits. `lead` says what just happened. */
export async function mine(deps: OwnDeps, who: Who, page = 0, lead?: string): Promise<Framed> {
  return mineView(await ownOf(deps, who), page, lead);
}
