import type { Deps } from '../../deps.ts';
import { namedGap } from '../../domain/gap.ts';
import { becomeGap } from '../../domain/question.ts';
import { canonicalTopics } from '../../domain/vocabulary.ts';
import type { Answer } from '../../slack/view.ts';
import { inModal } from './form-views.ts';
import { type GoOnDeps, settle } from './go-on.ts';
import type { Pressed } from './input.ts';
import { alreadySettled, keep, ownQuestion } from './load.ts';
import { instead } from './views.ts';

/** A topic in words stays short enough for an entry of the directory. */
const mostTopics = 3;

/** **None of us knows this yet**: opens a gap, with its topic only. */
export async function openGap(
  deps: GoOnDeps & Pick<Deps, 'gaps' | 'newId'>,
  press: Pressed,
): Promise<Answer | undefined> {
  const question = await ownQuestion(deps, press.teamId, press.questionId, press.userId);
  const next = becomeGap(question, deps.clock());
  if (!next) throw alreadySettled('already-settled');
  const after = await keep(deps, next);
  const topics = canonicalTopics(question.text).map(({ canonical }) => canonical);
  await deps.gaps.addOnce(
    namedGap(
      {
        teamId: question.teamId,
        id: deps.newId(),
        cause: `question:${question.id}`,
        openedBy: question.askedBy,
        openedAt: deps.clock(),
      },
      topics.slice(0, mostTopics).join(', '),
    ),
  );
  await settle(deps, question, after);
  return question.status === 'draft'
    ? inModal(
        instead(
          'On record: none of us knows this yet. That is worth knowing. Your words stay with you; only the topic is kept. `/contour gap` shows it; there someone takes it on.',
        ),
      )
    : undefined;
}
