import { beforeEach, describe, expect, test } from 'vitest';
import type { Question } from '../../../src/domain/question.ts';
import { jobs } from '../../../src/features/who-knows/index.ts';
import { desk, labels } from '../../helpers/desk.ts';
import { question } from '../../helpers/question.ts';

const { types, presses, sends, modalText, messagesTo, slack, db, bot } = await desk('/who-knows');
const { deps } = bot;

beforeEach(async () => {
  for (const [userId, name] of [
    ['U07', 'Mateo Ruiz'],
    ['U11', 'Aisha Rahman'],
  ] as const) {
    await deps.people.keepSlack(
      { teamId: 'T1', userId, name, zone: 'America/Chicago', standing: 'colleague', isAdmin: false },
      deps.clock(),
    );
    await deps.people.join('T1', userId, deps.clock());
  }
  const { helped: _, ...accepted } = question();
  await deps.questions.addOnce(accepted);
});

const kept = async () => (await deps.questions.find('T1', 'q1')) as Question;
const evidence = () => db.collection('evidence').find({}).toArray();
const thanks = (userId = 'U07') =>
  sends(
    'who-knows.helped-form',
    { practice: { value: 'Partners talk first, then two share' }, mayBeShown: { selected_options: [] } },
    { userId, id: 'q1' },
  );
const ticked = (values: string[]) => ({ selected_options: values.map((value) => ({ value })) });
const tells = (students: string, { sharing = [], said = [] }: { sharing?: string[]; said?: string[] } = {}) =>
  sends(
    'who-knows.tried-form',
    { students: { value: students }, sharing: ticked(sharing), namesNoPupil: ticked(said) },
    { id: 'q1' },
  );

/** School time goes on to this instant, and what is due is done. */
async function becomes(at: string) {
  bot.setNow(new Date(at));
  for (const { run } of jobs) await run(deps, deps.clock());
  await bot.settled();
  bot.sender.wake();
  await bot.settled();
}
const askings = () => messagesTo('U07').filter(({ text }) => text.startsWith('Did you try it?'));
const lastEdit = () => JSON.stringify(slack.callsOf('chat.update').at(-1));

describe('"Did you try it?"', () => {
  test('comes ten school days after the thanks, in working hours, once', async () => {
    await thanks();
    await becomes('2026-03-09T20:00:00Z');
    expect(askings()).toHaveLength(0);
    // 06:00 in Chicago: the day has come, the working hours have not.
    await becomes('2026-03-10T11:00:00Z');
    expect(askings()).toHaveLength(0);
    await becomes('2026-03-10T12:31:00Z');
    await becomes('2026-03-10T12:32:00Z');
    expect(askings()).toHaveLength(1);
    expect(labels(askings()[0] as never)).toEqual(['Tried it', 'Not yet', 'Did not fit', 'Fewer of these']);
    expect(askings()[0]?.text).toContain('Partners talk first');
  });

  test('is asked once by two instances at one time', async () => {
    await thanks();
    bot.setNow(new Date('2026-03-10T15:00:00Z'));
    const [tried] = jobs.filter(({ name }) => name === 'who-knows.tried');
    await Promise.all([tried?.run(deps, deps.clock()), tried?.run(deps, deps.clock())]);
    await bot.settled();
    expect(askings()).toHaveLength(1);
  });

  test('takes one of the day’s places for messages nobody asked for', async () => {
    await thanks();
    await becomes('2026-03-10T15:00:00Z');
    expect(await db.collection('budgets').findOne({ userId: 'U07', day: '2026-03-10' })).toMatchObject({ count: 1 });
  });

  test('is not asked of who is no colleague any more', async () => {
    await thanks();
    await db.collection('people').updateOne({ userId: 'U07' }, { $set: { standing: 'deactivated' } });
    await becomes('2026-03-10T15:00:00Z');
    expect(askings()).toHaveLength(0);
    expect((await kept()).followUp).toEqual({ asked: 0 });
  });

  test('with "Not yet" is asked once more, then never', async () => {
    await thanks();
    await becomes('2026-03-10T15:00:00Z');
    await presses('who-knows.not-yet', 'q1');
    expect(lastEdit()).toContain('I ask once more in a while');
    await becomes('2026-03-24T15:00:00Z');
    expect(askings()).toHaveLength(2);
    await presses('who-knows.not-yet', 'q1');
    expect(lastEdit()).toContain('I will not ask again');
    await becomes('2026-06-01T15:00:00Z');
    expect(askings()).toHaveLength(2);
  });

  test('with "Did not fit" takes nothing from anyone', async () => {
    await thanks();
    const before = await evidence();
    await becomes('2026-03-10T15:00:00Z');
    await presses('who-knows.did-not-fit', 'q1');
    expect((await kept()).followUp).toEqual({ asked: 1, outcome: 'did-not-fit', toldOn: '2026-03-10' });
    expect(await evidence()).toEqual(before);
    expect(messagesTo('U11').map(({ text }) => text)).not.toContainEqual(expect.stringMatching(/fit/));
    expect(lastEdit()).toContain('nothing is taken from anyone');
  });
});

