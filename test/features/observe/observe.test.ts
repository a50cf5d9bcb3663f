import { beforeEach, describe, expect, test } from 'vitest';
import { jobs as allJobs } from '../../../src/features/index.ts';
import { jobs } from '../../../src/features/observe/index.ts';
import { bookOf } from '../../../src/features/time-back/cover.ts';
import { agreement } from '../../helpers/agreement.ts';
import { filesSentTo } from '../../helpers/calendar-files.ts';
import { labels, valueOn } from '../../helpers/desk.ts';
import { observation } from '../../helpers/observation.ts';
import { actionPayload } from '../../helpers/payloads.ts';
import { choice, doorFields, observeDesk, roundFields } from './observe-desk.ts';

const school = await observeDesk();
const { types, presses, sends, begun, opened, rounds, visits, card, person, modalText, messagesTo, bot, slack, db } =
  school;
const { deps } = bot;
const tick = async (at = '2026-02-24T15:00:00Z') => {
  bot.setNow(new Date(at));
  for (const { run } of jobs) await run(deps, new Date(at));
  bot.sender.wake();
  await bot.settled();
};
const people = async () => (await visits())[0]?.visitors.map(({ userId }) => userId);
const evaluates = async () => {
  await person('U01');
  await person('U07');
  await deps.people.setEvaluates('T1', 'U01', ['U07']);
};

describe('/observe', () => {
  test.each([
    ['is not on record', async () => void (await db.collection('agreements').deleteMany({})), 'Visits are off'],
    [
      'is to be confirmed anew',
      () => deps.agreements.change(agreement({ status: 'pending' })),
      'for the new school year',
    ],
    ['was stopped', () => deps.agreements.change(agreement({ status: 'stopped' })), 'Visits are stopped'],
  ])('refuses with one sentence and the way while the agreement %s', async (_, make, sentence) => {
    await make();
    await types('');
    expect(modalText()).toContain(sentence);
    expect(modalText()).toContain('/contour agreement');
    await sends('observe.form', roundFields(), { id: 'in-C1' });
    expect(modalText()).toContain(sentence);
    expect(await rounds()).toEqual([]);
  });

  test('is for the channel of a team', async () => {
    await types('', 'U07', { channel_id: 'C2' });
    expect(modalText()).toContain('Contour is not on in this channel yet');
    await types('', 'U07', { channel_id: 'D1', channel_name: 'directmessage' });
    expect(modalText()).toContain('A round of visits belongs to a team');
    expect((await types('sing')).text).toContain('I did not understand that');
  });

  test('is not for guests', async () => {
    slack.next('users.info', () => ({ ok: true, user: { id: 'U50', is_restricted: true } }));
    await types('', 'U50');
    expect(modalText()).toContain('for the full members');
  });
});

describe('a round', () => {
  test('is shown to who begins it alone before it stands in the channel, and keeps what was written when changed', async () => {
    expect((await types('')).view?.title.text).toBe('A round of visits');
    await sends('observe.form', roundFields(), { id: 'in-C1' });
    expect(modalText()).toContain('Nobody has seen it yet');
    expect(modalText()).toContain('read by its author and the host alone');
    expect(slack.callsOf('chat.postMessage')).toEqual([]);
    const [draft] = await rounds();
    await presses('observe.change', draft?.id, { view: { id: 'V1', type: 'modal' } });
    expect(modalText()).toContain('"initial_value":"Few students explain their thinking"');
    await sends('observe.form', roundFields({ focus: { value: 'How long is it quiet?' } }), { id: draft?.id ?? '' });
    await presses('observe.post', draft?.id);
    await presses('observe.post', draft?.id);
    expect(slack.callsOf('chat.postMessage').filter(({ channel }) => channel === 'C1')).toHaveLength(1);
    expect(card().text).toContain('How long is it quiet?');
    expect(card().text).toContain('*Leaders host too:*');
    expect(labels(card())).toEqual(['Take part', 'Open a door']);
    expect((await rounds()).map(({ status, members }) => [status, members])).toEqual([['open', ['U07']]]);
  });

  test.each([
    ['an end before the start', { to: { selected_date: '2026-02-23' } }, 'to'],
    ['a past day', { from: { selected_date: '2026-02-23' } }, 'from'],
    ['two hundred visitors', { visitors: { value: '200' } }, 'visitors'],
    ['a student’s name', { focus: { value: 'How Marisol keeps talking in my class' } }, 'focus'],
  ])('with %s is told so beside the field, and nothing is kept', async (_, over, field) => {
    expect(Object.keys((await sends('observe.form', roundFields(over), { id: 'in-C1' })) ?? {})).toEqual([field]);
    expect(await rounds()).toEqual([]);
  });

  test('runs in a channel alone, and is behind /observe with what one can do', async () => {
    const id = await begun();
    await types('', 'U01');
    expect(labels(school.modal() as never)).toEqual(['Take part', 'Open a door', 'Not with …']);
    await types('');
    expect(labels(school.modal() as never)).toEqual([
      'Take no part',
      'Open a door',
      'Not with …',
      'Propose partners',
      'End the round',
    ]);
    await sends('observe.form', roundFields(), { id: 'in-C1', userId: 'U01' });
    const second = (await rounds()).at(-1)?.id ?? '';
    expect((await presses('observe.post', second, { userId: 'U01' })).text).toContain('A round runs in this channel');
    expect((await presses('observe.end', id, { userId: 'U01' })).text).toContain('Only who began');
    await presses('observe.end', id);
    expect(card().text).toContain('The round is over');
    expect((await presses('observe.take-part', id, { userId: 'U01' })).text).toContain('This round is over');
  });

  test('is joined and left by one’s own press, and ends by itself after its last day', async () => {
    const id = await begun();
    await presses('observe.take-part', id, { userId: 'U01' });
    await presses('observe.take-part', id, { userId: 'U01' });
    expect(card().text).toContain('2 colleagues take part');
    expect(card().text).not.toContain('<@U01>');
    await presses('observe.take-no-part', id, { userId: 'U01' });
    expect((await rounds())[0]?.members).toEqual(['U07']);
    await tick('2026-03-14T04:59:00Z');
    expect((await rounds())[0]?.status).toBe('open');
    await tick('2026-03-14T05:01:00Z');
    expect((await rounds())[0]?.status).toBe('ended');
  });

  test('that ends early closes the doors that nobody has asked for, and tells their hosts once', async () => {
    const id = await begun();
    const [asked] = await opened(id);
    await opened(id, { day: { selected_date: '2026-02-26' } }, 'U08');
    await presses('observe.sign-up', asked?.id, { userId: 'U01' });
    await presses('observe.end', id);
    expect((await visits()).map(({ hostId }) => hostId)).toEqual(['U07']);
    expect(messagesTo('U08').map(({ text }) => text)).toEqual([expect.stringContaining('so your door is closed')]);
    expect(await db.collection('bookings').distinct('userId')).toEqual(['U01', 'U07']);
  });

  test.each([
    ['lesson-study', 'Student 1 and Student 2'],
    ['learning-lab', 'what did students do, and what will each try?'],
  ])('of the named template %s posts its outline, and has no doors', async (template, outline) => {
    const id = await begun({ protocol: choice(template) });
    expect(card().text).toContain(outline);
    expect(labels(card())).toEqual(['Take part']);
    await presses('observe.open-door', id);
    expect(modalText()).toContain('It has no doors');
  });

  test('says whether leaders host', async () => {
    const id = await begun();
    expect(card().text).toContain('none has opened a door yet');
    await deps.leaders.name({ teamId: 'T1', userId: 'U01', scope: 'school', namedBy: 'U01', at: new Date() });
    await opened(id, {}, 'U08');
    expect(card().text).toContain('none has opened a door yet');
    await opened(id, {}, 'U01');
    expect(card().text).toContain('*Leaders host too:* <@U01>.');
  });
});

