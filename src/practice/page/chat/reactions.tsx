import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { PageMessage } from '../../page-api.ts';
import { Popup } from '../parts/popup.tsx';
import { useWorkspace } from '../state/workspace-context.ts';
import { emojiName, emojiOf, reactionChoices } from '../text/emoji.ts';

function useReact(message: PageMessage) {
  const { call, showFault } = useWorkspace();
  return async (name: string, on: boolean) => {
    const answer = await call('react', { channel: message.channel, ts: message.ts, name, on });
    if (!answer.ok) showFault(answer.fault);
  };
}

/** Reactions under a message; a press adds or takes back one's own. */
export function Reactions({ message }: { message: PageMessage }): ReactNode {
  const { state } = useWorkspace();
  const react = useReact(message);
  if (message.reactions.length === 0) return null;
  return (
    <div className="reactions">
      {message.reactions.map(({ name, people }) => {
        const isMine = people.includes(state.me.id);
        const names = people.map((id) => state.people.find((person) => person.id === id)?.name ?? 'someone').join(', ');
        return (
          <button
            key={name}
            type="button"
            className="reaction"
            aria-pressed={isMine}
            aria-label={`${emojiName(name)}: ${names}`}
            title={names}
            onClick={() => react(name, !isMine)}
          >
            <span aria-hidden="true">
              {emojiOf(name)} {people.length}
            </span>
          </button>
        );
      })}
    </div>
  );
}

interface EmojiPickerProps {
  anchor: RefObject<HTMLElement | null>;
  message: PageMessage;
  onClose: () => void;
}

/** A few emoji to react with. */
export function EmojiPicker({ anchor, message, onClose }: EmojiPickerProps): ReactNode {
  const react = useReact(message);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.querySelector('button')?.focus(), []);
  const leave = () => {
    onClose();
    anchor.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(ref.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 6, ArrowUp: -6 }[event.key];
    if (step) buttons[(at + step + buttons.length) % buttons.length]?.focus();
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
  };
  return (
    <Popup anchor={anchor} onClose={onClose}>
      <div ref={ref} role="toolbar" aria-label="Add a reaction" className="emoji-picker" onKeyDown={onKeyDown}>
        {reactionChoices.map((name) => (
          <button
            key={name}
            type="button"
            aria-label={emojiName(name)}
            onClick={() => {
              leave();
              react(name, true);
            }}
          >
            <span aria-hidden="true">{emojiOf(name)}</span>
          </button>
        ))}
      </div>
    </Popup>
  );
}
