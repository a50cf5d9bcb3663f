import type { App } from '@slack/bolt';
import type { Deps } from '../../deps.ts';
import { answer } from '../../slack/answer.ts';
import { taught } from '../../slack/button-form.ts';
import { pageAsked } from '../../slack/list-page.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { type PressAct, registerPresses } from '../../slack/presses.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { ids } from './action-ids.ts';
import { addToCalendar } from './calendar.ts';
import { cancelSession } from './cancel.ts';
import { joinOrChoose } from './choose-time.ts';
import { moveToNewDay } from './closed-days.ts';
import { sayNotMe } from './cover.ts';
import { formTitle, offerForm } from './form-views.ts';
import { registerForms } from './forms.ts';
import { sayHeld, sayMissed } from './held.ts';
import { anotherTimeInput, commandInput, type Press, pressInput } from './input.ts';
import { listSessions } from './list.ts';
import { answeredBy, formSchool, postSession } from './offer.ts';
import { sayNotNow, takeBack } from './request.ts';
import { askForm, askTitle } from './request-views.ts';
import { leaveSession, waitForSeat } from './seats.ts';
import { didNotFit, notYetTried } from './try.ts';
import { helpView } from './views.ts';

export { personLeft } from './cancel.ts';
export { calendarFollower } from './closed-days.ts';
export { aboutTeaching } from './forms.ts';
export { home } from './home.ts';
export { jobs } from './jobs.ts';
export { undelivered } from './undelivered.ts';

const formInstead = 'I could not open the form. Please type `/model` again.';

export function register(app: App, deps: Deps): void {
  app.command('/model', async (heard) => {
    await heard.ack();
    const words = heard.command.text.trim().toLowerCase();
    if (words === 'ask')
      return openForm(deps, '/model', heard, {
        title: askTitle,
        instead: formInstead,
        async build() {
          const { teamId, userId } = parse(commandInput, heard.command);
          await deps.roster.colleague(teamId, userId);
          return askForm({});
        },
      });
    if (words === '') {
      return openForm(deps, '/model', heard, {
        title: formTitle,
        instead: formInstead,
        async build() {
          const { teamId, userId, ...place } = parse(commandInput, heard.command);
          await deps.roster.colleague(teamId, userId);
          const school = await formSchool(deps, teamId);
          const shown = { day: dayOf(deps.clock(), school.zone), channel: place.channelId ?? null };
          return offerForm({ shown, ...school });
        },
      });
    }
    await answer(deps, '/model', heard, async (tx) => {
      const asked = parse(commandInput, heard.command);
      const page = pageAsked(words);
      if (page) return listSessions(tx, { ...asked, page }, heard.client);
      return words === 'help' ? helpView() : helpView('I did not understand that. Try one of these:');
    });
  });

  const presses: [string, PressAct<Deps, Press>][] = [
    [ids.post, postSession],
    [ids.join, joinOrChoose],
    [ids.wait, waitForSeat],
    [ids.leave, leaveSession],
    [ids.calendar, addToCalendar],
    [ids.newDay, moveToNewDay],
    [ids.cancel, cancelSession],
    [ids.notNow, sayNotNow],
    [ids.withdraw, takeBack],
    [ids.notMe, sayNotMe],
    [ids.held, sayHeld],
    [ids.missed, sayMissed],
    [ids.notYet, notYetTried],
    [ids.didNotFit, didNotFit],
  ];
  registerPresses(app, deps, {
    acts: presses,
    press: pressInput,
    key: ({ teamId, sessionId }) => `${teamId} ${sessionId}`,
  });

  // The form keeps what was filled in, and has fields for one more time.
  app.action(ids.anotherTime, async (heard) => {
    await heard.ack();
    const again = 'I could not add a time. Please open the form again.';
    await openForm(deps, ids.anotherTime, heard, {
      title: formTitle,
      instead: again,
      async build() {
        const { teamId, userId, times, ...form } = parse(anotherTimeInput, heard.body);
        const isAnswer = [ids.answerForm, taught(ids.answerForm)].includes(form.callbackId);
        const isFromGap = [ids.bringInForm, taught(ids.bringInForm)].includes(form.callbackId);
        const sessionId = isFromGap ? '' : form.about;
        const answers = await answeredBy(deps, { teamId, userId, sessionId, isAnswer });
        const school = await formSchool(deps, teamId);
        return offerForm({ ...form, times: times + 1, ...school, ...(answers && { forId: answers.forId }) });
      },
    });
  });

  registerForms(app, deps);
}
