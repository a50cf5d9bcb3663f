import type { KnownBlock, ModalView } from '@slack/types';
import { sampleSchool } from '../../src/practice/sample-school.ts';
import { type SocketApp, socketApp } from './socket-app.ts';
import { type SampleSchool, startSchool } from './start-school.ts';

export const everyone = sampleSchool.channels[0]?.id ?? '';

export const plain = (text: string) => ({ type: 'plain_text' as const, text });
export const button = (text: string, action_id = 'press', value = 'v1') => ({
  type: 'button' as const,
  text: plain(text),
  action_id,
  value,
});
export const buttons: KnownBlock[] = [{ type: 'actions', block_id: 'b', elements: [button('Press')] }];

export function modal(change: Partial<ModalView> = {}): ModalView {
  return {
    type: 'modal',
    title: plain('Form'),
    blocks: [{ type: 'actions', block_id: 'b', elements: [button('More')] }],
    ...change,
  };
}

/** A school whose app confirms all, and the last thing it got from a person. */
export async function schoolWithApp(
  answer?: Parameters<typeof socketApp>[1],
): Promise<{ school: SampleSchool; app: SocketApp }> {
  const school = await startSchool();
  return { school, app: await socketApp(school, answer) };
}

/** What the page is answered when this person acts there: by the request itself, as no button or field stands for it anymore. */
export async function pageAnswer(
  school: SampleSchool,
  method: string,
  request: { as: string } & Record<string, unknown>,
): Promise<{ ok: boolean; fault?: { code: string; sentence: string } }> {
  const answer = await fetch(new URL(`/page/${method}`, school.apiUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  return (await answer.json()) as Awaited<ReturnType<typeof pageAnswer>>;
}

/** The code of the fault that a person was told. */
export async function faultOf(act: Promise<unknown>): Promise<string> {
  const told = await act.then(
    () => undefined,
    (error: Error) => (error.cause as { code?: string } | undefined)?.code,
  );
  if (told === undefined) throw new Error('The person was told of no fault.');
  return told;
}

export async function triggerOf(
  { school, app }: { school: SampleSchool; app: SocketApp },
  who = '07',
): Promise<string> {
  await school.as(who).shortcut('ask');
  return app.last().trigger_id;
}

/** Opens a modal for Kofi. */
export async function withModal(view: ModalView, answer?: Parameters<typeof socketApp>[1]) {
  const both = await schoolWithApp(answer);
  const opened = await both.school.client.views.open({ trigger_id: await triggerOf(both), view });
  return { ...both, kofi: both.school.as('07'), viewId: opened.view?.id ?? '', hash: opened.view?.hash ?? '' };
}

/** A text field. */
export function words(block_id = 'one', change: object = {}): KnownBlock {
  return {
    type: 'input',
    block_id,
    label: plain('Words'),
    element: { type: 'plain_text_input', action_id: 'words', ...change },
  };
}
