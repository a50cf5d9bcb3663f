import { beforeEach, describe, expect, test } from 'vitest';
import { home, jobs } from '../../../src/features/contour/index.ts';
import { jobs as digestJobs } from '../../../src/features/digest/index.ts';
import { desk, labels, valueOn } from '../../helpers/desk.ts';
import { submissionPayload } from '../../helpers/payloads.ts';

const { types, presses, sends, modal, modalText, messagesTo, bot, slack, db, meets } = await desk('/contour');
const { deps } = bot;
const now = new Date('2026-02-24T15:00:00Z');

const filled = (over = {}) => ({
  words: { value: 'Students explain their <thinking>.' },
  sign: { value: 'half the class spoke' },
  from: { selected_date: '2026-02-23' },
  to: { selected_date: '2026-05-01' },
  topics: { value: 'math talk, fractions' },
  scope: { selected_option: { value: 'school' } },
  namesNoPupil: { selected_options: [] },
  ...over,
});
const set = (over = {}, userId = 'U01') => sends('contour.goal-form', filled(over), { userId });
const close = (id: string, changed: string, userId = 'U01') =>
  sends(
    'contour.goal-close-form',
    { changed: { value: changed }, namesNoPupil: { selected_options: [] } },
    { userId, id },
  );
const count = (id: string, seen: string, rooms: string, userId = 'U07') =>
  sends('contour.sign-form', { seen: { value: seen }, rooms: { value: rooms } }, { userId, id });
/** As the clockwork closes the week that is over. */
const weekCloses = async () => {
  for (const job of digestJobs) await job.run(deps, deps.clock());
};
const active = () => deps.goals.active('T1');
const elsewhere = (text: string, userId?: string) => types(text, userId, { channel_id: 'C7' });
const inTeam = (text: string, userId?: string) => types(text, userId, { channel_id: 'C1' });

beforeEach(async () => {
  for (const userId of ['U01', 'U02', 'U07']) await meets({ userId });
  await deps.leaders.name({ teamId: 'T1', userId: 'U01', scope: 'school', namedBy: 'U01', at: now });
  for (const channelId of ['C1', 'C2'])
    await deps.teams.switchOn({ teamId: 'T1', channelId, switchedOnBy: 'U01', switchedOnAt: now });
  await deps.teams.join('T1', 'C1', 'U07', now);
  await deps.teams.join('T1', 'C2', 'U02', now);
});

