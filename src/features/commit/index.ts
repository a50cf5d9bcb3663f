import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { seenBy } from '../../domain/commitment-access.ts';
import { type Act, act } from '../../domain/commitment-acts.ts';
import { answer } from '../../slack/answer.ts';
import { loadingModal } from '../../slack/modal.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { type Submission, submitted } from '../../slack/submitted.ts';
import type { Answer } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import { changeForm, doneForm, formTitle, passOnForm, swapForm } from './form-views.ts';
import {
  changeInput,
  commandInput,
  doneInput,
  formInput,
  type Press,
  passOnInput,
  pressInput,
  reshapeInput,
  type Sender,
  submissionInput,
  suggestInput,
  swapInput,
} from './input.ts';
import { circumstanceOf, commitmentOf, lookerOf, refused } from './load.ts';
import { listMine, listOwed, listShown } from './mine.ts';
import { perform, supportIn } from './press.ts';
import { commitFaults, openedForm, saveForm, saveLine, sayHasAll, sendDraft, strangersIn } from './propose.ts';
import { smallFaults } from './small-faults.ts';
import { helpView, historyModal } from './views.ts';

export { calendarFollower, jobs } from './jobs.ts';
export { home } from './mine.ts';
export { personLeft } from './person-left.ts';

const formInstead = 'I could not open the form. Please type `/commit` again, or say it in one line.';
const again = 'I could not open the form. Please press the button again.';

/** What a press means; whose it is and whether it fits is decided by the commitment. */
const acts: Record<string, (supportId: string) => Act> = {
  [ids.accept]: () => ({ kind: 'accept' }),
  [ids.open]: () => ({ kind: 'open' }),
  [ids.notNow]: () => ({ kind: 'not-now' }),
  [ids.agree]: () => ({ kind: 'agree' }),
  [ids.notThisTime]: () => ({ kind: 'not-this-time' }),
  [ids.onTrack]: () => ({ kind: 'check-in', how: 'on-track' }),
  [ids.needHelp]: () => ({ kind: 'check-in', how: 'need-help' }),
  [ids.release]: () => ({ kind: 'release' }),
  [ids.thank]: () => ({ kind: 'thank' }),
  [ids.letGo]: () => ({ kind: 'suggest', suggestion: { letGo: true } }),
  [ids.takeSuggestion]: () => ({ kind: 'take-suggestion' }),
  [ids.leaveSuggestion]: () => ({ kind: 'leave-suggestion' }),
  [ids.give]: (supportId) => ({ kind: 'give', supportId }),
  [ids.deliver]: (supportId) => ({ kind: 'deliver', supportId }),
  [ids.confirm]: (supportId) => ({ kind: 'confirm', supportId }),
  [ids.notYet]: (supportId) => ({ kind: 'not-yet', supportId }),
  [ids.waive]: (supportId) => ({ kind: 'waive', supportId }),
  [ids.cannot]: (supportId) => ({ kind: 'cannot', supportId }),
  [ids.nameMe]: (supportId) => ({ kind: 'name-me', supportId }),
  [ids.takeSwap]: (supportId) => ({ kind: 'take-swap', supportId }),
  [ids.leaveSwap]: (supportId) => ({ kind: 'leave-swap', supportId }),
};

export function register(app: App, deps: Deps): void {
  app.command('/commit', async (heard) => {
    await heard.ack();
    if (heard.command.text.trim() === '')
      return openForm(deps, '/commit', heard, {
        title: formTitle,
        instead: formInstead,
        build: async () => openedForm(deps, { ...parse(commandInput, heard.command), commitmentId: '', supportId: '' }),
      });
    await answer(deps, '/commit', heard, async (tx) => {
      const asked = parse(commandInput, heard.command);
      const words = asked.text.toLowerCase();
      if (words === 'mine') return listMine(tx, asked);
      if (words === 'owed') return listOwed(tx, asked);
      if (words === 'list') return listShown(tx, asked);
      if (words === 'help') return helpView();
      return (await saveLine(tx, asked)) ?? helpView('I did not understand that. Try one of these:');
    });
  });

  /** What a press does, in one transaction. */
  const presses: [string, (tx: Deps, press: Press) => Promise<Answer>][] = [
    [ids.send, sendDraft],
    [ids.hasAll, sayHasAll],
    ...Object.entries(acts).map(([id, toAct]): [string, (tx: Deps, press: Press) => Promise<Answer>] => [
      id,
      (tx, press) => perform(tx, press, toAct(press.supportId)),
    ]),
  ];
  for (const [id, take] of presses) {
    app.action(id, async (heard) => {
      await heard.ack();
      await answer(deps, id, heard, async (tx) => {
        const press = parse(pressInput, heard.body);
        const said = await take(tx, press);
        // Home is drawn anew after a press on it, and says it.
        return press.onHome ? undefined : said;
      });
    });
  }

  registerForms(app, deps);
  registerSubmissions(app, deps);
}

