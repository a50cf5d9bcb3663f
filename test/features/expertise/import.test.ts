import { beforeEach, describe, expect, test } from 'vitest';
import { home } from '../../../src/features/expertise/home.ts';
import { jobs } from '../../../src/features/expertise/jobs.ts';
import { desk, labels, type Met, valueOn } from '../../helpers/desk.ts';
import { actionPayload, submissionPayload } from '../../helpers/payloads.ts';

const { types, presses, sends, slack, db, bot, modal, modalText, messagesTo } = await desk();
const { deps } = bot;

const admin = 'U01';
/** The id of a delivery that was kept long before. */
const header = 'email,topic,detail,source,level,offers';
const entries = (userId: string) => deps.expertise.of('T1', userId);

beforeEach(async () => {
  await deps.people.keepSlack(
    { teamId: 'T1', userId: admin, name: 'Renata', standing: 'colleague', isAdmin: true },
    new Date('2026-02-24T15:00:00Z'),
  );
});

/** Pastes a list; gives the report. */
async function pastes(list: string, userId = admin): Promise<Met> {
  expect(await sends('expertise.import-form', { list: { value: list } }, { userId })).toBeUndefined();
  return { text: modalText(), blocks: modal().blocks as Met['blocks'], view: modal() };
}

/** Pastes a list and sends what can be sent. */
async function invites(list: string): Promise<Met> {
  const value = valueOn(await pastes(list), 'Send invitations');
  return presses('expertise.send-invitations', value, { userId: admin, view: { id: 'V1', type: 'modal' } });
}

async function invitationTo(userId: string): Promise<Met> {
  const met = messagesTo(userId).at(-1);
  if (!met) throw new Error(`no invitation to ${userId}`);
  return met;
}

const answers = async (userId: string, label: 'Yes, list me' | 'Not now', by = userId) =>
  presses(label === 'Not now' ? 'expertise.not-now' : 'expertise.list-me', valueOn(await invitationTo(userId), label), {
    userId: by,
  });
const isNow = (userId: string, standing: 'guest' | 'deactivated' | 'colleague') =>
  deps.people.keepSlack(
    { teamId: 'T1', userId, name: `Person ${userId}`, standing, isAdmin: false, zone: 'America/Chicago' },
    new Date('2026-02-24T15:00:00Z'),
  );

