import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { loadingModal } from '../../slack/modal.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { type Submission, submitted } from '../../slack/submitted.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { again, ids, taught } from './action-ids.ts';
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

/** A form in which people write. */
interface Form {
  id: string;
  title: string;
  /** The buttons that open it. */
  openedBy: string[];
  build(deps: Deps, press: Press): Promise<ModalView>;
  sent(deps: Deps, who: Sender, heard: Submission): Promise<void>;
}

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
  {
    id: ids.moveForm,
    title: moveTitle,
    openedBy: [ids.move],
    async build(deps, press) {
      const { zone } = await deps.schools.home(press.teamId);
      return changeForm(await changeOf(deps, press), zone);
    },
    sent: (deps, who, heard) =>
      submitted(deps, heard, {
        name: ids.moveForm,
        schema: formInput,
        check: async (sent) => ({ ...(await changeFaults(deps, who, sent)) }),
        meanwhile: loadingModal(moveTitle),
        work: (tx, sent) => saveChange(tx, who, sent),
      }),
  },
  {
    id: ids.askForm,
    title: askTitle,
    openedBy: [ids.askInstead, ids.seeItLive],
    build: async (deps, press) => askForm(press.sessionId ? await fromQuestion(deps, press) : {}),
    sent: (deps, who, heard) =>
      submitted(deps, heard, {
        name: ids.askForm,
        schema: askInput,
        check: (sent) => requestFaults(deps, who, sent),
        meanwhile: loadingModal(askTitle),
        work: (tx, sent) => askToBeShown(tx, who, sent),
      }),
  },
  {
    id: ids.tryForm,
    title: tryTitle,
    openedBy: [ids.sayTry],
    build: async (deps, press) => tryForm(await toSay(deps, press)),
    sent: (deps, who, heard) =>
      submitted(deps, heard, {
        name: ids.tryForm,
        schema: tryInput,
        meanwhile: loadingModal(tryTitle),
        work: (tx, { words }) => saveTry(tx, who, words),
      }),
  },
  {
    id: ids.triedForm,
    title: triedTitle,
    openedBy: [ids.triedIt],
    build: async (deps, press) => triedForm(await toTell(deps, press), press.userId),
    sent: (deps, who, heard) =>
      submitted(deps, heard, {
        name: ids.triedForm,
        schema: triedInput,
        meanwhile: loadingModal(triedTitle),
        work: (tx, { students }) => triedIt(tx, who, students),
      }),
  },
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

/**
 * The forms of this routine in which people write of lessons, each with the button that opens it to be written again when it
 * was wrongly taken for a matter of a child's safety.
 */
export const aboutTeaching: Record<string, string> = Object.fromEntries(forms.map(({ id }) => [id, again(id)]));

export function registerForms(app: App, deps: Deps): void {
  // The same form as of a request, filled in from a gap.
  app.action(ids.bringInAsk, async (heard) => {
    await heard.ack();
    await openForm(deps, ids.bringInAsk, heard, {
      title: askTitle,
      instead: 'I could not open the form. Please press the button again.',
      async build() {
        const { colleagueId: toId, shown } = await fromGap(deps, parse(pressInput, heard.body));
        return askForm({ topic: shown.topic, ...(toId && { toId }) });
      },
    });
  });
  for (const form of forms) {
    const { id, title, build, sent } = form;
    const instead = 'I could not open the form. Please press the button again.';
    for (const opener of [...form.openedBy, again(id)]) {
      app.action(opener, async (heard) => {
        await heard.ack();
        await openForm(deps, opener, heard, {
          title,
          instead,
          async build() {
            const view = await build(deps, parse(pressInput, heard.body));
            return opener === again(id) ? { ...view, callback_id: taught(id) } : view;
          },
        });
      });
    }
    for (const callbackId of [id, taught(id)]) {
      app.view<ViewSubmitAction>(callbackId, async (heard) => {
        await sent(deps, parse(submissionInput, heard.body), heard);
      });
    }
  }
}
