import { inflateRawSync } from 'node:zlib';

const END_RECORD = 0x06054b50;
const CENTRAL_ENTRY = 0x02014b50;
const LOCAL_HEADER_BYTES = 30;

/**
 * One file out of a zip, such as a jar. Reads what a plain zip has: no encryption, no 64-bit sizes. Throws when the entry is
 * not there or the zip is cut; whether the content is right is for a digest to say.
 */
export function zipEntry(zip: Buffer, name: string): Buffer {
  const end = endRecordAt(zip);
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== CENTRAL_ENTRY) break;
    const [nameBytes, extraBytes, noteBytes] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const found = zip.toString('utf8', at + 46, at + 46 + (nameBytes ?? 0));
    if (found === name) return content(zip, at);
    at += 46 + (nameBytes ?? 0) + (extraBytes ?? 0) + (noteBytes ?? 0);
  }
  throw new Error(`the archive holds no ${name}`);
}

function endRecordAt(zip: Buffer): number {
  for (let at = zip.length - 22; at >= 0; at--) if (zip.readUInt32LE(at) === END_RECORD) return at;
  throw new Error('the archive is cut');
}

function content(zip: Buffer, central: number): Buffer {
  const isPacked = zip.readUInt16LE(central + 10) !== 0;
  const packedBytes = zip.readUInt32LE(central + 20);
  const local = zip.readUInt32LE(central + 42);
  const start = local + LOCAL_HEADER_BYTES + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const bytes = zip.subarray(start, start + packedBytes);
  return isPacked ? inflateRawSync(bytes) : bytes;
}
