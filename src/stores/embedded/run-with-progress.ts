import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A command, its surroundings, and how long it may say nothing before it counts as stuck. */
interface Command {
  file: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  quietMs: number;
  cwd?: string;
  onLine?: (line: string) => void;
  /** Ends it. */
  signal?: AbortSignal;
}

/**
 * Runs a command to its end, handing on each line of its standard output.
 * Throws with its last error line when it fails, is missing, or has said nothing for `quietMs`; and when it is ended.
 */
export async function runWithProgress({ file, args, env, quietMs, cwd, onLine, signal }: Command): Promise<void> {
  const child = spawn(file, args, { env, cwd, signal, stdio: ['ignore', 'pipe', 'pipe'] });
  const stuck = setTimeout(() => child.kill('SIGKILL'), quietMs);
  let complaint = '';
  createInterface(child.stdout).on('line', (line) => {
    stuck.refresh();
    onLine?.(line.trim());
  });
  createInterface(child.stderr).on('line', (line) => {
    complaint = line.trim() || complaint;
  });
  try {
    const [code, killedBy] = await new Promise<[number | null, string | null]>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, killedBy) => resolve([code, killedBy]));
    });
    if (killedBy !== null) throw new Error(`no progress for ${quietMs / 1000} s`);
    if (code !== 0) throw new Error(withoutAddresses(complaint) || `it ended with code ${code}`);
  } finally {
    clearTimeout(stuck);
  }
}

/** Nobody can mend an address by hand, and long ones hide the reason. */
function withoutAddresses(line: string): string {
  return line.replace(/\bhttps?:\/\/\S+/g, '(address)');
}
