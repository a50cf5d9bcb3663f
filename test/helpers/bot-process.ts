import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { CrashPoint } from '../../src/delivery/crash-points.ts';

const entry = fileURLToPath(new URL('./bot-process-entry.ts', import.meta.url));
/** Inside the repository, so that what is not put into the program is found beside it. */
const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));

export interface BotProcessOptions {
  uri: string;
  dbName: string;
  apiUrl: string;
  botToken: string;
  appToken: string;
  /** How far school time is ahead of this machine's. */
  offsetMs: number;
  /** False: the naive sender, which posts again without looking. */
  looksFirst: boolean;
  /** Where it dies before anything else is said. */
  dieAt?: CrashPoint;
}

/** Contour in a process of its own. */
export interface BotProcess {
  isAlive(): boolean;
  /** Resolves when the process is gone. */
  dead: Promise<unknown>;
  /** It kills itself when it next passes this step; null: not. */
  dieAt(point: CrashPoint | null): Promise<void>;
  kill(): void;
  /** Ends it cleanly; gives its exit code. */
  stop(): Promise<number | null>;
  /** What it logged. */
  said(): string;
}

/** In one file, too, each of our modules finds what lies beside it. */
const ownPlace: Plugin = {
  name: 'own-place',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => {
      if (path.includes('node_modules')) return undefined;
      const text = await readFile(path, 'utf8');
      return { contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)), loader: 'ts' };
    }),
};

/** Its program, or another one, in one file, so that it starts in well under a second. */
export async function buildBotProgram(program = entry): Promise<{ file: string; remove(): Promise<void> }> {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'bot-'));
  const file = join(folder, 'bot.mjs');
  await build({
    entryPoints: [program],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'error',
    plugins: [ownPlace],
    external: ['onnxruntime-node', '@huggingface/tokenizers', '@resvg/resvg-js', '@expo-google-fonts/inter'],
    // Packages of the older module system ask for these.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); const __dirname = import.meta.url;",
    },
  });
  return { file, remove: () => rm(folder, { recursive: true }) };
}

export async function startBotProcess(program: string, options: BotProcessOptions): Promise<BotProcess> {
  const child = spawn(process.execPath, ['--enable-source-maps', program, JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk));
  const dead = once(child, 'exit');
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  await Promise.race([told(child, 'ready'), dead]);
  // With a step to die at it may be gone as soon as it works.
  if (!isAlive() && !options.dieAt) throw new Error(`the bot did not start: ${said}`);
  return {
    isAlive,
    dead,
    async dieAt(point) {
      if (!isAlive()) return;
      const isArmed = told(child, 'armed');
      // It may die of an earlier step before it hears this.
      child.send(point ?? 'never', () => {});
      await Promise.race([isArmed, dead]);
    },
    kill: () => void child.kill('SIGKILL'),
    async stop() {
      child.kill('SIGTERM');
      await dead;
      return child.exitCode;
    },
    said: () => said,
  };
}

async function told(child: ChildProcess, word: string): Promise<void> {
  await new Promise<void>((resolve) => {
    child.on('message', (message) => message === word && resolve());
  });
}
