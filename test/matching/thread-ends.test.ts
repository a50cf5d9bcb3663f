import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { bringMeaning } from '../../src/matching/bring-meaning.ts';
import { FREE } from '../../src/matching/fairness.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import { colleague, staff } from './builders.ts';

/** A thread that says it is ready and, at the first question, does what it is told. */
function threadThat(atQuestion: string): Worker {
  const ready = `port.postMessage({ kind: 'ready', digest: 'd', vocabulary: new Set() });`;
  const answer = `port.on('message', ({ kind, id }) => {
    if (kind === 'search') { ${atQuestion} }
    if (kind === 'close') port.close();
    if (kind === 'settled') port.postMessage({ kind: 'settled', id });
  });`;
  return new Worker(`const { parentPort: port } = require('node:worker_threads'); ${answer} ${ready}`, { eval: true });
}

async function bring(startThread: () => Worker, answerWithinMs = 1_000, retryAfterMs = 600_000) {
  const matcher = createMatcher();
  const said: string[] = [];
  const meaning = await bringMeaning({
    cacheDir: await mkdtemp(join(tmpdir(), 'contour-thread-')),
    env: {},
    models: [],
    progress: () => undefined,
    use: matcher.use,
    withoutMeaning: (reason) => said.push(reason),
    startThread,
    answerWithinMs,
    retryAfterMs,
  });
  matcher.index('T1', 1, staff(colleague('rosa')));
  // What a slow thread has still to say of the directory would be taken for a sign of life later.
  await matcher.settled();
  const ask = (text: string) => matcher.rank('T1', { text, asker: 'x', today: '2026-11-02' }, () => FREE, 1);
  return { matcher, meaning, said, ask };
}

describe('when the thread of the encoders', () => {
  test.each([
    ['fails at a question', `throw new Error('out of memory')`, 'out of memory'],
    ['ends without a word', 'process.exit(1)', 'the thread of the encoders has ended'],
  ])('%s, that question and the next go by words, said once, and no gap is claimed', async (_, atQuestion, reason) => {
    const { matcher, said, ask } = await bring(() => threadThat(atQuestion));
    expect(matcher.mode()).toBe('meaning');
    const rankings = [await ask('wait time'), await ask('volcanoes erupting')];
    await expect.poll(() => matcher.mode()).toBe('words');
    rankings.push(await ask('volcanoes erupting'));
    expect(rankings.map(({ mode }) => mode)).toEqual(['words', 'words', 'words']);
    expect(rankings.map(({ zone }) => zone)).not.toContain('nobody');
    expect(rankings[0]?.suggestions[0]?.userId).toBe('rosa');
    expect(said).toEqual([reason]);
  });

  test('answers five questions in a row with silence, it is taken for ended, said once', async () => {
    const { matcher, said, ask } = await bring(() => threadThat(''), 20);
    // Many at once that wait in vain are one.
    await Promise.all(Array.from({ length: 10 }, () => ask('wait time')));
    for (let n = 0; n < 3; n++) await ask('wait time');
    expect([matcher.mode(), said]).toEqual(['meaning', []]);
    expect((await ask('wait time')).suggestions[0]?.userId).toBe('rosa');
    expect([matcher.mode(), said]).toEqual(['words', ['the thread of the encoders does not answer']]);
  });

  test('was hung, one more is started after a while, and answers; when that one ends too, it stays at words', async () => {
    const threads = [
      '',
      `port.postMessage({ kind: 'found', id, found: undefined }); if (id > 1) throw new Error('out of memory');`,
    ];
    let started = 0;
    const { matcher, said, ask } = await bring(() => threadThat(threads[started++] ?? ''), 20, 50);
    for (let n = 0; n < 5; n++) await ask('wait time');
    expect(said).toEqual(['the thread of the encoders does not answer']);
    await expect.poll(() => matcher.mode()).toBe('meaning');
    for (let n = 0; n < 5; n++) await ask('volcanoes erupting');
    await expect.poll(() => said).toEqual(['the thread of the encoders does not answer', 'out of memory']);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect([matcher.mode(), started]).toEqual(['words', 2]);
  });

  test('ends before it is ready, matching goes by words and says so', async () => {
    const { matcher, meaning, said } = await bring(() => new Worker('process.exit(1)', { eval: true }));
    expect([meaning, matcher.mode(), said]).toEqual([undefined, 'words', ['the thread of the encoders has ended']]);
  });

  test('is closed at the end of the program, nothing is said to be wrong', async () => {
    const { meaning, said } = await bring(() => threadThat(''));
    await meaning?.close();
    expect(said).toEqual([]);
  });
});
