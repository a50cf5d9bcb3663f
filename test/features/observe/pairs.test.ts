import { beforeEach, describe, expect, test } from 'vitest';
import { observation } from '../../helpers/observation.ts';
import { observeDesk } from './observe-desk.ts';

const { presses, sends, begun, rounds, person, modal, modalText, messagesTo, bot, db } = await observeDesk();
const { deps } = bot;
const inModal = { view: { id: 'V1', type: 'modal' } };
const proposals = (userId: string) => messagesTo(userId).filter(({ text }) => text.includes('I propose that you and'));

let id = '';
/** U07 began the round; U01 to U03 take part. U01 knows what U07 wants to learn. */
beforeEach(async () => {
  for (const userId of ['U01', 'U02', 'U03', 'U07']) {
    await person(userId);
    await deps.people.join('T1', userId, new Date('2026-02-01T15:00:00Z'));
  }
  const topic = { topic: 'number talks', topicKey: 'number-talk' };
  await deps.expertise.put({
    ...{ teamId: 'T1', userId: 'U01', id: 'e1', ...topic, detail: '', source: 'skill', level: 3, offers: ['ask'] },
    confirmedOn: '2026-02-01',
  });
  await deps.expertise.putWish({ teamId: 'T1', userId: 'U07', id: 'w1', ...topic });
  id = await begun();
  for (const userId of ['U01', 'U02', 'U03']) await presses('observe.take-part', id, { userId });
});

const preview = () => presses('observe.pairs', id, inModal);
const pairs = async () => (await rounds())[0]?.proposed?.map(({ userIds }) => [...userIds].sort());

describe('partners', () => {
  test('are seen by who began the round before anyone else, and then proposed to each alone, with the reason', async () => {
    await preview();
    expect(modalText()).toContain('<@U01> knows number talk, which <@U07> wants to learn');
    expect(await pairs()).toEqual([
      ['U01', 'U07'],
      ['U02', 'U03'],
    ]);
    for (const userId of ['U01', 'U02', 'U03', 'U07']) expect(proposals(userId)).toEqual([]);
    await presses('observe.send-pairs', id, inModal);
    await presses('observe.send-pairs', id, inModal);
    expect(modalText()).toContain('nothing to propose any more');
    expect(proposals('U01').map(({ text }) => text)).toEqual([expect.stringContaining('you and <@U07>')]);
    expect(proposals('U01')[0]?.text).not.toMatch(/U02|U03/);
    expect(proposals('U02')).toHaveLength(1);
  });

  test('are for who began the round to propose', async () => {
    await presses('observe.pairs', id, { userId: 'U01', ...inModal });
    expect(modalText()).toContain('Only who began this round');
    await presses('observe.send-pairs', id, { userId: 'U01', ...inModal });
    expect(modalText()).toContain('Only who began this round');
  });

  test('have not met before, which is said to nobody', async () => {
    await deps.observations.addOnce(
      observation({ hostId: 'U01', status: 'held', visitors: [{ userId: 'U07', seatNo: 1 }], ...lastMonth }),
    );
    await preview();
    expect(await pairs()).not.toContainEqual(['U01', 'U07']);
    expect(modalText()).not.toMatch(/met|visited/);
  });

  test('are nobody whose work one judges', async () => {
    await deps.people.setEvaluates('T1', 'U01', ['U07']);
    await preview();
    expect(await pairs()).not.toContainEqual(['U01', 'U07']);
  });

  test('who take part no longer are not proposed, even when they were previewed', async () => {
    await preview();
    await presses('observe.take-no-part', id, { userId: 'U01' });
    await presses('observe.send-pairs', id, inModal);
    expect(proposals('U07')).toEqual([]);
    expect(proposals('U02')).toHaveLength(1);
  });
});

const lastMonth = { startsAt: new Date('2026-01-20T16:00:00Z'), endsAt: new Date('2026-01-20T16:20:00Z') };

describe('Not with', () => {
  const notWith = (others: string[], userId = 'U01') =>
    sends('observe.not-with-form', { others: { selected_users: others } }, { userId, id });

  test('keeps two apart, and is read and changed by its author alone', async () => {
    await notWith(['U07']);
    await preview();
    expect(await pairs()).not.toContainEqual(['U01', 'U07']);
    await presses('observe.not-with', id, { userId: 'U01', ...inModal });
    expect(JSON.stringify(modal().blocks)).toContain('"initial_users":["U07"]');
    for (const userId of ['U07', 'U02']) {
      await presses('observe.not-with', id, { userId, ...inModal });
      expect(JSON.stringify(modal().blocks), userId).not.toContain('initial_users');
    }
    await notWith([]);
    expect(await db.collection('notWith').countDocuments()).toBe(0);
  });

  test('that was entered after the preview holds all the same, and whoever is left out is not named', async () => {
    await preview();
    await notWith(['U07']);
    await presses('observe.send-pairs', id, inModal);
    expect(proposals('U07')).toEqual([]);
    await notWith(['U07', 'U02', 'U03']);
    await preview();
    expect(modalText()).toContain('For 1 colleague I have nobody this time');
    expect(modalText()).not.toContain('<@U01>');
  });

  test('of one of two who take part is not told, and not that somebody is missing', async () => {
    for (const userId of ['U02', 'U03']) await presses('observe.take-no-part', id, { userId });
    await notWith(['U07']);
    await preview();
    expect(modalText()).toContain('I have no partners to propose this time.');
    expect(modalText()).not.toContain('at least two colleagues');
    await presses('observe.take-no-part', id, { userId: 'U01' });
    await preview();
    expect(modalText()).toContain('at least two colleagues');
  });
});
