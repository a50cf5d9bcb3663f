import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { socketManifest } from '../../manifests/manifest.ts';
import type { CrashPoint } from '../../src/delivery/crash-points.ts';
import type { Gap } from '../../src/domain/gap.ts';
import type { ModelingSession } from '../../src/domain/modeling.ts';
import type { Observation } from '../../src/domain/observation.ts';
import type { RitualCard } from '../../src/domain/ritual.ts';
import { cardView } from '../../src/features/ritual/card-view.ts';
import { userIdOf } from '../../src/practice/sample-school.ts';
import { type Practice, startPractice } from '../../src/practice/start-practice.ts';
import { messageRow } from '../../src/slack/message-row.ts';
import { outboxStore } from '../../src/stores/outbox-store.ts';
import { systemClock } from '../../src/time/system-clock.ts';
import { agreement } from '../helpers/agreement.ts';
import { type BotProcess, buildBotProgram, startBotProcess } from '../helpers/bot-process.ts';
import { deliveryFaults, faultsIn, type History, messageFaults } from '../helpers/check-history.ts';
import { empty, freshDatabase } from '../helpers/mongo.ts';
import { observation, round } from '../helpers/observation.ts';
import { ritual, ritualCard } from '../helpers/ritual.ts';
import { seededRandom, shuffled } from '../helpers/seeded-random.ts';

const { client, db, uri: server } = await freshDatabase({ isDropped: false });
/** By this name the server knows which transactions are the bot's. */
const uri = `${server}&appName=${db.databaseName}`;
/** The suite takes the same order every time; `npm run prove:crash` takes another at each run. */
const seed = Number(process.env.CRASH_SEED ?? (process.env.CRASH_PAIRS ? Math.floor(Math.random() * 2 ** 31) : 7));
const random = seededRandom(seed);
console.log(`crash.test.ts: CRASH_SEED=${seed}`);

/** A school day behind this machine's clock, as the practice workspace's is: Tuesday 27 February 2024, 09:00 in Chicago. */
const offsetMs = Date.parse('2024-02-27T15:00:00Z') - Date.now();
const secret = 'test secret';
const text = 'how do I get quiet students talking in math';
const practiceThatHelped = 'Partners talk first, then two share';

const points: CrashPoint[] = [
  'inbox.stored',
  'acked',
  'effect.committed',
  'replied',
  'outbox.claimed',
  'outbox.posted',
  'outbox.ended',
];

const program = await buildBotProgram();
afterAll(() => program.remove());
let undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.reverse()) await step();
  undo = [];
});

/**
 * How a process of the walk dies: at these steps one after the other, where `acts` names some only from those on, at one of them in each act if that passes it, or each
 * time after some machine milliseconds.
 */
type Deaths = { at: CrashPoint[]; acts?: string[] } | { each: CrashPoint[] } | { afterMs: number[] };

interface Walk {
  deaths: Deaths;
  /** Told where in which act a process died. */
  diedIn?: (what: string, point: CrashPoint) => void;
  looksFirst?: boolean;
  /** What is on record before the bot is started. */
  record?: (teamId: string) => Promise<void>;
  story?: Story;
}

/** Does it, and waits for what comes of it over the death of the bot; who was told of a fault, and sees nothing, does it again. */
type Act = (what: string, doIt: () => Promise<unknown>, met: () => Promise<unknown>) => Promise<void>;
type Story = (practice: Practice, act: Act) => Promise<void>;

