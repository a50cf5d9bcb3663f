import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { topicOfGoals } from '../../domain/goal.ts';
import type { Who } from '../../domain/person.ts';
import { answer } from '../../slack/answer.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import type { Answer } from '../../slack/view.ts';
import { acceptQuestion } from './accept.ts';
import { ids } from './action-ids.ts';
import { agree, hide } from './agree.ts';
import { ask } from './ask.ts';
import { askAgain } from './ask-again.ts';
import { askColleague } from './ask-colleague.ts';
import { cancel } from './cancel.ts';
import { decline, declineFor } from './decline.ts';
import { askForm, helpedForm, passForm, teamForm } from './form-views.ts';
import { formInstead, formTitle, goalsFor, registerForms } from './forms.ts';
import { commandInput, type Press, pressInput } from './input.ts';
import { ownQuestion } from './load.ts';
import { mine } from './mine.ts';
import { noneOfThese } from './none-of-these.ts';
import { homeSaysIt, notOnHome } from './on-home.ts';
import { openGap } from './open-gap.ts';
import { toPassOn } from './pass-on.ts';
import { stillStuck } from './still-stuck.ts';
import { stopAsking } from './stop-asking.ts';
import { toThank } from './thank.ts';
import { didNotFit, notYetTried, toTell } from './try.ts';
import { triedForm } from './try-views.ts';
import { unseal } from './unseal.ts';
import { helpView } from './views.ts';

export { childSafety } from './child-safety-guard.ts';
export { calendarFollower } from './follow-calendar.ts';
export { home } from './home.ts';
export { jobs } from './jobs.ts';
export { beforeSending } from './messages.ts';
export { personLeft } from './person-left.ts';
export { undelivered } from './undelivered.ts';

/** What to do where Slack opens no form. */
const insteadOf: Record<string, string> = {
  [ids.pass]:
    'I could not open the form. Please press the button again. If it stays so, press Not this time, and I ask someone else.',
  [ids.askTeam]:
    'I could not open the form. Please press the button again. If it stays so, write your question in the channel yourself.',
  [ids.helped]:
    'I could not open the form. Please press the button again. If it stays so, thank your colleague in your conversation, and press Stop asking.',
};

export function register(app: App, deps: Deps): void {
  /** @param who with the key of a goal’s topic, where a button names one: the question begins with it */
  const newForm = async ({ word = '', ...who }: Who & { word?: string }, callback?: typeof ids.teachingForm) => {
    const goals = await goalsFor(deps, who);
    const topic = topicOfGoals(goals, word);
    return askForm(topic ? { text: `Who knows something about ${topic}?` } : {}, goals, callback);
  };

  app.command('/who-knows', async (heard) => {
    await heard.ack();
    if (heard.command.text.trim() === '') {
      return openForm(deps, '/who-knows', heard, {
        title: formTitle,
        instead: formInstead,
        build: () => newForm(parse(commandInput, heard.command)),
      });
    }
    await answer({ ...deps, once: deps.onceNew }, '/who-knows', heard, async (adding) => {
      const input = parse(commandInput, heard.command);
      if (/^help$/i.test(input.text)) return helpView();
      if (/^mine$/i.test(input.text)) return mine(deps, input);
      const questions = { ...deps.questions, ...adding.questions };
      return ask({ ...deps, questions, outside: deps }, { ...input });
    });
  });

  /** What a press on a button does, in one transaction. */
  const presses: [string | RegExp, (tx: Deps, press: Press) => Promise<Answer | undefined>][] = [
    [new RegExp(`^${ids.ask}\\.\\d+$`), askColleague],
    [ids.none, noneOfThese],
    [ids.cancel, async (tx, press) => notOnHome(press, await cancel(tx, press))],
    [ids.goOn, unseal],
    [ids.accept, acceptQuestion],
    [ids.decline, decline],
    [new RegExp(`^${ids.declineReason}\\.`), declineFor],
    [ids.stillStuck, stillStuck],
    [ids.gap, openGap],
    [ids.askAgain, askAgain],
    [ids.stop, stopAsking],
    [ids.agree, agree],
    [ids.hide, hide],
    [ids.notYet, notYetTried],
    [ids.didNotFit, didNotFit],
  ];
  for (const [id, act] of presses) {
    app.action(id, async (heard) => {
      await heard.ack();
      const name = typeof id === 'string' ? id : id.source;
      await answer(deps, name, heard, async (tx) => homeSaysIt(act)(tx, parse(pressInput, heard.body)));
    });
  }

  /** The form once more; what has passed as no matter of a child's safety passes again. */
  const again = async (press: Press) => {
    const question = await ownQuestion(deps, press.teamId, press.questionId, press.userId);
    const callback = question.aboutTeaching ? ids.teachingForm : ids.form;
    return askForm(question, await deps.goals.active(press.teamId), callback);
  };
  /** A press that opens a form about a question. */
  const forms: [string, string, (press: Press) => Promise<ModalView>][] = [
    [ids.edit, formTitle, (press) => again(press)],
    [ids.rewrite, formTitle, (press) => again(press)],
    [ids.blank, formTitle, (press) => newForm(press)],
    [ids.aboutTeaching, formTitle, (press) => newForm(press, ids.teachingForm)],
    [ids.pass, 'I know who knows', async (press) => passForm(await toPassOn(deps, press))],
    [
      ids.askTeam,
      'Ask the team',
      async (press) => teamForm(await ownQuestion(deps, press.teamId, press.questionId, press.userId)),
    ],
    [
      ids.passAboutTeaching,
      'I know who knows',
      async (press) => passForm(await toPassOn(deps, press), ids.teachingPassForm),
    ],
    [ids.helped, 'This helped', async (press) => helpedForm(await toThank(deps, press))],
    [
      ids.helpedAboutTeaching,
      'This helped',
      async (press) => helpedForm(await toThank(deps, press), ids.teachingHelpedForm),
    ],
    [ids.triedIt, 'Did you try it?', async (press) => triedForm(await toTell(deps, press))],
    [
      ids.triedAboutTeaching,
      'Did you try it?',
      async (press) => triedForm(await toTell(deps, press), ids.teachingTriedForm),
    ],
  ];
  for (const [id, title, build] of forms) {
    app.action(id, async (heard) => {
      await heard.ack();
      await openForm(deps, id, heard, {
        title,
        instead: insteadOf[id] ?? formInstead,
        build: () => build(parse(pressInput, heard.body)),
      });
    });
  }
  registerForms(app, deps);
}
