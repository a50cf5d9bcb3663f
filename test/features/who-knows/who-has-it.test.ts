import { describe, expect, test } from 'vitest';
import { openOffer, type Question } from '../../../src/domain/question.ts';
import { question } from '../../helpers/question.ts';
import { aisha, grace, jamal, mateo, sampleDesk, tamika } from './sample-desk.ts';

const { types, presses, sends, asked, kept, messagesTo, told, slack, db, bot } = await sampleDesk();
const { deps } = bot;
const text = 'how do I get quiet students talking in math';
const newcomer = 'U0NEWCOM1';

async function delivered() {
  await bot.settled();
  bot.sender.wake();
  await bot.settled();
}
const passes = (id: string, colleague: string) =>
  sends('who-knows.pass-form', { colleague: { selected_user: colleague } }, { userId: aisha, id });
const questions = () => db.collection<Question>('questions');

describe('a question without the asker’s name', () => {
  test('does not give it to whoever is asked, and gives it to whoever accepts', async () => {
    await sends(
      'who-knows.form',
      {
        question: { value: text },
        need: { selected_option: { value: 'ask' } },
        anonymous: { selected_options: [{ value: 'yes' }] },
      },
      { userId: mateo },
    );
    const { id } = await kept();
    await presses('who-knows.ask.0', `${id}:0`, { userId: mateo });
    await delivered();
    const [offer] = messagesTo(aisha);
    expect(offer?.text).toContain('A colleague asks');
    expect(JSON.stringify(offer)).not.toContain(mateo);
    await presses('who-knows.accept', id, { userId: aisha });
    await delivered();
    const together = slack.callsOf('chat.postMessage').find(({ text: said }) => String(said).includes('Talk in this'));
    expect(together?.text).toContain(`<@${mateo}> asked`);
  });

  test('stands in a channel without it too', async () => {
    const id = await asked();
    await questions().updateOne({ id }, { $set: { anonymous: true } });
    await sends('who-knows.team-form', { channel: { selected_conversation: 'C9' } }, { userId: mateo, id });
    await delivered();
    const [post] = messagesTo('C9');
    expect(post?.text).toContain(text);
    expect(JSON.stringify(post)).not.toContain(mateo);
  });
});

describe('someone who never joined', () => {
  test('can be passed a question and help, and is not in the directory by that', async () => {
    const id = await asked();
    expect(await passes(id, newcomer)).toBeUndefined();
    await delivered();
    expect(messagesTo(newcomer)[0]?.text).toContain('says you are the one who knows');
    await presses('who-knows.accept', id, { userId: newcomer });
    expect(await kept()).toMatchObject({ status: 'accepted', answerer: newcomer });
    expect((await deps.people.find('T1', newcomer))?.joinedAt).toBeUndefined();
    expect((await deps.matcher.directory('T1')).colleagues.has(newcomer)).toBe(false);
  });

  const another = question({ id: 'q2', cause: 'trigger-2', askedBy: jamal, status: 'asking', text: 'exit tickets' });
  const passedOnto = (userId: string): Question => ({
    ...another,
    offers: another.offers.map((one) => ({ ...one, userId, kind: 'passed', passedBy: grace, state: 'open' })),
  });

  test('is passed one question at a time, and the next once that is out of their hands', async () => {
    const id = await asked();
    await deps.questions.addOnce(passedOnto(newcomer));
    expect(await passes(id, newcomer)).toEqual({
      colleague: expect.stringContaining('gets one passed question at a time, and this colleague has one now'),
    });
    expect((await deps.questions.find('T1', id))?.offers).toHaveLength(1);
    await presses('who-knows.decline', 'q2', { userId: newcomer });
    expect(await passes(id, newcomer)).toBeUndefined();
    expect((await deps.questions.find('T1', id))?.offers.at(-1)).toMatchObject({ userId: newcomer, kind: 'passed' });
  });

  test('is passed one of two questions that come at once', async () => {
    const id = await asked();
    await deps.questions.addOnce(passedOnto(grace));
    const pass = (questionId: string, userId: string) =>
      sends('who-knows.pass-form', { colleague: { selected_user: newcomer } }, { userId, id: questionId });
    await Promise.all([pass(id, aisha), pass('q2', grace)]);
    const held = await deps.questions.heldBy('T1', newcomer);
    expect(held).toHaveLength(1);
  });

  test('is passed one at a time, but a colleague who has joined as many as colleagues pass', async () => {
    const id = await asked();
    await deps.questions.addOnce(passedOnto(grace));
    expect(await passes(id, grace)).toBeUndefined();
  });
});

test('a passed question counts as one of the week: a colleague who has enough is passed no more, and is not told of', async () => {
  const id = await asked();
  await db.collection('people').updateOne({ userId: grace }, { $set: { weeklyLimit: 1 } });
  await deps.questions.addOnce(question({ id: 'q2', cause: 'trigger-2', askedBy: jamal, text: 'exit tickets' }));
  await questions().updateOne({ id: 'q2' }, { $set: { 'offers.0.userId': grace, 'offers.0.kind': 'passed' } });
  expect(await passes(id, grace)).toEqual({ colleague: expect.stringContaining('cannot take another question just') });
  await questions().deleteOne({ id: 'q2' });
  expect(await passes(id, grace)).toBeUndefined();
});

describe('a question in a channel', () => {
  test('has whoever presses first, and the second hears so', async () => {
    const id = await asked();
    await sends('who-knows.team-form', { channel: { selected_conversation: 'C9' } }, { userId: mateo, id });
    await delivered();
    await Promise.all([
      presses('who-knows.accept', id, { userId: tamika }),
      presses('who-knows.accept', id, { userId: jamal }),
    ]);
    const { status, answerer, offers } = await kept();
    expect(status).toBe('accepted');
    expect([tamika, jamal]).toContain(answerer);
    expect(offers.filter(({ state }) => state === 'accepted')).toHaveLength(1);
    expect(told().join()).toMatch(/Someone (else has taken|pressed just before)/);
  });
});

describe('a colleague with one place left this week', () => {
  test('is asked by one of two askers at once, and the other is told', async () => {
    await db.collection('people').updateOne({ userId: aisha }, { $set: { weeklyLimit: 1 } });
    await deps.schools.directoryChanged('T1');
    const ids: string[] = [];
    for (const userId of [mateo, grace]) {
      await types(text, userId);
      const found = await questions().findOne({ askedBy: userId });
      expect(found?.suggestions[0]?.userId).toBe(aisha);
      ids.push(String(found?.id));
    }
    await Promise.all([
      presses('who-knows.ask.0', `${ids[0]}:0`, { userId: mateo }),
      presses('who-knows.ask.0', `${ids[1]}:0`, { userId: grace }),
    ]);
    const held = (await questions().find({}).toArray()).filter((one) => openOffer(one)?.userId === aisha);
    expect(held).toHaveLength(1);
    expect(told().join()).toContain('cannot take another question just now');
  });
});
