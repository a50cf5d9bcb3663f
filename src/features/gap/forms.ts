import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { z } from 'zod';
import type { Deps } from '../../deps.ts';
import type { GapRole } from '../../domain/gap.ts';
import { loadingModal } from '../../slack/modal.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { type Submission, submitted } from '../../slack/submitted.ts';
import type { Answer } from '../../slack/view.ts';
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
import { describeGap, nameGap, toDescribe, topicToName, wordsFaults } from './name.ts';
import { openPlan, planFaults, planToBringIn } from './plan.ts';
import { asking } from './roles.ts';

interface Form {
  id: string;
  title: string;
  openedBy: string;
  build(deps: Deps, press: Press): Promise<ModalView>;
  sent(deps: Deps, who: Sender, heard: Submission): Promise<void>;
}

interface FormOf<T> extends Pick<Form, 'id' | 'title' | 'openedBy' | 'build'> {
  schema: z.ZodType<T>;
  check(deps: Deps, who: Sender, filled: T): Promise<Record<string, string>>;
  work(tx: Deps, who: Sender, filled: T): Promise<Answer>;
}

function formOf<T>({ schema, check, work, ...form }: FormOf<T>): Form {
  return {
    ...form,
    sent: (deps, who, heard) =>
      submitted(deps, heard, {
        name: form.id,
        schema,
        check: (filled) => check(deps, who, filled),
        meanwhile: loadingModal(form.title),
        work: (tx, filled) => work(tx, who, filled),
      }),
  };
}

const ofWords = { title: titles.words, schema: wordsInput, check: wordsFaults };
const ofHelp = { title: helpTitle, schema: helpInput, check: helpFaults };

const wordsForms: Form[] = [
  formOf({
    ...ofWords,
    id: ids.nameForm,
    openedBy: ids.name,
    build: async (deps, press) => wordsForm(undefined, await topicToName(deps, press)),
    work: nameGap,
  }),
  formOf({
    ...ofWords,
    id: ids.describeForm,
    openedBy: ids.describe,
    build: async (deps, press) => wordsForm(await toDescribe(deps, press)),
    work: describeGap,
  }),
  formOf({ ...ofHelp, id: ids.helpForm, openedBy: ids.addHelp, build: async () => helpForm(), work: addHelp }),
  formOf({
    ...ofHelp,
    id: ids.helpChangeForm,
    openedBy: ids.changeHelp,
    build: async (deps, press) => helpForm(await helpToChange(deps, press)),
    work: changeHelp,
  }),
];

function askRole(id: string, openedBy: string, words: string, role: GapRole): Form {
  return formOf({
    id,
    openedBy,
    title: titles.ask,
    schema: colleagueInput,
    build: async (deps, press) => askRoleForm(await gapOf(deps, press), id, words),
    check: (deps, { teamId }, { colleague }) => colleagueFaults(deps, teamId, 'colleague', [colleague]),
    work: asking(role),
  });
}

const askForms: Form[] = [
  askRole(ids.askOwnerForm, ids.askOwner, 'Who could own it', 'owner'),
  askRole(ids.askSponsorForm, ids.askSponsor, 'Who could sponsor it', 'sponsor'),
  formOf({
    id: ids.askLearnForm,
    openedBy: ids.askLearn,
    title: titles.learn,
    schema: colleaguesInput,
    build: async (deps, press) => askLearnForm(await gapOf(deps, press)),
    check: (deps, { teamId }, { colleagues }) => colleagueFaults(deps, teamId, 'colleagues', colleagues),
    work: askLearners,
  }),
  formOf({
    id: ids.planForm,
    openedBy: ids.plan,
    title: titles.plan,
    schema: planInput,
    build: openPlan,
    check: planFaults,
    work: planToBringIn,
  }),
];

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
