import { expect, test } from 'vitest';
import { localMeaning } from '../../src/matching/local-meaning.ts';

test('closing waits for the text that is being encoded, and begins no other', async () => {
  const begun: string[] = [];
  const ended: string[] = [];
  let finish = () => {};
  const meaning = localMeaning({
    ...{ digest: 'd', size: 2, vocabulary: new Set<string>() },
    async item(text) {
      begun.push(text);
      await new Promise<void>((resolve) => (finish = resolve));
      ended.push(text);
      return Float32Array.of(1, 0);
    },
    question: async () => Float32Array.of(1, 0),
  });
  meaning.set('T1', [
    { slot: 0, owner: 'rosa', views: [{ text: 'first' }] },
    { slot: 1, owner: 'rosa', views: [{ text: 'second' }] },
  ]);
  const closing = meaning.close().then(() => expect(ended).toEqual(['first']));
  finish();
  await closing;
  expect(begun).toEqual(['first']);
});

test('a question is encoded once, however it comes again: under way, later, in other case; a failed try is not remembered', async () => {
  const encoded: string[] = [];
  let isBroken = true;
  const meaning = localMeaning({
    ...{ digest: 'd', size: 2, vocabulary: new Set<string>() },
    item: async () => Float32Array.of(1, 0),
    async question(text) {
      encoded.push(text);
      if (isBroken) throw new Error('out of memory');
      return Float32Array.of(1, 0);
    },
  });
  meaning.set('T1', [{ slot: 0, owner: 'rosa', views: [{ text: 'wait time' }] }]);
  await meaning.settled();
  await expect(meaning.search('T1', 'Wait time?')).rejects.toThrow('out of memory');
  isBroken = false;
  await Promise.all([meaning.search('T1', 'Wait time?'), meaning.search('T1', 'wait time?')]);
  await meaning.search('T1', 'WAIT TIME?');
  expect(encoded).toEqual(['Wait time?', 'Wait time?']);
});