describe('a round in a private channel', () => {
  const isPrivate = () => ({ ok: true, channel: { is_private: true } });
  const walk = { protocol: choice('learning-walk') };
  beforeEach(() => slack.next('conversations.info', isPrivate, isPrivate));

  test('is there for its members alone, by whatever button, and for who has to do with a visit', async () => {
    const id = await begun(walk);
    expect((await rounds())[0]).toMatchObject({ isPrivate: true });
    expect(card().text).toContain('nobody else reads them');
    const [door] = await opened(id);
    for (const [press, value] of [
      ['observe.sign-up', door?.id],
      ['observe.wait', door?.id],
      ['observe.take-part', id],
    ] as const)
      expect((await presses(press, value, { userId: 'U09' })).text, press).toMatch(/is not (here|open) any more/);
    for (const press of ['observe.open-door', 'observe.report']) {
      await presses(press, id, { userId: 'U09' });
      expect(modalText(), press).toContain('This round is not here any more');
      expect(modalText(), press).not.toContain('Who talks');
    }
    await sends('observe.door-form', doorFields(), { userId: 'U09', id });
    expect(modalText()).toContain('This round is not here any more');
    expect((await visits())[0]).toMatchObject({ visitors: [], waiting: [] });
    expect((await rounds())[0]?.members).toEqual(['U07']);
    await presses('observe.sign-up', door?.id, { userId: 'U01' });
    await person('U09');
    await sends('observe.invite-form', { colleague: { selected_user: 'U09' } }, { id: door?.id ?? '' });
    await presses('observe.come', door?.id, { userId: 'U09' });
    expect(await people()).toEqual(['U01', 'U09']);
  });

  test.each([
    [
      'leads the school',
      () => deps.leaders.name({ teamId: 'T1', userId: 'U01', scope: 'school', namedBy: 'U01', at: new Date() }),
    ],
    ['evaluates colleagues', evaluates],
  ])('with someone who %s shows no patterns, because all staff read them no later than leaders', async (_, lead) => {
    await lead();
    const sent = (over = {}) => sends('observe.form', roundFields(over), { id: 'in-C1' });
    expect(await sent(walk)).toEqual({
      protocol: expect.stringContaining('Begin it in a channel that all can read'),
    });
    expect(await rounds()).toEqual([]);
    expect(await sent()).toBeUndefined();
    slack.next('conversations.info', isPrivate, isPrivate);
    slack.next('conversations.members', () => ({ ok: true, members: ['U07', 'U08'] }));
    expect(await sent(walk)).toBeUndefined();
  });
});

