import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { mongodVersion } from './mongod-version.ts';

/** The SHA-256 of a file, in lower-case hex. */
export async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** The mongods kept from earlier starts, newest version first. Each lies beside a note of its digest. */
export async function cachedMongods(cacheDir: string): Promise<string[]> {
  await mkdir(cacheDir, { recursive: true });
  const names = (await readdir(cacheDir)).filter((name) => /^mongod-\d+\.\d+\.\d+$/.test(name));
  names.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  return names.map((name) => join(cacheDir, name));
}

/** Throws when a kept mongod is no longer the file that was kept, as after a full disk or a cut copy. */
export async function checkCached(path: string): Promise<void> {
  const kept = await readFile(`${path}.sha256`, 'utf8');
  if ((await sha256(path)) !== kept.trim()) throw new Error('its SHA-256 is not the one noted when it was kept');
}

/** Moves a mongod that runs into the cache for later starts, and gives its path there. */
export async function keepMongod(cacheDir: string, binary: string): Promise<string> {
  await chmod(binary, 0o755);
  const path = join(cacheDir, `mongod-${await mongodVersion(binary)}`);
  await writeFile(`${path}.sha256`, `${await sha256(binary)}\n`);
  // The name appears last and whole, so that another start never runs half a file.
  await rename(binary, path);
  return path;
}
