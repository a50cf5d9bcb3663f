import { beforeEach, describe, expect, test } from 'vitest';
import type { VisitNote } from '../../../src/domain/visit-note.ts';
import { jobs } from '../../../src/features/observe/index.ts';
import { labels } from '../../helpers/desk.ts';
import { choice, observeDesk } from './observe-desk.ts';

const school = await observeDesk();
const { types, presses, sends, begun, opened, visits, person, modalText, messagesTo, bot, slack, db } = school;
const { deps } = bot;
const over = '2026-02-25T16:30:00Z';
const kept = () => db.collection<VisitNote>('visitNotes').find().toArray();
const written = (noticed: string | null, more = {}) => ({
  noticed: { value: noticed },
  wondered: { value: null },
  takingBack: { value: null },
  ...more,
});
const write = (id: string, userId: string, noticed: string, more = {}) =>
  sends('observe.notes-form', written(noticed, more), { userId, id });
const tick = async (at: string) => {
  bot.setNow(new Date(at));
  for (const { run } of jobs) await run(deps, new Date(at));
  bot.sender.wake();
  await bot.settled();
};
/** All that a person was sent, and all that stands in the channel. */
const said = () =>
  JSON.stringify(slack.calls.filter(({ method }) => ['chat.postMessage', 'chat.update'].includes(method)));

let id = '';
/** U07 hosts; U01 and U02 came. */
async function visit(protocol = 'focused-visit'): Promise<void> {
  const [door] = await opened(await begun({ protocol: choice(protocol) }));
  id = door?.id ?? '';
  for (const userId of ['U01', 'U02']) await presses('observe.sign-up', id, { userId });
  bot.setNow(new Date(over));
}

beforeEach(async () => {
  for (const userId of ['U01', 'U02', 'U03', 'U07']) await person(userId);
});

