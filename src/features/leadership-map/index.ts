import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Deps, Job, PersonLeft } from '../../deps.ts';
import { answer } from '../../slack/answer.ts';
import { loadingModal } from '../../slack/modal.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { submitted } from '../../slack/submitted.ts';
import { ids } from './action-ids.ts';
import {
  answeredJob,
  apprenticeFaults,
  findApprentice,
  leavePaths,
  sayMet,
  sayNo,
  sayYes,
  singlePoint,
} from './apprentice.ts';
import { apprenticeForm, apprenticeTitle } from './apprentice-views.ts';
import { sendFile } from './file.ts';
import {
  apprenticeInput,
  apprenticeSubmission,
  commandInput,
  pathInput,
  pressInput,
  titlesInput,
  topicInput,
  whoInput,
} from './input.ts';
import { leavingDrill, leavingJob } from './leaving.ts';
import { ownPlace } from './own-place.ts';
import { pageNow } from './page.ts';
import { sendPictures } from './pictures.ts';
import { saveTitles, titlesNow } from './titles.ts';
import { helpView, mapView, overYearView, ownPlaceModal, ownTitle, titlesForm, titlesTitle } from './views.ts';
import { closeWindowsJob } from './windows.ts';

export { home } from './home.ts';

export const jobs: Job[] = [closeWindowsJob, answeredJob, leavingJob];

export const personLeft: PersonLeft = leavePaths;

export function register(app: App, deps: Deps): void {
  app.command('/leadership-map', async (heard) => {
    await heard.ack();
    await answer(deps, '/leadership-map', heard, async (tx) => {
      const { text, ...who } = parse(commandInput, heard.command);
      if (text === '') return { ...mapView(await pageNow(tx, who)), replaces: false };
      if (text === 'leaving') return leavingDrill(tx, who);
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

  for (const [id, format] of [
    [ids.csv, 'csv'],
    [ids.json, 'json'],
  ] as const) {
    app.action(id, async (heard) => {
      await heard.ack();
      await answer(deps, id, heard, (tx) => sendFile(tx, parse(whoInput, heard.body), format));
    });
  }

  app.action(ids.pictures, async (heard) => {
    await heard.ack();
    await answer(deps, ids.pictures, heard, (tx) => sendPictures(tx, parse(pressInput, heard.body)));
  });

  app.action(ids.overYear, async (heard) => {
    await heard.ack();
    await answer(deps, ids.overYear, heard, async (tx) => {
      const { scope, ...who } = parse(pressInput, heard.body);
      return overYearView(scope, (await pageNow(tx, who, { scope })).windows);
    });
  });

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
      meanwhile: loadingModal(titlesTitle),
      work: (tx, typed) => saveTitles(tx, who, typed),
    });
  });

  app.action(ids.findApprentice, async (heard) => {
    await heard.ack();
    await openForm(deps, ids.findApprentice, heard, {
      title: apprenticeTitle,
      instead,
      async build() {
        const { teamId, userId, topicKey } = parse(topicInput, heard.body);
        await deps.roster.colleague(teamId, userId);
        const { topic, wishing } = await singlePoint(deps, teamId, topicKey);
        return apprenticeForm(topic, topicKey, wishing);
      },
    });
  });

  app.view<ViewSubmitAction>(ids.apprenticeForm, async (heard) => {
    const who = parse(apprenticeSubmission, heard.body);
    await submitted(deps, heard, {
      name: ids.apprenticeForm,
      schema: apprenticeInput,
      check: (typed) => apprenticeFaults(deps, who, typed),
      meanwhile: loadingModal(apprenticeTitle),
      work: (tx, typed) => findApprentice(tx, who, typed),
    });
  });

  for (const [id, act] of Object.entries({ [ids.agree]: sayYes, [ids.met]: sayMet, [ids.letGo]: sayNo })) {
    app.action(id, async (heard) => {
      await heard.ack();
      await answer(deps, id, heard, (tx) => act(tx, parse(pathInput, heard.body)));
    });
  }
}
