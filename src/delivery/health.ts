import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Stores } from '../stores/stores.ts';

type Waiting = Pick<Stores, 'inbox' | 'outbox'>;

/**
 * Answers `/healthz` (the process lives), `/readyz` (the database answers) and `/metrics` (what waits), for whoever runs
 * Contour. Gives the step that stops it. Rejects when the port is taken.
 */
export async function startHealth(
  port: number,
  waiting: Waiting,
  ping: () => Promise<unknown>,
): Promise<() => Promise<void>> {
  const answers: Record<string, () => Promise<string>> = {
    '/healthz': async () => 'ok\n',
    '/readyz': async () => {
      await ping();
      return 'ready\n';
    },
    '/metrics': async () =>
      `contour_inbox_unfinished ${await waiting.inbox.countUnfinished()}\ncontour_outbox_unsent ${await waiting.outbox.countUnsent()}\n`,
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
