import { describe, expect, test } from 'vitest';
import { jobs, personLeft } from '../../../src/features/model/index.ts';
import { allOf } from '../../helpers/all-of.ts';
import { labels } from '../../helpers/desk.ts';
import { filled, modelDesk } from './model-desk.ts';

const { types, presses, sends, offered, kept, bot, slack, db, messagesTo, modalText } = await modelDesk();
const { deps } = bot;

const edits = () => slack.callsOf('chat.update') as unknown as { text: string }[];
const evidence = () =>
  db
    .collection('evidence')
    .find({}, { projection: { _id: 0, userId: 1, kind: 1, topic: 1 } })
    .toArray();
const secret = 'I count to seven before I call on anyone';

/** School time goes on, and what is due is done. */
async function goTo(at: string): Promise<void> {
  bot.setNow(new Date(at));
  for (const { run } of jobs) await run(deps, new Date(at));
  bot.sender.wake();
  await bot.settled();
}

/** U07 has shown number talks to U01 and U02, and it is over. */
async function shown(): Promise<string> {
  const id = await offered();
  for (const userId of ['U01', 'U02']) await presses('model.join', id, { userId });
  await goTo('2026-02-25T16:30:00Z');
  return id;
}

/** The same, with U01 having said what they will try. */
async function trying(): Promise<string> {
  const id = await shown();
  await presses('model.held', id);
  await sends('model.try-form', { words: { value: secret } }, { userId: 'U01', id });
  return id;
}

describe('on the day', () => {
  const reminders = (userId: string) => messagesTo(userId).filter(({ text }) => text.startsWith('Today'));

  test('host and visitors are reminded once, as soon as they are at work, and who left is not', async () => {
    const id = await offered();
    for (const userId of ['U01', 'U02']) await presses('model.join', id, { userId });
    await goTo('2026-02-25T05:59:00Z');
    // Wednesday, one minute past midnight in Chicago.
    await goTo('2026-02-25T06:01:00Z');
    await presses('model.leave', id, { userId: 'U02' });
    for (const userId of ['U01', 'U02', 'U07']) expect(reminders(userId)).toEqual([]);
    await goTo('2026-02-25T13:30:00Z');
    await goTo('2026-02-25T13:31:00Z');
    expect(reminders('U01').map(({ text }) => text)).toEqual([
      expect.stringContaining('Who talks after the question?'),
    ]);
    expect(reminders('U07').map(({ text }) => text)).toEqual([
      expect.stringContaining('Today you show *number talks*'),
    ]);
    expect(reminders('U02')).toEqual([]);
  });

  test('nobody is reminded of what was called off', async () => {
    const id = await offered();
    await presses('model.join', id, { userId: 'U01' });
    await goTo('2026-02-25T06:01:00Z');
    await presses('model.cancel', id);
    await goTo('2026-02-25T13:31:00Z');
    expect([...reminders('U01'), ...reminders('U07')]).toEqual([]);
  });
});

