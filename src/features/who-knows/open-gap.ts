import type { Deps } from '../../deps.ts';
import { namedGap } from '../../domain/gap.ts';
import { becomeGap, type Question } from '../../domain/question.ts';
import { canonicalTopics, topicKey } from '../../domain/vocabulary.ts';
import type { Answer } from '../../slack/view.ts';
import { inModal } from './form-views.ts';
import { type GoOnDeps, settle } from './go-on.ts';
import type { Pressed } from './input.ts';
import { alreadySettled, keep, ownQuestion } from './load.ts';
import { instead } from './views.ts';

/** A topic in words stays short enough for an entry of the directory. */
const mostTopics = 3;

type GapDeps = GoOnDeps & Pick<Deps, 'gaps' | 'newId' | 'expertise'>;

/** **None of us knows this yet**: opens a gap, with its topic only. */
export async function openGap(deps: GapDeps, press: Pressed): Promise<Answer | undefined> {
  const question = await ownQuestion(deps, press.teamId, press.questionId, press.userId);
  const next = becomeGap(question, deps.clock());
  if (!next) throw alreadySettled('already-settled');
  const after = await keep(deps, next);
  const topics = await missingTopics(deps, question);
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

/**
 * Of what a question is about, what nobody lists: a session on that closes the gap. All of it where each is listed by somebody,
 * for then they are missing together.
 */
async function missingTopics(deps: GapDeps, { teamId, text }: Question): Promise<string[]> {
  const topics = canonicalTopics(text).map(({ canonical }) => canonical);
  const { colleagues } = await deps.matcher.directory(teamId);
  const missing: string[] = [];
  for (const topic of topics) {
    const entries = await deps.expertise.onTopic(teamId, topicKey(topic));
    if (!entries.some(({ userId }) => colleagues.has(userId))) missing.push(topic);
  }
  return missing.length > 0 ? missing : topics;
}