describe('a door', () => {
  test('is seen by its host before anyone else, with what was left out and why', async () => {
    const id = await begun();
    await deps.calendars.close('T1', { day: '2026-03-04', by: 'U01', at: new Date() });
    await sends('observe.door-form', doorFields({ repeat: { selected_options: [{ value: 'weekly' }] } }), { id });
    expect(modalText()).toContain('Wed, Feb 25, 10:00 to 10:20');
    expect(modalText()).toContain('Wed, Mar 4: school is closed');
    expect(await visits()).toEqual([]);
    const days = await opened(id, { repeat: { selected_options: [{ value: 'weekly' }] } });
    expect(days.map(({ startsAt }) => startsAt.toISOString())).toEqual([
      '2026-02-25T16:00:00.000Z',
      '2026-03-11T15:00:00.000Z',
    ]);
    expect(card().text).toMatch(/^Room 12, .*Wed, Feb 25, 10:00>, 20 min: <@U07>\. 0 of 2 places taken\.$/m);
    expect(labels(card())).toEqual(['Sign up', 'Sign up', 'Take part', 'Open a door']);
  });

  test('is at a lesson of the bell schedule where the school has one', async () => {
    const id = await begun();
    const schedules = [
      { name: 'Usual', kinds: ['student' as const], periods: [{ name: 'Block 2', from: '09:35', to: '11:00' }] },
    ];
    const entered = {
      studentWeekdays: ['mon' as const, 'tue' as const, 'wed' as const],
      days: {},
      parts: [{ name: 'All', schedules }],
    };
    await deps.calendars.keep('T1', entered, 0, new Date());
    await presses('observe.open-door', id);
    expect(modalText()).toContain('Block 2');
    const [door] = await opened(id, { period: choice('0:Block 2'), from: { selected_time: null } });
    expect(door).toMatchObject({ period: 'Block 2', startsAt: new Date('2026-02-25T15:35:00Z') });
  });

  test.each([
    ['a closed day', { day: { selected_date: '2026-02-28' } }, 'day', 'school is closed'],
    ['a day outside the round', { day: { selected_date: '2026-03-16' } }, 'day', 'outside the round'],
    [
      'a past time',
      { day: { selected_date: '2026-02-24' }, from: { selected_time: '08:00' } },
      'from',
      'this time is past',
    ],
    ['no visitor', { seats: { value: '0' } }, 'seats', '1 to 6'],
    ['a student’s name', { focus: { value: 'How Marisol keeps talking in my class' } }, 'focus', 'Marisol'],
  ])('with %s is told so beside the field', async (_, over, field, sentence) => {
    const id = await begun();
    expect(await sends('observe.door-form', doorFields(over), { id })).toEqual({
      [field]: expect.stringContaining(sentence),
    });
  });

  test('is not where its host is somewhere else, away, or in a testing window', async () => {
    const id = await begun();
    await opened(id);
    expect(await sends('observe.door-form', doorFields({ from: { selected_time: '10:15' } }), { id })).toEqual({
      from: expect.stringContaining('you are somewhere else then'),
    });
    await deps.people.set('T1', 'U07', { leaves: [{ from: '2026-02-26', to: '2026-02-26' }] });
    const thursday = { day: { selected_date: '2026-02-26' } };
    expect(await sends('observe.door-form', doorFields(thursday), { id })).toEqual({
      day: expect.stringContaining('you do not work that day, or are away'),
    });
    const days = { '2026-03-02': { kind: 'testing' as const } };
    await deps.calendars.keep('T1', { studentWeekdays: ['mon', 'tue'], days }, 0, new Date());
    expect(await sends('observe.door-form', doorFields({ day: { selected_date: '2026-03-02' } }), { id })).toEqual({
      day: expect.stringContaining('testing, no visits'),
    });
  });

  test('is opened once, however often that is pressed', async () => {
    const id = await begun();
    await sends('observe.door-form', doorFields(), { id });
    const value = modalText().match(/"action_id":"observe.post-door","value":"([^"]+)"/)?.[1];
    await Promise.all([presses('observe.post-door', value), presses('observe.post-door', value)]);
    expect(await visits()).toHaveLength(1);
    expect((await presses('observe.post-door', value, { userId: 'U01' })).text).toContain('opened already');
  });

  test('that its host calls off is gone without a trace, to the last minute; who was to come is told once', async () => {
    const [door] = await opened(await begun(), { seats: { value: '1' } });
    await presses('observe.sign-up', door?.id, { userId: 'U01' });
    await presses('observe.wait', door?.id, { userId: 'U02' });
    expect((await presses('observe.cancel', door?.id, { userId: 'U01' })).text).toContain('Only the host');
    bot.setNow(new Date('2026-02-25T15:59:00Z'));
    expect((await presses('observe.cancel', door?.id)).text).toContain('nothing is kept of it');
    await presses('observe.cancel', door?.id);
    for (const userId of ['U01', 'U02'])
      expect(messagesTo(userId).map(({ text }) => text)).toEqual([expect.stringContaining('Called off: ')]);
    expect(await visits()).toEqual([]);
    for (const name of ['seats', 'bookings', 'audit']) expect(await db.collection(name).countDocuments(), name).toBe(0);
    expect(card().text).toContain('No door is open yet');
    expect(JSON.stringify(await db.collection('outbox').find({ state: 'sent' }).toArray())).not.toContain('Called off');
  });
});

