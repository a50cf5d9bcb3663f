import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import type { Who } from '../../domain/person.ts';
import { UserError } from '../../errors.ts';
import { again, taught } from '../../slack/button-form.ts';
import { loadingModal } from '../../slack/modal.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { submitted } from '../../slack/submitted.ts';
import { ids } from './action-ids.ts';
import { faultsIn, goneSentence, save } from './add.ts';
import { entryFields } from './entry-fields.ts';
import { exportMine } from './export.ts';
import { entryForm, limitsForm } from './form-views.ts';
import { importFields, lookUpList, openImport, report } from './import.ts';
import { importTitle } from './import-views.ts';
import { pressInput, submissionInput } from './input.ts';
import { limitFields } from './limit-fields.ts';
import { setLimits } from './limits.ts';
import { mine } from './mine.ts';
import { ownOf } from './own.ts';

interface OpenedForm {
  title: string;
  /** What the person can do when no form can be opened. */
  instead: string;
  /** Throws UserError when it is not theirs to open. `id` is what stands on the pressed button. */
  build(deps: Deps, opener: Who & { id: string }): Promise<ModalView>;
}

export type FormName = 'add' | 'learn' | 'edit' | 'limits' | 'show' | 'import' | 'export';

const pressAgain = 'I could not open the form. Type `/expertise` and press the button again.';

/** The form of an entry is opened again, and so is what was said in a line, after a false alarm about a child's safety. */
export const aboutTeaching = { '/expertise': again(ids.form), [ids.form]: again(ids.form) };

/** What opens in a modal. */
export const forms: Record<FormName, OpenedForm> = {
  add: {
    title: 'Add to my expertise',
    instead: 'I could not open the form. You can add in a line: `/expertise add number talks`',
    async build(deps, opener) {
      await deps.roster.colleague(opener.teamId, opener.userId);
      return entryForm();
    },
  },
  learn: {
    title: 'Add to my expertise',
    instead: 'I could not open the form. You can say it in a line: `/expertise learn fractions`',
    async build(deps, opener) {
      await deps.roster.colleague(opener.teamId, opener.userId);
      return entryForm(undefined, 'wish');
    },
  },
  edit: {
    title: 'Edit',
    instead: pressAgain,
    async build(deps, { teamId, userId, id }) {
      await deps.roster.colleague(teamId, userId);
      const entry = await deps.expertise.find(teamId, userId, id);
      if (!entry) throw new UserError('entry-gone', goneSentence);
      return entryForm(entry);
    },
  },
  limits: {
    title: 'My limits',
    instead: pressAgain,
    async build(deps, opener) {
      const { person, school, today } = await ownOf(deps, opener);
      return limitsForm(person, school, today);
    },
  },
  show: {
    title: 'My expertise',
    instead: 'Type `/expertise` to see your list.',
    build: async (deps, opener) => (await mine(deps, opener)).modal,
  },
  import: {
    title: importTitle,
    instead: 'I could not open the form. Type `/expertise import` again.',
    build: openImport,
  },
  export: {
    title: 'My expertise',
    instead: 'Type `/expertise export` to see your list as CSV.',
    build: async (deps, opener) => (await exportMine(deps, opener)).modal,
  },
};

export function registerForms(app: App, deps: Deps): void {
  /** A press that opens a form. */
  const openers: [string, FormName][] = [
    [ids.add, 'add'],
    [ids.edit, 'edit'],
    [ids.limits, 'limits'],
    [ids.show, 'show'],
    [ids.export, 'export'],
    [ids.import, 'import'],
    [ids.mend, 'import'],
  ];
  for (const [id, name] of openers) {
    app.action(id, async (heard) => {
      await heard.ack();
      const { title, instead, build } = forms[name];
      const opener = () => parse(pressInput, heard.body);
      await openForm(deps, id, heard, { title, instead, build: () => build(deps, opener()) });
    });
  }

  app.action(again(ids.form), async (heard) => {
    await heard.ack();
    const { title, instead } = forms.add;
    await openForm(deps, again(ids.form), heard, {
      title,
      instead,
      async build() {
        const press = parse(pressInput, heard.body);
        return { ...(await forms[press.id ? 'edit' : 'add'].build(deps, press)), callback_id: taught(ids.form) };
      },
    });
  });

  for (const callbackId of [ids.form, taught(ids.form)]) {
    app.view<ViewSubmitAction>(callbackId, async (heard) => {
      const { id, ...who } = parse(submissionInput, heard.body);
      await submitted(deps, heard, {
        name: ids.form,
        schema: entryFields,
        check: (filled) => faultsIn(deps, who, id, filled),
        meanwhile: loadingModal('My expertise'),
        work: (tx, filled) => save(tx, who, id, filled),
      });
    });
  }

  app.view<ViewSubmitAction>(ids.limitsForm, async (heard) => {
    const { id: _, ...who } = parse(submissionInput, heard.body);
    const { school, today } = await ownOf(deps, who);
    await submitted(deps, heard, {
      name: ids.limitsForm,
      schema: limitFields(school, today),
      meanwhile: loadingModal('My limits'),
      work: (tx, settings) => setLimits(tx, who, settings),
    });
  });

  app.view<ViewSubmitAction>(ids.importForm, async (heard) => {
    const { id: _, ...who } = parse(submissionInput, heard.body);
    await submitted(deps, heard, {
      name: ids.importForm,
      schema: importFields,
      meanwhile: loadingModal(importTitle, 'Looking up the colleagues on your list…'),
      gather: (list) => lookUpList(deps, who, list),
      work: (tx, list) => report(tx, who, list),
    });
  });
}
