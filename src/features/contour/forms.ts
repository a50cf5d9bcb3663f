import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { readSign } from '../../domain/goal.ts';
import { readNumbers } from '../../domain/school-numbers.ts';
import { again, taught } from '../../slack/button-form.ts';
import { loadingModal } from '../../slack/modal.ts';
import { faultBeside, parse } from '../../slack/parse.ts';
import type { readFile } from '../../slack/read-file.ts';
import { submitted } from '../../slack/submitted.ts';
import type { Answer } from '../../slack/view.ts';
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
import { type Look, looking, switchOn } from './team.ts';
import { safetyForm } from './views.ts';

const goalInstead = 'I could not open the form. Type `/contour goal` and press the button again.';

/** A form that a word or a press opens. `value` is what stands on the button. */
export interface OpenedForm {
  title: string;
  /** What the person can do when no form can be opened. */
  instead: string;
  build(deps: Deps, opener: Press): Promise<ModalView>;
}

const safety: OpenedForm = {
  title: 'Child safety',
  instead: 'I could not open the form. Please try `/contour safety` again.',
  async build(deps, { teamId, userId }) {
    await adminOnly(deps, teamId, userId);
    return safetyForm((await deps.schools.home(teamId)).safetyText);
  },
};

const leader: OpenedForm = {
  title: 'Name a leader',
  instead: 'I could not open the form. Type `/contour leaders` and press the button again.',
  build: openLeaderForm,
};

const settings: OpenedForm = {
  title: 'My settings',
  instead: 'I could not open the form. Please try `/contour settings` again.',
  build: openSettings,
};

const school: OpenedForm = {
  title: 'Zone and school year',
  instead: 'I could not open the form. Type `/contour setup` and press the button again.',
  build: openSchoolForm,
};

const numbers: OpenedForm = { title: 'The usual numbers', instead: settings.instead, build: openNumbersForm };

const calendar: OpenedForm = {
  title: 'School calendar',
  instead: 'I could not open the form. Type `/contour calendar` and press the button again.',
  build: openCalendarForm,
};

const calendarImport: OpenedForm = {
  title: importTitle,
  instead: 'I could not open the form. Type `/contour calendar` and press the button again.',
  build: openImportForm,
};

const agreement: OpenedForm = {
  title: agreementTitle,
  instead: 'I could not open the form. Type `/contour agreement` and press the button again.',
  build: openAgreementForm,
};

const evaluates: OpenedForm = { title: evaluatesTitle, instead: leader.instead, build: openEvaluates };

const goal: OpenedForm = { title: goalTitle, instead: goalInstead, build: openGoalForm };
const goalChange: OpenedForm = { title: changeTitle, instead: goalInstead, build: openChangeForm };
const goalClose: OpenedForm = { title: closeTitle, instead: goalInstead, build: openCloseForm };
const sign: OpenedForm = { title: signTitle, instead: goalInstead, build: openSignForm };

const norms: OpenedForm = {
  title: normsTitle,
  instead: 'I could not open the form. Type `/contour norms` and press the button again.',
  build: openNormsForm,
};

const channel: OpenedForm = {
  title: 'Switch on a channel',
  instead: 'I could not open the form. Type `/contour team` in the channel of the team.',
  async build(deps, { teamId, userId }) {
    await deps.roster.colleague(teamId, userId);
    return channelForm();
  },
};

/** The same form, whose words pass the check for a child's safety. */
function taughtForm(form: OpenedForm, id: string): OpenedForm {
  return { ...form, build: async (deps, opener) => ({ ...(await form.build(deps, opener)), callback_id: taught(id) }) };
}

/**
 * The forms in which people write of lessons, each with the button that opens it to be written again when it was wrongly taken
 * for a matter of a child's safety.
 */
export const aboutTeaching: Record<string, string> = Object.fromEntries(
  [ids.goalForm, ids.changeGoalForm, ids.closeGoalForm].map((id) => [id, again(id)]),
);

/** By the word after `/contour`. */
export const wordForms: Readonly<Record<string, OpenedForm>> = { safety, settings };

