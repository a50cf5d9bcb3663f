import { beforeAll, describe, expect, test } from 'vitest';
import { agreement } from '../helpers/agreement.ts';
import { actionPayload, commandPayload, submissionPayload } from '../helpers/payloads.ts';
import { registered } from '../helpers/registered.ts';
import { soonMs, stubbedBot } from '../helpers/stubbed-bot.ts';
import { filled as commitFields } from './commit/commit-desk.ts';
import { filled as sessionFields } from './model/model-desk.ts';
import { choice, doorFields, roundFields } from './observe/observe-desk.ts';

type Fields = Record<string, Record<string, unknown>>;

const { bot, slack, db } = await stubbedBot({ gapMs: soonMs });
const { deps } = bot;
const all = registered(deps);
/** `npm run prove:access` presses every button there is about every record there is, whichever routine it is of. */
const isWhole = Boolean(process.env.EVERY_PRESS);

/**
 * What is kept about one pair, by a word that stands nowhere else, and who of the parties reads it; nobody else does, whoever
 * they are. U01 asks, visits and commits; U07 answers, hosts and is partner; U02 is the other visitor and owes support. U11 asks
 * U10 without a name, and U12 is who U07 would rather not meet. Source: domain.md section 2, "Who sees what".
 */
const secrets = {
  'the words of a question': ['quagga', 'U01', 'U07', 'U13'],
  'who asks without a name': ['U11'],
  'the practice that helped': ['ibex', 'U01', 'U07'],
  'U01’s note on a visit': ['zebra', 'U01', 'U07'],
  'U02’s note on a visit': ['marble', 'U02', 'U07'],
  'the host’s own note': ['kettle', 'U07'],
  'that an unposted visit took place': ['Quince', 'U01', 'U02', 'U07'],
  'whom the host would rather not meet': ['U12', 'U07'],
  'the words of a commitment': ['walrus', 'U01', 'U02', 'U07'],
  'the support owed for it': ['trombone', 'U01', 'U02', 'U07'],
  'what someone wished to be shown': ['lantern', 'U07'],
  'what a visitor will try': ['pelican', 'U01'],
  'a thanks that its receiver keeps': ['gecko', 'U07'],
  'why someone declined': ['not-mine', 'U13'],
} satisfies Record<string, [string, ...string[]]>;
type Secret = keyof typeof secrets;
const everySecret = Object.keys(secrets) as Secret[];

/** Records that nobody but a party may change: after all the pressing they are as they were. */
const guarded = [
  'questions',
  'evidence',
  'visitNotes',
  'observations',
  'notWith',
  'commitments',
  'modelingRequests',
  'sessions',
  'thanks',
];

/** Everyone else, by what they are in the school. */
const others = {
  'who leads the school, runs the workspace, evaluates, looks after questions and is of the team': 'U04',
  'someone of the team': 'U03',
  'a workspace admin': 'U05',
  'who evaluates them all': 'U08',
  'a stranger': 'U09',
};
/** Whoever is so much at once may see what each of them may; by `npm run prove:access` each of them presses everything. */
const pressesAll = isWhole ? Object.values(others) : ['U04'];

const evaluators = ['U04', 'U08'];
/** Buttons by which others may come to the host’s posted door. */
const toCome = ['observe.sign-up', 'observe.wait', 'observe.come'];

/** What a leader or an admin may do to the whole school, and would end what is planted. */
const spared = new Set<string>(['contour.agreement-stop']);

const place = () => ({ response_url: slack.responseUrl });
const person = (userId: string) => ({ id: userId, team_id: 'T1' });
async function settled() {
  await bot.settled();
  bot.sender.wake();
  await bot.settled();
}
/** Planted is one thing after another; pressing goes on without waiting for what comes of it. */
let isPlanted = false;
async function delivered(body: Record<string, unknown>): Promise<unknown> {
  const answer = await bot.slack.deliver(body);
  if (!isPlanted) await settled();
  return answer;
}
const types = (command: string, text: string, userId: string) =>
  delivered(commandPayload(command, text, { user_id: userId, channel_id: 'C1', channel_name: 'team', ...place() }));
