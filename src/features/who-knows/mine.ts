import type { Button } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { isToBeTold } from '../../domain/follow-up.ts';
import { isFound, isOpen, isUnsent, type Question } from '../../domain/question.ts';
import { button, capped, escaped } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import { stateLine, unsentButtons } from './state-view.ts';
import { triedButton } from './try-views.ts';
import { mineView } from './views.ts';

const most = 20;

/** Of those not sent yet, the newest: a message has room for 50 blocks, and what is pressed in two ways takes two. */
const mostUnsent = 4;

/** `/who-knows mine`: what the person asked, newest first, and where it stands; what is open is never left out for what is settled. */
export async function mine(
  deps: Pick<Deps, 'questions' | 'roster'>,
  input: { teamId: string; userId: string },
): Promise<Answer> {
  await deps.roster.colleague(input.teamId, input.userId);
  const open = await deps.questions.openAskedBy(input.teamId, input.userId, most);
  const settled = (await deps.questions.askedBy(input.teamId, input.userId, most)).filter((one) => !isOpen(one));
  const unsent = await deps.questions.draftsOf(input.teamId, input.userId, mostUnsent);
  const asked = [...unsent, ...[...open, ...settled].slice(0, most)].sort((a, b) => +b.askedAt - +a.askedAt);
  return mineView(asked.map((question) => ({ line: ownLine(question), presses: pressesOn(question) })));
}

function pressesOn(question: Question): Button[] {
  if (isUnsent(question)) return unsentButtons(question);
  const { id: value } = question;
  const label = capped(`Hide from others: ${question.text}`, 75);
  return [
    ...(isToBeTold(question) ? [triedButton(question)] : []),
    ...(isFound(question) ? [button('Hide from others', ids.hide, { value, label })] : []),
  ];
}

function ownLine(question: Question): string {
  return isFound(question) ? `${mineLine(question)} Colleagues with a question like it find it.` : mineLine(question);
}

export function mineLine(question: Question): string {
  return `“${escaped(capped(question.text, 150))}”\n${stateLine(question)}`;
}
