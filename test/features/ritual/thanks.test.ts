import { beforeEach, describe, expect, test } from 'vitest';
import { jobs } from '../../../src/features/ritual/index.ts';
import { labels, valueOn } from '../../helpers/desk.ts';
import { choice, ritualDesk } from './ritual-desk.ts';

const school = await ritualDesk();
const { types, presses, sends, started, cards, inChannel, tick, person, modalText, messagesTo, bot, slack, db } =
  school;
const { deps } = bot;

const fields = (over: Record<string, Record<string, unknown>> = {}) => ({
  to: { selected_user: 'U06' },
  because: { value: 'waited five seconds' },
  could: { value: 'finish their thought' },
  ...over,
});
const thank = (over = {}, userId = 'U07', id = '') => sends('ritual.thanks-form', fields(over), { userId, id });
const kept = () => db.collection('thanks').find({}).toArray();
const toldOf = (userId: string) => messagesTo(userId).at(-1) as never as { text: string; blocks: never };
/** What the receiver's message says now. */
const edited = () => String(slack.callsOf('chat.update').findLast(({ channel }) => channel === 'D06')?.text);

beforeEach(async () => {
  for (const userId of ['U06', 'U07', 'U08', 'U09', 'U10']) await person(userId);
  await deps.teams.join('T1', 'C1', 'U06', new Date('2026-02-20T15:00:00Z'));
});

describe('thanks', () => {
  test('name a practice and what it did, and reach the receiver alone, in their hours', async () => {
    await types('thanks <@U06|june>');
    expect(modalText()).toContain('"initial_user":"U06"');
    bot.setNow(new Date('2026-02-24T23:30:00Z'));
    expect(await thank({ because: { value: 'Because you waited <!here> five seconds.' } })).toBeUndefined();
    expect(modalText()).toContain('<@U06> hears of it in their working hours');
    expect(messagesTo('U06')).toEqual([]);
    await tick('2026-02-25T13:31:00Z');
    expect(toldOf('U06').text).toContain(
      '<@U07> thanks you for a practice:\n> Because you waited five seconds, my students could finish their thought.',
    );
    expect(inChannel()).toEqual([]);
  });

  test('stay between the two unless the receiver shows them to a team of theirs, and come back from there', async () => {
    await thank();
    expect(labels(toldOf('U06'))).toEqual(['Show it', 'Keep it between us', 'Fewer of these']);
    const press = valueOn(toldOf('U06'), 'Show it');
    expect((await presses('ritual.show-thanks', press, { userId: 'U07' })).text).toContain('not here any more');
    const elsewhere = press.replace('C1', 'C2');
    expect((await presses('ritual.show-thanks', elsewhere, { userId: 'U06' })).text).toContain(
      'You are not in this team',
    );
    expect(inChannel()).toEqual([]);
    await presses('ritual.show-thanks', press, { userId: 'U06' });
    expect(inChannel()[0]).toContain('<@U07> thanks <@U06> for a practice:\n> Because you waited five seconds');
    expect(edited()).toContain('It stands in <#C1>');
    expect((await presses('ritual.show-thanks', press, { userId: 'U06' })).text).toContain(
      'stands in a channel already',
    );
    const [one] = await kept();
    await presses('ritual.hide-thanks', String(one?.id), { userId: 'U06' });
    expect(slack.callsOf('chat.update').findLast(({ channel }) => channel === 'C1')?.text).toContain('taken it back');
    expect(edited()).toContain('It stays between you two');
  });

  test('that the receiver keeps say so, and are shown nowhere', async () => {
    await thank();
    await presses('ritual.keep-thanks', valueOn(toldOf('U06'), 'Keep it between us'), { userId: 'U06' });
    expect(edited()).toContain('It stays between you two');
    expect(inChannel()).toEqual([]);
  });

  test('whose channel takes no message stay between the two, and the receiver reads why', async () => {
    await thank();
    slack.next('chat.postMessage', () => ({ ok: false, error: 'is_archived' }));
    await presses('ritual.show-thanks', valueOn(toldOf('U06'), 'Show it'), { userId: 'U06' });
    expect(edited()).toContain('I cannot post in <#C1>, so it stays between you two');
    expect((await kept())[0]?.shownIn).toBeUndefined();
  });

  test.each([
    ['nobody', { to: { selected_user: null } }, { to: 'Choose a colleague' }],
    ['oneself', { to: { selected_user: 'U07' } }, { to: 'Thanks go to a colleague' }],
    ['nothing', { because: { value: '…' } }, { because: 'Write what they did' }],
    ['400 characters of a name', { could: { value: '=cmd()'.repeat(90) } }, { could: 'This is 540 characters long' }],
    ['a student', { could: { value: 'see how Marisol keeps talking' } }, { could: 'seems to name a student' }],
  ])('for %s are asked about beside the field, and nothing is kept', async (_, over, faults) => {
    const told = (await thank(over)) ?? {};
    for (const [field, words] of Object.entries(faults)) expect(told[field]).toContain(words);
    expect(Object.keys(told)).toEqual(Object.keys(faults));
    expect(await kept()).toEqual([]);
  });

  test('are for full members', async () => {
    slack.next('users.info', () => ({ ok: true, user: { id: 'U50', is_restricted: true } }));
    expect((await thank({ to: { selected_user: 'U50' } }))?.to).toContain(
      'Only full members of this workspace can be chosen.',
    );
  });

  test('are said once a week to the same colleague and three times in all, also when forms are sent at once', async () => {
    const to = (userId: string) => ({ to: { selected_user: userId } });
    await Promise.all([thank(to('U06')), thank(to('U06'))]);
    expect(await kept()).toHaveLength(1);
    expect((await thank(to('U06')))?.to).toContain('You have thanked them this week already');
    await Promise.all([thank(to('U08')), thank(to('U09')), thank(to('U10'))]);
    expect(await kept()).toHaveLength(3);
    expect((await thank(to('U01')))?.to).toContain('3 thanks this week');
    // A week is the school's: on Sunday night in Chicago it is Monday in London.
    bot.setNow(new Date('2026-03-02T05:00:00Z'));
    expect((await thank(to('U06')))?.to).toContain('this week already');
    bot.setNow(new Date('2026-03-02T06:30:00Z'));
    expect(await thank(to('U06'))).toBeUndefined();
    expect(await kept()).toHaveLength(4);
  });

  test('are no evidence, and no one’s standing', async () => {
    await thank();
    expect(await deps.evidence.inWorkspace('T1')).toEqual([]);
  });

  test('are asked for by the Friday card, which tells neither who said some nor how many', async () => {
    await started('thanks', { day: choice('fri') });
    await tick('2026-02-27T13:30:00Z');
    expect(inChannel()[0]).toContain('Because you ___, my students could ___.');
    const [card] = await cards();
    await thank({}, 'U07', card?.id);
    await thank({}, 'U08', card?.id);
    expect(inChannel()[0]).toContain('Thanks have been said from here.');
    expect(inChannel()[0]).not.toMatch(/U07|U06|2/);
    expect((await cards())[0]?.thanks).toBe(2);
  });

  test('lose their words after 180 days, and not under a legal hold', async () => {
    await thank();
    const later = new Date('2026-08-26T15:00:00Z');
    await db.collection('schools').updateOne({}, { $set: { legalHold: { by: 'U01', at: later } } });
    for (const { run } of jobs) await run(deps, later);
    expect(await kept()).toHaveLength(1);
    await db.collection('schools').updateOne({}, { $unset: { legalHold: '' } });
    for (const { run } of jobs) await run(deps, later);
    expect(await kept()).toEqual([]);
  });
});