const presses = (id: string, value: string | undefined, userId: string) =>
  delivered(actionPayload(id, value, { user: person(userId), ...place() }));
const sends = (id: string, fields: Fields, userId: string, about = '') =>
  delivered(submissionPayload(id, fields, { userId, private_metadata: about }));
const idOf = async (collection: string, found: object = {}) =>
  String((await db.collection(collection).find(found).sort({ _id: -1 }).limit(1).next())?.id);
const words = (text: string) => ({ value: text });

/** Who there is, and one of everything that the table speaks of, by the acts of the parties themselves. */
async function plant(): Promise<void> {
  const now = deps.clock();
  await deps.schools.home('T1', 'America/Chicago');
  await deps.schools.set('T1', { zone: 'America/Chicago' });
  await deps.agreements.addOnce(agreement());
  await deps.teams.switchOn({ teamId: 'T1', channelId: 'C1', switchedOnBy: 'U03', switchedOnAt: now });
  for (const userId of ['U01', 'U02', 'U03', 'U04', 'U05', 'U07', 'U08', 'U09', 'U10', 'U11', 'U12', 'U13']) {
    const who = { teamId: 'T1', userId, name: `Person ${userId}`, zone: 'America/Chicago' };
    await deps.people.keepSlack({ ...who, standing: 'colleague', isAdmin: ['U04', 'U05'].includes(userId) }, now);
    await deps.people.join('T1', userId, now);
  }
  for (const userId of ['U01', 'U02', 'U03', 'U04', 'U07']) await deps.teams.join('T1', 'C1', userId, now);
  await deps.leaders.name({ teamId: 'T1', userId: 'U04', scope: 'school', namedBy: 'U05', at: now });
  for (const userId of evaluators) await deps.people.setEvaluates('T1', userId, ['U01', 'U02', 'U07']);
  await types('/contour', 'facilitator', 'U04');
  for (const userId of ['U07', 'U10', 'U13'])
    await deps.expertise.put({
      ...{
        teamId: 'T1',
        userId,
        id: `e-${userId}`,
        topic: 'number talks',
        topicKey: 'number-talk',
        detail: '',
        source: 'skill',
      },
      ...{ level: 3, offers: ['ask'], confirmedOn: '2026-02-24' },
    });
  await deps.schools.directoryChanged('T1');

  const asks = async (userId: string, text: string, to: string, more: Fields = {}) => {
    const fields = { question: words(text), chosen: { selected_users: [to] }, need: choice('ask'), ...more };
    await sends('who-knows.form', fields, userId);
    const id = await idOf('questions');
    await presses('who-knows.ask.0', `${id}:0`, userId);
    return id;
  };
  const declined = await asks('U01', 'how do I begin number talks with a quagga chart', 'U13');
  await presses('who-knows.decline', declined, 'U13');
  await presses('who-knows.decline-reason.not-mine', `${declined}:not-mine`, 'U13');
  const answered = await asks('U01', 'how do I end number talks with a quagga chart', 'U07');
  await presses('who-knows.accept', answered, 'U07');
  await sends('who-knows.helped-form', { practice: words('Two ibex cards on each desk') }, 'U01', answered);
  await asks('U11', 'how do I pace number talks', 'U10', { anonymous: { selected_options: [{ value: 'yes' }] } });

  await sends('observe.form', roundFields(), 'U07', 'in-C1');
  const round = await idOf('rounds');
  await presses('observe.post', round, 'U07');
  for (const userId of ['U01', 'U02', 'U03']) await presses('observe.take-part', round, userId);
  await sends('observe.not-with-form', { others: { selected_users: ['U12'] } }, 'U07', round);
  await sends(
    'observe.door-form',
    { ...doorFields(), place: words('Room Quince'), who: choice('invited') },
    'U07',
    round,
  );
  await presses('observe.post-door', await idOf('doorDrafts'), 'U07');
  const visit = await idOf('observations');
  await sends('observe.door-form', { ...doorFields(), from: { selected_time: '15:00' } }, 'U07', round);
  await presses('observe.post-door', await idOf('doorDrafts'), 'U07');
  for (const userId of ['U01', 'U02']) {
    await sends('observe.invite-form', { colleague: { selected_user: userId } }, 'U07', visit);
    await presses('observe.come', visit, userId);
  }

  await sends(
    'model.ask-form',
    { colleague: { selected_user: 'U07' }, topic: words('number talks'), wish: words('The lantern game') },
    'U01',
  );
  await sends(
    'model.form',
    { ...sessionFields(), from: { selected_time: '11:00' }, to: { selected_time: '11:20' } },
    'U07',
  );
  const session = await idOf('sessions');
  await presses('model.post', session, 'U07');
  await presses('model.join', session, 'U01');

  const support = { need1: words('A trombone stand'), giver1: { selected_user: 'U02' } };
  await sends(
    'commit.form',
    { ...commitFields(), ...support, words: words('Walk the walrus path'), partner: { selected_user: 'U07' } },
    'U01',
  );
  const commitment = await idOf('commitmentDrafts');
  await presses('commit.send', commitment, 'U01');
  await presses('commit.agree', commitment, 'U07');
  await presses('commit.give', `${commitment}:s1`, 'U02');

  const thanks = {
    to: { selected_user: 'U07' },
    because: words('shared the gecko routine'),
    could: words('begin alone'),
  };
  await sends('ritual.thanks-form', thanks, 'U01');

  bot.setNow(new Date('2026-02-25T19:30:00Z'));
  for (const [userId, seen] of [
    ['U01', 'zebra'],
    ['U02', 'marble'],
    ['U07', 'kettle'],
  ] as const)
    await sends('observe.notes-form', { noticed: words(`A ${seen} on the shelf`) }, userId, visit);
  await presses('model.held', session, 'U07');
  await sends('model.try-form', { words: words('Count like a pelican') }, 'U01', session);
  await settled();
}