describe('It took place', () => {
  test('is asked of the host once, when it is over', async () => {
    const id = await shown();
    await goTo('2026-02-25T16:31:00Z');
    expect(messagesTo('U07').map(({ text }) => text)).toEqual([expect.stringContaining('Did it take place?')]);
    expect(labels(messagesTo('U07')[0] as never)).toEqual(['It took place', 'It did not take place', 'Fewer of these']);
    expect(labels(edits().at(-1) as never)).toEqual(['It took place']);
    await presses('model.held', id);
    expect(edits().map(({ text }) => text)).toContainEqual(expect.stringContaining('Thank you for showing it'));
  });

  test.each([
    ['the host', 'U07'],
    ['a visitor', 'U01'],
  ])('is said by %s, speaks for the host, and stands on the card', async (_, userId) => {
    const id = await shown();
    expect((await presses('model.held', id, { userId })).text).toContain('I ask each visitor once');
    expect(await evidence()).toEqual([{ userId: 'U07', kind: 'modeled', topic: 'number-talk' }]);
    expect(edits().map(({ text }) => text)).toContainEqual(expect.stringMatching(/^Took place: .*2 colleagues came/));
    expect((await presses('model.held', id)).text).toContain('said so already');
  });

  test('of a session for one colleague or in a private channel counts for its host, and so does a try of it; nobody else reads of it', async () => {
    await types('add number talks', 'U07', { command: '/expertise' });
    const id = await shown();
    await db.collection('sessions').updateMany({}, { $unset: { channelId: '' } });
    await presses('model.held', id);
    await sends('model.try-form', { words: { value: secret } }, { userId: 'U01', id });
    await sends('model.tried-form', {}, { userId: 'U01', id });
    const kinds = (await deps.evidence.of('T1', 'U07')).map(({ kind, unposted }) => [kind, unposted]);
    expect(kinds).toEqual([
      ['modeled', true],
      ['tried', true],
    ]);
    expect((await types('', 'U07', { command: '/expertise' })).text).toContain('shown once');
    for (const asked of ['<@U07>', 'number talks']) {
      const met = await types(asked, 'U03', { command: '/expertise' });
      expect(met.text).toContain('number talks');
      expect(met.text).not.toMatch(/shown once|tried/);
    }
  });

  test('is not for who was not there, and not before it has begun', async () => {
    const id = await offered();
    expect((await presses('model.held', id)).text).toContain('has not begun yet');
    await goTo('2026-02-25T16:30:00Z');
    expect((await presses('model.held', id, { userId: 'U03' })).text).toContain('The host and those who came');
    expect(await evidence()).toEqual([]);
  });

  test('of a session to which nobody came speaks for nobody', async () => {
    const id = await offered();
    await goTo('2026-02-25T16:30:00Z');
    await presses('model.held', id);
    expect(await evidence()).toEqual([]);
  });

  test('stands in the list and on Home of host and visitors, in place of the seats', async () => {
    await offered();
    await goTo('2026-02-25T16:10:00Z');
    expect(labels(await types('list'))).toEqual(['It took place', 'It did not take place']);
    expect((await types('list')).text).toContain('It has begun. Say so when it took place.');
    expect(labels(await types('list', 'U03'))).toEqual([]);
    await goTo('2026-02-25T16:30:00Z');
    await presses('model.held', 'nothing', { view: { id: 'V9', type: 'home' } });
    const home = JSON.stringify(slack.callsOf('views.publish').at(-1));
    expect(home).toMatch(/Waiting for me.*It is over. Did it take place\?/);
  });
});

describe('the one thing to try', () => {
  test('is asked of each visitor once, and saying nothing is fine', async () => {
    const id = await shown();
    await presses('model.held', id);
    for (const userId of ['U01', 'U02'])
      expect(messagesTo(userId).map(({ text }) => text)).toEqual([
        expect.stringContaining('the one thing you will try?'),
      ]);
    await goTo('2026-03-20T15:00:00Z');
    expect(messagesTo('U02')).toHaveLength(1);
  });

  test('is said once, by who was there', async () => {
    const id = await trying();
    await presses('model.say-try', id, { userId: 'U01', view: { id: 'V1', type: 'modal' } });
    expect(modalText()).toContain('You have said it already');
    await presses('model.say-try', id, { userId: 'U03', view: { id: 'V1', type: 'modal' } });
    expect(modalText()).toContain('You have said it already, or this was not your session');
    expect(await sends('model.try-form', { words: { value: ' ' } }, { userId: 'U02', id })).toEqual({
      words: expect.stringContaining('in a sentence'),
    });
  });

  test('is read by nobody else, wherever they look', async () => {
    const id = await trying();
    await goTo('2026-03-11T15:00:00Z');
    await sends('model.tried-form', { students: { value: 'Six of them talked' } }, { userId: 'U01', id });
    for (const userId of ['U07', 'U02', 'U03']) {
      await types('list', userId);
      await presses('model.tried', id, { userId, view: { id: 'V1', type: 'modal' } });
      await presses('model.say-try', id, { userId, view: { id: 'V1', type: 'modal' } });
      await presses('model.held', id, { userId, view: { id: 'V9', type: 'home' } });
    }
    const own = (call: object) => JSON.stringify(call).match(/"channel":"(?:U01|D-?U01)"/);
    const told = slack.calls.filter(({ args }) => /count to seven|Six of them/.test(JSON.stringify(args)));
    expect(told.filter(({ method, args }) => method === 'chat.postMessage' && !own(args))).toEqual([]);
    expect(told.filter(({ method }) => method.startsWith('views.') || method === 'response_url')).toEqual([]);
  });
});

