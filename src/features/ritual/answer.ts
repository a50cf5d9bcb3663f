import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import { readAnswer } from '../../domain/typed-ritual.ts';
import { UserError } from '../../errors.ts';
import { actions, button, section } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import { answerForm } from './form-views.ts';
import type { Press, Sender, Sent } from './input.ts';
import { cardOf, type RitualDeps } from './load.ts';
import { redrawCard } from './messages.ts';
import { allAnswersModal, modal, saidAnswer } from './views.ts';

type Typed = Record<'words', string | null>;

/** The form behind **Answer**, with what one has said before; late answers are welcome as long as the words are kept. */
export async function openAnswer(deps: Deps, press: Press): Promise<ModalView> {
  await deps.roster.colleague(press.teamId, press.userId);
  return answerForm(await cardOf(deps, press), press.userId);
}

/** What is wrong with the words, beside their field. */
export async function answerFaults(
  deps: Deps,
  { teamId }: Sender,
  { typed, namesNoPupil }: Sent<Typed>,
): Promise<Record<string, string>> {
  const read = readAnswer(typed.words);
  if ('fault' in read) return { words: read.fault };
  return { ...pupilFaults(await deps.matcher.directory(teamId), { words: read.words }, { namesNoPupil }) };
}

/** The answer stands on the card, in place of an earlier one of the same person. */
export async function saveAnswer(deps: RitualDeps, { teamId, userId, id }: Sender, typed: Typed): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  const read = readAnswer(typed.words);
  if ('fault' in read) throw new UserError('bad-answer', read.fault);
  await cardOf(deps, { teamId, id });
  await redrawCard(deps, await deps.rituals.answer(teamId, id, { userId, words: read.words, at: deps.clock() }));
  const blocks = [
    section('It stands on the card now, with your name.'),
    actions(button('Take it back', ids.takeBack, { value: id })),
  ];
  return { text: 'It stands on the card now. You can take it back.', blocks, modal: modal('Answered', blocks) };
}

/** **Take it back**: the answer is gone from the card. */
export async function takeAnswerBack(deps: RitualDeps, { teamId, userId, id }: Press): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  await cardOf(deps, { teamId, id });
  const { legalHold } = await deps.schools.home(teamId);
  await redrawCard(deps, await deps.rituals.takeBack(teamId, id, userId, Boolean(legalHold)));
  return { ...saidAnswer('Taken back. The card shows nothing of it.'), replaces: true };
}

/** Behind **Read all**. */
export async function openAll(deps: Deps, press: Press): Promise<ModalView> {
  await deps.roster.colleague(press.teamId, press.userId);
  return allAnswersModal(await cardOf(deps, press));
}
