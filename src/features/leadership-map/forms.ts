import type { App } from '@slack/bolt';
import type { Deps } from '../../deps.ts';
import type { Who } from '../../domain/person.ts';
import { formMaker, registerForms as register } from '../../slack/button-form.ts';
import { whoPayload } from '../../slack/payload.ts';
import { ids } from './action-ids.ts';
import { apprenticeFaults, findApprentice, singlePoint } from './apprentice.ts';
import { apprenticeForm, apprenticeTitle } from './apprentice-views.ts';
import {
  apprenticeInput,
  apprenticeSubmission,
  type Sender,
  type TopicPress,
  titlesInput,
  topicInput,
} from './input.ts';
import { saveTitles, titlesNow } from './titles.ts';
import { titlesForm, titlesTitle } from './views.ts';

export const instead = 'I could not open it. Please type `/leadership-map` and press the button again.';

const titles = formMaker<Deps, Who, Who>()({
  ...{ id: ids.titlesForm, title: titlesTitle, openedBy: [ids.titles], instead },
  build: async (deps, who) => titlesForm(await titlesNow(deps, who)),
  ...{ schema: titlesInput, work: saveTitles },
});

const apprentice = formMaker<Deps, TopicPress, Sender>()({
  ...{ id: ids.apprenticeForm, title: apprenticeTitle, openedBy: [ids.findApprentice], instead },
  async build(deps, { teamId, userId, topicKey }) {
    await deps.roster.colleague(teamId, userId);
    const { topic, wishing } = await singlePoint(deps, { teamId, userId, topicKey });
    return apprenticeForm(topic, topicKey, wishing);
  },
  ...{ schema: apprenticeInput, check: apprenticeFaults, work: findApprentice },
});

export function registerForms(app: App, deps: Deps): void {
  register(app, deps, { chosen: [titles], press: whoPayload, sender: whoPayload });
  register(app, deps, { chosen: [apprentice], press: topicInput, sender: apprenticeSubmission });
}
