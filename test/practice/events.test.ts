import { describe, expect, test } from 'vitest';
import { sampleSchool } from '../../src/practice/sample-school.ts';
import { everyone, faultOf, pageAnswer, schoolWithApp } from './school-with-app.ts';
import { type SocketApp, socketApp } from './socket-app.ts';
import { manifest, startSchool, without } from './start-school.ts';

const leadership = sampleSchool.channels.find(({ name }) => name === 'leadership')?.id ?? '';
const event = async (app: SocketApp, type: string) =>
  (await app.next(({ body }) => body.event?.type === type)).body.event;

describe('what the app hears of the school', () => {
  test('an event comes in its wrapping, as slack-facts.md section 8 names it: authorizations, team_id, event_id', async () => {
    const { school, app } = await schoolWithApp();
    school.changePerson('07', { isDeactivated: true });
    await event(app, 'user_change');
    expect(app.last()).toMatchObject({
      token: expect.any(String),
      type: 'event_callback',
      team_id: 'T0AC4RK9Q',
      api_app_id: school.workspace.state.app.id,
      event_id: expect.stringMatching(/^Ev/),
      event_time: expect.any(Number),
      authorizations: [
        {
          team_id: 'T0AC4RK9Q',
          user_id: school.workspace.state.app.userId,
          is_bot: true,
          is_enterprise_install: false,
          enterprise_id: null,
        },
      ],
      is_ext_shared_channel: false,
      event: { user: { id: 'U0AC4RK9Q07', deleted: true }, event_ts: expect.any(String) },
    });
  });

  test.each([
    ['leaves', { isDeactivated: true }, { deleted: true }],
    ['becomes a guest', { isGuest: true }, { is_restricted: true, is_ultra_restricted: true }],
    ['moves to another zone', { zone: 'America/Phoenix' }, { tz: 'America/Phoenix', tz_offset: -7 * 3600 }],
  ])('someone %s: user_change', async (_what, change, shown) => {
    const { school, app } = await schoolWithApp();
    school.changePerson('07', change);
    expect(await event(app, 'user_change')).toMatchObject({ user: { id: 'U0AC4RK9Q07', ...shown } });
    expect((await school.client.users.info({ user: 'U0AC4RK9Q07' })).user).toMatchObject(shown);
  });

  test('someone new: team_join', async () => {
    const { school, app } = await schoolWithApp();
    const id = school.addPerson({ name: 'Zoë Berg', title: 'Grade 2 teacher' });
    expect(await event(app, 'team_join')).toMatchObject({ user: { id, name: 'zoe.berg', real_name: 'Zoë Berg' } });
  });

  test('the app is invited to a private channel and hears of itself; then it may post there', async () => {
    const { school, app } = await schoolWithApp();
    const appUser = school.workspace.state.app.userId;
    await school.as('01').command('/invite', '@contour', { channel: leadership });
    expect(await event(app, 'member_joined_channel')).toMatchObject({
      user: appUser,
      channel: leadership,
      channel_type: 'G',
      inviter: school.as('01').id,
    });
    expect((await school.client.chat.postMessage({ channel: leadership, text: 'here' })).ok).toBe(true);
  });

  test('someone joins a channel where the app is, and leaves it', async () => {
    const { school, app } = await schoolWithApp();
    const k2 = sampleSchool.channels[1]?.id ?? '';
    await pageAnswer(school, 'joinChannel', { as: school.as('01').id, channel: k2 });
    expect(await event(app, 'member_joined_channel')).toMatchObject({
      user: school.as('01').id,
      channel: k2,
      channel_type: 'C',
    });
    await pageAnswer(school, 'leaveChannel', { as: school.as('01').id, channel: k2 });
    expect(await event(app, 'member_left_channel')).toMatchObject({ user: school.as('01').id, channel: k2 });
  });

  test('a channel is archived, and deleted', async () => {
    const { school, app } = await schoolWithApp();
    school.archiveChannel(everyone);
    expect(await event(app, 'channel_archive')).toMatchObject({ channel: everyone });
    school.deleteChannel(everyone);
    expect(await event(app, 'channel_deleted')).toMatchObject({ channel: everyone });
  });

  test('section 7 "message.im events need im:history" and are sent only when the manifest asks for them', async () => {
    const writable = manifest();
    writable.features = { ...writable.features, app_home: { home_tab_enabled: true, messages_tab_enabled: true } };
    const hearing = await startSchool({ manifest: writable });
    const app = await socketApp(hearing);
    const kofi = hearing.as('07');
    await kofi.post(kofi.appChannel(), 'tea & <b> with @rosa.delgado');
    expect(await event(app, 'message')).toMatchObject({
      text: 'tea &amp; &lt;b&gt; with <@U0AC4RK9Q24>',
      user: kofi.id,
      channel: kofi.appChannel(),
      channel_type: 'im',
    });
    const deaf = await startSchool({
      manifest: { ...writable, settings: { event_subscriptions: { bot_events: ['user_change'] } } },
    });
    const silentApp = await socketApp(deaf);
    await deaf.as('07').post(deaf.as('07').appChannel(), 'hello');
    deaf.changePerson('07', { isGuest: true });
    await event(silentApp, 'user_change');
    expect(silentApp.arrived).toHaveLength(1);
  });

  test('section 11 "messages_tab_read_only_enabled (true = users cannot write)"', async () => {
    const school = await startSchool();
    const kofi = school.as('07');
    expect(await faultOf(kofi.post(kofi.appChannel(), 'hello'))).toBe('restricted_action');
  });

  const needing = {
    app_mention: 'app_mentions:read',
    member_joined_channel: 'channels:read',
    message: 'im:history',
    reaction_added: 'reactions:read',
  };
  test.each(Object.entries(needing))(
    'section 7 "message.im events need im:history; app_mention needs …": without its scope no %s comes',
    async (type, scope) => {
      const asked = without(scope);
      asked.features = { ...asked.features, app_home: { messages_tab_enabled: true } };
      const school = await startSchool({ manifest: asked });
      const app = await socketApp(school);
      const kofi = school.as('07');
      await kofi.post(kofi.appChannel(), 'hello');
      await kofi.react(await kofi.sees('hello'), 'eyes');
      await kofi.post(everyone, '@contour');
      await pageAnswer(school, 'joinChannel', { as: school.as('01').id, channel: sampleSchool.channels[1]?.id });
      await kofi.open();
      await app.next(({ body }) => body.event?.tab === 'messages'); // "app_home_opened … need none", and it is the last
      const heard = new Set(app.arrived.map(({ body }) => body.event?.type));
      expect(Object.keys(needing).filter((one) => !heard.has(one))).toEqual([type]);
    },
  );
});

