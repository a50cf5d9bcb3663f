import type { ReactNode } from 'react';
import type { PageChannel } from '../../page-api.ts';
import { useMessages } from '../state/use-messages.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { ChannelHeader } from './channel-header.tsx';
import { titleOf } from './channel-title.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { useSeen } from './use-seen.ts';

interface ChannelViewProps {
  channel: PageChannel;
  /** Shown above everything, once: the welcome. */
  welcome?: ReactNode;
  filled?: { text: string };
  onMenu?: () => void;
}

/** A conversation: its header, its messages, and where one writes. */
export function ChannelView({ channel, welcome, filled, onMenu }: ChannelViewProps): ReactNode {
  const { state } = useWorkspace();
  const messages = useMessages(channel.id);
  const title = titleOf(channel);
  const isApp = channel.id === state.app.channel;
  useSeen(channel);
  return (
    <>
      <ChannelHeader channel={channel} onMenu={onMenu} />
      {welcome}
      {messages ? (
        <MessageList
          messages={messages}
          label={`Messages in ${title}`}
          beginning={<Beginning channel={channel} isEmpty={messages.length === 0} />}
        />
      ) : (
        <p className="messages loading">Loading messages…</p>
      )}
      {channel.isMember ? (
        <Composer
          channel={channel.id}
          label={`Message ${title}`}
          isReadOnly={isApp && state.app.isReadOnly}
          filled={filled}
        />
      ) : (
        <JoinBar channel={channel} />
      )}
    </>
  );
}

function Beginning({ channel, isEmpty }: { channel: PageChannel; isEmpty: boolean }): ReactNode {
  const { state } = useWorkspace();
  const isApp = channel.id === state.app.channel;
  return (
    <div className="beginning">
      <p>
        This is the beginning of <strong>{titleOf(channel)}</strong>
        {channel.topic && `: ${channel.topic}`}.
      </p>
      {isEmpty && isApp && <p>What {state.app.name} has to tell you alone will arrive here.</p>}
    </div>
  );
}

function JoinBar({ channel }: { channel: PageChannel }): ReactNode {
  const { call, showFault } = useWorkspace();
  const join = async () => {
    const answer = await call('joinChannel', { channel: channel.id });
    if (!answer.ok) showFault(answer.fault);
  };
  return (
    <div className="join-bar">
      <p>You are looking at {titleOf(channel)} from outside.</p>
      <button type="button" className="button button-primary" onClick={join}>
        Join channel
      </button>
    </div>
  );
}
