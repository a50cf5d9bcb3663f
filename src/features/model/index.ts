import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { UserError } from '../../errors.ts';
import { answer } from '../../slack/answer.ts';
import { turns } from '../../slack/in-turn.ts';
import { loadingModal } from '../../slack/modal.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { submitted } from '../../slack/submitted.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { ids } from './action-ids.ts';
import { addToCalendar } from './calendar.ts';
import { cancelSession } from './cancel.ts';
import { changeFaults, saveChange } from './change.ts';
import { moveToNewDay } from './closed-days.ts';
import { changeForm, formTitle, offerForm, shownOf } from './form-views.ts';
import { sayHeld, sayMissed } from './held.ts';
import {
  anotherTimeInput,
  commandInput,
  formInput,
  type Press,
  pressInput,
  submissionInput,
  triedInput,
  tryInput,
} from './input.ts';
import { listSessions } from './list.ts';
import { hostedBy } from './load.ts';
import { channelOf, draftOf, draftSession, offerFaults, postSession } from './offer.ts';
import { joinSession, leaveSession, waitForSeat } from './seats.ts';
import { didNotFit, notYetTried, saveTry, toSay, toTell, triedIt } from './try.ts';
import { triedForm, tryForm } from './try-views.ts';
import { helpView } from './views.ts';

export { personLeft } from './cancel.ts';
export { calendarFollower } from './closed-days.ts';
export { jobs } from './jobs.ts';
export { home } from './list.ts';
export { undelivered } from './undelivered.ts';

const formInstead = 'I could not open the form. Please type `/model` again.';

export function register(app: App, deps: Deps): void {
  const inTurn = turns();

  app.command('/model', async (heard) => {
    await heard.ack();
    const words = heard.command.text.trim().toLowerCase();
    if (words === '') {
      return openForm(deps, '/model', heard, {
        title: formTitle,
        instead: formInstead,
        async build() {
          const { teamId, userId, ...place } = parse(commandInput, heard.command);
          await deps.roster.colleague(teamId, userId);
          const { zone } = await deps.schools.home(teamId);
          return offerForm({ shown: { day: dayOf(deps.clock(), zone), channel: place.channelId ?? null }, zone });
        },
      });
    }
    await answer(deps, '/model', heard, async (tx) => {
      const asked = parse(commandInput, heard.command);
      if (words === 'list') return listSessions(tx, asked, heard.client);
      return words === 'help' ? helpView() : helpView('I did not understand that. Try one of these:');
    });
  });

  /** What a press on a button does, in one transaction. */
  const presses: [string, (tx: Deps, press: Press) => Promise<Answer | undefined>][] = [
    [ids.post, postSession],
    [ids.join, joinSession],
    [ids.wait, waitForSeat],
    [ids.leave, leaveSession],
    [ids.calendar, addToCalendar],
    [ids.newDay, moveToNewDay],
    [ids.cancel, cancelSession],
    [ids.held, sayHeld],
    [ids.missed, sayMissed],
    [ids.notYet, notYetTried],
    [ids.didNotFit, didNotFit],
  ];
  for (const [id, act] of presses) {
    app.action(id, async (heard) => {
      await heard.ack();
      const press = pressInput.safeParse(heard.body);
      const key = press.success ? `${press.data.teamId} ${press.data.sessionId}` : '';
      await inTurn(key, () =>
        answer(deps, id, heard, async (tx) => {
          const pressed = parse(pressInput, heard.body);
          const said = await act(tx, pressed);
          // Home is drawn anew after a press on it, and says it.
          return pressed.onHome ? undefined : said;
        }),
      );
    });
  }

  async function draftAnew(press: Press) {
    const draft = await draftOf(deps, press);
    const { zone } = await deps.schools.home(draft.teamId);
    return offerForm({ shown: shownOf(draft, zone), about: draft.id, times: draft.more?.length ?? 0, zone });
  }
  async function changeOf(press: Press) {
    const session = await hostedBy(deps, press);
    if (session.status !== 'open')
      throw new UserError('not-open', 'This session is over or was called off. `/model list` shows what is coming.');
    const { zone } = await deps.schools.home(session.teamId);
    return changeForm(session, zone);
  }
  /** A press that opens a form about a session. */
  const forms: [string, string, (press: Press) => Promise<ModalView>][] = [
    [ids.change, formTitle, draftAnew],
    [ids.move, 'Change a session', changeOf],
    [ids.sayTry, 'One thing to try', async (press) => tryForm(await toSay(deps, press))],
    [ids.triedIt, 'Did you try it?', async (press) => triedForm(await toTell(deps, press), press.userId)],
  ];
  for (const [id, title, build] of forms) {
    app.action(id, async (heard) => {
      await heard.ack();
      const again = 'I could not open the form. Please press the button again.';
      await openForm(deps, id, heard, { title, instead: again, build: () => build(parse(pressInput, heard.body)) });
    });
  }

  // The form keeps what was filled in, and has fields for one more time.
  app.action(ids.anotherTime, async (heard) => {
    await heard.ack();
    const again = 'I could not add a time. Please open the form again.';
    await openForm(deps, ids.anotherTime, heard, {
      title: formTitle,
      instead: again,
      async build() {
        const { teamId, times, ...form } = parse(anotherTimeInput, heard.body);
        const { zone } = await deps.schools.home(teamId);
        return offerForm({ ...form, times: times + 1, zone });
      },
    });
  });

  app.view<ViewSubmitAction>(ids.form, async (heard) => {
    const who = parse(submissionInput, heard.body);
    await submitted(deps, heard, {
      name: ids.form,
      schema: formInput,
      check: async (sent) => ({ ...(await offerFaults(deps, who, sent, heard.client)) }),
      meanwhile: loadingModal(formTitle),
      gather: async (sent) => ({ ...sent, ...(await channelOf(deps, who, sent, heard.client)) }),
      work: (tx, sent) => draftSession(tx, who, sent),
    });
  });

  app.view<ViewSubmitAction>(ids.moveForm, async (heard) => {
    const who = parse(submissionInput, heard.body);
    await submitted(deps, heard, {
      name: ids.moveForm,
      schema: formInput,
      check: async (sent) => ({ ...(await changeFaults(deps, who, sent)) }),
      meanwhile: loadingModal('Change a session'),
      work: (tx, sent) => saveChange(tx, who, sent),
    });
  });

  app.view<ViewSubmitAction>(ids.tryForm, async (heard) => {
    const who = parse(submissionInput, heard.body);
    await submitted(deps, heard, {
      name: ids.tryForm,
      schema: tryInput,
      meanwhile: loadingModal('One thing to try'),
      work: (tx, { words }) => saveTry(tx, who, words),
    });
  });

  app.view<ViewSubmitAction>(ids.triedForm, async (heard) => {
    const who = parse(submissionInput, heard.body);
    await submitted(deps, heard, {
      name: ids.triedForm,
      schema: triedInput,
      meanwhile: loadingModal('Did you try it?'),
      work: (tx, { students }) => triedIt(tx, who, students),
    });
  });
}