describe('/contour goal', () => {
  test('sets the goal of the school for its leader, and everyone reads it with its sign', async () => {
    expect((await elsewhere('goal')).text).toContain('No goal is set yet');
    expect(labels(await elsewhere('goal', 'U01'))).toEqual(['Set a goal']);
    await presses('contour.goal-set', 'school', { userId: 'U01' });
    expect(modalText()).toContain('What students will do differently');
    expect(await set()).toBeUndefined();
    const shown = await elsewhere('goal');
    expect(shown.text).toContain('*Goal of the school:* Students explain their &lt;thinking&gt;.');
    expect(shown.text).toContain('Until May 1, 2026.');
    expect(shown.text).toContain('Topics: math discourse, fractions');
    expect(shown.text).toContain('The sign: half the class spoke (no team has counted it last school week).');
    expect(await deps.audit.latest('T1', 5)).toMatchObject([{ act: 'goal.set', by: 'U01' }]);
  });

  test('tells beside the field of a goal that ends before it starts, and of a student’s name; nothing is lost', async () => {
    expect(await set({ to: { selected_date: '2026-02-20' } })).toEqual({
      to: 'The goal would end before it starts. Choose a later day.',
    });
    const words = { value: 'Jayden M. in grade 4 explains his thinking.' };
    expect(await set({ words })).toEqual({ words: expect.stringContaining('seems to name a student') });
    expect(await active()).toEqual([]);
    const namesNoPupil = { selected_options: [{ value: 'no-pupil' }] };
    expect(await set({ words, namesNoPupil })).toBeUndefined();
    expect(await active()).toHaveLength(1);
  });

  test('lets a team’s member set that of the team, and nobody else’s', async () => {
    const team = { scope: { selected_option: { value: 'C1' } } };
    expect(labels(await inTeam('goal'))).toEqual(['Set a goal']);
    await presses('contour.goal-set', 'C1');
    expect(modalText()).not.toContain('The whole school');
    await set(team, 'U07');
    expect((await active()).map(({ scope }) => scope)).toEqual(['C1']);
    for (const over of [
      {},
      { scope: { selected_option: { value: 'C2' } } },
      { scope: { selected_option: { value: 'C9' } } },
    ])
      await set(over, 'U07');
    expect(await active()).toHaveLength(1);
    expect((await elsewhere('goal')).text).toContain('*Goal of the team of <#C1>:*');
  });

  test('knows three at most: the fourth is told what to do', async () => {
    for (const words of ['One', 'Two', 'Three']) await set({ words: { value: `${words} goal` } });
    expect(labels(await elsewhere('goal', 'U01'))).toEqual([
      'Change it',
      'Close it',
      'Change it',
      'Close it',
      'Change it',
      'Close it',
    ]);
    await set({ words: { value: 'Fourth goal' } });
    expect(modalText()).toContain('3 goals are active');
    await presses('contour.goal-set', 'school', { userId: 'U01' });
    expect(modalText()).toContain('Close one with');
    expect(await active()).toHaveLength(3);
  });

  test('changes the words, the sign, the last day and the topics of a goal, by who may, and asks anew after its new last day', async () => {
    await set();
    const id = (await active())[0]?.id ?? '';
    await db.collection('goals').updateOne({ id }, { $set: { askedOn: '2026-05-02' } });
    const change = (over = {}, userId = 'U01') => {
      const { scope: _, from: __, ...fields } = filled(over);
      return sends('contour.goal-change-form', fields, { userId, id });
    };
    await change({ words: { value: 'Mine.' } }, 'U07');
    expect(modalText()).toContain('set by its leaders');
    await presses('contour.goal-change', id, { userId: 'U01' });
    expect(modalText()).toContain('"initial_value":"Students explain their <thinking>."');
    expect(await change({ to: { selected_date: '2026-02-22' } })).toEqual({
      to: expect.stringContaining('before it starts'),
    });
    const words = { value: 'Jayden M. in grade 4 explains.' };
    expect(await change({ words })).toEqual({ words: expect.stringContaining('seems to name a student') });
    const said = {
      words: { value: 'They ask why.' },
      to: { selected_date: '2026-06-01' },
      topics: { value: 'phonics' },
    };
    expect(await change(said)).toBeUndefined();
    expect(await active()).toEqual([
      expect.objectContaining({ words: 'They ask why.', to: '2026-06-01', topics: ['phonics'], from: '2026-02-23' }),
    ]);
    expect((await active())[0]?.askedOn).toBeUndefined();
    expect((await deps.audit.latest('T1', 5)).map(({ act }) => act)).toEqual(['goal.changed', 'goal.set']);
    await close(id, 'They ask each other why.');
    await change();
    expect(modalText()).toContain('This has changed meanwhile');
    expect((await deps.goals.find('T1', id))?.words).toBe('They ask why.');
  });

  test('asks what changed for students when a goal is closed, by who may', async () => {
    await set();
    const id = (await active())[0]?.id ?? '';
    expect(labels(await elsewhere('goal'))).toEqual([]);
    await close(id, 'All well', 'U07');
    expect(await active()).toHaveLength(1);
    await presses('contour.goal-close', id, { userId: 'U01' });
    expect(modalText()).toContain('What changed for students?');
    expect(await close(id, ' ')).toEqual({ changed: expect.stringContaining('also when it is nothing yet') });
    expect(await close(id, 'They ask each other why.')).toBeUndefined();
    await close(id, 'Something else.');
    expect(modalText()).toContain('This has changed meanwhile');
    expect((await elsewhere('goal')).text).toContain('Closed Feb 24, 2026. What changed: “They ask each other why.”');
    expect((await deps.audit.latest('T1', 5)).map(({ act }) => act)).toEqual(['goal.closed', 'goal.set']);
  });
});

