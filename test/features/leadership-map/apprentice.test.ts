import { beforeEach, describe, expect, test } from 'vitest';
import { entryFrom } from '../../../src/domain/expertise.ts';
import { home, jobs, personLeft } from '../../../src/features/leadership-map/index.ts';
import { desk, labels, valueOn } from '../../helpers/desk.ts';
import { goal } from '../../helpers/leadership-map.ts';

const { bot, db, slack, types, presses, sends, modalText, messagesTo } = await desk('/leadership-map');
const { deps } = bot;

/** Grace carries fractions alone, Sunita wants to learn it, and Priya, Carol and Dale are there too. */
beforeEach(async () => {
  await deps.schools.set('T1', { zone: 'America/Chicago' });
  for (const userId of ['U03', 'U04', 'U12', 'U14', 'U22']) {
    await deps.roster.colleague('T1', userId);
    await deps.people.join('T1', userId, new Date('2025-08-18T13:00:00Z'));
  }
  await deps.goals.addOnce(goal({ topics: ['fractions'] }), 3);
  await lists('U12', 'fractions');
  const wish = { teamId: 'T1', userId: 'U14', id: 'w1', topic: 'fractions', topicKey: 'fractions' };
  await deps.expertise.putWish(wish);
});

async function lists(userId: string, topic: string): Promise<void> {
  const read = entryFrom({ topic });
  if (!read.ok) throw new Error(`no entry: ${topic}`);
  const id = `${userId}-${read.entry.topicKey}`;
  await deps.expertise.put({ ...read.entry, teamId: 'T1', userId, id, confirmedOn: '2026-01-05' });
}

const asks = (colleague: string, userId = 'U03') =>
  sends('leadership-map.apprentice-form', { colleague: { selected_user: colleague } }, { userId, id: 'fractions' });
const kept = async () => (await db.collection('apprenticeships').find().toArray())[0];
const lastEdits = () => slack.callsOf('chat.update').map(({ text }) => String(text));
async function day(now: string): Promise<void> {
  bot.setNow(new Date(now));
  for (const job of jobs) await job.run(deps, new Date(now));
  bot.sender.wake();
  await bot.settled();
}

/** Both say yes; gives the id of their apprenticeship. */
async function bothSayYes(): Promise<string> {
  expect(await asks('U14')).toBeUndefined();
  const id = valueOn(messagesTo('U14').at(-1) ?? { blocks: [] }, 'Yes, I would');
  await presses('leadership-map.agree', id, { userId: 'U14' });
  await presses('leadership-map.agree', id, { userId: 'U12' });
  return id;
}

