import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Deps } from '../../deps.ts';
import type { Who } from '../../domain/person.ts';
import { answer } from '../../slack/answer.ts';
import { again, taught } from '../../slack/button-form.ts';
import { loadingModal } from '../../slack/modal.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { submitted } from '../../slack/submitted.ts';
import type { Answer } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import { addLine, chooseMeaning, chooseWishMeaning, faultsIn, learnLine, save } from './add.ts';
import { entryFields } from './entry-fields.ts';
import { exportMine, sendExport } from './export.ts';
import { type FormName, forms } from './forms.ts';
import { importFields, lookUpList, report, send } from './import.ts';
import { importTitle } from './import-views.ts';
import { type Asked, askedFor, commandInput, type Press, pressInput, submissionInput } from './input.ts';
import { accept, decline } from './invite.ts';
import { learnedWords, removeWords } from './learned.ts';
import { limitFields } from './limit-fields.ts';
import { setLimits } from './limits.ts';
import { lookUpMeaning, lookUpPerson, lookUpTopic } from './look-up.ts';
import { helpView } from './look-up-views.ts';
import { mine } from './mine.ts';
import { ownOf } from './own.ts';
import { removeEntry, removeTopic, removeWish } from './remove.ts';
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

  /** What a press on a button does, in one transaction. */
  const presses: [string, (tx: Deps, press: Press) => Promise<Answer | undefined>][] = [
    [ids.remove, removeEntry],
    [ids.removeWish, removeWish],
    [ids.removeWords, removeWords],
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
  for (const [id, act] of presses) {
    // Buttons side by side are told apart by what follows: `expertise.page.more`.
    app.action(new RegExp(`^${id.replace('.', '\\.')}(?:\\.\\w+)?$`), async (heard) => {
      await heard.ack();
      await answer(deps, id, heard, (tx) => act(tx, parse(pressInput, heard.body)));
    });
  }

  /** A press that opens a form. */
  const openers: [string, FormName][] = [
    [ids.add, 'add'],
    [ids.edit, 'edit'],
    [ids.limits, 'limits'],
    [ids.show, 'show'],
    [ids.export, 'export'],
    [ids.import, 'import'],
    [ids.mend, 'import'],
  ];
  for (const [id, name] of openers) {
    app.action(id, async (heard) => {
      await heard.ack();
      const { title, instead, build } = forms[name];
      const opener = () => parse(pressInput, heard.body);
      await openForm(deps, id, heard, { title, instead, build: () => build(deps, opener()) });
    });
  }

  app.action(again(ids.form), async (heard) => {
    await heard.ack();
    const { title, instead } = forms.add;
    await openForm(deps, again(ids.form), heard, {
      title,
      instead,
      async build() {
        const press = parse(pressInput, heard.body);
        return { ...(await forms[press.id ? 'edit' : 'add'].build(deps, press)), callback_id: taught(ids.form) };
      },
    });
  });

  for (const callbackId of [ids.form, taught(ids.form)]) {
    app.view<ViewSubmitAction>(callbackId, async (heard) => {
      const { id, ...who } = parse(submissionInput, heard.body);
      await submitted(deps, heard, {
        name: ids.form,
        schema: entryFields,
        check: (filled) => faultsIn(deps, who, id, filled),
        meanwhile: loadingModal('My expertise'),
        work: (tx, filled) => save(tx, who, id, filled),
      });
    });
  }

  app.view<ViewSubmitAction>(ids.limitsForm, async (heard) => {
    const { id: _, ...who } = parse(submissionInput, heard.body);
    const { school, today } = await ownOf(deps, who);
    await submitted(deps, heard, {
      name: ids.limitsForm,
      schema: limitFields(school, today),
      meanwhile: loadingModal('My limits'),
      work: (tx, settings) => setLimits(tx, who, settings),
    });
  });

  app.view<ViewSubmitAction>(ids.importForm, async (heard) => {
    const { id: _, ...who } = parse(submissionInput, heard.body);
    await submitted(deps, heard, {
      name: ids.importForm,
      schema: importFields,
      meanwhile: loadingModal(importTitle, 'Looking up the colleagues on your list…'),
      gather: (list) => lookUpList(deps, who, list),
      work: (tx, list) => report(tx, who, list),
    });
  });
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
