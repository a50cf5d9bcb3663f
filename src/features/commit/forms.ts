import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { seenBy } from '../../domain/commitment-access.ts';
import { act } from '../../domain/commitment-acts.ts';
import { dueDayFault, heldDue } from '../../domain/commitment-clock.ts';
import type { Act } from '../../domain/commitment-press.ts';
import {
  again,
  againOf,
  type ButtonForm,
  formMaker,
  registerForms as register,
  taught,
} from '../../slack/button-form.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { shortDay } from '../../time/day-words.ts';
import { ids } from './action-ids.ts';
import { someDay } from './choices.ts';
import { changeForm, doneForm, formTitle, moreTimeForm, passOnForm, sayWhyForm, swapForm } from './form-views.ts';
import {
  changeInput,
  doneInput,
  formInput,
  moreTimeInput,
  type Press,
  passOnInput,
  pressInput,
  reshapeInput,
  type Sender,
  sayWhyInput,
  submissionInput,
  suggestInput,
  swapInput,
} from './input.ts';
import { circumstanceOf, commitmentOf, lookerOf, refused, todayAt } from './load.ts';
import { perform, supportIn } from './press.ts';
import { awayFaults, commitFaults, openedForm, saveForm, strangersIn } from './propose.ts';
import { smallFaults } from './small-faults.ts';
import { historyModal } from './views.ts';

export const formInstead = 'I could not open the form. Please type `/commit` again, or say it in one line.';
const pressAgain = 'I could not open the form. Please press the button again.';

type Form = ButtonForm<Deps, Press, Sender>;
const make = formMaker<Deps, Press, Sender>();

/** A small form about a commitment that is there: what it does, and what is checked before. */
interface SmallForm<T> extends Pick<Form, 'id' | 'title' | 'openedBy'> {
  /** The press that sending it will be, to see whether it would be refused. */
  would(supportId: string): Act;
  draw(filling: Filling): ModalView;
  schema: z.ZodType<T>;
  toAct(values: T, supportId: string): Act;
  check(deps: Deps, who: Sender, values: T): Promise<Record<string, string>>;
}

type Filling = Awaited<ReturnType<typeof toFill>> & { supportId: string };

function small<T>({ would, draw, toAct, ...form }: SmallForm<T>): Form {
  return make({
    ...form,
    async build(deps, press) {
      const { supportId } = press;
      return draw({ ...(await toFill(deps, press, would(supportId))), supportId });
    },
    work: (tx, who, values: T) => perform(tx, who, toAct(values, who.supportId)),
  });
}

/** Forms in which people write. */
const written: Form[] = [
  make({
    ...{ id: ids.form, title: formTitle, openedBy: [ids.rewrite, ids.begin] },
    build: (deps, press) => openedForm(deps, press),
    ...{ schema: formInput, check: commitFaults, work: saveForm },
  }),
  small({
    ...{ id: ids.doneForm, title: 'Done', openedBy: [ids.done], schema: doneInput },
    would: () => ({ kind: 'keep', howKept: { extent: 'whole', students: '' } }),
    draw: ({ commitment }) => doneForm(commitment),
    toAct: ({ extent, students, learned, evidence }) => ({
      kind: 'keep',
      howKept: { extent, students },
      ...(learned && { learned }),
      ...(evidence && { evidence }),
    }),
    check: (deps, who, { students, learned = '', evidence = '', namesNoPupil }) =>
      smallFaults(deps, who, { words: { students, learned, evidence }, namesNoPupil }),
  }),
  small({
    ...{ id: ids.sayWhyForm, title: 'Say why', openedBy: [ids.sayWhy], schema: sayWhyInput },
    would: () => ({ kind: 'say-why' }),
    draw: ({ commitment }) => sayWhyForm(commitment),
    toAct: ({ reason }) => ({ kind: 'say-why', ...(reason && { reason }) }),
    check: (deps, who, { reason = '', namesNoPupil }) => smallFaults(deps, who, { words: { reason }, namesNoPupil }),
  }),
  small({
    ...{ id: ids.changeForm, title: 'Change it', openedBy: [ids.change], schema: changeInput },
    would: () => ({ kind: 'change', ...someDay }),
    draw: ({ commitment, looking }) => changeForm(commitment, looking),
    toAct: ({ words, due: dueDay, partner: partnerId, readers: shownTo }) => ({
      ...{ kind: 'change', words, dueDay, partnerId, shownTo },
    }),
    check: (deps, who, { words, due, partner, namesNoPupil }) =>
      smallFaults(deps, who, { words: { words }, due, isOwnDay: true, mayStand: true, partner, namesNoPupil }),
  }),
  small({
    ...{ id: ids.suggestForm, title: 'Suggest a change', openedBy: [ids.suggest], schema: suggestInput },
    would: () => ({ kind: 'suggest', suggestion: someDay }),
    draw: ({ commitment, looking }) => changeForm(commitment, looking),
    toAct: ({ words, due: dueDay }) => ({ kind: 'suggest', suggestion: { words, dueDay } }),
    check: (deps, who, { words, due, namesNoPupil }) =>
      smallFaults(deps, who, { words: { words }, due, isOwnDay: true, namesNoPupil }),
  }),
  small({
    ...{ id: ids.swapForm, title: 'Give something else', openedBy: [ids.swap], schema: swapInput },
    would: (supportId) => ({ kind: 'offer-swap', supportId, swap: someDay }),
    draw: ({ commitment, looking, supportId }) => swapForm(commitment, supportIn(commitment, supportId), looking),
    toAct: ({ words, due: dueDay }, supportId) => ({ kind: 'offer-swap', supportId, swap: { words, dueDay } }),
    check: async (deps, who, { words, due, namesNoPupil }) => ({
      ...(await awayFaults(deps, who.teamId, [{ field: 'due', giverId: who.userId, dueDay: due }])),
      ...(await smallFaults(deps, who, { words: { words }, due, namesNoPupil })),
    }),
  }),
];

