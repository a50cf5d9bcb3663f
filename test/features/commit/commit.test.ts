import { describe, expect, test } from 'vitest';
import type { Commitment } from '../../../src/domain/commitment.ts';
import { jobs } from '../../../src/features/commit/index.ts';
import { commitment } from '../../helpers/commitment.ts';
import { labels, valueOn } from '../../helpers/desk.ts';
import { actionPayload, commandPayload, submissionPayload } from '../../helpers/payloads.ts';
import { commitDesk, filled, need, ownIdea } from './commit-desk.ts';

const {
  types,
  presses,
  sends,
  proposes,
  opens,
  kept,
  standing,
  prompts,
  bot,
  slack,
  db,
  modal,
  modalText,
  messagesTo,
} = await commitDesk();
const { deps } = bot;

const only = async () => (await kept())[0];
const statusOf = async (id: string) => (await deps.commitments.find('T1', id))?.status;
const ticksOn = async (at: string) => {
  bot.setNow(new Date(at));
  for (const { run } of jobs) await run(deps, new Date(at));
  await bot.settled();
};

describe('the form', () => {
  test('shows what will be sent to its author alone, and Send asks everyone whose yes it takes', async () => {
    expect((await types('', 'U13')).view?.title.text).toBe('A commitment');
    await sends('commit.form', filled(), { userId: 'U13' });
    expect(modalText()).toContain('Nobody has seen it yet');
    expect(modalText()).toContain('*Material:* whiteboards, from <@U01>, by Mon, Mar 2');
    expect(slack.callsOf('chat.postMessage')).toEqual([]);
    const id = valueOn(modal() as never, 'Send');
    await presses('commit.send', id, { userId: 'U13' });
    for (const userId of ['U13', 'U11', 'U01']) expect(messagesTo(userId)).toHaveLength(1);
    expect(labels(await standing(id, 'U11'))).toEqual(['I will be your partner', 'Not this time']);
    expect(labels(await standing(id, 'U01'))).toEqual(['Accept', 'Give something else', 'Not now']);
    expect((await standing(id, 'U13')).text).toContain('Waiting for a yes from <@U11>, <@U01>');
  });

  test('takes another shape and keeps what was typed: asked of a colleague, it has no box for having all', async () => {
    await types('', 'U13');
    const first = modal();
    expect(modalText()).toContain('"block_id":"hasAll"');
    const reshaped = (value: string, blocks: unknown) =>
      presses('commit.reshape', value, {
        userId: 'U13',
        view: { id: 'V1', type: 'modal', private_metadata: '', callback_id: 'commit.form', blocks },
      });
    await reshaped('ask', first.blocks);
    expect(modalText()).toContain('"block_id":"owner"');
    expect(modalText()).not.toContain('"block_id":"hasAll"');
    await reshaped('add', modal().blocks);
    expect(modalText()).toContain('"block_id":"owner"');
    expect(modalText()).toContain('"block_id":"need2"');
    for (let n = 2; n < 12; n += 1) await reshaped('add', modal().blocks);
    expect(modalText()).toContain('"block_id":"need10"');
    expect(modalText()).not.toContain('"block_id":"need11"');
    expect(modalText()).not.toContain('Add a support');
  });

  test.each([
    ['a day in the past', { due: { selected_date: '2026-02-20' }, ...ownIdea }, 'due', 'This day is past'],
    ['a closed day', { due: { selected_date: '2026-03-14' } }, 'due', 'School is closed that day'],
    ['a day in ten years', { due: { selected_date: '2036-03-12' } }, 'due', 'more than a year ahead'],
    ['oneself as partner', { partner: { selected_user: 'U13' } }, 'partner', 'made to someone else'],
    ['oneself as giver', need(1, { giver: 'U13' }), 'giver1', 'Support comes from someone else'],
    [
      'eleven supports',
      Object.assign({}, ...Array.from({ length: 11 }, (_, n) => need(n + 1))),
      'need1',
      '11 supports',
    ],
    ['support that comes too late', need(1, { day: '2026-03-13' }), 'day1', 'after the day'],
    [
      'a student’s name',
      { words: { value: 'I call on Marisol first in my class' } },
      'words',
      'seems to name a student',
    ],
    ['nobody to do it', { owner: { selected_user: null } }, 'owner', 'Choose who will do it'],
    ['oneself to do it', { owner: { selected_user: 'U13' } }, 'owner', 'That is you'],
  ])('tells %s beside the field, and nothing is kept', async (_, over, field, sentence) => {
    const faults = await sends('commit.form', filled(over), { userId: 'U13' });
    expect(Object.keys(faults ?? {})).toEqual([field]);
    expect(faults?.[field]).toContain(sentence);
    expect(await db.collection('commitmentDrafts').countDocuments()).toBe(0);
  });

  test.each([
    ['is a guest', { is_restricted: true }],
    ['has left', { deleted: true }],
  ])('does not take a giver who %s', async (_, user) => {
    await deps.roster.colleague('T1', 'U11');
    slack.next('users.info', () => ({ ok: true, user: { id: 'U01', name: 'x', ...user } }));
    expect(await sends('commit.form', filled(), { userId: 'U13' })).toEqual({
      giver1: expect.stringContaining('Choose a full member'),
    });
  });

  test('does not take a day on which the giver does not work', async () => {
    await deps.roster.colleague('T1', 'U01');
    await deps.people.set('T1', 'U01', { workingDays: ['tue', 'thu'] });
    expect(await sends('commit.form', filled(), { userId: 'U13' })).toEqual({
      day1: expect.stringContaining('does not work that day'),
    });
  });

  test('of who is paid by the hour opens only with paid time, asked by form or in one line', async () => {
    await deps.roster.colleague('T1', 'U13');
    await deps.people.set('T1', 'U13', { hourly: true });
    expect(await sends('commit.form', filled(), { userId: 'U13' })).toEqual({
      need1: expect.stringContaining('paid by the hour'),
    });
    const said = await types('counting on the rug by 12 March with <@U11>', 'U13');
    expect(labels(said)).toEqual(['Add a support']);
    await proposes(need(1, { kind: 'time', words: '30 minutes inside the shift' }));
    expect((await only())?.supports[0]?.kind).toBe('time');
  });

  test('offers a leader to show their own to the school, and everyone else to keep it between the two', async () => {
    const chosen = () => modalText().match(/"initial_option":\{[^}]*\}[^}]*"value":"(pair|school)"/)?.[1];
    await types('', 'U13');
    expect(chosen()).toBe('pair');
    await deps.leaders.name({ teamId: 'T1', userId: 'U13', scope: 'school', namedBy: 'U01', at: new Date() });
    await types('', 'U13');
    expect(chosen()).toBe('school');
  });

  test('that is asked of a colleague is shown to whom its owner chooses, whatever is usual for who asks', async () => {
    const asked = async (owner: string, by: string) => {
      const id = await proposes({ owner: { selected_user: owner }, ...need(1, { giver: 'U02' }) }, by);
      return (await deps.commitments.find('T1', id))?.shownTo;
    };
    await deps.leaders.name({ teamId: 'T1', userId: 'U01', scope: 'school', namedBy: 'U01', at: new Date() });
    expect(await asked('U14', 'U01')).toBe('pair');
    expect(await asked('U01', 'U14')).toBe('school');
    await presses('commit.reshape', 'ask', { userId: 'U14', view: { ...modal(), id: 'V1' } });
    expect(modalText()).not.toContain('Who may read it');
  });

  test('that Slack delivers twice makes one draft, and Send pressed twice one commitment', async () => {
    const sent = submissionPayload('commit.form', filled(), { userId: 'U13' });
    await bot.slack.deliver(sent);
    await bot.slack.deliver(sent);
    await bot.settled();
    expect(await db.collection('commitmentDrafts').countDocuments()).toBe(1);
    const id = valueOn(modal() as never, 'Send');
    await Promise.all([presses('commit.send', id, { userId: 'U13' }), presses('commit.send', id, { userId: 'U13' })]);
    expect(await kept()).toHaveLength(1);
    expect(messagesTo('U11')).toHaveLength(1);
    expect((await presses('commit.send', id, { userId: 'U13' })).text).toContain('was sent already');
  });

  test('is somebody’s own until it is sent, and forgotten after a day', async () => {
    await sends('commit.form', filled(), { userId: 'U13' });
    const id = valueOn(modal() as never, 'Send');
    expect((await presses('commit.send', id, { userId: 'U20' })).text).toContain('somebody else’s draft');
    expect(await kept()).toEqual([]);
    await presses('commit.rewrite', id, { userId: 'U20', view: { id: 'V2', type: 'modal' } });
    expect(modalText()).not.toContain('science block');
    await ticksOn('2026-02-25T15:01:00Z');
    expect((await presses('commit.send', id, { userId: 'U13' })).text).toContain('more than a day old');
  });
});