describe('the host who is there to learn', () => {
  const saidByHost = async () => {
    const id = await offered({ learner: { selected_option: { value: 'both' } } });
    await presses('model.join', id, { userId: 'U01' });
    await goTo('2026-02-25T16:30:00Z');
    const answer = (await presses('model.held', id)).text;
    await sends('model.try-form', { words: { value: secret } }, { id });
    return { id, answer };
  };
  const asked = () => messagesTo('U07').map(({ text }) => text);

  test('is asked for one thing to try as each visitor is, and ten school days later whether they did', async () => {
    const { answer } = await saidByHost();
    expect(answer).toContain('I ask each visitor and you once');
    expect(asked()[0]).toContain('I ask each visitor and you once for one thing to try');
    expect(asked()[1]).toMatch(/You were there to learn, too: .*Who sees this: only you\.$/);
    expect(messagesTo('U01')).toHaveLength(1);
    await goTo('2026-03-11T15:00:00Z');
    expect(asked().at(-1)).toMatch(/^Did you try it\?.*count to seven.*Who sees this: only you\.$/s);
  });

  test('has a try that counts among those who tried, and speaks for nobody: nobody watched it', async () => {
    const { id } = await saidByHost();
    const tell = { selected_options: [{ value: 'tell' }] };
    await sends('model.tried-form', { students: { value: 'Six spoke' }, sharing: tell }, { id });
    expect(await deps.sessions.triesSince('T1', '2026-02-25')).toEqual([{ userId: 'U07', day: '2026-02-25' }]);
    expect(await evidence()).toEqual([{ userId: 'U07', kind: 'modeled', topic: 'number-talk' }]);
    expect(asked().filter((text) => text.includes('They wanted you to know'))).toEqual([]);
    for (const userId of ['U01', 'U03']) {
      await types('list', userId);
      await presses('model.tried', id, { userId, view: { id: 'V1', type: 'modal' } });
    }
    const told = slack.calls.filter(({ args }) => /count to seven|Six spoke/.test(JSON.stringify(args)));
    expect(told.filter(({ method }) => method.startsWith('views.') || method === 'response_url')).toEqual([]);
    await goTo('2026-08-25T15:00:00Z');
    expect(JSON.stringify(await deps.sessions.find('T1', id))).not.toMatch(/count to seven|Six spoke/);
  });

  test('is not asked where only those who come learn', async () => {
    await presses('model.held', await shown());
    expect(asked().filter((text) => text.includes('one thing you will try'))).toEqual([]);
  });
});

describe('the tick beside the words', () => {
  const ticked = (value: string) => ({ selected_options: [{ value }] });

  test('tells the host what someone will try, and that they tried it, once each', async () => {
    const id = await shown();
    await presses('model.held', id);
    await sends('model.try-form', { words: { value: secret }, sharing: ticked('tell') }, { userId: 'U01', id });
    await sends('model.try-form', { words: { value: 'another' }, sharing: ticked('tell') }, { userId: 'U01', id });
    const heard = () => messagesTo('U07').filter(({ text }) => text.includes('They wanted you to know'));
    expect(heard().map(({ text }) => text)).toEqual([expect.stringContaining(secret)]);
    await sends(
      'model.tried-form',
      { students: { value: 'Six spoke' }, sharing: ticked('tell') },
      { userId: 'U01', id },
    );
    expect(heard().at(-1)?.text).toContain('<@U01> has tried what they saw with you: *number talks*.');
    expect(heard().at(-1)?.text).toContain('Six spoke');
    for (const userId of ['U02', 'U03']) expect(JSON.stringify(messagesTo(userId))).not.toMatch(/seven|Six spoke/);
  });

  test('says that no student is named where the words seem to name one', async () => {
    const id = await shown();
    await presses('model.held', id);
    const words = { value: 'I wait for Jayden to answer' };
    const stopped = await sends('model.try-form', { words, sharing: ticked('tell') }, { userId: 'U01', id });
    expect(stopped).toEqual({ words: expect.stringContaining('“Jayden”') });
    expect(
      await sends('model.try-form', { words, namesNoPupil: ticked('no-pupil') }, { userId: 'U01', id }),
    ).toBeUndefined();
  });
});

