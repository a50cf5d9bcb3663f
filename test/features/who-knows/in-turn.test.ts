import { describe, expect, test } from 'vitest';
import { openOffer, type Question } from '../../../src/domain/question.ts';
import { weekLabel } from '../../../src/time/school-week.ts';
import { labels, type Met } from '../../helpers/desk.ts';
import { question } from '../../helpers/question.ts';
import { aisha, grace, jamal, mateo, sampleDesk, tamika } from './sample-desk.ts';

const { presses, sends, drafted, asked, taken, kept, becomes, messagesTo, told, slack, db, bot } = await sampleDesk();
const { deps } = bot;
const facilitator = 'U0FACIL01';

async function delivered() {
  await bot.settled();
  bot.sender.wake();
  await bot.settled();
}
/** The colleague who has the question now says "Not this time"; gives who it was. */
async function declines(): Promise<string> {
  const { id, ...question } = await kept();
  const holder = String(openOffer({ id, ...question })?.userId);
  await presses('who-knows.decline', id, { userId: holder });
  return holder;
}
/** Everyone says "Not this time", until nobody is left. */
async function allDecline(): Promise<string[]> {
  const holders: string[] = [];
  while (openOffer(await kept())) holders.push(await declines());
  return holders;
}
const askedColleagues = async () => (await kept()).offers.map(({ userId }) => userId);
/** The asker's one message as it stands. */
function stateMessage(): Met {
  const edits = slack.callsOf('chat.update').filter(({ text }) => String(text).includes('Your question'));
  return edits.at(-1) as unknown as Met;
}
/** What stands in the thread of that message. */
const notes = () => slack.callsOf('chat.postMessage').filter(({ text }) => String(text).startsWith('Nobody has your'));

/** The colleague looks after questions this week. */
async function volunteers(userId: string) {
  await deps.people.keepSlack(
    { teamId: 'T1', userId, name: 'Rosa Delgado', zone: 'America/Chicago', standing: 'colleague', isAdmin: false },
    deps.clock(),
  );
  const week = weekLabel(deps.clock(), 'America/Chicago');
  await deps.facilitators.add({ teamId: 'T1', week, userId, since: deps.clock() });
}

describe('a question that goes from one to the next', () => {
  test('is offered to three colleagues in turn, one at a time, then it is the asker’s again', async () => {
    await asked();
    const holders = [await declines(), await declines()];
    const lastTurn = stateMessage().text;
    holders.push(...(await allDecline()));
    expect(new Set(holders).size).toBe(3);
    expect(lastTurn).toContain('Then I look for someone else, or ask you how to go on.');
    expect(messagesTo(String(holders[0]))[0]?.text).toContain(
      'I look for someone else, or the asker decides how to go on;',
    );
    expect((await kept()).status).toBe('unanswered');
  });

  test('goes to who looks after questions this week before it comes back to the asker', async () => {
    await asked();
    await volunteers(facilitator);
    const holders = await allDecline();
    expect(holders).toHaveLength(4);
    expect(holders.at(-1)).toBe(facilitator);
    await delivered();
    expect(messagesTo(facilitator)[0]?.text).toContain('You look after questions this week.');
    expect(messagesTo(facilitator)[0]?.text).toContain('After that the asker decides how to go on;');
    expect((await kept()).status).toBe('unanswered');
  });

  test('and nobody took is told to the asker once, with what they can press', async () => {
    await asked();
    await allDecline();
    await delivered();
    expect(notes()).toHaveLength(1);
    expect(notes()[0]?.text).toContain('None of us knows this yet');
    expect(labels(stateMessage())).toEqual(['None of us knows this yet', 'Ask again', 'Ask the team', 'Stop asking']);
  });

  test('and is asked again with nobody left is told where the asker pressed, and not once more in a message', async () => {
    const id = await asked();
    for (let round = 0; round < 6; round += 1) {
      while (openOffer(await kept())) {
        const holder = await declines();
        await presses('who-knows.decline-reason.not-mine', `${id}:not-mine`, { userId: holder });
      }
      await delivered();
      await presses('who-knows.ask-again', id, { userId: mateo });
      if (!openOffer(await kept())) break;
    }
    const sent = notes().length;
    slack.calls.length = 0;
    await presses('who-knows.ask-again', id, { userId: mateo });
    await delivered();
    expect(told().at(-1)).toContain('There is nobody else to ask just now');
    expect(sent).toBeGreaterThan(0);
    expect(notes()).toHaveLength(0);
  });
});