describe('one line', () => {
  test('is a preview first, in which I have what I need is said by a press', async () => {
    const said = await types('two talk moves in grade 7 by 12 March with <@U11|aisha>', 'U13');
    expect(said.text).toContain('> two talk moves in grade 7');
    expect(labels(said)).toEqual(['I have what I need', 'Add a support']);
    const ready = await presses('commit.has-all', valueOn(said, 'I have what I need'), { userId: 'U13' });
    expect(labels(ready)).toEqual(['Send', 'Change']);
    await presses('commit.send', valueOn(ready, 'Send'), { userId: 'U13' });
    const one = await only();
    expect(one).toMatchObject({
      words: 'two talk moves in grade 7',
      dueDay: '2026-03-12',
      partnerId: 'U11',
      hasAll: true,
    });
    await presses('commit.agree', String(one?.id), { userId: 'U11' });
    expect((await only())?.status).toBe('open');
  });

  test.each([
    ['two talk moves with <@U11>', 'I found no day'],
    ['two talk moves by sunset with <@U11>', 'I could not read the day in “by sunset”.'],
    ['two talk moves by 2 April with <@U12> with <@U11>', 'A commitment has one partner.'],
    ['help Jayden S. with fractions by 2 April with <@U11>', 'That tick is in the form: `/commit`.'],
    ['two talk moves by 12 March', 'I found no partner'],
    ['two talk moves by 12 March with @nobody', 'I found no partner'],
    ['by 12 March with <@U11>', 'Write what you will do'],
    ['two talk moves by 12 March with <@U13>', 'made to someone else'],
    ['two talk moves by 14 March with <@U11>', 'School is closed that day'],
    ['two talk moves by 12 February with <@U11>', 'This day is past'],
    ['sing', 'I did not understand that'],
    ['help', '`/commit` opens the form'],
  ])('%s: %s', async (line, sentence) => {
    expect((await types(line, 'U13')).text).toContain(sentence);
    expect(await db.collection('commitmentDrafts').countDocuments()).toBe(0);
  });
});

