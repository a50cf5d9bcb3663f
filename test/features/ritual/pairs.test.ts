import { expect, test } from 'vitest';
import { choice, ritualDesk, ritualFields } from './ritual-desk.ts';

const { presses, started, rituals, cards, inChannel, tick, person, messagesTo, sends, modalText, bot, db } =
  await ritualDesk();
const { deps } = bot;
const takesPart = (card: string, ...userIds: string[]) =>
  Promise.all(userIds.map((userId) => presses('ritual.take-part', card, { userId })));
const now = new Date('2026-02-24T15:00:00Z');
const entry = (userId: string, topicKey: string) =>
  db.collection('expertise').insertOne({
    ...{
      teamId: 'T1',
      id: `e-${userId}`,
      userId,
      topic: topicKey,
      topicKey,
      detail: '',
      source: 'skill',
      level: 3,
      offers: [],
    },
    addedAt: now,
  });
const wish = (userId: string, topicKey: string) =>
  db
    .collection('wishes')
    .insertOne({ teamId: 'T1', id: `w-${userId}`, userId, topic: topicKey, topicKey, addedAt: now });
const told = (userId: string) => messagesTo(userId).at(-1)?.text;

test('the baton passes between those who pressed Take part, each told alone, and to nobody twice', async () => {
  for (const userId of ['U06', 'U07', 'U08', 'U09']) await person(userId);
  await entry('U06', 'fractions');
  await wish('U08', 'fractions');
  await wish('U07', 'fractions');
  // Twice a month stands for a term, so that the second time comes soon.
  await started('passing-the-baton', { every: choice('week'), day: choice('wed') });
  await tick('2026-02-25T13:30:00Z');
  expect(inChannel()[0]).toContain('Press Take part: I pair who knows with who wants to learn.');
  expect(inChannel()[0]).toContain('Nobody takes part yet. On Mon, Mar 2 I write to each of those who take part');
  const [card] = await cards();
  await takesPart(card?.id ?? '', 'U06', 'U08', 'U09');
  await presses('ritual.take-no-part', card?.id, { userId: 'U09' });
  expect(inChannel()[0]).toContain('2 colleagues take part.');
  expect(inChannel()[0]).not.toMatch(/U06|U08/);
  await tick('2026-03-02T13:29:00Z');
  expect(messagesTo('U06')).toEqual([]);
  await tick('2026-03-02T13:31:00Z');
  await tick('2026-03-02T13:32:00Z');
  const words = '<@U06> carried fractions. <@U08> carries it too. Keep what? Change what?';
  expect(told('U06')).toContain(`you and <@U08>.\n${words}`);
  expect(told('U08')).toContain(`you and <@U06>.\n${words}`);
  expect(['U06', 'U08', 'U09', 'U07'].map((userId) => messagesTo(userId).length)).toEqual([1, 1, 0, 0]);
  expect((await takesPart(card?.id ?? '', 'U09'))[0]?.text).toContain('proposed already');

  // The next time the same two have been together; a third one wants to learn it too.
  await tick('2026-03-04T13:30:00Z');
  const second = (await cards())[1]?.id ?? '';
  await takesPart(second, 'U06', 'U08');
  await tick('2026-03-09T12:31:00Z');
  expect(told('U06')).toContain('I found nobody who complements you and whom you have not been with before');
  await tick('2026-03-11T12:30:00Z');
  await takesPart((await cards())[2]?.id ?? '', 'U06', 'U07', 'U08');
  await tick('2026-03-16T12:31:00Z');
  expect(told('U07')).toContain('you and <@U06>');
  expect((await rituals())[0]?.met).toEqual([
    ['U06', 'U08'],
    ['U06', 'U07'],
  ]);

  // Nor by the same routine when it was dropped and is chosen again.
  await presses('ritual.drop', (await rituals())[0]?.id);
  await started('passing-the-baton', {
    ...{ every: choice('week'), day: choice('wed') },
    from: { selected_date: '2026-03-17' },
  });
  await tick('2026-03-25T12:30:00Z');
  await takesPart((await cards()).at(-1)?.id ?? '', 'U06', 'U08');
  await tick('2026-03-30T12:31:00Z');
  expect(told('U06')).toContain('I found nobody who complements you');
});

