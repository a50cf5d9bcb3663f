import type { MouseEvent, ReactNode } from 'react';
import { nextPlace, type Place, searchOf } from '../state/place.ts';
import { useWorkspace } from '../state/workspace-context.ts';

/** `#k-2` as a way to go there; a channel that the reader does not see is named only as private. */
export function ChannelLink({ id }: { id: string }): ReactNode {
  const channel = useWorkspace().state.channels.find((known) => known.id === id);
  if (!channel) return <span className="mention">a private channel</span>;
  return (
    <PlaceLink to={{ channel: id }} className="mention">
      #{channel.name}
    </PlaceLink>
  );
}

interface PlaceLinkProps {
  to: Partial<Place>;
  className?: string;
  isCurrent?: boolean;
  onGo?: () => void;
  children: ReactNode;
}

/** A real link within the page: it has an address, but a plain press needs no new page. */
export function PlaceLink({ to, className, isCurrent, onGo, children }: PlaceLinkProps): ReactNode {
  const { place, go } = useWorkspace();
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
    onGo?.();
  };
  return (
    <a
      href={searchOf(nextPlace(place, to))}
      className={className}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={follow}
    >
      {children}
    </a>
  );
}
