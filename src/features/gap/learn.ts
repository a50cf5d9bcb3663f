import { askToLearn, declineLearning, learnIt, notLearnIt } from '../../domain/gap.ts';
import type { Answer } from '../../slack/view.ts';
import type { Press, Sender } from './input.ts';
import { type GapDeps, gapOf, keep, keepAllowed } from './load.ts';
import { close, kind, promptKeys } from './messages.ts';
import { gapAnswer } from './show.ts';
import { answeredView, askLearnView } from './views.ts';

const settled = 'This has changed meanwhile. `/contour gap` shows how it stands.';

/** **I will learn it**: nobody is enrolled by someone else. */
export async function learn(deps: GapDeps, press: Press): Promise<Answer> {
  const { teamId, userId } = press;
  await deps.roster.colleague(teamId, userId);
  const gap = await gapOf(deps, press);
  const lead = 'You will learn it. Thank you!';
  if (gap.learners.includes(userId)) return gapAnswer(deps, gap, userId, lead);
  const after = await keepAllowed(deps, learnIt(gap, userId), 'gap-carried', settled);
  await close(deps, after, { key: promptKeys.learn(after, userId), view: answeredView(after, 'you will learn it.') });
  return gapAnswer(deps, after, userId, lead);
}

/** **Not after all** */
export async function doNotLearn(deps: GapDeps, press: Press): Promise<Answer> {
  const left = notLearnIt(await gapOf(deps, press), press.userId);
  return gapAnswer(deps, await keepAllowed(deps, left, 'not-learning', settled), press.userId, 'That is fine.');
}

/** **Not this time**, by who was asked: nobody is told. */
export async function sayNotLearning(deps: GapDeps, press: Press): Promise<undefined> {
  const declined = declineLearning(await gapOf(deps, press), press.userId);
  const gap = await keepAllowed(deps, declined, 'nothing-asked', settled);
  const view = answeredView(gap, 'not this time. That is fine, and nobody is told.');
  await close(deps, gap, { key: promptKeys.learn(gap, press.userId), view });
}

/** **Ask who will learn it**: each of them once, in their working hours. */
export async function askLearners(
  deps: GapDeps,
  sender: Sender,
  { colleagues }: { colleagues: string[] },
): Promise<Answer> {
  const { teamId, userId } = sender;
  await deps.roster.colleague(teamId, userId);
  const before = await gapOf(deps, sender);
  const { gap, asked } = askToLearn(
    before,
    colleagues.filter((one) => one !== userId),
  );
  if (asked.length === 0)
    return gapAnswer(deps, before, userId, 'They were asked before, or learn it already. Ask someone else.');
  const after = await keep(deps, gap);
  for (const colleague of asked)
    await deps.writeUnasked({
      teamId,
      userId: colleague,
      key: promptKeys.learn(after, colleague),
      kind,
      view: askLearnView(after, userId),
    });
  const whom = asked.length === 1 ? 'one colleague' : `${asked.length} colleagues`;
  return gapAnswer(deps, after, userId, `I ask ${whom} in their working hours.`);
}