describe('who can do what in the school', () => {
  test('section 8 "is_ultra_restricted": a guest sees their own channel only; "deleted": one who is deactivated can do nothing', async () => {
    const { school } = await schoolWithApp();
    expect(await faultOf(school.as('25').post(everyone, 'hello'))).toBe('channel_not_found');
    const threeFive = sampleSchool.channels[2]?.id ?? '';
    expect(await school.as('25').post(threeFive, 'hello')).toMatch(/^\d+\.\d{6}$/);
    expect(() => school.as('26')).toThrow('account_inactive');
    school.changePerson('07', { isDeactivated: true });
    expect(() => school.as('07')).toThrow('account_inactive');
  });

  test('nobody presses a button of a message they cannot see', async () => {
    const { school } = await schoolWithApp();
    await school.client.chat.postMessage({ channel: school.as('06').id, text: 'for June' });
    const { channel, ts } = await school.as('06').sees('for June');
    const press = { as: school.as('07').id, where: { channel, ts }, blockId: 'b', actionId: 'a' };
    expect((await pageAnswer(school, 'action', press)).fault?.code).toBe('channel_not_found');
  });

  test('every colleague of domain.md section 7 is there, with what they carry', () => {
    const colleagues = sampleSchool.people.filter(({ isGuest, isDeactivated }) => !isGuest && !isDeactivated);
    expect(colleagues).toHaveLength(24);
    // only Rosa lives in another zone
    expect(colleagues.filter(({ zone }) => zone).map(({ name, zone }) => [name, zone])).toEqual([
      ['Rosa Delgado', 'America/Phoenix'],
    ]);
    const carriers = (topic: string) =>
      new Set(colleagues.filter(({ carries }) => carries.some((one) => one.topic === topic)).map(({ no }) => no)).size;
    const topics = [
      'math talk',
      'number talks',
      'fractions',
      'sentence frames',
      'wait time',
      'small groups',
      'exit tickets',
      'students new to school in math',
    ];
    // "Carriers T1–T8: 3,4,1,1,2,2,1,0"
    expect(topics.map(carriers)).toEqual([3, 4, 1, 1, 2, 2, 1, 0]);
  });
});
