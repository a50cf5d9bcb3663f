import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';

const answerWithinMs = 2_500;

/**
 * Posts JSON to a response URL over a connection that is kept for the next; gives the status, and follows no redirect. Takes a
 * quarter of what `fetch` takes. Rejects when the answer does not come within 2.5 s.
 */
export async function postTo(url: string, content: object): Promise<number> {
  const body = Buffer.from(JSON.stringify(content));
  const signal = AbortSignal.timeout(answerWithinMs);
  try {
    return await post(url, body, signal);
  } catch (error) {
    // The other side closed a connection that it no longer kept, before it read what was sent on it. It may have closed
    // the others too.
    if (error instanceof Error && 'onKeptConnection' in error) return post(url, body, signal, { agent: false });
    throw error;
  }
}

function post(url: string, body: Buffer, signal: AbortSignal, newConnection?: { agent: false }): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    const request = url.startsWith('https:') ? overHttps : overHttp;
    const posting = request(url, { method: 'POST', headers, signal, ...newConnection }, (response) => {
      response.resume().once('error', reject);
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    posting.once('error', (error: NodeJS.ErrnoException) => {
      const isKept = posting.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(error.code ?? '');
      reject(isKept ? Object.assign(error, { onKeptConnection: true }) : error);
    });
    posting.end(body);
  });
}