describe('a second carrier', () => {
  test('is looked for by the button beside a topic that hangs on one, and whoever wants to learn it is named there', async () => {
    const met = await types('', 'U03');
    expect(valueOn(met, 'Find an apprentice')).toBe('fractions');
    await presses('leadership-map.find-apprentice', 'fractions', { userId: 'U03' });
    expect(modalText()).toContain('<@U14> said that they want to learn it.');
    await lists('U22', 'fractions');
    expect(labels(await types('', 'U03'))).not.toContain('Find an apprentice');
    await presses('leadership-map.find-apprentice', 'fractions', { userId: 'U03' });
    expect(modalText()).toContain('does not hang on one colleague who is here now');
  });

  test('is nobody who was not asked: both of the two say yes first', async () => {
    expect(await asks('U12')).toEqual({ colleague: 'They carry it already. Choose who could learn it.' });
    await deps.people.set('T1', 'U22', { pausedUntil: '2026-12-01' });
    expect(await asks('U22')).toEqual({ colleague: expect.stringContaining('is asked nothing before Dec 1, 2026.') });
    slack.next('users.info', () => ({ ok: true, user: { id: 'U50', is_restricted: true } }));
    expect((await asks('U50'))?.colleague).toContain('Choose someone else.');
    expect(await asks('U14')).toBeUndefined();
    expect(messagesTo('U14').at(-1)?.text).toContain('Would you like to learn *fractions* beside <@U12>?');
    expect(messagesTo('U12').at(-1)?.text).toContain('Would you show it to <@U14>?');
    expect(labels(messagesTo('U12').at(-1) as never)).toEqual(['Yes, I would', 'Not this time', 'Fewer of these']);
    const id = (await kept())?.id;
    expect((await presses('leadership-map.agree', id, { userId: 'U22' })).text).toContain('not yours to say');
    await presses('leadership-map.agree', id, { userId: 'U14' });
    expect((await kept())?.status).toBe('asked');
    await presses('leadership-map.agree', id, { userId: 'U12' });
    expect((await kept())?.status).toBe('learning');
    expect(messagesTo('U14').at(-1)?.text).toContain('session 1 of 3. In this one the one who carries it shows it');
    expect((await types('', 'U04')).text).toContain(
      'fractions: one colleague carries it; someone learns it, 0 of 3 sessions.',
    );
  });

  test('hears no reason for a no, and who asked is told that nobody learns it for now', async () => {
    await asks('U14');
    await presses('leadership-map.let-go', (await kept())?.id, { userId: 'U12' });
    expect(messagesTo('U03').at(-1)?.text).toContain('Nobody new learns *fractions* for now.');
    expect(lastEdits().every((text) => text.includes('let go. That is fine'))).toBe(true);
    expect(lastEdits()).toHaveLength(2);
    expect(await asks('U22')).toBeUndefined();
  });

  test('meets the carrier on three days, and is one once an answer of theirs alone has helped', async () => {
    const id = await bothSayYes();
    await presses('leadership-map.met', id, { userId: 'U12' });
    expect((await presses('leadership-map.met', id, { userId: 'U14' })).text).toContain('noted already');
    for (const at of ['2026-02-25T15:00:00Z', '2026-02-26T15:00:00Z']) {
      bot.setNow(new Date(at));
      await presses('leadership-map.met', id, { userId: 'U14' });
    }
    expect(await kept()).toMatchObject({ status: 'answering', sessions: ['2026-02-24', '2026-02-25', '2026-02-26'] });
    expect(lastEdits().at(-1)).toContain('List it with `/expertise add fractions`');
    const helped = { teamId: 'T1', userId: 'U14', topic: 'fractions', kind: 'helped' as const };
    await deps.evidence.addOnce({ ...helped, day: '2026-02-25', cause: 'question:q0' });
    await day('2026-02-27T15:00:00Z');
    expect((await kept())?.status).toBe('answering');
    // A hundred who wait longer in another school are in nobody's way.
    const longer = Array.from({ length: 100 }, (_, n) => ({
      teamId: 'T2',
      id: `p${n}`,
      cause: `c${n}`,
      topicKey: `t${n}`,
    }));
    const since = { status: 'answering', sessions: [], openedAt: new Date('2025-02-24T15:00:00Z') };
    await db.collection('apprenticeships').insertMany(longer.map((one) => ({ ...one, ...since })));
    await deps.evidence.addOnce({ ...helped, day: '2026-02-27', cause: 'question:q1' });
    await day('2026-02-27T16:00:00Z');
    expect((await kept())?.status).toBe('done');
    expect(lastEdits().at(-1)).toContain('List it with `/expertise add fractions`, so that two of you carry it.');
    expect(lastEdits().at(-1)).not.toContain('carry it now');
  });

  test('who is in the directory for it by then is told that two carry it', async () => {
    const id = await bothSayYes();
    for (const at of ['2026-02-24T15:00:00Z', '2026-02-25T15:00:00Z', '2026-02-26T15:00:00Z']) {
      bot.setNow(new Date(at));
      await presses('leadership-map.met', id, { userId: 'U14' });
    }
    await lists('U14', 'fractions');
    const helped = { teamId: 'T1', userId: 'U14', topic: 'fractions', kind: 'helped' as const };
    await deps.evidence.addOnce({ ...helped, day: '2026-02-27', cause: 'question:q1' });
    await day('2026-02-27T16:00:00Z');
    expect(lastEdits().slice(-2)).toEqual([
      expect.stringContaining('Two of you carry it now.'),
      expect.stringContaining('Two of you carry it now.'),
    ]);
  });

  test('is asked about a topic once at a time, until ten school days bring no answer', async () => {
    await asks('U22');
    await asks('U14', 'U14');
    expect(modalText()).toContain('Someone learns this topic already, or is asked.');
    expect(await db.collection('apprenticeships').countDocuments()).toBe(1);
    await day('2026-03-10T15:00:00Z');
    expect(messagesTo('U03')).toEqual([]);
    await day('2026-03-11T15:00:00Z');
    expect(messagesTo('U03').map(({ text }) => text)).toEqual([
      expect.stringContaining('Nobody new learns *fractions* for now.'),
    ]);
    expect(
      lastEdits()
        .slice(-2)
        .every((text) => text.includes('let go. That is fine')),
    ).toBe(true);
    expect(await asks('U14', 'U14')).toBeUndefined();
    expect(messagesTo('U12').at(-1)?.text).toContain('<@U14> asks: You are the only one who carries *fractions*.');
  });

  test('is not asked for any more once whoever asked has taken it back on their Home', async () => {
    await asks('U22');
    const person = await deps.roster.colleague('T1', 'U03');
    const asked = (await home(deps, person)).find(({ place }) => place === 'asked')?.items ?? [];
    expect(JSON.stringify(asked)).toContain('I wait for <@U12> and <@U22>, at most 10 school days.');
    await presses('leadership-map.let-go', valueOn({ blocks: asked.flat() }, 'Take it back'), { userId: 'U03' });
    expect((await kept())?.status).toBe('ended');
    expect(messagesTo('U03')).toEqual([]);
    const id = await bothSayYes();
    expect((await presses('leadership-map.let-go', id, { userId: 'U03' })).text).toContain('not yours to say');
  });

  test('is nobody who is away for good: whoever asks is told so, and nothing stands in the way of the next', async () => {
    await deps.people.set('T1', 'U22', { leaves: [{ from: '2026-02-24', to: '2028-02-24' }] });
    await asks('U22');
    expect(modalText()).toContain('away for a long time');
    expect(await asks('U14')).toBeUndefined();
    expect(messagesTo('U14')).toHaveLength(1);
  });

  test('finds it on Home, and it ends when either leaves the school', async () => {
    await asks('U14');
    const person = await deps.roster.colleague('T1', 'U14');
    const [waiting] = await home(deps, person);
    expect(JSON.stringify(waiting?.items)).toContain('Would you like to learn');
    await personLeft(deps, { teamId: 'T1', userId: 'U03' });
    expect((await kept())?.status).toBe('asked');
    await personLeft(deps, { teamId: 'T1', userId: 'U12' });
    expect((await kept())?.status).toBe('ended');
  });
});

