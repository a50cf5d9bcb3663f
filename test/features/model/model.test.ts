import { describe, expect, test } from 'vitest';
import { cellsOf } from '../../../src/domain/booking.ts';
import { jobs } from '../../../src/features/model/index.ts';
import { labels, valueOn } from '../../helpers/desk.ts';
import { observation } from '../../helpers/observation.ts';
import { actionPayload } from '../../helpers/payloads.ts';
import { session } from '../../helpers/session.ts';
import { filled, modelDesk } from './model-desk.ts';

const { types, presses, sends, offered, kept, bot, slack, db, modalText, messagesTo, goTo } = await modelDesk();
const { deps } = bot;

const cards = () => slack.callsOf('chat.postMessage').filter(({ channel }) => channel === 'C1');
const edits = () => slack.callsOf('chat.update') as unknown as { text: string; ts: string }[];
const only = async () => (await kept())[0] ?? session();
const people = async () => (await only()).visitors.map(({ userId }) => userId);

describe('a session that is offered', () => {
  test('is shown to its host alone before it stands in the channel', async () => {
    expect((await types('')).view?.title.text).toBe('Show a practice');
    await sends('model.form', filled());
    expect(modalText()).toContain('Nobody has seen it yet');
    expect(modalText()).toContain('Who talks after the question?');
    expect(modalText()).toContain('Leaders, and whoever is new here, are invited, too.');
    expect(cards()).toEqual([]);

    const posted = await presses('model.post', (await only()).id);
    expect(posted.text).toContain('It stands in <#C1> now');
    expect(cards()).toMatchObject([{ text: expect.stringContaining('*number talks*, shown by <@U07>') }]);
    expect(cards()[0]?.text).toContain('Wed, Feb 25, 10:00');
    expect(cards()[0]?.text).toContain('Leaders, and whoever is new here, are invited, too.');
    expect(labels(cards()[0] as never)).toEqual(['Join', 'Add to calendar']);
  });

  test('keeps what was written when it is changed, and is one session still', async () => {
    await sends('model.form', filled());
    const { id } = await only();
    await presses('model.change', id, { view: { id: 'V1', type: 'modal' } });
    expect(modalText()).toContain('"initial_value":"number talks"');
    expect(modalText()).toContain('"initial_time":"10:20"');
    await sends('model.form', filled({ topic: { value: 'choral counting' } }), { id });
    expect((await kept()).map(({ topic }) => topic)).toEqual(['choral counting']);
  });

  test('is posted once, however often that is pressed, and its form makes one session, however often it comes', async () => {
    await sends('model.form', filled());
    const { id } = await only();
    await Promise.all([presses('model.post', id), presses('model.post', id)]);
    expect(cards()).toHaveLength(1);
    expect((await presses('model.post', id)).text).toContain('was posted already');
  });

  test.each([
    ['an end before the start', { to: { selected_time: '09:00' } }, 'to'],
    ['a closed day', { day: { selected_date: '2026-02-28' } }, 'day'],
    ['a past day', { day: { selected_date: '2026-02-23' } }, 'day'],
    ['no seat', { seats: { value: '0' } }, 'seats'],
    ['two hundred things to watch for', { lookFors: { value: 'look\n'.repeat(200) } }, 'lookFors'],
    ['nothing to watch for', { lookFors: { value: null } }, 'lookFors'],
  ])('with %s is told so beside the field, and nothing is kept', async (_, over, field) => {
    expect(Object.keys((await sends('model.form', filled(over))) ?? {})).toEqual([field]);
    expect(await kept()).toEqual([]);
  });

  test('that seems to name a student is stopped beside the field, until its host says that none is named', async () => {
    const named = { lookFors: { value: 'How Marisol keeps talking in my class' } };
    expect(await sends('model.form', filled(named))).toEqual({ lookFors: expect.stringContaining('Marisol') });
    const ticked = { ...named, namesNoPupil: { selected_options: [{ value: 'no-pupil' }] } };
    expect(await sends('model.form', filled(ticked))).toBeUndefined();
  });

  test('while its host is at another one, or away, is refused beside the field', async () => {
    await offered();
    expect(
      await sends('model.form', filled({ from: { selected_time: '10:15' }, to: { selected_time: '10:40' } })),
    ).toEqual({
      from: expect.stringContaining('You are at another session then: number talks'),
    });
    await deps.people.set('T1', 'U07', { leaves: [{ from: '2026-02-26', to: '2026-02-27' }] });
    expect(await sends('model.form', filled({ day: { selected_date: '2026-02-26' } }))).toEqual({
      day: expect.stringContaining('You are away that day'),
    });
  });

  test('is not for a channel that is shared with another organization', async () => {
    slack.next('conversations.info', () => ({ ok: true, channel: { is_ext_shared: true } }));
    expect(await sends('model.form', filled())).toEqual({ channel: expect.stringContaining('another organization') });
  });

  test('and was never posted is forgotten after a day', async () => {
    await sends('model.form', filled());
    for (const { run } of jobs) await run(deps, new Date('2026-02-25T14:59:00Z'));
    expect(await kept()).toHaveLength(1);
    for (const { run } of jobs) await run(deps, new Date('2026-02-25T15:01:00Z'));
    expect(await kept()).toEqual([]);
  });
});

