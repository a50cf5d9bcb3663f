import { describe, expect, test } from 'vitest';
import { labels, valueOn } from '../../helpers/desk.ts';
import { filled, modelDesk } from './model-desk.ts';

const { types, presses, sends, offered, kept, bot, slack, db, messagesTo, modal, filesOf, goTo } = await modelDesk();
const { deps } = bot;

const edits = () => slack.callsOf('chat.update') as unknown as { text: string; blocks: never[] }[];
const texts = (userId: string) => messagesTo(userId).map(({ text }) => text);
const people = async () => (await kept())[0]?.visitors.map(({ userId }) => userId);
const fieldsOf = () => modal().blocks.map(({ block_id }) => block_id);

/** What the files say that someone was sent of a session. */
const numbersOf = (userId: string, id: string) =>
  filesOf(userId)
    .filter(({ uid }) => uid === `session-${id}@contour`)
    .map(({ method, sequence }) => `${method} ${sequence}`);

/** The form of a change: the same day and place, at eleven. */
function changed(over: Record<string, Record<string, unknown>> = {}) {
  const { day, place, seats, namesNoPupil } = filled({ namesNoPupil: { selected_options: [] } });
  return {
    day,
    from: { selected_time: '11:00' },
    to: { selected_time: '11:20' },
    place,
    seats,
    namesNoPupil,
    ...over,
  } as Record<string, Record<string, unknown>>;
}

