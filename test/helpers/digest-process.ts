import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface DigestProcessOptions {
  uri: string;
  dbName: string;
  apiUrl: string;
  /** School time, until another is said. */
  now: string;
  /** False: the naive sender, which posts again without looking. */
  looksFirst: boolean;
}

/** Contour's weekly pages in a process of its own. */
export interface DigestProcess {
  /** It is this time now at school. */
  setNow(at: Date): void;
  /** Ends it at once, whatever it is doing. */
  kill(): Promise<void>;
}

export async function startDigestProcess(program: string, options: DigestProcessOptions): Promise<DigestProcess> {
  const child: ChildProcess = spawn(process.execPath, [program, JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const dead = once(child, 'exit');
  await Promise.race([once(child, 'message'), dead]);
  if (child.exitCode !== null) throw new Error('the process did not start');
  return {
    setNow: (at) => void child.send(at.toISOString()),
    async kill() {
      child.kill('SIGKILL');
      await dead;
    },
  };
}