describe('Sign up', () => {
  test('takes a place; the card says how many and never who, and the host learns who in one message', async () => {
    const [door] = await opened(await begun());
    const answer = await presses('observe.sign-up', door?.id, { userId: 'U01' });
    expect(answer.text).toContain('You have a place');
    expect(labels(answer)).toEqual(['Add to calendar', 'Who minds my class', 'Withdraw']);
    expect(card().text).toContain('1 of 2 places taken.');
    expect(JSON.stringify(card())).not.toContain('<@U01>');
    await presses('observe.sign-up', door?.id, { userId: 'U02' });
    expect(messagesTo('U07').filter(({ text }) => text.includes('Your door'))).toHaveLength(1);
    expect(slack.callsOf('chat.update').findLast(({ text }) => String(text).includes('Your door'))?.text).toContain(
      '*Coming:* <@U01>, <@U02>.',
    );
  });

  test.each([
    ['by the host', 'U07', {}, 'This is your own door'],
    ['after the start', 'U01', { at: '2026-02-25T16:00:00Z' }, 'has begun already'],
    ['on leave', 'U01', { leaves: [{ from: '2026-02-25', to: '2026-02-25' }] }, 'You are away that day'],
    ['by a guest', 'U01', { user: { is_restricted: true } }, 'for the full members'],
    ['by someone deactivated since', 'U01', { user: { deleted: true } }, 'for the full members'],
  ] as [string, string, { at?: string; leaves?: { from: string; to: string }[]; user?: object }, string][])(
    'pressed %s is refused with the reason',
    async (_, userId, how, sentence) => {
      const [door] = await opened(await begun());
      await types('list', 'U01');
      if (how.at) bot.setNow(new Date(how.at));
      if (how.leaves) await deps.people.set('T1', 'U01', { leaves: how.leaves });
      if (how.user) slack.next('users.info', () => ({ ok: true, user: { id: 'U01', name: 'ana', ...how.user } }));
      expect((await presses('observe.sign-up', door?.id, { userId })).text).toContain(sentence);
      expect(await people()).toEqual([]);
      expect(await db.collection('bookings').countDocuments({ userId: 'U01' })).toBe(0);
    },
  );

  test('is refused on a day that has closed, or become one of tests, since, and when the host is away, without saying so', async () => {
    const [door] = await opened(await begun());
    await deps.people.set('T1', 'U07', { leaves: [{ from: '2026-02-25', to: '2026-02-25' }] });
    const refused = await presses('observe.sign-up', door?.id, { userId: 'U01' });
    expect(refused.text).toContain('This door is not open that day any more');
    await deps.people.set('T1', 'U07', { leaves: null });
    await deps.calendars.keep(
      'T1',
      { studentWeekdays: ['tue'], days: { '2026-02-25': { kind: 'testing' } } },
      0,
      new Date(),
    );
    expect((await presses('observe.sign-up', door?.id, { userId: 'U01' })).text).toContain('testing, no visits');
    await deps.calendars.close('T1', { day: '2026-02-25', by: 'U01', at: new Date() });
    expect((await presses('observe.sign-up', door?.id, { userId: 'U01' })).text).toContain('school is closed');
    expect(await people()).toEqual([]);
  });

  test('is refused to who is elsewhere then, which is named to them', async () => {
    const id = await begun();
    const [door] = await opened(id);
    const [other] = await opened(id, { from: { selected_time: '10:15' }, place: { value: 'Room 7' } }, 'U08');
    await presses('observe.sign-up', door?.id, { userId: 'U01' });
    expect((await presses('observe.sign-up', other?.id, { userId: 'U01' })).text).toContain('at the visit in Room 12');
    expect((await presses('observe.sign-up', other?.id)).text).toContain('at the visit in Room 12');
  });

  test('pressed twice is one place, and fifty at once fill the places and no more', async () => {
    const [door] = await opened(await begun({ protocol: choice('learning-walk') }), { seats: { value: '6' } });
    const users = Array.from({ length: 25 }, (_, n) => ({ id: `U1${n + 10}`, team_id: 'T1' }));
    const place = { response_url: slack.responseUrl };
    const presses50 = [...users, ...users].map((user) =>
      actionPayload('observe.sign-up', door?.id, { user, ...place }),
    );
    await Promise.all(presses50.map((press) => bot.slack.deliver(press)));
    await bot.settled();
    expect(new Set(await people()).size).toBe(6);
    expect(await db.collection('seats').countDocuments()).toBe(6);
  });

  test('leaves a waitlist behind a full door, whose first moves up when someone withdraws, and is told once', async () => {
    const [door] = await opened(await begun(), { seats: { value: '1' } });
    await presses('observe.sign-up', door?.id, { userId: 'U01' });
    expect(labels(card())[0]).toBe('Waitlist');
    for (const userId of ['U02', 'U03']) await presses('observe.wait', door?.id, { userId });
    const [other] = await opened((await rounds())[0]?.id ?? '', { place: { value: 'Room 7' } }, 'U08');
    await presses('observe.sign-up', other?.id, { userId: 'U02' });
    await presses('observe.withdraw', door?.id, { userId: 'U01' });
    expect(await people()).toEqual(['U03']);
    expect(messagesTo('U03').map(({ text }) => text)).toEqual([expect.stringContaining('A place became free')]);
    expect(messagesTo('U02').filter(({ text }) => text.includes('became free'))).toEqual([]);
  });
});

describe('whoever evaluates the host', () => {
  test('neither signs up nor waits', async () => {
    await evaluates();
    const [door] = await opened(await begun(), { seats: { value: '1' } });
    for (const press of ['observe.sign-up', 'observe.wait', 'observe.come'])
      expect((await presses(press, door?.id, { userId: 'U01' })).text, press).toContain('You evaluate this colleague');
    expect(await people()).toEqual([]);
  });

  test('comes when the host invites them, and reads that it is without notes', async () => {
    await evaluates();
    const [door] = await opened(await begun());
    await presses('observe.invite', door?.id);
    expect(modalText()).toContain('Whom');
    await sends('observe.invite-form', { colleague: { selected_user: 'U01' } }, { id: door?.id ?? '' });
    const [asked] = messagesTo('U01');
    expect(asked?.text).toContain('this visit is without notes');
    await presses('observe.come', valueOn(asked as never, 'I will come'), { userId: 'U01' });
    expect(await people()).toEqual(['U01']);
  });
});

test('whoever is entered as someone who evaluates a host after signing up is taken off, and told; whom that host asked stays', async () => {
  await person('U01');
  await person('U02');
  const id = await begun();
  const [door] = await opened(id, { seats: { value: '1' } });
  const [asked] = await opened(id, { day: { selected_date: '2026-02-26' } });
  await sends('observe.invite-form', { colleague: { selected_user: 'U01' } }, { id: asked?.id ?? '' });
  const [full] = await opened(id, { day: { selected_date: '2026-02-27' }, seats: { value: '1' } });
  await presses('observe.sign-up', full?.id, { userId: 'U02' });
  const [unanswered] = await opened(id, { day: { selected_date: '2026-03-02' } });
  await sends('observe.invite-form', { colleague: { selected_user: 'U01' } }, { id: unanswered?.id ?? '' });
  for (const one of [door, asked]) await presses('observe.sign-up', one?.id, { userId: 'U01' });
  await presses('observe.wait', full?.id, { userId: 'U01' });
  await presses('observe.wait', door?.id, { userId: 'U02' });
  await evaluates();
  await tick();
  await tick();
  const [first, second, third] = await visits();
  expect(first).toMatchObject({ visitors: [{ userId: 'U02' }], waiting: [] });
  expect(second).toMatchObject({ visitors: [{ userId: 'U01' }] });
  expect(third).toMatchObject({ visitors: [{ userId: 'U02' }], waiting: [] });
  const told = messagesTo('U01').filter(({ text }) =>
    text.startsWith('You are not on the list of this visit any more'),
  );
  expect(told).toHaveLength(2);
  expect(await db.collection('people').countDocuments({ evaluatesNew: true })).toBe(0);

  const [heard, ...more] = messagesTo('U07').filter(({ text }) => text.startsWith('You had invited <@U01>'));
  expect(more).toHaveLength(1);
  await presses('observe.uninvite', unanswered?.id);
  expect((await visits())[3]).toMatchObject({ visitors: [], invited: [] });
  expect(labels(heard as never)).toEqual(['Take it back']);
  expect((await presses('observe.uninvite', asked?.id, { userId: 'U02' })).text).toContain('Only the host');
  expect((await presses('observe.uninvite', asked?.id)).text).toContain('Taken back');
  expect((await visits())[1]).toMatchObject({ visitors: [], invited: [] });
  expect(messagesTo('U01').filter(({ text }) => text.startsWith('You are not on the list'))).toHaveLength(3);
  expect((await presses('observe.sign-up', asked?.id, { userId: 'U01' })).text).toContain(
    'You evaluate this colleague',
  );
  await sends('observe.invite-form', { colleague: { selected_user: 'U01' } }, { id: asked?.id ?? '' });
  await evaluates();
  await tick();
  expect(messagesTo('U07').filter(({ text }) => text.startsWith('You had invited <@U01>'))).toHaveLength(2);
});

