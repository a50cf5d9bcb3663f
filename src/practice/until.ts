import type { Workspace } from './workspace.ts';

/**
 * Waits until something is so, looking again at each change of the workspace.
 *
 * @param look gives the value waited for, or undefined while it is not there
 * @param within machine milliseconds
 * @throws Error that says what was waited for
 */
export function until<Value>(
  workspace: Workspace,
  what: string,
  look: () => Value | undefined,
  within: number,
): Promise<Value> {
  const now = look();
  if (now !== undefined) return Promise.resolve(now);
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      workspace.changes.off('change', onChange);
    };
    const onChange = () => {
      const value = look();
      if (value === undefined) return;
      end();
      resolve(value);
    };
    const timer = setTimeout(() => {
      end();
      reject(new Error(`Waited ${within} ms in vain: ${what}.`));
    }, within);
    workspace.changes.on('change', onChange);
  });
}