interface Hindered {
  at?: string;
  leaves?: { from: string; to: string }[];
  user?: object;
}

describe('Join', () => {
  test('takes a seat, and the one card in the channel shows it', async () => {
    const id = await offered();
    const joined = await presses('model.join', id, { userId: 'U01' });
    expect(joined.text).toContain('You have a seat. See you there!');
    expect(labels(joined)).toEqual(['Leave', 'Add to calendar']);
    expect(cards()).toHaveLength(1);
    expect(edits().at(-1)?.text).toContain('1 of 2 seats taken: <@U01>');
  });

  test('pressed twice is one seat, and a press that Slack delivers twice is answered once', async () => {
    const id = await offered();
    const press = actionPayload('model.join', id, {
      user: { id: 'U01', team_id: 'T1' },
      response_url: slack.responseUrl,
    });
    await bot.slack.deliver(press);
    await bot.slack.deliver(press);
    await bot.settled();
    expect((await presses('model.join', id, { userId: 'U01' })).text).toContain('You have a seat already');
    expect(await people()).toEqual(['U01']);
    expect(slack.callsOf('response_url').filter(({ text }) => String(text).includes('See you there'))).toHaveLength(1);
  });

  test.each([
    ['by the host', 'U07', {}, 'This is your own session'],
    ['after the start', 'U01', { at: '2026-02-25T16:00:00Z' }, 'has begun already'],
    ['on leave', 'U01', { leaves: [{ from: '2026-02-25', to: '2026-02-25' }] }, 'You are away that day'],
    ['by a guest', 'U01', { user: { is_restricted: true } }, 'for the full members'],
    ['by someone deactivated since', 'U01', { user: { deleted: true } }, 'for the full members'],
  ] as [string, string, Hindered, string][])(
    'pressed %s is refused with the reason',
    async (_, userId, how, sentence) => {
      const id = await offered();
      await types('list', 'U01');
      if (how.at) bot.setNow(new Date(how.at));
      if (how.leaves) await deps.people.set('T1', 'U01', { leaves: how.leaves });
      if (how.user) slack.next('users.info', () => ({ ok: true, user: { id: 'U01', name: 'ana', ...how.user } }));
      expect((await presses('model.join', id, { userId })).text).toContain(sentence);
      expect(await people()).toEqual([]);
      expect(await db.collection('bookings').countDocuments({ userId: 'U01' })).toBe(0);
    },
  );

  test('is refused to who is at another session then, which is named', async () => {
    const id = await offered();
    const other = await offered(
      { topic: { value: 'choral counting' }, from: { selected_time: '10:15' }, to: { selected_time: '10:40' } },
      'U08',
    );
    await presses('model.join', id, { userId: 'U01' });
    expect((await presses('model.join', other, { userId: 'U01' })).text).toContain('You are at “number talks” then');
    expect((await presses('model.join', id, { userId: 'U08' })).text).toContain('You are at “choral counting” then');
  });

  test('is refused to who has a visit then, which is named with the list in which it stands', async () => {
    const visit = await deps.observations.addOnce(observation());
    const cells = cellsOf({ from: visit.startsAt, to: visit.endsAt });
    await deps.bookings.take({ teamId: 'T1', userId: 'U01', eventId: visit.id, cells });
    const id = await offered();
    const said = (await presses('model.join', id, { userId: 'U01' })).text;
    expect(said).toContain('You are at the visit in Room 12 then');
    expect(said).toContain('`/observe list`');
    expect(await sends('model.form', filled(), { userId: 'U01' })).toEqual({
      from: expect.stringContaining('You are at the visit in Room 12 then'),
    });
  });

  test('by fifty at once fills the seats and no more, and each is told where they stand', async () => {
    const id = await offered({ format: { selected_option: { value: 'two-minute' } }, seats: { value: '30' } });
    const before = slack.callsOf('response_url').length;
    const users = Array.from({ length: 50 }, (_, n) => ({ id: `U1${n + 10}`, team_id: 'T1' }));
    const place = { response_url: slack.responseUrl };
    await Promise.all(users.map((user) => bot.slack.deliver(actionPayload('model.join', id, { user, ...place }))));
    await bot.settled();
    const answers = slack
      .callsOf('response_url')
      .slice(before)
      .map(({ text }) => String(text));
    expect(answers.filter((text) => text.includes('See you there'))).toHaveLength(30);
    expect(answers.filter((text) => text.includes('All seats are taken'))).toHaveLength(20);
    expect(await db.collection('seats').countDocuments()).toBe(30);
    expect(new Set(await people()).size).toBe(30);
  });

  test('on two sessions of one hour at once gives one of them', async () => {
    const [id, other] = [await offered(), await offered({}, 'U08')];
    await Promise.all([id, other].map((one) => presses('model.join', one, { userId: 'U01' })));
    await bot.settled();
    const seats = (await kept()).flatMap(({ visitors }) => visitors);
    expect(seats).toHaveLength(1);
    expect(await db.collection('seats').countDocuments()).toBe(1);
  });
});

