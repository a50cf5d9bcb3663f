import type { ReactNode } from 'react';
import { Icon } from '../parts/icon.tsx';

interface PaneHeaderProps {
  title: ReactNode;
  note?: string;
  /** On a phone: opens the list of conversations. */
  onMenu?: () => void;
  children?: ReactNode;
}

/** The line on top of a conversation. */
export function PaneHeader({ title, note, onMenu, children }: PaneHeaderProps): ReactNode {
  return (
    <header className="pane-header">
      {onMenu && (
        <button type="button" className="icon-button" aria-label="Conversations" onClick={onMenu}>
          <Icon name="menu" />
        </button>
      )}
      <div className="pane-title">
        <h2>{title}</h2>
        {note && <p>{note}</p>}
      </div>
      {children}
    </header>
  );
}