describe('after "None of these"', () => {
  const shownTo = ({ suggestions }: Question) => suggestions.map(({ userId }) => userId);
  const form = (over: Record<string, object> = {}) => ({
    question: { value: 'how do I get quiet students talking in math' },
    need: { selected_option: { value: 'ask' } },
    ...over,
  });

  test('the same question with more about it shows others, until the asker chooses one of those themself', async () => {
    const first = await drafted();
    const refused = shownTo(await kept());
    expect(refused).toContain(aisha);
    await presses('who-knows.none', first, { userId: mateo });
    await sends('who-knows.form', form({ teaching: { value: 'grade 5 math' } }), { userId: mateo, id: first });
    const second = await kept();
    const others = shownTo(second);
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter((userId) => refused.includes(userId))).toEqual([]);
    await presses('who-knows.none', second.id, { userId: mateo });
    expect((await kept()).notThese).toEqual([...refused, ...others]);
    await sends('who-knows.form', form({ chosen: { selected_users: [aisha] } }), { userId: mateo, id: second.id });
    expect(shownTo(await kept())).toEqual([aisha]);
  });

  test('whoever takes it in a channel and does not help is followed by none of those', async () => {
    const id = await drafted();
    const refused = shownTo(await kept());
    await presses('who-knows.none', id, { userId: mateo });
    await sends('who-knows.team-form', { channel: { selected_conversation: 'C1' } }, { userId: mateo, id });
    const taker = String([jamal, grace, tamika].find((userId) => !refused.includes(userId)));
    await presses('who-knows.accept', id, { userId: taker });
    await presses('who-knows.still-stuck', id, { userId: mateo });
    await allDecline();
    const after = await askedColleagues();
    expect(after.length).toBeGreaterThan(1);
    expect(after.filter((userId) => refused.includes(userId))).toEqual([]);
  });
});

describe('after "Still stuck"', () => {
  test('whoever did not help is not asked again, nor after "Ask again"', async () => {
    const id = await taken();
    await presses('who-knows.still-stuck', id, { userId: mateo });
    expect((await kept()).status).toBe('asking');
    await allDecline();
    await presses('who-knows.ask-again', id, { userId: mateo });
    await allDecline();
    expect((await askedColleagues()).filter((one) => one === aisha)).toHaveLength(1);
  });

  test('whoever had no time is not asked again unless the asker says so', async () => {
    const id = await asked();
    await declines();
    const second = String(openOffer(await kept())?.userId);
    await presses('who-knows.accept', id, { userId: second });
    await presses('who-knows.still-stuck', id, { userId: mateo });
    await allDecline();
    expect((await askedColleagues()).filter((one) => one === aisha)).toHaveLength(1);
    await presses('who-knows.ask-again', id, { userId: mateo });
    await allDecline();
    expect((await askedColleagues()).filter((one) => one === aisha)).toHaveLength(2);
  });

  test('three more colleagues are asked in turn', async () => {
    const id = await asked();
    await declines();
    await declines();
    const third = String(openOffer(await kept())?.userId);
    await presses('who-knows.accept', id, { userId: third });
    await presses('who-knows.still-stuck', id, { userId: mateo });
    expect(openOffer(await kept())?.userId).toBeDefined();
  });
});

describe('a question in a channel that nobody has', () => {
  test('can go on record as a gap, and can be asked again', async () => {
    const id = await asked();
    await sends('who-knows.team-form', { channel: { selected_conversation: 'C9' } }, { userId: mateo, id });
    await allDecline();
    await delivered();
    expect((await kept()).status).toBe('asking');
    expect(labels(stateMessage())).toEqual(['None of us knows this yet', 'Ask again', 'Stop asking']);
    await presses('who-knows.ask-again', id, { userId: mateo });
    expect(openOffer(await kept())).toBeDefined();
    await allDecline();
    await presses('who-knows.gap', id, { userId: mateo });
    expect((await kept()).status).toBe('gap');
    expect(await db.collection('gaps').countDocuments({})).toBe(1);
  });
});