describe('a proposal', () => {
  test('opens with the last yes, and its owner is told', async () => {
    const id = await proposes();
    await presses('commit.agree', id, { userId: 'U11' });
    expect(await statusOf(id)).toBe('proposed');
    expect((await presses('commit.give', `${id}:s1`, { userId: 'U01' })).text).toContain('It is open now');
    expect(await statusOf(id)).toBe('open');
    expect(prompts('U13')).toEqual([expect.stringContaining('Everyone has said yes')]);
    expect(labels(await standing(id, 'U13'))).toEqual([
      ...['I can do without it', 'On track', 'Need help', 'Done', 'Let it go', 'Change', 'History'],
    ]);
    expect(labels(await standing(id, 'U01'))).toEqual([
      ...['I have given it', 'Ask for time', 'Give something else', 'I cannot'],
    ]);
  });

  test('to someone else waits for their yes; not now is told to who asked, and nothing more', async () => {
    const id = await proposes({ owner: { selected_user: 'U14' }, partner: { selected_user: 'U01' } }, 'U01');
    expect((await standing(id, 'U14')).text).toContain('<@U01> asks whether you would do this');
    expect((await standing(id, 'U14')).text).toMatch(
      /Who sees this: whoever does it, whoever asked for it, the partner/,
    );
    expect(labels(await standing(id, 'U14'))).toEqual(
      ['Accept', 'Change', 'Not now', 'History'].sort(
        (a, b) =>
          ['Accept', 'Change', 'Not now', 'History'].indexOf(a) - ['Accept', 'Change', 'Not now', 'History'].indexOf(b),
      ),
    );
    await presses('commit.not-now', id, { userId: 'U14' });
    expect(await statusOf(id)).toBe('declined');
    expect(prompts('U01')).toEqual([expect.stringContaining('Not now, as you asked')]);
    expect((await presses('commit.accept', id, { userId: 'U14' })).text).toContain('It was declined');
  });

  test('is changed by its owner before they say yes: what they add first is asked of its giver', async () => {
    const id = await proposes({ owner: { selected_user: 'U14' }, partner: { selected_user: 'U01' } }, 'U01');
    await presses('commit.rewrite', id, { userId: 'U14', view: { id: 'V2', type: 'modal' } });
    expect(modalText()).toContain('"initial_value":"Talk in the science block"');
    expect(modalText()).not.toContain('"block_id":"hasAll"');
    const { owner: _, ...form } = filled({
      partner: { selected_user: 'U01' },
      ...need(2, { kind: 'time', words: '45 minutes release first', day: '2026-03-10' }),
    });
    const withAnother = { ...form, ...need(3, { giver: 'U02', words: 'a quiet room', kind: 'access' }) };
    expect(await sends('commit.form', withAnother, { userId: 'U14', id })).toBeUndefined();
    expect(messagesTo('U02')).toHaveLength(1);
    expect(await statusOf(id)).toBe('proposed');
    expect(prompts('U01')).toEqual([expect.stringContaining('has changed this. Is it still a yes?')]);
    await presses('commit.give', `${id}:s2`, { userId: 'U01' });
    await presses('commit.give', `${id}:s3`, { userId: 'U02' });
    expect(await statusOf(id)).toBe('open');
  });

  test('is renegotiated by a giver', async () => {
    const id = await proposes();
    await presses('commit.agree', id, { userId: 'U11' });
    const offer = {
      words: { value: 'half of them' },
      due: { selected_date: '2026-03-03' },
      namesNoPupil: { selected_options: [] },
    };
    await presses('commit.swap', `${id}:s1`, { userId: 'U01', view: { id: 'V2', type: 'modal' } });
    expect(modalText()).toContain('Give something else');
    expect(await sends('commit.swap-form', offer, { userId: 'U01', id: `${id}:s1` })).toBeUndefined();
    expect(labels(await standing(id, 'U13'))).toContain('Take the swap');
    await presses('commit.take-swap', `${id}:s1`, { userId: 'U13' });
    expect(await statusOf(id)).toBe('open');
    expect(prompts('U01').at(-1)).toContain('<@U13> says yes: half of them, by Tue, Mar 3.');
  });

  test('whose day moves with a giver’s later one is asked of the partner again, who had said yes to another', async () => {
    const id = await proposes();
    await presses('commit.agree', id, { userId: 'U11' });
    const offer = {
      ...{ words: { value: 'half of them' }, due: { selected_date: '2026-04-10' } },
      namesNoPupil: { selected_options: [] },
    };
    expect(await sends('commit.swap-form', offer, { userId: 'U01', id: `${id}:s1` })).toBeUndefined();
    expect((await presses('commit.take-swap', `${id}:s1`, { userId: 'U13' })).text).toContain(
      'to Fri, Apr 10: you cannot go on before. It opens once your partner says yes to that.',
    );
    expect(prompts('U11')).toEqual([expect.stringContaining('has changed this. Is it still a yes?')]);
    await presses('commit.agree', id, { userId: 'U11' });
    expect(await statusOf(id)).toBe('open');
  });

  test('asked anew takes no yes beside what was asked before', async () => {
    const id = await proposes();
    const edited = () =>
      slack
        .callsOf('chat.update')
        .map(({ text }) => String(text))
        .filter((text) => text.includes('This has changed meanwhile.')).length;
    const revise = (words: string, day: string) =>
      sends('commit.form', filled(need(1, { words, day })), { userId: 'U13', id });
    expect(await revise('three whiteboards', '2026-03-03')).toBeUndefined();
    expect(prompts('U01')).toHaveLength(1);
    expect(await revise('four whiteboards', '2026-03-04')).toBeUndefined();
    expect(prompts('U01')).toHaveLength(2);
    // What was said to giver and partner the first time has no buttons any more.
    expect(edited()).toBe(2);
    expect((await presses('commit.give', `${id}:s2`, { userId: 'U01' })).text).toContain('This was answered already');
    const offer = (words: string) =>
      sends(
        'commit.swap-form',
        {
          ...{ words: { value: words }, due: { selected_date: '2026-03-04' } },
          namesNoPupil: { selected_options: [] },
        },
        { userId: 'U01', id: `${id}:s3` },
      );
    expect(await offer('half of them')).toBeUndefined();
    expect(await offer('one of them')).toBeUndefined();
    expect(prompts('U13')).toHaveLength(2);
    expect(edited()).toBe(3);
    await presses('commit.agree', id, { userId: 'U11' });
    await presses('commit.take-swap', `${id}:s3`, { userId: 'U13' });
    expect(await only()).toMatchObject({ status: 'open', supports: [{ status: 'swapped' }, { words: 'one of them' }] });
  });

  test('of whom nobody says a word for ten school days is declined', async () => {
    const id = await proposes();
    await ticksOn('2026-03-10T15:00:00Z');
    expect(await statusOf(id)).toBe('proposed');
    await ticksOn('2026-03-11T15:00:00Z');
    expect(await statusOf(id)).toBe('declined');
    expect(prompts('U13')).toEqual([expect.stringContaining('within ten school days')]);
  });

  test('beyond three open ones waits for room', async () => {
    const id = await proposes(ownIdea);
    for (let n = 0; n < 3; n += 1) await opens(ownIdea);
    expect(await sends('commit.form', filled(ownIdea), { userId: 'U13' })).toEqual({
      words: expect.stringContaining('Three are open'),
    });
    const said = await types('a fourth one by 12 March with <@U11>', 'U13');
    expect(said.text).toContain('Three of yours are open');
    expect(labels(said)).toEqual(['Change']);
    await presses('commit.agree', id, { userId: 'U11' });
    expect(await statusOf(id)).toBe('proposed');
    expect((await presses('commit.open', id, { userId: 'U13' })).text).toContain('Three are open');
    const [, open] = await kept();
    await presses('commit.release', String(open?.id), { userId: 'U13' });
    await presses('commit.open', id, { userId: 'U13' });
    expect(await statusOf(id)).toBe('open');
  });

  test('five that wait for room, pressed open at once, open one where there is room for one', async () => {
    const waiting: string[] = [];
    for (let n = 0; n < 5; n += 1) waiting.push(await proposes(ownIdea));
    const open = [await opens(ownIdea), await opens(ownIdea), await opens(ownIdea)];
    for (const id of waiting) await presses('commit.agree', id, { userId: 'U11' });
    await presses('commit.release', String(open[0]), { userId: 'U13' });
    await Promise.all(waiting.map((id) => presses('commit.open', id, { userId: 'U13' })));
    expect((await kept()).filter(({ status }) => status === 'open')).toHaveLength(3);
  });
});

