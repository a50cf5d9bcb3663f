import type { App } from '@slack/bolt';
import type { Deps } from '../../deps.ts';
import type { Who } from '../../domain/person.ts';
import { formMaker, registerForms as register } from '../../slack/button-form.ts';
import { whoPayload } from '../../slack/payload.ts';
import { ids } from './action-ids.ts';
import { settingsInput } from './input.ts';
import { openSettings, saveSettings, settingsFaults } from './settings.ts';
import { settingsTitle } from './settings-views.ts';

const settings = formMaker<Deps, Who, Who>()({
  ...{ id: ids.settingsForm, title: settingsTitle, openedBy: [ids.settings] },
  instead: 'I could not open the form. Please type `/digest` and press Settings again.',
  ...{ build: openSettings, schema: settingsInput, check: settingsFaults, work: saveSettings },
});

export function registerForms(app: App, deps: Deps): void {
  register(app, deps, { chosen: [settings], press: whoPayload, sender: whoPayload });
}
