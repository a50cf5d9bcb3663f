import { addPerson, archiveChannel, changePerson, deleteChannel } from './admin.ts';
import type { Control, PersonChange } from './control.ts';
import type { Core, Timing, Tokens } from './core.ts';
import { type HttpDelivery, httpDelivery } from './delivery/http.ts';
import { type SocketDelivery, socketDelivery } from './delivery/socket-mode.ts';
import { type Faults, faultBook } from './faults.ts';
import { live } from './live.ts';
import type { PracticeManifest } from './manifest.ts';
import { pageActions } from './page-actions.ts';
import type { ClockMove } from './page-api.ts';
import { type Person, personIn } from './person.ts';
import { type School, sampleSchool, userIdOf } from './sample-school.ts';
import { clockTarget, morningsBetween, type SchoolClock } from './school-clock.ts';
import { serve } from './serve.ts';
import { pageFiles } from './serve-page.ts';
import { listen } from './server.ts';
import { keepSnapshot, readSnapshot } from './snapshot.ts';
import { deliverAgain, keptDelivery } from './story/kept-delivery.ts';
import { type Story, storyOf } from './story/story.ts';
import { triggerBook } from './triggers.ts';
import { appMethods } from './web-api/app.ts';
import { methodTable } from './web-api/call-method.ts';
import { postScheduled } from './web-api/chat.ts';
import { rateLimits } from './web-api/rate-limits.ts';
import { openWorkspace, tell, type Workspace } from './workspace.ts';

export interface PracticeOptions {
  /** 0 = any free one. */
  port: number;
  manifest: PracticeManifest;
  clock: SchoolClock;
  /** Where messages, views and channels are kept over a restart; absent: nowhere. */
  snapshotFile?: string;
  /** How the app is reached; Socket Mode unless given. */
  delivery?: { mode: 'socket' } | { mode: 'http'; url: string };
  tokens?: Partial<Tokens>;
  school?: School;
  /** Someone will look at the page: build it at once instead of for the first visitor. */
  isPageWanted?: boolean;
  /** Shorter waits, for tests. */
  timing?: Partial<Timing>;
  /** Gives where **Next school day** stops; Monday to Friday unless given. `day` is a calendar day in the school's zone. */
  schoolDays?: () => Promise<(day: string) => boolean>;
}

/** A running practice workspace. */
export interface Practice {
  /** For `slackApiUrl`: ends in `/api/`. */
  apiUrl: string;
  pageUrl: string;
  tokens: Tokens;
  workspace: Workspace;
  faults: Faults;
  /** Acts as a member of the school: by Slack id, or by the two digits of the school's list. */
  as(who: string): Person;
  changePerson(who: string, change: PersonChange): void;
  /** Someone new joins. @returns the Slack id */
  addPerson(joining: { name: string; title: string; zone?: string }): string;
  archiveChannel(id: string): void;
  deleteChannel(id: string): void;
  disconnect: Control['disconnect'];
  limitRates(isOn: boolean): void;
  /** Open Socket Mode connections. */
  connections(): number;
  /** HTTP: Slack's `url_verification`. */
  verifyUrl(): Promise<boolean>;
  /** The story of three weeks. */
  story: Story;
  /** Tells everyone that the clock was moved, and posts what was scheduled until now. */
  clockMoved(): void;
  /** Resolves when the page is there for its first visitor; at once where none is wanted. */
  pageBuilt(): Promise<void>;
  /** Writes the snapshot, ends connections and timers. */
  stop(): Promise<void>;
}

const usualTokens: Tokens = {
  bot: 'xoxb-practice-bot',
  app: 'xapp-1-practice-app',
  signingSecret: 'practice-signing-secret',
  verification: 'practice-verification',
};

const slackTiming: Timing = {
  ackMs: 3000,
  triggerMs: 3000,
  responseUrlMs: 30 * 60_000,
  retryDelaysMs: [0, 60_000, 300_000],
};

const scheduledEveryMs = 1000;

/** Every press of the story is waited for on a slow machine too. */
const storyPatienceMs = 20_000;

/**
 * Starts the practice workspace: a stand-in for Slack on this machine alone, strict as `slack-facts.md` says.
 *
 * @throws Error when the port is taken or the snapshot is broken
 */
