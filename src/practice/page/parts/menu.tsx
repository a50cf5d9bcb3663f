import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { Popup } from './popup.tsx';

export interface MenuItem {
  key: string;
  label: string;
  description?: string;
  /** Opens this address in a new tab as well. */
  href?: string;
  isDangerous?: boolean;
  onChoose: () => void;
}

interface MenuButtonProps {
  label: string;
  className?: string;
  tabIndex?: number;
  items: readonly MenuItem[];
  isAbove?: boolean;
  isBusy?: boolean;
  buttonRef?: RefObject<HTMLButtonElement | null>;
  onFocus?: () => void;
  /** What the button shows. */
  children: ReactNode;
}

/** A button that opens a menu: arrows move, Enter takes, Escape goes back to the button. */
export function MenuButton(props: MenuButtonProps): ReactNode {
  const own = useRef<HTMLButtonElement>(null);
  const button = props.buttonRef ?? own;
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={props.className}
        tabIndex={props.tabIndex}
        aria-label={props.label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-busy={props.isBusy || undefined}
        title={props.label}
        onClick={() => setOpen(!isOpen)}
        onFocus={props.onFocus}
      >
        {props.children}
      </button>
      {isOpen && (
        <Popup anchor={button} onClose={() => setOpen(false)} isAbove={props.isAbove}>
          <Menu label={props.label} items={props.items} onClose={close} />
        </Popup>
      )}
    </>
  );
}

interface MenuProps {
  label: string;
  items: readonly MenuItem[];
  onClose: () => void;
}

function Menu({ label, items, onClose }: MenuProps): ReactNode {
  const ref = useRef<HTMLDivElement>(null);
  const entries = () => [...(ref.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  useEffect(() => {
    ref.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const target = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      all[target % all.length]?.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      if (event.key === 'Escape') event.preventDefault(); // only the menu closes, not the dialog around it
      onClose();
    }
  };

  return (
    <div ref={ref} role="menu" aria-label={label} className="menu" tabIndex={-1} onKeyDown={onKeyDown}>
      {items.map((item) => {
        const choose = () => {
          onClose();
          item.onChoose();
        };
        const className = item.isDangerous ? 'menu-item menu-item-danger' : 'menu-item';
        const content = (
          <>
            <span>{item.label}</span>
            {item.description && <span className="option-description">{item.description}</span>}
          </>
        );
        return item.href ? (
          <a
            key={item.key}
            role="menuitem"
            tabIndex={-1}
            className={className}
            href={item.href}
            target="_blank"
            rel="noreferrer"
            onClick={choose}
          >
            {content}
          </a>
        ) : (
          <button key={item.key} type="button" role="menuitem" tabIndex={-1} className={className} onClick={choose}>
            {content}
          </button>
        );
      })}
    </div>
  );
}