/** Presses that open a form. */
function registerForms(app: App, deps: Deps): void {
  const someDay = { words: '', dueDay: '' };
  const forms: [string, string, (press: Press) => Promise<ModalView>][] = [
    [ids.rewrite, formTitle, (press) => openedForm(deps, press)],
    [
      ids.done,
      'Done',
      async (press) => {
        const { commitment } = await toFill(deps, press, {
          kind: 'keep',
          howKept: { extent: 'whole', students: '' },
        });
        return doneForm(commitment);
      },
    ],
    [
      ids.change,
      'Change it',
      async (press) => {
        const { commitment, looking } = await toFill(deps, press, { kind: 'change', ...someDay });
        return changeForm(commitment, looking);
      },
    ],
    [
      ids.suggest,
      'Suggest a change',
      async (press) => {
        const { commitment, looking } = await toFill(deps, press, { kind: 'suggest', suggestion: someDay });
        return changeForm(commitment, looking);
      },
    ],
    [
      ids.swap,
      'Give something else',
      async (press) => {
        const { supportId } = press;
        const { commitment, looking } = await toFill(deps, press, { kind: 'offer-swap', supportId, swap: someDay });
        return swapForm(commitment, supportIn(commitment, supportId), looking);
      },
    ],
    [
      ids.passOn,
      'Ask someone else',
      async (press) => {
        const { supportId } = press;
        const { commitment, looking } = await toFill(deps, press, { kind: 'pass-on', supportId, giverId: '' });
        return passOnForm(commitment, supportIn(commitment, supportId), looking);
      },
    ],
    [ids.history, 'History', (press) => historyOf(deps, press)],
  ];
  for (const [id, title, build] of forms) {
    app.action(id, async (heard) => {
      await heard.ack();
      await openForm(deps, id, heard, { title, instead: again, build: () => build(parse(pressInput, heard.body)) });
    });
  }
  app.action(ids.reshape, async (heard) => {
    await heard.ack();
    await openForm(deps, ids.reshape, heard, {
      title: formTitle,
      instead: formInstead,
      async build() {
        const { asksColleague, needs, ...press } = parse(reshapeInput, heard.body);
        return openedForm(deps, press, { asksColleague, needs });
      },
    });
  });
}

/** A commitment whose form this person may fill in. Throws UserError when sending it would be refused. */
async function toFill(deps: Deps, { teamId, userId, commitmentId }: Press, press: Act) {
  const commitment = await commitmentOf(deps, teamId, commitmentId);
  const circumstance = await circumstanceOf(deps, commitment, userId);
  const outcome = act(commitment, press, circumstance);
  if ('refused' in outcome) throw refused(outcome.refused, commitment);
  return { commitment, looking: { userId, ...circumstance } };
}

async function historyOf(deps: Deps, { teamId, userId, commitmentId }: Press): Promise<ModalView> {
  const commitment = await commitmentOf(deps, teamId, commitmentId);
  if (!seenBy(commitment, await lookerOf(deps, commitment, userId)).history) throw refused('no-part', commitment);
  return historyModal(commitment);
}

/** Forms that are sent. */
function registerSubmissions(app: App, deps: Deps): void {
  app.view<ViewSubmitAction>(ids.form, async (heard) => {
    const who = parse(submissionInput, heard.body);
    await submitted(deps, heard, {
      name: ids.form,
      schema: formInput,
      check: (sent) => commitFaults(deps, who, sent),
      meanwhile: loadingModal(formTitle),
      work: (tx, sent) => saveForm(tx, who, sent),
    });
  });

  /** A small form about a commitment that is there: what it does, and what is checked before. */
  function onForm<T>(
    id: string,
    schema: z.ZodType<T>,
    toAct: (values: T, supportId: string) => Act,
    check: (who: Sender, values: T) => Promise<Record<string, string>>,
  ): void {
    app.view<ViewSubmitAction>(id, async (heard: Submission) => {
      const who = parse(submissionInput, heard.body);
      await submitted(deps, heard, {
        name: id,
        schema,
        check: (values) => check(who, values),
        meanwhile: loadingModal(formTitle),
        work: (tx, values) => perform(tx, who, toAct(values, who.supportId)),
      });
    });
  }
  onForm(
    ids.doneForm,
    doneInput,
    ({ extent, students, learned, evidence }) => ({
      kind: 'keep',
      howKept: { extent, students },
      ...(learned && { learned }),
      ...(evidence && { evidence }),
    }),
    (who, { students, learned = '', evidence = '', noPupil }) =>
      smallFaults(deps, who, { words: { students, learned, evidence }, noPupil }),
  );
  onForm(
    ids.changeForm,
    changeInput,
    ({ words, due: dueDay, partner: partnerId }) => ({ kind: 'change', words, dueDay, partnerId }),
    (who, { words, due, partner, noPupil }) => smallFaults(deps, who, { words: { words }, due, partner, noPupil }),
  );
  onForm(
    ids.suggestForm,
    suggestInput,
    ({ words, due: dueDay }) => ({ kind: 'suggest', suggestion: { words, dueDay } }),
    (who, { words, due, noPupil }) => smallFaults(deps, who, { words: { words }, due, noPupil }),
  );
  onForm(
    ids.swapForm,
    swapInput,
    ({ words, due: dueDay }, supportId) => ({ kind: 'offer-swap', supportId, swap: { words, dueDay } }),
    (who, { words, due, noPupil }) => smallFaults(deps, who, { words: { words }, due, noPupil }),
  );
  onForm(
    ids.passOnForm,
    passOnInput,
    ({ giver: giverId }, supportId) => ({ kind: 'pass-on', supportId, giverId }),
    async (who, { giver }) => ({
      ...(await strangersIn(deps, who.teamId, [['giver', giver]])),
      ...(giver === who.userId && { giver: 'Support comes from someone else. Choose a colleague.' }),
    }),
  );
}
