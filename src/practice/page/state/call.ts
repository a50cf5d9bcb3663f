import type { PageApi, PageFault } from '../../page-api.ts';

export type Method = keyof PageApi;
export type RequestOf<M extends Method> = Omit<Parameters<PageApi[M]>[0], 'as'>;
export type AnswerOf<M extends Method> = Awaited<ReturnType<PageApi[M]>>;
/** {@link callServer} with the acting person filled in. */
export type Call = <M extends Method>(method: M, request: RequestOf<M>) => Promise<AnswerOf<M>>;

/** Asks the practice workspace's server for something; a server that cannot be reached is told as a fault like any other. */
export async function callServer<M extends Method>(as: string, method: M, request: RequestOf<M>): Promise<AnswerOf<M>> {
  const answer = await post(`/page/${method}`, 'application/json', JSON.stringify({ as, ...request }));
  return answer as AnswerOf<M>;
}

/** Uploads a file's bytes; the file is then named by its id in `post` and in a file field. */
export async function upload(as: string, file: File): Promise<UploadAnswer> {
  const query = new URLSearchParams({ as, name: file.name });
  const answer = await post(`/page/upload?${query}`, file.type || 'application/octet-stream', file);
  return answer as UploadAnswer;
}

type UploadAnswer = { ok: true; file: { id: string; name: string } } | { ok: false; fault: PageFault };

async function post(path: string, contentType: string, body: BodyInit): Promise<unknown> {
  const response = await fetch(path, { method: 'POST', headers: { 'content-type': contentType }, body }).catch(
    () => undefined, // told to the person by the fault below
  );
  if (!response) return fault('no_connection', 'The practice workspace does not answer. Is it still running?');
  if (!response.ok) return fault('bad_request', `The practice workspace refused this: ${await response.text()}`);
  return response.json();
}

function fault(code: string, sentence: string): { ok: false; fault: PageFault } {
  return { ok: false, fault: { code, sentence } };
}
