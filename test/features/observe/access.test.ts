import { describe, expect, test } from 'vitest';
import { socketManifest } from '../../../manifests/manifest.ts';
import { defaultSafetyText } from '../../../src/domain/school.ts';
import { ids as contourIds } from '../../../src/features/contour/action-ids.ts';
import { again, ids, taught } from '../../../src/features/observe/action-ids.ts';
import { actionPayload, commandPayload, submissionPayload } from '../../helpers/payloads.ts';
import { choice, doorFields, observeDesk, roundFields } from './observe-desk.ts';

const school = await observeDesk();
const { presses, sends, begun, opened, person, bot, slack, db } = school;
const { deps } = bot;

/** Words that stand in one place alone. */
const secrets = {
  'U01’s note': 'zebra finch',
  'U02’s note': 'glass marble',
  'the host’s own note': 'copper kettle',
  'that the visit took place': 'Room Quince',
};
type Secret = keyof typeof secrets;
const all = Object.keys(secrets) as Secret[];

/** U07 hosts; U01 and U02 came. U03 is of the team, U04 leads the school, U05 is an admin, U08 evaluates the host. */
const readers: Record<string, { who: string; reads: Secret[] }> = {
  'an author': { who: 'U01', reads: ['U01’s note', 'that the visit took place'] },
  'the host': { who: 'U07', reads: all },
  'another visitor': { who: 'U02', reads: ['U02’s note', 'that the visit took place'] },
  'someone of the team': { who: 'U03', reads: [] },
  'a leader of the school': { who: 'U04', reads: [] },
  'a workspace admin': { who: 'U05', reads: [] },
  'who evaluates the host': { who: 'U08', reads: [] },
};

let visitId = '';
let roundId = '';
let noteIds: string[] = [];

/** A focused visit behind an unposted door, with three notes. */
async function visited(): Promise<void> {
  for (const { who } of Object.values(readers)) await person(who, { isAdmin: who === 'U05' });
  await deps.leaders.name({ teamId: 'T1', userId: 'U04', scope: 'school', namedBy: 'U05', at: new Date() });
  await deps.people.setEvaluates('T1', 'U08', ['U07']);
  roundId = await begun();
  for (const userId of ['U01', 'U02', 'U03']) await presses(ids.takePart, roundId, { userId });
  const [door] = await opened(roundId, { place: { value: 'Room Quince' }, who: choice('invited') });
  visitId = door?.id ?? '';
  for (const userId of ['U01', 'U02']) {
    await sends(ids.inviteForm, { colleague: { selected_user: userId } }, { id: visitId });
    await presses(ids.come, visitId, { userId });
  }
  bot.setNow(new Date('2026-02-25T16:30:00Z'));
  for (const [userId, words] of [
    ['U01', 'zebra finch'],
    ['U02', 'glass marble'],
    ['U07', 'copper kettle'],
  ]) {
    const fields = { noticed: { value: words }, wondered: { value: null }, takingBack: { value: null } };
    await sends(ids.notesForm, fields, { userId: String(userId), id: visitId });
  }
  noteIds = (await db.collection('visitNotes').find().toArray()).map(({ id }) => String(id));
}