describe('support', () => {
  test('comes later where its owner says yes to that, and its giver hears which it is', async () => {
    const id = await opens();
    const asks = () =>
      sends('commit.more-time-form', { due: { selected_date: '2026-03-06' } }, { userId: 'U01', id: `${id}:s1` });
    expect(await asks()).toBeUndefined();
    expect(prompts('U13').at(-1)).toContain('asks for more time for: whiteboards');
    expect(labels(await standing(id, 'U13')).slice(0, 2)).toEqual(['Give more time', 'Keep as it was']);
    await presses('commit.leave-swap', `${id}:s1`, { userId: 'U13' });
    expect(prompts('U01').at(-1)).toContain('<@U13> would rather have it as it was: whiteboards.');
    await asks();
    await presses('commit.take-swap', `${id}:s1`, { userId: 'U13' });
    expect(prompts('U01').at(-1)).toContain('<@U13> says yes: whiteboards, by Fri, Mar 6.');
  });

  test('came when its giver says so and its owner confirms; until then it is said delivered, not confirmed', async () => {
    const id = await opens();
    await presses('commit.deliver', `${id}:s1`, { userId: 'U01' });
    expect((await standing(id, 'U01')).text).toContain('said delivered, not confirmed');
    expect(prompts('U13').at(-1)).toContain('says it is there: whiteboards. Did it come?');
    expect(labels(await standing(id, 'U13')).slice(0, 2)).toEqual(['It came', 'Not yet']);
    await presses('commit.not-yet', `${id}:s1`, { userId: 'U13' });
    expect(prompts('U01').at(-1)).toContain('This has not come yet: whiteboards');
    await presses('commit.deliver', `${id}:s1`, { userId: 'U01' });
    await presses('commit.on-track', id, { userId: 'U13' });
    await presses('commit.confirm', `${id}:s1`, { userId: 'U13' });
    expect((await standing(id, 'U01')).text).toContain('by Mon, Mar 2: came');
    expect((await standing(id, 'U01')).text).not.toContain('Last check-in');
  });

  test('that was asked about is asked no more: the prompt that was answered has no button, and one not yet sent is not sent', async () => {
    const id = await opens();
    bot.setNow(new Date('2026-02-24T23:00:00Z'));
    await presses('commit.deliver', `${id}:s1`, { userId: 'U01' });
    await presses('commit.confirm', `${id}:s1`, { userId: 'U13' });
    await ticksOn('2026-02-25T15:00:00Z');
    expect(prompts('U13').filter((text) => text.includes('Did it come?'))).toEqual([]);
    const edited = slack.callsOf('chat.update').filter(({ text }) => String(text).includes('shows how it stands now'));
    // The one that told that it is open; its owner has pressed since.
    expect(edited).toHaveLength(1);
    expect(labels(edited[0] as never)).toEqual([]);
    expect((await only())?.prompts).toEqual([]);
  });

  test('that is not needed any more loses its buttons in what its giver was sent, and who presses all the same reads how it stands', async () => {
    const id = await opens();
    await ticksOn('2026-02-26T15:00:00Z');
    expect(prompts('U01').at(-1)).toContain('whiteboards');
    slack.calls.length = 0;
    await presses('commit.waive', `${id}:s1`, { userId: 'U13' });
    await bot.settled();
    const edited = slack
      .callsOf('chat.update')
      .filter(({ text }) => String(text).includes('This has changed meanwhile.'));
    expect(edited).toHaveLength(1);
    expect(labels(edited[0] as never)).toEqual([]);
    const said = await presses('commit.deliver', `${id}:s1`, { userId: 'U01' });
    expect(said.text).toContain('nothing was changed. It stands as: not needed any more.');
  });

  test('that is to come after its owner would be done moves their day once they take it, and they set no earlier one', async () => {
    const id = await opens();
    const asks = (day: string) =>
      sends('commit.more-time-form', { due: { selected_date: day } }, { userId: 'U01', id: `${id}:s1` });
    await deps.people.set('T1', 'U01', { workingDays: ['mon', 'tue', 'wed', 'thu'] });
    expect(await asks('2026-03-27')).toEqual({ due: expect.stringContaining('does not work that day') });
    expect(await asks('2026-03-26')).toBeUndefined();
    const said = await presses('commit.take-swap', `${id}:s1`, { userId: 'U13' });
    expect(said.text).toContain('Your own day moves with it, to Thu, Mar 26');
    expect((await only())?.dueDay).toBe('2026-03-26');
    const change = (day: string) =>
      sends(
        'commit.change-form',
        {
          words: { value: 'Talk in the science block' },
          due: { selected_date: day },
          partner: { selected_user: 'U11' },
          readers: { selected_option: { value: 'pair' } },
          noPupil: { selected_options: [] },
        },
        { userId: 'U13', id },
      );
    expect(await change('2026-03-12')).toEqual({
      due: 'Support that is owed for it comes by Thu, Mar 26. Choose that day or a later one.',
    });
    expect(await change('2026-03-30')).toBeUndefined();
  });

  test('that its giver cannot give is the owner’s to decide: passed on, it is asked of the next one', async () => {
    const id = await opens();
    await presses('commit.cannot', `${id}:s1`, { userId: 'U01' });
    expect(prompts('U13').at(-1)).toContain('cannot give this: whiteboards');
    await presses('commit.pass-on', `${id}:s1`, { userId: 'U13', view: { id: 'V2', type: 'modal' } });
    const passOn = (giver: string, day: string) =>
      sends(
        'commit.pass-on-form',
        { giver: { selected_user: giver }, due: { selected_date: day } },
        { userId: 'U13', id: `${id}:s1` },
      );
    expect(await passOn('U13', '2026-03-02')).toEqual({ giver: expect.stringContaining('someone else') });
    expect(await passOn('U02', '2026-02-20')).toEqual({ due: expect.stringContaining('This day is past') });
    expect(await passOn('U02', '2026-03-02')).toBeUndefined();
    expect(labels(await standing(id, 'U02'))).toContain('Accept');
    expect((await standing(id, 'U01')).text).not.toContain('whiteboards');
    expect((await types('owed', 'U02')).text).toMatch(/Asked of you, and not owed .*whiteboards/s);
    expect((await types('owed', 'U01')).text).toContain('You owe nobody anything');
    await presses('commit.waive', `${id}:s2`, { userId: 'U13' });
    expect((await standing(id, 'U02')).text).toContain('not needed any more');
  });

  test('passed on to a colleague is no debt of theirs before they say yes: its owner alone hears that it is late', async () => {
    const id = await opens();
    await presses('commit.cannot', `${id}:s1`, { userId: 'U01' });
    const passedOn = { giver: { selected_user: 'U02' }, due: { selected_date: '2026-03-02' } };
    await sends('commit.pass-on-form', passedOn, { userId: 'U13', id: `${id}:s1` });
    const owes = () => prompts('U02').filter((text) => /You said you give|You owe|days late/.test(text));
    for (const day of ['02-27', '03-03', '03-10']) await ticksOn(`2026-${day}T15:00:00Z`);
    expect(owes()).toEqual([]);
    expect(prompts('U13').at(-1)).toContain(
      'Nobody has said yes to this yet, by Mon, Mar 2: whiteboards. Go on without it',
    );
    const said = await presses('commit.give', `${id}:s2`, { userId: 'U02' });
    expect(said.text).toContain('The day for this has passed');
    const offer = { words: { value: 'whiteboards' }, namesNoPupil: { selected_options: [] } };
    const offered = (day: string) =>
      sends('commit.swap-form', { ...offer, due: { selected_date: day } }, { userId: 'U02', id: `${id}:s2` });
    expect(await offered('2026-03-02')).toEqual({ due: expect.stringContaining('This day is past') });
    expect(await offered('2026-03-11')).toBeUndefined();
    await presses('commit.take-swap', `${id}:s2`, { userId: 'U13' });
    await ticksOn('2026-03-11T15:00:00Z');
    expect(owes()).toEqual([expect.stringContaining('You said you give <@U13> this soon: whiteboards')]);
  });

  test('whose day has changed before the reminder of it went out is reminded of no more', async () => {
    const id = await opens();
    const later = { due: { selected_date: '2026-03-06' } };
    await sends('commit.more-time-form', later, { userId: 'U01', id: `${id}:s1` });
    await ticksOn('2026-03-03T12:30:00Z');
    const reminder = async () =>
      (await deps.outbox.find('T1', `commitment:${id}:prompt:U01:support-late:2026-03-02`))?.state;
    expect(await reminder()).toBe('pending');
    await presses('commit.take-swap', `${id}:s1`, { userId: 'U13' });
    expect(await reminder()).toBe('skipped');
    await ticksOn('2026-03-04T15:00:00Z');
    expect(prompts('U01').at(-1)).toContain('You said you give <@U13> this soon');
  });

  test('late stops the clock, is on its giver’s side, and is asked about after five days', async () => {
    const id = await opens();
    await ticksOn('2026-03-03T15:00:00Z');
    expect((await standing(id, 'U13')).text).toContain('Waiting on support');
    expect((await standing(id, 'U13')).text).toContain('By Fri, Mar 13. It was Thu, Mar 12, and moved.');
    expect(prompts('U01').at(-1)).toContain('You owe <@U13> this since Mon, Mar 2: whiteboards');
    const before = prompts('U13').length;
    for (const day of ['04', '05', '06', '09']) await ticksOn(`2026-03-${day}T15:00:00Z`);
    expect(prompts('U13')).toHaveLength(before);
    await ticksOn('2026-03-10T15:00:00Z');
    expect(prompts('U13').at(-1)).toContain('This is 5 school days late: whiteboards. Go on without it');
    expect(prompts('U01').at(-1)).toContain(
      'This is 5 school days late: whiteboards. Bring it, give something else, or say that you cannot',
    );
    for (const said of [await standing(id, 'U13'), await standing(id, 'U01'), await types('owed', 'U01')])
      expect(said.text).toContain(': owed, 5 school days late.');
    await ticksOn('2026-03-23T15:00:00Z');
    expect(prompts('U13').filter((text) => text.includes('Its day'))).toEqual([]);
    // Nobody else asked for it.
    expect(labels(await standing(id, 'U13'))).not.toContain('Say it is mine');
    await db.collection('commitments').updateOne({ id }, { $set: { proposedBy: 'U02' } });
    expect(labels(await types('mine', 'U13'))).toContain('Say it is mine');
  });
});

