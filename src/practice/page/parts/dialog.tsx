import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from './icon.tsx';

interface DialogProps {
  title: ReactNode;
  /** Escape. */
  onEscape: () => void;
  /** The × in the corner; without it Escape's. */
  onClose?: () => void;
  className?: string;
  /** A question that must be answered, not a form. */
  isAlert?: boolean;
  /** Changes when the dialog shows something else: the focus then moves to its beginning. */
  page?: string;
  children: ReactNode;
}

/** A real modal dialog: the rest of the page rests, the focus stays inside and goes back afterwards. */
export function Dialog({ title, onEscape, onClose, className, isAlert, page, children }: DialogProps): ReactNode {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when another page is shown, and only then
  useEffect(() => {
    const dialog = ref.current;
    const first =
      dialog?.querySelector<HTMLElement>('[data-first-focus]') ??
      dialog?.querySelector<HTMLElement>('.dialog-body :is(input, textarea)') ??
      dialog?.querySelector<HTMLElement>('.dialog-title');
    first?.focus();
  }, [page]);

  return (
    <dialog
      ref={ref}
      className={`dialog ${className ?? ''}`}
      role={isAlert ? 'alertdialog' : undefined}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (event.target === ref.current) onEscape();
      }}
    >
      <header className="dialog-header">
        <h2 id={titleId} className="dialog-title" tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={onClose ?? onEscape}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
