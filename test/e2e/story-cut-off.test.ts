import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { socketManifest } from '../../manifests/manifest.ts';
import { type Practice, startPractice } from '../../src/practice/start-practice.ts';
import { systemClock } from '../../src/time/system-clock.ts';
import { type BotProcess, buildBotProgram, startBotProcess } from '../helpers/bot-process.ts';
import { freshDatabase } from '../helpers/mongo.ts';
import { unusedPort } from '../helpers/program.ts';

const { db, uri } = await freshDatabase({ isDropped: false });
const program = await buildBotProgram();
/** What is on disk when everything ends at once is in the one; from there it is started again. */
const file = join(tmpdir(), `contour-cut-off-${process.pid}.json`);
/** Friday 20 February 2026, 08:30 in Chicago: the first steps of the story can be played. */
const offsetMs = Date.parse('2026-02-20T14:30:00Z') - Date.now();
const port = await unusedPort();
let practice: Practice;
let bot: BotProcess;

afterAll(async () => {
  bot?.kill();
  await practice?.stop();
  await program.remove();
  await rm(file, { force: true });
});

async function start(): Promise<void> {
  practice = await startPractice({
    port,
    manifest: socketManifest,
    snapshotFile: file,
    clock: { now: systemClock(offsetMs).now, advanceTo: async () => {}, settled },
    // On a slow machine the bot is given its time; that it is dead is seen at once.
    timing: { ackMs: 15_000, triggerMs: 15_000 },
  });
  const { bot: botToken, app: appToken } = practice.tokens;
  const options = { uri, dbName: db.databaseName, apiUrl: practice.apiUrl, botToken, appToken, offsetMs };
  bot = await startBotProcess(program.file, { ...options, looksFirst: true });
}

/** All that the bot was told has been done; a dead one does nothing. */
async function settled(): Promise<void> {
  const unfinished = () => db.collection('inbox').countDocuments({ state: { $in: ['waiting', 'replying'] } });
  await expect.poll(unfinished, { timeout: 60_000 }).toBe(0);
}

/** Plays on until all of it ends at once, as the bot has kept what this act brings about, and starts it again. */
async function playUntilKilledIn(act: number): Promise<void> {
  const { state, changes } = practice.workspace;
  const arm = async () => void ((state.storyActs ?? 0) === act && (await bot.dieAt('effect.committed')));
  await arm();
  changes.on('change', arm);
  void practice.story.next();
  await bot.dead;
  const left = await readFile(file);
  await practice.stop();
  await writeFile(file, left);
  // A minute goes by, after which what a dead process left is taken up.
  const minuteAgo = { $subtract: [{ $toDate: '$receivedAt' }, 70_000] };
  await db.collection('inbox').updateMany({}, [{ $set: { receivedAt: minuteAgo } }]);
  await start();
}

const told = async (kind: string) => db.collection('inbox').countDocuments({ kind });

test('a story whose program is killed in the middle of an act goes on from it, and does nothing twice', async () => {
  await start();
  await practice.story.next();
  expect(practice.story.now()).toMatchObject({ done: 1, fault: null });
  const before = { commands: await told('command'), forms: await told('submission') };

  // As Renata types the command, and as she sends the form.
  await playUntilKilledIn(0);
  expect(practice.workspace.state).toMatchObject({ storyDone: 1, storyActs: 0 });
  await playUntilKilledIn(2);
  expect(practice.workspace.state).toMatchObject({ storyDone: 1, storyActs: 2 });
  await practice.story.next();
  expect(practice.story.now()).toMatchObject({ done: 2, fault: null });
  expect(await told('command')).toBe(before.commands + 1);
  expect(await told('submission')).toBe(before.forms + 1);
  expect(await db.collection('agreements').countDocuments()).toBe(1);
}, 240_000);
