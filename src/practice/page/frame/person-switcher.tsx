import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { PagePerson } from '../../page-api.ts';
import { Avatar } from '../parts/avatar.tsx';
import { type Choice, matching } from '../parts/choice.ts';
import { Icon } from '../parts/icon.tsx';
import { OptionList, usePicking } from '../parts/option-list.tsx';
import { Popup } from '../parts/popup.tsx';
import { useWorkspace } from '../state/workspace-context.ts';

/** "You are: Kofi Mensah": the way to become someone else. Beside the others stands what is waiting for them. */
export function PersonSwitcher(): ReactNode {
  const { state } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { me } = state;
  const waiting = state.people.filter((person) => person.id !== me.id && !person.isApp && person.waiting > 0);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="switcher"
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Avatar person={me} isSmall />
        <span className="switcher-who">
          <span className="switcher-label">You are: </span>
          <strong>{me.name}</strong>
          <span className="switcher-title">, {me.title}</span>
        </span>
        {waiting[0] && (
          <span className="badge">
            <span className="visually-hidden">Something is waiting </span>
            for {waiting.length === 1 ? waiting[0].name.split(' ')[0] : `${waiting.length} people`}
          </span>
        )}
        <Icon name="chevron" />
      </button>
      {isOpen && (
        <Popup anchor={button} onClose={() => setOpen(false)} isWide className="switcher-popup">
          <PersonSearch onClose={close} />
        </Popup>
      )}
    </>
  );
}

function PersonSearch({ onClose }: { onClose: () => void }): ReactNode {
  const { state, go } = useWorkspace();
  const listId = useId();
  const [query, setQuery] = useState('');
  const choices = matching(state.people.filter(({ isApp }) => !isApp).map(personChoice), query);
  const ordered = [...choices.filter(({ badge }) => badge), ...choices.filter(({ badge }) => !badge)];
  const become = ({ value }: Choice) => {
    onClose();
    if (value === state.me.id) return;
    const isAwaited = state.people.some(({ id, waiting }) => id === value && waiting > 0);
    go({ as: value, ...(isAwaited ? { channel: null, isHome: false } : {}) }); // it opens where something waits
  };
  const picking = usePicking(listId, ordered, become);
  const onKeyDown = (event: KeyboardEvent) => {
    if (picking.onKey(event)) return;
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      onClose();
    }
  };
  return (
    <>
      <input
        type="text"
        role="combobox"
        className="text-field"
        aria-label="Become someone else"
        aria-autocomplete="list"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={picking.activeId}
        autoComplete="off"
        placeholder="Find someone by name or role"
        ref={focusAtOnce}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          picking.setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      {ordered.length === 0 && <div className="options-status">Nobody by that name.</div>}
      <OptionList
        id={listId}
        label="People"
        choices={ordered}
        active={picking.active}
        selected={[state.me.id]}
        onPick={become}
        onActive={picking.setActive}
      />
    </>
  );
}

function personChoice(person: PagePerson): Choice {
  const standing = person.isDeactivated ? 'account switched off' : person.isGuest ? 'guest' : '';
  return {
    value: person.id,
    label: person.name,
    description: [person.title, standing].filter(Boolean).join(', '),
    group: person.waiting > 0 ? 'Something is waiting for' : 'Everyone',
    badge: person.waiting > 0 ? `${person.waiting} waiting` : undefined,
  };
}

function focusAtOnce(input: HTMLInputElement | null): void {
  input?.focus();
}
