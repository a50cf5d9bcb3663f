import type { App } from '@slack/bolt';
import type { Deps } from '../../deps.ts';
import { readSign } from '../../domain/goal.ts';
import { readNumbers } from '../../domain/school-numbers.ts';
import { againOf, type ButtonForm, formMaker, registerForms as register } from '../../slack/button-form.ts';
import { faultBeside } from '../../slack/parse.ts';
import { ids } from './action-ids.ts';
import { agreementFaults, openAgreementForm, recordAgreement } from './agreement.ts';
import { agreementTitle } from './agreement-views.ts';
import { calendarFaults, openCalendarForm, saveCalendar } from './calendar-edit.ts';
import { importFaults, openImportForm, readImport, reportImport, type TypedImport } from './calendar-import.ts';
import { importTitle } from './calendar-import-views.ts';
import { chooseEvaluated, evaluatesFaults, openEvaluates, saveEvaluates } from './evaluates.ts';
import { evaluatesTitle } from './evaluates-views.ts';
import { channelForm } from './first-run-views.ts';
import {
  changeGoal,
  changeGoalFaults,
  closeFaults,
  closeGoal,
  countSign,
  goalFaults,
  openChangeForm,
  openCloseForm,
  openGoalForm,
  openSignForm,
  setGoal,
} from './goal.ts';
import { changeTitle, closeTitle, goalTitle, signTitle } from './goal-views.ts';
import {
  agreementInput,
  calendarInput,
  changeGoalInput,
  channelInput,
  closeGoalInput,
  evaluatesInput,
  evaluatorInput,
  goalInput,
  importInput,
  leaderInput,
  normsInput,
  numbersInput,
  type Press,
  pressInput,
  type Sender,
  safetyInput,
  schoolInput,
  settingsInput,
  signInput,
  submissionInput,
} from './input.ts';
import { leaderFaults, nameLeader, openLeaderForm } from './leaders.ts';
import { normsFaults, openNormsForm, saveNorms } from './norms.ts';
import { normsTitle } from './norms-views.ts';
import { adminOnly, safetySaved } from './safety.ts';
import { openNumbersForm, openSchoolForm, saveNumbers, saveSchool, schoolFaults } from './school.ts';
import { openSettings, saveSettings, settingsFaults } from './settings.ts';
import { looking, switchOn } from './team.ts';
import { safetyForm } from './views.ts';

type Form = ButtonForm<Deps, Press, Sender>;
const make = formMaker<Deps, Press, Sender>();

const typeAgain = (words: string) => `I could not open the form. Please try \`/contour ${words}\` again.`;
const pressIn = (words: string) => `I could not open the form. Type \`/contour ${words}\` and press the button again.`;

const safety = make({
  ...{ id: ids.safetyForm, title: 'Child safety', openedBy: [], instead: typeAgain('safety'), schema: safetyInput },
  async build(deps, { teamId, userId }) {
    await adminOnly(deps, teamId, userId);
    return safetyForm((await deps.schools.home(teamId)).safetyText);
  },
  work: (tx, who, { steps }) => safetySaved(tx, { ...who, steps }),
});

const settings = make({
  ...{ id: ids.settingsForm, title: 'My settings', openedBy: [], instead: typeAgain('settings') },
  ...{ schema: settingsInput, build: openSettings, check: settingsFaults, work: saveSettings },
});

/** By the word after `/contour`. */
export const wordForms: Readonly<Record<string, Form>> = { safety, settings };

/** Those in which people write of lessons. */
const goalForms: Form[] = [
  make({
    ...{ id: ids.goalForm, title: goalTitle, openedBy: [ids.setGoal], instead: pressIn('goal') },
    ...{ schema: goalInput, build: openGoalForm, check: goalFaults, work: setGoal },
  }),
  make({
    ...{ id: ids.changeGoalForm, title: changeTitle, openedBy: [ids.changeGoal], instead: pressIn('goal') },
    ...{ schema: changeGoalInput, build: openChangeForm, check: changeGoalFaults, work: changeGoal },
  }),
  make({
    ...{ id: ids.closeGoalForm, title: closeTitle, openedBy: [ids.closeGoal], instead: pressIn('goal') },
    ...{ schema: closeGoalInput, build: openCloseForm, check: closeFaults, work: closeGoal },
  }),
];