/** A story, unless another is told from the question to the thanks, with a bot that dies on the way and is started again a minute later. */
async function walk({
  deaths,
  looksFirst = true,
  diedIn,
  record,
  story = fromQuestionToThanks,
}: Walk): Promise<History> {
  await forgetAll();
  const practice = await startPractice({
    port: 0,
    manifest: socketManifest,
    clock: { now: systemClock(offsetMs).now, advanceTo: async () => {} },
    // Nobody has to wait the whole three seconds to hear that a dead bot did not answer.
    timing: { ackMs: 1_500 },
  });
  await record?.(practice.workspace.state.team.id);
  const { bot: botToken, app: appToken } = practice.tokens;
  const start = () =>
    startBotProcess(program.file, {
      uri,
      dbName: db.databaseName,
      apiUrl: practice.apiUrl,
      botToken,
      appToken,
      offsetMs,
      looksFirst,
    });
  let bot = await start();
  undo.push(
    () => practice.stop(),
    () => bot.kill(),
  );
  const acts: History['acts'] = [];
  const died: string[] = [];
  const at = 'at' in deaths ? [...deaths.at] : [];
  const mayDieIn = (what: string) => !('at' in deaths) || (deaths.acts?.includes(what) ?? true);
  const each = 'each' in deaths ? [...deaths.each] : undefined;
  const afterMs = 'afterMs' in deaths ? [...deaths.afterMs] : [];
  let armed: CrashPoint | undefined;
  const begun: string[] = [];

  async function startAgain(): Promise<void> {
    await bot.dead;
    died.push(armed ?? 'some moment');
    if (armed) diedIn?.(String(begun.at(-1)), armed);
    armed = undefined;
    await letTimePass();
    bot = await start();
  }

  async function act(...[what, doIt, met]: Parameters<Act>): Promise<void> {
    if (!bot.isAlive()) await startAgain();
    if (!each) armed ??= mayDieIn(what) ? at.shift() : undefined;
    else armed = begun.includes(what) || what.endsWith(again) ? undefined : each.shift();
    begun.push(what);
    await bot.dieAt(armed ?? null);

    const told = faultOf(doIt());
    const ms = afterMs.shift();
    if (ms !== undefined) void wait(ms).then(() => bot.kill());
    const first = faultOf(met());
    const unmet = await Promise.race([first, bot.dead.then(() => 'the bot died')]);
    const fault = await told;
    acts.push({ what, ...(fault && { told: fault }) });
    if (unmet === undefined) return;
    if (!bot.isAlive()) await startAgain();
    const nothingComes = fault ? restOf(bot).then(() => 'nothing came of it') : new Promise<never>(() => {});
    const later = await Promise.race([faultOf(met()), nothingComes]);
    if (later && !fault) throw new Error(`${what}: ${later}\n${bot.said()}`);
    if (later) await act(`${what}${again}`, doIt, met);
  }

  await story(practice, act);
  // What was seen was posted, and a step behind the post is passed a moment later.
  if (armed) await Promise.race([bot.dead, wait(3_000)]);
  if (!bot.isAlive()) await startAgain();
  bot = await quiet(bot, start);
  expect(await bot.stop()).toBe(0);
  const history = await historyOf(practice, { acts, deaths: died });
  await writeFile(join(tmpdir(), `contour-crash-${seed}-${died.join('-')}.json`), JSON.stringify(history, null, 2));
  return history;
}

const fromQuestionToThanks: Story = async (practice, act) => {
  const [mateo, aisha] = [practice.as('17'), practice.as('11')];
  await act(
    'Mateo asks',
    () => mateo.command('/who-knows', text),
    () => mateo.sees('Who sees this'),
  );
  await act(
    'Mateo presses Ask Aisha',
    () => mateo.press('Ask Aisha'),
    () => Promise.all([mateo.sees('has it until'), aisha.sees(text)]),
  );
  await act(
    'Aisha accepts',
    () => aisha.press('I can help'),
    () => mateo.sees('can help. Talk in this thread'),
  );
  for (let tries = 0; !hasForm(practice) && tries < 3; tries += 1) {
    await mateo.dismiss();
    const before = askedToPressAgain(practice);
    await act(
      'Mateo presses This helped',
      () => mateo.press('This helped'),
      () =>
        expect.poll(() => hasForm(practice) || askedToPressAgain(practice) > before, { timeout: 15_000 }).toBe(true),
    );
  }
  await act(
    'Mateo says what helped',
    () => mateo.submit({ 'What practice helped?': practiceThatHelped }),
    () => Promise.all([aisha.sees(practiceThatHelped), mateo.sees(`helped: “${practiceThatHelped}`)]),
  );
};

/** The channel of grades 6 to 8. */
const sixEight = 'C0AC4RK9Q04';
const pairsLater = { pairsOn: '2024-02-29', pairsAt: new Date('2024-02-29T14:00:00Z') };
const inLesson = { startsAt: new Date('2024-02-28T16:00:00Z'), endsAt: new Date('2024-02-28T16:20:00Z') };

const takesPart = 'Jamal presses Take part';
const takesOn = 'Aisha presses I take it on';

