import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { FaultPlan } from '../../src/practice/faults.ts';
import { sampleSchool } from '../../src/practice/sample-school.ts';
import { socketApp } from './socket-app.ts';
import { clientOf, refusal, type SampleSchool, startSchool } from './start-school.ts';

const channel = sampleSchool.channels[0]?.id ?? '';
const say = (school: SampleSchool, text = 'words') => school.client.chat.postMessage({ channel, text });
const stored = (school: SampleSchool) => school.as('07').messages(channel).length;
const method = 'chat.postMessage';

describe('the practice workspace misbehaves on demand: what the Slack SDK makes of it, and whether the message is there', () => {
  test.each<[what: string, plan: FaultPlan, error: object, isStored: boolean]>([
    ['429', { kind: 'rate_limited', retryAfter: 7 }, { code: 'slack_webapi_rate_limited_error', retryAfter: 7 }, false],
    [
      '429 without Retry-After',
      { kind: 'rate_limited', retryAfter: null },
      { message: expect.stringContaining('did not contain a valid timeout') },
      false,
    ],
    [
      '500 before it takes effect',
      { kind: 'http_error', status: 500, when: 'before' },
      { code: 'slack_webapi_http_error', statusCode: 500 },
      false,
    ],
    [
      '500 after it was stored',
      { kind: 'http_error', status: 500, when: 'after' },
      { code: 'slack_webapi_http_error', statusCode: 500 },
      true,
    ],
    [
      '503 after it was stored',
      { kind: 'http_error', status: 503, when: 'after' },
      { code: 'slack_webapi_http_error', statusCode: 503 },
      true,
    ],
    ['reset before', { kind: 'reset', when: 'before' }, { code: 'slack_webapi_request_error' }, false],
    ['reset after it was stored', { kind: 'reset', when: 'after' }, { code: 'slack_webapi_request_error' }, true],
    ['a body that breaks off', { kind: 'cut_body' }, { message: 'terminated' }, true],
    [
      'a web page instead of JSON',
      { kind: 'html' },
      { data: { error: expect.stringContaining('<!DOCTYPE html>') } },
      true,
    ],
    ['internal_error', { kind: 'refuse', code: 'internal_error' }, { data: { error: 'internal_error' } }, false],
    [
      'a method that is lacking',
      { kind: 'refuse', code: 'unknown_method' },
      { data: { error: 'unknown_method' } },
      false,
    ],
  ])('%s', async (_what, plan, error, isStored) => {
    const school = await startSchool();
    school.faults.add({ ...plan, method });
    await expect(say(school)).rejects.toMatchObject(error);
    expect(stored(school)).toBe(isStored ? 1 : 0);
    expect((await say(school)).ok).toBe(true);
  });

  test.each([
    ['before', 0],
    ['after', 1],
  ] as const)('slow: a caller that gives up %s its effect', async (when, count) => {
    const school = await startSchool();
    school.faults.add({ kind: 'slow', ms: 300, when, method });
    const impatient = clientOf(school, undefined, 100);
    await expect(impatient.chat.postMessage({ channel, text: 'words' })).rejects.toThrow();
    // the next call goes through the same fault book, after the slow one has ended
    school.faults.add({ kind: 'slow', ms: 400, when: 'before', method: 'api.test' });
    await school.client.api.test();
    expect(stored(school)).toBe(count);
  });

  test('a fault strikes its method only, as often as planned, and can be taken back', async () => {
    const school = await startSchool();
    const fault = school.faults.add({ kind: 'refuse', code: 'fatal_error', method, times: 2 });
    expect((await school.client.users.list({})).ok).toBe(true);
    expect([await refusal(say(school)), await refusal(say(school))]).toEqual(['fatal_error', 'fatal_error']);
    expect((await say(school)).ok).toBe(true);
    expect(fault.struck).toBe(2);
    const forever = school.faults.add({ kind: 'refuse', code: 'fatal_error', method, times: null });
    for (let each = 0; each < 5; each++) expect(await refusal(say(school))).toBe('fatal_error');
    school.faults.remove(forever.id);
    expect((await say(school)).ok).toBe(true);
  });

  test('response_url and uploads break too', async () => {
    const school = await startSchool();
    const app = await socketApp(school);
    await school.as('07').command('/who-knows', 'x');
    school.faults.add({ kind: 'http_error', status: 500, when: 'after', method: 'response_url' });
    const url = app.arrived[0]?.body.response_url ?? '';
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ text: 'there' }) });
    expect([answer.status, school.as('07').messages().length]).toEqual([500, 1]);
    school.faults.add({ kind: 'http_error', status: 503, when: 'before', method: 'upload' });
    const upload = { filename: 'a.png', file: Buffer.from('png') };
    await expect(school.client.filesUploadV2({ ...upload, channel_id: channel })).rejects.toThrow();
  });

  test('the control API plans faults from another process', async () => {
    const school = await startSchool();
    const control = (httpMethod: string, body?: object) =>
      fetch(new URL('/practice/faults', school.apiUrl), {
        method: httpMethod,
        ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
      }).then((response) => response.json());
    await control('POST', { kind: 'refuse', code: 'fatal_error', method, times: null });
    expect(await refusal(say(school))).toBe('fatal_error');
    expect(await control('GET')).toMatchObject({ faults: [{ code: 'fatal_error', struck: 1 }] });
    await control('DELETE');
    expect((await say(school)).ok).toBe(true);
  });

  test('the control API changes people and channels, cuts connections and switches Slack’s own limits on', async () => {
    const school = await startSchool();
    const { url = '' } = await clientOf(school, school.tokens.app).apps.connections.open({});
    // The SDK's own would try to come back while the school ends.
    const socket = new WebSocket(url);
    await once(socket, 'message');
    const control = (room: string, body: unknown, type = 'application/json') =>
      fetch(new URL(`/practice/${room}`, school.apiUrl), {
        method: 'POST',
        headers: { 'content-type': type },
        body: JSON.stringify(body),
      }).then(({ status }) => status);
    const kofi = school.as('07').id;
    expect(await control(`people/${kofi}`, { isGuest: true })).toBe(200);
    expect((await school.client.users.info({ user: kofi })).user?.is_ultra_restricted).toBe(true);
    expect(await control('rate-limits', { on: true })).toBe(200);
    await say(school);
    await expect(say(school)).rejects.toMatchObject({ code: 'slack_webapi_rate_limited_error' });
    await control('rate-limits', { on: false });
    await control(`channels/${channel}`, { archive: true });
    expect(await refusal(say(school))).toBe('is_archived');
    await control(`channels/${channel}`, { delete: true });
    expect(await refusal(say(school))).toBe('channel_not_found');
    const gone = once(socket, 'close');
    await control('disconnect', { reason: 'cut' });
    await gone;
    expect([await control('weather', {}), await control('disconnect', {}, 'text/plain')]).toEqual([404, 400]);
  });
});
