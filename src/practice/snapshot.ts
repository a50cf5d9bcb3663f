import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Workspace, WorkspaceState } from './workspace.ts';

const restMs = 300;

/** Keeps the workspace in a file: written whole beside it and then renamed, so that a crash leaves the old or the new one. */
export interface Snapshot {
  /** Resolves when all that has changed until now is in the file. */
  kept(): Promise<void>;
  /** Writes what is not written yet, and ends. */
  stop(): Promise<void>;
}

/** The workspace that was saved, or undefined when there is none. @throws SyntaxError when the file is broken */
export function readSnapshot(file: string | undefined): WorkspaceState | undefined {
  if (file === undefined) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as WorkspaceState;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined; // the first start
    throw error;
  }
}

/** Writes the workspace a moment after each change. */
export function keepSnapshot(workspace: Workspace, file: string | undefined): Snapshot {
  if (file === undefined) return { kept: () => Promise.resolve(), stop: () => Promise.resolve() };
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  /** Waits for the one before it, and takes whatever changes until it begins. */
  let next: Promise<void> | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    next ??= writing.then(async () => {
      next = undefined;
      const json = JSON.stringify(workspace.state);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(`${file}.new`, json);
      await rename(`${file}.new`, file);
    });
    writing = next;
    return next;
  };
  const onChange = () => {
    timer ??= setTimeout(() => void write(), restMs);
  };
  workspace.changes.on('change', onChange);
  return {
    kept: () => (timer ? write() : writing),
    async stop() {
      workspace.changes.off('change', onChange);
      await write();
    },
  };
}