const ofEvaluates = { title: evaluatesTitle, instead: pressIn('leaders'), build: openEvaluates };

const otherForms: Form[] = [
  safety,
  settings,
  make({
    ...{ id: ids.signForm, title: signTitle, openedBy: [ids.sign], instead: pressIn('goal') },
    ...{ schema: signInput, build: openSignForm, work: countSign },
    async check(_, __, filled) {
      const read = readSign(filled);
      return 'faults' in read ? { ...read.faults } : {};
    },
  }),
  make({
    ...{ id: ids.normsForm, title: normsTitle, openedBy: [ids.editNorms], instead: pressIn('norms') },
    ...{ schema: normsInput, build: openNormsForm, check: normsFaults, work: saveNorms },
  }),
  make({
    ...{ id: ids.leaderForm, title: 'Name a leader', openedBy: [ids.nameLeader], instead: pressIn('leaders') },
    ...{ schema: leaderInput, build: openLeaderForm, check: leaderFaults, work: nameLeader },
  }),
  make({
    ...{ ...ofEvaluates, id: ids.evaluatorForm, openedBy: [ids.evaluates] },
    ...{ schema: evaluatorInput, work: chooseEvaluated },
  }),
  make({
    // It comes in place of the one above, once someone is chosen there.
    ...{ ...ofEvaluates, id: ids.evaluatesForm, openedBy: [] },
    ...{ schema: evaluatesInput, check: evaluatesFaults, work: saveEvaluates },
  }),
  make({
    ...{ id: ids.schoolForm, title: 'Zone and school year', openedBy: [ids.school], instead: pressIn('setup') },
    ...{ schema: schoolInput, build: openSchoolForm, check: schoolFaults, work: saveSchool },
  }),
  make({
    ...{ id: ids.numbersForm, title: 'The usual numbers', openedBy: [ids.numbers], instead: typeAgain('settings') },
    ...{ schema: numbersInput, build: openNumbersForm, work: saveNumbers },
    check: async (_, __, filled) => readNumbers(filled).faults,
  }),
  make({
    ...{ id: ids.calendarForm, title: 'School calendar', openedBy: [ids.calendarEdit], instead: pressIn('calendar') },
    ...{ schema: calendarInput, build: openCalendarForm, check: calendarFaults, work: saveCalendar },
  }),
  make<TypedImport>({
    ...{ id: ids.importForm, title: importTitle, openedBy: [ids.calendarImport], instead: pressIn('calendar') },
    ...{ schema: importInput, build: openImportForm, check: importFaults, gather: readImport, work: reportImport },
  }),
  make({
    ...{ id: ids.agreementForm, title: agreementTitle, openedBy: [ids.agreementRecord] },
    ...{ instead: pressIn('agreement'), schema: agreementInput },
    ...{ build: openAgreementForm, check: agreementFaults, work: recordAgreement },
  }),
  make({
    ...{ id: ids.channelForm, title: 'Switch on a channel', openedBy: [ids.chooseChannel], schema: channelInput },
    instead: 'I could not open the form. Type `/contour team` in the channel of the team.',
    async build(deps, { teamId, userId }) {
      await deps.roster.colleague(teamId, userId);
      return channelForm();
    },
    check: (deps, { teamId }, { channel: channelId }, client) =>
      faultBeside('channel', () => looking(client)(deps, { teamId, channelId })),
    work: (tx, who, { channel: value }, client) => switchOn(tx, { ...who, value }, looking(client)),
  }),
];

export const aboutTeaching = againOf(goalForms);

export function registerForms(app: App, deps: Deps): void {
  register(app, deps, { written: goalForms, chosen: otherForms, press: pressInput, sender: submissionInput });
}
