import type { Deps } from '../../deps.ts';
import type { Person } from '../../domain/person.ts';
import { type Question, reopen, stop } from '../../domain/question.ts';
import { goOn, settle } from './go-on.ts';
import { keep } from './load.ts';
import { closeTogether } from './messages.ts';
import { withdrawFrom } from './withdraw.ts';

const most = 200;

/** Someone is no colleague any more: what they hold is offered on at once, and what they asked is stopped. */
export async function personLeft(deps: Deps, { teamId, userId }: Pick<Person, 'teamId' | 'userId'>): Promise<void> {
  for (const question of await deps.questions.heldBy(teamId, userId)) await offerOn(deps, question, userId);
  for (const question of await deps.questions.askedBy(teamId, userId, most)) {
    const stopped = stop(question, deps.clock());
    if (stopped) await settle(deps, question, await keep(deps, stopped));
  }
}

/** Takes a question on from someone who left: whether it was only offered to them, or they had accepted it. */
async function offerOn(deps: Deps, question: Question, userId: string): Promise<void> {
  await withdrawFrom(deps, question, userId);
  const reopened = question.status === 'accepted' && question.answerer === userId ? reopen(question) : undefined;
  if (!reopened) return;
  const after = await goOn(deps, reopened);
  await closeTogether(deps, question, after);
}
