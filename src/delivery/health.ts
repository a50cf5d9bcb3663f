import { once } from 'node:events';
import { createServer } from 'node:http';
import type { PauseStore } from '../stores/pause-store.ts';
import type { Stores } from '../stores/stores.ts';

interface Watched extends Pick<Stores, 'inbox' | 'outbox'> {
  pauses: Pick<PauseStore, 'countParked'>;
  matcher: { mode(): 'words' | 'meaning' };
}

/**
 * Answers `/healthz` (the process lives, and whether matching goes by words only or a workspace refuses its token),
 * `/readyz` (the database answers) and `/metrics` (what waits), for whoever runs Contour. Gives the step that stops it. Rejects when the port is taken.
 */
export async function startHealth(
  port: number,
  { inbox, outbox, pauses, matcher }: Watched,
  ping: () => Promise<unknown>,
): Promise<() => Promise<void>> {
  const answers: Record<string, () => Promise<string>> = {
    '/healthz': async () => {
      const parked = await pauses.countParked();
      return lines(
        'ok',
        matcher.mode() === 'words' && 'matching by words only',
        parked > 0 &&
          `${parked} parked: Slack refuses the token; nothing is lost, and all goes out when it is good again`,
      );
    },
    '/readyz': async () => {
      await ping();
      return 'ready\n';
    },
    '/metrics': async () =>
      lines(
        `contour_inbox_unfinished ${await inbox.countUnfinished()}`,
        `contour_outbox_unsent ${await outbox.countUnsent()}`,
        `contour_workspaces_parked ${await pauses.countParked()}`,
        `contour_matching_by_meaning ${matcher.mode() === 'meaning' ? 1 : 0}`,
      ),
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

function lines(...said: (string | false)[]): string {
  return said.flatMap((line) => (line ? [`${line}\n`] : [])).join('');
}
