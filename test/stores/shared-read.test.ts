import { expect, test } from 'vitest';
import { jointWrite } from '../../src/stores/joint-write.ts';
import { sharedRead } from '../../src/stores/shared-read.ts';

/** A reading that ends when the test says so. */
function heldReading() {
  const ends: ((value: string) => void)[] = [];
  const fails: ((error: Error) => void)[] = [];
  const read = (_school: string) =>
    new Promise<string>((resolve, reject) => {
      ends.push(resolve);
      fails.push(reject);
    });
  return { read, ends, fails };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('many who ask for one school while a reading is under way share the next reading', async () => {
  const { read, ends } = heldReading();
  const shared = sharedRead(read, (school) => school);
  const first = shared('alder');
  await turn();
  const later = [shared('alder'), shared('alder'), shared('alder')];
  await turn();
  expect(ends.length, 'the next reading waits for the one under way').toBe(1);
  ends[0]?.('as it was');
  expect(await first).toBe('as it was');
  await turn();
  expect(ends.length).toBe(2);
  ends[1]?.('as it is');
  expect(await Promise.all(later), 'nobody gets what was read before they asked').toEqual([
    'as it is',
    'as it is',
    'as it is',
  ]);
});

test('one school does not wait for the reading of another', async () => {
  const { read, ends } = heldReading();
  const shared = sharedRead(read, (school) => school);
  const answers = [shared('alder'), shared('birch')];
  await turn();
  expect(ends.length).toBe(2);
  for (const end of ends) end('read');
  expect(await Promise.all(answers)).toEqual(['read', 'read']);
});

test('a reading that fails is told to those who asked for it, and the next one begins all the same', async () => {
  const { read, ends, fails } = heldReading();
  const shared = sharedRead(read, (school) => school);
  const first = shared('alder');
  await turn();
  const second = shared('alder');
  fails[0]?.(new Error('the database is away'));
  await expect(first).rejects.toThrow('the database is away');
  await turn();
  ends[1]?.('back');
  expect(await second).toBe('back');
});

test('small writes that come while one is under way travel together, and a fault is told to those it took along', async () => {
  const written: string[][] = [];
  const ends: (() => void)[] = [];
  const write = jointWrite<string>((items) => {
    written.push([...items]);
    return new Promise((resolve, reject) => {
      ends.push(() => (items.includes('bad') ? reject(new Error('not written')) : resolve()));
    });
  });
  const first = write('a');
  await turn();
  const [second, third] = [write('bad'), write('c')];
  const [secondEnds, thirdEnds] = [
    expect(second).rejects.toThrow('not written'),
    expect(third).rejects.toThrow('not written'),
  ];
  ends[0]?.();
  await first;
  await turn();
  expect(written).toEqual([['a'], ['bad', 'c']]);
  ends[1]?.();
  await Promise.all([secondEnds, thirdEnds]);
  const last = write('d');
  await turn();
  ends[2]?.();
  await last;
  expect(written[2]).toEqual(['d']);
});
