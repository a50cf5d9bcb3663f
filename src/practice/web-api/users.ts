import { type Core, hasScope } from '../core.ts';
import { slackUser } from '../people.ts';
import { Refusal } from '../refusal.ts';
import type { Person } from '../workspace.ts';
import type { Methods } from './method.ts';
import { page } from './page.ts';

/** `users.*`, `team.*`, `dnd.*`, `usergroups.*`. Source: `slack-facts.md` sections 7 and 8. */
export const userMethods: Methods = {
  'users.info': {
    token: 'bot',
    scopes: ['users:read'],
    tier: 4,
    run(core, args) {
      const person = core.workspace.state.people[args.required('user')];
      if (!person) throw new Refusal('user_not_found');
      return { user: shown(core, person, args.flag('include_locale')) };
    },
  },
  'users.list': {
    token: 'bot',
    scopes: ['users:read'],
    tier: 2,
    run(core, args) {
      const { items, next } = page(Object.values(core.workspace.state.people), args, { usual: 1000, most: 1000 });
      return {
        members: items.map((person) => shown(core, person, args.flag('include_locale'))),
        cache_ts: Math.floor(core.workspace.now().getTime() / 1000),
        response_metadata: { next_cursor: next },
      };
    },
  },
  'users.lookupByEmail': {
    token: 'bot',
    scopes: ['users:read.email'],
    tier: 3,
    run(core, args) {
      const email = args.required('email').trim().toLowerCase();
      const person = Object.values(core.workspace.state.people).find((one) => !one.isBot && one.email === email);
      if (!person || person.isDeactivated) throw new Refusal('users_not_found');
      return { user: shown(core, person, false) };
    },
  },
  'team.info': {
    token: 'bot',
    scopes: ['team:read'],
    tier: 3,
    run(core) {
      const { id, name, domain } = core.workspace.state.team;
      return { team: { id, name, domain, url: `${core.origin}/`, email_domain: '', icon: { image_default: true } } };
    },
  },
  'dnd.info': {
    token: 'bot',
    scopes: ['dnd:read'],
    tier: 3,
    run: () => ({ dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1, snooze_enabled: false }),
  },
  'usergroups.list': { token: 'bot', scopes: ['usergroups:read'], tier: 2, run: () => ({ usergroups: [] }) },
};

function shown(core: Core, person: Person, withLocale: boolean | undefined): Record<string, unknown> {
  const user = slackUser(core.workspace, person, hasScope(core, 'users:read.email'));
  return withLocale ? { ...user, locale: 'en-US' } : user;
}
