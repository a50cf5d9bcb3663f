import { describe, expect, test } from 'vitest';
import { jobs } from '../../../src/features/index.ts';
import { home } from '../../../src/features/model/index.ts';
import { labels, valueOn } from '../../helpers/desk.ts';
import { question } from '../../helpers/question.ts';
import { filled, modelDesk } from './model-desk.ts';

const { types, presses, sends, offered, kept, bot, slack, db, messagesTo, modal, modalText, goTo } = await modelDesk();
const { deps } = bot;

const texts = (userId: string) => messagesTo(userId).map(({ text }) => text);
const requests = () => db.collection('modelingRequests').find().toArray();
const asked = (over: Record<string, Record<string, unknown>> = {}) => ({
  colleague: { selected_user: 'U11' },
  topic: { value: 'number talks' },
  wish: { value: 'Who talks after you ask?' },
  namesNoPupil: { selected_options: [] },
  ...over,
});

/** U07 has asked U11 to show number talks; gives the id of the request. */
async function asks(): Promise<string> {
  expect(await sends('model.ask-form', asked())).toBeUndefined();
  return String((await requests()).at(-1)?.id);
}

/** Someone has the id of a session that is not theirs to know of. */
async function findsNothing(userId: string, id: string): Promise<void> {
  for (const press of ['model.join', 'model.wait', 'model.calendar'])
    expect((await presses(press, id, { userId })).text).toContain('This session is not here any more.');
}

describe('whoever asks to be shown something', () => {
  test('finds the form in /model ask, and in the form of an offer', async () => {
    expect((await types('ask')).view?.title.text).toBe('Ask to be shown');
    await types('');
    expect(labels({ blocks: modal().blocks as never })).toContain('Ask a colleague to show something');
  });

  test('asks one colleague, who is told why and by whom, in their working hours', async () => {
    bot.setNow(new Date('2026-02-24T23:00:00Z'));
    await asks();
    expect(texts('U11')).toEqual([]);
    await goTo('2026-02-25T14:00:00Z');
    expect(texts('U11')).toEqual([
      expect.stringMatching(/<@U07> would like to see .*number talks[\s\S]*Who talks after/),
    ]);
    expect(labels(messagesTo('U11')[0] as never)).toEqual(['Offer times', 'Not now', 'Fewer of these']);
  });

  test('asks once, however often the form is sent', async () => {
    await asks();
    await asks();
    expect(await requests()).toHaveLength(1);
    expect(texts('U11')).toHaveLength(1);
  });

  test.each([
    ['themself', { colleague: { selected_user: 'U07' } }, 'colleague', 'That is you'],
    ['nobody', { colleague: { selected_user: null } }, 'colleague', 'Choose whom you ask'],
    ['for nothing', { topic: { value: null } }, 'topic', 'what you would like to see'],
    ['about a pupil', { wish: { value: 'How Marisol keeps talking in my class' } }, 'wish', 'Marisol'],
  ])('who asks %s is told so beside the field', async (_, over, field, sentence) => {
    expect(await sends('model.ask-form', asked(over))).toEqual({ [field]: expect.stringContaining(sentence) });
    expect(await requests()).toEqual([]);
  });

  test('who asks a guest, or a colleague who takes a break, is told so beside the field', async () => {
    slack.next('users.info', () => ({ ok: true, user: { id: 'U11', name: 'ana', is_restricted: true } }));
    expect(await sends('model.ask-form', asked())).toEqual({ colleague: expect.stringContaining('full members') });
    await types('list', 'U12');
    await deps.people.set('T1', 'U12', { pausedUntil: '2026-03-10' });
    expect(await sends('model.ask-form', asked({ colleague: { selected_user: 'U12' } }))).toEqual({
      colleague: expect.stringContaining('asked nothing before'),
    });
  });

  test('is told of Not now without a reason, and it stands nowhere any more', async () => {
    const id = await asks();
    expect((await presses('model.not-now', id, { userId: 'U09' })).text).toContain('settled already');
    await presses('model.not-now', id, { userId: 'U11' });
    expect(texts('U07')).toEqual([expect.stringContaining('cannot show *number talks* just now')]);
    expect((await types('list')).text).toContain('Nobody shows anything');
    expect((await presses('model.offer-times', id, { userId: 'U11' })).view).toBeDefined();
    expect(modalText()).toContain('settled already');
  });

  test('takes it back from the list, and the colleague’s message says so', async () => {
    const id = await asks();
    expect(labels(await types('list'))).toEqual(['Take it back']);
    expect(valueOn(await types('list', 'U11'), 'Offer times')).toBe(id);
    expect((await presses('model.withdraw', id, { userId: 'U11' })).text).toContain('settled already');
    await presses('model.withdraw', id);
    expect(slack.callsOf('chat.update').at(-1)?.text).toContain('They have taken it back');
  });

  test('finds it on Home, and so does the colleague', async () => {
    await asks();
    const partsOf = async (userId: string) => {
      const person = await deps.people.find('T1', userId);
      const parts = person ? await home(deps, person) : [];
      return parts.map(({ place, items }) => ({ place, pressed: labels({ blocks: items.flat() }) }));
    };
    expect(await partsOf('U11')).toContainEqual({ place: 'waiting', pressed: ['Offer times', 'Not now'] });
    expect(await partsOf('U07')).toContainEqual({ place: 'asked', pressed: ['Take it back'] });
  });

  test('is asked no more once either of the two has left', async () => {
    await asks();
    const left = { event: { type: 'user_change', user: { id: 'U07', team_id: 'T1', deleted: true } } };
    await bot.slack.deliver({ type: 'event_callback', team_id: 'T1', event_id: 'Ev1', api_app_id: 'A1', ...left });
    await bot.settled();
    expect(await requests()).toMatchObject([{ status: 'withdrawn' }]);
  });

  test('is remembered by the topic alone after half a year', async () => {
    await asks();
    for (const { run } of jobs) await run(deps, new Date('2026-08-25T15:00:00Z'));
    expect(JSON.stringify(await requests())).not.toContain('Who talks');
    expect(await requests()).toMatchObject([{ topic: 'number talks' }]);
  });
});

