import { type ReactNode, useState } from 'react';
import type { PageChannel } from '../../page-api.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Icon } from '../parts/icon.tsx';
import { usePerson, useWorkspace } from '../state/workspace-context.ts';
import { PlaceLink } from '../text/channel-link.tsx';
import { NewConversation } from './new-conversation.tsx';

/** Where one can go: the app, channels, direct messages. */
export function Sidebar({ onGo }: { onGo?: () => void }): ReactNode {
  const { state, place } = useWorkspace();
  const [isWriting, setWriting] = useState(false);
  const { app } = state;
  const channels = state.channels.filter(({ kind }) => kind === 'public' || kind === 'private').sort(byName);
  const conversations = state.channels
    .filter(({ kind, id }) => (kind === 'im' || kind === 'mpim') && id !== app.channel)
    .sort((a, b) => Number(b.latest) - Number(a.latest));
  const ownChannel = state.channels.find(({ id }) => id === app.channel);
  return (
    <nav className="sidebar" aria-label="Conversations">
      <section aria-labelledby="sidebar-app">
        <h2 id="sidebar-app">{app.name}</h2>
        <ul>
          {app.hasHome && (
            <li>
              <PlaceLink to={{ isHome: true }} isCurrent={place.isHome} onGo={onGo}>
                <Icon name="home" />
                <span className="place-name">Home</span>
              </PlaceLink>
            </li>
          )}
          <li>
            <PlaceLink
              to={{ channel: app.channel ?? 'app' }}
              isCurrent={!place.isHome && place.channel !== null && place.channel === (app.channel ?? 'app')}
              onGo={onGo}
            >
              <AppAvatar />
              <span className={ownChannel?.unread ? 'place-name place-unread' : 'place-name'}>Messages</span>
              {ownChannel && <Unread channel={ownChannel} />}
            </PlaceLink>
          </li>
        </ul>
      </section>
      <section aria-labelledby="sidebar-channels">
        <h2 id="sidebar-channels">Channels</h2>
        <ul>
          {channels.map((channel) => (
            <PlaceLine key={channel.id} channel={channel} onGo={onGo}>
              <Icon name={channel.kind === 'private' ? 'lock' : 'hash'} />
            </PlaceLine>
          ))}
        </ul>
      </section>
      <section aria-labelledby="sidebar-direct">
        <h2 id="sidebar-direct">
          Direct messages
          <button
            type="button"
            className="icon-button"
            aria-label="New message"
            title="New message"
            onClick={() => setWriting(true)}
          >
            <Icon name="plus" />
          </button>
        </h2>
        <ul>
          {conversations.map((channel) => (
            <PlaceLine key={channel.id} channel={channel} onGo={onGo}>
              <OtherAvatar channel={channel} />
            </PlaceLine>
          ))}
        </ul>
      </section>
      {isWriting && <NewConversation onClose={() => setWriting(false)} onGo={onGo} />}
    </nav>
  );
}

interface PlaceLineProps {
  channel: PageChannel;
  onGo?: () => void;
  children: ReactNode;
}

function PlaceLine({ channel, onGo, children }: PlaceLineProps): ReactNode {
  const { place } = useWorkspace();
  const classes = ['place-name', channel.unread > 0 && 'place-unread', !channel.isMember && 'place-outside'];
  return (
    <li>
      <PlaceLink to={{ channel: channel.id }} isCurrent={place.channel === channel.id && !place.isHome} onGo={onGo}>
        {children}
        <span className={classes.filter(Boolean).join(' ')}>
          {channel.name}
          {channel.kind === 'private' && <span className="visually-hidden"> (private)</span>}
          {!channel.isMember && <span className="visually-hidden"> (not joined)</span>}
        </span>
        <Unread channel={channel} />
      </PlaceLink>
    </li>
  );
}

/** A number for what is written to me; for the rest the name stands bold, and "new" is said. */
function Unread({ channel }: { channel: PageChannel }): ReactNode {
  if (channel.waiting > 0) {
    return (
      <span className="badge">
        {channel.waiting}
        <span className="visually-hidden"> waiting for you</span>
      </span>
    );
  }
  return channel.unread > 0 ? <span className="visually-hidden"> new messages</span> : null;
}

function AppAvatar(): ReactNode {
  const { state } = useWorkspace();
  return <Avatar person={usePerson(state.app.userId)} isSmall />;
}

function OtherAvatar({ channel }: { channel: PageChannel }): ReactNode {
  const { state } = useWorkspace();
  const other = usePerson(channel.members.find((id) => id !== state.me.id && id !== state.app.userId) ?? '');
  return <Avatar person={other} isSmall />;
}

function byName(a: PageChannel, b: PageChannel): number {
  return a.name.localeCompare(b.name);
}
