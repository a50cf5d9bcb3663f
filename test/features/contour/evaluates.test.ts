import { beforeEach, expect, test } from 'vitest';
import { desk, labels } from '../../helpers/desk.ts';

const { types, presses, sends, modal, modalText, messagesTo, bot, slack } = await desk('/contour');
const { deps } = bot;
const now = new Date('2026-02-24T15:00:00Z');

beforeEach(async () => {
  for (const userId of ['U01', 'U02', 'U07', 'U08'])
    await deps.people.keepSlack(
      { teamId: 'T1', userId, name: userId, standing: 'colleague', isAdmin: userId === 'U01', zone: 'UTC' },
      now,
    );
});

const list = (users: string[]) => ({ evaluated: { selected_users: users } });
const save = (users: string[], userId = 'U01') => sends('contour.evaluates-form', list(users), { userId, id: 'U02' });
const evaluated = async () => (await deps.people.find('T1', 'U02'))?.evaluates;

test('who evaluates whom is entered by an admin or a leader of the school, on record, and told to those it concerns', async () => {
  expect(labels(await types('leaders'))).toEqual([]);
  expect(labels(await types('leaders', 'U01'))).toEqual(['Name a leader', 'Who evaluates whom']);
  await presses('contour.evaluates', undefined, { userId: 'U01' });
  expect(modal().callback_id).toBe('contour.evaluator-form');
  await sends('contour.evaluator-form', { colleague: { selected_user: 'U02' } }, { userId: 'U01' });
  expect(modal().callback_id).toBe('contour.evaluates-form');

  await save(['U07', 'U08']);
  expect(modalText()).toContain('<@U02> evaluates 2 colleagues');
  expect(await evaluated()).toEqual(['U07', 'U08']);
  expect(messagesTo('U07').map(({ text }) => text)).toEqual([expect.stringContaining('<@U02> evaluates you')]);
  expect(messagesTo('U02').map(({ text }) => text)).toEqual([expect.stringContaining('you evaluate 2 colleagues')]);
  expect((await deps.audit.latest('T1', 9)).map(({ act, about, change }) => [act, about, change?.what])).toEqual([
    ['evaluates.changed', 'U02', 'U08'],
    ['evaluates.changed', 'U02', 'U07'],
  ]);

  await sends('contour.evaluator-form', { colleague: { selected_user: 'U02' } }, { userId: 'U01' });
  expect(modalText()).toContain('"initial_users":["U07","U08"]');
  await save(['U07']);
  expect(messagesTo('U08').at(-1)?.text).toContain('does not evaluate you');
  expect(messagesTo('U07')).toHaveLength(1);
});

test('nobody else changes it, and nobody evaluates themself', async () => {
  await save(['U07'], 'U08');
  expect(modalText()).toContain('set by the admins');
  expect(await evaluated()).toBeUndefined();
  expect(await save(['U02'])).toEqual({ evaluated: expect.stringContaining('Nobody evaluates themself') });
  slack.next('users.info', () => ({ ok: true, user: { id: 'U02', is_restricted: true } }));
  expect(await save(['U07'])).toEqual({ evaluated: expect.stringContaining('full member') });
});
