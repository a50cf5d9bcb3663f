import type { App } from '@slack/bolt';
import type { Deps } from '../../deps.ts';
import type { Who } from '../../domain/person.ts';
import { answer } from '../../slack/answer.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { type PressAct, registerPresses } from '../../slack/presses.ts';
import type { Answer } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import { addGrown, addLine, chooseMeaning, chooseWishMeaning, learnLine } from './add.ts';
import { exportMine, sendExport } from './export.ts';
import { type FormName, forms, registerForms } from './forms.ts';
import { send } from './import.ts';
import { type Asked, askedFor, commandInput, type Press, pressInput } from './input.ts';
import { accept, decline } from './invite.ts';
import { learnedWords, removeWords } from './learned.ts';
import { lookUpMeaning, lookUpPerson, lookUpTopic } from './look-up.ts';
import { helpView } from './look-up-views.ts';
import { mine } from './mine.ts';
import { removeEntry, removeGrown, removeTopic, removeWish } from './remove.ts';
import { notMe, stillMe } from './still-you.ts';

export { aboutTeaching } from './forms.ts';
export { home } from './home.ts';
export { personLeft, undelivered } from './invite.ts';
export { jobs } from './jobs.ts';

/** Commands that open a form. */
const opened: Partial<Record<Asked['verb'], FormName>> = {
  form: 'add',
  wish: 'learn',
  limits: 'limits',
  import: 'import',
};

export function register(app: App, deps: Deps): void {
  app.command('/expertise', async (heard) => {
    await heard.ack();
    const name = opened[askedFor(heard.command.text).verb];
    if (name) {
      const { title, instead, build } = forms[name];
      const opener = () => ({ ...parse(commandInput, heard.command), id: '' });
      return openForm(deps, '/expertise', heard, { title, instead, build: () => build(deps, opener()) });
    }
    await answer(deps, '/expertise', heard, (tx) => answerTo(tx, parse(commandInput, heard.command)));
  });

  const presses: [string, PressAct<Deps, Press>][] = [
    [ids.remove, removeEntry],
    [ids.removeWish, removeWish],
    [ids.removeWords, removeWords],
    [ids.addGrown, addGrown],
    [ids.removeGrown, removeGrown],
    [ids.meaning, chooseMeaning],
    [ids.wishMeaning, chooseWishMeaning],
    [ids.lookUpMeaning, lookUpMeaning],
    [ids.send, send],
    [ids.exportFile, sendExport],
    [ids.stillMe, stillMe],
    [ids.notMe, notMe],
    [ids.yes, accept],
    [ids.notNow, decline],
    [ids.page, (tx, press) => mine(tx, press, Number(press.id))],
  ];
  // Buttons side by side are told apart by what follows: `expertise.page.more`.
  const acts = presses.map(([id, act]) => [new RegExp(`^${id.replace('.', '\\.')}(?:\\.\\w+)?$`), act] as const);
  registerPresses(app, deps, { acts, press: pressInput });

  registerForms(app, deps);
}

async function answerTo(tx: Deps, { asked, ...who }: Who & { asked: Asked }): Promise<Answer> {
  switch (asked.verb) {
    case 'add':
      return addLine(tx, who, asked.words);
    case 'learn':
      return learnLine(tx, who, asked.words);
    case 'remove':
      return removeTopic(tx, who, asked.words);
    case 'person':
      return lookUpPerson(tx, who, asked.userId);
    case 'topic':
      return lookUpTopic(tx, who, asked.words);
    case 'export':
      return exportMine(tx, who);
    case 'words':
      return learnedWords(tx, who);
    case 'help':
      return helpView();
    case 'unclear':
      return helpView('I did not understand that. A topic takes a few words:');
    default:
      return mine(tx, who);
  }
}
