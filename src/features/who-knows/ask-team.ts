import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { inModal } from './form-views.ts';
import type { GoOnDeps } from './go-on.ts';
import type { Pressed } from './input.ts';
import { alreadySettled, keep, ownQuestion } from './load.ts';
import { sendPost, showState } from './messages.ts';
import { instead } from './views.ts';

/** **Ask the team**: the question stands in a channel; the first **I can help** wins. */
export async function askTeam(deps: GoOnDeps, press: Pressed & { channel: string }): Promise<Answer> {
  const question = await ownQuestion(deps, press.teamId, press.questionId, press.userId);
  if (!['draft', 'asking', 'unanswered'].includes(question.status)) throw alreadySettled('already-settled');
  if (question.post?.open)
    throw new UserError('already-posted', 'It stands in a channel already. The message I sent you shows in which.');
  const after = await keep(deps, {
    ...question,
    status: 'asking',
    post: { channelId: press.channel, postedAt: deps.clock(), open: true },
  });
  await sendPost(deps, after);
  await showState(deps, after);
  return inModal(instead(`Your question goes to <#${press.channel}>. The first colleague to press I can help has it.`));
}
