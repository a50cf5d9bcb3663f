import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '../parts/icon.tsx';

/** The list of conversations on a phone: over the page, closed by Escape, by a press beside it, or by going somewhere. */
export function Drawer({ onClose, children }: { onClose: () => void; children: ReactNode }): ReactNode {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const drawer = ref.current;
    drawer?.showModal();
    return () => drawer?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it by keyboard
    <dialog
      ref={ref}
      className="drawer"
      aria-label="Conversations"
      onCancel={onClose}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      <button type="button" className="icon-button drawer-close" aria-label="Close" onClick={onClose}>
        <Icon name="close" />
      </button>
      {children}
    </dialog>
  );
}