test('whose last day has passed asks once what changed: who set it, or who leads there now', async () => {
  const due = async (at: string) => {
    bot.setNow(new Date(at));
    for (const { run } of jobs) await run(deps, new Date(at));
    bot.sender.wake();
    await bot.settled();
  };
  await set();
  await set({ scope: { selected_option: { value: 'C1' } } }, 'U07');
  await deps.teams.leave('T1', 'C1', 'U07');
  await due('2026-05-01T15:00:00Z');
  expect(messagesTo('U01')).toEqual([]);
  await due('2026-05-04T15:00:00Z');
  await due('2026-05-05T15:00:00Z');
  const waiting = async (userId: string) =>
    (await home(deps, await deps.roster.colleague('T1', userId))).flatMap(({ items }) => items);
  expect(labels({ blocks: (await waiting('U01')).flat() })).toEqual(['Close it', 'Close it']);
  expect(await waiting('U07')).toEqual([]);
  const agreed = { principalId: 'U01', staffId: 'U07', agreedOn: '2026-05-04', text: 'Visits are free for both.' };
  await deps.agreements.addOnce({
    ...{ ...agreed, teamId: 'T1', id: 'a1', cause: 'a1', recordedBy: 'U01', recordedAt: now, turn: 0 },
    ...{ confirmed: ['U01'], status: 'pending' },
  });
  expect(labels({ blocks: (await waiting('U07')).flat() })).toEqual(['Confirm']);
  const asked = messagesTo('U01');
  expect(asked.map(({ text }) => text)).toEqual(
    Array.from({ length: 2 }, () => expect.stringContaining('What changed for students?')),
  );
  expect(messagesTo('U07')).toEqual([]);
  await presses('contour.goal-close', valueOn(asked[0] ?? { blocks: [] }, 'Close it'), { userId: 'U01' });
  expect(modalText()).toContain('What changed for students?');
});

test('a goal in words about a child’s safety is met with the school’s steps, and written again where it was begun', async () => {
  const words = { value: 'a student told me his dad hits him' };
  for (const [form, fields] of [
    ['contour.goal-form', filled({ words })],
    ['contour.goal-change-form', { words }],
    ['contour.goal-close-form', { changed: words }],
  ] as const) {
    const sent = submissionPayload(form, fields, { userId: 'U07', private_metadata: 'C1' });
    const answer = (await bot.slack.deliver(sent)) as { view?: { blocks: never[] } };
    expect(JSON.stringify(answer.view)).toContain('In danger: 911');
    expect(valueOn(answer.view ?? { blocks: [] }, 'This is about teaching, write it again')).toBe('C1');
  }
  expect(await active()).toEqual([]);
  await presses('contour.goal-form-again', 'C1', { view: { id: 'V1', type: 'modal' } });
  expect(modal().callback_id).toBe('contour.goal-form-taught');
  const scope = { selected_option: { value: 'C1' } };
  expect(await sends('contour.goal-form-taught', filled({ words, scope }))).toBeUndefined();
  expect(await active()).toHaveLength(1);
});

describe('the sign of a goal', () => {
  test('is entered by a team in its channel, and told of all teams once the week is over, from four rooms on', async () => {
    await set();
    const inC1 = valueOn(await inTeam('goal'), 'Enter the sign');
    const inC2 = inC1.replace('C1', 'C2');
    await presses('contour.sign', inC1);
    expect(modalText()).toContain('Rooms in which we saw it');
    expect(await count(inC1, '3', '2')).toEqual({ seen: 'Write a whole number from 0 to 2.' });
    expect(await count(inC1, '1', '3')).toBeUndefined();
    expect(await count(inC2, '1', '9', 'U07')).toBeUndefined();
    expect(modalText()).toContain('that of a team by its members');
    expect((await elsewhere('goal')).text).toContain('no team has counted it');

    await count(inC2, '0', '4', 'U02');
    bot.setNow(new Date('2026-03-02T06:00:30Z'));
    expect((await elsewhere('goal')).text).toContain('last school week is being added up');
    await weekCloses();
    expect((await elsewhere('goal')).text).toContain('seen in 1 of 7 rooms last school week');
    // Nobody is kept with a count.
    expect(JSON.stringify(await db.collection('goalSigns').find().toArray())).not.toMatch(/U0[27]/);
  });

  test('stays untold where someone of two teams would have been left with a single room, also once they are in one', async () => {
    await set();
    await deps.people.join('T1', 'U07', now);
    const id = (await active())[0]?.id;
    await deps.teams.join('T1', 'C2', 'U07', now);
    await deps.teams.switchOn({ teamId: 'T1', channelId: 'C3', switchedOnBy: 'U01', switchedOnAt: now });
    await deps.teams.join('T1', 'C3', 'U02', now);
    for (const [team, rooms, by] of [
      ['C1', '3', 'U07'],
      ['C2', '3', 'U07'],
      ['C3', '1', 'U02'],
    ] as const)
      await count(`${id}:${team}`, '1', rooms, by);
    bot.setNow(new Date('2026-03-03T15:00:00Z'));
    await weekCloses();
    expect((await elsewhere('goal', 'U07')).text).toContain('too few rooms last school week to say');
    await deps.teams.leave('T1', 'C2', 'U07');
    expect((await elsewhere('goal', 'U07')).text).toContain('too few rooms last school week to say');
  });

  test('is not taken in a week without students, which nobody would be told of', async () => {
    await set();
    const id = valueOn(await inTeam('goal'), 'Enter the sign');
    for (const day of ['2026-03-16', '2026-03-17', '2026-03-18', '2026-03-19', '2026-03-20'])
      await deps.calendars.close('T1', { day, by: 'U01', at: now });
    bot.setNow(new Date('2026-03-18T15:00:00Z'));
    await presses('contour.sign', id);
    expect(modalText()).toContain('No students come this week');
    await count(id, '3', '4');
    expect(modalText()).toContain('Enter the sign in the next week with school.');
    expect(await deps.goals.signsSince('T1', '2026-01-01')).toEqual([]);
    bot.setNow(new Date('2026-03-23T15:00:00Z'));
    expect(await count(id, '3', '4')).toBeUndefined();
    expect(await deps.goals.signsSince('T1', '2026-01-01')).toMatchObject([{ week: '2026-03-23', seen: 3 }]);
  });

  test('of another team’s goal is not this team’s to enter', async () => {
    await set({ scope: { selected_option: { value: 'C2' } } }, 'U02');
    const id = (await active())[0]?.id;
    expect(labels(await inTeam('goal'))).not.toContain('Enter the sign');
    await count(`${id}:C1`, '1', '5');
    expect(await deps.goals.signsSince('T1', '2026-01-01')).toEqual([]);
  });
});