describe('an open commitment', () => {
  test('is reminded of once when its day is near and once when it has come, to its owner alone', async () => {
    const id = await opens(ownIdea);
    const told = () => prompts('U13').filter((text) => text.includes('Its day'));
    await ticksOn('2026-03-06T15:00:00Z');
    expect(told()).toEqual([]);
    await ticksOn('2026-03-09T15:00:00Z');
    await ticksOn('2026-03-10T15:00:00Z');
    expect(told()).toEqual([expect.stringContaining('Its day is near')]);
    for (const day of ['13', '16', '17']) await ticksOn(`2026-03-${day}T15:00:00Z`);
    expect(told()).toEqual([expect.anything(), expect.stringContaining('Its day has come')]);
    expect(prompts('U11')).toEqual([]);
    const change = {
      words: { value: 'Talk' },
      due: { selected_date: '2026-03-20' },
      partner: { selected_user: 'U11' },
      readers: { selected_option: { value: 'school' } },
      namesNoPupil: { selected_options: [] },
    };
    expect(await sends('commit.change-form', change, { userId: 'U13', id })).toBeUndefined();
    expect(await only()).toMatchObject({
      shownTo: 'school',
      history: expect.arrayContaining([expect.objectContaining({ what: 'carried-on' })]),
    });
    expect((await standing(id, 'U11')).text).toContain('By Fri, Mar 20.');
  });

  test('takes no place of the day’s messages by a reminder that was sent before', async () => {
    await deps.schools.setDefaults('T1', { unaskedPerDay: 1 });
    const id = await opens(ownIdea);
    await ticksOn('2026-03-09T15:00:00Z');
    await ticksOn('2026-03-10T15:00:00Z');
    await presses('commit.let-go', id, { userId: 'U11' });
    expect(prompts('U13').at(-1)).toContain('<@U11> suggests a change');
  });

  test('is changed at the partner’s word once its owner takes it', async () => {
    const id = await opens(ownIdea);
    const suggestion = {
      words: { value: 'One talk move' },
      due: { selected_date: '2026-03-20' },
      namesNoPupil: { selected_options: [] },
    };
    expect(
      await sends(
        'commit.suggest-form',
        { ...suggestion, due: { selected_date: '2026-02-01' } },
        { userId: 'U11', id },
      ),
    ).toEqual({ due: expect.anything() });
    expect(await sends('commit.suggest-form', suggestion, { userId: 'U11', id })).toBeUndefined();
    expect(prompts('U13').at(-1)).toContain('<@U11> suggests a change');
    await presses('commit.take-suggestion', id, { userId: 'U13' });
    expect(await only()).toMatchObject({ words: 'One talk move', dueDay: '2026-03-20' });
    await presses('commit.let-go', id, { userId: 'U11' });
    expect((await standing(id, 'U13')).text).toContain('suggests to let it go');
    await presses('commit.take-suggestion', id, { userId: 'U13' });
    expect(await statusOf(id)).toBe('released');
  });

  test('is checked in on by one press; help is asked of the partner', async () => {
    const id = await opens(ownIdea);
    expect((await presses('commit.on-track', id, { userId: 'U13' })).text).toContain('on track');
    await presses('commit.need-help', id, { userId: 'U13' });
    expect(prompts('U11')).toEqual([expect.stringContaining('could use your help')]);
    expect((await only())?.checkIns.map(({ how }) => how)).toEqual(['on-track', 'need-help']);
    for (const userId of ['U13', 'U11'])
      expect((await standing(id, userId)).text).toContain('Last check-in: could use help, on Tue, Feb 24.');
    await presses('commit.history', id, { userId: 'U11', view: { id: 'V2', type: 'modal' } });
    expect(modalText()).toContain('Tue, Feb 24: check-in, on track');
  });

  test('is kept with a line on what students did, and the partner thanks', async () => {
    const id = await opens();
    const done = {
      extent: { selected_option: { value: 'part' } },
      students: { value: 'They asked each other why.' },
      learned: { value: 'I wait longer now.' },
      namesNoPupil: { selected_options: [] },
    };
    await presses('commit.done', id, { userId: 'U13', view: { id: 'V2', type: 'modal' } });
    expect(modalText()).toContain('What did students do?');
    expect(await sends('commit.done-form', { ...done, students: { value: ' ' } }, { userId: 'U13', id })).toEqual({
      students: expect.anything(),
    });
    expect(
      await sends(
        'commit.done-form',
        { ...done, learned: { value: 'Marisol in my class talks' } },
        { userId: 'U13', id },
      ),
    ).toEqual({ learned: expect.stringContaining('Marisol') });
    expect(await sends('commit.done-form', done, { userId: 'U13', id })).toBeUndefined();
    expect(await only()).toMatchObject({
      status: 'kept',
      howKept: { extent: 'part', students: 'They asked each other why.' },
    });
    expect((await standing(id, 'U11')).text).toContain('I wait longer now.');
    expect((await standing(id, 'U01')).text).toContain('They asked each other why.');
    expect((await standing(id, 'U01')).text).not.toContain('I wait longer');
    await presses('commit.thank', id, { userId: 'U11' });
    expect((await standing(id, 'U13')).text).toContain('<@U11> says thank you.');
    expect((await types('mine', 'U13')).text).toContain('What you learned: “I wait longer now.”');
  });

  test('is let go without a reason, and what was not given is shown to its giver as such', async () => {
    const id = await opens();
    await presses('commit.release', id, { userId: 'U13' });
    expect((await standing(id, 'U11')).text).toContain('<@U13> let this go. That is fine');
    expect((await standing(id, 'U01')).text).toContain('whiteboards, from <@U01>, by Mon, Mar 2: owed');
    expect(prompts('U11')).toEqual([]);
  });

  test('that was let go holds why only where its owner likes to say it, for the two alone', async () => {
    const id = await opens();
    const why = { reason: { value: 'The block was cut.' }, namesNoPupil: { selected_options: [] } };
    const said = await presses('commit.release', id, { userId: 'U13' });
    expect(await statusOf(id)).toBe('released');
    expect(labels(said)).toEqual(['Say why, if you like']);
    for (const userId of ['U11', 'U01']) {
      expect(labels(await standing(id, userId))).not.toContain('Say why, if you like');
      await presses('commit.say-why', id, { userId, view: { id: 'V2', type: 'modal' } });
      expect(modalText()).toContain('Only whoever does it can decide that.');
    }
    await presses('commit.say-why', id, { userId: 'U13', view: { id: 'V2', type: 'modal' } });
    expect(modalText()).toContain('No reason is needed');
    const named = { ...why, reason: { value: 'Marisol in my class was ill' } };
    expect(await sends('commit.say-why-form', named, { userId: 'U13', id })).toEqual({
      reason: expect.stringContaining('Marisol'),
    });
    expect(
      await sends('commit.say-why-form', { ...why, reason: { value: null } }, { userId: 'U13', id }),
    ).toBeUndefined();
    expect(modalText()).toContain('nothing was written');
    expect(await sends('commit.say-why-form', why, { userId: 'U13', id })).toBeUndefined();
    expect(labels(await standing(id, 'U13'))).not.toContain('Say why, if you like');
    await presses('commit.say-why', id, { userId: 'U13', view: { id: 'V2', type: 'modal' } });
    expect(modalText()).toContain('This was answered already');
    await presses('commit.history', id, { userId: 'U11', view: { id: 'V2', type: 'modal' } });
    expect(modalText()).toContain('Why: “The block was cut.”');
    await presses('commit.history', id, { userId: 'U01', view: { id: 'V2', type: 'modal' } });
    expect(modalText()).not.toContain('was cut');
    const all = ['U11', 'U01'].flatMap((userId) => messagesTo(userId));
    expect(JSON.stringify([all, slack.callsOf('chat.update')])).not.toContain('was cut');
    await deps.people.setEvaluates('T1', 'U11', ['U13']);
    await presses('commit.history', id, { userId: 'U11', view: { id: 'V2', type: 'modal' } });
    expect(modalText()).not.toContain('was cut');
  });

  test('takes one of two presses at once, and the other is told what happened', async () => {
    const id = await opens(ownIdea);
    const before = slack.callsOf('response_url').length;
    const user = { id: 'U13', team_id: 'T1' };
    const place = { user, response_url: slack.responseUrl };
    await Promise.all([
      bot.slack.deliver(actionPayload('commit.release', id, place)),
      bot.slack.deliver(
        submissionPayload(
          'commit.done-form',
          {
            extent: { selected_option: { value: 'whole' } },
            students: { value: 'They asked.' },
            learned: { value: null },
            namesNoPupil: { selected_options: [] },
          },
          { userId: 'U13', private_metadata: id },
        ),
      ),
    ]);
    await bot.settled();
    const status = await statusOf(id);
    const said = [
      ...slack
        .callsOf('response_url')
        .slice(before)
        .map(({ text }) => String(text)),
      modalText(),
    ].join('\n');
    expect(['kept', 'released']).toContain(status);
    expect(said).toContain(status === 'kept' ? 'It was kept already' : 'It was let go already');
    expect((await only())?.history.filter(({ what }) => what === 'kept' || what === 'released')).toHaveLength(1);
  });

  test('is nobody else’s to press or to open', async () => {
    const id = await opens();
    for (const action of ['commit.release', 'commit.agree', 'commit.on-track', 'commit.thank', 'commit.not-now'])
      expect((await presses(action, id, { userId: 'U20' })).text).toMatch(/Only those who have a part/);
    for (const action of ['commit.deliver', 'commit.confirm', 'commit.waive'])
      expect((await presses(action, `${id}:s1`, { userId: 'U20' })).text).toMatch(/Only those who have a part/);
    for (const action of [
      'commit.done',
      'commit.change',
      'commit.swap',
      'commit.pass-on',
      'commit.history',
      'commit.rewrite',
    ]) {
      await presses(action, `${id}:s1`, { userId: 'U20', view: { id: 'V2', type: 'modal' } });
      expect(modalText()).not.toMatch(/science block|whiteboards/);
    }
    expect(await statusOf(id)).toBe('open');
  });

  test('pressed once and delivered twice by Slack takes effect once', async () => {
    const id = await opens(ownIdea);
    const press = actionPayload('commit.on-track', id, {
      user: { id: 'U13', team_id: 'T1' },
      response_url: slack.responseUrl,
    });
    await bot.slack.deliver(press);
    await bot.slack.deliver(press);
    await bot.settled();
    expect((await only())?.checkIns).toHaveLength(1);
  });
});

