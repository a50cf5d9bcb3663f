import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { answer } from '../../slack/answer.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { type PressAct, registerPresses } from '../../slack/presses.ts';
import { ids } from './action-ids.ts';
import { openAll, takeAnswerBack } from './answer.ts';
import { registerForms } from './forms.ts';
import { commandInput, mentionIn, type Press, pressInput } from './input.ts';
import { postAtMeeting } from './meeting.ts';
import { takeNoPartIn, takePartIn } from './pairs.ts';
import { dropRitual, letGoOn } from './rest.ts';
import { openRituals, startRitual } from './start.ts';
import { hideThanks, keepThanks, openThanks, showThanks } from './thanks.ts';
import { thanksTitle } from './thanks-views.ts';
import { helpView } from './views.ts';

export { aboutTeaching } from './forms.ts';
export { home } from './home.ts';
export { calendarFollower, jobs } from './jobs.ts';
export { undelivered } from './undelivered.ts';

export function register(app: App, deps: Deps): void {
  app.command('/ritual', async (heard) => {
    await heard.ack();
    const words = heard.command.text.trim().toLowerCase();
    if (words === '' || words === 'list') {
      const build = () => openRituals(deps, parse(commandInput, heard.command));
      const instead = 'I could not open this. Please type `/ritual` again.';
      return openForm(deps, '/ritual', heard, { title: 'Rituals', instead, build });
    }
    if (/^thanks?\b/.test(words)) {
      const { teamId, userId } = parse(commandInput, heard.command);
      const build = () => openThanks(deps, { teamId, userId, id: '' }, mentionIn(heard.command.text));
      const instead = 'I could not open the form. Please type `/ritual thanks` again.';
      return openForm(deps, '/ritual thanks', heard, { title: thanksTitle, instead, build });
    }
    await answer(deps, '/ritual', heard, async (tx) => {
      const asked = parse(commandInput, heard.command);
      await tx.roster.colleague(asked.teamId, asked.userId);
      return words === 'help' ? helpView() : helpView('I did not understand that. Try one of these:');
    });
  });

  const presses: [string, PressAct<Deps, Press>][] = [
    [ids.start, startRitual],
    [ids.goOn, letGoOn],
    [ids.keep, letGoOn],
    [ids.drop, dropRitual],
    [ids.takeBack, takeAnswerBack],
    [ids.now, postAtMeeting],
    [ids.takePart, takePartIn],
    [ids.takeNoPart, takeNoPartIn],
    [ids.showThanks, showThanks],
    [ids.keepThanks, keepThanks],
    [ids.hideThanks, hideThanks],
  ];
  registerPresses(app, deps, { acts: presses, press: pressInput, key: ({ teamId }) => teamId });

  /** A press that opens something to read. */
  const reads: [string, string, (press: Press) => Promise<ModalView>][] = [
    [ids.readAll, 'All answers', (press) => openAll(deps, press)],
  ];
  for (const [id, title, build] of reads) {
    app.action(id, async (heard) => {
      await heard.ack();
      const instead = 'I could not open this. Please press the button again.';
      await openForm(deps, id, heard, { title, instead, build: () => build(parse(pressInput, heard.body)) });
    });
  }
  registerForms(app, deps);
}
