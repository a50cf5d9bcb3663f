import { describe, expect, test } from 'vitest';
import { gather } from '../../../src/features/digest/gather.ts';
import { calendarFollower, home, jobs } from '../../../src/features/ritual/index.ts';
import { labels, valueOn } from '../../helpers/desk.ts';
import { choice, ritualDesk, ritualFields } from './ritual-desk.ts';

const school = await ritualDesk();
const {
  types,
  presses,
  sends,
  modal,
  started,
  rituals,
  cards,
  inChannel,
  tick,
  person,
  modalText,
  messagesTo,
  bot,
  slack,
  db,
} = school;
const { deps } = bot;

const answer = (card: string, words: string, userId = 'U07') =>
  sends('ritual.answer-form', { words: { value: words } }, { userId, id: card });
const only = async () => (await rituals())[0];

const setGoal = () =>
  deps.goals.addOnce(
    {
      ...{ teamId: 'T1', id: 'g1', cause: 'c1', scope: 'school', words: 'Students explain <their> thinking.' },
      ...{ sign: 'talk', from: '2026-02-01', to: '2026-05-01', topics: ['math-discourse'], setBy: 'U01' },
      setAt: new Date('2026-02-01T15:00:00Z'),
    },
    3,
  );

describe('/ritual', () => {
  test('is for the channel of a team, and for colleagues', async () => {
    await types('', 'U07', { channel_id: 'C2' });
    expect(modalText()).toContain('Contour is not on in this channel yet');
    await types('', 'U07', { channel_id: 'D1', channel_name: 'directmessage' });
    expect(modalText()).toContain('A ritual belongs to a team');
    expect((await types('sing')).text).toContain('I did not understand that');
    expect((await types('help')).text).toContain('twelve to choose from');
    slack.next('users.info', () => ({ ok: true, user: { id: 'U50', is_restricted: true } }));
    await types('', 'U50');
    expect(modalText()).toContain('for the full members');
  });

  test('shows the twelve with their words and whom they are for, and what runs instead of what does', async () => {
    const shown = await types('');
    expect(labels(shown).filter((label) => label === 'Choose')).toHaveLength(13);
    expect(modalText()).toContain('*Useful flop* (monthly, team, leader first), builds: error is data');
    expect(modalText()).toContain('A move of mine that did not work, and what it taught me: ___');
    await started('tried-it');
    expect(labels(await types(''))).toEqual(['Pause', 'Change', 'Drop', ...Array(12).fill('Choose')]);
    expect(modalText()).toContain('every Thursday at 07:30, begun by <@U07>');
    expect(modalText()).toContain('Next: Thu, Feb 26 at 07:30.');
    // Who did not begin it sees it, and changes nothing.
    expect(labels(await types('', 'U01'))).toEqual(Array(12).fill('Choose'));
  });
});

test('stands on Home of the team’s members until they answer or a week is over; its starter finds there what waits for them', async () => {
  const onHome = async (userId: string) => {
    const parts = await home(deps, { ...(await deps.roster.colleague('T1', userId)), teamId: 'T1', userId });
    return JSON.stringify(parts);
  };
  for (const userId of ['U07', 'U11']) await person(userId);
  await deps.teams.join('T1', 'C1', 'U11', new Date());
  await started('tried-it');
  await tick('2026-02-26T13:30:00Z');
  expect(await onHome('U11')).toContain('*Tried it* in <#C1>, since Thu, Feb 26. Skipping is free.');
  expect(await onHome('U07')).not.toContain('Tried it');
  await answer((await cards())[0]?.id ?? '', 'I waited', 'U11');
  expect(await onHome('U11')).not.toContain('Tried it');
  await presses('ritual.take-back', (await cards())[0]?.id, { userId: 'U11' });
  for (const at of ['2026-03-05T13:30:00Z', '2026-03-05T13:30:20Z']) await tick(at);
  expect((await onHome('U11')).match(/since Thu/g)).toHaveLength(1);
  await tick('2026-03-12T12:30:00Z');
  expect(await onHome('U11')).not.toContain('since Thu');
  expect(await onHome('U07')).toContain('Nobody answered *Tried it* in <#C1> the last two times');
  expect(await onHome('U11')).not.toContain('Nobody answered');
});

