import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { PageFault } from '../../page-api.ts';
import { type Choice, plain } from '../parts/choice.ts';
import { FaultLine } from '../parts/fault-line.tsx';
import { Icon } from '../parts/icon.tsx';
import { OptionList, usePicking } from '../parts/option-list.tsx';
import { Popup } from '../parts/popup.tsx';
import { upload } from '../state/call.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { GlobalShortcuts } from './global-shortcuts.tsx';
import { type Suggestion, suggestionFor, usageOf } from './suggest.ts';

interface ComposerProps {
  channel: string;
  threadTs?: string;
  /** Name of the text field: "Message #k-2". */
  label: string;
  /** Only commands are taken here. */
  isReadOnly?: boolean;
  /** Text to begin with, when it changes: what "Try it" fills in. */
  filled?: { text: string };
}

/** Where one writes: Enter sends, Shift+Enter makes a new line; `/`, `@` and `#` bring suggestions. */
export function Composer({ channel, threadTs, label, isReadOnly, filled }: ComposerProps): ReactNode {
  const { state, call } = useWorkspace();
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly { id: string; name: string }[]>([]);
  const [fault, setFault] = useState<PageFault | null>(null);
  const [sending, setSending] = useState(0);
  const isSending = sending > 0;
  const field = useRef<HTMLTextAreaElement>(null);
  const { suggestions, onKey } = useSuggestions({ text, setText, field, isThread: threadTs !== undefined });
  const usage = threadTs === undefined && !suggestions ? usageOf(text, state) : null;
  useGrowing(field, text);

  useEffect(() => {
    if (!filled) return;
    setText(filled.text);
    field.current?.focus();
  }, [filled]);

  const send = async () => {
    const typed = text.trim();
    // Words leave the field at once; files stay until they are sent, and go once.
    const attached = isSending ? [] : files;
    if (!typed && attached.length === 0) return;
    setFault(null);
    setSending((count) => count + 1);
    setText('');
    const thread = threadTs ? { threadTs } : {};
    const [command = '', rest = ''] = split(typed);
    const answer = command.startsWith('/')
      ? await call('command', { channel, command, text: rest, ...thread })
      : await call('post', { channel, text: typed, files: attached.map(({ id }) => id), ...thread });
    setSending((count) => count - 1);
    if (answer.ok) return setFiles((known) => known.filter((file) => !attached.includes(file)));
    setFault(answer.fault);
    setText((since) => since || typed); // nothing typed is lost
  };
  const attach = async (chosen: FileList | null) => {
    for (const file of chosen ?? []) {
      const answer = await upload(state.me.id, file);
      if (answer.ok) setFiles((known) => [...known, answer.file]);
      else setFault(answer.fault);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || onKey(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  };

  return (
    <div className="composer">
      <FaultLine fault={fault} onDismiss={() => setFault(null)} />
      {isReadOnly && <p className="composer-note">Contour reads no messages here. Commands that begin with / work.</p>}
      <div className="composer-box">
        {suggestions}
        <textarea
          ref={field}
          className="composer-text"
          rows={1}
          value={text}
          aria-label={label}
          aria-autocomplete="list"
          placeholder={isReadOnly ? 'Type / for commands' : label}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {files.length > 0 && (
          <ul className="file-names">
            {files.map(({ id, name }) => (
              <li key={id}>
                {name}{' '}
                <button
                  type="button"
                  className="link-button"
                  onClick={() => setFiles(files.filter((file) => file.id !== id))}
                >
                  Remove {name}
                </button>
              </li>
            ))}
          </ul>
        )}
        <div className="composer-tools">
          <GlobalShortcuts onFault={setFault} />
          {!isReadOnly && <AttachButton onChoose={attach} />}
          {usage && (
            <p className="composer-usage">
              <b>{usage.command}</b> {usage.usageHint} <span>{usage.description}</span>
            </p>
          )}
          <button
            type="button"
            className="button button-primary send"
            aria-label="Send"
            aria-busy={isSending || undefined}
            onClick={send}
          >
            <Icon name="send" />
          </button>
        </div>
      </div>
      <p role="status" className="visually-hidden">
        {isSending ? 'Sending' : usage ? `${usage.command} ${usage.usageHint}` : ''}
      </p>
    </div>
  );
}

function AttachButton({ onChoose }: { onChoose: (files: FileList | null) => Promise<void> }): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label="Attach files"
        title="Attach files"
        onClick={() => input.current?.click()}
      >
        <Icon name="attach" />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={async (event) => {
          await onChoose(event.target.files);
          if (input.current) input.current.value = '';
        }}
      />
    </>
  );
}

interface SuggestionOptions {
  text: string;
  setText: (text: string) => void;
  field: React.RefObject<HTMLTextAreaElement | null>;
  isThread: boolean;
}

/** The list over the composer, and the keys that belong to it. */
function useSuggestions({ text, setText, field, isThread }: SuggestionOptions): {
  suggestions: ReactNode;
  onKey: (event: KeyboardEvent) => boolean;
} {
  const { state } = useWorkspace();
  const listId = useId();
  /** The text whose suggestions were sent away with Escape. */
  const [dismissed, setDismissed] = useState<string | null>(null);
  const found =
    text === dismissed ? null : suggestionFor(text, field.current?.selectionStart ?? text.length, state, isThread);
  const isOpen = found !== null && document.activeElement === field.current;
  const take = ({ value }: { value: string }) => {
    if (!found) return;
    const next = text.slice(0, found.from) + value + text.slice(found.to);
    setText(next);
    setDismissed(next); // what was just taken needs no more suggestions
    const cursor = found.from + value.length;
    requestAnimationFrame(() => field.current?.setSelectionRange(cursor, cursor));
  };
  const picking = usePicking(listId, found?.choices ?? [], take);
  useLayoutEffect(() => {
    if (isOpen && picking.activeId) {
      field.current?.setAttribute('aria-activedescendant', picking.activeId);
      field.current?.setAttribute('aria-controls', listId);
    } else {
      field.current?.removeAttribute('aria-activedescendant');
      field.current?.removeAttribute('aria-controls');
    }
  });

  const onKey = (event: KeyboardEvent) => {
    if (!isOpen || !found) return false;
    const active = found.choices[picking.active];
    if (event.key === 'Escape') {
      setDismissed(text);
    } else if (event.key === 'Tab' && !event.shiftKey && active) {
      take(active);
    } else if (event.key === 'Enter' && (event.shiftKey || isTypedInFull(text, found, active))) {
      return false; // a new line, or nothing left to complete: Enter sends
    } else {
      return picking.onKey(event);
    }
    event.preventDefault();
    return true;
  };
  const suggestions = isOpen && (
    <>
      <Popup anchor={field} onClose={() => setDismissed(text)} isWide isAbove>
        <OptionList
          id={listId}
          label={`Suggested ${found.of}`}
          choices={found.choices}
          active={picking.active}
          onPick={take}
          onActive={picking.setActive}
        />
      </Popup>
      <span role="status" className="visually-hidden">
        {found.choices.length} {found.of} suggested
      </span>
    </>
  );
  return { suggestions, onKey };
}

function isTypedInFull(text: string, { from, to }: Suggestion, choice: Choice | undefined): boolean {
  return choice !== undefined && plain(text.slice(from, to)) === plain(choice.value);
}

/** Grows with its text, up to a third of the screen. */
function useGrowing(field: React.RefObject<HTMLTextAreaElement | null>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what it grows with
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, innerHeight / 3)}px`;
  }, [text, field]);
}

function split(typed: string): [string, string] {
  const [, first = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(typed) ?? [];
  return [first, rest];
}
