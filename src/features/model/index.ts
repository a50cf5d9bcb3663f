import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { answer } from '../../slack/answer.ts';
import { turns } from '../../slack/in-turn.ts';
import { loadingModal } from '../../slack/modal.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { submitted } from '../../slack/submitted.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { ids } from './action-ids.ts';
import { cancelSession } from './cancel.ts';
import { formTitle, offerForm } from './form-views.ts';
import { sayHeld } from './held.ts';
import { commandInput, formInput, type Press, pressInput, submissionInput, triedInput, tryInput } from './input.ts';
import { listSessions } from './list.ts';
import { draftOf, draftSession, offerFaults, postSession } from './offer.ts';
import { joinSession, leaveSession, waitForSeat } from './seats.ts';
import { didNotFit, notYetTried, saveTry, toSay, toTell, triedIt } from './try.ts';
import { triedForm, tryForm } from './try-views.ts';
import { helpView } from './views.ts';

export { personLeft } from './cancel.ts';
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
          return offerForm(place, zone, dayOf(deps.clock(), zone));
        },
      });
    }
    await answer(deps, '/model', heard, async (tx) => {
      const asked = parse(commandInput, heard.command);
      if (words === 'list') return listSessions(tx, asked);
      return words === 'help' ? helpView() : helpView('I did not understand that. Try one of these:');
    });
  });

  /** What a press on a button does, in one transaction. */
  const presses: [string, (tx: Deps, press: Press) => Promise<Answer | undefined>][] = [
    [ids.post, postSession],
    [ids.join, joinSession],
    [ids.wait, waitForSeat],
    [ids.leave, leaveSession],
    [ids.cancel, cancelSession],
    [ids.held, sayHeld],
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
    return offerForm({ draft }, zone, dayOf(deps.clock(), zone));
  }
  /** A press that opens a form about a session. */
  const forms: [string, string, (press: Press) => Promise<ModalView>][] = [
    [ids.change, formTitle, draftAnew],
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

  app.view<ViewSubmitAction>(ids.form, async (heard) => {
    const who = parse(submissionInput, heard.body);
    await submitted(deps, heard, {
      name: ids.form,
      schema: formInput,
      check: async (sent) => ({ ...(await offerFaults(deps, who, sent, heard.client)) }),
      meanwhile: loadingModal(formTitle),
      work: (tx, { typed }) => draftSession(tx, who, typed),
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
