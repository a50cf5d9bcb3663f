import type { App } from '@slack/bolt';
import type { Deps } from '../../deps.ts';
import { answer } from '../../slack/answer.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { whoPayload, wordsPayload } from '../../slack/payload.ts';
import { type PressAct, registerPresses } from '../../slack/presses.ts';
import { ids } from './action-ids.ts';
import { sayMet, sayNo, sayYes } from './apprentice.ts';
import { sendFile } from './file.ts';
import { instead, registerForms } from './forms.ts';
import { type ApprenticeshipPress, apprenticeshipInput, pressInput } from './input.ts';
import { leavingDrill } from './leaving.ts';
import { ownPlace } from './own-place.ts';
import { pageNow } from './page.ts';
import { sendPictures } from './pictures.ts';
import { helpView, mapView, overYearView, ownPlaceModal, ownTitle, teamsView } from './views.ts';

export { leaveApprenticeships as personLeft } from './apprentice.ts';
export { home } from './home.ts';
export { jobs } from './jobs.ts';

export function register(app: App, deps: Deps): void {
  app.command('/leadership-map', async (heard) => {
    await heard.ack();
    await answer(deps, '/leadership-map', heard, async (tx) => {
      const { text, ...who } = parse(wordsPayload, heard.command);
      if (text === '') return { ...mapView(await pageNow(tx, who)), replaces: false };
      if (text === 'leaving') return leavingDrill(tx, who);
      return text === 'help' ? helpView() : helpView('I did not understand that. Try one of these:');
    });
  });

  for (const [id, draw] of [
    [ids.window, mapView],
    [ids.school, mapView],
    [ids.chooseTeam, teamsView],
  ] as const) {
    app.action(id, async (heard) => {
      await heard.ack();
      await answer(deps, id, heard, async (tx) => {
        const { scope, window, ...who } = parse(pressInput, heard.body);
        return draw(await pageNow(tx, who, { scope, ...(window && { window }) }));
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

  const ofApprenticeship: [string, PressAct<Deps, ApprenticeshipPress>][] = [
    [ids.agree, sayYes],
    [ids.met, sayMet],
    [ids.letGo, sayNo],
  ];
  registerPresses(app, deps, { acts: ofApprenticeship, press: apprenticeshipInput });

  registerForms(app, deps);
}