/** Every `key` with its text in something that Slack was told. */
function* texts(told: unknown): Generator<Record<string, unknown>> {
  if (typeof told !== 'object' || told === null) return;
  if (!Array.isArray(told)) yield told as Record<string, unknown>;
  for (const part of Object.values(told)) yield* texts(part);
}

/** What the parties were given to press and to fill in: by button, with what stands on it; by form, with what it is about. */
function givenToParties() {
  const buttons = new Map<string, Set<string>>();
  const add = (id: unknown, value: unknown) => {
    if (typeof id === 'string' && typeof value === 'string') buttons.set(id, (buttons.get(id) ?? new Set()).add(value));
  };
  for (const part of texts(slack.calls)) {
    add(part.action_id, part.value);
    add(part.callback_id, part.private_metadata);
  }
  return buttons;
}

let given = new Map<string, Set<string>>();
const records = new Map<string, string[]>();
let before = new Map<string, string>();
/** What is kept, record by record. */
async function standing(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const name of guarded)
    for (const record of await db.collection(name).find().toArray())
      found.set(`${name} ${record._id}`, JSON.stringify(record));
  return found;
}
/** Records that are not as they were, and new ones that speak of them. */
async function changed(): Promise<string[]> {
  const now = await standing();
  const ids = [...records.values()].flat();
  const added = [...now].filter(([name, text]) => !before.has(name) && ids.some((id) => text.includes(id)));
  return [
    ...added.map(([, text]) => `new: ${text}`),
    ...[...before].flatMap(([name, text]) => (now.get(name) === text ? [] : [`${text} is now ${now.get(name)}`])),
  ];
}