describe('a ritual', () => {
  test('is shown to who chooses it alone, with the goal in its words, and comes from its next time on', async () => {
    await presses('ritual.choose', 'in-C1-goal-line', { view: { id: 'V1', type: 'modal' } });
    expect(modalText()).toContain('One lesson this week where I will try it');
    await sends('ritual.form', ritualFields({ day: choice('mon') }), { id: 'in-C1-goal-line' });
    expect(modalText()).toContain('Nobody has seen it yet');
    expect(modalText()).toContain(
      'Our goal: what our students will do differently (/contour goal says it). One lesson',
    );
    expect(slack.callsOf('chat.postMessage')).toEqual([]);
    await setGoal();
    const id = (await only())?.id ?? '';
    expect((await presses('ritual.start', id)).text).toContain('every Monday at 07:30. Next: Mon, Mar 2 at 07:30.');
    expect((await presses('ritual.start', id)).text).toContain('started already');
    await tick('2026-03-02T13:29:59Z');
    expect(inChannel()).toEqual([]);
    await tick('2026-03-02T13:30:00Z');
    await tick('2026-03-02T13:30:20Z');
    expect(inChannel()).toHaveLength(1);
    expect(inChannel()[0]).toContain('Our goal: Students explain &lt;their&gt; thinking. One lesson this week');
    expect(inChannel()[0]).toContain('*Leaders go first:* none has answered yet.');
  });

  test('says which goal it serves, where its words do not name one', async () => {
    await setGoal();
    await started('tried-it');
    await tick('2026-02-26T13:30:00Z');
    expect(inChannel()[0]).toContain('For the goal: Students explain &lt;their&gt; thinking.');
    await started('goal-line', { day: choice('fri'), from: { selected_date: '2026-02-26' } });
    await tick('2026-02-27T13:30:00Z');
    expect(inChannel()[1]?.match(/Students explain/g)).toHaveLength(1);
  });

  test('is answered by a form, late too; the one card is edited, and shows when a leader has answered', async () => {
    await started('tried-it');
    await tick('2026-02-26T13:30:00Z');
    const [card] = await cards();
    await tick('2026-03-02T15:00:00Z');
    expect(await answer(card?.id ?? '', 'I waited five seconds, students <!channel> spoke')).toBeUndefined();
    expect(inChannel()).toHaveLength(1);
    expect(inChannel()[0]).toContain('• <@U07>: I waited five seconds, students spoke');
    await deps.leaders.name({ teamId: 'T1', userId: 'U01', scope: 'C1', namedBy: 'U02', at: new Date() });
    await answer(card?.id ?? '', 'I tried it and it half worked', 'U01');
    expect(inChannel()[0]).toContain('*Leaders go first:* <@U01> has answered.');
    await answer(card?.id ?? '', 'I waited six seconds');
    expect(inChannel()[0]).not.toContain('five seconds');
    await presses('ritual.answer', card?.id, { view: { id: 'V1', type: 'modal' } });
    expect(modalText()).toContain('"initial_value":"I waited six seconds"');
    expect((await presses('ritual.take-back', card?.id)).text).toContain('Taken back');
    expect(inChannel()[0]).not.toContain('six seconds');
    expect(slack.callsOf('chat.postMessage').filter(({ channel }) => channel === 'C1')).toHaveLength(1);
  });

  test.each([
    ['nothing', '🙂', 'Write a sentence'],
    ['a student’s name', 'Marisol keeps talking in my class', 'seems to name a student'],
    ['501 characters', 'a'.repeat(501), 'This is 501 characters long'],
  ])('answered with %s says so beside the words, and keeps nothing', async (_, words, fault) => {
    await started('tried-it');
    await tick('2026-02-26T13:30:00Z');
    const [card] = await cards();
    expect((await answer(card?.id ?? '', words))?.words).toContain(fault);
    expect((await cards())[0]?.answers).toEqual([]);
  });

  test('comes also while a hundred of another school cannot', async () => {
    await started('tried-it');
    // Records no program of ours can read.
    const broken = Array.from({ length: 100 }, (_, n) => ({
      teamId: 'T2',
      id: `b${n}`,
      cause: `b${n}`,
      minute: `${n}`,
    }));
    const nextAt = new Date('2026-02-25T13:30:00Z');
    await db.collection('rituals').insertMany(broken.map((one) => ({ ...one, nextAt, status: 'running' })));
    await tick('2026-02-26T13:30:00Z');
    expect(inChannel()).toHaveLength(1);
    expect(bot.log.filter(({ event }) => event === 'ritual.job-failed')).toHaveLength(100);
  });

  test('taken back under a legal hold is hidden from everyone, and gone when the hold is released', async () => {
    await started('tried-it');
    await tick('2026-02-26T13:30:00Z');
    const id = (await cards())[0]?.id ?? '';
    await answer(id, 'five seconds of silence');
    const hold = { legalHold: { by: 'U01', at: new Date() } };
    await db.collection('schools').updateOne({}, { $set: hold });
    await presses('ritual.take-back', id);
    await answer(id, 'six seconds of silence');
    expect(inChannel()[0]).toContain('six seconds');
    expect(inChannel()[0]).not.toContain('five seconds');
    expect((await deps.rituals.card('T1', id))?.answers).toHaveLength(1);
    await tick('2026-02-26T14:00:00Z');
    expect((await cards())[0]?.answers).toHaveLength(2);
    await db.collection('schools').updateOne({}, { $unset: { legalHold: '' } });
    await tick('2026-02-26T14:01:00Z');
    expect((await cards())[0]?.answers.map(({ words }) => words)).toEqual(['six seconds of silence']);
  });

  test('half a year later is read by nobody under a legal hold too, and gone when the hold is released', async () => {
    await started('tried-it');
    await tick('2026-02-26T13:30:00Z');
    const id = (await cards())[0]?.id ?? '';
    await answer(id, 'five seconds of silence');
    await db.collection('schools').updateOne({}, { $set: { legalHold: { by: 'U01', at: new Date() } } });
    await tick('2026-08-27T14:00:00Z');
    await presses('ritual.read-all', id);
    expect(modalText()).toContain('its words are forgotten');
    expect((await presses('ritual.take-back', id)).text).toContain('its words are forgotten');
    expect((await cards())[0]?.answers).toHaveLength(1);
    await db.collection('schools').updateOne({}, { $unset: { legalHold: '' } });
    await tick('2026-08-27T14:01:00Z');
    expect((await cards())[0]).toMatchObject({ answers: [], words: [], wasAnswered: true });
  });

  test('of my own keeps odd names as they are written, and refuses long ones beside their field', async () => {
    const own = (name: string, prompt = 'One thing I would teach again: ___') => ({
      ...ritualFields(),
      name: { value: name },
      prompt: { value: prompt },
    });
    const sent = (fields: ReturnType<typeof own>) => sends('ritual.form', fields, { id: 'in-C1-own' });
    expect((await sent(own('a'.repeat(400))))?.name).toContain('This is 400 characters long');
    expect((await sent(own('Friday', 'b'.repeat(400))))?.prompt).toContain('This is 400 characters long');
    expect((await sent(own('😀')))?.name).toContain('Give it a short name');
    expect(await rituals()).toEqual([]);
    await started('own', own('=cmd() שאלה של יום', 'מה אלמד שוב? ___'));
    await tick('2026-02-26T13:30:00Z');
    expect(inChannel()[0]).toContain('*=cmd() שאלה של יום*\nמה אלמד שוב? ___');
  });

  test('about a topic that is taken for a student’s name goes on by the tick in its form', async () => {
    const id = 'in-C1-leader-asks-first';
    await presses('ritual.choose', id, { view: { id: 'V1', type: 'modal' } });
    expect(modalText()).toContain('No student is named here');
    const topic = { value: 'Marie Clay' };
    const faults = await sends('ritual.form', { ...ritualFields(), topic }, { id });
    expect(faults).toEqual({ topic: expect.stringContaining('seems to name a student: “Marie Clay”') });
    const namesNoPupil = { selected_options: [{ value: 'no-pupil' }] };
    expect(await sends('ritual.form', { ...ritualFields(), topic, namesNoPupil }, { id })).toBeUndefined();
    expect(await rituals()).toMatchObject([{ topic: 'Marie Clay' }]);
  });

  test('is offered at a minute that no other of its channel has', async () => {
    const opens = async (template: string) => {
      await presses('ritual.choose', `in-C1-${template}`, { view: { id: 'V1', type: 'modal' } });
      return JSON.stringify(modal());
    };
    await started('goal-line', { day: choice('mon') });
    expect(await opens('open-doors')).toContain('"initial_time":"07:35"');
    expect(await opens('tried-it')).toContain('"initial_time":"07:30"');
    expect(await opens('new-colleagues-walk')).toContain('"initial_time":"07:35"');
    await started('new-colleagues-walk', { every: choice('newcomer'), at: { selected_time: '07:35' } });
    expect(await opens('open-doors')).toContain('"initial_time":"07:40"');
  });

  test('never comes at the same minute as another one of its channel', async () => {
    await started('tried-it');
    const faults = await sends('ritual.form', ritualFields(), { id: 'in-C1-useful-flop' });
    expect(faults?.at).toContain('“Tried it” comes here at the same minute (every Thursday at 07:30)');
    // Both were previewed before either was started.
    await sends('ritual.form', ritualFields({ at: { selected_time: '07:45' } }), { id: 'in-C1-useful-flop' });
    await sends('ritual.form', ritualFields({ at: { selected_time: '07:45' } }), { id: 'in-C1-none-of-us-knows' });
    const [, second, third] = await rituals();
    await presses('ritual.start', second?.id);
    expect((await presses('ritual.start', third?.id)).text).toContain('“Useful flop” comes here at the same minute');
    expect((await rituals()).map(({ status }) => status)).toEqual(['running', 'running', 'draft']);
  });

  test.each([
    ['until the past', '2026-02-23', 'Mon, Feb 23 is not ahead'],
    ['until today', '2026-02-24', 'is not ahead'],
    ['for years', '2028-02-24', 'Drop it instead'],
  ])('is not paused %s', async (_, day, fault) => {
    const id = await started('tried-it');
    expect((await sends('ritual.pause-form', { until: { selected_date: day } }, { id }))?.until).toContain(fault);
    expect((await only())?.pausedUntil).toBeUndefined();
  });

  test('is paused until a day by who began it or a leader, comes again by itself, and is changed and dropped', async () => {
    const id = await started('tried-it');
    await sends('ritual.pause-form', { until: { selected_date: '2026-03-06' } }, { id, userId: 'U01' });
    expect(modalText()).toContain('Only who began this ritual and leaders');
    await deps.leaders.name({ teamId: 'T1', userId: 'U01', scope: 'school', namedBy: 'U02', at: new Date() });
    await sends('ritual.pause-form', { until: { selected_date: '2026-03-06' } }, { id, userId: 'U01' });
    expect(modalText()).toContain('Paused until Fri, Mar 6. Next: Thu, Mar 12 at 07:30.');
    for (const at of ['2026-02-26T13:30:00Z', '2026-03-05T13:30:00Z']) await tick(at);
    expect(inChannel()).toEqual([]);
    await tick('2026-03-12T12:30:00Z');
    expect(inChannel()).toHaveLength(1);
    await presses('ritual.change', id, { view: { id: 'V1', type: 'modal' } });
    expect(modalText()).toContain('"initial_option":{"text":{"type":"plain_text","text":"Thursday"');
    await sends('ritual.form', ritualFields({ day: choice('fri'), from: { selected_date: '2026-03-12' } }), { id });
    expect(modalText()).toContain('Changed: every Friday at 07:30. Next: Fri, Mar 13 at 07:30.');
    // It has come this week already.
    await tick('2026-03-13T12:30:00Z');
    await tick('2026-03-13T12:30:20Z');
    expect(inChannel()).toHaveLength(1);
    await tick('2026-03-20T12:30:00Z');
    expect(await cards()).toHaveLength(2);
    await presses('ritual.drop', id);
    await tick('2026-03-27T12:30:00Z');
    expect(await cards()).toHaveLength(2);
    await types('');
    expect(modalText()).toContain('No ritual runs here yet');
  });

  test('that nobody answered twice asks who began it, posts nothing meanwhile, and a late answer counts', async () => {
    await person('U07');
    const id = await started('tried-it');
    const weeks = ['2026-02-26T13:30:00Z', '2026-03-05T13:30:00Z', '2026-03-12T12:30:00Z', '2026-03-19T12:30:00Z'];
    for (const at of weeks.slice(0, 2)) await tick(at);
    await answer((await cards())[0]?.id ?? '', 'late, and welcome');
    await tick(weeks[2] ?? '');
    expect(await cards()).toHaveLength(3);
    expect(messagesTo('U07')).toEqual([]);
    await tick(weeks[3] ?? '');
    expect(await cards()).toHaveLength(3);
    const [asked] = messagesTo('U07');
    expect(asked?.text).toContain('Nobody answered *Tried it* in <#C1> the last two times');
    expect(labels(asked as never)).toEqual(['Keep', 'Change', 'Drop', 'Fewer of these']);
    await tick('2026-03-26T12:30:00Z');
    expect(await cards()).toHaveLength(3);
    expect(messagesTo('U07')).toHaveLength(1);
    expect((await presses('ritual.keep', valueOn(asked as never, 'Keep'))).text).toContain('Next: Thu, Apr 2');
    await tick('2026-04-02T12:30:00Z');
    expect(await cards()).toHaveLength(4);
    expect((await only())?.id).toBe(id);
  });

  test('of a quarter that nobody answered twice is asked about, though what stood on the first card is forgotten', async () => {
    await person('U07');
    await started('what-changed', { every: choice('quarter') });
    for (const at of ['2026-04-02T12:30:00Z', '2026-07-02T12:30:00Z', '2026-10-01T12:30:00Z']) await tick(at);
    expect((await cards()).map(({ slot, words, isForgotten }) => [slot, words.length > 0, isForgotten])).toEqual([
      ['2026-Q2', false, true],
      ['2026-Q3', true, undefined],
    ]);
    expect(messagesTo('U07')[0]?.text).toContain('Nobody answered *What changed for students* in <#C1> the last two');
    // Leaders read the same on the page of that week.
    expect((await gather(deps, 'T1', '2026-09-28')).rituals).toMatchObject([{ ran: false, skipped: 2 }]);
  });

  test('of meetings that nobody answered at two of them still comes, and who began it is asked', async () => {
    await person('U07');
    const id = await started('norm-check', { every: choice('meeting') });
    for (const day of ['02', '03', '04']) {
      await tick(`2026-03-${day}T15:00:00Z`);
      await presses('ritual.now', id);
    }
    expect(await cards()).toHaveLength(3);
    expect(messagesTo('U07').map(({ text }) => String(text).slice(0, 15))).toEqual(['Nobody answered']);
    expect((await only())?.status).toBe('asking');
  });

  test.each([['is_archived'], ['channel_not_found'], ['not_in_channel']])(
    'whose channel says %s rests with all others of the channel, and who began them is told once',
    async (error) => {
      await started('tried-it');
      await started('useful-flop', { day: choice('fri'), at: { selected_time: '08:00' } });
      slack.next('chat.postMessage', () => ({ ok: false, error }));
      await tick('2026-02-26T13:30:00Z');
      await tick('2026-02-27T14:00:00Z');
      await tick('2026-03-05T13:30:00Z');
      expect((await rituals()).map(({ status }) => status)).toEqual(['parked', 'parked']);
      expect(messagesTo('U07')).toHaveLength(1);
      expect(messagesTo('U07')[0]?.text).toContain('*Tried it*, *Useful flop* rest');
      // Which Go on is whose can be seen.
      expect(messagesTo('U07')[0]?.blocks.slice(1, 3)).toMatchObject([
        { text: { text: '*Tried it*' }, accessory: { text: { text: 'Go on' } } },
        { text: { text: '*Useful flop*' }, accessory: { text: { text: 'Go on' } } },
      ]);
      const id = (await only())?.id;
      expect((await presses('ritual.go-on', id)).text).toContain('It goes on. Next: Thu, Mar 12 at 07:30.');
      await tick('2026-03-12T12:30:00Z');
      expect((await cards()).map(({ slot }) => slot)).toEqual(['2026-W11']);
    },
  );

  test('whose channel was archived on a day its starter does not work is told of in their own hours, or by then to a leader', async () => {
    await person('U07', { zone: 'America/Phoenix' });
    await deps.people.set('T1', 'U07', { workingDays: ['mon', 'wed'] });
    await started('tried-it');
    slack.next('chat.postMessage', () => ({ ok: false, error: 'is_archived' }));
    await tick('2026-02-26T13:30:00Z');
    expect((await only())?.status).toBe('parked');
    await tick('2026-03-02T14:29:00Z');
    expect(messagesTo('U07')).toEqual([]);
    await tick('2026-03-02T14:30:00Z');
    expect(labels(messagesTo('U07')[0] as never)).toEqual(['Go on', 'Drop', 'Fewer of these']);
    // Who began it is gone when it rests again.
    await presses('ritual.go-on', (await only())?.id);
    await person('U07', { standing: 'deactivated' });
    await person('U01');
    await deps.leaders.name({ teamId: 'T1', userId: 'U01', scope: 'school', namedBy: 'U02', at: new Date() });
    slack.next('chat.postMessage', () => ({ ok: false, error: 'is_archived' }));
    await tick('2026-03-05T13:30:00Z');
    expect(messagesTo('U01')[0]?.text).toContain('*Tried it* rests');
  });

  test('comes once when two instances look at the same moment', async () => {
    await started('tried-it');
    const at = new Date('2026-02-26T13:30:00Z');
    bot.setNow(at);
    const look = () => Promise.all(jobs.map(({ run }) => run(deps, at)));
    await Promise.all([look(), look()]);
    bot.sender.wake();
    await bot.settled();
    expect(inChannel()).toHaveLength(1);
    expect((await only())?.nextAt).toEqual(new Date('2026-03-05T13:30:00Z'));
  });

  test('that was due while nothing ran comes later the same day, not on the next, and not at night', async () => {
    await started('tried-it');
    await tick('2026-02-26T20:00:00Z');
    expect(await cards()).toHaveLength(1);
    await tick('2026-03-06T15:00:00Z');
    await tick('2026-03-13T02:00:00Z');
    expect(await cards()).toHaveLength(1);
    const skipped = await db
      .collection('occurrences')
      .find({ skipped: { $exists: true } })
      .toArray();
    expect(skipped.map(({ slot, skipped: reason }) => [slot, reason])).toEqual([
      ['2026-W10', 'its day is over'],
      ['2026-W11', 'the hours of the school are over'],
    ]);
  });

  test('moved to the minute of another comes a little later, and neither is lost', async () => {
    await started('tried-it');
    await started('useful-flop', { every: choice('week'), day: choice('fri') });
    await deps.calendars.close('T1', { day: '2026-02-26', at: new Date('2026-02-25T15:00:00Z'), by: 'U01' } as never);
    await calendarFollower.follow(deps, 'T1', new Date('2026-02-25T15:00:00Z'));
    await tick('2026-02-27T13:30:00Z');
    expect((await cards()).map(({ name }) => name)).toEqual(['Useful flop']);
    await tick('2026-02-27T13:35:00Z');
    await tick('2026-02-27T13:35:20Z');
    expect((await cards()).map(({ name }) => name)).toEqual(['Useful flop', 'Tried it']);
  });

  test('follows the calendar: a day that closes moves it, and one that opens again brings it back', async () => {
    await started('tried-it');
    const at = new Date('2026-02-25T15:00:00Z');
    bot.setNow(at);
    await deps.calendars.close('T1', { day: '2026-02-26', at, by: 'U01' } as never);
    await calendarFollower.follow(deps, 'T1', at);
    expect((await only())?.nextAt).toEqual(new Date('2026-02-27T13:30:00Z'));
    await deps.calendars.reopen('T1', '2026-02-26', at);
    await calendarFollower.follow(deps, 'T1', at);
    expect((await only())?.nextAt).toEqual(new Date('2026-02-26T13:30:00Z'));
  });
});