describe('Invite', () => {
  test('opens an unposted door to whom the host asks, and to nobody else, and a no is kept nowhere', async () => {
    await person('U01');
    const id = await begun();
    const [door] = await opened(id, { who: choice('invited') });
    expect(card().text).toContain('No door is open yet');
    expect((await presses('observe.sign-up', door?.id, { userId: 'U02' })).text).toContain('not open to the channel');
    await sends('observe.invite-form', { colleague: { selected_user: 'U01' } }, { id: door?.id ?? '', userId: 'U02' });
    expect(modalText()).toContain('Only the host');
    await sends('observe.invite-form', { colleague: { selected_user: 'U01' } }, { id: door?.id ?? '' });
    expect(messagesTo('U01')).toHaveLength(1);
    await presses('observe.not-come', door?.id, { userId: 'U01' });
    expect((await visits())[0]).toMatchObject({ invited: [], visitors: [] });
    expect(messagesTo('U07')).toEqual([]);
  });

  test('to a door that is full by then gives who comes a place in line, and the one that becomes free', async () => {
    const [door] = await opened(await begun(), { who: choice('invited'), seats: { value: '1' } });
    const id = door?.id ?? '';
    for (const userId of ['U01', 'U02', 'U03']) {
      await person(userId);
      await sends('observe.invite-form', { colleague: { selected_user: userId } }, { id });
    }
    await presses('observe.come', id, { userId: 'U01' });
    expect(labels(await types('list', 'U03'))).toEqual(['Waitlist', 'Not this time']);
    const said = await presses('observe.come', id, { userId: 'U02' });
    expect(said.text).toContain('You are number 1 on the waitlist');
    expect(labels(said)).toEqual(['Withdraw']);
    expect(String(slack.callsOf('chat.update').at(-1)?.text)).toMatch(/^You wait for a place: Room 12/);
    await presses('observe.withdraw', id, { userId: 'U01' });
    expect(messagesTo('U02').at(-1)?.text).toContain('A place became free, and it is yours now.');
  });

  test('of one colleague to many doors keeps within what they are sent a day, and has the way to fewer', async () => {
    await person('U01');
    const id = await begun();
    for (const day of [2, 3, 4, 5]) {
      const [door] = await opened(id, { day: { selected_date: `2026-03-0${day}` } });
      await sends('observe.invite-form', { colleague: { selected_user: 'U01' } }, { id: door?.id ?? '' });
    }
    expect(messagesTo('U01')).toHaveLength(3);
    expect(labels(messagesTo('U01')[0] as never)).toContain('Fewer of these');
    const [today] = await opened(id, { day: { selected_date: '2026-02-24' }, from: { selected_time: '13:00' } });
    await sends('observe.invite-form', { colleague: { selected_user: 'U01' } }, { id: today?.id ?? '' });
    expect(modalText()).toContain('too late, so I send none');
    expect((await visits()).at(-1)?.invited).toEqual(['U01']);
  });

  test.each([
    ['the host themself', 'U07', 'That is you'],
    ['who comes already', 'U01', 'They come already'],
    ['who was asked before', 'U02', 'You have asked them already'],
    ['who has paused', 'U03', 'is asked nothing before Mar 20, 2026'],
  ])('of %s is stopped beside the field', async (_, colleague, sentence) => {
    for (const userId of ['U01', 'U02', 'U03', 'U07']) await person(userId);
    await deps.people.set('T1', 'U03', { pausedUntil: '2026-03-20' });
    const [door] = await opened(await begun());
    await presses('observe.sign-up', door?.id, { userId: 'U01' });
    const invites = (userId: string) =>
      sends('observe.invite-form', { colleague: { selected_user: userId } }, { id: door?.id ?? '' });
    await invites('U02');
    expect(await invites(colleague)).toEqual({ colleague: expect.stringContaining(sentence) });
  });

  test('of a guest is stopped beside the field', async () => {
    const [door] = await opened(await begun());
    slack.next('users.info', () => ({ ok: true, user: { id: 'U50', is_restricted: true } }));
    expect(await sends('observe.invite-form', { colleague: { selected_user: 'U50' } }, { id: door?.id ?? '' })).toEqual(
      { colleague: expect.stringContaining('full members') },
    );
  });
});

