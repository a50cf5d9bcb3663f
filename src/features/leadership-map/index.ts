import type { App } from '@slack/bolt';
import type { Deps, Job, PersonLeft } from '../../deps.ts';
import type { Who } from '../../domain/person.ts';
import { answer } from '../../slack/answer.ts';
import { formMaker, registerForms } from '../../slack/button-form.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { whoPayload } from '../../slack/payload.ts';
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
  type Sender,
  type TopicPress,
  titlesInput,
  topicInput,
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

const instead = 'I could not open it. Please type `/leadership-map` and press the button again.';

const titles = formMaker<Deps, Who, Who>()({
  ...{ id: ids.titlesForm, title: titlesTitle, openedBy: [ids.titles], instead },
  build: async (deps, who) => titlesForm(await titlesNow(deps, who)),
  ...{ schema: titlesInput, work: saveTitles },
});

const apprentice = formMaker<Deps, TopicPress, Sender>()({
  ...{ id: ids.apprenticeForm, title: apprenticeTitle, openedBy: [ids.findApprentice], instead },
  async build(deps, { teamId, userId, topicKey }) {
    await deps.roster.colleague(teamId, userId);
    const { topic, wishing } = await singlePoint(deps, teamId, topicKey);
    return apprenticeForm(topic, topicKey, wishing);
  },
  ...{ schema: apprenticeInput, check: apprenticeFaults, work: findApprentice },
});

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
      await answer(deps, id, heard, (tx) => sendFile(tx, parse(whoPayload, heard.body), format));
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

  app.action(ids.ownPlace, async (heard) => {
    await heard.ack();
    await openForm(deps, ids.ownPlace, heard, {
      title: ownTitle,
      instead,
      build: async () => ownPlaceModal(await ownPlace(deps, parse(whoPayload, heard.body))),
    });
  });

  registerForms(app, deps, { chosen: [titles], press: whoPayload, sender: whoPayload });
  registerForms(app, deps, { chosen: [apprentice], press: topicInput, sender: apprenticeSubmission });

  for (const [id, act] of Object.entries({ [ids.agree]: sayYes, [ids.met]: sayMet, [ids.letGo]: sayNo })) {
    app.action(id, async (heard) => {
      await heard.ack();
      await answer(deps, id, heard, (tx) => act(tx, parse(pathInput, heard.body)));
    });
  }
}