describe('"Tried it"', () => {
  test('speaks for the answerer on the topic, beside the thanks', async () => {
    await thanks();
    await tells('Six of them talked');
    expect(await evidence()).toMatchObject([
      { userId: 'U11', kind: 'helped', topic: 'math-discourse' },
      { userId: 'U11', kind: 'tried', topic: 'math-discourse', day: '2026-02-24' },
    ]);
    expect((await kept()).followUp).toEqual({
      ...{ asked: 0, outcome: 'tried', toldOn: '2026-02-24' },
      students: 'Six of them talked',
    });
  });

  test('tells the answerer what students did only as the asker agrees', async () => {
    await thanks();
    await tells('Six of them talked');
    await becomes('2026-02-25T15:00:00Z');
    expect(JSON.stringify(messagesTo('U11'))).not.toContain('Six of them');
  });

  test('tells the answerer when the asker agrees', async () => {
    await thanks();
    await tells('Six of them talked', { sharing: ['tell'] });
    expect(messagesTo('U11').at(-1)?.text).toMatch(
      /What students did: “Six of them talked”\nThank you. It helps .* find you/,
    );
  });

  test('is said before anyone asks, and then nobody asks', async () => {
    await thanks();
    expect(labels(await types('mine'))).toEqual(['I tried it']);
    await presses('who-knows.tried-it', 'q1');
    expect(modalText()).toContain('What did students do?');
    await tells('');
    await becomes('2026-03-10T15:00:00Z');
    expect(askings()).toHaveLength(0);
    const mine = await types('mine');
    expect(mine.text).toContain('You tried it.');
    expect(labels(mine)).toEqual([]);
  });

  test('of the asking that still waits for the morning withdraws it', async () => {
    await thanks();
    await becomes('2026-03-10T11:00:00Z');
    await tells('');
    await becomes('2026-03-10T13:00:00Z');
    expect(askings()).toHaveLength(0);
  });

  test('sent twice, also at once, counts once', async () => {
    await thanks();
    await Promise.all([tells('One'), tells('Two')]);
    await tells('Three');
    expect((await evidence()).filter(({ kind }) => kind === 'tried')).toHaveLength(1);
    expect(modalText()).toContain('You have told me already');
  });

  test('is only for the asker', async () => {
    await thanks();
    const refused = await presses('who-knows.did-not-fit', 'q1', { userId: 'U11' });
    expect(refused.text).toContain('Only the colleague who asked');
    expect((await kept()).followUp?.outcome).toBeUndefined();
  });

  test('of a question nobody has answered yet says what comes first', async () => {
    expect((await presses('who-knows.not-yet', 'q1')).text).toContain('Press This helped first');
  });

  test('that seems to name a pupil is stopped beside the field, and may go on', async () => {
    await thanks();
    const told = await tells('Jayden in my 3rd period spoke up');
    expect(told?.students).toContain('seems to name a student: “Jayden”');
    expect((await kept()).followUp?.outcome).toBeUndefined();
    expect(await tells('Jayden in my 3rd period spoke up', { said: ['no-pupil'] })).toBeUndefined();
    expect((await kept()).followUp?.outcome).toBe('tried');
  });

  test('and the practice that helped names no pupil either', async () => {
    const practice = { value: 'Jayden in my 3rd period went first' };
    const faults = await sends('who-knows.helped-form', { practice }, { id: 'q1' });
    expect(faults?.practice).toContain('seems to name a student');
  });
});
