import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { isObject } from './block-kit/shape.ts';

const mostBytes = 50_000_000;

/** The whole body. @throws Error over 50 MB */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > mostBytes) throw new Error('The request body is too large.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** A JSON object. @throws SyntaxError when it is none */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const value: unknown = JSON.parse((await readBytes(request)).toString() || '{}');
  if (!isObject(value)) throw new SyntaxError('The body must be a JSON object.');
  return value;
}

/** Arguments of a Web API call, from its address, a form or JSON. */
export async function readArgs(request: IncomingMessage, url: URL): Promise<Record<string, unknown>> {
  const type = request.headers['content-type'] ?? '';
  const named = Object.fromEntries(url.searchParams);
  if (type.startsWith('application/json')) return { ...named, ...(await readJson(request)) };
  if (type.startsWith('multipart/form-data')) return { ...named, ...(await readMultipart(request)).fields };
  return { ...named, ...Object.fromEntries(new URLSearchParams((await readBytes(request)).toString())) };
}

/** An uploaded file: the first part of a form that is one, or the whole body. */
export async function readUpload(request: IncomingMessage): Promise<Buffer> {
  const isForm = request.headers['content-type']?.startsWith('multipart/form-data');
  return isForm ? (await readMultipart(request)).file : readBytes(request);
}

function readMultipart(request: IncomingMessage): Promise<{ fields: Record<string, string>; file: Buffer }> {
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = {};
    const parts: Buffer[] = [];
    const form = busboy({ headers: request.headers, limits: { fileSize: mostBytes, files: 1 } });
    form.on('field', (name, value) => {
      fields[name] = value;
    });
    form.on('file', (_, stream) => stream.on('data', (part: Buffer) => parts.push(part)));
    form.on('error', reject);
    form.on('close', () => resolve({ fields, file: Buffer.concat(parts) }));
    request.pipe(form);
  });
}
