import { type ReactNode, useState } from 'react';
import type { PageChannel } from '../../page-api.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { MenuButton, type MenuItem } from '../parts/menu.tsx';
import { useWorkspace } from '../state/workspace-context.ts';
import { AppTabs } from './app-tabs.tsx';
import { titleOf } from './channel-title.ts';
import { PaneHeader } from './pane-header.tsx';

/** What the conversation is, who is in it, and what one can do with it. */
export function ChannelHeader({ channel, onMenu }: { channel: PageChannel; onMenu?: () => void }): ReactNode {
  const { state } = useWorkspace();
  const [isShowingMembers, setShowingMembers] = useState(false);
  const menu = useChannelMenu(channel);
  if (channel.id === state.app.channel) return <AppTabs onMenu={onMenu} />;
  const isNamed = channel.kind === 'public' || channel.kind === 'private';
  return (
    <PaneHeader
      title={
        <>
          {channel.kind === 'private' && <Icon name="lock" />}
          {titleOf(channel)}
        </>
      }
      note={channel.topic}
      onMenu={onMenu}
    >
      {channel.members.length > 2 && (
        <button type="button" className="button button-quiet" onClick={() => setShowingMembers(true)}>
          <Icon name="people" /> {channel.members.length} <span className="visually-hidden">members</span>
        </button>
      )}
      {isNamed && menu.length > 0 && (
        <MenuButton label={`Actions for ${titleOf(channel)}`} className="icon-button" items={menu}>
          <Icon name="more" />
        </MenuButton>
      )}
      {isShowingMembers && <Members channel={channel} onClose={() => setShowingMembers(false)} />}
    </PaneHeader>
  );
}

function useChannelMenu(channel: PageChannel): MenuItem[] {
  const { call, showFault } = useWorkspace();
  if (!channel.isMember) return [];
  const leave = async () => {
    const answer = await call('leaveChannel', { channel: channel.id });
    if (!answer.ok) showFault(answer.fault);
  };
  return [{ key: 'leave', label: `Leave ${titleOf(channel)}`, onChoose: leave }];
}

function Members({ channel, onClose }: { channel: PageChannel; onClose: () => void }): ReactNode {
  const { state } = useWorkspace();
  const members = channel.members.flatMap((id) => state.people.find((person) => person.id === id) ?? []);
  return (
    <Dialog title={`Members of ${titleOf(channel)}`} className="dialog-small" onEscape={onClose}>
      <ul className="dialog-body people-list">
        {members.map((person) => (
          <li key={person.id}>
            <Avatar person={person} isSmall />
            <span>{person.name}</span>
            <span className="option-description">{person.isApp ? 'App' : person.title}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
