import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Runs a file of this program in a thread of its own. A new thread does not know TypeScript: it is taught before it reads the file. */
export function typescriptThread(file: URL, options: Pick<WorkerOptions, 'workerData' | 'transferList'>): Worker {
  const tsx = pathToFileURL(
    join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist/esm/api/index.mjs'),
  ).href;
  const start = `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(file.href)}); });`;
  return new Worker(start, { ...options, eval: true });
}
