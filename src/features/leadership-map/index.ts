import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Deps, Job } from '../../deps.ts';
import { answer } from '../../slack/answer.ts';
import { loadingModal } from '../../slack/modal.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { submitted } from '../../slack/submitted.ts';
import { ids } from './action-ids.ts';
import { commandInput, pressInput, titlesInput, whoInput } from './input.ts';
import { ownPlace } from './own-place.ts';
import { pageNow } from './page.ts';
import { saveTitles, titleFaults, titlesNow } from './titles.ts';
import { helpView, mapView, ownPlaceModal, ownTitle, titlesForm, titlesTitle } from './views.ts';
import { closeWindowsJob } from './windows.ts';

export const jobs: Job[] = [closeWindowsJob];

export function register(app: App, deps: Deps): void {
  app.command('/leadership-map', async (heard) => {
    await heard.ack();
    await answer(deps, '/leadership-map', heard, async (tx) => {
      const { text, ...who } = parse(commandInput, heard.command);
      if (text === '') return { ...mapView(await pageNow(tx, who)), replaces: false };
      return text === 'help' ? helpView() : helpView('I did not understand that. Try one of these:');
    });
  });

  for (const id of [ids.window, ids.school]) {
    app.action(id, async (heard) => {
      await heard.ack();
      await answer(deps, id, heard, async (tx) => {
        const { scope, window, ...who } = parse(pressInput, heard.body);
        return mapView(await pageNow(tx, who, { scope, ...(window && { window }) }));
      });
    });
  }

  const instead = 'I could not open it. Please type `/leadership-map` and press the button again.';
  app.action(ids.ownPlace, async (heard) => {
    await heard.ack();
    await openForm(deps, ids.ownPlace, heard, {
      title: ownTitle,
      instead,
      build: async () => ownPlaceModal(await ownPlace(deps, parse(whoInput, heard.body))),
    });
  });

  app.action(ids.titles, async (heard) => {
    await heard.ack();
    await openForm(deps, ids.titles, heard, {
      title: titlesTitle,
      instead,
      build: async () => titlesForm(await titlesNow(deps, parse(whoInput, heard.body))),
    });
  });

  app.view<ViewSubmitAction>(ids.titlesForm, async (heard) => {
    const who = parse(whoInput, heard.body);
    await submitted(deps, heard, {
      name: ids.titlesForm,
      schema: titlesInput,
      check: async (typed) => titleFaults(typed),
      meanwhile: loadingModal(titlesTitle),
      work: (tx, typed) => saveTitles(tx, who, typed),
    });
  });
}