/** Mateo's door is open, the card of a ritual in pairs is to go out, and Tamika has asked Aisha to take a gap on. */
async function recordOfFour(teamId: string): Promise<void> {
  const [aisha, mateo, tamika] = ['11', '17', '18'].map(userIdOf) as [string, string, string];
  const common = { teamId, channelId: sixEight };
  const now = systemClock(offsetMs).now();
  const card = ritualCard({ ...common, postedAt: now, asks: 'pairs', ...pairsLater });
  const ofGap = { ...{ teamId, id: 'g1', cause: 't1', openedBy: tamika, openedAt: now }, topicKey: 'newcomer-math' };
  const gap: Gap = {
    ...{ ...ofGap, topic: 'newcomer math', stage: 'named', stageSince: now, isOpen: true, learners: [], taught: [] },
    ...{ asked: { owner: { userId: aisha, by: tamika, turn: 0 } }, turn: 0 },
  };
  const door = observation({ ...common, ...inLesson, hostId: mateo, invited: [] });
  const records = {
    agreements: agreement({ teamId }),
    rounds: round({ ...common, startedBy: mateo, from: '2024-02-26', to: '2024-03-15' }),
    ...{ observations: door, rituals: ritual({ ...common, startedBy: mateo }), ritualCards: card, gaps: gap },
  };
  for (const [name, record] of Object.entries(records)) await db.collection(name).insertOne({ ...record });
  await outboxStore(db).add({
    ...messageRow(teamId, cardView({ card, leaders: [] }), now),
    ...{ key: `ritual-card:${card.id}`, kind: 'ritual.card', channel: sixEight, priority: 2 },
  });
}

/**
 * Aisha posts a session, Jamal takes a seat in it, Tamika a place behind Mateo's door of another hour, Jamal takes part in
 * a ritual, and Aisha takes a gap on.
 */
const fourRoutines: Story = async ({ as }, act) => {
  const [aisha, tamika, jamal, mateo] = [as('11'), as('18'), as('15'), as('17')];
  const card = await jamal.sees('Nobody takes part yet', sixEight);
  await tamika.command('/observe', 'list', { channel: sixEight });
  const listed = await tamika.sees('0 of 2 places taken');
  await aisha.command('/contour', 'gap');
  await aisha.press('Open', await aisha.sees('*newcomer math*: named'));
  const opened = await aisha.sees('someone who feels this gap takes it on');
  await aisha.command('/model');
  await aisha.submit({
    'What I will show': 'number talks',
    'What to watch for': 'Who talks after the question?',
    How: 'Live class with think-aloud',
    Day: '2024-02-29',
    Begins: '10:00',
    Ends: '10:20',
    Where: 'Room 12',
    Seats: '2',
    Channel: '#alder-all',
  });
  await expect
    .poll(() => JSON.stringify(aisha.stack().at(-1)), { timeout: 10_000 })
    .toContain('Nobody has seen it yet');
  await act(
    'Aisha presses Post it',
    () => aisha.press('Post it', 'modal'),
    () => jamal.sees('Who talks after the question?'),
  );
  await act(
    'Jamal presses Join',
    async () => jamal.press('Join', await jamal.sees('Who talks after the question?')),
    () => Promise.all([jamal.sees(/You have a seat/), jamal.sees('1 of 2 seats taken')]),
  );
  await act(
    'Tamika presses Sign up',
    () => tamika.press('Sign up', listed),
    () => Promise.all([tamika.sees(/You have a place/), mateo.sees('1 of 2 places taken')]),
  );
  await act(
    takesPart,
    () => jamal.press('Take part', card),
    () => Promise.all([jamal.sees('You take part'), mateo.sees('1 colleague takes part', sixEight)]),
  );
  await act(
    takesOn,
    () => aisha.press('I take it on', opened),
    () => Promise.all([aisha.sees('You own it now'), tamika.sees('has taken it on')]),
  );
};

/** What is on record after it: each thing once, and nobody's time twice. */
async function recordFaults(): Promise<string[]> {
  const [session, ...more] = await db.collection<ModelingSession>('sessions').find().toArray();
  const visit = await db.collection<Observation>('observations').findOne();
  const [jamal, tamika, aisha] = ['15', '18', '11'].map(userIdOf);
  const seats = (await db.collection('seats').find().toArray()).map(({ eventId, userId }) => `${eventId} ${userId}`);
  const bookings = await db.collection('bookings').find().toArray();
  const booked = [...new Set(bookings.map(({ eventId, userId }) => `${eventId} ${userId}`))];
  const wanted = [`${session?.id} ${jamal}`, `${visit?.id} ${tamika}`];
  const card = await db.collection<RitualCard>('ritualCards').findOne();
  const gap = await db.collection<Gap>('gaps').findOne();
  return [
    ...(more.length === 0 && session?.status === 'open' && session.visitors.length === 1 ? [] : ['the session']),
    ...(visit?.visitors.length === 1 ? [] : ['the visit']),
    ...(String(card?.members) === jamal && card?.turn === 1 ? [] : [`the ritual: ${card?.members}, ${card?.turn}`]),
    ...(gap?.owner === aisha && gap?.turn === 1 ? [] : [`the gap: ${gap?.owner}, ${gap?.turn}`]),
    ...(String(seats.sort()) === String([...wanted].sort()) ? [] : [`the seats: ${seats}`]),
    ...(wanted.concat(`${session?.id} ${aisha}`).every((one) => booked.includes(one)) ? [] : [`the time: ${booked}`]),
  ];
}