export async function startPractice(options: PracticeOptions): Promise<Practice> {
  const school = options.school ?? sampleSchool;
  const { clock } = options;
  const timing = { ...slackTiming, ...options.timing };
  const tokens = { ...usualTokens, ...options.tokens };
  const workspace = openWorkspace(school, options.manifest, () => clock.now(), readSnapshot(options.snapshotFile));
  const snapshot = keepSnapshot(workspace, options.snapshotFile);
  const page = pageFiles(options.isPageWanted ?? false);
  const faults = faultBook();
  const moving: SchoolClock = {
    ...clock,
    async advanceTo(at) {
      const mornings = morningsBetween(clock.now(), at, workspace.state.team.zone, await options.schoolDays?.());
      for (const stop of [...mornings, at]) {
        await clock.advanceTo(stop);
        clockMoved();
      }
    },
  };
  const tickets = new Set<string>();
  const methods = methodTable(appMethods((ticket) => tickets.add(ticket)));
  const changed = () => tell(workspace, { kind: 'app' });
  const socket = socketDelivery({ appId: workspace.state.app.id, timing, faults, changed });
  const http =
    options.delivery?.mode === 'http'
      ? httpDelivery({ url: options.delivery.url, signingSecret: tokens.signingSecret, timing, faults })
      : undefined;
  const core: Core = {
    workspace,
    manifest: options.manifest,
    tokens,
    timing,
    origin: '',
    delivery: http ?? socket,
    triggers: triggerBook(timing.triggerMs),
    faults,
    limits: rateLimits(),
    story: storyOf({
      workspace,
      clock: moving,
      as(no) {
        const told = { ...core, delivery: keptDelivery(core) };
        return personIn(told, pageActions(told, moveClock), userIdOf(no), storyPatienceMs);
      },
      deliverAgain: () => deliverAgain(core),
    }),
    kept: () => snapshot.kept(),
    optionsShown: new Map(),
  };
  const clockMoved = () => {
    postScheduled(core);
    tell(workspace, { kind: 'clock' });
  };
  const moveClock = async (move: ClockMove) => {
    const isSchoolDay = await options.schoolDays?.();
    await moving.advanceTo(clockTarget(move, clock.now(), workspace.state.team.zone, isSchoolDay));
  };
  const actions = pageActions(core, moveClock);
  const controls = controlsOf(core, socket);
  const server = await listen(options.port, {
    request: (request, response) => serve({ core, methods, actions, controls, page }, request, response),
    socket(url, accept) {
      if (url.pathname === '/link/') return takeAppSocket(tickets, url, accept, socket);
      const me = url.pathname === '/page/live' ? workspace.state.people[url.searchParams.get('as') ?? ''] : undefined;
      if (!me || me.isBot) return false;
      void accept().then((open) =>
        open.on(
          'close',
          live(core, me, (event) => open.send(JSON.stringify(event))),
        ),
      );
      return true;
    },
  });
  core.origin = `http://127.0.0.1:${server.port}`;
  const scheduled = setInterval(() => postScheduled(core), scheduledEveryMs);
  scheduled.unref();
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    clearInterval(scheduled);
    await Promise.all([core.delivery.stop(), socket.stop(), server.stop()]);
    await snapshot.stop();
  };
  const idOf = (who: string) => (/^\d\d$/.test(who) ? userIdOf(who) : who);
  return {
    apiUrl: `${core.origin}/api/`,
    pageUrl: `http://localhost:${server.port}/`,
    tokens,
    workspace,
    ...controls,
    as: (who) => personIn(core, actions, idOf(who)),
    changePerson: (who, change) => controls.changePerson(idOf(who), change),
    addPerson: (joining) => addPerson(core, joining).id,
    connections: () => socket.connections(),
    verifyUrl: () => (http as HttpDelivery).verifyUrl(),
    clockMoved,
    story: core.story,
    async pageBuilt() {
      if (options.isPageWanted) await page.get('/page.js');
    },
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };
}

function controlsOf(core: Core, socket: SocketDelivery): Control {
  return {
    faults: core.faults,
    changePerson: (id, change) => changePerson(core, id, change),
    archiveChannel: (id) => archiveChannel(core, id),
    deleteChannel: (id) => deleteChannel(core, id),
    disconnect: (reason) => (reason === 'cut' ? socket.cut() : socket.disconnect(reason)),
    limitRates: (isOn) => core.limits.switch(isOn),
  };
}

/** An address from `apps.connections.open` is good for one connection. */
function takeAppSocket(
  tickets: Set<string>,
  url: URL,
  accept: () => Promise<Parameters<SocketDelivery['accept']>[0]>,
  socket: SocketDelivery,
): boolean {
  if (!tickets.delete(url.searchParams.get('ticket') ?? '')) return false;
  void accept().then((open) => socket.accept(open));
  return true;
}
