import type { ReactNode } from 'react';

/** A link that opens a new tab; one to a message of this workspace leads there in this one. */
export function ExternalLink({ href, children }: { href: string; children: ReactNode }): ReactNode {
  const within = permalinkPath(href);
  if (within) return <a href={within}>{children}</a>;
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

/** The path that `chat.getPermalink` gave. The host is not compared: the page is reached as `localhost` and as `127.0.0.1`. */
function permalinkPath(href: string): string | null {
  const url = URL.parse(href, location.origin);
  return url?.port === location.port && url.pathname.startsWith('/archives/') ? url.pathname : null;
}
