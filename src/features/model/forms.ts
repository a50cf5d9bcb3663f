import type { App } from '@slack/bolt';
import type { Deps } from '../../deps.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import { againOf, type ButtonForm, formMaker, registerForms as register } from '../../slack/button-form.ts';
import { loadingModal } from '../../slack/modal.ts';
import { type Submission, submitted } from '../../slack/submitted.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { ids } from './action-ids.ts';
import { changeFaults, changeOf, saveChange } from './change.ts';
import { changeForm, formTitle, offerForm, shownOf } from './form-views.ts';
import { fromGap } from './from-gap.ts';
import {
  askInput,
  formInput,
  type Press,
  pressInput,
  type Sender,
  submissionInput,
  triedInput,
  tryInput,
} from './input.ts';
import { channelOf, draftOf, draftSession, formSchool, offerFaults } from './offer.ts';
import { askToBeShown, fromQuestion, requestFaults, requestTo } from './request.ts';
import { askForm, askTitle } from './request-views.ts';
import { saveTry, toSay, toTell, triedIt } from './try.ts';
import { triedForm, tryForm } from './try-views.ts';

type Form = ButtonForm<Deps, Press, Sender>;
const make = formMaker<Deps, Press, Sender>();

const moveTitle = 'Change a session';
const tryTitle = 'One thing to try';
const triedTitle = 'Did you try it?';

const forms: Form[] = [
  {
    id: ids.form,
    title: formTitle,
    openedBy: [ids.change],
    async build(deps, press) {
      const school = await formSchool(deps, press.teamId);
      // Written anew before there was a draft.
      if (!press.sessionId) return offerForm({ shown: { day: dayOf(deps.clock(), school.zone) }, ...school });
      const draft = await draftOf(deps, press);
      const answers = draft.forId ? { forId: draft.forId } : {};
      return offerForm({
        shown: shownOf(draft, school.zone),
        about: draft.id,
        times: draft.more?.length ?? 0,
        ...school,
        ...answers,
      });
    },
    sent: (deps, who, heard) => offerSent(deps, who, heard, ids.form),
  },
  {
    id: ids.answerForm,
    title: formTitle,
    openedBy: [ids.offerTimes],
    async build(deps, press) {
      const { id, askerId: forId, topic } = await requestTo(deps, press);
      const school = await formSchool(deps, press.teamId);
      const shown = { topic, day: dayOf(deps.clock(), school.zone), seats: '1' };
      return offerForm({ shown, about: id, callbackId: ids.answerForm, forId, ...school });
    },
    sent: (deps, who, heard) => offerSent(deps, who, heard, ids.answerForm),
  },
  {
    id: ids.bringInForm,
    title: formTitle,
    openedBy: [ids.bringIn],
    async build(deps, press) {
      const { shown, gapId } = await fromGap(deps, press);
      const school = await formSchool(deps, press.teamId);
      const day = dayOf(deps.clock(), school.zone);
      return offerForm({ shown: { ...shown, day }, about: gapId, callbackId: ids.bringInForm, ...school });
    },
    sent: (deps, who, heard) => offerSent(deps, who, heard, ids.bringInForm),
  },
  make({
    id: ids.moveForm,
    title: moveTitle,
    openedBy: [ids.move],
    async build(deps, press) {
      const { zone } = await deps.schools.home(press.teamId);
      return changeForm(await changeOf(deps, press), zone);
    },
    schema: formInput,
    check: async (deps, who, sent) => ({ ...(await changeFaults(deps, who, sent)) }),
    work: saveChange,
  }),
  make({
    id: ids.askForm,
    title: askTitle,
    openedBy: [ids.askInstead, ids.seeItLive],
    build: async (deps, press) => askForm(press.sessionId ? await fromQuestion(deps, press) : {}),
    ...{ schema: askInput, check: requestFaults },
    work: (tx, { sessionId: questionId, ...who }, sent) => askToBeShown(tx, { ...who, questionId }, sent),
  }),
  make({
    id: ids.bringInAskForm,
    title: askTitle,
    openedBy: [ids.bringInAsk],
    async build(deps, press) {
      const { colleagueId: toId, shown, gapId } = await fromGap(deps, press);
      return askForm({ topic: shown.topic, gapId, ...(toId && { toId }) });
    },
    ...{ schema: askInput, check: requestFaults },
    work: (tx, { sessionId: gapId, ...who }, sent) => askToBeShown(tx, { ...who, gapId }, sent),
  }),
  make({
    id: ids.tryForm,
    title: tryTitle,
    openedBy: [ids.sayTry],
    build: async (deps, press) => tryForm(await toSay(deps, press), press.userId),
    schema: tryInput,
    check: async (deps, { teamId }, { words, namesNoPupil }) => ({
      ...pupilFaults(await deps.matcher.directory(teamId), { words }, { namesNoPupil }),
    }),
    work: (tx, who, said) => saveTry(tx, who, said),
  }),
  make({
    id: ids.triedForm,
    title: triedTitle,
    openedBy: [ids.triedIt],
    build: async (deps, press) => triedForm(await toTell(deps, press), press.userId),
    schema: triedInput,
    check: async (deps, { teamId }, { students, namesNoPupil }) => ({
      ...pupilFaults(await deps.matcher.directory(teamId), { students }, { namesNoPupil }),
    }),
    work: (tx, who, said) => triedIt(tx, who, said),
  }),
];

function offerSent(deps: Deps, sender: Sender, heard: Submission, name: string): Promise<void> {
  const { sessionId: about } = sender;
  const who = {
    ...sender,
    isAnswer: name === ids.answerForm,
    ...(name === ids.bringInForm && { sessionId: '', gapId: about }),
  };
  return submitted(deps, heard, {
    name,
    schema: formInput,
    check: async (sent) => ({ ...(await offerFaults(deps, who, sent, heard.client)) }),
    meanwhile: loadingModal(formTitle),
    gather: async (sent) => ({ ...sent, ...(await channelOf(deps, who, sent, heard.client)) }),
    work: (tx, sent) => draftSession(tx, who, sent),
  });
}

export const aboutTeaching = againOf(forms);

export function registerForms(app: App, deps: Deps): void {
  register(app, deps, { written: forms, press: pressInput, sender: submissionInput });
}
