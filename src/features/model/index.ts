import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Deps, Job } from '../../deps.ts';
import { answer } from '../../slack/answer.ts';
import { loadingModal } from '../../slack/modal.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { submitted } from '../../slack/submitted.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { ids } from './action-ids.ts';
import { cancelSession } from './cancel.ts';
import { formTitle, offerForm } from './form-views.ts';
import { turns } from './in-turn.ts';
import { commandInput, formInput, type Press, pressInput, submissionInput } from './input.ts';
import { listSessions } from './list.ts';
import { draftOf, draftSession, offerFaults, postSession } from './offer.ts';
import { joinSession, leaveSession, waitForSeat } from './seats.ts';
import { helpView } from './views.ts';

export { personLeft } from './cancel.ts';
export { home } from './list.ts';
export { undelivered } from './undelivered.ts';

/** A draft that was never posted is forgotten after a day. */
const forgetDrafts: Job = {
  name: 'model.drafts',
  async run(deps, now) {
    await deps.sessions.removeDraftsBefore(new Date(+now - 24 * 3600_000));
  },
};

export const jobs: Job[] = [forgetDrafts];

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
  const presses: [string, (tx: Deps, press: Press) => Promise<Answer>][] = [
    [ids.post, postSession],
    [ids.join, joinSession],
    [ids.wait, waitForSeat],
    [ids.leave, leaveSession],
    [ids.cancel, cancelSession],
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

  app.action(ids.change, async (heard) => {
    await heard.ack();
    await openForm(deps, ids.change, heard, {
      title: formTitle,
      instead: formInstead,
      async build() {
        const draft = await draftOf(deps, parse(pressInput, heard.body));
        const { zone } = await deps.schools.home(draft.teamId);
        return offerForm({ draft }, zone, dayOf(deps.clock(), zone));
      },
    });
  });

  app.view<ViewSubmitAction>(ids.form, async (heard) => {
    const who = parse(submissionInput, heard.body);
    await submitted(deps, heard, {
      name: ids.form,
      schema: formInput,
      check: async (typed) => ({ ...(await offerFaults(deps, who, typed, heard.client)) }),
      meanwhile: loadingModal(formTitle),
      work: (tx, typed) => draftSession(tx, who, typed),
    });
  });
}