describe('at a staff meeting', () => {
  test('whoever presses shows a move themself, and everyone may', async () => {
    const id = await started('two-minute-model', { every: choice('meeting'), day: choice('mon') });
    await tick('2026-03-30T12:30:00Z');
    expect(await cards()).toEqual([]);
    expect(labels(await types('', 'U01'))[0]).toBe('I show a move');
    await presses('ritual.move', id, { userId: 'U01', view: { id: 'V1', type: 'modal' } });
    const fields = { move: { value: 'five seconds of silence' }, lookFor: { value: 'who speaks second' } };
    expect(await sends('ritual.move-form', { ...fields, move: { value: '' } }, { userId: 'U01', id })).toHaveProperty(
      'move',
    );
    await sends('ritual.move-form', fields, { userId: 'U01', id });
    expect(inChannel()[0]).toContain(
      '<@U01> shows five seconds of silence. Watch for who speaks second. Where would it fit tomorrow?',
    );
  });

  test('a ritual that is paused stands with its day, is posted by nobody before it, and by a press on it', async () => {
    const id = await started('two-minute-model', { every: choice('meeting') });
    await sends('ritual.pause-form', { until: { selected_date: '2026-03-06' } }, { id });
    expect(modalText()).toContain('Paused until Fri, Mar 6. It comes when somebody presses.');
    expect(labels(await types('', 'U01'))).not.toContain('I show a move');
    expect(modalText()).toContain('Paused until Fri, Mar 6. It comes when somebody presses.');
    expect(labels(await types('')).slice(0, 3)).toEqual(['Go on', 'Change', 'Drop']);
    await presses('ritual.move', id, { userId: 'U01', view: { id: 'V1', type: 'modal' } });
    expect(modalText()).toContain('It is paused until Fri, Mar 6.');
    const fields = { move: { value: 'five seconds of silence' }, lookFor: { value: 'who speaks second' } };
    await sends('ritual.move-form', fields, { userId: 'U01', id });
    expect(await cards()).toEqual([]);
    await tick('2026-03-06T15:00:00Z');
    await sends('ritual.move-form', fields, { userId: 'U01', id });
    expect(await cards()).toHaveLength(1);
  });

  test('a ritual of words is posted by a press, once a day', async () => {
    const id = await started('norm-check', { every: choice('meeting') });
    expect((await presses('ritual.now', id)).text).toContain('It stands in <#C1> now');
    expect((await presses('ritual.now', id)).text).toContain('since today');
    expect(inChannel()).toHaveLength(1);
    expect(inChannel()[0]).toMatch(/Our norm: [A-Z][^.]+\. One time we kept it, one time we slipped\. No names\./);
    await deps.norms.set('T1', 'school', ['We <wait>.']);
    await tick('2026-02-25T15:00:00Z');
    await presses('ritual.now', id);
    expect(slack.callsOf('chat.postMessage').at(-1)?.text).toContain('Our norm: We &lt;wait&gt;. One time');
  });
});

