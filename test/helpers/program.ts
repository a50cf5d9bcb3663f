import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { PageChannel, PageMessage } from '../../src/practice/page-api.ts';
import { userIdOf } from '../../src/practice/sample-school.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const mateo = userIdOf('17');

/** The whole program as a process of its own. */
export interface Started {
  child: ChildProcess;
  /** All it wrote so far. */
  said(): string;
  /** Resolves when people can act, or with its exit code when it could not start. */
  ready: Promise<number | 'ready'>;
}

/**
 * `npm start` in a folder of its own, with nothing set but what is given and the port of the practice page.
 *
 * @param isInShell below a shell, as npm has it; `child` is the shell then
 */
export function startProgram(
  folder: string,
  env: Record<string, string | undefined>,
  { nodeArgs = [], isInShell = false }: { nodeArgs?: readonly string[]; isInShell?: boolean } = {},
): Started {
  const args = ['--import', import.meta.resolve('tsx'), ...nodeArgs, main];
  const [file, given] = isInShell
    ? ['sh', ['-c', '"$@"; exit $?', 'npm', process.execPath, ...args]]
    : [process.execPath, args];
  const child = spawn(file, given, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const ready = new Promise<number | 'ready'>((resolve) => {
    const hear = (chunk: Buffer) => {
      said += chunk;
      if (said.includes('Contour is ready')) resolve('ready');
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => resolve(code ?? -1));
  });
  return { child, said: () => said, ready };
}

export async function stopProgram(
  { child }: Started,
  signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL',
): Promise<number | null> {
  child.kill(signal);
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
}

/** A port that nobody listens on. */
export async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** What Mateo does and sees on the practice page at a port. */
export function mateoAt(port: number) {
  async function page<T>(method: string, request: object): Promise<T> {
    const response = await fetch(`http://127.0.0.1:${port}/page/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: mateo, ...request }),
    });
    return (await response.json()) as T;
  }

  /** The channel of everyone, and the conversation with Contour once there is one. */
  async function channels(): Promise<{ everyone: string; contour: string }> {
    const { state } = await page<{ state: { channels: PageChannel[]; app: { channel: string | null } } }>('state', {});
    const everyone = state.channels.find(({ name }) => name === 'alder-all')?.id ?? '';
    return { everyone, contour: state.app.channel ?? everyone };
  }

  /** Waits for the newest message with these words. */
  async function sees(place: 'everyone' | 'contour', words: RegExp): Promise<PageMessage> {
    let found: PageMessage | undefined;
    await expect
      .poll(
        async () => {
          const channel = (await channels())[place];
          const { messages } = await page<{ messages: PageMessage[] }>('messages', { channel });
          found = messages.findLast((message) => words.test(message.text));
          return found;
        },
        { timeout: 10_000 },
      )
      .toBeDefined();
    return found as PageMessage;
  }

  return { page, channels, sees };
}
