import { isWithApp } from './acts/conversation.ts';
import { canSee } from './channels.ts';
import type { Core } from './core.ts';
import type { LiveEvent } from './page-api.ts';
import { pageApp, pageChannel, pageClock, pageMessage, pagePerson, pageState } from './page-state.ts';
import { pageView } from './page-view.ts';
import { stackOf } from './views.ts';
import type { Change, Channel, Message, Person } from './workspace.ts';

/**
 * Sends one person's page everything it has to know from now on, beginning with the whole state.
 *
 * @returns a function that ends it
 */
export function live(core: Core, me: Person, send: (event: LiveEvent) => void): () => void {
  const onChange = (change: Change) => {
    for (const event of eventsOf(core, me, change)) send(event);
  };
  core.workspace.changes.on('change', onChange);
  send({ type: 'state', state: pageState(core, me) });
  return () => core.workspace.changes.off('change', onChange);
}

function eventsOf(core: Core, me: Person, change: Change): LiveEvent[] {
  const { state } = core.workspace;
  switch (change.kind) {
    case 'message':
      return ofMessage(core, me, change.message, { type: 'message', message: pageMessage(core, change.message, me) });
    case 'message-removed': {
      const { channel, ts } = change.message;
      return ofMessage(core, me, change.message, { type: 'message-removed', channel, ts });
    }
    case 'channel':
      return ofChannel(core, me, change.channel);
    case 'channel-removed':
      return change.from === me.id ? [{ type: 'channel-removed', channel: change.channel.id }] : [];
    case 'read':
      return [...(change.user === me.id ? ofChannel(core, me, change.channel) : []), people(core)];
    case 'people':
      return [people(core)];
    case 'views':
      return change.user === me.id
        ? [{ type: 'views', stack: stackOf(core, me.id).map((view) => pageView(core, view)) }]
        : [];
    case 'home': {
      const view = state.views[state.homes[me.id] ?? ''];
      return change.user === me.id ? [{ type: 'home', home: view ? pageView(core, view) : null }] : [];
    }
    case 'clock':
      return [{ type: 'clock', clock: pageClock(core) }];
    case 'story':
      return [{ type: 'story', story: core.story.now() }];
    case 'app':
      return [{ type: 'app', app: pageApp(core, me) }];
    case 'kept':
      return [];
  }
}

/** A message changes its channel's badge and, for those it is written to, the count beside their names. */
function ofMessage(core: Core, me: Person, message: Message, event: LiveEvent): LiveEvent[] {
  const channel = core.workspace.state.channels[message.channel];
  if (!channel) return [];
  const isMine = canSee(me, channel) && (message.visibleTo === undefined || message.visibleTo === me.id);
  return [...(isMine ? [event, ...ofChannel(core, me, channel)] : []), people(core)];
}

function ofChannel(core: Core, me: Person, channel: Channel): LiveEvent[] {
  if (!canSee(me, channel)) return [];
  return [
    { type: 'channel', channel: pageChannel(core, channel, me) },
    ...(isWithApp(core, channel) ? [{ type: 'app' as const, app: pageApp(core, me) }] : []),
  ];
}

function people(core: Core): LiveEvent {
  return {
    type: 'people',
    people: Object.values(core.workspace.state.people).map((person) => pagePerson(core, person)),
  };
}
