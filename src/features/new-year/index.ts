import type { App } from '@slack/bolt';
import type { ContourWord, Deps, Job } from '../../deps.ts';
import type { Who } from '../../domain/person.ts';
import { againOf, formMaker, registerForms } from '../../slack/button-form.ts';
import { whoPayload } from '../../slack/payload.ts';
import { ids } from './action-ids.ts';
import { beginYear, newYearFormFaults, openNewYear, showNewYear } from './begin.ts';
import { formInput, type ShownYear, senderInput } from './input.ts';
import { newYearJob } from './steps.ts';
import { newYearTitle } from './views.ts';

export const jobs: Job[] = [newYearJob];

/** `/contour new year`, because it is needed once a year. */
export const contourWords: Record<string, ContourWord> = { 'new year': (tx, who) => showNewYear(tx, who) };

/** What changed for students is written in it. */
const form = formMaker<Deps, Who, Who & ShownYear>()({
  ...{ id: ids.form, title: newYearTitle, openedBy: [ids.begin] },
  instead: 'I could not open the form. Please type `/contour new year` and press the button again.',
  ...{ build: openNewYear, schema: formInput, check: newYearFormFaults, work: beginYear },
});

export const aboutTeaching = againOf([form]);

export function register(app: App, deps: Deps): void {
  registerForms(app, deps, { written: [form], press: whoPayload, sender: senderInput });
}
