import { createHash } from 'node:crypto';
import type { PinnedFile } from './models.ts';

/**
 * Tells vectors apart that cannot be compared: by the files of the encoder and by every number and text by which they are used.
 *
 * @param use whatever changes a vector when it changes
 */
export function encoderDigest(
  files: readonly Pick<PinnedFile, 'sha256'>[],
  use: Readonly<Record<string, number | string | readonly string[]>>,
): string {
  const used = createHash('sha256').update(JSON.stringify(use)).digest('hex');
  const digests = files.map(({ sha256 }) => sha256);
  return [...digests, used].map((hex) => hex.slice(0, 12)).join('-');
}