beforeAll(async () => {
  await plant();
  isPlanted = true;
  given = givenToParties();
  for (const name of guarded)
    records.set(
      name,
      (await db.collection(name).find().toArray()).map(({ id }) => String(id)),
    );
  before = await standing();
}, 60_000);

/** The records that a routine keeps. */
const recordsOf: Record<string, string[]> = {
  'who-knows': ['questions'],
  expertise: ['evidence'],
  observe: ['observations', 'visitNotes'],
  model: ['sessions', 'modelingRequests', 'questions'],
  commit: ['commitments'],
  ritual: ['thanks'],
  gap: ['questions'],
  contour: [],
  digest: [],
  'leadership-map': [],
  'new-year': [],
  'time-back': [],
};

/** What a button or form is tried with: all that it was ever given for, and a record of each kind that its routine keeps. */
function triedWith(id: string): string[] {
  const names = (!isWhole && recordsOf[id.split('.')[0] ?? '']) || guarded;
  const kept = names.flatMap((name) => (records.get(name) ?? []).slice(0, isWhole ? Infinity : 1));
  const found = new Set(['', ...(given.get(id) ?? []), ...kept]);
  return [...found];
}

/** Ids of buttons; a pattern stands for those that were given, and for one of its own. */
function pressIds(userId: string): string[] {
  const ids = all.presses.flatMap((id) => {
    if (typeof id === 'string') return [id];
    const met = [...given.keys()].filter((one) => id.test(one));
    return met.length > 0 ? met : [id.source.replace(/^\^|\(.*|\$$/g, '').replaceAll('\\', '')];
  });
  return [...new Set(ids)].filter((id) => !spared.has(id) && (evaluators.includes(userId) || !toCome.includes(id)));
}

/** What a form might be filled in with: the fields of all forms at once, of which each takes its own. */
const anyFields: Fields = {
  ...sessionFields(),
  ...commitFields(),
  ...roundFields(),
  ...doorFields(),
  ...{ question: words('how do I greet late arrivals'), need: choice('ask'), chosen: { selected_users: ['U03'] } },
  ...{ noticed: words('seen'), wondered: words('seen'), takingBack: words('seen'), lines: words('seen') },
  ...{ colleague: { selected_user: 'U03' }, note: words('seen'), practice: words('seen'), students: words('seen') },
  ...{ partner: { selected_user: 'U03' }, giver1: { selected_user: 'U03' } },
  ...{ words: words('seen'), topic: words('seen'), wish: words('seen'), others: { selected_users: [] } },
};

const everyCommand = () =>
  all.commands.flatMap((command) => {
    const heard = new RegExp(`${command}( [a-z][a-z ]*)?\``, 'g');
    const known = [...JSON.stringify(slack.calls).matchAll(heard)].map(([, word = '']) => word.trim());
    const usual = [
      '',
      'help',
      'list',
      'mine',
      'owed',
      'export',
      'status',
      'privacy',
      '<@U07>',
      '<@U01>',
      'number talks',
    ];
    return [...new Set([...usual, ...known])].map((text) => [command, text] as const);
  });

/** Does it all, some at once. */
async function eachOf<T>(things: readonly T[], act: (thing: T) => Promise<unknown>): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (let at = 0; at < things.length; at += 16)
    answers.push(...(await Promise.all(things.slice(at, at + 16).map(act))));
  return answers;
}

const opensHome = (userId: string) =>
  bot.slack.deliver({
    ...{ type: 'event_callback', team_id: 'T1', event_id: `Ev${userId}${slack.calls.length}`, api_app_id: 'A1' },
    event: { type: 'app_home_opened', tab: 'home', user: userId },
  });

/** Everything that someone is shown while `act` runs, what they were ever sent, and the files that came with it. */
async function shownTo(userId: string, act: () => Promise<unknown>): Promise<string> {
  const from = slack.calls.length;
  const acknowledged = await act();
  await settled();
  const shown = slack.calls
    .slice(from)
    .filter(({ method }) => method === 'response_url' || method.startsWith('views.'));
  const places = [userId, userId.replace('U', 'D'), 'C1'];
  const sent = slack.calls.filter(({ args }) => places.includes(String(args.channel ?? args.channel_id)));
  const files = sent
    .flatMap(({ args }) => (args.files as { id: string }[] | undefined) ?? [])
    .map(({ id }) => slack.uploaded(id));
  return JSON.stringify([acknowledged, shown, sent, files]);
}