describe('the waitlist', () => {
  test('opens when the seats are taken, and its first moves up when someone leaves, and is told once', async () => {
    const id = await offered({ seats: { value: '1' } });
    await presses('model.join', id, { userId: 'U01' });
    expect(edits().at(-1)).toMatchObject({ text: expect.stringContaining('1 of 1 seat taken: <@U01>') });
    expect(labels(edits().at(-1) as never)).toEqual(['Waitlist', 'Add to calendar']);
    expect((await presses('model.wait', id, { userId: 'U02' })).text).toContain('number 1 on the waitlist');
    expect((await presses('model.wait', id, { userId: 'U03' })).text).toContain('number 2 on the waitlist');
    expect((await presses('model.wait', id, { userId: 'U03' })).text).toContain('number 2 on the waitlist');

    await presses('model.leave', id, { userId: 'U01' });
    expect(await people()).toEqual(['U02']);
    expect(messagesTo('U02').map(({ text }) => text)).toEqual([
      expect.stringContaining('A seat became free, and it is yours now.'),
    ]);
    expect(messagesTo('U03')).toEqual([]);
    expect((await only()).waiting).toEqual(['U03']);
    expect(await db.collection('bookings').countDocuments({ userId: 'U01' })).toBe(0);
  });

  test('passes over who is at another session by then, and who cannot be told before it begins', async () => {
    const id = await offered({ seats: { value: '1' } });
    const other = await offered({}, 'U08');
    await presses('model.join', id, { userId: 'U01' });
    for (const userId of ['U02', 'U03', 'U04']) await presses('model.wait', id, { userId });
    await presses('model.join', other, { userId: 'U02' });
    await deps.people.set('T1', 'U03', { workingDays: ['fri'] });
    await presses('model.leave', id, { userId: 'U01' });
    expect(await people()).toEqual(['U04']);
    expect((await only()).waiting).toEqual(['U02', 'U03']);
  });

  test('gives the seat at once to who presses Waitlist when one is free', async () => {
    const id = await offered();
    expect((await presses('model.wait', id, { userId: 'U01' })).text).toContain('See you there');
  });
});

