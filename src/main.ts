import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { pino } from 'pino';
import { socketManifest } from '../manifests/manifest.ts';
import { seedSampleSchool } from '../scripts/seed.ts';
import { buildApp } from './app.ts';
import { type Config, ConfigError, readConfig, settingFault } from './config.ts';
import { durablePath } from './delivery/durable-path.ts';
import { startHealth } from './delivery/health.ts';
import { sentAheadGuard } from './delivery/sent-ahead.ts';
import type { Job, Logger } from './deps.ts';
import { loggedError } from './errors.ts';
import { beforeSending, guards, jobs, undelivered } from './features/index.ts';
import { startTick } from './jobs/tick.ts';
import { bringMeaning } from './matching/bring-meaning.ts';
import { directorySource } from './matching/directory-source.ts';
import { freshMatcher } from './matching/fresh-matcher.ts';
import { createMatcher } from './matching/matcher.ts';
import { sampleSchool } from './practice/sample-school.ts';
import { type Practice, startPractice } from './practice/start-practice.ts';
import { storyBegins } from './practice/story/story.ts';
import { clientOptions, clientPool, interactiveTimeoutMs, postingTimeoutMs } from './slack/clients.ts';
import { isFileAddress, responseHosts } from './slack/hosts.ts';
import { roster } from './slack/roster.ts';
import { sdkLogger } from './slack/sdk-logger.ts';
import { CannotStart } from './stores/cannot-start.ts';
import { clockStore } from './stores/clock-store.ts';
import { connectMongo } from './stores/connect.ts';
import { watchDirectories } from './stores/directory-watch.ts';
import { startEmbeddedMongod } from './stores/embedded/start-embedded-mongod.ts';
import { ensureIndexes } from './stores/indexes.ts';
import { secretStore } from './stores/secret-store.ts';
import { databaseOf } from './stores/stores.ts';
import { vectorStore } from './stores/vector-store.ts';
import { isSchoolDay } from './time/school-calendar.ts';
import { systemClock } from './time/system-clock.ts';

/** Steps that undo the start, the newest first. */
const undo: (() => Promise<unknown> | unknown)[] = [];
let stopping: Promise<void> | undefined;

async function start(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  const log: Logger = pino({ level: config.logLevel, base: null, serializers: { err: loggedError } });
  const say = (line: string) => process.stdout.write(`${line}\n`);

  const uri = config.mongoUri ?? (await embedded(config, say));
  const [main, quick] = await Promise.all([connectMongo(uri, 'main'), connectMongo(uri, 'inbox')]);
  undo.push(() => Promise.all([main.close(), quick.close()]));
  const databaseUpAt = performance.now();
  await ensureIndexes(main.db());
  const clocks = clockStore(main.db());
  const database = databaseOf(main, quick);
  // A practice workspace begins on the Friday before its story. Source: domain.md section 7.
  if (config.slack.mode === 'practice' && (await database.stores.schools.everywhere()).length === 0)
    await clocks.advanceTo(storyBegins(sampleSchool.team.zone).getTime() - Date.now());
  const clock = systemClock(await clocks.offsetMs());

  const practice = config.slack.mode === 'practice' ? await practiceWorkspace(config.slack.port) : undefined;
  const slack = slackOf(config.slack, practice);
  const tokenOf = () => slack.botToken;
  const interactive = clientOptions(log, interactiveTimeoutMs, slack.apiUrl);
  const interactiveClient = clientPool(tokenOf, interactive);
  const self = await orSettingFault(interactiveClient('').auth.test());
  const teamId = String(self.team_id);

  const matcher = createMatcher();
  const path = durablePath({
    database,
    tools: (stores) => ({
      clock: clock.now,
      newId: randomUUID,
      log,
      roster: roster(stores.people, interactiveClient, clock.now, log),
      matcher: freshMatcher(matcher, directorySource(stores), (teamId, fault) =>
        log.warn({ event: 'directory.not-indexed', teamId, err: fault }),
      ),
    }),
    postingClient: clientPool(tokenOf, clientOptions(log, postingTimeoutMs, slack.apiUrl)),
    interactiveClient,
    undelivered,
    beforeSending,
    guards,
    responseHosts: responseHosts(slack.apiUrl),
    mayUploadTo: isFileAddress,
    secret: await secretStore(main.db()).messageKey(),
  });

  const receiver: Receiver =
    slack.mode === 'socket'
      ? new SocketModeReceiver({
          appToken: slack.appToken,
          logger: sdkLogger(log),
          // A connection that Slack renews is asked for until it is there, whatever becomes of one call.
          installerOptions: { clientOptions: { ...interactive, retryConfig: { retries: 100, maxTimeout: 30_000 } } },
        })
      : new HTTPReceiver({
          signingSecret: slack.signingSecret,
          port: slack.port,
          logger: sdkLogger(log),
          bodyLimit: bodyLimitBytes,
          ...sentAheadGuard(systemClock(0).now),
        });
  const app = buildApp(path.deps, {
    receiver: path.inFrontOf(receiver),
    authorize: async () => ({
      botToken: slack.botToken,
      botId: String(self.bot_id),
      botUserId: String(self.user_id),
      teamId,
    }),
    clientOptions: interactive,
  });

  // The token may be a new one.
  await database.pauses.lift(teamId);
  const recovery: Job = { name: 'recovery', run: async () => void (await path.recover(app)) };
  const wake: Job = { name: 'outbox', run: async () => path.sender.wake() };
  const clockwork: Job = { name: 'clock', run: async () => clock.setOffset(await clocks.offsetMs()) };
  const tick = startTick(path.deps, [clockwork, recovery, ...jobs, wake]);
  if (practice) await seedSampleSchool(path.deps, teamId, sampleSchool);
  await orSettingFault(app.start(), 'SLACK_APP_TOKEN');
  undo.push(() => path.stop());
  undo.push(() => tick.stop());
  undo.push(() => Promise.all([app.stop(), receiver instanceof SocketModeReceiver && disconnected(receiver)]));
  if (config.healthPort !== undefined)
    undo.push(
      await orSettingFault(
        startHealth(config.healthPort, { ...database.stores, pauses: database.pauses, matcher }, () =>
          main.db().command({ ping: 1 }),
        ),
      ),
    );
  const unread = (fault: unknown) => log.warn({ event: 'directory.not-loaded-ahead', teamId, err: fault });
  const watch = watchDirectories(
    main.db(),
    (changed) => void path.deps.matcher.loadAhead(changed).catch(unread),
    unread,
  );
  undo.push(() => watch.stop());
  // Read before anyone asks: the first question would be answered while nothing of it is encoded.
  void path.deps.matcher.directory(teamId).catch(unread);
  // What someone in the story does is done whole, so that it is not done twice when the story goes on.
  if (practice) undo.push(() => practice.story.leave());
  // Not awaited: questions are answered by words until the weights are here.
  void bringMeaning({
    cacheDir: resolve('.cache/weights'),
    env: process.env,
    progress: practice ? say : (line) => log.info({ event: 'weights.progress', line }),
    store: vectorStore(main.db()),
    opens: (meaning) =>
      undo.push(() =>
        meaning.then(
          (open) => open.close(),
          () => undefined,
        ),
      ),
    use: matcher.use,
    withoutMeaning: (reason) => log.warn({ event: 'matching.by-words', reason }),
  });
  void tick.now();
  await practice?.pageBuilt();
  const ms = Math.round(performance.now() - databaseUpAt);
  log.info({ event: 'started', mode: config.slack.mode, teamId, ms });
  if (practice)
    say(
      `\nContour is ready to try, ${(ms / 1_000).toFixed(1)} s after its database. Open ${practice.pageUrl}\nStop it with Ctrl-C; everything is kept in .data/.\n`,
    );

  async function practiceWorkspace(port: number): Promise<Practice> {
    const starting = startPractice({
      port,
      manifest: socketManifest,
      snapshotFile: '.data/practice.json',
      isPageWanted: true,
      async schoolDays() {
        const { calendar } = await database.stores.schools.home(teamId);
        return (day) => isSchoolDay(calendar, day);
      },
      clock: {
        now: clock.now,
        async advanceTo(at) {
          const offset = (await clocks.offsetMs()) + at.getTime() - clock.now().getTime();
          clock.setOffset(await clocks.advanceTo(offset));
          await tick.now();
          await path.settled();
        },
        settled: () => path.settled(),
      },
    });
    const started = await orSettingFault(starting);
    undo.push(() => started.stop());
    return started;
  }

  function orSettingFault<T>(starting: Promise<T>, token?: Parameters<typeof settingFault>[2]): Promise<T> {
    return starting.catch((error: unknown) => {
      throw settingFault(error, config, token);
    });
  }
}

