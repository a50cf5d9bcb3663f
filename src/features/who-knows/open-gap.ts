import type { Deps } from '../../deps.ts';
import { becomeGap } from '../../domain/question.ts';
import { canonicalTopics } from '../../domain/vocabulary.ts';
import type { Answer } from '../../slack/view.ts';
import { inModal } from './form-views.ts';
import { type GoOnDeps, settle } from './go-on.ts';
import type { Pressed } from './input.ts';
import { alreadySettled, keep, ownQuestion } from './load.ts';
import { instead } from './views.ts';

/** **None of us knows this yet**: opens a gap, with its topic only. */
export async function openGap(
  deps: GoOnDeps & Pick<Deps, 'gaps' | 'newId'>,
  press: Pressed,
): Promise<Answer | undefined> {
  const question = await ownQuestion(deps, press.teamId, press.questionId, press.userId);
  const next = becomeGap(question, deps.clock());
  if (!next) throw alreadySettled('already-settled');
  const after = await keep(deps, next);
  await deps.gaps.addOnce({
    id: deps.newId(),
    teamId: question.teamId,
    cause: `question:${question.id}`,
    openedBy: question.askedBy,
    openedAt: deps.clock(),
    topic:
      canonicalTopics(question.text)
        .map(({ canonical }) => canonical)
        .join(', ') || 'not named yet',
    stage: 'named',
  });
  await settle(deps, question, after);
  return question.status === 'draft'
    ? inModal(
        instead(
          'On record: none of us knows this yet. That is worth knowing. Your words stay with you; only the topic is kept. When you find out, `/expertise add` lets colleagues find you for it.',
        ),
      )
    : undefined;
}
