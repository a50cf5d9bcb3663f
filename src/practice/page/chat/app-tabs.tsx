import type { ReactNode } from 'react';
import { useWorkspace } from '../state/workspace-context.ts';
import { PlaceLink } from '../text/channel-link.tsx';
import { PaneHeader } from './pane-header.tsx';

/** The app's own place: Home, and its messages to me. */
export function AppTabs({ onMenu }: { onMenu?: () => void }): ReactNode {
  const { state, place } = useWorkspace();
  const { app } = state;
  return (
    <PaneHeader title={app.name} onMenu={onMenu}>
      <nav aria-label={app.name} className="tabs">
        {app.hasHome && (
          <PlaceLink to={{ isHome: true }} isCurrent={place.isHome}>
            Home
          </PlaceLink>
        )}
        <PlaceLink to={{ channel: app.channel ?? 'app' }} isCurrent={!place.isHome}>
          Messages
        </PlaceLink>
      </nav>
    </PaneHeader>
  );
}
