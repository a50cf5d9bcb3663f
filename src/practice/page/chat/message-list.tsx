import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { PageMessage } from '../../page-api.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { dayIn, dayNameIn, instantOf } from '../text/zone-time.ts';
import { MessageRow } from './message-row.tsx';

interface MessageListProps {
  messages: readonly PageMessage[];
  label: string;
  /** Shown above the first message. */
  beginning?: ReactNode;
  isThread?: boolean;
}

/** Messages under their days, kept at the newest unless one has scrolled up. Arrow keys go from message to message. */
export function MessageList({ messages, label, beginning, isThread }: MessageListProps): ReactNode {
  const { state } = useWorkspace();
  const { zone } = state.me;
  const newest = messages.at(-1);
  const { scroller, isAtEnd, goToEnd, onScroll } = useStickingToEnd(newest?.user === state.me.id ? newest.ts : null);
  const [current, setCurrent] = useState<string | null>(null);
  const reachable = current && messages.some(({ ts }) => ts === current) ? current : messages.at(-1)?.ts;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target as HTMLElement).matches('.message-more')) return;
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.message-more')];
    const at = buttons.indexOf(event.target as HTMLElement);
    const target = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    buttons[target]?.focus();
  };

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the buttons in it */}
      <div className="messages" ref={scroller} onScroll={onScroll} onKeyDown={onKeyDown}>
        <div className="messages-content">
          {beginning}
          <ol aria-label={label}>
            {messages.map((message, index) => {
              const at = instantOf(message.ts);
              const before = messages[index - 1];
              const isNewDay = !before || dayIn(zone, instantOf(before.ts)) !== dayIn(zone, at);
              return [
                isNewDay && (
                  <li key={`day ${message.ts}`} className="day">
                    <h3>{dayNameIn(zone, at, new Date(state.clock.now))}</h3>
                  </li>
                ),
                <MessageRow
                  key={message.ts}
                  message={message}
                  isFollowing={!isNewDay && isSameVoice(before, message)}
                  isReachable={message.ts === reachable}
                  isInThread={isThread}
                  onReach={() => setCurrent(message.ts)}
                />,
              ];
            })}
          </ol>
        </div>
      </div>
      {!isAtEnd && (
        <div className="to-newest">
          <button type="button" className="button" onClick={goToEnd}>
            Go to the newest message
          </button>
        </div>
      )}
    </>
  );
}

const sameVoiceSeconds = 300;

/** Does the message go on where the one before ended? Then its author need not be named again. */
function isSameVoice(before: PageMessage | undefined, message: PageMessage): boolean {
  if (!before || before.user !== message.user || before.subtype || message.subtype) return false;
  if (before.isEphemeral || message.isEphemeral || before.replies) return false;
  return Number(message.ts) - Number(before.ts) < sameVoiceSeconds;
}

/** How far from the end still counts as being there. */
const nearPx = 60;

/** Stays at the end while things grow there; one's own new message leads back to it. */
function useStickingToEnd(mine: string | null) {
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const sticks = useRef(true);
  const known = useRef({ top: 0, height: 0, content: 0 });
  const goToEnd = () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  const onScroll = () => {
    const box = scroller.current;
    // where a size has changed, the browser moved and not the person; the observer below sees to it
    if (!box || box.clientHeight !== known.current.height || box.scrollHeight !== known.current.content) return;
    sticks.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearPx;
    known.current.top = box.scrollTop;
    setAtEnd(sticks.current);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message of one's own
  useLayoutEffect(() => {
    sticks.current = true;
  }, [mine]);
  useLayoutEffect(() => {
    const box = scroller.current;
    const content = box?.firstElementChild;
    if (!box || !content) return;
    // new messages, images that arrive, a keyboard that opens: all change a size
    const sizes = new ResizeObserver(() => {
      const wasHidden = known.current.height === 0; // on a phone, behind a thread; the browser then forgets the place
      known.current = { ...known.current, height: box.clientHeight, content: box.scrollHeight };
      if (sticks.current) box.scrollTop = box.scrollHeight;
      else if (wasHidden) box.scrollTop = known.current.top;
    });
    sizes.observe(content);
    sizes.observe(box);
    return () => sizes.disconnect();
  }, []);
  return { scroller, isAtEnd, goToEnd, onScroll };
}
