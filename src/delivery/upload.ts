import type { WebClient } from '@slack/web-api';
import type { OutboxRow } from '../stores/outbox-row.ts';

/** Whether a file may be put to this address: Slack's own, or that of what stands in for it at `apiUrl`. */
export type MayUploadTo = (address: string, apiUrl: string) => boolean;

/**
 * Puts the file of a row into Slack, where nobody sees it before it is completed, and gives its id. One that is never completed
 * is discarded, so this may repeat. Source: slack-facts.md section 7.
 */
export async function uploaded(
  { payload: { filename, content, encoding, alt_text } }: Pick<OutboxRow, 'payload'>,
  client: WebClient,
  { mayUploadTo, timeoutMs }: { mayUploadTo: MayUploadTo; timeoutMs: number },
): Promise<string> {
  const body = Buffer.from(String(content), encoding === 'base64' ? encoding : 'utf8');
  const place = await client.files.getUploadURLExternal({
    filename: String(filename),
    length: body.length,
    ...(alt_text !== undefined && { alt_text: String(alt_text) }),
  });
  const { upload_url: address, file_id: fileId } = place;
  if (!address || !fileId || !mayUploadTo(address, client.slackApiUrl)) throw new Error('no place to upload to');
  const response = await fetch(address, {
    method: 'POST',
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new Error(`the upload was answered with ${response.status}`);
  return fileId;
}