describe('what is coming', () => {
  test('is listed with one’s own first, and to its last door', async () => {
    const roundId = await begun();
    for (let n = 1; n <= 22; n += 1)
      await deps.observations.addOnce(
        observation({ id: `o${n}`, cause: `c${n}`, roundId, place: `Room ${n}`, ...(n === 22 && { hostId: 'U06' }) }),
      );
    const first = await types('list', 'U06');
    expect(first.text).toMatch(/^Coming up:\nRoom 22,.*Yours/);
    expect(first.text).toContain('2 more: `/observe list 2`.');
    expect(labels(await types('list 2', 'U06'))).toEqual(['Sign up', 'Sign up']);
  });

  test('stands in the list of its channel and on the Home of those concerned, each with what they can do', async () => {
    const [door] = await opened(await begun());
    expect(labels(await types('list', 'U01'))).toEqual(['Sign up']);
    expect(labels(await types('list', 'U01', { channel_id: 'C2' }))).toEqual([]);
    expect(labels(await types('list'))).toEqual(['Invite', 'Add to calendar', 'Call off']);
    await presses('observe.sign-up', door?.id, { userId: 'U01', view: { id: 'V9', type: 'home' } });
    const home = JSON.stringify(slack.callsOf('views.publish').at(-1));
    expect(home).toContain('Visits this week');
    expect(home).toContain('You have a place.');
    await presses('observe.withdraw', 'nothing', { userId: 'U02', view: { id: 'V9', type: 'home' } });
    expect(JSON.stringify(slack.callsOf('views.publish').at(-1))).not.toContain('Room 12');
  });

  test('is reminded of on its day, once, with how the visit goes', async () => {
    const [door] = await opened(await begun());
    await presses('observe.sign-up', door?.id, { userId: 'U01' });
    await tick('2026-02-24T22:00:00Z');
    expect(messagesTo('U01')).toEqual([]);
    await tick('2026-02-25T14:00:00Z');
    await tick('2026-02-25T14:00:20Z');
    expect(messagesTo('U01').map(({ text }) => text)).toEqual([expect.stringContaining('The host speaks first')]);
    expect(messagesTo('U07').filter(({ text }) => text.includes('Today you have visitors'))).toHaveLength(1);
  });

  test('is one message that morning to who has several visits on that day, the first one first', async () => {
    const round = await begun();
    const [later] = await opened(round, { from: { selected_time: '11:00' } });
    await person('U08');
    const [first] = await opened(round, { place: { value: 'Room 14' } }, 'U08');
    for (const door of [later, first]) await presses('observe.sign-up', door?.id, { userId: 'U01' });
    await tick('2026-02-25T12:00:00Z');
    await tick('2026-02-25T13:30:00Z');
    expect(messagesTo('U01').map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /^2 messages waited for you:\n\nToday you visit:\n.*Room 14[\s\S]*Today you visit:\n.*Room 12/,
      ),
    ]);
  });

  test('can be taken into one’s own calendar, and out of it again when it is called off', async () => {
    const [door] = await opened(await begun());
    expect((await presses('observe.file', door?.id, { userId: 'U02' })).text).toContain('Sign up first');
    await presses('observe.sign-up', door?.id, { userId: 'U01' });
    await presses('observe.file', door?.id, { userId: 'U01' });
    const files = () => db.collection('outbox').find({ kind: 'observe.file' }).sort({ _id: 1 }).toArray();
    expect(await files()).toHaveLength(1);
    bot.setNow(new Date('2026-02-24T23:04:00Z'));
    await presses('observe.cancel', door?.id);
    const sent = await files();
    expect(sent.map(({ channel }) => channel)).toEqual(['U01', 'U01']);
    // One message, in their hours: what became of it, and the file that takes it out.
    expect(sent[1]?.notBefore).toEqual(new Date('2026-02-25T13:30:00Z'));
    await tick('2026-02-25T13:31:00Z');
    expect(filesSentTo('U01', slack).at(-1)).toMatchObject({
      method: 'CANCEL',
      comment: expect.stringMatching(/^Called off/),
    });
    expect(messagesTo('U01').filter(({ text }) => text.startsWith('Called off'))).toEqual([]);
  });

  test('is told in words where Slack takes no file from Contour', async () => {
    const [door] = await opened(await begun());
    slack.next('files.getUploadURLExternal', () => ({ ok: false, error: 'missing_scope' }));
    await presses('observe.file', door?.id);
    const told = messagesTo('U07').filter(({ text }) => text.includes('installs it anew'));
    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('Your visit with <@U07>')]);
  });
});

test('the file of a visit keeps its name and counts up: out of the calendar, in again, and at the new time', async () => {
  const files = (userId: string) =>
    filesSentTo(userId, slack).map(({ method, sequence, starts }) => `${method} ${sequence} ${starts.slice(5, 10)}`);
  await person('U01');
  await person('U07');
  const [door] = await opened(await begun());
  await presses('observe.file', door?.id);
  for (const press of ['sign-up', 'file', 'withdraw', 'sign-up', 'file'])
    await presses(`observe.${press}`, door?.id, { userId: 'U01' });
  expect(files('U01')).toEqual(['PUBLISH 0 02-25', 'CANCEL 1 02-25', 'PUBLISH 2 02-25']);
  await deps.calendars.close('T1', { day: '2026-02-25', by: 'U03', at: deps.clock() });
  for (const { run } of allJobs) await run(deps, deps.clock());
  const id = door?.id ?? '';
  await deps.bookings.take({ teamId: 'T1', userId: 'U01', eventId: 'x', cells: [Date.UTC(2026, 1, 26, 16) / 300_000] });
  await presses('observe.move', id);
  expect(files('U07')).toEqual(['PUBLISH 0 02-25', 'PUBLISH 5 02-26']);
  expect(files('U01').slice(3)).toEqual(['CANCEL 4 02-26']);
  expect(new Set(['U01', 'U07'].flatMap((who) => filesSentTo(who, slack).map(({ uid }) => uid))).size).toBe(1);
});