describe('words about a child’s safety', () => {
  const alarming = 'a student told me his dad hits him';
  const isNowhere = async () =>
    expect(JSON.stringify(await db.collection('inbox').find().toArray())).not.toContain('hits him');

  test.each([
    ['commit.form', filled({ ...need(1, { words: alarming }) })],
    ['commit.done-form', { students: { value: alarming } }],
    ['commit.change-form', { words: { value: alarming } }],
    ['commit.suggest-form', { words: { value: alarming } }],
    ['commit.swap-form', { words: { value: alarming } }],
    ['commit.say-why-form', { reason: { value: alarming } }],
  ])('in %s are met with the school’s steps, nothing is stored, and there is one way on', async (form, fields) => {
    const sent = submissionPayload(form, fields, { userId: 'U13', private_metadata: 'c1:s1' });
    const answer = (await bot.slack.deliver(sent)) as { view?: { blocks: never[] } };
    expect(JSON.stringify(answer.view)).toContain('In danger: 911');
    expect(valueOn(answer.view ?? { blocks: [] }, 'This is about teaching, write it again')).toBe('c1:s1');
    await isNowhere();
    expect(await db.collection('commitmentDrafts').countDocuments()).toBe(0);
  });

  test('typed after the command too; the form that opens by a press takes them, in either shape', async () => {
    const typed = commandPayload('/commit', `${alarming} by 12 March with <@U11>`, { user_id: 'U13' });
    const answer = (await bot.slack.deliver(typed)) as { text: string; blocks: never[] };
    expect(answer.text).toContain('In danger: 911');
    expect(labels(answer)).toEqual(['This is about teaching, write it again']);
    await isNowhere();
    const view = { id: 'V1', type: 'modal', blocks: [], private_metadata: '', callback_id: 'commit.form-taught' };
    await presses('commit.form-again', '', { userId: 'U13', view });
    expect(modal().callback_id).toBe('commit.form-taught');
    await presses('commit.reshape', 'ask', { userId: 'U13', view });
    expect(modal().callback_id).toBe('commit.form-taught');
    const words = { value: 'teach the text in which his dad hits a student' };
    expect(await sends('commit.form-taught', filled({ words }), { userId: 'U13' })).toBeUndefined();
    expect(await db.collection('commitmentDrafts').countDocuments()).toBe(1);
  });
});