describe('"Stop asking" on a question that someone has taken', () => {
  const together = () =>
    slack.callsOf('chat.update').filter(({ text }) => String(text).includes('stopped asking. There is nothing left'));

  test('leaves nothing to press in the conversation of the two', async () => {
    const id = await taken();
    await delivered();
    await presses('who-knows.stop', id, { userId: mateo });
    await delivered();
    expect(together()).toHaveLength(1);
    expect(labels(together()[0] as unknown as Met)).toEqual([]);
  });

  test('also when the asker leaves', async () => {
    await taken();
    await delivered();
    const { personLeft } = await import('../../../src/features/who-knows/index.ts');
    await personLeft(deps, { teamId: 'T1', userId: mateo });
    await delivered();
    expect(together()).toHaveLength(1);
  });
});

describe('a question whose time has passed', () => {
  test('goes on though another one, of any workspace, cannot', async () => {
    await asked();
    const overdue = question().offers.map((one) => ({ ...one, state: 'open' as const }));
    const broken: Partial<Question> = { teamId: 'T2', status: 'asking', offers: overdue };
    await deps.questions.addOnce({ ...question(broken), chosen: null as unknown as string[] });
    await becomes('2026-02-24T20:30:00Z');
    expect((await db.collection('questions').findOne({ teamId: 'T1' }))?.offers[0].state).toBe('expired');
    expect(bot.log.filter(({ event }) => event === 'who-knows.overdue-failed')).toHaveLength(1);
  });
});

test('a colleague who was asked before and can help after all has a conversation of their own with the asker', async () => {
  const two = [aisha, tamika];
  await db.collection('expertise').deleteMany({ userId: { $nin: two } });
  await deps.schools.directoryChanged('T1');
  const id = await asked();
  const first = await declines();
  const second = String(openOffer(await kept())?.userId);
  await presses('who-knows.accept', id, { userId: second });
  bot.setNow(new Date('2026-02-24T15:10:00Z'));
  await presses('who-knows.still-stuck', id, { userId: mateo });
  expect((await kept()).status).toBe('unanswered');
  await presses('who-knows.accept', id, { userId: first });
  await delivered();
  expect((await kept()).answerer).toBe(first);
  const opened = slack.callsOf('conversations.open').map(({ users }) => String(users));
  expect(opened.filter((users) => users.includes(first))).toHaveLength(1);
  expect(opened.filter((users) => users.includes(second))).toHaveLength(1);
});

describe('after the hours of who asked', () => {
  const evening = new Date('2026-02-24T22:20:00Z');
  const [beforeWork, morning] = ['2026-02-25T13:29:00Z', '2026-02-25T13:30:00Z'];
  const opened = () => slack.callsOf('conversations.open').filter(({ users }) => String(users).includes(','));
  const accepts = async () => {
    const id = await asked();
    bot.setNow(evening);
    await presses('who-knows.accept', id, { userId: aisha });
    await delivered();
    return id;
  };

  test('the conversation of the two opens when both are at work, and the asker’s message says when', async () => {
    await accepts();
    expect(stateMessage().text).toContain(
      `which opens when you are both at work, <!date^${+new Date(morning) / 1000}^`,
    );
    await becomes(beforeWork);
    expect(opened()).toHaveLength(0);
    await becomes(morning);
    expect(opened()).toHaveLength(1);
  });

  test('it does not open any more when the asker has stopped asking meanwhile', async () => {
    await presses('who-knows.stop', await accepts(), { userId: mateo });
    await becomes(morning);
    expect(opened()).toHaveLength(0);
  });

  test('that nobody has the question is told in the morning, and not at all when it is asked again before', async () => {
    const id = await asked();
    bot.setNow(evening);
    await allDecline();
    await delivered();
    expect(notes()).toHaveLength(0);
    await becomes(morning);
    expect(notes()).toHaveLength(1);
    bot.setNow(new Date('2026-02-25T22:20:00Z'));
    await presses('who-knows.ask-again', id, { userId: mateo });
    await allDecline();
    await presses('who-knows.ask-again', id, { userId: mateo });
    expect(openOffer(await kept())).toBeDefined();
    await becomes('2026-02-26T13:30:00Z');
    expect(notes()).toHaveLength(1);
  });
});