describe('an import', () => {
  test('opens for an admin', async () => {
    const { view } = await types('import', admin);
    expect(view?.callback_id).toBe('expertise.import-form');
    expect(modalText()).toContain('Nobody is listed before they press Yes.');
  });

  test('leaves out a line that seems to name a student, unless it is said that none does', async () => {
    await isNow('U07', 'colleague');
    const list = `${header}\nU07,number lines,works with Jayden Miller in my class,,,`;
    expect((await pastes(list)).text).toContain('This seems to name a student: “Jayden');
    const namesNoPupil = { selected_options: [{ value: 'no-pupil' }] };
    await sends('expertise.import-form', { list: { value: list }, namesNoPupil }, { userId: admin });
    expect(modalText()).toContain('I can invite 1 colleague for 1 topic.');
  });

  test('is for admins alone; others are told how to list themselves', async () => {
    await types('import');
    expect(modalText()).toContain('Only workspace admins');
    expect(modalText()).toContain('/expertise add number talks');
    await sends('expertise.import-form', { list: { value: `${header}\nu11@alder.example,number talks` } });
    expect(modalText()).toContain('Only workspace admins');
    expect(slack.callsOf('users.lookupByEmail')).toEqual([]);
    expect(await db.collection('imports').countDocuments({})).toBe(0);
  });

  test('stands as a button in an admin’s list, and in nobody else’s', async () => {
    expect(labels(await types('', admin))).toContain('Import');
    expect(labels(await types(''))).not.toContain('Import');
    await presses('expertise.import', undefined, { userId: admin });
    expect(modal().callback_id).toBe('expertise.import-form');
  });

  test('reports line by line what would happen, and neither writes to anyone nor lists anyone', async () => {
    const met = await pastes(
      `\uFEFFemail;topic;detail;offers\r\nu11@alder.example;number talks;"counting; on the rug";ask,watch\r\nU12;fractions;;\r\n`,
    );
    expect(met.text).toContain('I can invite 2 colleagues for 2 topics.');
    expect(met.text).toContain('Line 2: Person U11: number talks');
    expect(met.text).toContain('Line 3: Person U12: fractions');
    expect(slack.callsOf('chat.postMessage')).toEqual([]);
    expect(await db.collection('expertise').countDocuments({})).toBe(0);
    expect(await db.collection('invitations').countDocuments({})).toBe(0);
  });

  test('tells for each line that cannot be used why', async () => {
    await types('add bus duty', 'U15');
    slack.next(
      'users.info',
      () => ({ ok: true, user: { id: 'U50', real_name: 'Morgan', is_ultra_restricted: true } }),
      () => ({ ok: true, user: { id: 'U51', real_name: 'Robo', is_bot: true } }),
      () => ({ ok: true, user: { id: 'U52', real_name: 'Walter', deleted: true } }),
      () => ({ ok: false, error: 'user_not_found' }),
    );
    slack.next('users.lookupByEmail', () => ({ ok: false, error: 'users_not_found' }));
    const { text } = await pastes(
      [
        header,
        'U50,number talks',
        'U51,number talks',
        'U52,number talks',
        'U53,number talks',
        'nobody@alder.example,number talks',
        'rosa,number talks',
        'U54,🎉,,magic,9,sing',
        'U15,bus duty',
        'U16,fractions',
        'u16@alder.example,Fractions',
        'U17,AP',
      ].join('\n'),
    );
    for (const said of [
      'Line 2: U50: Morgan is a guest, a bot, or from another organization',
      'Line 3: U51: Robo is a guest, a bot',
      'Line 4: U52: Walter has left this workspace.',
      'Line 5: U53: Nobody here has this address or id.',
      'Line 6: nobody@alder.example: Nobody here has this address or id.',
      'Line 7: Name the colleague by e-mail address or Slack id.',
      'Line 8: Name the topic, such as “number talks”. “magic” is no source.',
      'Use a number from 1 to 4. Offers can be ask, watch or plan.',
      'Line 9: Person U15: lists “bus duty” already.',
      'Line 10: Person U16: fractions',
      'Line 11: Person U16: “Fractions” stands on your list twice.',
      'Line 12: “AP” can mean assistant principal or Advanced Placement. Write it out.',
      'I can invite 1 colleague for 1 topic.',
    ]) {
      expect(text).toContain(said);
    }
  });

  test('asks Slack once a colleague, and stops asking when Slack has had enough', async () => {
    slack.next(
      'users.lookupByEmail',
      (_, store) => store(),
      (response) => response.writeHead(429, { 'retry-after': '30' }).end(),
    );
    const { text } = await pastes(
      `${header}\nu11@alder.example,one\nu11@alder.example,two\nu12@alder.example,three\nu13@alder.example,four`,
    );
    expect(slack.callsOf('users.lookupByEmail').map(({ email }) => email)).toEqual([
      'u11@alder.example',
      'u12@alder.example',
    ]);
    expect(text).toContain('I can invite 1 colleague for 2 topics.');
    expect(text).toContain('Line 5: u13@alder.example: Slack did not answer for this line just now.');
  });

  test('without the scope for addresses says what to do', async () => {
    slack.next('users.lookupByEmail', () => ({ ok: false, error: 'missing_scope' }));
    expect((await pastes(`${header}\nu11@alder.example,one`)).text).toContain('I may not look up e-mail addresses');
  });

  test('of nothing is told beside the field', async () => {
    expect(await sends('expertise.import-form', { list: { value: '  ' } }, { userId: admin })).toEqual({
      list: expect.stringContaining('Paste the list here'),
    });
  });

  test('of three thousand characters of anything gets a report within Slack’s limits', async () => {
    for (const list of ['x,y\n'.repeat(750), `${header}\n${'U1A,"<!channel>\n'.repeat(180)}`, '"'.repeat(3_000)]) {
      const met = await pastes(list);
      expect(labels(met)).toContain('Change the list');
      expect(met.text).not.toContain('<!');
    }
    const many = Array.from({ length: 300 }, (_, n) => `UA${n},t`).join('\n');
    const met = await pastes(`id,topic\n${many}`);
    expect(met.text).toContain('I can invite 60 colleagues for 60 topics.');
    expect(met.text).toContain('more lines.');
    expect(slack.callsOf('users.info')).toHaveLength(60);
  });

  test('keeps formulas as words, and a list that was exported comes in as it went out', async () => {
    await invites(`${header}\nU11,'=1+1,@home,skill,3,ask\nU11,=2+2`);
    await answers('U11', 'Yes, list me');
    expect((await entries('U11')).map(({ topic }) => topic)).toEqual(['=1+1', '=2+2']);
  });

  test('opens again for a change with all that was pasted', async () => {
    const list = `${header}\nrosa,number talks`;
    const value = valueOn(await pastes(list), 'Change the list');
    await presses('expertise.mend-import', value, { userId: admin, view: { id: 'V1', type: 'modal' } });
    expect(modal().callback_id).toBe('expertise.import-form');
    expect(modalText()).toContain('rosa,number talks');
    await presses('expertise.mend-import', value, { userId: 'U07', view: { id: 'V1', type: 'modal' } });
    expect(modalText()).not.toContain('rosa');
  });

  test('is sent once, by the admin who pasted it, and the next list takes its place', async () => {
    const value = valueOn(await pastes(`${header}\nU11,number talks`), 'Send invitations');
    const press = (userId: string) =>
      presses('expertise.send-invitations', value, { userId, view: { id: 'V1', type: 'modal' } });
    await isNow('U07', 'colleague');
    await press('U07');
    expect(modalText()).toContain('Only workspace admins');
    await Promise.all([press(admin), press(admin)]);
    expect(messagesTo('U11')).toHaveLength(1);
    expect(await db.collection('audit').find({}).toArray()).toMatchObject([
      { by: admin, act: 'colleague.invited', about: 'U11' },
    ]);
    await press(admin);
    expect(modalText()).toContain('This list is not here any more');
  });

  test('of which Slack delivers each step twice is checked, sent and answered once', async () => {
    const twice = async (body: Record<string, unknown>) => {
      await Promise.all([bot.slack.deliver(body), bot.slack.deliver(body)]);
      await bot.settled();
    };
    const inForm = { view: { id: 'V1', type: 'modal' } };
    const fields = { list: { value: `${header}\nU11,number talks` } };
    await twice(submissionPayload('expertise.import-form', fields, { userId: admin }));
    const value = valueOn({ blocks: modal().blocks as Met['blocks'] }, 'Send invitations');
    await twice(actionPayload('expertise.send-invitations', value, { user: { id: admin, team_id: 'T1' }, ...inForm }));
    expect(modalText()).toContain('Sent to 1 colleague.');
    expect(messagesTo('U11')).toHaveLength(1);
    const yes = valueOn(await invitationTo('U11'), 'Yes, list me');
    await twice(
      actionPayload('expertise.list-me', yes, {
        user: { id: 'U11', team_id: 'T1' },
        response_url: slack.responseUrl,
      }),
    );
    expect(await entries('U11')).toHaveLength(1);
    expect(slack.callsOf('response_url')).toEqual([]);
  });

  test('that a process which died had taken comes as a direct message, and goes on from there', async () => {
    const payload = submissionPayload(
      'expertise.import-form',
      { list: { value: `${header}\nu11@alder.example,number talks` } },
      { userId: admin },
    );
    const cause = { teamId: 'T1', kind: 'submission', key: String(payload.trigger_id), userId: admin, replayed: false };
    await deps.inbox.put(cause as Parameters<typeof deps.inbox.put>[0], payload);
    await db.collection('inbox').updateOne({ key: cause.key }, { $set: { receivedAt: new Date(0) } });
    expect(await bot.recover(bot.app)).toBe(1);
    await bot.settled();
    expect(slack.callsOf('views.update')).toEqual([]);
    const report = messagesTo(admin).at(-1) ?? { text: '', blocks: [] };
    expect(report.text).toContain('Line 2: Person U11: number talks');
    await presses('expertise.send-invitations', valueOn(report, 'Send invitations'), { userId: admin });
    expect(messagesTo('U11')).toHaveLength(1);
  });

  test('whose list was never sent is forgotten after a week', async () => {
    const value = valueOn(await pastes(`${header}\nU11,number talks`), 'Send invitations');
    await jobs[0]?.run(deps, new Date('2026-03-03T14:59:00Z'));
    expect(await db.collection('imports').countDocuments({})).toBe(1);
    await jobs[0]?.run(deps, new Date('2026-03-03T15:01:00Z'));
    expect(await db.collection('imports').countDocuments({})).toBe(0);
    await presses('expertise.send-invitations', value, { userId: admin, view: { id: 'V1', type: 'modal' } });
    expect(modalText()).toContain('a week has passed');
  });
});

