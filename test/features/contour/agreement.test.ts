import { beforeEach, describe, expect, test } from 'vitest';
import { defaultAgreementText } from '../../../src/domain/agreement.ts';
import { desk, labels, valueOn } from '../../helpers/desk.ts';

const { types, presses, sends, modalText, messagesTo, bot, slack, db, meets } = await desk('/contour');
const { deps } = bot;
const now = new Date('2026-02-24T15:00:00Z');

const filled = (over = {}) => ({
  principal: { selected_user: 'U01' },
  staff: { selected_user: 'U06' },
  agreedOn: { selected_date: '2026-02-02' },
  text: { value: defaultAgreementText },
  ...over,
});
const record = (userId = 'U01') => sends('contour.agreement-form', filled(), { userId });
const acts = async () => (await deps.audit.latest('T1', 20)).map(({ act, by }) => [act, by]);
const status = async () => (await deps.agreements.latest('T1'))?.status;

beforeEach(async () => {
  for (const userId of ['U01', 'U02', 'U06', 'U07']) await meets({ userId });
  for (const userId of ['U01', 'U02'])
    await deps.leaders.name({ teamId: 'T1', userId, scope: 'school', namedBy: 'U01', at: now });
});

describe('/contour agreement', () => {
  test('says that visits are off, and lets a leader of the school put it on record', async () => {
    const shown = await types('agreement');
    expect(shown.text).toContain('No working agreement is on record');
    expect(labels(shown)).toEqual([]);
    expect(labels(await types('agreement', 'U02'))).toEqual(['Record the agreement']);
    await presses('contour.agreement-record', 'school');
    expect(modalText()).toContain('set by the admins');
    await presses('contour.agreement-record', 'school', { userId: 'U01' });
    expect(modalText()).toContain('Nothing from a visit is used in evaluation');
  });

  test('is in force once it is on record, and the other signatory is told, with the press that stops visits', async () => {
    expect(await record()).toBeUndefined();
    expect(modalText()).toContain('colleagues can visit each other now');
    expect(await status()).toBe('in-force');
    const [told] = messagesTo('U06');
    expect(told?.text).toContain('names you as one of the two who sign it');
    expect(told?.text).toContain('Nothing from a visit is used in evaluation');
    expect(labels(told as never)).toEqual(['Stop visits', 'Fewer of these']);
    expect(messagesTo('U01')).toEqual([]);
    expect((await types('agreement')).text).toContain('*The working agreement is on record*: <@U01> as principal');
    expect(await acts()).toEqual([['agreement.recorded', 'U01']]);

    const id = valueOn(told as never, 'Stop visits');
    expect((await presses('contour.agreement-confirm', id, { userId: 'U06' })).text).toContain('nothing for you');
    await presses('contour.agreement-stop', id, { userId: 'U06' });
    expect(await status()).toBe('stopped');
    expect(slack.callsOf('chat.update').at(-1)?.text).toContain('Visits are stopped');
  });

  test('recorded by someone else is told to both', async () => {
    await record('U02');
    for (const userId of ['U01', 'U06']) expect(messagesTo(userId)[0]?.text).toContain('names you');
  });

  test('is not exchanged behind anyone’s back while both who sign it are there', async () => {
    await record();
    expect(labels(await types('agreement', 'U02'))).toEqual([]);
    await sends('contour.agreement-form', filled({ staff: { selected_user: 'U07' } }), { userId: 'U02' });
    expect(modalText()).toContain('A working agreement stands');
    await meets({ userId: 'U06', standing: 'deactivated' });
    await sends('contour.agreement-form', filled({ staff: { selected_user: 'U07' } }), { userId: 'U02' });
    expect(await deps.agreements.latest('T1')).toMatchObject({ staffId: 'U07', status: 'in-force' });
  });

  test('with someone who is no colleague is stopped beside the field, and so is a form of nobody’s', async () => {
    slack.next('users.info', () => ({ ok: true, user: { id: 'U01' } }));
    slack.next('users.info', () => ({ ok: true, user: { id: 'U06', is_restricted: true } }));
    expect(await record()).toEqual({ staff: expect.stringContaining('no full member') });
    await sends('contour.agreement-form', filled(), { userId: 'U07' });
    expect(await deps.agreements.latest('T1')).toBeUndefined();
  });
});

describe('Stop visits', () => {
  beforeEach(async () => void (await record()));

  test.each(['U01', 'U06'])('by either of the two, in one message: %s', async (userId) => {
    const other = userId === 'U01' ? 'U06' : 'U01';
    expect((await types('agreement stop', 'U02')).text).toContain('one of the two who signed');
    expect(await status()).toBe('in-force');
    expect((await types('agreement stop', userId)).text).toContain('Visits are stopped in the whole school');
    expect(await status()).toBe('stopped');
    expect((await types('agreement stop', userId)).text).toContain('stopped already');
    expect(messagesTo(other).at(-1)?.text).toContain(`<@${userId}> has stopped visits in the whole school`);
    expect((await acts())[0]).toEqual(['agreement.stopped', userId]);
  });

  test('is a button for the two alone, and a new agreement can be recorded after it', async () => {
    expect(labels(await types('agreement', 'U06'))).toEqual(['Stop visits']);
    expect(labels(await types('agreement', 'U07'))).toEqual([]);
    await presses('contour.agreement-stop', undefined, { userId: 'U06' });
    expect(labels(await types('agreement', 'U02'))).toEqual(['Record a new one']);
    await record();
    expect(await status()).toBe('in-force');
    expect(await db.collection('agreements').countDocuments()).toBe(2);
  });
});