describe('Did you try it?', () => {
  test('is asked ten school days later, and a try speaks for the host without a name', async () => {
    const id = await trying();
    await goTo('2026-03-10T15:00:00Z');
    expect(messagesTo('U01')).toHaveLength(1);
    await goTo('2026-03-11T15:00:00Z');
    await goTo('2026-03-11T15:01:00Z');
    expect(messagesTo('U01').map(({ text }) => text)).toEqual([
      expect.anything(),
      expect.stringContaining('Did you try it?'),
    ]);
    expect(messagesTo('U01')[1]?.text).toContain(secret);

    await sends('model.tried-form', { students: { value: 'Six of them talked' } }, { userId: 'U01', id });
    expect(await evidence()).toContainEqual({ userId: 'U07', kind: 'tried', topic: 'number-talk' });
    expect(JSON.stringify(await db.collection('evidence').find({}).toArray())).not.toContain('U01');
    expect(edits().at(-1)?.text).toContain(
      'What students did: “Six of them talked”. Could a colleague ask you about it, too?',
    );
    expect((await presses('model.not-yet', id, { userId: 'U01' })).text).toContain('You have told me already');
  });

  test('can tell it sooner, and is not asked any more', async () => {
    const id = await trying();
    const last = edits().at(-1) as unknown as Parameters<typeof labels>[0];
    expect(labels(last)).toEqual(['I tried it']);
    await goTo('2026-03-03T15:00:00Z');
    await sends('model.tried-form', { students: { value: 'Six of them talked' } }, { userId: 'U01', id });
    expect(await evidence()).toContainEqual({ userId: 'U07', kind: 'tried', topic: 'number-talk' });
    expect(labels(edits().at(-1) as unknown as typeof last)).toEqual([]);
    await goTo('2026-03-11T15:00:00Z');
    expect(messagesTo('U01').filter(({ text }) => text.includes('Did you try it?'))).toEqual([]);
  });

  test('is asked once more after Not yet, and then never', async () => {
    const id = await trying();
    await goTo('2026-03-11T15:00:00Z');
    await presses('model.not-yet', id, { userId: 'U01' });
    expect((await presses('model.not-yet', id, { userId: 'U01' })).text).toContain('You have said so already');
    await goTo('2026-03-25T15:00:00Z');
    expect(messagesTo('U01')).toHaveLength(3);
    await presses('model.not-yet', id, { userId: 'U01' });
    await goTo('2026-05-25T15:00:00Z');
    expect(messagesTo('U01')).toHaveLength(3);
  });

  test('of what did not fit takes nothing from anyone', async () => {
    const id = await trying();
    await goTo('2026-03-11T15:00:00Z');
    await presses('model.did-not-fit', id, { userId: 'U01' });
    expect(edits().at(-1)?.text).toContain('It did not fit. Thank you for saying so');
    expect(await evidence()).toEqual([{ userId: 'U07', kind: 'modeled', topic: 'number-talk' }]);
  });

  test('is not asked of who has left', async () => {
    await trying();
    await db.collection('people').updateOne({ userId: 'U01' }, { $set: { standing: 'deactivated' } });
    await goTo('2026-03-11T15:00:00Z');
    expect(messagesTo('U01')).toHaveLength(1);
    expect(await allOf(deps.sessions.toAskTried('2026-03-11'))).toEqual([]);
  });

  test('keeps nobody’s words for longer than half a year', async () => {
    const id = await trying();
    await goTo('2026-08-23T15:00:00Z');
    expect(JSON.stringify(await deps.sessions.find('T1', id))).toContain(secret);
    await goTo('2026-08-25T15:00:00Z');
    const kept = await deps.sessions.find('T1', id);
    expect(JSON.stringify(kept)).not.toContain(secret);
    expect(kept?.tries).toMatchObject([{ userId: 'U01' }]);
  });
});

