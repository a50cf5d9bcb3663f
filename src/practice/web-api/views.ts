import type { Core } from '../core.ts';
import { Refusal } from '../refusal.ts';
import { changeView, openModal, publishHome, pushModal, slackView } from '../views.ts';
import type { View } from '../workspace.ts';
import type { Args } from './args.ts';
import type { Methods } from './method.ts';

/** `views.*`. Source: `slack-facts.md` sections 1, 6 and 7. */
export const viewMethods: Methods = {
  'views.open': {
    token: 'bot',
    scopes: [],
    tier: 4,
    run(core, args) {
      const trigger = core.triggers.exchange(triggerId(args));
      return { view: slackView(core, openModal(core, trigger.user, args.json('view'))) };
    },
  },
  'views.push': {
    token: 'bot',
    scopes: [],
    tier: 4,
    run(core, args) {
      const trigger = core.triggers.exchange(triggerId(args));
      // only a press inside a modal that is still open can put another on top
      if (!trigger.viewId || core.workspace.state.views[trigger.viewId]?.type !== 'modal')
        throw new Refusal('invalid_trigger_id');
      return { view: slackView(core, pushModal(core, trigger.user, args.json('view'))) };
    },
  },
  'views.update': {
    token: 'bot',
    scopes: [],
    tier: 4,
    run(core, args) {
      const view = named(core, args);
      if (view?.type !== 'modal') throw new Refusal('not_found');
      sameHash(view, args);
      return { view: slackView(core, changeView(core, view, args.json('view'))) };
    },
  },
  'views.publish': {
    token: 'bot',
    scopes: [],
    tier: 4,
    run(core, args) {
      const user = core.workspace.state.people[args.required('user_id')];
      if (!user) throw new Refusal('user_not_found');
      if (!core.manifest.features?.app_home?.home_tab_enabled) throw new Refusal('not_enabled');
      const present = core.workspace.state.views[core.workspace.state.homes[user.id] ?? ''];
      if (present) sameHash(present, args);
      return { view: slackView(core, publishHome(core, user.id, args.json('view'))) };
    },
  },
};

function triggerId(args: Args): string {
  return args.text('trigger_id') ?? args.required('interactivity_pointer');
}

function named(core: Core, args: Args): View | undefined {
  const { views } = core.workspace.state;
  const externalId = args.text('external_id');
  if (externalId) return Object.values(views).find((view) => view.externalId === externalId);
  return views[args.required('view_id')];
}

function sameHash(view: View, args: Args): void {
  const hash = args.text('hash');
  if (hash && hash !== view.hash) throw new Refusal('hash_conflict');
}
