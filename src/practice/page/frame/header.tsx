import type { ReactNode } from 'react';
import { Icon } from '../parts/icon.tsx';
import { useWorkspace } from '../state/workspace-context.ts';
import { ClockBar } from './clock-bar.tsx';
import { PersonSwitcher } from './person-switcher.tsx';

interface HeaderProps {
  isNarrow: boolean;
  onHelp: () => void;
}

/** Which school this is, who one is in it, and what time it is there. */
export function Header({ isNarrow, onHelp }: HeaderProps): ReactNode {
  const { state } = useWorkspace();
  return (
    <header className="top">
      <h1 className="top-name">
        {state.team.name} <span>practice workspace</span>
      </h1>
      <PersonSwitcher />
      <ClockBar isNarrow={isNarrow} />
      <button type="button" className="icon-button" aria-label="What to try" title="What to try" onClick={onHelp}>
        <Icon name="help" />
      </button>
    </header>
  );
}
