import type { PinnedFile } from './models.ts';

/** A server that does not begin to answer is given up after this; one that has begun may go on. */
const answerMs = 10_000;
const quietMs = 30_000;

/** Fetches files by their addresses. Throws, without the address, when one is not there, stalls or is longer than it may be. */
export async function fromWeb(
  files: readonly PinnedFile[],
  addressOf: (file: PinnedFile) => string,
  progress: (line: string) => void,
): Promise<Map<PinnedFile, Buffer>> {
  const fetched = new Map<PinnedFile, Buffer>();
  for (const file of files) fetched.set(file, await fetchFile(file, addressOf(file), progress));
  return fetched;
}

async function fetchFile(file: PinnedFile, address: string, progress: (line: string) => void): Promise<Buffer> {
  const stall = new AbortController();
  let timer = setTimeout(() => stall.abort(), answerMs);
  try {
    const answer = await fetch(address, { signal: stall.signal });
    if (!answer.ok || !answer.body) throw new Error(`it answered ${answer.status}`);
    progress(`Downloading ${file.name} (${Math.round(file.bytes / 1e6)} MB)`);
    const parts: Uint8Array[] = [];
    let bytes = 0;
    for await (const part of answer.body) {
      clearTimeout(timer);
      timer = setTimeout(() => stall.abort(), quietMs);
      bytes += part.length;
      if (bytes > file.bytes) throw new Error(`${file.name} is longer than the one that is pinned`);
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch (fault) {
    throw stall.signal.aborted ? new Error('no answer in time') : withReason(fault as Error);
  } finally {
    clearTimeout(timer);
  }
}

/** fetch itself says no more than "fetch failed". */
function withReason(fault: Error): Error {
  const code = fault.cause instanceof Error && 'code' in fault.cause ? String(fault.cause.code) : undefined;
  return code ? new Error(code) : fault;
}