describe('a session that is called off', () => {
  test('tells everyone concerned once, gives their time back, and says so on its card', async () => {
    const id = await offered({ seats: { value: '1' } });
    await presses('model.join', id, { userId: 'U01' });
    await presses('model.wait', id, { userId: 'U02' });
    expect((await presses('model.cancel', id, { userId: 'U01' })).text).toContain('Only the host');
    await presses('model.cancel', id);
    await presses('model.cancel', id);
    for (const userId of ['U01', 'U02'])
      expect(messagesTo(userId).map(({ text }) => text)).toEqual([
        expect.stringContaining('Called off: *number talks*'),
      ]);
    expect(cards()).toHaveLength(1);
    expect(edits().at(-1)?.text).toContain('Called off');
    expect(await db.collection('bookings').countDocuments()).toBe(0);
    expect((await presses('model.join', id, { userId: 'U03' })).text).toContain('over or was called off');
  });

  test('is that of a host who has left; a visitor who left makes room', async () => {
    const [id, other] = [
      await offered({ seats: { value: '1' } }),
      await offered({ day: { selected_date: '2026-02-26' } }, 'U01'),
    ];
    await presses('model.join', id, { userId: 'U01' });
    await presses('model.wait', id, { userId: 'U02' });
    const left = { event: { type: 'user_change', user: { id: 'U01', team_id: 'T1', deleted: true } } };
    await bot.slack.deliver({ type: 'event_callback', team_id: 'T1', event_id: 'Ev1', api_app_id: 'A1', ...left });
    await bot.settled();
    expect(await people()).toEqual(['U02']);
    expect((await deps.sessions.find('T1', other))?.status).toBe('cancelled');
  });
});

test('days away that someone enters call off what they show and free their seat or their place in the line, and everyone concerned is told once', async () => {
  const [id, other] = [
    await offered({ seats: { value: '1' } }),
    await offered({ day: { selected_date: '2026-02-26' } }, 'U08'),
  ];
  await presses('model.join', id, { userId: 'U01' });
  for (const userId of ['U04', 'U02']) await presses('model.wait', id, { userId });
  await presses('model.join', other, { userId: 'U03' });
  for (const userId of ['U01', 'U04'])
    await deps.people.set('T1', userId, { leaves: [{ from: '2026-02-25', to: '2026-02-25' }] });
  await deps.people.set('T1', 'U08', { leaves: [{ from: '2026-02-26', to: '2026-02-27' }] });
  for (const at of ['2026-02-24T15:10:00Z', '2026-02-24T15:11:00Z']) await goTo(at);
  expect(await people()).toEqual(['U02']);
  expect((await deps.sessions.find('T1', id))?.waiting).toEqual([]);
  expect((await deps.sessions.find('T1', other))?.status).toBe('cancelled');
  const texts = (userId: string) => messagesTo(userId).map(({ text }) => text);
  expect(texts('U01')).toEqual([expect.stringContaining('You are away then, so your seat is free again')]);
  expect(texts('U04')).toEqual([expect.stringContaining('You are away then, so you do not wait for a seat any more')]);
  expect(texts('U02')).toEqual([expect.stringContaining('A seat became free, and it is yours now.')]);
  for (const userId of ['U03', 'U08']) expect(texts(userId)).toEqual([expect.stringContaining('Called off')]);
  expect(await db.collection('bookings').distinct('userId')).toEqual(['U02', 'U07']);
});

test('/model list shows one’s own first, and goes on to the last session', async () => {
  for (let n = 1; n <= 25; n += 1)
    await deps.sessions.addOnce(session({ id: `s${n}`, cause: `c${n}`, ...(n === 25 && { hostId: 'U07' }) }));
  const first = await types('list');
  expect(labels(first).slice(0, 4)).toEqual(['Change', 'Add to calendar', 'Cancel', 'Join']);
  expect(first.text).toContain('2 more: `/model list 2`.');
  expect(labels(await types('list 2'))).toEqual(['Join', 'Join']);
});

test('/model list and Home show what is coming, each with what one can do', async () => {
  expect((await types('list', 'U01')).text).toContain('Nobody shows anything');
  const id = await offered();
  const list = await types('list', 'U01');
  expect(list.text).toContain('*number talks*, shown by <@U07>');
  expect(valueOn(list, 'Join')).toBe(id);
  expect(labels(await types('list'))).toEqual(['Change', 'Add to calendar', 'Cancel']);
  const home = (userId: string) => deps.sessions.comingFor('T1', userId, new Date('2026-02-24T15:00:00Z'), 9);
  expect(await home('U01')).toEqual([]);
  await presses('model.join', id, { userId: 'U01', view: { id: 'V9', type: 'home' } });
  const published = slack.callsOf('views.publish').at(-1);
  expect(JSON.stringify(published)).toContain('*This week*');
  expect(JSON.stringify(published)).toContain('You have a seat.');
  expect(messagesTo('U01')).toEqual([]);
  expect((await types('sing')).text).toContain('I did not understand that');
});
