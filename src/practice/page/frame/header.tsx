import type { ReactNode } from 'react';
import { Icon } from '../parts/icon.tsx';
import { useWorkspace } from '../state/workspace-context.ts';
import { ClockBar } from './clock-bar.tsx';
import { PersonSwitcher } from './person-switcher.tsx';

/** Which school this is, who one is in it, and what time it is there. */
export function Header({ onHelp }: { onHelp: () => void }): ReactNode {
  const { state } = useWorkspace();
  return (
    <header className="top">
      <h1 className="top-name">
        {state.team.name} <span>practice workspace</span>
      </h1>
      <PersonSwitcher />
      <ClockBar />
      <button type="button" className="icon-button" aria-label="What to try" title="What to try" onClick={onHelp}>
        <Icon name="help" />
      </button>
    </header>
  );
}