describe('Add to calendar', () => {
  test('brings the session as a file, once, however often it is pressed', async () => {
    const id = await offered();
    const said = await presses('model.calendar', id, { userId: 'U01' });
    expect(said.text).toContain('in your messages from me');
    await presses('model.calendar', id, { userId: 'U01' });
    expect(filesOf('U01')).toEqual([
      {
        comment: expect.stringContaining('Open this file to put it into your calendar: *number talks*'),
        method: 'PUBLISH',
        uid: `session-${id}@contour`,
        sequence: 0,
        starts: '2026-02-25T16:00:00.000Z',
        place: 'Room 12',
      },
    ]);
  });

  test('is followed by the file of the new time, and by the one that takes it away, each told once and to those alone', async () => {
    const id = await offered();
    for (const userId of ['U01', 'U02']) await presses('model.join', id, { userId });
    for (const userId of ['U01', 'U07', 'U09']) await presses('model.calendar', id, { userId });
    expect(await sends('model.move-form', changed(), { id })).toBeUndefined();
    await presses('model.cancel', id);
    for (const userId of ['U01', 'U07', 'U09'])
      expect(filesOf(userId).map(({ method, uid, sequence, starts }) => ({ method, uid, sequence, starts }))).toEqual([
        { method: 'PUBLISH', uid: `session-${id}@contour`, sequence: 0, starts: '2026-02-25T16:00:00.000Z' },
        { method: 'PUBLISH', uid: `session-${id}@contour`, sequence: 1, starts: '2026-02-25T17:00:00.000Z' },
        { method: 'CANCEL', uid: `session-${id}@contour`, sequence: 2, starts: '2026-02-25T17:00:00.000Z' },
      ]);
    expect(filesOf('U01').map(({ comment }) => comment.slice(0, 5))).toEqual(['Open ', 'Moved', 'Calle']);
    expect([...texts('U01'), ...texts('U07'), ...texts('U09')]).toEqual([]);
    expect(filesOf('U02')).toEqual([]);
    expect(texts('U02')).toEqual([expect.stringContaining('Moved: '), expect.stringContaining('Called off: ')]);
  });

  test('is not what tells who minds the class meanwhile that it moves, or is called off', async () => {
    const cover = { cover: { selected_option: { value: 'leader' } }, coverMinutes: { value: '30' } };
    const lender = { coverBy: { selected_user: 'U02' } };
    const id = await offered({ ...cover, ...lender });
    expect(await sends('model.move-form', changed(lender), { id })).toBeUndefined();
    expect(labels(messagesTo('U02').at(-1) as never)).toEqual(['Not me']);
    await presses('model.cancel', id);
    expect(texts('U02').slice(1)).toEqual([
      expect.stringMatching(/^Moved: .*You mind a class meanwhile\. If you cannot then, press Not me\.$/),
      expect.stringMatching(/^Called off: /),
    ]);
  });

  test('lets who would mind a class and is somewhere else then go, and tells them, the visitor and the host', async () => {
    const cover = { cover: { selected_option: { value: 'leader' } }, coverMinutes: { value: '30' } };
    const lender = { coverBy: { selected_user: 'U02' } };
    const id = await offered({ ...cover, ...lender });
    await presses('model.join', id, { userId: 'U01' });
    const other = await offered({ from: { selected_time: '10:15' }, to: { selected_time: '11:10' } }, 'U08');
    expect((await presses('model.join', other, { userId: 'U02' })).text).toContain('You mind a class then');
    const later = await offered({ from: { selected_time: '11:00' }, to: { selected_time: '11:40' } }, 'U09');
    await presses('model.join', later, { userId: 'U02' });
    expect(await sends('model.move-form', changed(lender), { id })).toBeUndefined();
    expect(texts('U02').slice(1)).toEqual([expect.stringContaining('so you need not mind a class')]);
    expect(texts('U01')).toEqual([expect.stringContaining('Who was to mind a visitor’s class cannot then')]);
    expect((await deps.sessions.find('T1', id))?.cover).toEqual({ kind: 'leader', minutes: 30, isLeft: true });
    await presses('model.leave', later, { userId: 'U02' });
    expect((await presses('model.join', other, { userId: 'U02' })).text).toContain('You have a seat');
  });

  test('names somebody else to mind a class, which both hear, and nobody who has a seat', async () => {
    const cover = { cover: { selected_option: { value: 'leader' } }, coverMinutes: { value: '30' } };
    const by = (userId: string | null) => ({ coverBy: { selected_user: userId } });
    const id = await offered({ ...cover, ...by('U02') });
    await presses('model.join', id, { userId: 'U01' });
    await presses('model.move', id, { view: { id: 'V1', type: 'modal' } });
    expect(fieldsOf()).toContain('coverBy');
    expect(await sends('model.move-form', changed(by('U01')), { id })).toEqual({
      coverBy: expect.stringContaining('They have a seat in it'),
    });
    const same = { from: { selected_time: '10:00' }, to: { selected_time: '10:20' } };
    expect(await sends('model.move-form', changed({ ...same, ...by('U08') }), { id })).toBeUndefined();
    expect((await deps.sessions.find('T1', id))?.cover).toEqual({ kind: 'leader', minutes: 30, by: 'U08' });
    expect(texts('U08')).toEqual([expect.stringContaining('<@U07> wrote that you mind a visitor’s class')]);
    expect(texts('U02').at(-1)).toContain('You need not mind a visitor’s class then');
    const other = await offered({ from: { selected_time: '10:15' }, to: { selected_time: '11:10' } }, 'U09');
    expect((await presses('model.join', other, { userId: 'U08' })).text).toContain('You mind a class then');
    expect((await presses('model.join', other, { userId: 'U02' })).text).toContain('You have a seat');
  });

  test('says of several visitors whose class is minded, which who minds it hears, and which is no other’s', async () => {
    const cover = { cover: { selected_option: { value: 'leader' } }, coverMinutes: { value: '30' } };
    const lender = { coverBy: { selected_user: 'U02' } };
    const of = (userId: string | null) => ({ classOf: { selected_user: userId } });
    const id = await offered({ ...cover, ...lender, ...of('U01') });
    expect(texts('U02')).toEqual([expect.stringContaining('<@U07> wrote that you mind the class of <@U01>')]);
    for (const userId of ['U01', 'U08']) await presses('model.join', id, { userId });
    await presses('model.move', id, { view: { id: 'V1', type: 'modal' } });
    expect(JSON.stringify(modal())).toContain('"initial_user":"U01"');
    for (const userId of ['U02', 'U07'])
      expect(await sends('model.move-form', changed({ ...lender, ...of(userId) }), { id })).toEqual({
        classOf: expect.stringContaining('Choose the visitor whose class is minded'),
      });
    slack.next('users.info', () => ({ ok: true, user: { id: 'U99', is_restricted: true } }));
    expect(await sends('model.move-form', changed({ ...lender, ...of('U99') }), { id })).toEqual({
      classOf: expect.stringContaining('full member'),
    });
    const same = { from: { selected_time: '10:00' }, to: { selected_time: '10:20' } };
    expect(await sends('model.move-form', changed({ ...same, ...lender, ...of('U08') }), { id })).toBeUndefined();
    expect((await deps.sessions.find('T1', id))?.cover).toEqual({
      kind: 'leader',
      minutes: 30,
      by: 'U02',
      classOf: 'U08',
    });
    expect(texts('U02').at(-1)).toContain('you mind the class of <@U08>');
  });

  test('is taken back by a file from who leaves, whose next one counts again', async () => {
    const id = await offered();
    await presses('model.join', id, { userId: 'U01' });
    for (const userId of ['U01', 'U07']) await presses('model.calendar', id, { userId });
    expect((await presses('model.leave', id, { userId: 'U01' })).text).toContain('takes it out of your calendar');
    await presses('model.join', id, { userId: 'U01' });
    await presses('model.calendar', id, { userId: 'U01' });
    await presses('model.leave', id, { userId: 'U01' });
    expect(numbersOf('U01', id)).toEqual(['PUBLISH 0', 'CANCEL 1', 'PUBLISH 2', 'CANCEL 3']);
    expect(numbersOf('U07', id)).toEqual(['PUBLISH 0']);
    await presses('model.cancel', id);
    expect(numbersOf('U01', id)).toHaveLength(4);
    expect(numbersOf('U07', id)).toEqual(['PUBLISH 0', 'CANCEL 5']);
  });

  test('is taken back from who loses the seat in a move, and no later file puts it there again', async () => {
    const id = await offered();
    const other = await offered({ from: { selected_time: '11:00' }, to: { selected_time: '11:40' } }, 'U08');
    for (const session of [id, other]) await presses('model.join', session, { userId: 'U01' });
    for (const userId of ['U01', 'U07']) await presses('model.calendar', id, { userId });
    expect(await sends('model.move-form', changed(), { id })).toBeUndefined();
    expect(await sends('model.move-form', changed({ place: { value: 'Library' } }), { id })).toBeUndefined();
    expect(numbersOf('U01', id)).toEqual(['PUBLISH 0', 'CANCEL 2']);
    expect(numbersOf('U07', id)).toEqual(['PUBLISH 0', 'PUBLISH 3', 'PUBLISH 4']);
  });

  test('is told in words where Slack takes no file from Contour', async () => {
    const id = await offered();
    slack.next('files.getUploadURLExternal', () => ({ ok: false, error: 'missing_scope' }));
    await presses('model.calendar', id, { userId: 'U01' });
    expect(texts('U01')).toEqual([expect.stringMatching(/number talks[\s\S]*installs it anew/)]);
  });

  test('of a session that is over is refused', async () => {
    const id = await offered();
    bot.setNow(new Date('2026-02-25T16:20:00Z'));
    expect((await presses('model.calendar', id, { userId: 'U01' })).text).toContain('is over');
  });
});