describe('who minds a visitor’s class', () => {
  const cover = (over: object = {}) => ({
    cover: choice('leader'),
    coverMinutes: { value: '20' },
    coverBy: { selected_user: 'U03' },
    ...over,
  });
  const sendsCover = async (over: object = {}, userId = 'U01') =>
    sends('observe.cover-form', cover(over) as never, { userId, id: (await visits())[0]?.id ?? '' });
  const told = () => messagesTo('U03').map(({ text }) => text);

  test('is written down by the visitor, told to who lends the minutes without the door, and counted for both', async () => {
    for (const userId of ['U01', 'U03']) await person(userId);
    const [door] = await opened(await begun());
    await presses('observe.sign-up', door?.id, { userId: 'U01' });
    await presses('observe.cover', door?.id, { userId: 'U01' });
    expect(modalText()).toContain('who lends the minutes');
    expect(await sendsCover()).toBeUndefined();
    expect(await sendsCover()).toBeUndefined();
    expect(told()).toEqual([
      expect.stringMatching(/^<@U01> wrote that you mind their class: .*That counts as 20 min of yours/),
    ]);
    expect(told()[0]).not.toMatch(/Room 12|U07/);
    const who = (userId: string) => bookOf(deps, { teamId: 'T1', userId });
    expect(await who('U03')).toMatchObject({ toLend: 20, lent: 0, byLeaders: 0 });
    expect(await who('U01')).toMatchObject({ toReceive: 20 });
    await tick('2026-02-25T16:20:00Z');
    await presses('observe.held', door?.id);
    expect(await who('U03')).toMatchObject({ toLend: 0, lent: 20, byLeaders: 0 });
    expect(await who('U01')).toMatchObject({ received: 20 });
    // Neither the host nor the channel reads it.
    for (const text of [(await types('list')).text, card().text, JSON.stringify(messagesTo('U07'))])
      expect(text).not.toContain('U03');
  });

  test('says Not me, or enters days away, and the visitor hears it in time to choose somebody else', async () => {
    for (const userId of ['U01', 'U03']) await person(userId);
    const [door] = await opened(await begun());
    await presses('observe.sign-up', door?.id, { userId: 'U01' });
    await sendsCover();
    expect(labels(messagesTo('U03')[0] as never)).toEqual(['Not me']);
    expect((await presses('observe.not-me', door?.id, { userId: 'U02' })).text).toContain('You are not down to mind');
    expect((await presses('observe.not-me', door?.id, { userId: 'U03' })).text).toContain('Your time is free again');
    expect(slack.callsOf('chat.update').map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^You do not mind a class at that time/),
    );
    const heard = () => messagesTo('U01').filter(({ text }) => text.startsWith('<@U03> does not mind your class then'));
    expect(heard().map(({ text }) => text)).toEqual([
      expect.stringContaining('Choose somebody else by Who minds my class'),
    ]);
    expect(labels(heard()[0] as never)).toContain('Who minds my class');
    expect((await visits())[0]?.visitors[0]).not.toHaveProperty('cover');
    expect((await presses('observe.not-me', door?.id, { userId: 'U03' })).text).toContain('You are not down to mind');
    await sendsCover();
    await person('U03', { leaves: [{ from: '2026-02-25', to: '2026-02-25' }] });
    await tick('2026-02-24T16:10:00Z');
    await tick('2026-02-24T16:11:00Z');
    expect(heard()).toHaveLength(2);
    expect(told().at(-1)).toContain('You are away then, so you need not mind a class');
    expect((await visits())[0]?.visitors[0]).not.toHaveProperty('cover');
  });

  test('is told once that they need not, when the visitor withdraws or the visit is called off', async () => {
    for (const userId of ['U01', 'U03']) await person(userId);
    const [door] = await opened(await begun());
    for (const end of ['observe.withdraw', 'observe.cancel']) {
      await presses('observe.sign-up', door?.id, { userId: 'U01' });
      await sendsCover();
      await presses(end, door?.id, { userId: end === 'observe.cancel' ? 'U07' : 'U01' });
    }
    expect(told().map((text) => text.split(':')[0])).toEqual([
      '<@U01> wrote that you mind their class',
      'You need not mind the class of <@U01> then',
      '<@U01> wrote that you mind their class',
      'You need not mind the class of <@U01> then',
    ]);
  });

  test.each([
    ['the visitor themself', { coverBy: { selected_user: 'U01' } }, 'coverBy', 'You are at the visit'],
    ['the host, who teaches', { coverBy: { selected_user: 'U07' } }, 'coverBy', 'Your host teaches'],
    ['a guest', { coverBy: { selected_user: 'U99' } }, 'coverBy', 'full members'],
    ['for no minutes', { coverMinutes: { value: null } }, 'coverMinutes', 'how many minutes'],
  ])('is not %s', async (who, over, field, sentence) => {
    const [door] = await opened(await begun());
    await presses('observe.sign-up', door?.id, { userId: 'U01' });
    if (who === 'a guest') slack.next('users.info', () => ({ ok: true, user: { id: 'U99', is_restricted: true } }));
    expect(await sendsCover(over)).toEqual({ [field]: expect.stringContaining(sentence) });
    expect((await visits())[0]?.visitors[0]).not.toHaveProperty('cover');
  });

  test('is not who is away then, nor who comes, too, and whoever minds a class gets no place', async () => {
    for (const userId of ['U01', 'U03']) await person(userId);
    const [door] = await opened(await begun());
    await presses('observe.sign-up', door?.id, { userId: 'U01' });
    await person('U03', { leaves: [{ from: '2026-01-01', to: '2026-12-31' }] });
    expect(await sendsCover()).toEqual({ coverBy: expect.stringContaining('away or somewhere else') });
    await person('U03', { leaves: [] });
    expect(await sendsCover()).toBeUndefined();
    await presses('observe.sign-up', door?.id, { userId: 'U03' });
    expect((await visits())[0]?.visitors).toHaveLength(1);
    await sendsCover({ cover: choice('none') });
    await presses('observe.sign-up', door?.id, { userId: 'U03' });
    expect((await visits())[0]?.visitors).toHaveLength(2);
    expect(await sendsCover()).toEqual({ coverBy: expect.stringContaining('at the visit, too') });
  });

  test('is nowhere else then, which they read without the place, until nobody’s class needs them any more', async () => {
    for (const userId of ['U01', 'U02', 'U03', 'U08']) await person(userId);
    const round = await begun();
    const [door] = await opened(round);
    const [other] = await opened(round, { from: { selected_time: '10:15' }, place: { value: 'Room 7' } }, 'U08');
    for (const userId of ['U01', 'U02']) {
      await presses('observe.sign-up', door?.id, { userId });
      expect(await sendsCover({}, userId)).toBeUndefined();
    }
    const tries = async () => (await presses('observe.sign-up', other?.id, { userId: 'U03' })).text;
    const refused = await tries();
    expect(refused).toContain('You mind a class then');
    expect(refused).not.toContain('Room 12');
    expect(await sends('observe.door-form', doorFields() as never, { userId: 'U03', id: round })).toEqual({
      from: expect.stringContaining('somewhere else then'),
    });
    expect(await sendsCover({ coverBy: { selected_user: 'U08' } })).toEqual({
      coverBy: expect.stringContaining('somewhere else then'),
    });
    await sendsCover({ cover: choice('none') });
    expect(await tries()).toContain('You mind a class then');
    await presses('observe.withdraw', door?.id, { userId: 'U02' });
    expect(await tries()).toContain('You have a place');
  });

  test('is not asked of who has no place', async () => {
    await opened(await begun());
    await sendsCover({}, 'U02');
    expect((await visits())[0]?.visitors).toEqual([]);
  });
});

