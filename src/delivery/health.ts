import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Stores } from '../stores/stores.ts';

interface Watched extends Pick<Stores, 'inbox' | 'outbox'> {
  matcher: { mode(): 'words' | 'meaning' };
}

/**
 * Answers `/healthz` (the process lives, and whether matching goes by words only), `/readyz` (the database answers) and `/metrics` (what waits), for whoever runs
 * Contour. Gives the step that stops it. Rejects when the port is taken.
 */
export async function startHealth(
  port: number,
  { inbox, outbox, matcher }: Watched,
  ping: () => Promise<unknown>,
): Promise<() => Promise<void>> {
  const answers: Record<string, () => Promise<string>> = {
    '/healthz': async () => (matcher.mode() === 'meaning' ? 'ok\n' : 'ok\nmatching by words only\n'),
    '/readyz': async () => {
      await ping();
      return 'ready\n';
    },
    '/metrics': async () =>
      `contour_inbox_unfinished ${await inbox.countUnfinished()}\ncontour_outbox_unsent ${await outbox.countUnsent()}\ncontour_matching_by_meaning ${matcher.mode() === 'meaning' ? 1 : 0}\n`,
  };
  const server = createServer(async ({ url = '' }, response) => {
    const answer = answers[url];
    if (!answer) return response.writeHead(404).end();
    try {
      response.end(await answer());
    } catch (error) {
      response.writeHead(503).end(`${(error as Error).name}\n`);
    }
    return undefined;
  });
  server.listen(port);
  await once(server, 'listening');
  return async () => {
    server.close();
    await once(server, 'close');
  };
}
