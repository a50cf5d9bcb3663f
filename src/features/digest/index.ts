import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Deps } from '../../deps.ts';
import { answer } from '../../slack/answer.ts';
import { loadingModal } from '../../slack/modal.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { submitted } from '../../slack/submitted.ts';
import { ids } from './action-ids.ts';
import { commandInput, pressInput, settingsInput, whoInput } from './input.ts';
import { openSettings, saveSettings, settingsFaults } from './settings.ts';
import { settingsTitle } from './settings-views.ts';
import { pageNow } from './show.ts';
import { allModal, digestView, helpView, pageTitle } from './views.ts';

export { beforeSending, jobs } from './week-job.ts';

export function register(app: App, deps: Deps): void {
  app.command('/digest', async (heard) => {
    await heard.ack();
    await answer(deps, '/digest', heard, async (tx) => {
      const { text, ...who } = parse(commandInput, heard.command);
      if (text === '') return { ...digestView(await pageNow(tx, who)), replaces: false };
      return text === 'help' ? helpView() : helpView('I did not understand that. Try one of these:');
    });
  });

  app.action(ids.refresh, async (heard) => {
    await heard.ack();
    await answer(deps, ids.refresh, heard, async (tx) => ({
      ...digestView(await pageNow(tx, parse(pressInput, heard.body))),
      replaces: true,
    }));
  });

  app.action(ids.showAll, async (heard) => {
    await heard.ack();
    await openForm(deps, ids.showAll, heard, {
      title: pageTitle,
      instead: 'I could not open the page. Please type `/digest` and press Show all again.',
      build: async () => allModal(await pageNow(deps, parse(pressInput, heard.body))),
    });
  });

  app.action(ids.settings, async (heard) => {
    await heard.ack();
    await openForm(deps, ids.settings, heard, {
      title: settingsTitle,
      instead: 'I could not open the form. Please type `/digest` and press Settings again.',
      build: () => openSettings(deps, parse(whoInput, heard.body)),
    });
  });

  app.view<ViewSubmitAction>(ids.settingsForm, async (heard) => {
    const who = parse(whoInput, heard.body);
    await submitted(deps, heard, {
      name: ids.settingsForm,
      schema: settingsInput,
      check: (sent) => settingsFaults(deps, who, sent),
      meanwhile: loadingModal(settingsTitle),
      work: (tx, sent) => saveSettings(tx, who, sent),
    });
  });
}