describe('/contour norms', () => {
  const write = (scope: string, norms: string, userId = 'U07') =>
    sends('contour.norms-form', { norms: { value: norms } }, { userId, id: scope });

  test('shows those that Contour begins with, until a team writes its own', async () => {
    const shown = await elsewhere('norms');
    expect(shown.text).toContain('• Titles stay at the door.');
    expect(labels(shown)).toEqual([]);
    expect(labels(await inTeam('norms'))).toEqual(['Write our own', 'Show them in this channel']);
    await presses('contour.norms-edit', 'C1');
    expect(modalText()).toContain('Leaders go first.');
    await write('C1', 'We start on time.\n\n  Phones <away>. ');
    expect((await inTeam('norms')).text).toContain('• We start on time.\n• Phones &lt;away&gt;.');
    expect((await elsewhere('norms')).text).not.toContain('Phones');
    await write('C1', '');
    expect((await inTeam('norms')).text).toContain('• Titles stay at the door.');
  });

  test('that seem to name a student are stopped in the form, until their writer ticks that none is named', async () => {
    const norms = { value: 'Leaders go first.\nWe sit with Jayden when he shouts.' };
    expect(await sends('contour.norms-form', { norms }, { id: 'C1' })).toEqual({
      norms: expect.stringContaining('seems to name a student: “Jayden”'),
    });
    await presses('contour.norms-edit', 'C1');
    expect(modalText()).toContain('No student is named here');
    const ticked = { norms, namesNoPupil: { selected_options: [{ value: 'no-pupil' }] } };
    expect(await sends('contour.norms-form', ticked, { id: 'C1' })).toBeUndefined();
    expect(await deps.norms.own('T1', 'C1')).toHaveLength(2);
  });

  test('are written by the team’s members and the school’s leaders alone', async () => {
    await write('school', 'Mine.');
    await write('C2', 'Mine.');
    expect(await deps.norms.own('T1', 'school')).toBeUndefined();
    expect(await deps.norms.own('T1', 'C2')).toBeUndefined();
    await write('school', 'Ours.', 'U01');
    expect((await inTeam('norms')).text).toContain('• Ours.');
    expect(await write('school', Array.from({ length: 13 }, (_, at) => `Norm ${at}`).join('\n'), 'U01')).toEqual({
      norms: 'These are 13 norms. Keep the 12 that matter most.',
    });
  });

  test('stand in the team’s channel by a member’s press, and by nobody else’s', async () => {
    await presses('contour.norms-post', 'C1', { userId: 'U02' });
    expect(messagesTo('C1')).toEqual([]);
    await presses('contour.norms-post', 'C1');
    expect(messagesTo('C1').map(({ text }) => text)).toEqual([expect.stringContaining('• Leaders go first.')]);
    expect(slack.callsOf('conversations.info')).toHaveLength(1);
  });
});
