import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { type Choice, matching } from './choice.ts';
import { Icon } from './icon.tsx';
import { ariaOf, type Labelling } from './labelling.ts';
import { OptionList, usePicking } from './option-list.tsx';
import { Popup } from './popup.tsx';

interface ComboboxProps {
  labelling: Labelling;
  choices: readonly Choice[];
  /** Where the name of something chosen may stand, when it is not among the choices. */
  known?: readonly Choice[];
  /** What is chosen; several in a multiple one. */
  selected: readonly string[];
  onSelect: (selected: string[]) => void;
  isMultiple?: boolean;
  /** How many may be chosen at most. */
  most?: number;
  isClearable?: boolean;
  isBusy?: boolean;
  placeholder?: string;
  isFirstFocus?: boolean;
  /** The choices come from elsewhere: they are those for the last query told here. */
  onQuery?: (query: string) => void;
  /** Instead of choices: "Type 3 letters to search." */
  status?: string;
  /** The list was closed. */
  onClosed?: () => void;
}

/** A text field that chooses from a list: type to search, arrows and Enter to take, Escape to leave. */
export function Combobox(props: ComboboxProps): ReactNode {
  const { choices, known = [], selected, onSelect, isMultiple = false, most, onQuery, status, onClosed } = props;
  const listId = useId();
  const field = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const shown = onQuery ? [...choices] : matching(choices, query);
  const labelOf = (value: string) => [...choices, ...known].find((choice) => choice.value === value)?.label ?? value;

  const pick = (choice: Choice) => {
    setQuery('');
    if (!isMultiple) {
      onSelect([choice.value]);
      close();
    } else if (selected.includes(choice.value)) {
      onSelect(selected.filter((value) => value !== choice.value));
    } else if (!most || selected.length < most) {
      onSelect([...selected, choice.value]);
    }
  };
  const picking = usePicking(listId, shown, pick);
  const open = () => {
    if (isOpen) return;
    const at = shown.findIndex(({ value }) => value === selected[0]);
    picking.setActive(isMultiple ? 0 : Math.max(0, at));
    setOpen(true);
    onQuery?.('');
  };
  const close = () => {
    if (!isOpen) return;
    setOpen(false);
    setQuery('');
    onClosed?.();
  };
  const search = (typed: string) => {
    open();
    setQuery(typed);
    picking.setActive(0);
    onQuery?.(typed);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (isOpen && picking.onKey(event)) return;
    if (event.key === 'Escape' && isOpen) {
      event.preventDefault(); // only the list closes, not the dialog around it
      close();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp' || event.key === 'Enter') {
      event.preventDefault(); // an Enter here never submits the form around it
      open();
    } else if (event.key === 'Backspace' && query === '' && isMultiple && selected.length > 0) {
      onSelect(selected.slice(0, -1));
    }
  };

  const chosenLabel = isMultiple || !selected[0] ? '' : labelOf(selected[0]);
  return (
    <div ref={field} className="combobox" data-busy={props.isBusy || undefined}>
      {isMultiple &&
        selected.map((value) => (
          <Chip
            key={value}
            label={labelOf(value)}
            onRemove={() => {
              onSelect(selected.filter((other) => other !== value));
              input.current?.focus();
            }}
          />
        ))}
      <input
        {...ariaOf(props.labelling)}
        ref={input}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen ? picking.activeId : undefined}
        data-first-focus={props.isFirstFocus || undefined}
        value={isOpen ? query : chosenLabel}
        placeholder={
          (isOpen && chosenLabel) || (selected.length > 0 && isMultiple ? '' : (props.placeholder ?? 'Choose'))
        }
        onChange={(event) => search(event.target.value)}
        onClick={open}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      {props.isClearable && !isMultiple && selected.length > 0 && (
        <button type="button" className="combobox-clear" aria-label="Clear" onClick={() => onSelect([])}>
          <Icon name="close" />
        </button>
      )}
      <Icon name="chevron" />
      {isOpen && (
        <Popup anchor={field} onClose={close} isWide>
          {status && shown.length === 0 && <div className="options-status">{status}</div>}
          {!status && shown.length === 0 && <div className="options-status">Nothing found.</div>}
          <OptionList
            id={listId}
            label="Choices"
            choices={shown}
            active={picking.active}
            selected={selected}
            isMultiple={isMultiple}
            onPick={pick}
            onActive={picking.setActive}
          />
          {most && selected.length >= most && <div className="options-status">That is the most you can choose.</div>}
        </Popup>
      )}
      {isOpen && (
        <span role="status" className="visually-hidden">
          {shown.length === 0 ? (status ?? 'Nothing found.') : `${shown.length} to choose from`}
        </span>
      )}
    </div>
  );
}

function Chip({ label, onRemove }: { label: string; onRemove: () => void }): ReactNode {
  return (
    <span className="chip">
      {label}
      <button type="button" aria-label={`Remove ${label}`} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </span>
  );
}