/** Ends the name of an act that is done once more after a fault. */
const again = ' again';

/** What goes wrong, if anything. */
const faultOf = (doing: Promise<unknown>) =>
  doing.then(
    () => undefined,
    (error: Error) => error.message,
  );

const hasForm = (practice: Practice) =>
  JSON.stringify(practice.as('17').stack().at(-1)?.blocks ?? []).includes('What practice helped?');
const askedToPressAgain = (practice: Practice) =>
  practice
    .as('17')
    .messages()
    .filter((message) => message.text.includes('Please press the button again')).length;

/** Begins anew, with nothing left of the walk before or of the process that died in it. */
async function forgetAll(): Promise<void> {
  await endAbandoned();
  await empty(db);
}

/** A minute and more of machine time goes by: leases end, and what was left behind is old enough to be taken up. */
async function letTimePass(): Promise<void> {
  await endAbandoned();
  const back = (...fields: string[]) => [
    { $set: Object.fromEntries(fields.map((field) => [field, { $subtract: [{ $toDate: `$${field}` }, 70_000] }])) },
  ];
  await db.collection('inbox').updateMany({}, back('receivedAt', 'takenUntil'));
  await db.collection('outbox').updateMany({ firstTry: { $exists: true } }, back('retryAt', 'leaseUntil', 'firstTry'));
  await db.collection('pauses').updateMany({}, back('until'));
}

/**
 * What a killed process held in a transaction the server gives back by itself, well before a minute is over; not before
 * the last word that the process had sent is read.
 */
async function endAbandoned(): Promise<void> {
  const admin = client.db('admin');
  const ofTheBot = (which: object) =>
    admin
      .aggregate(
        [
          { $currentOp: { allUsers: true, idleConnections: true, idleSessions: true } },
          { $match: { appName: db.databaseName, ...which } },
        ],
        { readConcern: { level: 'local' } },
      )
      .toArray();
  await expect.poll(() => ofTheBot({ type: 'op' }), { timeout: 10_000 }).toEqual([]);
  const open = await ofTheBot({ transaction: { $exists: true } });
  if (open.length > 0) await admin.command({ killSessions: open.map(({ lsid }) => ({ id: lsid.id })) });
}

const unfinished = async () =>
  (await db.collection('inbox').countDocuments({ state: { $in: ['waiting', 'replying'] } })) +
  (await db.collection('outbox').countDocuments({ state: { $in: ['pending', 'sending'] } }));

/** Resolves when nothing is left to do, or nothing that can be done now. */
async function restOf(bot: BotProcess): Promise<void> {
  for (let looks = 0; looks < 10 && bot.isAlive() && (looks === 0 || (await unfinished()) > 0); looks += 1)
    await wait(200);
}

/** Lets the bot finish what it still has to do, over as many restarts as waiting for a minute takes. */
async function quiet(bot: BotProcess, start: () => Promise<BotProcess>): Promise<BotProcess> {
  let current = bot;
  for (let tries = 0; tries < 4; tries += 1) {
    await restOf(current);
    if ((await unfinished()) === 0) return current;
    await current.stop();
    await letTimePass();
    current = await start();
  }
  return current;
}

async function historyOf({ workspace }: Practice, told: Pick<History, 'acts' | 'deaths'>): Promise<History> {
  const all = async <T>(name: string) => (await db.collection(name).find({}).toArray()) as T[];
  const messages = Object.values(workspace.state.messages)
    .flat()
    .filter(({ isApp, visibleTo }) => isApp && visibleTo === undefined)
    .map(({ channel, ts, metadata }) => ({ channel, ts, ...(metadata && { metadata }) }));
  return {
    seed,
    ...told,
    inbox: await all('inbox'),
    outbox: await all('outbox'),
    questions: await all('questions'),
    evidence: await all('evidence'),
    messages,
  };
}

