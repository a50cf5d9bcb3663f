import type { App } from '@slack/bolt';
import type { Deps } from '../../deps.ts';
import type { Who } from '../../domain/person.ts';
import { againOf, formMaker, registerForms as register } from '../../slack/button-form.ts';
import { whoPayload } from '../../slack/payload.ts';
import { ids } from './action-ids.ts';
import { beginYear, newYearFormFaults, openNewYear } from './begin.ts';
import { formInput, type ShownYear, senderInput } from './input.ts';
import { newYearTitle } from './views.ts';

/** What changed for students is written in it. */
const form = formMaker<Deps, Who, Who & ShownYear>()({
  ...{ id: ids.form, title: newYearTitle, openedBy: [ids.begin] },
  instead: 'I could not open the form. Please type `/contour new year` and press the button again.',
  ...{ build: openNewYear, schema: formInput, check: newYearFormFaults, work: beginYear },
});

export const aboutTeaching = againOf([form]);

export function registerForms(app: App, deps: Deps): void {
  register(app, deps, { written: [form], press: whoPayload, sender: senderInput });
}
