import type { IncomingMessage } from 'node:http';
import type { FaultPlan, Faults } from './faults.ts';
import { type HttpAnswer, jsonAnswer, textAnswer } from './http-answer.ts';
import { readJson } from './read-body.ts';

/** What someone who tries Contour out, or a test in another process, may do to the workspace from outside. */
export interface Control {
  faults: Faults;
  changePerson(id: string, change: PersonChange): void;
  archiveChannel(id: string): void;
  deleteChannel(id: string): void;
  /** Socket Mode: asks connections to go, or cuts them. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled' | 'cut'): void;
  limitRates(isOn: boolean): void;
}

/** What an administrator of the workspace may change about a person. */
export interface PersonChange {
  isDeactivated?: boolean;
  isGuest?: boolean;
  zone?: string;
  name?: string;
  title?: string;
}

/**
 * The control API, JSON throughout:
 * - `GET`, `POST`, `DELETE /practice/faults`: the planned faults, one more ({@link FaultPlan}), none
 * - `POST /practice/people/<id>`: {@link PersonChange}
 * - `POST /practice/channels/<id>`: `{ "archive": true }` or `{ "delete": true }`
 * - `POST /practice/disconnect`: `{ "reason": "refresh_requested" }`, …, or `"cut"`
 * - `POST /practice/rate-limits`: `{ "on": true }`
 */
export async function control(
  controls: Control,
  request: IncomingMessage,
  [room = '', id = '']: string[],
): Promise<HttpAnswer> {
  if (room === 'faults' && request.method === 'GET') return jsonAnswer({ ok: true, faults: controls.faults.list() });
  if (room === 'faults' && request.method === 'DELETE') {
    controls.faults.clear();
    return jsonAnswer({ ok: true });
  }
  if (request.method !== 'POST') return textAnswer('There is no such control.', 404);
  if (!request.headers['content-type']?.startsWith('application/json')) return textAnswer('Send JSON.', 400);
  const body = await readJson(request);
  if (room === 'faults') return jsonAnswer({ ok: true, fault: controls.faults.add(body as FaultPlan) });
  if (room === 'people') controls.changePerson(id, body as PersonChange);
  else if (room === 'channels' && body.archive === true) controls.archiveChannel(id);
  else if (room === 'channels' && body.delete === true) controls.deleteChannel(id);
  else if (room === 'disconnect') controls.disconnect(body.reason as Parameters<Control['disconnect']>[0]);
  else if (room === 'rate-limits') controls.limitRates(body.on === true);
  else return textAnswer('There is no such control.', 404);
  return jsonAnswer({ ok: true });
}