describe('what is on record of a session', () => {
  test('says when its host was once a visitor of the topic: it is shown again', async () => {
    const first = await shown();
    await presses('model.held', first);
    const again = await offered({ day: { selected_date: '2026-02-26' }, topic: { value: 'Number talk' } }, 'U01');
    const other = await offered({ day: { selected_date: '2026-02-26' } }, 'U09');
    await goTo('2026-02-26T16:30:00Z');
    await presses('model.held', again, { userId: 'U01' });
    await presses('model.held', other, { userId: 'U09' });
    expect(await deps.sessions.find('T1', again)).toMatchObject({ shownAfter: first });
    expect(await deps.sessions.find('T1', other)).not.toHaveProperty('shownAfter');
  });

  test('goes by which session came first, whichever was said to have taken place first', async () => {
    const first = await shown();
    const again = await offered({ day: { selected_date: '2026-02-26' } }, 'U01');
    await presses('model.join', again, { userId: 'U07' });
    await goTo('2026-02-26T16:30:00Z');
    await presses('model.held', again, { userId: 'U01' });
    expect(await deps.sessions.find('T1', again)).not.toHaveProperty('shownAfter');
    await presses('model.held', first);
    expect(await deps.sessions.find('T1', again)).toMatchObject({ shownAfter: first });
    expect(await deps.sessions.find('T1', first)).not.toHaveProperty('shownAfter');
  });

  test('that a guest shows names the guest, and speaks for nobody here', async () => {
    const id = await offered({ guest: { value: 'Dr. Lee of the agency' } });
    expect(slack.callsOf('chat.postMessage')[0]?.text).toContain(
      'shown by Dr. Lee of the agency, a guest, with <@U07>',
    );
    await presses('model.join', id, { userId: 'U01' });
    await goTo('2026-02-25T16:30:00Z');
    await presses('model.held', id);
    await sends('model.try-form', { words: { value: secret } }, { userId: 'U01', id });
    await sends('model.tried-form', { students: { value: null } }, { userId: 'U01', id });
    expect(await evidence()).toEqual([]);
  });

  test('says by whom how many minutes of cover were lent; nobody lends a visitor their own prep', async () => {
    const choice = (value: string) => ({ selected_option: { value } });
    const lent = { coverMinutes: { value: '30' }, coverBy: { selected_user: 'U02' } };
    const led = await offered({ ...lent, cover: choice('leader') });
    const prep = await offered({ ...lent, cover: choice('prep'), day: { selected_date: '2026-02-26' } });
    expect((await deps.sessions.find('T1', led))?.cover).toEqual({ kind: 'leader', minutes: 30, by: 'U02' });
    expect((await deps.sessions.find('T1', prep))?.cover).toEqual({ kind: 'prep', minutes: 30 });
    expect(slack.callsOf('chat.postMessage').map(({ text }) => text)).toContainEqual(
      expect.stringContaining('A leader teaches meanwhile: 30 min, lent by <@U02>.'),
    );
  });

  describe('and who is named as lending them', () => {
    const lent = {
      cover: { selected_option: { value: 'leader' } },
      coverMinutes: { value: '30' },
      coverBy: { selected_user: 'U02' },
    };
    const texts = (userId: string) => messagesTo(userId).map(({ text }) => text);
    const isFree = async () => {
      const other = await offered({ topic: { value: 'fractions' } }, 'U09');
      return (await presses('model.join', other, { userId: 'U02' })).text;
    };

    test('hears it at once and can say Not me, which host and visitors are told once', async () => {
      const id = await offered(lent);
      await presses('model.join', id, { userId: 'U01' });
      expect(texts('U02')).toEqual([
        expect.stringMatching(/^<@U07> wrote that you mind a visitor’s class: .* 30 min of yours.*Press Not me/),
      ]);
      expect(labels(messagesTo('U02')[0] as never)).toEqual(['Not me']);
      expect((await presses('model.not-me', id, { userId: 'U03' })).text).toContain('You are not down to mind a class');
      expect((await presses('model.not-me', id, { userId: 'U02' })).text).toContain('<@U07> hears it');
      expect((await presses('model.not-me', id, { userId: 'U02' })).text).toContain('You are not down to mind a class');
      expect(texts('U07')).toEqual([
        expect.stringMatching(/^<@U02> does not mind a visitor’s class then: .*by Change/),
      ]);
      expect(texts('U01')).toEqual([expect.stringMatching(/Is it yours\? Ask <@U07> who minds it/)]);
      expect((await deps.sessions.find('T1', id))?.cover).toEqual({ kind: 'leader', minutes: 30, isLeft: true });
      expect(edits().map(({ text }) => text)).toContainEqual(
        expect.stringContaining('A leader teaches meanwhile: 30 min.'),
      );
      expect(edits().map(({ text }) => text)).toContainEqual(
        expect.stringMatching(/^You do not mind a visitor’s class then/),
      );
      expect(await isFree()).toContain('You have a seat');
    });

    test('is counted on no more once they enter days away, and everyone concerned hears it before', async () => {
      const id = await offered(lent);
      await presses('model.join', id, { userId: 'U01' });
      await deps.people.set('T1', 'U02', { leaves: [{ from: '2026-02-25', to: '2026-02-27' }] });
      await goTo('2026-02-24T16:00:00Z');
      await goTo('2026-02-24T16:01:00Z');
      expect(texts('U07')).toEqual([expect.stringMatching(/^<@U02> does not mind a visitor’s class then/)]);
      expect(texts('U01')).toEqual([expect.stringContaining('Is it yours?')]);
      expect(texts('U02').slice(1)).toEqual([expect.stringContaining('You are away then, so you need not')]);
      expect((await deps.sessions.find('T1', id))?.cover).not.toHaveProperty('by');
    });

    test('tells of several visitors only the one whose class it was', async () => {
      const id = await offered({ ...lent, classOf: { selected_user: 'U03' } });
      for (const userId of ['U01', 'U03']) await presses('model.join', id, { userId });
      await presses('model.not-me', id, { userId: 'U02' });
      expect(texts('U03')).toEqual([expect.stringMatching(/^<@U02> does not mind a visitor’s class then/)]);
      expect(texts('U01')).toEqual([]);
    });

    test('lends nothing any more once they are no colleague', async () => {
      const id = await offered(lent);
      await personLeft(deps, { teamId: 'T1', userId: 'U02' });
      bot.sender.wake();
      await bot.settled();
      expect(texts('U07')).toEqual([expect.stringMatching(/^<@U02> does not mind a visitor’s class then/)]);
      expect((await deps.sessions.find('T1', id))?.cover).not.toHaveProperty('by');
    });
  });

  test('frees no visitor by its own host, who shows it then', async () => {
    const cover = { cover: { selected_option: { value: 'leader' } }, coverMinutes: { value: '30' } };
    expect(await sends('model.form', filled({ ...cover, coverBy: { selected_user: 'U07' } }))).toEqual({
      coverBy: 'You show it then. Choose who minds a visitor’s class.',
    });
  });

  test('takes no minutes of who is away at one of its times', async () => {
    await deps.roster.colleague('T1', 'U02');
    await deps.people.set('T1', 'U02', { leaves: [{ from: '2026-02-01', to: '2026-03-31' }] });
    const lent = { cover: { selected_option: { value: 'sub' } }, coverMinutes: { value: '30' } };
    expect(await sends('model.form', filled({ ...lent, coverBy: { selected_user: 'U02' } }))).toEqual({
      coverBy: expect.stringContaining('away or somewhere else then'),
    });
    await deps.people.set('T1', 'U02', { leaves: [] });
    expect(await sends('model.form', filled({ ...lent, coverBy: { selected_user: 'U02' } }))).toBeUndefined();
    await deps.people.set('T1', 'U02', { leaves: [{ from: '2026-02-01', to: '2026-03-31' }] });
    const [draft] = await kept();
    expect((await presses('model.post', draft?.id)).text).toContain('Press Change and choose somebody else');
  });

  test('does not say that a guest lent minutes: that is told beside the field', async () => {
    slack.next(
      'users.info',
      (_, store) => store(),
      () => ({ ok: true, user: { id: 'U02', is_restricted: true } }),
    );
    const lent = { cover: { selected_option: { value: 'sub' } }, coverMinutes: { value: '30' } };
    expect(await sends('model.form', filled({ ...lent, coverBy: { selected_user: 'U02' } }))).toEqual({
      coverBy: 'Choose a full member of this workspace.',
    });
  });

  test('is its topic and who was there once half a year has passed', async () => {
    const id = await offered({ goal: { value: 'Students explain' }, guest: { value: 'Dr. Lee' } });
    await presses('model.join', id, { userId: 'U01' });
    await goTo('2026-02-25T16:30:00Z');
    await presses('model.held', id);
    await goTo('2026-08-23T15:00:00Z');
    expect(await deps.sessions.find('T1', id)).toMatchObject({ place: 'Room 12', goal: 'Students explain' });
    await goTo('2026-08-25T15:00:00Z');
    const kept = await deps.sessions.find('T1', id);
    expect(JSON.stringify(kept)).not.toMatch(/Room 12|Students explain|Dr\. Lee|Who talks/);
    expect(kept).toMatchObject({ topic: 'number talks', hostId: 'U07', visitors: [{ userId: 'U01' }] });
    // A guest still counts for less than a colleague.
    expect(kept).toHaveProperty('guest', 'Someone');
  });
});