describe('a session that its host changes', () => {
  test('opens with what it is, and says on the one card what it has become', async () => {
    const id = await offered();
    await presses('model.join', id, { userId: 'U01' });
    await presses('model.move', id);
    expect(JSON.stringify(modal())).toContain('"initial_time":"10:00"');
    expect(await sends('model.move-form', changed({ place: { value: 'Library' } }), { id })).toBeUndefined();
    expect(edits().at(-1)?.text).toContain('Wed, Feb 25, 11:00');
    expect(edits().at(-1)?.text).toContain('Library');
    expect(texts('U01')).toEqual([expect.stringMatching(/Moved: .*11:00.*It was .*10:00.*You keep your seat/)]);
    expect(await db.collection('bookings').countDocuments({ userId: 'U01' })).toBe(4);
  });

  test('lets who cannot come then go, and whoever waits and can come moves up, each told once', async () => {
    const id = await offered({ seats: { value: '1' } });
    const other = await offered({ from: { selected_time: '11:00' }, to: { selected_time: '11:40' } }, 'U08');
    await presses('model.join', id, { userId: 'U01' });
    await presses('model.join', other, { userId: 'U01' });
    await presses('model.wait', id, { userId: 'U02' });
    expect(await sends('model.move-form', changed({ seats: { value: '1' } }), { id })).toBeUndefined();
    expect(await people()).toEqual(['U02']);
    expect(texts('U01')).toEqual([expect.stringContaining('your seat is free again')]);
    expect(texts('U02')).toEqual([expect.stringContaining('A seat became free, and it is yours now')]);
    expect(await db.collection('seats').countDocuments({ eventId: id })).toBe(1);
  });

  test('with more seats lets the next one in and tells nobody else anything', async () => {
    const id = await offered({ seats: { value: '1' } });
    await presses('model.join', id, { userId: 'U01' });
    await presses('model.wait', id, { userId: 'U02' });
    const { from, to } = filled();
    expect(await sends('model.move-form', changed({ from: from ?? {}, to: to ?? {} }), { id })).toBeUndefined();
    expect(await people()).toEqual(['U01', 'U02']);
    expect(texts('U01')).toEqual([]);
  });

  test.each([
    ['an end before the start', { to: { selected_time: '10:00' } }, 'to', 'ends before it begins'],
    ['a closed day', { day: { selected_date: '2026-02-28' } }, 'day', 'School is closed'],
    ['a past day', { day: { selected_date: '2026-02-23' } }, 'day', 'past'],
    ['no seat', { seats: { value: '0' } }, 'seats', 'at least 1'],
    ['fewer seats than are taken', { seats: { value: '1' } }, 'seats', 'More colleagues than that'],
    ['nowhere', { place: { value: null } }, 'place', 'where it is'],
    ['the place of a pupil', { place: { value: 'Marisol Lopez, my student, room' } }, 'place', 'name a student'],
  ])('to %s is told so beside the field, and stays as it was', async (_, over, field, sentence) => {
    const id = await offered();
    for (const userId of ['U01', 'U02']) await presses('model.join', id, { userId });
    const before = (await kept())[0];
    expect(await sends('model.move-form', changed(over), { id })).toEqual({
      [field]: expect.stringContaining(sentence),
    });
    expect((await kept())[0]).toEqual(before);
  });

  test('is changed by its host alone, and not once it has begun', async () => {
    const id = await offered();
    await presses('model.move', id, { userId: 'U01' });
    expect(JSON.stringify(modal())).toContain('Only the host of this session');
    bot.setNow(new Date('2026-02-25T16:01:00Z'));
    const later = changed({ from: { selected_time: '13:00' }, to: { selected_time: '13:20' } });
    expect(await sends('model.move-form', later, { id })).toEqual({
      day: expect.stringContaining('has begun already'),
    });
  });

  test('while the host is at another one then is told so', async () => {
    const id = await offered();
    await offered({ from: { selected_time: '11:00' }, to: { selected_time: '11:40' } });
    expect(await sends('model.move-form', changed(), { id })).toEqual({
      from: expect.stringContaining('You are at another session then'),
    });
  });

  test('reminds of the new time and not of the old one', async () => {
    const id = await offered();
    await presses('model.join', id, { userId: 'U01' });
    await goTo('2026-02-25T13:00:00Z');
    expect(await sends('model.move-form', changed({ day: { selected_date: '2026-02-26' } }), { id })).toBeUndefined();
    await goTo('2026-02-25T14:00:00Z');
    expect(texts('U01').filter((text) => text.startsWith('Today'))).toEqual([]);
    await goTo('2026-02-26T14:00:00Z');
    expect(texts('U01').filter((text) => text.startsWith('Today'))).toHaveLength(1);
  });
});