const found = (shown: string) => everySecret.filter((secret) => shown.includes(secrets[secret][0]));

const looks = async (userId: string) => [
  await eachOf(everyCommand(), ([command, text]) => types(command, text, userId)),
  await opensHome(userId),
];

async function pressesEverything(userId: string): Promise<unknown[]> {
  const buttons = pressIds(userId).flatMap((id) => triedWith(id).map((value) => [id, value] as const));
  const forms = all.forms.flatMap((id) => triedWith(id).map((value) => [id, value] as const));
  const shortcut = { type: 'shortcut', team: { id: 'T1' }, user: person(userId) };
  return [
    await eachOf(buttons, ([id, value]) => presses(id, value, userId)),
    await eachOf(forms, ([id, value]) => sends(id, anyFields, userId, value)),
    await eachOf(all.shortcuts, (id) => delivered({ ...shortcut, callback_id: id, trigger_id: `t${id}${userId}` })),
  ];
}

test('every routine is listed here with the records of pairs that it keeps', () => {
  const ids = [...all.presses, ...all.forms].map((id) => (typeof id === 'string' ? id : id.source));
  const routines = new Set(ids.map((id) => id.replace(/[^a-z.-]/g, '').split('.')[0] ?? ''));
  expect([...routines].filter((routine) => !(routine in recordsOf))).toEqual([]);
  for (const name of guarded) expect(records.get(name), name).not.toEqual([]);
});

describe('what is kept about a pair', () => {
  test.each(Object.entries(others))(
    'is neither read nor changed by %s, by whatever they type, press or send',
    async (_, userId) => {
      const shown = await shownTo(userId, async () => [
        pressesAll.includes(userId) && (await pressesEverything(userId)),
        await looks(userId),
      ]);
      expect(found(shown)).toEqual([]);
      expect(await changed()).toEqual([]);
    },
    600_000,
  );

  test.each([['U01'], ['U02'], ['U07'], ['U13']])(
    'is read by its party %s as the table says, and no more of it',
    async (userId) => {
      const about = (name: string) => records.get(name) ?? [];
      const kept = [...about('observations'), ...about('commitments'), ...about('sessions')];
      const opened = ['observe.notes', 'observe.read-notes', 'observe.not-with', 'commit.history', 'model.tried'];
      const shown = await shownTo(userId, async () => [
        await looks(userId),
        await eachOf(
          opened.flatMap((id) => kept.map((one) => [id, one] as const)),
          ([id, one]) => presses(id, one, userId),
        ),
      ]);
      expect(found(shown)).toEqual(
        everySecret.filter((secret) => (secrets[secret] as string[]).slice(1).includes(userId)),
      );
    },
    120_000,
  );

  test('stands in the records of its own alone, and in no log line', async () => {
    const notes = ['zebra', 'marble', 'kettle'];
    for (const { name } of await db.listCollections().toArray()) {
      const text = JSON.stringify(await db.collection(name).find().toArray());
      expect(name === 'visitNotes' ? [] : notes.filter((word) => text.includes(word)), name).toEqual([]);
    }
    const log = JSON.stringify(bot.log);
    expect(
      everySecret.filter((secret) => !secrets[secret][0].startsWith('U') && log.includes(secrets[secret][0])),
    ).toEqual([]);
    // Of a visit behind an unposted door nothing speaks for anyone.
    const visits = records.get('observations') ?? [];
    const evidence = JSON.stringify(await db.collection('evidence').find().toArray());
    expect(visits.filter((id) => evidence.includes(id))).toEqual([]);
  });
});
