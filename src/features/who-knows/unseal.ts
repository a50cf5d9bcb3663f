import type { Answer } from '../../slack/view.ts';
import { type ColleagueDeps, staffNow } from './colleagues.ts';
import { inModal } from './form-views.ts';
import type { Pressed } from './input.ts';
import { keep, ownQuestion } from './load.ts';
import { suggest } from './suggest.ts';
import { matchesView } from './views.ts';

/** The asker says that a sealed question names no pupil. */
export async function unseal(deps: ColleagueDeps, press: Pressed): Promise<Answer> {
  const sealed = await ownQuestion(deps, press.teamId, press.questionId, press.userId);
  const { suggested, ...found } = await suggest(deps, sealed, await staffNow(deps, sealed));
  if (sealed.status !== 'sealed') return inModal(matchesView(sealed, found));
  // It teaches as any question does: nobody learns its words whom matching had found.
  const firstShown = sealed.chosen.length === 0 && { firstShown: suggested.map(({ userId }) => userId) };
  const draft = await keep(deps, { ...sealed, ...firstShown, status: 'draft', suggestions: suggested });
  return inModal(matchesView(draft, found));
}
