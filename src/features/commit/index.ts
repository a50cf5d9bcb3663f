import type { App } from '@slack/bolt';
import type { Deps } from '../../deps.ts';
import type { Act } from '../../domain/commitment-press.ts';
import { answer } from '../../slack/answer.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { type PressAct, registerPresses } from '../../slack/presses.ts';
import { ids } from './action-ids.ts';
import { formTitle } from './form-views.ts';
import { formInstead, registerForms } from './forms.ts';
import { commandInput, type Press, pressInput } from './input.ts';
import { listMine, listOwed, listShown } from './mine.ts';
import { perform } from './press.ts';
import { openedForm, saveLine, sayHasAll, sendDraft } from './propose.ts';
import { helpView } from './views.ts';

export { aboutTeaching } from './forms.ts';
export { home } from './home.ts';
export { calendarFollower, jobs } from './jobs.ts';
export { personLeft } from './person-left.ts';

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

  const presses: [string, PressAct<Deps, Press>][] = [
    [ids.send, sendDraft],
    [ids.hasAll, sayHasAll],
    ...Object.entries(acts).map(([id, toAct]): [string, PressAct<Deps, Press>] => [
      id,
      (tx, press) => perform(tx, press, toAct(press.supportId)),
    ]),
  ];
  registerPresses(app, deps, { acts: presses, press: pressInput });

  registerForms(app, deps);
}
