import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import type { Who } from '../../domain/person.ts';
import { UserError } from '../../errors.ts';
import { again as openAgain } from '../../slack/button-form.ts';
import { ids } from './action-ids.ts';
import { goneSentence } from './add.ts';
import { exportMine } from './export.ts';
import { entryForm, limitsForm } from './form-views.ts';
import { openImport } from './import.ts';
import { importTitle } from './import-views.ts';
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

const again = 'I could not open the form. Type `/expertise` and press the button again.';

/** The form of an entry is opened again, and so is what was said in a line, after a false alarm about a child's safety. */
export const aboutTeaching = { '/expertise': openAgain(ids.form), [ids.form]: openAgain(ids.form) };

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
    instead: again,
    async build(deps, { teamId, userId, id }) {
      await deps.roster.colleague(teamId, userId);
      const entry = await deps.expertise.find(teamId, userId, id);
      if (!entry) throw new UserError('entry-gone', goneSentence);
      return entryForm(entry);
    },
  },
  limits: {
    title: 'My limits',
    instead: again,
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
