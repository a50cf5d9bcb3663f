import type { App } from '@slack/bolt';
import type { Deps } from '../../deps.ts';
import type { GapRole } from '../../domain/gap.ts';
import { againOf, type ButtonForm, formMaker, registerForms as register } from '../../slack/button-form.ts';
import { ids } from './action-ids.ts';
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
import { askedFaults, gapOf } from './load.ts';
import { describeGap, nameGap, toDescribe, topicToName, wordsFaults } from './name.ts';
import { openPlan, planFaults, planToBringIn } from './plan.ts';
import { asking } from './roles.ts';

type Form = ButtonForm<Deps, Press, Sender>;
const make = formMaker<Deps, Press, Sender>();

/** Only colleagues see what none of us knows, also in a form. */
function formOf<T>(parts: Parameters<typeof make<T>>[0]): Form {
  return make({
    ...parts,
    async build(deps, press, client) {
      await deps.roster.colleague(press.teamId, press.userId);
      return parts.build(deps, press, client);
    },
  });
}

const ofWords = { title: titles.words, schema: wordsInput, check: wordsFaults };
const ofHelp = { title: helpTitle, schema: helpInput, check: helpFaults };

const wordsForms: Form[] = [
  formOf({
    ...ofWords,
    id: ids.nameForm,
    openedBy: [ids.name],
    build: async (deps, press) => wordsForm(undefined, await topicToName(deps, press)),
    work: nameGap,
  }),
  formOf({
    ...ofWords,
    id: ids.describeForm,
    openedBy: [ids.describe],
    build: async (deps, press) => wordsForm(await toDescribe(deps, press)),
    work: describeGap,
  }),
  formOf({ ...ofHelp, id: ids.helpForm, openedBy: [ids.addHelp], build: async () => helpForm(), work: addHelp }),
  formOf({
    ...ofHelp,
    id: ids.helpChangeForm,
    openedBy: [ids.changeHelp],
    build: async (deps, press) => helpForm(await helpToChange(deps, press)),
    work: changeHelp,
  }),
];

function askRole(id: string, openedBy: string, words: string, role: GapRole): Form {
  return formOf({
    id,
    openedBy: [openedBy],
    title: titles.ask,
    schema: colleagueInput,
    build: async (deps, press) => askRoleForm(await gapOf(deps, press), id, words),
    check: (deps, who, { colleague }) => askedFaults(deps, who, 'colleague', [colleague]),
    work: asking(role),
  });
}

const askForms: Form[] = [
  askRole(ids.askOwnerForm, ids.askOwner, 'Who could own it', 'owner'),
  askRole(ids.askSponsorForm, ids.askSponsor, 'Who could sponsor it', 'sponsor'),
  formOf({
    id: ids.askLearnForm,
    openedBy: [ids.askLearn],
    title: titles.learn,
    schema: colleaguesInput,
    build: async (deps, press) => askLearnForm(await gapOf(deps, press)),
    check: (deps, who, { colleagues }) => askedFaults(deps, who, 'colleagues', colleagues),
    work: askLearners,
  }),
  formOf({
    id: ids.planForm,
    openedBy: [ids.plan],
    title: titles.plan,
    schema: planInput,
    build: openPlan,
    check: planFaults,
    work: planToBringIn,
  }),
];

export const aboutTeaching = againOf(wordsForms);

export function registerForms(app: App, deps: Deps): void {
  register(app, deps, { written: wordsForms, chosen: askForms, press: pressInput, sender: submissionInput });
}
