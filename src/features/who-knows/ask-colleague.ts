import type { Deps } from '../../deps.ts';
import { firstName } from '../../domain/person.ts';
import { openOffer } from '../../domain/question.ts';
import { UserError } from '../../errors.ts';
import { mention } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import { inModal } from './form-views.ts';
import { type GoOnDeps, offer } from './go-on.ts';
import type { Pressed } from './input.ts';
import { ownQuestion } from './load.ts';
import { instead } from './views.ts';

/** **Ask Rosa**: holds the question out to the colleague at this place of the list. */
export async function askColleague(
  deps: GoOnDeps & Pick<Deps, 'roster'>,
  press: Pressed & { place: number },
): Promise<Answer> {
  const question = await ownQuestion(deps, press.teamId, press.questionId, press.userId);
  const chosen = question.suggestions[press.place];
  if (!chosen) throw new UserError('no-such-suggestion', 'This button is out of date. Ask again with `/who-knows`.');
  const holder = openOffer(question);
  if (holder) {
    throw new UserError(
      'one-at-a-time',
      'A colleague has your question now. I ask one person at a time; the message I sent you shows whom, and until when.',
    );
  }
  if (!['draft', 'unanswered'].includes(question.status)) {
    throw new UserError(
      `not-askable-${question.status}`,
      'This question is on its way or settled. `/who-knows mine` shows where it stands.',
    );
  }
  const person = await deps.roster.freshly(press.teamId, chosen.userId);
  const name = firstName(person);
  if (person.standing !== 'colleague')
    throw new UserError(
      'colleague-left',
      `${name} is no longer here. Ask one of the others, or press Edit to look again.`,
    );
  const asked = await offer(deps, question, { userId: chosen.userId, kind: 'colleague' });
  if (!asked)
    throw new UserError(
      'colleague-not-free',
      `${name} cannot take another question just now. Ask one of the others, or press Edit to look again.`,
    );
  return inModal(
    instead(
      `Asked ${mention(chosen.userId)}. I have sent you one message that always shows who has your question and what comes next.`,
    ),
  );
}