describe('the leaving drill', () => {
  test('tells someone, and nobody else, what hangs on them alone', async () => {
    await lists('U12', 'number talks');
    await lists('U22', 'number talks');
    const met = await types('leaving', 'U12');
    expect(met.text).toContain('Before you are away for long, or change schools: one topic hangs on you alone.');
    expect(labels(met)).toEqual(['Find an apprentice']);
    expect((await types('leaving', 'U22')).text).toContain('You can go in peace.');
  });

  test.each([
    ['away from today on', { leaves: [{ from: '2026-02-24', to: '2026-03-20' }] }],
    ['paused', { pausedUntil: '2026-03-20' }],
  ])('finds an apprentice also for who is %s already, and for nobody else then', async (_, person) => {
    await deps.people.set('T1', 'U12', person);
    const met = await types('leaving', 'U12');
    expect(met.text).toContain('one topic hangs on you alone');
    expect(await asks('U14', 'U03')).toEqual({ colleague: expect.stringContaining('who is here now') });
    await presses('leadership-map.find-apprentice', valueOn(met, 'Find an apprentice'), { userId: 'U12' });
    expect(modalText()).toContain('<@U14> said that they want to learn it.');
    expect(await asks('U14', 'U12')).toBeUndefined();
    expect(messagesTo('U14').at(-1)?.text).toContain('Would you like to learn *fractions* beside <@U12>?');
  });

  test('comes by itself, once, four weeks before someone is away for ten days or more', async () => {
    await deps.people.set('T1', 'U12', { leaves: [{ from: '2026-03-23', to: '2026-04-10' }] });
    await day('2026-02-20T15:00:00Z');
    expect(messagesTo('U12')).toEqual([]);
    await day('2026-02-24T15:00:00Z');
    await day('2026-02-24T16:00:00Z');
    expect(messagesTo('U12').map(({ text }) => text)).toEqual([
      expect.stringContaining('You are away from Mar 23, 2026 on. One topic hangs on you alone.'),
    ]);
    expect(labels(messagesTo('U12')[0] as never).at(-1)).toBe('Fewer of these');
    await deps.people.set('T1', 'U12', { leaves: [{ from: '2026-03-24', to: '2026-03-26' }] });
    await day('2026-02-25T15:00:00Z');
    expect(messagesTo('U12')).toHaveLength(1);
  });

  test('comes to everyone else where the records of one school are at fault', async () => {
    await deps.schools.set('T0', { zone: 'No/Where' });
    const away = { userId: 'U90', standing: 'colleague', leaves: [{ from: '2026-03-20', to: '2026-04-02' }] };
    await db.collection('people').insertOne({ teamId: 'T0', ...away });
    await deps.people.set('T1', 'U12', { leaves: [{ from: '2026-03-20', to: '2026-04-10' }] });
    await jobs.find(({ name }) => name === 'leadership-map.leaving')?.run(deps, deps.clock());
    await db.collection('schools').deleteOne({ teamId: 'T0' });
    bot.sender.wake();
    await bot.settled();
    expect(messagesTo('U12')).toHaveLength(1);
    expect(bot.log).toContainEqual(expect.objectContaining({ event: 'leadership-map.leaving-failed', teamId: 'T0' }));
  });
});
