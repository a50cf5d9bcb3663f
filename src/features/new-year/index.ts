import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ContourWord, Deps, Job } from '../../deps.ts';
import { again, taught } from '../../slack/button-form.ts';
import { loadingModal } from '../../slack/modal.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { submitted } from '../../slack/submitted.ts';
import { ids } from './action-ids.ts';
import { beginYear, newYearFormFaults, openNewYear, showNewYear } from './begin.ts';
import { formInput, pressInput } from './input.ts';
import { newYearJob } from './steps.ts';
import { newYearTitle } from './views.ts';

export const jobs: Job[] = [newYearJob];

/** `/contour new year`, because it is needed once a year. */
export const contourWords: Record<string, ContourWord> = { 'new year': (tx, who) => showNewYear(tx, who) };

/** What changed for students is written in it. */
export const aboutTeaching: Record<string, string> = { [ids.form]: again(ids.form) };

export function register(app: App, deps: Deps): void {
  for (const opener of [ids.begin, again(ids.form)]) {
    app.action(opener, async (heard) => {
      await heard.ack();
      await openForm(deps, opener, heard, {
        title: newYearTitle,
        instead: 'I could not open the form. Please type `/contour new year` and press the button again.',
        async build() {
          const view = await openNewYear(deps, parse(pressInput, heard.body));
          return opener === again(ids.form) ? { ...view, callback_id: taught(ids.form) } : view;
        },
      });
    });
  }
  for (const callbackId of [ids.form, taught(ids.form)]) {
    app.view<ViewSubmitAction>(callbackId, async (heard) => {
      const who = parse(pressInput, heard.body);
      await submitted(deps, heard, {
        name: ids.form,
        schema: formInput,
        check: (sent) => newYearFormFaults(deps, who, sent),
        meanwhile: loadingModal(newYearTitle),
        work: (tx, sent) => beginYear(tx, who, sent),
      });
    });
  }
}
