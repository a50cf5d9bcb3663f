import { type ReactNode, useRef, useState } from 'react';
import type { PageMessage } from '../../page-api.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Icon } from '../parts/icon.tsx';
import { MenuButton } from '../parts/menu.tsx';
import { usePerson, useWorkspace } from '../state/workspace-context.ts';
import { Mrkdwn } from '../text/mrkdwn.tsx';
import { dayAndTimeIn, instantOf, timeIn } from '../text/zone-time.ts';
import { FileList } from './file-list.tsx';
import { MessageBlocks } from './message-blocks.tsx';
import { EmojiPicker, Reactions } from './reactions.tsx';
import { useMessageMenu } from './use-message-menu.ts';

interface MessageRowProps {
  message: PageMessage;
  /** By the same person right after the one before: the name need not be said again. */
  isFollowing: boolean;
  /** The one message of the list whose menu Tab reaches; arrows reach the others. */
  isReachable: boolean;
  isInThread?: boolean;
  onReach: () => void;
}

/** One message with all that belongs to it. */
export function MessageRow({ message, isFollowing, isReachable, isInThread, onReach }: MessageRowProps): ReactNode {
  const { state, go } = useWorkspace();
  const author = usePerson(message.user);
  const at = instantOf(message.ts);
  const more = useRef<HTMLButtonElement>(null);
  const [isReacting, setReacting] = useState(false);
  const menu = useMessageMenu(message, { isInThread, onReact: () => setReacting(true) });
  const name = author?.name ?? 'Someone';
  const time = timeIn(state.me.zone, at);

  return (
    <li className={rowClass(message, isFollowing)}>
      <article aria-label={`${name}, ${time}`}>
        {message.isEphemeral && (
          <p className="ephemeral-note">
            <Icon name="eye" /> Only visible to you
          </p>
        )}
        <div className="message-main">
          <div className="message-side">{isFollowing ? null : <Avatar person={author} />}</div>
          <div className="message-content">
            {!isFollowing && (
              <p className="message-head">
                <span className="message-author">{name}</span>
                {author?.isApp && <span className="app-mark">App</span>}
                <time dateTime={at.toISOString()} title={dayAndTimeIn(state.me.zone, at)}>
                  {time}
                </time>
              </p>
            )}
            <MessageBody message={message} />
            <FileList files={message.files} />
            <Reactions message={message} />
            {message.replies && !isInThread && (
              <button type="button" className="link-button replies" onClick={() => go({ thread: message.ts })}>
                {message.replies.count === 1 ? '1 reply' : `${message.replies.count} replies`}
                <span className="replies-latest">
                  {' '}
                  last {dayAndTimeIn(state.me.zone, instantOf(message.replies.latest))}
                </span>
              </button>
            )}
          </div>
        </div>
        {!message.subtype && (
          <div className="message-tools">
            <MenuButton
              buttonRef={more}
              label={`Actions for the message from ${name}, ${time}`}
              className="icon-button message-more"
              tabIndex={isReachable ? 0 : -1}
              items={menu}
              onFocus={onReach}
            >
              <Icon name="more" />
            </MenuButton>
            {isReacting && <EmojiPicker anchor={more} message={message} onClose={() => setReacting(false)} />}
          </div>
        )}
      </article>
    </li>
  );
}

function MessageBody({ message }: { message: PageMessage }): ReactNode {
  const edited = message.isEdited && <span className="edited">(edited)</span>;
  if (message.blocks.length > 0) {
    return (
      <>
        <MessageBlocks message={message} />
        {edited}
      </>
    );
  }
  return (
    <div className="message-text">
      <Mrkdwn text={message.text} />
      {edited}
    </div>
  );
}

function rowClass(message: PageMessage, isFollowing: boolean): string {
  const kinds = {
    'message-following': isFollowing,
    'message-ephemeral': message.isEphemeral,
    'message-notice': message.subtype !== null,
  };
  return ['message', ...Object.entries(kinds).flatMap(([name, holds]) => (holds ? [name] : []))].join(' ');
}