test('a visit that has begun is offered on the card no more', async () => {
  const [door] = await opened(await begun());
  await presses('observe.sign-up', door?.id, { userId: 'U01' });
  expect(labels(card())[0]).toBe('Sign up');
  await tick('2026-02-25T16:00:00Z');
  expect(labels(card())).toEqual(['Take part', 'Open a door']);
  // One card a round: whatever becomes of it is an edit.
  expect(slack.callsOf('chat.postMessage').filter(({ text }) => String(text).startsWith('*Visits:'))).toHaveLength(1);
});

describe('visits are off', () => {
  test('once a signatory stops them: all that was coming is called off, and everyone concerned is told once', async () => {
    const [door] = await opened(await begun());
    await presses('observe.sign-up', door?.id, { userId: 'U01' });
    await deps.agreements.change(agreement({ status: 'stopped', stoppedBy: 'U06' }));
    expect((await presses('observe.sign-up', door?.id, { userId: 'U02' })).text).toContain('Visits are stopped');
    await tick();
    await tick();
    expect(await visits()).toEqual([]);
    for (const userId of ['U01', 'U07'])
      expect(
        messagesTo(userId).filter(({ text }) => text.startsWith('Called off')),
        userId,
      ).toHaveLength(1);
    expect(card().text).toContain('Visits are stopped in this school');
  });

  test('and the card says so too where every door was only for those whom its host invites', async () => {
    await opened(await begun(), { who: choice('invited') });
    await deps.agreements.change(agreement({ status: 'stopped', stoppedBy: 'U06' }));
    await tick();
    expect(await visits()).toEqual([]);
    expect(card().text).toContain('Visits are stopped in this school');
  });

  test('and so does the card of a round in which none was coming', async () => {
    await begun();
    await deps.agreements.change(agreement({ status: 'stopped', stoppedBy: 'U06' }));
    await tick();
    expect(card().text).toContain('Visits are stopped in this school');
  });

  test('for whoever has left, and on days away that someone enters', async () => {
    const id = await begun();
    const [door] = await opened(id);
    const [other] = await opened(id, { day: { selected_date: '2026-02-26' } }, 'U08');
    await presses('observe.sign-up', door?.id, { userId: 'U01' });
    await presses('observe.sign-up', other?.id, { userId: 'U01' });
    await deps.people.set('T1', 'U08', { leaves: [{ from: '2026-02-26', to: '2026-02-27' }] });
    await tick();
    expect((await visits()).map(({ hostId }) => hostId)).toEqual(['U07']);
    for (const userId of ['U01', 'U08'])
      expect(messagesTo(userId).filter(({ text }) => text.startsWith('Called off'))).toHaveLength(1);
    const left = { event: { type: 'user_change', user: { id: 'U01', team_id: 'T1', deleted: true } } };
    await bot.slack.deliver({ type: 'event_callback', team_id: 'T1', event_id: 'Ev1', api_app_id: 'A1', ...left });
    await bot.settled();
    expect(await people()).toEqual([]);
  });

  test('a visitor’s own days away free their place, or their place in the line, and they hear so once', async () => {
    const [door] = await opened(await begun(), { seats: { value: '1' } });
    await presses('observe.sign-up', door?.id, { userId: 'U01' });
    for (const userId of ['U04', 'U02']) await presses('observe.wait', door?.id, { userId });
    for (const userId of ['U01', 'U04'])
      await deps.people.set('T1', userId, { leaves: [{ from: '2026-02-25', to: '2026-02-25' }] });
    await tick();
    await tick();
    expect(await people()).toEqual(['U02']);
    expect((await visits())[0]?.waiting).toEqual([]);
    const away = (userId: string) => messagesTo(userId).filter(({ text }) => text.startsWith('You are away then'));
    expect(away('U01').map(({ text }) => text)).toEqual([expect.stringContaining('your place is free again')]);
    expect(away('U04').map(({ text }) => text)).toEqual([expect.stringContaining('you do not wait for a place')]);
  });
});

describe('when it is over', () => {
  const visited = async () => {
    const [door] = await opened(await begun());
    await presses('observe.sign-up', door?.id, { userId: 'U01' });
    return door?.id ?? '';
  };

  test('its host is asked once whether it took place, and either of the two says so', async () => {
    const id = await visited();
    expect((await presses('observe.held', id, { userId: 'U01' })).text).toContain('has not begun yet');
    await tick('2026-02-25T16:30:00Z');
    await tick('2026-02-25T16:30:20Z');
    const asked = messagesTo('U07').filter(({ text }) => text.includes('Did the visit take place?'));
    expect(asked).toHaveLength(1);
    expect(card().text).toContain('No door is open at the moment');
    await presses('observe.held', 'nothing', { view: { id: 'V9', type: 'home' } });
    const home = JSON.stringify(slack.callsOf('views.publish').at(-1));
    expect(home).toMatch(/Waiting for me.*It is over. Did it take place\?.*It took place/);
    expect((await presses('observe.held', id, { userId: 'U02' })).text).toContain('The host and those who came');
    await presses('observe.held', id, { userId: 'U01' });
    expect((await visits())[0]?.status).toBe('held');
    expect((await presses('observe.held', id)).text).toContain('said so already');
    expect(slack.callsOf('chat.update').findLast(({ text }) => String(text).startsWith('Took place'))).toBeDefined();
  });

  test('and it did not take place, or nobody came, nothing is kept', async () => {
    const id = await visited();
    await tick('2026-02-25T16:30:00Z');
    expect((await presses('observe.not-held', id, { userId: 'U01' })).text).toContain('Only the host');
    await presses('observe.not-held', id);
    expect(await visits()).toEqual([]);
    bot.setNow(new Date('2026-02-25T17:00:00Z'));
    await opened((await rounds())[0]?.id ?? '', { day: { selected_date: '2026-02-26' } });
    await tick('2026-02-26T17:00:00Z');
    expect(await visits()).toEqual([]);
    expect(await db.collection('bookings').countDocuments()).toBe(0);
  });
});
