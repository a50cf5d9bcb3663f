import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type SocketApp, socketApp } from './socket-app.ts';
import { clientOf, startSchool } from './start-school.ts';

const short = { ackMs: 80, retryDelaysMs: [0, 30, 60] };

const count = (...apps: SocketApp[]) => apps.map(({ arrived }) => arrived.length);

describe('slack-facts.md section 4, connections', () => {
  test('"Open connections per app: 10 … excess ones get too_many_websockets"', async () => {
    const school = await startSchool();
    for (let each = 0; each < 10; each++) await socketApp(school);
    const { url = '' } = await clientOf(school, school.tokens.app).apps.connections.open({});
    const eleventh = new WebSocket(url);
    const said = await new Promise<string>((resolve) =>
      eleventh.addEventListener('message', ({ data }) => resolve(String(data))),
    );
    expect(JSON.parse(said)).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
    expect(school.connections()).toBe(10);
  });

  test('"any one may get any payload": each goes to one of two connections', async () => {
    const school = await startSchool();
    const [one, two] = [await socketApp(school), await socketApp(school)];
    for (let each = 0; each < 4; each++) await school.as('07').command('/who-knows', 'x');
    expect(count(one, two)).toEqual([2, 2]);
  });

  test('an address of apps.connections.open is good once, and hello says when the connection will go', async () => {
    const school = await startSchool();
    const { url = '' } = await clientOf(school, school.tokens.app).apps.connections.open({});
    const first = new WebSocket(url);
    const hello = await new Promise<string>((resolve) =>
      first.addEventListener('message', ({ data }) => resolve(String(data))),
    );
    expect(JSON.parse(hello)).toMatchObject({
      type: 'hello',
      num_connections: 1,
      debug_info: { approximate_connection_time: expect.any(Number) },
    });
    const second = new WebSocket(url);
    const outcome = await new Promise((resolve) => {
      second.addEventListener('error', () => resolve('refused'));
      second.addEventListener('open', () => resolve('open'));
    });
    expect(outcome).toBe('refused');
  });

  test.each(['warning', 'refresh_requested', 'link_disabled'] as const)(
    '"Disconnect reasons: %s": the SDK goes, and comes back by itself',
    async (reason) => {
      const school = await startSchool();
      const app = await socketApp(school, undefined, { clientPingTimeout: 60 });
      const back = new Promise((resolve) => app.client.once('connected', resolve));
      school.disconnect(reason);
      await back;
      await school.as('07').command('/who-knows', 'x');
      expect(count(app)).toEqual([1]);
    },
  );
});

describe('slack-facts.md section 2, "Socket Mode: no ack means redelivery, possibly to another connection"', () => {
  test('a command that one connection keeps to itself reaches the other with the same envelope', async () => {
    const school = await startSchool({ timing: short });
    const [deaf, good] = [await socketApp(school, () => undefined), await socketApp(school)];
    const unanswered = expect(school.as('07').command('/who-knows', 'x')).rejects.toThrow('operation_timeout');
    await school.as('06').command('/who-knows', 'meanwhile');
    await unanswered;
    const again = await good.next(({ body }) => body.text === 'x');
    expect(again.envelope_id).toBe(deaf.arrived[0]?.envelope_id);
    expect(again.body.trigger_id).toBe(deaf.arrived[0]?.body.trigger_id);
  });

  test('what a dying connection had not confirmed goes to another at once, and the person notices nothing', async () => {
    const school = await startSchool();
    let dying: SocketApp | undefined;
    dying = await socketApp(school, async () => {
      void dying?.client.disconnect();
      return undefined;
    });
    const good = await socketApp(school);
    await school.as('07').command('/who-knows', 'x');
    expect(count(dying, good)).toEqual([1, 1]);
  });

  test('an event is repeated three times: retry_attempt counts, event_id stays', async () => {
    const school = await startSchool({ timing: short });
    const app = await socketApp(school, () => undefined);
    school.changePerson('07', { zone: 'America/Phoenix' });
    await app.next(({ retry_num }) => retry_num === 3);
    await wait(200); // nothing comes after the third
    expect(app.arrived.map(({ retry_num }) => retry_num)).toEqual([0, 1, 2, 3]);
    expect(new Set(app.arrived.map(({ body }) => body.event_id)).size).toBe(1);
  });

  test('an event that finds nobody connected is delivered by a later try', async () => {
    const school = await startSchool({ timing: { ...short, retryDelaysMs: Array(50).fill(100) } });
    school.changePerson('07', { zone: 'America/Phoenix' });
    const app = await socketApp(school);
    expect((await app.next()).body.event).toMatchObject({ type: 'user_change' });
  });

  test('"same envelope_id and retry_attempt back at 0; commands too", on demand', async () => {
    const school = await startSchool();
    const app = await socketApp(school);
    school.faults.add({ kind: 'redeliver', type: 'slash_commands' });
    await school.as('07').command('/who-knows', 'x');
    await app.next((one) => app.arrived.indexOf(one) === 1);
    expect(app.arrived[1]?.envelope_id).toBe(app.arrived[0]?.envelope_id);
    school.faults.add({ kind: 'redeliver', type: 'events_api' });
    school.changePerson('07', { zone: 'America/Phoenix' });
    const again = await app.next((one) => app.arrived.indexOf(one) === 3);
    expect([again.envelope_id, again.retry_num]).toEqual([app.arrived[2]?.envelope_id, 0]);
  });

  test('an ack that gets lost means redelivery, on demand', async () => {
    const school = await startSchool({ timing: short });
    const app = await socketApp(school);
    school.faults.add({ kind: 'drop_ack', type: 'slash_commands' });
    await expect(school.as('07').command('/who-knows', 'x')).rejects.toThrow('operation_timeout');
    await app.next((one) => app.arrived.indexOf(one) === 1);
    expect(app.arrived[1]?.envelope_id).toBe(app.arrived[0]?.envelope_id);
  });
});