describe('after a focused visit', () => {
  beforeEach(() => visit());

  test('host and visitors are asked once what they noticed, and the visit counts as held by the first note', async () => {
    await presses('observe.held', id, { userId: 'U01' });
    for (const userId of ['U07', 'U02'])
      expect(messagesTo(userId).filter(({ text }) => text.includes('What did you notice?'))).toHaveLength(1);
    await write(id, 'U01', 'Nine students spoke');
    expect((await visits())[0]?.status).toBe('held');
  });

  test('a note is found in the list for as long as it is kept, by those who may read it', async () => {
    await write(id, 'U01', 'Nine students spoke');
    const offers = async (userId: string) => labels(await types('list', userId)).includes('Read notes');
    bot.setNow(new Date('2026-04-20T15:00:00Z'));
    for (const userId of ['U07', 'U01']) expect(await offers(userId), userId).toBe(true);
    for (const userId of ['U02', 'U03']) expect(await offers(userId), userId).toBe(false);
    bot.setNow(new Date('2026-05-28T15:00:00Z'));
    expect(await offers('U01')).toBe(false);
  });

  test('a note is read by its author and the host, and is in no message', async () => {
    await write(id, 'U01', 'Nine students spoke');
    await write(id, 'U02', 'The timer rang twice');
    await write(id, 'U07', 'I rushed the ending');
    expect(modalText()).toContain('Kept, for you alone');
    const reads = async (userId: string) => {
      await presses('observe.read-notes', id, { userId });
      const text = modalText();
      return ['Nine students', 'timer rang', 'rushed'].filter((words) => text.includes(words));
    };
    expect(await reads('U07')).toEqual(['Nine students', 'timer rang', 'rushed']);
    expect(await reads('U01')).toEqual(['Nine students']);
    expect(await reads('U02')).toEqual(['timer rang']);
    expect(await reads('U03')).toEqual([]);
    expect(messagesTo('U07').filter(({ text }) => text.includes('has left you a note'))).toHaveLength(2);
    expect(said()).not.toMatch(/Nine students|timer rang|rushed/);
    const outbox = JSON.stringify(await db.collection('outbox').find().toArray());
    const inbox = JSON.stringify(await db.collection('inbox').find().toArray());
    expect(outbox + inbox + JSON.stringify(bot.log)).not.toMatch(/Nine students|timer rang|rushed/);
  });

  test('the form names its readers, how long it is kept, and who else could read it', async () => {
    await presses('observe.notes', id, { userId: 'U01' });
    expect(modalText()).toContain('you and <@U07>, never another visitor');
    expect(modalText()).toContain('deleted after 90 days');
    expect(modalText()).toContain('Whoever runs its database can read it');
    await presses('observe.notes', id);
    expect(modalText()).toContain('*Who reads this:* only you.');
  });

  test('judging words are asked about once, beside the field, and never stop a note', async () => {
    expect(await write(id, 'U01', 'A great lesson')).toEqual({
      noticed: expect.stringContaining('“great” sounds like a judgment. Could you say what you saw or heard?'),
    });
    expect(await kept()).toEqual([]);
    expect(await write(id, 'U01', 'A great lesson')).toBeUndefined();
    expect(await kept()).toHaveLength(1);
    expect(await write(id, 'U02', 'A poor lesson')).toEqual({ noticed: expect.any(String) });
  });

  test('a student’s name is stopped beside the field until it is said that none is meant', async () => {
    const named = 'Marisol keeps talking in my class';
    expect(await write(id, 'U01', named)).toEqual({ noticed: expect.stringContaining('Marisol') });
    const ticked = { namesNoPupil: { selected_options: [{ value: 'no-pupil' }] } };
    expect(await write(id, 'U01', named, ticked)).toBeUndefined();
    expect(await write(id, 'U02', '')).toEqual({ noticed: expect.stringContaining('Write what you saw') });
  });

  test('a note is deleted at once by either of the two, and by nobody else', async () => {
    await write(id, 'U01', 'Nine students spoke');
    await write(id, 'U02', 'The timer rang twice');
    const [first, second] = await kept();
    expect((await presses('observe.delete-note', first?.id, { userId: 'U02' })).text).toContain('not here any more');
    await presses('observe.delete-note', first?.id, { userId: 'U01' });
    await presses('observe.delete-note', second?.id);
    expect(await kept()).toEqual([]);
  });

  test('the host hears of a note once, not of its corrections, and nothing of it once it is deleted', async () => {
    const heard = () => messagesTo('U07').filter(({ text }) => text.includes('has left you a note'));
    for (const words of ['Nine students spoke', 'Ten students spoke', 'Ten spoke']) await write(id, 'U01', words);
    expect(heard()).toHaveLength(1);
    await presses('observe.delete-note', (await kept())[0]?.id, { userId: 'U01' });
    expect(slack.callsOf('chat.update').at(-1)?.text).toContain('A note on a visit was here, and is deleted.');
    await write(id, 'U01', 'Eleven spoke');
    const told = { channel: 'U07', method: 'chat.postMessage', key: /:note:/ };
    expect(await db.collection('outbox').countDocuments(told)).toBe(2);
  });

  test('a note is gone after 90 days, or as many as the school has set', async () => {
    await write(id, 'U01', 'Nine students spoke');
    await tick('2026-05-26T16:19:00Z');
    expect(await kept()).toHaveLength(1);
    await tick('2026-05-26T16:21:00Z');
    expect(await kept()).toEqual([]);
    await deps.schools.setDefaults('T1', { noteDays: 5 });
    bot.setNow(new Date(over));
    await write(id, 'U02', 'The timer rang twice');
    await tick('2026-03-02T16:21:00Z');
    expect(await kept()).toEqual([]);
    await write(id, 'U01', 'Nine students spoke');
    expect(modalText()).toContain('kept for 5 days after it, and these are over');
    expect(await kept()).toEqual([]);
  });

  test('under a legal hold what is deleted is hidden at once, and gone when the hold is released', async () => {
    await write(id, 'U01', 'Nine students spoke');
    await deps.schools.set('T1', { legalHold: { by: 'U01', at: new Date(over) } });
    const [note] = await kept();
    await presses('observe.delete-note', note?.id, { userId: 'U01', view: { id: 'V1', type: 'modal' } });
    expect(modalText()).toContain('A legal hold keeps it');
    await presses('observe.read-notes', id);
    expect(modalText()).not.toContain('Nine students');
    await write(id, 'U02', 'The timer rang twice');
    await presses('observe.read-notes', id);
    expect(modalText()).toContain('The timer rang twice');
    await tick('2026-09-01T16:21:00Z');
    expect(await kept()).toHaveLength(2);
    // Kept for whoever must see it, and for nobody here: its 90 days are over.
    for (const userId of ['U02', 'U07']) {
      await presses('observe.read-notes', id, { userId });
      expect(modalText()).not.toContain('The timer rang twice');
    }
    await deps.schools.set('T1', { legalHold: null });
    await tick('2026-09-01T16:21:20Z');
    expect(await kept()).toEqual([]);
  });
});

describe('whoever evaluates someone who was there', () => {
  beforeEach(() => visit());

  test('writes no note, however they try, and is not asked for one', async () => {
    await deps.people.setEvaluates('T1', 'U01', ['U07']);
    await presses('observe.held', id);
    expect(messagesTo('U01').filter(({ text }) => text.includes('What did you notice?'))).toEqual([]);
    await presses('observe.notes', id, { userId: 'U01' });
    expect(modalText()).toContain('this visit is without your notes');
    await write(id, 'U01', 'Nine students spoke');
    expect(modalText()).toContain('this visit is without your notes');
    expect(await kept()).toEqual([]);
  });

  test('as a host writes none either, and their visitors read that their host judges them', async () => {
    await deps.people.setEvaluates('T1', 'U07', ['U01']);
    await write(id, 'U07', 'I rushed the ending');
    expect(await kept()).toEqual([]);
    await presses('observe.notes', id, { userId: 'U01' });
    expect(modalText()).toContain('Your host evaluates you');
  });
});

test('an open door goes without notes', async () => {
  await visit('open-door');
  expect(labels(await presses('observe.held', id))).toEqual([]);
  await presses('observe.notes', id, { userId: 'U01' });
  expect(modalText()).toContain('goes without notes');
  await write(id, 'U01', 'Nine students spoke');
  expect(await kept()).toEqual([]);
});
