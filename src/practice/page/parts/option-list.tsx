import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Choice } from './choice.ts';

interface Picking {
  /** Index of the choice that Enter takes; -1 = none. */
  active: number;
  setActive(index: number): void;
  /** Id of the active option, for `aria-activedescendant`. */
  activeId: string | undefined;
  /** Moves with the arrows, takes with Enter; true when the key was for the list. */
  onKey(event: KeyboardEvent): boolean;
}

/** Walking through a list of choices while the cursor stays in the text field above it. */
export function usePicking(listId: string, choices: readonly Choice[], onPick: (choice: Choice) => void): Picking {
  const [chosen, setActive] = useState(0);
  const active = Math.min(chosen, choices.length - 1);
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const choice = choices[active];
    if (step && choices.length > 0) {
      setActive((active + step + choices.length) % choices.length);
    } else if (event.key === 'Enter' && choice) {
      onPick(choice);
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  };
  return { active, setActive, activeId: choices[active] ? optionId(listId, active) : undefined, onKey };
}

interface OptionListProps {
  id: string;
  label: string;
  choices: readonly Choice[];
  active: number;
  selected?: readonly string[];
  isMultiple?: boolean;
  onPick: (choice: Choice) => void;
  onActive: (index: number) => void;
}

/** The list itself. It never takes the focus: the text field it belongs to points at the active option. */
export function OptionList(props: OptionListProps): ReactNode {
  const { id, label, choices, active, selected = [], isMultiple, onPick, onActive } = props;
  return (
    <div
      id={id}
      role="listbox"
      aria-label={label}
      aria-multiselectable={isMultiple}
      className="options"
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()} // the text field keeps the focus
    >
      {choices.map((choice, index) => (
        <OptionLine
          key={choice.value}
          id={optionId(id, index)}
          choice={choice}
          heading={choice.group === choices[index - 1]?.group ? undefined : choice.group}
          isActive={index === active}
          isSelected={selected.includes(choice.value)}
          onPick={() => onPick(choice)}
          onActive={() => onActive(index)}
        />
      ))}
    </div>
  );
}

interface OptionLineProps {
  id: string;
  choice: Choice;
  heading?: string;
  isActive: boolean;
  isSelected: boolean;
  onPick: () => void;
  onActive: () => void;
}

function OptionLine({ id, choice, heading, isActive, isSelected, onPick, onActive }: OptionLineProps): ReactNode {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <>
      {heading && (
        <div role="presentation" className="options-heading">
          {heading}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the text field, which keeps the focus */}
      <div
        ref={ref}
        id={id}
        role="option"
        tabIndex={-1}
        aria-selected={isSelected}
        className={isActive ? 'option option-active' : 'option'}
        onPointerMove={isActive ? undefined : onActive}
        onClick={onPick}
      >
        <span className="option-mark" aria-hidden="true">
          {isSelected ? '✓' : ''}
        </span>
        <span className="option-text">
          <span>{choice.label}</span>
          {choice.description && <span className="option-description">{choice.description}</span>}
        </span>
        {choice.badge && <span className="badge">{choice.badge}</span>}
      </div>
    </>
  );
}

function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}
