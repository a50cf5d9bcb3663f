import type { App } from '@slack/bolt';
import type { Deps } from '../../deps.ts';
import { answer } from '../../slack/answer.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { wordsPayload } from '../../slack/payload.ts';
import { ids } from './action-ids.ts';
import { registerForms } from './forms.ts';
import { pressInput } from './input.ts';
import { redrawAfter } from './redraw.ts';
import { pageNow, viewNow } from './show.ts';
import { allModal, chooseTitle, helpView, pageTitle, teamsModal } from './views.ts';

export { jobs } from './jobs.ts';
export { beforeSending } from './week-job.ts';

/** What is opened over the page. */
const modals = [
  {
    ...{ id: ids.chooseTeam, title: chooseTitle, draw: teamsModal },
    instead: 'I could not open the list. Please type `/digest` and press Choose a team again.',
  },
  {
    ...{ id: ids.chosen, title: pageTitle, draw: allModal },
    instead: 'I could not show the page. Please type `/digest` and press Choose a team again.',
  },
  {
    ...{ id: ids.showAll, title: pageTitle, draw: allModal },
    instead: 'I could not open the page. Please type `/digest` and press Show all again.',
  },
];

export function register(app: App, deps: Deps): void {
  app.command('/digest', async (heard) => {
    await heard.ack();
    await answer(deps, '/digest', heard, async (tx) => {
      const { text, ...who } = parse(wordsPayload, heard.command);
      if (text === '') return { ...(await viewNow(tx, who)), replaces: false };
      return text === 'help' ? helpView() : helpView('I did not understand that. Try one of these:');
    });
  });

  app.action(ids.refresh, async (heard) => {
    await heard.ack();
    await answer(deps, ids.refresh, heard, async (tx) => ({
      ...(await viewNow(tx, parse(pressInput, heard.body))),
      replaces: true,
    }));
  });

  for (const { id, title, instead, draw } of modals)
    app.action(id, async (heard) => {
      await heard.ack();
      await openForm(deps, id, heard, {
        title,
        instead,
        build: async () => draw(await pageNow(deps, parse(pressInput, heard.body))),
      });
    });

  app.use(async ({ body, context, next }) => {
    await next();
    await redrawAfter(deps, { body, context });
  });

  registerForms(app, deps);
}