/** Bolt does not wait for its socket to close; a stand-in that stops before it would look like a fault. */
async function disconnected({ client }: SocketModeReceiver): Promise<void> {
  await Promise.race([
    new Promise((closed) => client.once('disconnected', closed)),
    wait(2_000, undefined, { ref: false }),
  ]);
}

const bodyLimitBytes = 256 * 1024;

/** The practice workspace is met as any other, by Socket Mode. */
function slackOf(slack: Config['slack'], practice?: Practice) {
  if (slack.mode !== 'practice') return slack;
  if (!practice) throw new Error('The practice workspace has not started.');
  const { tokens, apiUrl } = practice;
  return { mode: 'socket' as const, botToken: tokens.bot, appToken: tokens.app, apiUrl };
}

async function embedded(config: Config, say: (line: string) => void): Promise<string> {
  const ending = new AbortController();
  const starting = startEmbeddedMongod({
    dataDir: resolve('.data'),
    cacheDir: resolve('.cache'),
    env: { ...process.env, ...(config.mongodPath && { MONGOD_PATH: config.mongodPath }) },
    progress: say,
    signal: ending.signal,
  });
  // Also while it starts: whoever is told to stop then leaves no database behind.
  undo.push(() => {
    ending.abort();
    return starting.then(
      (mongod) => mongod.stop(),
      () => undefined, // told by the start itself, where it is not of this
    );
  });
  return (await starting).uri;
}

/** Stops in the opposite order of the start: nothing new comes in, what is under way is finished, then the database. */
function stop(): Promise<void> {
  stopping ??= (async () => {
    for (const step of undo.reverse()) await step();
  })();
  return stopping;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stop().then(
      () => process.exit(0),
      (error: unknown) => end(error),
    );
  });
}

process.on('unhandledRejection', fail);
process.on('uncaughtException', fail);

// npm that is told to end takes its shell along and leaves the program behind; then it stops as if it had been told too.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.emit('SIGTERM');
  }, 500).unref();
}

async function fail(error: unknown): Promise<void> {
  // What was under way when it was told to stop may fail of that: then the program has ended before this goes on.
  await stop().catch((fault: unknown) => process.stderr.write(`${(fault as Error).stack}\n`));
  end(error);
}

function end(error: unknown): never {
  const told = error instanceof ConfigError || error instanceof CannotStart;
  process.stderr.write(`${told ? error.message : (error as Error).stack}\n`);
  process.exit(error instanceof ConfigError ? 2 : 1);
}

start().catch(fail);