/** By the button that opens it. */
export const pressForms: Readonly<Record<string, OpenedForm>> = {
  [ids.nameLeader]: leader,
  [ids.school]: school,
  [ids.chooseChannel]: channel,
  [ids.numbers]: numbers,
  [ids.calendarEdit]: calendar,
  [ids.calendarImport]: calendarImport,
  [ids.agreementRecord]: agreement,
  [ids.evaluates]: evaluates,
  [ids.setGoal]: goal,
  [ids.changeGoal]: goalChange,
  [ids.closeGoal]: goalClose,
  [again(ids.goalForm)]: taughtForm(goal, ids.goalForm),
  [again(ids.changeGoalForm)]: taughtForm(goalChange, ids.changeGoalForm),
  [again(ids.closeGoalForm)]: taughtForm(goalClose, ids.closeGoalForm),
  [ids.sign]: sign,
  [ids.editNorms]: norms,
};

/** A form that was sent: its fields, what the records say of them, and what it does. */
interface SentForm<T> {
  schema: z.ZodType<T>;
  title: string;
  check?(deps: Deps, who: Sender, filled: T, look: Look): Promise<Record<string, string>>;
  /** Completes the values by what only Slack can tell. */
  gather?(deps: Deps, who: Sender, filled: T, client: Parameters<typeof readFile>[0]): Promise<T>;
  work(tx: Deps, who: Sender, filled: T, look: Look): Promise<Answer>;
}

export function registerForms(app: App, deps: Deps): void {
  function onSent<T>(id: string, { schema, title, check, gather, work }: SentForm<T>): void {
    app.view<ViewSubmitAction>(id, async (heard) => {
      const who = parse(submissionInput, heard.body);
      await submitted(deps, heard, {
        name: id,
        schema,
        ...(check && { check: (filled: T) => check(deps, who, filled, looking(heard.client)) }),
        ...(gather && { gather: (filled: T) => gather(deps, who, filled, heard.client) }),
        meanwhile: loadingModal(title),
        work: (tx, filled) => work(tx, who, filled, looking(heard.client)),
      });
    });
  }

  onSent(ids.safetyForm, {
    schema: safetyInput,
    title: safety.title,
    work: (tx, who, { steps }) => safetySaved(tx, { ...who, steps }),
  });
  onSent(ids.leaderForm, { schema: leaderInput, title: leader.title, check: leaderFaults, work: nameLeader });
  onSent(ids.settingsForm, {
    schema: settingsInput,
    title: settings.title,
    check: settingsFaults,
    work: saveSettings,
  });
  onSent(ids.schoolForm, { schema: schoolInput, title: school.title, check: schoolFaults, work: saveSchool });
  onSent(ids.numbersForm, {
    schema: numbersInput,
    title: numbers.title,
    check: async (_, __, filled) => readNumbers(filled).faults,
    work: saveNumbers,
  });
  onSent(ids.calendarForm, {
    schema: calendarInput,
    title: calendar.title,
    check: calendarFaults,
    work: saveCalendar,
  });
  onSent<TypedImport>(ids.importForm, {
    schema: importInput,
    title: importTitle,
    check: importFaults,
    gather: readImport,
    work: reportImport,
  });
  onSent(ids.agreementForm, {
    schema: agreementInput,
    title: agreement.title,
    check: agreementFaults,
    work: recordAgreement,
  });
  onSent(ids.evaluatorForm, { schema: evaluatorInput, title: evaluates.title, work: chooseEvaluated });
  onSent(ids.evaluatesForm, {
    schema: evaluatesInput,
    title: evaluates.title,
    check: evaluatesFaults,
    work: saveEvaluates,
  });
  for (const id of [ids.goalForm, taught(ids.goalForm)])
    onSent(id, { schema: goalInput, title: goalTitle, check: goalFaults, work: setGoal });
  for (const id of [ids.changeGoalForm, taught(ids.changeGoalForm)])
    onSent(id, { schema: changeGoalInput, title: changeTitle, check: changeGoalFaults, work: changeGoal });
  for (const id of [ids.closeGoalForm, taught(ids.closeGoalForm)])
    onSent(id, { schema: closeGoalInput, title: closeTitle, check: closeFaults, work: closeGoal });
  onSent(ids.signForm, {
    schema: signInput,
    title: signTitle,
    async check(_, __, filled) {
      const read = readSign(filled);
      return 'faults' in read ? { ...read.faults } : {};
    },
    work: countSign,
  });
  onSent(ids.normsForm, { schema: normsInput, title: normsTitle, check: normsFaults, work: saveNorms });
  onSent(ids.channelForm, {
    schema: channelInput,
    title: channel.title,
    check: (on, { teamId }, { channel: channelId }, look) =>
      faultBeside('channel', () => look(on, { teamId, channelId })),
    work: (tx, who, filled, look) => switchOn(tx, { ...who, value: filled.channel }, look),
  });
}
