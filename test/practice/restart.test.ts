import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buttons, everyone, plain } from './school-with-app.ts';
import { socketApp } from './socket-app.ts';
import { startSchool } from './start-school.ts';

function snapshotFile(): string {
  const file = join(tmpdir(), `practice-${process.pid}-${Math.trunc(performance.now() * 1000)}.json`);
  onTestFinished(() => rm(file, { force: true }));
  return file;
}

describe('a restart of the practice workspace', () => {
  test('what is kept goes into a folder that was not there before', async () => {
    const file = join(`${snapshotFile()}-folder`, 'practice.json');
    onTestFinished(() => rm(dirname(file), { recursive: true, force: true }));
    const school = await startSchool({ snapshotFile: file });
    await school.stop();
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ team: { name: 'Alder Creek K–8' } });
  });

  test('messages, conversations, Home, reactions, what was read and open response_urls are still there', async () => {
    const file = snapshotFile();
    const before = await startSchool({ snapshotFile: file });
    const app = await socketApp(before);
    const { channel, ts } = await before.client.chat.postMessage({
      channel: before.as('07').id,
      text: 'kept',
      blocks: buttons,
    });
    await before.client.views.publish({
      user_id: before.as('07').id,
      view: { type: 'home', blocks: [{ type: 'header', text: plain('Mine') }] },
    });
    await before.as('07').react(await before.as('07').sees('kept'), 'eyes');
    await before.as('07').open(channel);
    await before.as('07').press('Press');
    await before.stop();

    const after = await startSchool({ snapshotFile: file });
    expect(await after.as('07').sees('kept')).toMatchObject({ channel, ts, reactions: [{ name: 'eyes' }] });
    expect((await after.as('07').home('Mine')).type).toBe('home');
    const { text } = await after.client.chat.update({
      channel: channel ?? '',
      ts: ts ?? '',
      text: 'changed after the restart',
    });
    expect(text).toBe('changed after the restart');
    const answer = new URL(app.last().response_url);
    const response = await fetch(new URL(answer.pathname, after.apiUrl), {
      method: 'POST',
      body: JSON.stringify({ text: 'late answer' }),
    });
    expect(response.status).toBe(200);
    await after.as('07').sees('late answer');
  });

  test('a new message never gets the time of an old one, though the clock stands', async () => {
    const file = snapshotFile();
    const say = async (school: Awaited<ReturnType<typeof startSchool>>) =>
      Number((await school.client.chat.postMessage({ channel: everyone, text: 'x' })).ts);
    const before = await startSchool({ snapshotFile: file });
    const first = await say(before);
    await before.stop();
    expect(await say(await startSchool({ snapshotFile: file }))).toBeGreaterThan(first);
  });

  test('the file is whole while the workspace runs, so that a crash loses a moment and not the school', async () => {
    const file = snapshotFile();
    const school = await startSchool({ snapshotFile: file });
    await school.client.chat.postMessage({ channel: everyone, text: 'written soon' });
    await expect
      .poll(() =>
        readFile(file, 'utf8').then(
          (json) => JSON.parse(json).messages[everyone]?.length,
          () => 0,
        ),
      )
      .toBe(1);
  });

  test('a port that is taken is told, and nothing hangs', async () => {
    const school = await startSchool();
    await expect(startSchool({ port: Number(new URL(school.apiUrl).port) })).rejects.toThrow('EADDRINUSE');
  });
});