describe('a colleague who offers times for it', () => {
  test('begins with its topic, and is there for the one who asked alone where no channel is named', async () => {
    const id = await asks();
    await presses('model.offer-times', id, { userId: 'U11' });
    expect(modalText()).toContain('"initial_value":"number talks"');
    const alone = filled({ channel: { selected_conversation: null }, seats: { value: '1' } });
    expect(await sends('model.answer-form', alone, { userId: 'U11', id })).toBeUndefined();
    expect(modalText()).toContain('your conversation with <@U07>');
    const draft = String((await kept())[0]?.id);
    await presses('model.post', draft, { userId: 'U11' });

    const opened = slack.callsOf('conversations.open').at(-1);
    expect(String(opened?.users)).toBe('U11,U07');
    const card = slack.callsOf('chat.postMessage').at(-1);
    expect(labels(card as never)).toEqual(['Join', 'Add to calendar']);
    expect(JSON.stringify(card)).not.toContain('are invited');
    expect(await requests()).toMatchObject([{ status: 'offered', offerId: draft }]);
    expect((await types('list', 'U07')).text).toContain('number talks');
    expect((await types('list', 'U09')).text).toContain('Nobody shows anything');
    await findsNothing('U09', draft);
    await presses('model.join', draft, { userId: 'U07' });
    expect((await kept())[0]?.visitors).toMatchObject([{ userId: 'U07' }]);
  });

  test('has their other times free again once the one who asked has chosen', async () => {
    const id = await asks();
    const twice = filled({
      channel: { selected_conversation: null },
      day2: { selected_date: '2026-02-26' },
      from2: { selected_time: '13:00' },
    });
    await sends('model.answer-form', twice, { userId: 'U11', id });
    await presses('model.post', String((await kept())[0]?.id), { userId: 'U11' });
    expect(await db.collection('bookings').countDocuments({ userId: 'U11' })).toBe(8);
    await presses('model.join', String((await kept())[1]?.id), { userId: 'U07' });
    expect((await kept()).map(({ status }) => status)).toEqual(['cancelled', 'open']);
    expect(await db.collection('bookings').countDocuments({ userId: 'U11' })).toBe(4);
    expect(slack.callsOf('chat.update').at(-1)?.text).toMatch(/Called off\.[\s\S]*1 of 2 seats taken: <@U07>/);
  });

  test('needs no channel either once another time is added', async () => {
    const id = await asks();
    await presses('model.offer-times', id, { userId: 'U11' });
    const view = {
      id: 'V1',
      type: 'modal',
      callback_id: 'model.answer-form',
      private_metadata: id,
      state: { values: {} },
    };
    await presses('model.another-time', undefined, { userId: 'U11', view });
    expect(modal().callback_id).toBe('model.answer-form');
    expect(modal().blocks.find(({ block_id }) => block_id === 'channel')).toMatchObject({ optional: true });
  });

  test('tells the one who asked of the times that stand in a channel', async () => {
    const id = await asks();
    await sends('model.answer-form', filled(), { userId: 'U11', id });
    await presses('model.post', String((await kept())[0]?.id), { userId: 'U11' });
    expect(texts('U07')).toEqual([expect.stringContaining('You asked to see it: *number talks*, shown by <@U11>')]);
    expect(labels(messagesTo('U07')[0] as never)).toEqual(['Join']);
  });

  test('changes the draft without losing whom it is for', async () => {
    const id = await asks();
    const alone = filled({ channel: { selected_conversation: null } });
    await sends('model.answer-form', alone, { userId: 'U11', id });
    const draft = String((await kept())[0]?.id);
    expect(await sends('model.form', alone, { userId: 'U11', id: draft })).toBeUndefined();
    expect(await kept()).toMatchObject([{ id: draft, forId: 'U07', requestId: id }]);
  });

  test('is told when it was taken back meanwhile', async () => {
    const id = await asks();
    await sends('model.answer-form', filled(), { userId: 'U11', id });
    await presses('model.withdraw', id);
    const said = await presses('model.post', String((await kept())[0]?.id), { userId: 'U11' });
    expect(said.text).toContain('taken this request back meanwhile');
    expect(await db.collection('bookings').countDocuments()).toBe(0);
  });
});