test('before it starts one reads on which day the pairs of its first time hear from me, and no day where none is known', async () => {
  const monthly = ritualFields({ every: choice('month'), day: choice('mon') });
  await sends('ritual.form', monthly, { id: 'in-C1-passing-the-baton' });
  expect(modalText()).toContain('Nobody takes part yet. On Thu, Mar 5 I write to each');
  expect(modalText()).toContain('Next: Mon, Mar 2 at 07:30.');
  await sends('ritual.form', ritualFields({ every: choice('newcomer') }), { id: 'in-C1-new-colleagues-walk' });
  expect(modalText()).toContain('Nobody takes part yet. Three school days later I write to each');
});

test('a walk is offered the school day after somebody has joined, and pairs who is new with who is not', async () => {
  for (const userId of ['U06', 'U07', 'U08']) await person(userId);
  await deps.teams.join('T1', 'C1', 'U06', new Date('2026-02-20T15:00:00Z'));
  await started('new-colleagues-walk', { every: choice('newcomer') });
  for (const at of ['2026-02-25T13:30:00Z', '2026-02-26T13:30:00Z']) await tick(at);
  expect(await cards()).toEqual([]);
  await deps.teams.join('T1', 'C1', 'U08', new Date('2026-02-26T20:00:00Z'));
  await tick('2026-02-26T20:01:00Z');
  expect(await cards()).toEqual([]);
  await tick('2026-02-27T13:30:00Z');
  await tick('2026-03-02T13:30:00Z');
  expect(await cards()).toHaveLength(1);
  expect(inChannel()[0]).toContain('Somebody new is in this team');
  // Nobody is named, and nobody is put down.
  expect(inChannel()[0]).not.toContain('U08');
  await takesPart((await cards())[0]?.id ?? '', 'U06', 'U07', 'U08');
  await tick('2026-03-04T13:31:00Z');
  expect(told('U08')).toContain('Three doors to visit, one question to ask, one thing you know that we do not: ___');
  expect([told('U06'), told('U07')].filter((text) => text?.includes('you and <@U08>'))).toHaveLength(1);
  expect([told('U06'), told('U07')].filter((text) => text?.includes('I found nobody'))).toHaveLength(1);
});

test('a walk is offered also to who joined in the two weeks before it was started, and to nobody of a team that is new itself', async () => {
  for (const userId of ['U06', 'U07', 'U08']) await person(userId);
  await deps.teams.join('T1', 'C1', 'U06', now);
  await deps.teams.join('T1', 'C1', 'U07', new Date('2026-02-25T15:00:00Z'));
  bot.setNow(new Date('2026-02-26T15:00:00Z'));
  const id = await started('new-colleagues-walk', { every: choice('newcomer'), from: { selected_date: '2026-02-26' } });
  await tick('2026-02-27T13:30:00Z');
  expect(await cards()).toEqual([]);
  await presses('ritual.drop', id);

  await deps.teams.join('T1', 'C1', 'U08', new Date('2026-04-06T20:00:00Z'));
  bot.setNow(new Date('2026-04-08T15:00:00Z'));
  await started('new-colleagues-walk', { every: choice('newcomer'), from: { selected_date: '2026-04-08' } });
  await tick('2026-04-09T12:30:00Z');
  const card = (await cards())[0]?.id ?? '';
  await takesPart(card, 'U07', 'U08');
  await tick('2026-04-14T12:31:00Z');
  expect(told('U08')).toContain('you and <@U07>');
  // Who was new then brings no second card.
  await tick('2026-04-15T12:30:00Z');
  expect(await cards()).toHaveLength(1);
});
