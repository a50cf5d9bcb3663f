import { expect, test } from 'vitest';
import { encoderDigest } from '../../src/matching/encoder-digest.ts';

const files = [{ sha256: 'a'.repeat(64) }, { sha256: 'b'.repeat(64) }];
const use = { mostTokens: 128, secondWeight: 2.5, prefixes: ['', 'query: '] };

test('vectors of the same files, used in the same way, are known again after a start', () => {
  expect(encoderDigest([...files], { ...use })).toBe(encoderDigest(files, use));
});

test.each([
  ['other weights', [{ sha256: 'c'.repeat(64) }], use],
  ['texts cut elsewhere', files, { ...use, mostTokens: 64 }],
  ['the second encoder weighed otherwise', files, { ...use, secondWeight: 2 }],
  ['another prefix', files, { ...use, prefixes: ['', 'passage: '] }],
])('vectors from before are not taken for those of %s', (_, otherFiles, otherUse) => {
  expect(encoderDigest(otherFiles, otherUse)).not.toBe(encoderDigest(files, use));
});
