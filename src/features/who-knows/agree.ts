import type { Deps } from '../../deps.ts';
import { agreeToShow, findNoMore } from '../../domain/question.ts';
import { UserError } from '../../errors.ts';
import { capped, escaped } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import type { Pressed } from './input.ts';
import { keep, questionOf } from './load.ts';
import { closeThanks } from './messages.ts';
import { instead } from './views.ts';

type AgreeDeps = Pick<Deps, 'questions' | 'schools' | 'outbox' | 'clock'>;

/** **Let others find it**: the answerer agrees too. */
export async function agree(deps: AgreeDeps, press: Pressed): Promise<Answer> {
  const question = await questionOf(deps, press.teamId, press.questionId);
  if (question.answerer !== press.userId)
    throw new UserError('not-the-answerer', 'Only the colleague who answered can agree to this.');
  const agreed = agreeToShow(question);
  if (!agreed) throw new UserError('not-to-show', 'Your colleague has not agreed to this.');
  await closeThanks(deps, await keep(deps, agreed));
  await deps.schools.directoryChanged(press.teamId);
  return {
    ...instead('Thank you. Colleagues with a similar question will find this one, with your name.'),
    replaces: false,
  };
}

/** **Hide from others**: one of the two lets others find it no more. */
export async function hide(deps: AgreeDeps, press: Pressed): Promise<Answer> {
  const question = await questionOf(deps, press.teamId, press.questionId);
  const hidden = findNoMore(question, press.userId);
  if (!hidden) throw new UserError('not-found-by-others', 'Others do not find this one any more.');
  await closeThanks(deps, await keep(deps, hidden));
  await deps.schools.directoryChanged(press.teamId);
  return { ...instead(`Others find this one no more: “${escaped(capped(question.text, 150))}”`), replaces: false };
}
