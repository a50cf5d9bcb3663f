import type { WebClient } from '@slack/web-api';
import { UserError } from '../errors.ts';
import { isFileAddress } from './hosts.ts';

/** The person waits while a file comes. */
const timeoutMs = 5_000;

const cannotRead = () =>
  new UserError('file-not-read', 'I could not get this file from Slack. Choose it once more, or paste its text.');

export interface ReadFile {
  name: string;
  text: string;
}

/**
 * The text of a file that someone put into a form. It comes from Slack alone, over a connection with an end.
 * Throws UserError when it is too large or does not come.
 *
 * @param mostBytes of the file
 */
export async function readFile(client: WebClient, fileId: string, mostBytes: number): Promise<ReadFile> {
  const { file } = await client.files.info({ file: fileId });
  const address = file?.url_private_download ?? file?.url_private;
  // The token goes to nobody else.
  if (!address || !isFileAddress(address, client.slackApiUrl)) throw cannotRead();
  if ((file?.size ?? 0) > mostBytes) throw tooLarge(mostBytes);
  try {
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${client.token}` },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok || !response.body) throw cannotRead();
    return { name: file?.name ?? '', text: await textOf(response.body, mostBytes) };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw cannotRead();
  }
}

async function textOf(body: AsyncIterable<Uint8Array>, mostBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw tooLarge(mostBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function tooLarge(mostBytes: number): UserError {
  return new UserError(
    'file-too-large',
    `This file is larger than ${Math.round(mostBytes / 1_000_000)} MB. Export only this school year, and take the new file.`,
  );
}