describe('an invitation', () => {
  test('comes as one message, says who suggests it and who would see it', async () => {
    expect(
      (await invites(`${header}\nU11,number talks,on the rug,skill,4,ask;watch\nU11,fractions`)).view,
    ).toBeDefined();
    expect(modalText()).toContain('Sent to 1 colleague.');
    expect(messagesTo('U11')).toHaveLength(1);
    const { text, blocks } = await invitationTo('U11');
    expect(text).toContain('<@U01> suggests');
    expect(text).toContain('*number talks*: on the rug. Skill, can teach it · Ask me, Watch me');
    expect(text).toContain('*fractions*');
    expect(text).toContain('Who sees this');
    expect(labels({ blocks })).toEqual(['Yes, list me', 'Not now', 'Fewer of these']);
  });

  test('waits for the working hours of the one who is invited', async () => {
    bot.setNow(new Date('2026-02-25T03:00:00Z'));
    await invites(`${header}\nU11,number talks`);
    expect(messagesTo('U11')).toEqual([]);
    // Whoever looks at their Home has it there.
    const [onHome = []] = (await home(deps, await deps.roster.colleague('T1', 'U11')))[0]?.items ?? [];
    expect(labels({ blocks: onHome })).toEqual(['Yes, list me', 'Not now']);
    bot.setNow(new Date('2026-02-25T13:31:00Z'));
    bot.sender.wake();
    await bot.settled();
    expect(messagesTo('U11')).toHaveLength(1);
  });

  test('lists by **Yes, list me**, and colleagues find it at once', async () => {
    await invites(`${header}\nU11,number talks,on the rug,aptitude,2,watch`);
    expect((await types('number talks')).text).toContain('Nobody lists');
    await answers('U11', 'Yes, list me');
    expect(await entries('U11')).toMatchObject([
      { topic: 'number talks', detail: 'on the rug', source: 'aptitude', level: 2, offers: ['watch'] },
    ]);
    const edit = slack.callsOf('chat.update').at(-1);
    expect(String(edit?.text)).toContain('You are in the directory now');
    expect(JSON.stringify(edit)).not.toContain('Yes, list me');
    expect((await types('number talks')).text).toContain('Person U11');
  });

  test('lists nobody by **Not now**, and tells nobody', async () => {
    await invites(`${header}\nU11,number talks`);
    await answers('U11', 'Not now');
    expect(await entries('U11')).toEqual([]);
    expect(await deps.people.joined('T1')).toEqual([]);
    expect(String(slack.callsOf('chat.update').at(-1)?.text)).toContain('Not now, then.');
    expect(messagesTo(admin)).toEqual([]);
  });

  test('leaves alone what its owner has said in their own words since', async () => {
    await invites(`${header}\nU11,number talks,what the list says`);
    await types('add number talks: my own words', 'U11');
    await answers('U11', 'Yes, list me');
    expect(await entries('U11')).toMatchObject([{ detail: 'my own words' }]);
  });

  test('is answered once: of a yes and a no at once one counts, and the other is told', async () => {
    await invites(`${header}\nU11,number talks`);
    await Promise.all([answers('U11', 'Yes, list me'), answers('U11', 'Not now')]);
    const told = slack.callsOf('response_url').filter(({ text }) => String(text).includes('answered this already'));
    expect(told).toHaveLength(1);
    const listed = (await entries('U11')).length;
    expect(await db.collection('invitations').findOne({})).toMatchObject({
      status: listed === 1 ? 'accepted' : 'declined',
    });
  });

  test('is nobody else’s to answer', async () => {
    await invites(`${header}\nU11,number talks`);
    expect((await answers('U11', 'Yes, list me', 'U12')).text).toContain('This invitation is not here any more');
    expect(await entries('U11')).toEqual([]);
    expect(await entries('U12')).toEqual([]);
  });

  test('is no way in for someone who has become a guest or was deactivated since', async () => {
    await invites(`${header}\nU11,number talks`);
    await isNow('U11', 'guest');
    expect((await answers('U11', 'Yes, list me')).text).toContain('full members');
    expect(await entries('U11')).toEqual([]);
  });

  test('that has not gone out is not sent to someone who left', async () => {
    bot.setNow(new Date('2026-02-25T03:00:00Z'));
    await invites(`${header}\nU11,number talks`);
    await isNow('U11', 'deactivated');
    const { jobs: all } = await import('../../../src/features/index.ts');
    for (const job of all.filter(({ name }) => name === 'people.left'))
      await job.run(deps, new Date('2026-02-25T04:00:00Z'));
    bot.setNow(new Date('2026-02-25T16:00:00Z'));
    bot.sender.wake();
    await bot.settled();
    expect(messagesTo('U11')).toEqual([]);
    expect(await db.collection('invitations').findOne({})).toMatchObject({ status: 'unsent' });
  });

  test('that Slack takes to nobody is told to whoever sent it', async () => {
    slack.next('chat.postMessage', () => ({ ok: false, error: 'channel_not_found' }));
    await invites(`${header}\nU11,number talks`);
    await bot.settled();
    expect(messagesTo(admin).at(-1)?.text).toContain('I could not write to <@U11>');
    expect((await pastes(`${header}\nU11,number talks`)).text).toContain('I can invite 1 colleague');
  });

  test('is not made twice while one waits, nor again for what someone was asked before', async () => {
    await invites(`${header}\nU11,number talks`);
    expect((await pastes(`${header}\nU11,fractions`)).text).toContain('has an invitation that waits for an answer');
    await answers('U11', 'Not now');
    expect((await pastes(`${header}\nU11,number talks\nU11,fractions`)).text).toContain(
      'I can invite 1 colleague for 1 topic.',
    );
    await types('add number talks', 'U12');
    await invites(`${header}\nU12,fractions`);
    await answers('U12', 'Yes, list me');
    await types('remove fractions', 'U12');
    expect((await pastes(`${header}\nU12,fractions`)).text).toContain('nobody to invite on this list yet');
  });

  test('tells the admin the same of someone who said no and of someone who has not answered', async () => {
    await invites(`${header}\nU11,number talks`);
    const lines = async () => (await pastes(`${header}\nU11,number talks`)).text.replace(/"value":"[^"]*"/g, '');
    const before = await lines();
    expect(before).toContain('was asked about “number talks” before. The answer is theirs.');
    await answers('U11', 'Not now');
    expect(await lines()).toBe(before);
  });
});
