import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { loadingModal } from '../../slack/modal.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { type Submission, submitted } from '../../slack/submitted.ts';
import { again, ids, taught } from './action-ids.ts';
import { askLearnForm, askRoleForm, titles, wordsForm } from './form-views.ts';
import { addHelp, changeHelp, helpFaults, helpToChange } from './help.ts';
import { helpForm, helpTitle } from './help-views.ts';
import {
  colleagueInput,
  colleaguesInput,
  helpInput,
  type Press,
  planInput,
  pressInput,
  type Sender,
  submissionInput,
  wordsInput,
} from './input.ts';
import { askLearners } from './learn.ts';
import { colleagueFaults, gapOf } from './load.ts';
import { describeGap, nameGap, toDescribe, wordsFaults } from './name.ts';
import { openPlan, planFaults, planToBringIn } from './plan.ts';
import { asking } from './roles.ts';

interface Form {
  id: string;
  title: string;
  openedBy: string;
  build(deps: Deps, press: Press): Promise<ModalView>;
  sent(deps: Deps, who: Sender, heard: Submission): Promise<void>;
}

const wordsForms: Form[] = [
  {
    id: ids.nameForm,
    title: titles.words,
    openedBy: ids.name,
    build: async () => wordsForm(),
    sent: (deps, who, heard) =>
      submitted(deps, heard, {
        name: ids.nameForm,
        schema: wordsInput,
        check: (words) => wordsFaults(deps, who, words),
        meanwhile: loadingModal(titles.words),
        work: (tx, words) => nameGap(tx, who, words),
      }),
  },
  {
    id: ids.describeForm,
    title: titles.words,
    openedBy: ids.describe,
    build: async (deps, press) => wordsForm(await toDescribe(deps, press)),
    sent: (deps, who, heard) =>
      submitted(deps, heard, {
        name: ids.describeForm,
        schema: wordsInput,
        check: (words) => wordsFaults(deps, who, words),
        meanwhile: loadingModal(titles.words),
        work: (tx, words) => describeGap(tx, who, words),
      }),
  },
  {
    id: ids.helpForm,
    title: helpTitle,
    openedBy: ids.addHelp,
    build: async () => helpForm(),
    sent: (deps, who, heard) =>
      submitted(deps, heard, {
        name: ids.helpForm,
        schema: helpInput,
        check: (sent) => helpFaults(deps, who, sent),
        meanwhile: loadingModal(helpTitle),
        work: (tx, sent) => addHelp(tx, who, sent),
      }),
  },
  {
    id: ids.helpChangeForm,
    title: helpTitle,
    openedBy: ids.changeHelp,
    build: async (deps, press) => helpForm(await helpToChange(deps, press)),
    sent: (deps, who, heard) =>
      submitted(deps, heard, {
        name: ids.helpChangeForm,
        schema: helpInput,
        check: (sent) => helpFaults(deps, who, sent),
        meanwhile: loadingModal(helpTitle),
        work: (tx, sent) => changeHelp(tx, who, sent),
      }),
  },
];

const askForms: Form[] = [
  {
    id: ids.askOwnerForm,
    title: titles.ask,
    openedBy: ids.askOwner,
    build: async (deps, press) => askRoleForm(await gapOf(deps, press), ids.askOwnerForm, 'Who could own it'),
    sent: (deps, who, heard) => roleAsked(deps, who, heard, ids.askOwnerForm, asking('owner')),
  },
  {
    id: ids.askSponsorForm,
    title: titles.ask,
    openedBy: ids.askSponsor,
    build: async (deps, press) => askRoleForm(await gapOf(deps, press), ids.askSponsorForm, 'Who could sponsor it'),
    sent: (deps, who, heard) => roleAsked(deps, who, heard, ids.askSponsorForm, asking('sponsor')),
  },
  {
    id: ids.askLearnForm,
    title: titles.learn,
    openedBy: ids.askLearn,
    build: async (deps, press) => askLearnForm(await gapOf(deps, press)),
    sent: (deps, who, heard) =>
      submitted(deps, heard, {
        name: ids.askLearnForm,
        schema: colleaguesInput,
        check: ({ colleagues }) => colleagueFaults(deps, who.teamId, 'colleagues', colleagues),
        meanwhile: loadingModal(titles.learn),
        work: (tx, values) => askLearners(tx, who, values),
      }),
  },
  {
    id: ids.planForm,
    title: titles.plan,
    openedBy: ids.plan,
    build: openPlan,
    sent: (deps, who, heard) =>
      submitted(deps, heard, {
        name: ids.planForm,
        schema: planInput,
        check: (sent) => planFaults(deps, who, sent),
        meanwhile: loadingModal(titles.plan),
        work: (tx, sent) => planToBringIn(tx, who, sent),
      }),
  },
];

function roleAsked(
  deps: Deps,
  who: Sender,
  heard: Submission,
  name: string,
  work: ReturnType<typeof asking>,
): Promise<void> {
  return submitted(deps, heard, {
    name,
    schema: colleagueInput,
    check: ({ colleague }) => colleagueFaults(deps, who.teamId, 'colleague', [colleague]),
    meanwhile: loadingModal(titles.ask),
    work: (tx, values) => work(tx, who, values),
  });
}

/** The forms in which people write, each with the button that opens it again after a false alarm. */
export const aboutTeaching: Record<string, string> = Object.fromEntries(wordsForms.map(({ id }) => [id, again(id)]));

export function registerForms(app: App, deps: Deps): void {
  const instead = 'I could not open the form. Please press the button again.';
  for (const { id, title, openedBy, build, sent } of [...wordsForms, ...askForms]) {
    for (const opener of [openedBy, again(id)]) {
      app.action(opener, async (heard) => {
        await heard.ack();
        await openForm(deps, opener, heard, {
          title,
          instead,
          async build() {
            const press = parse(pressInput, heard.body);
            await deps.roster.colleague(press.teamId, press.userId);
            const view = await build(deps, press);
            return opener === again(id) ? { ...view, callback_id: taught(id) } : view;
          },
        });
      });
    }
    for (const callbackId of [id, taught(id)]) {
      app.view<ViewSubmitAction>(callbackId, async (heard) => {
        await sent(deps, parse(submissionInput, heard.body), heard);
      });
    }
  }
}