const moreTime = small({
  ...{ id: ids.moreTimeForm, title: 'Ask for time', openedBy: [ids.moreTime], schema: moreTimeInput },
  would: (supportId) => ({ kind: 'ask-time', supportId, dueDay: someDay.dueDay }),
  draw: ({ commitment, looking, supportId }) => moreTimeForm(commitment, supportIn(commitment, supportId), looking),
  toAct: ({ due: dueDay }, supportId) => ({ kind: 'ask-time', supportId, dueDay }),
  async check(deps, { teamId, userId, commitmentId, supportId }, { due }) {
    const support = supportIn(await commitmentOf(deps, teamId, commitmentId), supportId);
    const { calendar, today } = await todayAt(deps, teamId);
    const held = heldDue(calendar, support.dueDay);
    const fault = due > held ? dueDayFault(due, calendar, today) : `Choose a day after ${shortDay(held)}.`;
    return fault ? { due: fault } : awayFaults(deps, teamId, [{ field: 'due', giverId: userId, dueDay: due }]);
  },
});

const passOn = small({
  ...{ id: ids.passOnForm, title: 'Ask someone else', openedBy: [ids.passOn], schema: passOnInput },
  would: (supportId) => ({ kind: 'pass-on', supportId, giverId: '', dueDay: someDay.dueDay }),
  draw: ({ commitment, looking, supportId }) => passOnForm(commitment, supportIn(commitment, supportId), looking),
  toAct: ({ giver: giverId, due: dueDay }, supportId) => ({ kind: 'pass-on', supportId, giverId, dueDay }),
  check: async (deps, who, { giver, due }) => ({
    ...(await awayFaults(deps, who.teamId, [{ field: 'due', giverId: giver, dueDay: due }])),
    ...(await smallFaults(deps, who, { words: {}, due, namesNoPupil: true })),
    ...(await strangersIn(deps, who.teamId, [['giver', giver]])),
    ...(giver === who.userId && { giver: 'Support comes from someone else. Choose a colleague.' }),
  }),
});

/** The command too is written again in the form. */
export const aboutTeaching = { '/commit': again(ids.form), ...againOf(written) };

export function registerForms(app: App, deps: Deps): void {
  register(app, deps, { written, chosen: [moreTime, passOn], press: pressInput, sender: submissionInput });

  app.action(ids.history, async (heard) => {
    await heard.ack();
    const build = () => historyOf(deps, parse(pressInput, heard.body));
    await openForm(deps, ids.history, heard, { title: 'History', instead: pressAgain, build });
  });

  app.action(ids.reshape, async (heard) => {
    await heard.ack();
    await openForm(deps, ids.reshape, heard, {
      title: formTitle,
      instead: formInstead,
      async build() {
        const { asksColleague, needs, callbackId, ...press } = parse(reshapeInput, heard.body);
        const view = await openedForm(deps, press, { asksColleague, needs });
        // What has passed as no matter of a child's safety passes in its other shape too.
        return callbackId === taught(ids.form) ? { ...view, callback_id: callbackId } : view;
      },
    });
  });
}

/** A commitment whose form this person may fill in. Throws UserError when sending it would be refused. */
async function toFill(deps: Deps, { teamId, userId, commitmentId }: Press, press: Act) {
  const commitment = await commitmentOf(deps, teamId, commitmentId);
  const circumstance = await circumstanceOf(deps, commitment, userId);
  const outcome = act(commitment, press, circumstance);
  if ('refused' in outcome) throw refused(outcome.refused, commitment, press);
  return { commitment, looking: { userId, ...circumstance } };
}

async function historyOf(deps: Deps, { teamId, userId, commitmentId }: Press): Promise<ModalView> {
  const commitment = await commitmentOf(deps, teamId, commitmentId);
  if (!seenBy(commitment, await lookerOf(deps, commitment, userId)).history) throw refused('no-part', commitment);
  return historyModal(commitment);
}