describe('See it live', () => {
  test('turns an answer into a request to who gave it, with topic and question filled in', async () => {
    await deps.questions.addOnce(question({ status: 'accepted' }));
    await presses('model.see-it-live', 'q1');
    expect(modalText()).toContain('"initial_user":"U11"');
    expect(modalText()).toContain('"initial_value":"Math discourse"');
    expect(modalText()).toContain('"initial_value":"how do I get quiet students talking in math"');
    expect(await sends('model.ask-form', asked({ topic: { value: 'Math discourse' } }), { id: 'q1' })).toBeUndefined();
    expect(await requests()).toMatchObject([{ questionId: 'q1', toId: 'U11', askerId: 'U07' }]);
  });

  test('is for who asked the question alone', async () => {
    await deps.questions.addOnce(question({ status: 'accepted' }));
    await presses('model.see-it-live', 'q1', { userId: 'U11' });
    expect(modalText()).toContain('Whoever asked the question can ask to see it');
    expect(modalText()).not.toContain('quiet students');
  });
});

describe('what stands in a private channel', () => {
  test('is there for its members alone', async () => {
    const isPrivate = () => ({ ok: true, channel: { is_private: true } });
    slack.next('conversations.info', isPrivate, isPrivate);
    const id = await offered();
    expect((await kept())[0]).toMatchObject({ isPrivate: true });
    expect((await types('list', 'U01')).text).toContain('number talks');
    expect((await types('list', 'U09')).text).toContain('Nobody shows anything');
    await findsNothing('U09', id);
    await presses('model.join', id, { userId: 'U01' });
    expect((await kept())[0]?.visitors).toMatchObject([{ userId: 'U01' }]);
  });
});

describe('what stands in a channel that became private later', () => {
  const nowPrivate = () => ({ ok: true, channel: { is_private: true } });
  const gone = () => ({ ok: false, error: 'channel_not_found' });

  test('is listed to its members alone from then on, and to who has a seat', async () => {
    const id = await offered();
    expect((await types('list', 'U09')).text).toContain('number talks');
    slack.next('conversations.info', nowPrivate, nowPrivate, nowPrivate);
    expect((await types('list', 'U09')).text).toContain('Nobody shows anything');
    expect((await types('list', 'U01')).text).toContain('number talks');
    await presses('model.join', id, { userId: 'U09' });
    expect((await types('list', 'U09')).text).toContain('number talks');
  });

  test('is not listed to others once Contour is no member of it either', async () => {
    await offered();
    slack.next('conversations.info', gone);
    expect((await types('list', 'U01')).text).toContain('Nobody shows anything');
    slack.next('conversations.info', nowPrivate);
    slack.next('conversations.members', gone);
    expect((await types('list', 'U01')).text).toContain('Nobody shows anything');
  });

  test('is not listed while Slack does not tell, which is said', async () => {
    await offered();
    slack.next('conversations.info', () => ({ ok: false, error: 'fatal_error' }));
    const said = await types('list', 'U09');
    expect(said.text).toContain('does not tell me just now which channels you can read');
    expect(said.text).not.toContain('number talks');
  });
});

describe('words about a child’s safety', () => {
  const alarming = 'a student told me his dad hits him';

  test.each([
    ['model.form', filled({ lookFors: { value: alarming } })],
    ['model.answer-form', filled({ goal: { value: alarming } })],
    ['model.move-form', filled({ place: { value: alarming } })],
    ['model.ask-form', asked({ wish: { value: alarming } })],
    ['model.try-form', { words: { value: alarming } }],
    ['model.tried-form', { students: { value: alarming } }],
  ])('in %s are met with the school’s steps; nothing is stored, and there is one way on', async (form, fields) => {
    const { submissionPayload } = await import('../../helpers/payloads.ts');
    const answer = (await bot.slack.deliver(
      submissionPayload(form, fields as never, { userId: 'U07', private_metadata: 's1' }),
    )) as { response_action?: string; view?: { blocks: never[] } };
    expect(JSON.stringify(answer.view)).toContain('In danger: 911');
    expect(valueOn(answer.view ?? { blocks: [] }, 'This is about teaching, write it again')).toBe('s1');
    expect(JSON.stringify(await db.collection('inbox').find().toArray())).not.toContain('hits him');
    expect([...(await kept()), ...(await requests())]).toEqual([]);
  });

  test('are written again in a form whose words pass', async () => {
    await presses('model.ask-form-again', '', { view: { id: 'V1', type: 'modal' } });
    expect(modal().callback_id).toBe('model.ask-form-taught');
    expect(
      await sends('model.ask-form-taught', asked({ wish: { value: 'how to teach a text in which his dad hits him' } })),
    ).toBeUndefined();
    expect(await requests()).toHaveLength(1);
  });
});