describe('an offer of several times', () => {
  const twice = { day2: { selected_date: '2026-02-26' }, from2: { selected_time: '13:00' } };

  test('asks for one more time by one press, keeps what was filled in, and stops at four', async () => {
    await types('');
    const view = { id: 'V1', type: 'modal', callback_id: 'model.form', private_metadata: '' };
    let values: Record<string, object> = { topic: { topic: { type: 'plain_text_input', value: 'number talks' } } };
    for (const [day, from] of [
      ['day2', 'from2'],
      ['day3', 'from3'],
      ['day4', 'from4'],
    ] as const) {
      await presses('model.another-time', undefined, { view: { ...view, state: { values } } });
      expect(fieldsOf()).toEqual(expect.arrayContaining([day, from]));
      values = { ...values, [day]: { [day]: { type: 'datepicker', selected_date: null } } };
    }
    expect(JSON.stringify(modal())).toContain('"initial_value":"number talks"');
    expect(JSON.stringify(modal())).not.toContain('Add another time');
  });

  test('is one card with seats of their own', async () => {
    const id = await offered(twice);
    const [first, second] = await kept();
    expect(first?.id).toBe(id);
    expect(second).toMatchObject({ offerId: id, status: 'open', startsAt: new Date('2026-02-26T19:00:00Z') });
    const cards = slack.callsOf('chat.postMessage').filter(({ channel }) => channel === 'C1');
    expect(cards).toHaveLength(1);
    expect(labels(cards[0] as never)).toEqual(['Join', 'Add to calendar', 'Join', 'Add to calendar']);
    await presses('model.join', second?.id ?? '', { userId: 'U01' });
    expect(edits().at(-1)?.text).toMatch(/Feb 25[\s\S]*0 of 2 seats[\s\S]*Feb 26[\s\S]*1 of 2 seats taken: <@U01>/);
    expect(await db.collection('bookings').countDocuments({ userId: 'U07' })).toBe(8);
  });

  test('of which two are joined at once shows both', async () => {
    await offered(twice);
    const [first, second] = await kept();
    await Promise.all([
      presses('model.join', first?.id ?? '', { userId: 'U01' }),
      presses('model.join', second?.id ?? '', { userId: 'U02' }),
    ]);
    await bot.settled();
    expect(edits().at(-1)?.text).toMatch(/<@U01>[\s\S]*<@U02>/);
  });

  test('of which one is called off keeps the others', async () => {
    const id = await offered(twice);
    await presses('model.cancel', id);
    const card = edits().at(-1);
    expect(card?.text).toMatch(/Feb 25[\s\S]*Called off\.[\s\S]*Feb 26[\s\S]*0 of 2 seats/);
    expect(valueOn(card as never, 'Join')).toBe((await kept())[1]?.id);
  });

  test.each([
    ['a day without a time', { day2: { selected_date: '2026-02-26' } }, 'from2', 'Choose when it begins'],
    ['a time without a day', { from2: { selected_time: '13:00' } }, 'day2', 'Choose a day'],
    ['a closed day', { ...twice, day2: { selected_date: '2026-02-28' } }, 'day2', 'School is closed'],
    [
      'two at once',
      { day2: { selected_date: '2026-02-25' }, from2: { selected_time: '10:10' } },
      'from2',
      'two at once',
    ],
  ])('with %s is told so beside that field', async (_, over, field, sentence) => {
    expect(await sends('model.form', filled(over))).toEqual({ [field]: expect.stringContaining(sentence) });
  });

  test('while its host is at another session at one of them is told which', async () => {
    await offered({
      day: { selected_date: '2026-02-26' },
      from: { selected_time: '13:10' },
      to: { selected_time: '13:20' },
    });
    expect(await sends('model.form', filled(twice))).toEqual({
      from2: expect.stringContaining('another session then'),
    });
    expect(await deps.sessions.comingFor('T1', 'U07', new Date('2026-02-24T15:00:00Z'), 9)).toHaveLength(1);
  });
});