/** Everything that a person is shown while they try every command, button and form there is, and all they were ever sent. */
async function everythingShownTo(who: string): Promise<string> {
  const place = { response_url: slack.responseUrl };
  const before = slack.calls.length;
  const user = { id: who, team_id: 'T1' };
  const words = [
    '',
    'list',
    'mine',
    'help',
    'export',
    'status',
    'privacy',
    'team',
    'leaders',
    'agreement',
    'calendar',
    'owed',
    `<@U07>`,
    `<@U01>`,
  ];
  for (const { command } of socketManifest.features?.slash_commands ?? [])
    for (const text of words)
      await bot.slack.deliver(
        commandPayload(command, text, { user_id: who, channel_id: 'C1', channel_name: 'team', ...place }),
      );
  const spared = [ids.deleteNote, ids.cancel, ids.end] as string[];
  const own = [...Object.values(ids), again(ids.notesForm), again(ids.reportForm)].filter((id) => !spared.includes(id));
  for (const id of own)
    for (const value of [visitId, roundId, noteIds[0]])
      await bot.slack.deliver(actionPayload(id, value, { user, ...place }));
  for (const id of Object.values(contourIds).filter((one) => one !== contourIds.agreementStop))
    await bot.slack.deliver(actionPayload(id, visitId, { user, ...place }));
  const forms = {
    ...roundFields(),
    ...doorFields(),
    noticed: { value: 'seen' },
    lines: { value: 'seen' },
    others: { selected_users: [] },
  };
  for (const id of [
    ids.notesForm,
    ids.reportForm,
    ids.notWithForm,
    ids.inviteForm,
    ids.doorForm,
    taught(ids.notesForm),
  ])
    if (!['U01', 'U02', 'U07'].includes(who))
      for (const about of [visitId, roundId, ...noteIds])
        await bot.slack.deliver(submissionPayload(id, forms, { userId: who, private_metadata: about }));
  const opened = { type: 'event_callback', team_id: 'T1', event_id: `Ev${who}`, api_app_id: 'A1' };
  await bot.slack.deliver({ ...opened, event: { type: 'app_home_opened', tab: 'home', user: who } });
  await bot.settled();
  const shown = slack.calls
    .slice(before)
    .filter(({ method }) => method === 'response_url' || method.startsWith('views.'));
  const sent = slack.calls.filter(({ args }) => [who, 'C1'].includes(String(args.channel)));
  return JSON.stringify([shown, sent]);
}

describe('what is noted in a visit, and that it took place behind an unposted door', () => {
  test.each(Object.entries(readers))(
    'is read by %s as the table says, by every way there is',
    async (_, { who, reads }) => {
      await visited();
      const shown = await everythingShownTo(who);
      const found = all.filter((secret) => shown.includes(secrets[secret]));
      expect(found).toEqual(all.filter((secret) => reads.includes(secret)));
      // Nothing was lost by the trying.
      expect((await db.collection('visitNotes').find().toArray()).map(({ id }) => id)).toEqual(
        expect.arrayContaining(['U01', 'U02', 'U07'].includes(who) ? [] : noteIds),
      );
    },
    120_000,
  );

  test('is in no message, log line, delivery or record but its own', async () => {
    await visited();
    for (const { name } of await db.listCollections().toArray()) {
      const text = JSON.stringify(await db.collection(name).find().toArray());
      for (const secret of ['U01’s note', 'U02’s note', 'the host’s own note'] as const)
        if (name !== 'visitNotes') expect(text, name).not.toContain(secrets[secret]);
    }
    expect(JSON.stringify(bot.log)).not.toMatch(/zebra|marble|kettle|Quince/);
  });

  test('is no evidence under anyone’s entry', async () => {
    await visited();
    expect(await db.collection('evidence').countDocuments()).toBe(0);
  });
});

describe('a text about a child’s safety', () => {
  const worry = 'a student told me his stepfather hits him at home';
  const texts = {
    [ids.form]: { ...roundFields(), problem: { value: worry } },
    [ids.doorForm]: { ...doorFields(), focus: { value: worry } },
    [ids.notesForm]: { noticed: { value: worry }, wondered: { value: null }, takingBack: { value: null } },
    [ids.reportForm]: { lines: { value: worry } },
  };
  test.each(Object.entries(texts))(
    'in %s is kept nowhere: the school’s steps are shown, with the way on',
    async (id, fields) => {
      const answer = await bot.slack.deliver(submissionPayload(id, fields, { private_metadata: 'in-C1' }));
      expect(JSON.stringify(answer)).toContain(defaultSafetyText.slice(0, 20));
      expect(JSON.stringify(answer)).toContain(again(id));
      for (const { name } of await db.listCollections().toArray())
        expect(JSON.stringify(await db.collection(name).find().toArray()), name).not.toContain('stepfather');
    },
  );

  test('that is about teaching after all is written again, and passes', async () => {
    await presses(again(ids.form), 'in-C1');
    expect(school.modal().callback_id).toBe(taught(ids.form));
    const answer = await sends(taught(ids.form), { ...roundFields(), problem: { value: worry } }, { id: 'in-C1' });
    expect(answer).toBeUndefined();
    expect(school.modalText()).toContain('Nobody has seen it yet');
  });
});