describe('a press on a ritual', () => {
  const buttons = ['start', 'go-on', 'keep', 'drop'];
  const cardButtons = ['take-back', 'take-part', 'take-no-part'];
  const put = (over: object) => db.collection('rituals').updateOne({}, { $set: { turn: 0, ...over } });

  test.each([
    ['started', 'start', { status: 'draft' }, { status: 'running' }],
    ['kept', 'keep', { status: 'asking' }, { status: 'running' }],
    ['gone on with', 'go-on', { status: 'parked' }, { status: 'running' }],
    ['dropped', 'drop', { status: 'running' }, { status: 'dropped' }],
  ])(
    'twice at once: it is %s once; by who neither began it nor leads, not at all',
    async (_, button, before, after) => {
      const id = await started('tried-it');
      await put(before);
      await presses(`ritual.${button}`, id, { userId: 'U11' });
      expect(await only()).toMatchObject({ ...before, turn: 0 });
      await Promise.all([1, 2].map(() => presses(`ritual.${button}`, id)));
      expect(await only()).toMatchObject({ ...after, turn: 1 });
    },
  );

  test('on its card counts for who presses, once, and touches nobody else’s', async () => {
    await started('passing-the-baton');
    await tick('2026-02-26T13:30:00Z');
    const id = (await cards())[0]?.id ?? '';
    await Promise.all(['U07', 'U07', 'U11'].map((userId) => presses('ritual.take-part', id, { userId })));
    await presses('ritual.take-no-part', id, { userId: 'U12' });
    expect((await cards())[0]?.members.toSorted()).toEqual(['U07', 'U11']);
    await answer(id, 'mine');
    await presses('ritual.take-back', id, { userId: 'U11' });
    expect((await cards())[0]?.answers).toHaveLength(1);
  });

  test('half a year later says where to look, and changes nothing', async () => {
    const id = await started('tried-it');
    await tick('2026-02-26T13:30:00Z');
    const card = (await cards())[0]?.id ?? '';
    await presses('ritual.drop', id);
    await answer(card, 'half worked');
    await tick('2026-08-31T15:00:00Z');
    expect(JSON.stringify(await cards())).not.toMatch(/half worked|students did/);
    for (const button of buttons) expect((await presses(`ritual.${button}`, id)).text, button).toContain('/ritual');
    for (const button of cardButtons)
      expect((await presses(`ritual.${button}`, card)).text, button).toContain('/ritual');
    for (const button of ['answer', 'read-all', 'change', 'pause']) {
      await presses(`ritual.${button}`, button === 'change' || button === 'pause' ? id : card);
      expect(modalText(), button).toContain('/ritual');
    }
    expect((await only())?.status).toBe('dropped');
  });
});
