import type { ReactNode } from 'react';
import type { Place } from '../state/place.ts';
import { PlaceLink } from './channel-link.tsx';

/** A link that opens a new tab; one to a message of this workspace leads there instead, as the same person. */
export function ExternalLink({ href, children }: { href: string; children: ReactNode }): ReactNode {
  const within = placeOfPermalink(href);
  if (within) return <PlaceLink to={within}>{children}</PlaceLink>;
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

/** Where `chat.getPermalink` points to. The host is not compared: the page is reached as `localhost` and as `127.0.0.1`. */
function placeOfPermalink(href: string): Partial<Place> | null {
  const url = URL.parse(href, location.origin);
  const [, channel] = /^\/archives\/(\w+)/.exec(url?.pathname ?? '') ?? [];
  if (!url || !channel || url.port !== location.port) return null;
  const thread = url.searchParams.get('thread_ts');
  return { channel, ...(thread ? { thread } : {}) };
}
