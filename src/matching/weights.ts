import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MODELS, type Model, type PinnedFile } from './models.ts';
import { fromMaven } from './weights-from-maven.ts';
import { fromWeb } from './weights-from-web.ts';
import { zipEntry } from './zip-entry.ts';

/** Where weights are kept and looked for. */
export interface WeightsOptions {
  /** Outside the repository's files, shared by all starts. */
  cacheDir: string;
  /** `MODEL_URL`: a folder on a server that holds the files by their names; it is asked before all others. */
  env: NodeJS.ProcessEnv;
  progress: (line: string) => void;
  /** What to fetch; the encoders of Contour unless told otherwise. */
  models?: readonly Model[];
  /** Address of the model hub. */
  hub?: string;
}

/** Where the encoders of Contour are kept. */
export const modelHub = 'https://huggingface.co';

/**
 * Makes sure that the weights of all models lie in the cache, each with its pinned digest: what lies there whole is kept, the
 * rest is fetched from the first source that works. Throws with one sentence that names each source and why it failed.
 */
export async function ensureWeights(options: WeightsOptions): Promise<void> {
  await mkdir(options.cacheDir, { recursive: true });
  for (const model of options.models ?? MODELS) {
    const there = await readdir(options.cacheDir);
    const missing = Object.values(model.files).filter(({ name }) => !there.includes(name));
    const damaged: PinnedFile[] = [];
    for (const file of Object.values(model.files))
      if (there.includes(file.name) && !(await isWhole(options.cacheDir, file))) damaged.push(file);
    if (missing.length + damaged.length) await fetchModel(options, model, { missing, damaged });
  }
}

async function isWhole(cacheDir: string, { name, sha256 }: PinnedFile): Promise<boolean> {
  return digestOf(await readFile(join(cacheDir, name))) === sha256;
}

/** What is to be fetched of a model: files that are not there, and files that are not the pinned ones. */
interface Lacking {
  missing: readonly PinnedFile[];
  damaged: readonly PinnedFile[];
}

async function fetchModel(options: WeightsOptions, model: Model, { missing, damaged }: Lacking): Promise<void> {
  const wanted = [...missing, ...damaged];
  const { cacheDir, env, progress, hub = modelHub } = options;
  const own = env.MODEL_URL;
  const sources: [string, () => Promise<Map<PinnedFile, Buffer>>][] = [
    ...(own
      ? [['MODEL_URL', () => fromWeb(wanted, ({ name }) => `${own.replace(/\/$/, '')}/${name}`, progress)] as const]
      : []),
    ['the model hub', () => fromWeb(wanted, ({ hubPath }) => `${hub}/${hubPath}`, progress)],
    ['Maven', () => unpacked(options, model, wanted)],
  ].map(([name, fetchFrom]) => [name, fetchFrom] as [string, () => Promise<Map<PinnedFile, Buffer>>]);
  const failures: string[] = [];
  for (const [name, fetchFrom] of sources) {
    try {
      for (const [file, bytes] of await fetchFrom()) await keep(cacheDir, file, bytes);
      return;
    } catch (fault) {
      failures.push(`${name}: ${(fault as Error).message}`);
    }
  }
  const found = damaged.map(({ name }) => `${name} is damaged, and `).join('');
  throw new Error(`${found}the weights could not be fetched (${failures.join('; ')})`);
}

/** The name appears last and whole, so that a full disk or a stop leaves no half file under it. */
async function keep(cacheDir: string, file: PinnedFile, bytes: Buffer): Promise<void> {
  if (digestOf(bytes) !== file.sha256) throw new Error(`${file.name} is not the one that is pinned (SHA-256)`);
  const unfinished = join(cacheDir, `${file.name}.${randomUUID()}`);
  try {
    await writeFile(unfinished, bytes);
    await rename(unfinished, join(cacheDir, file.name));
  } catch (fault) {
    await rm(unfinished, { force: true });
    throw fault;
  }
}

async function unpacked({ cacheDir, env, progress }: WeightsOptions, model: Model, wanted: readonly PinnedFile[]) {
  const dir = await mkdtemp(join(cacheDir, 'maven-'));
  try {
    const jar = await readFile(await fromMaven({ artifact: model.artifact, dir, env, progress }));
    return new Map(wanted.map((file) => [file, zipEntry(jar, file.entry)]));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