/** Some messages that go out as one, with a bot that dies at a step and is started again a minute later. */
async function bundle(dieAt: CrashPoint): Promise<{ history: History; practice: Practice }> {
  await forgetAll();
  const practice = await startPractice({
    port: 0,
    manifest: socketManifest,
    clock: { now: systemClock(offsetMs).now, advanceTo: async () => {} },
  });
  undo.push(() => practice.stop());
  const { bot: botToken, app: appToken } = practice.tokens;
  const options = { uri, dbName: db.databaseName, apiUrl: practice.apiUrl, botToken, appToken, offsetMs };
  const start = (point?: CrashPoint) =>
    startBotProcess(program.file, { ...options, looksFirst: true, ...(point && { dieAt: point }) });
  const outbox = outboxStore(db);
  for (const [index, text] of bundled.entries())
    await outbox.add({
      teamId: practice.workspace.state.team.id,
      key: `bundled:${index}`,
      kind: 'test.message',
      method: 'chat.postMessage',
      channel: userIdOf('11'),
      payload: { text, blocks: [{ type: 'section', text: { type: 'plain_text', text } }] },
      bundle: 'this morning',
      priority: 1,
      notBefore: systemClock(offsetMs).now(),
      onAmbiguous: 'resend',
    });
  const first = await start(dieAt);
  undo.push(() => first.kill());
  await first.dead;
  await letTimePass();
  const last = await quiet(await start(), start);
  expect(await last.stop()).toBe(0);
  return { history: await historyOf(practice, { acts: [], deaths: [dieAt] }), practice };
}

const askers = ['07', '11', '12', '14', '17', '19'];

/** Several ask at the same moment, and the bot dies of the first of them that passes a step; it is started again a minute later. */
async function severalAsk(dieAt: CrashPoint): Promise<{ history: History; told: Set<string> }> {
  await forgetAll();
  const practice = await startPractice({
    port: 0,
    manifest: socketManifest,
    clock: { now: systemClock(offsetMs).now, advanceTo: async () => {} },
    timing: { ackMs: 1_500 },
  });
  undo.push(() => practice.stop());
  const { bot: botToken, app: appToken } = practice.tokens;
  const options = { uri, dbName: db.databaseName, apiUrl: practice.apiUrl, botToken, appToken, offsetMs };
  const start = () => startBotProcess(program.file, { ...options, looksFirst: true });
  const first = await start();
  undo.push(() => first.kill());
  await first.dieAt(dieAt);
  const faults = await Promise.all(askers.map((asker) => faultOf(practice.as(asker).command('/who-knows', text))));
  await first.dead;
  await letTimePass();
  const last = await quiet(await start(), start);
  expect(await last.stop()).toBe(0);
  const told = new Set(askers.filter((_, n) => faults[n]).map(userIdOf));
  return { history: await historyOf(practice, { acts: [], deaths: [dieAt] }), told };
}

/** Each takes a while; the suite takes the one at which what travels together is half known. */
const atOnce: CrashPoint[] = process.env.CRASH_PAIRS
  ? ['inbox.stored', 'acked', 'effect.committed', 'replied']
  : ['effect.committed'];

/** Each takes a while; the suite takes the one at which parts were once lost. */
const inBundle: CrashPoint[] = process.env.CRASH_PAIRS
  ? ['outbox.claimed', 'outbox.posted', 'outbox.ended']
  : ['outbox.claimed'];
const bundled = ['One question waits', 'Another question waits', 'A third question waits'];

describe('the checker', { timeout: 180_000 }, () => {
  test('finds the message that a sender doubles which does not look before it posts again', async () => {
    const history = await walk({ deaths: { at: ['outbox.posted'] }, looksFirst: false });
    const faults = faultsIn(history, secret);
    // Of two messages on their way at once it doubles both.
    expect(faults.length).toBeGreaterThan(0);
    for (const fault of faults) expect(fault).toMatch(/^doubled: message question:/);
  });
});

