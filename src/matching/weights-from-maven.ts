import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Maven prints nothing while it downloads. */
const stuckMs = 300_000;
const everyMs = 5_000;

interface MavenFetch {
  /** `group:name:version` of a jar. */
  artifact: string;
  /** Where to put it; empty before. */
  dir: string;
  env: NodeJS.ProcessEnv;
  progress: (line: string) => void;
}

/** Lets Maven, where it is installed, fetch a jar, and gives its path. Throws when it is missing, fails or is stuck. */
export async function fromMaven({ artifact, dir, env, progress }: MavenFetch): Promise<string> {
  const startedAt = performance.now();
  const ticking = setInterval(() => {
    progress(`Maven is still fetching, ${Math.round((performance.now() - startedAt) / 1000)} s`);
  }, everyMs);
  try {
    const args = ['-q', '-B', 'dependency:copy', `-Dartifact=${artifact}:jar`, `-DoutputDirectory=${dir}`];
    await run('mvn', args, env, dir);
  } finally {
    clearInterval(ticking);
  }
  const jar = (await readdir(dir)).find((name) => name.endsWith('.jar'));
  if (!jar) throw new Error('it left no jar');
  return join(dir, jar);
}

async function run(file: string, args: string[], env: NodeJS.ProcessEnv, cwd: string): Promise<void> {
  const child = spawn(file, args, { env, cwd, stdio: 'ignore' });
  const stuck = setTimeout(() => child.kill('SIGKILL'), stuckMs);
  try {
    const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
      child.once('error', (fault: NodeJS.ErrnoException) =>
        reject(fault.code === 'ENOENT' ? new Error('it is not installed') : fault),
      );
      child.once('close', (...ended) => resolve(ended));
    });
    if (signal) throw new Error(`it did not end within ${stuckMs / 60_000} minutes`);
    if (code !== 0) throw new Error(`it ended with code ${code}`);
  } finally {
    clearTimeout(stuck);
  }
}