describe('days away and people who leave', () => {
  test('the owner’s leave pauses it, reminds nobody, and moves the day', async () => {
    const id = await opens(ownIdea);
    await deps.people.set('T1', 'U13', { leaves: [{ from: '2026-03-10', to: '2026-03-12' }] });
    for (const day of ['10', '11', '12']) await ticksOn(`2026-03-${day}T15:00:00Z`);
    expect((await standing(id, 'U11')).text).toContain('Paused');
    expect(prompts('U11')).toEqual([expect.stringContaining('<@U13> is away, so this is paused')]);
    expect(prompts('U13').filter((text) => text.includes('Its day'))).toEqual([]);
    await deps.people.set('T1', 'U13', { leaves: null });
    await ticksOn('2026-03-13T15:00:00Z');
    expect((await standing(id, 'U11')).text).toContain('By Tue, Mar 17. It was Thu, Mar 12, and moved.');
    expect((await only())?.pauses).toEqual([{ from: '2026-03-10', to: '2026-03-12' }]);
  });

  test('the owner’s leave that is entered on its first day stops the clock that day, by either form', async () => {
    const id = await opens(ownIdea);
    await ticksOn('2026-03-10T15:00:00Z');
    const away = (to: string) => ({ awayFrom: { selected_date: '2026-03-10' }, awayTo: { selected_date: to } });
    const settings = {
      workingDays: { selected_options: ['mon', 'tue', 'wed', 'thu', 'fri'].map((value) => ({ value })) },
      from: { selected_time: '07:30' },
      to: { selected_time: '16:00' },
      ...away('2026-03-10'),
      hourly: { selected_options: [] },
      fewer: { selected_options: [] },
    };
    expect(await sends('contour.settings-form', settings, { userId: 'U13' })).toBeUndefined();
    await ticksOn('2026-03-10T15:01:00Z');
    expect((await standing(id, 'U11')).text).toContain('Paused');
    expect(prompts('U11')).toEqual([expect.stringContaining('<@U13> is away, so this is paused')]);
    await ticksOn('2026-03-11T15:00:00Z');
    expect((await standing(id, 'U11')).text).toContain('By Fri, Mar 13. It was Thu, Mar 12, and moved.');
    const { fewer: _, ...times } = settings;
    const limits = { ...times, ...away('2026-03-11'), weeklyLimit: { value: '2' } };
    expect(await sends('expertise.limits-form', limits, { userId: 'U13' })).toBeUndefined();
    await ticksOn('2026-03-11T15:01:00Z');
    expect((await standing(id, 'U11')).text).toContain('Paused');
  });

  test('a closed day moves what is due, in the messages too', async () => {
    const id = await opens();
    await ticksOn('2026-03-05T15:00:00Z');
    expect((await standing(id, 'U13')).text).toContain('By Tue, Mar 17.');
    await deps.calendars.close('T1', { day: '2026-03-04', by: 'U01', at: new Date('2026-03-05T15:00:00Z') } as never);
    await deps.commitments.lookAgain('T1');
    await ticksOn('2026-03-05T15:01:00Z');
    expect((await standing(id, 'U13')).text).toContain('By Mon, Mar 16.');
  });

  test('a support whose day became closed is told with the day that holds, in messages, lists and reminders', async () => {
    const id = await opens();
    await ticksOn('2026-03-02T15:00:00Z');
    await deps.calendars.close('T1', { day: '2026-03-02', by: 'U01', at: new Date('2026-03-02T15:01:00Z') } as never);
    await deps.commitments.lookAgain('T1');
    await ticksOn('2026-03-02T15:02:00Z');
    const moved = 'whiteboards, from <@U01>, by Tue, Mar 3 (it was Mon, Mar 2, and moved): owed.';
    for (const userId of ['U13', 'U01']) expect((await standing(id, userId)).text).toContain(moved);
    expect((await types('owed', 'U01')).text).toContain(moved);
    await ticksOn('2026-03-05T15:00:00Z');
    expect(prompts('U01').at(-1)).toContain('You owe <@U13> this since Tue, Mar 3: whiteboards.');
    const asks = { due: { selected_date: '2026-03-03' } };
    expect(await sends('commit.more-time-form', asks, { userId: 'U01', id: `${id}:s1` })).toEqual({
      due: 'Choose a day after Tue, Mar 3.',
    });
  });

  test('support of someone who has left passes to whoever asked, and owner and partner are told', async () => {
    const id = await proposes({ owner: { selected_user: 'U14' }, ...need(1, { giver: 'U02' }) }, 'U01');
    for (const [action, userId] of [
      ['accept', 'U14'],
      ['agree', 'U11'],
    ] as const)
      await presses(`commit.${action}`, id, { userId });
    await presses('commit.give', `${id}:s1`, { userId: 'U02' });
    expect(await statusOf(id)).toBe('open');
    await leaves('U02');
    expect((await only())?.supports[0]).toMatchObject({ giverId: 'U01', status: 'owed' });
    expect(prompts('U01').at(-1)).toContain('the support they owed is with you now');
    expect(prompts('U14').at(-1)).toContain('is with <@U01> now');
    expect(prompts('U11').at(-1)).toContain('who was to give support for this, has left');
  });

  test('support of someone who has left comes back to its owner where whoever asked had left before', async () => {
    for (const userId of ['U01', 'U11', 'U13']) await bot.deps.roster.colleague('T1', userId);
    await bot.deps.people.keepSlack(
      { teamId: 'T1', userId: 'U02', name: 'Tom', standing: 'deactivated', isAdmin: false },
      bot.deps.clock(),
    );
    await bot.deps.commitments.addOnce(commitment({ proposedBy: 'U02' }));
    await leaves('U01');
    expect((await only())?.supports[0]).toMatchObject({ giverId: 'U13', status: 'owed' });
    expect(prompts('U13').at(-1)).toContain('has left. Ask someone else, or do without it.');
  });

  test('one’s own need comes back when its giver leaves, and a partner who leaves is replaced by choice', async () => {
    const id = await opens();
    await leaves('U01');
    expect(labels(await standing(id, 'U13'))).toEqual(
      expect.arrayContaining(['Ask someone else', 'I can do without it']),
    );
    await leaves('U11');
    expect((await standing(id, 'U13')).text).toContain('The partner has left');
    expect((await presses('commit.need-help', id, { userId: 'U13' })).text).toContain(
      'You have no partner now: press Change',
    );
    const change = {
      words: { value: 'Talk' },
      due: { selected_date: '2026-03-12' },
      partner: { selected_user: 'U12' },
      readers: { selected_option: { value: 'pair' } },
      namesNoPupil: { selected_options: [] },
    };
    expect(await sends('commit.change-form', change, { userId: 'U13', id })).toBeUndefined();
    expect((await presses('commit.need-help', id, { userId: 'U13' })).text).toContain('has not said yes yet');
    expect(labels(await standing(id, 'U12'))).not.toContain('Suggest a change');
    await presses('commit.not-this-time', id, { userId: 'U12' });
    expect((await standing(id, 'U13')).text).toContain('<@U12> cannot be the partner this time');
    expect((await standing(id, 'U12')).text).toContain('they can ask you again');
    expect(await sends('commit.change-form', change, { userId: 'U13', id })).toBeUndefined();
    expect(prompts('U12').at(-1)).toContain('<@U13> asks whether you would be the partner for this.');
    await presses('commit.agree', id, { userId: 'U12' });
    expect(await only()).toMatchObject({ partnerId: 'U12', partner: 'agreed', status: 'open' });
  });

  test('a commitment whose owner has left is over', async () => {
    const id = await opens();
    await leaves('U13');
    expect(await statusOf(id)).toBe('released');
    expect(prompts('U11').at(-1)).toContain('<@U13> has left, so this is over');
    expect(prompts('U01').at(-1)).toContain('<@U13> has left, so this is over. You owe nothing for it any more.');
  });

  test('someone who has left leaves each commitment, however many they had a part in', async () => {
    await bot.deps.roster.colleague('T1', 'U11');
    const done = { supports: [], partner: 'left' as const };
    const many = Array.from({ length: 250 }, (_, n) => commitment({ id: `c${n}`, cause: `${n}`, ...done }));
    const last = commitment({ id: 'last', cause: 'last', dueDay: '2026-06-01' });
    await db.collection<Commitment>('commitments').insertMany([...many, last]);
    await leaves('U11');
    expect((await deps.commitments.find('T1', 'last'))?.partner).toBe('left');
  });

  test('a commitment whose owner has left is over for whoever asked for it, too', async () => {
    const id = await proposes({ owner: { selected_user: 'U14' }, ...need(1, { giver: 'U02' }) }, 'U01');
    await leaves('U14');
    expect(await statusOf(id)).toBe('declined');
    expect(prompts('U01')).toEqual([expect.stringContaining('<@U14> has left, so this is over. Thank you')]);
  });
});

async function leaves(userId: string): Promise<void> {
  const left = { event: { type: 'user_change', user: { id: userId, team_id: 'T1', deleted: true } } };
  await bot.slack.deliver({
    type: 'event_callback',
    team_id: 'T1',
    event_id: `Ev${userId}${Math.trunc(performance.now())}`,
    api_app_id: 'A1',
    ...left,
  });
  await bot.settled();
}
