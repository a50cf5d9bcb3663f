import type { Deps } from '../../deps.ts';
import type { Question } from '../../domain/question.ts';
import { capped, escaped } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import { stateLine } from './state-view.ts';
import { mineView } from './views.ts';

const most = 20;

/** `/who-knows mine`: everything the person asked, newest first, and where it stands. */
export async function mine(
  deps: Pick<Deps, 'questions' | 'roster'>,
  input: { teamId: string; userId: string },
): Promise<Answer> {
  await deps.roster.colleague(input.teamId, input.userId);
  const asked = await deps.questions.askedBy(input.teamId, input.userId, most);
  return mineView(asked.map(mineLine));
}

export function mineLine(question: Question): string {
  return `“${escaped(capped(question.text, 150))}”\n${stateLine(question)}`;
}