describe('a bot that is killed on the way from the question to the thanks', { timeout: 180_000 }, () => {
  const order = shuffled(points, random);

  test.each(inBundle)('at %s of a bundle loses no part of it and sends it once', async (point) => {
    const { history, practice } = await bundle(point);
    expect(messageFaults(history, secret)).toEqual([]);
    for (const text of bundled) await practice.as('11').sees(text);
    expect(history.messages).toHaveLength(1);
  });

  test.each(atOnce)('at %s while several ask at once asks for each of them, and for nobody twice', async (point) => {
    const { history, told } = await severalAsk(point);
    expect([...deliveryFaults(history), ...messageFaults(history, secret)]).toEqual([]);
    const asked = history.questions.map(({ askedBy }) => askedBy);
    expect(asked).toEqual([...new Set(asked)]);
    // Whoever was told of a fault may have been heard all the same; whoever was not has been.
    for (const userId of askers.map(userIdOf)) expect(asked.includes(userId) || told.has(userId)).toBe(true);
    // What travels together is kept together, before any of it is acknowledged.
    if (point !== 'inbox.stored') expect(told.size).toBeLessThan(askers.length);
  });

  test.each([[order.slice(0, 3)], [order.slice(3, 5)], [order.slice(5)]])(
    'at %s loses nothing and doubles nothing',
    async (...at) => {
      const history = await walk({ deaths: { at: at.flat() } });
      expect(history.deaths).toEqual(at.flat());
      expect(faultsIn(history, secret)).toEqual([]);
    },
  );

  test('at moments of chance loses nothing and doubles nothing', async () => {
    const history = await walk({ deaths: { afterMs: Array.from({ length: 2 }, () => Math.floor(random() * 120)) } });
    expect(history.deaths.length).toBeGreaterThan(0);
    expect(faultsIn(history, secret)).toEqual([]);
  });
});

describe('a bot that is killed as a session is posted and joined, a visit signed up for, a ritual joined, a gap taken on', {
  timeout: 180_000,
}, () => {
  // Of each act in turn another step; `npm run prove:crash` takes every order, the suite one, in three of the acts.
  const turns = points.map((_, from) =>
    points.map((__, n) => points[(from + n * 3) % points.length] as CrashPoint).slice(0, 5),
  );
  const few = { at: turns[2]?.slice(0, 3) ?? [], acts: ['Jamal presses Join', takesPart, takesOn] };
  const walks = process.env.CRASH_PAIRS ? turns.map((at) => ({ at })) : [few];
  test.each(walks.map((deaths) => [deaths.at.join(', '), deaths] as const))(
    'at %s loses nothing and doubles nothing',
    async (_, deaths) => {
      const history = await walk({ deaths, record: recordOfFour, story: fourRoutines });
      // A step behind what the person sees may come after the last act.
      const least = Math.max(deaths.at.length - 1, history.deaths.length);
      expect(history.deaths).toEqual(deaths.at.slice(0, least));
      // The round was put there without its card.
      const ofMessages = messageFaults(history, secret).filter((fault) => !fault.includes('round:r1:card'));
      expect([...deliveryFaults(history), ...ofMessages, ...(await recordFaults())]).toEqual([]);
    },
  );
});

const onTheWay: CrashPoint[] = ['inbox.stored', 'acked', 'effect.committed'];
/** Each act of the walk, with the steps it has passed when the person sees what comes of it. */
const passedBy: Record<string, CrashPoint[]> = {
  'Mateo asks': onTheWay,
  'Mateo presses Ask Aisha': [...onTheWay, 'outbox.claimed', 'outbox.posted'],
  'Aisha accepts': [...onTheWay, 'outbox.claimed', 'outbox.posted'],
  'Mateo presses This helped': ['inbox.stored', 'acked'],
  // A form is worked on before it is acknowledged.
  'Mateo says what helped': ['inbox.stored', 'effect.committed', 'outbox.claimed', 'outbox.posted'],
};

// `npm run prove:crash`: minutes, so not in the suite.
if (process.env.CRASH_PAIRS) {
  describe('a bot that is killed once in each act', { timeout: 240_000 }, () => {
    const died = new Map<string, CrashPoint[]>();
    const note = (what: string, point: CrashPoint) => died.set(what, [...(died.get(what) ?? []), point]);

    test.each(points.map((_, from) => [[...points.slice(from), ...points.slice(0, from)].slice(0, 5)]))(
      'at %s loses nothing and doubles nothing',
      async (...each) => {
        const history = await walk({ deaths: { each: each.flat() }, diedIn: note });
        expect(faultsIn(history, secret)).toEqual([]);
      },
    );

    // A step behind what the person sees may come after the next act has begun.
    test.each(Object.entries(passedBy))('%s: it was killed at each step that this passes for sure', (what, steps) => {
      console.log(`${what}: died at ${died.get(what)?.join(', ')}`);
      expect(died.get(what)).toEqual(expect.arrayContaining(steps));
    });
  });
}
