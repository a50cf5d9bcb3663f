import { type ReactNode, useEffect, useRef } from 'react';
import type { PageChannel } from '../../page-api.ts';
import { Icon } from '../parts/icon.tsx';
import { useMessages } from '../state/use-messages.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { titleOf } from './channel-title.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';

/** A thread beside its conversation; on a phone, in its place. */
export function ThreadPane({ channel, threadTs }: { channel: PageChannel; threadTs: string }): ReactNode {
  const { state, go } = useWorkspace();
  const messages = useMessages(channel.id, threadTs);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const isApp = channel.id === state.app.channel;
  return (
    <section
      className="thread"
      aria-label="Thread"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) go({ thread: null });
      }}
    >
      <header className="pane-header">
        <div className="pane-title">
          <h2 ref={title} tabIndex={-1}>
            Thread
          </h2>
          <p>{titleOf(channel)}</p>
        </div>
        <button type="button" className="icon-button" aria-label="Close thread" onClick={() => go({ thread: null })}>
          <Icon name="close" />
        </button>
      </header>
      {messages ? (
        <MessageList messages={messages} label="Messages of the thread" isThread />
      ) : (
        <p className="messages loading">Loading messages…</p>
      )}
      {channel.isMember && !(isApp && state.app.isReadOnly) && (
        <Composer key={threadTs} channel={channel.id} threadTs={threadTs} label="Reply in this thread" />
      )}
    </section>
  );
}
