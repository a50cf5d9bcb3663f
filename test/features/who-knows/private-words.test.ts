import { beforeEach, describe, expect, test } from 'vitest';
import type { Question } from '../../../src/domain/question.ts';
import { desk } from '../../helpers/desk.ts';
import { question } from '../../helpers/question.ts';

const { types, presses, sends, modal, modalText, messagesTo, db, bot } = await desk('/who-knows');
const { deps } = bot;

beforeEach(async () => {
  for (const [userId, name] of [
    ['U07', 'Mateo Ruiz'],
    ['U11', 'Aisha Rahman'],
    ['U12', 'Grace Liu'],
  ] as const) {
    await deps.people.keepSlack(
      { teamId: 'T1', userId, name, zone: 'America/Chicago', standing: 'colleague', isAdmin: false },
      deps.clock(),
    );
    await deps.people.join('T1', userId, deps.clock());
  }
});

const aboutTheBoss = 'how can I survive my difficult assistant boss shouting every morning';
const evidence = () =>
  db
    .collection('evidence')
    .find({}, { projection: { _id: 0 } })
    .toArray();

/** A question of Mateo's that Aisha is asked now. */
function asked(over: Partial<Question> = {}): Question {
  const { helped: _, answerer: __, acceptedAt: ___, ...taken } = question();
  return { ...taken, status: 'asking', offers: taken.offers.map((one) => ({ ...one, state: 'open' })), ...over };
}

const thanks = (id = 'q1') =>
  sends('who-knows.helped-form', { practice: { value: 'Partners talk first, then two share' } }, { id });
const fillsIn = (over: Record<string, Record<string, unknown>>) =>
  sends('who-knows.form', {
    question: { value: 'how do I get quiet students talking in math' },
    need: { selected_option: { value: 'ask' } },
    ...over,
  });
const passes = (colleague: string, note = '', ...said: string[]) =>
  sends(
    'who-knows.pass-form',
    {
      colleague: { selected_user: colleague },
      note: { value: note },
      namesNoPupil: { selected_options: said.map((value) => ({ value })) },
    },
    { userId: 'U11', id: 'q1' },
  );
const newest = async () => (await db.collection<Question>('questions').findOne({})) as unknown as Question;
async function delivered() {
  await bot.settled();
  bot.sender.wake();
  await bot.settled();
}

describe('the words of a question', () => {
  test('that names no topic of the vocabulary become evidence for nobody', async () => {
    await deps.questions.addOnce(asked({ text: aboutTheBoss, suggestions: [] }));
    await presses('who-knows.accept', 'q1', { userId: 'U11' });
    await thanks();
    expect((await deps.questions.find('T1', 'q1'))?.status).toBe('helped');
    expect(await evidence()).toEqual([]);
    expect((await types('difficult boss shouting every morning', 'U12')).text).not.toMatch(/survive/);
  });

  test('that a colleague answered before are no topic of theirs', async () => {
    const shown = { userId: 'U11', kind: 'answer' as const, topic: aboutTheBoss, detail: '', evidence: [], offers: [] };
    await deps.questions.addOnce(asked({ text: 'a difficult boss', suggestions: [shown] }));
    await presses('who-knows.accept', 'q1', { userId: 'U11' });
    await thanks();
    expect(await evidence()).toEqual([]);
  });

  test('that were kept as evidence once are shown to nobody any more', async () => {
    await deps.evidence.addOnce({
      teamId: 'T1',
      userId: 'U11',
      topic: 'how-can-i-survive-my-difficult-assistant-bos',
      kind: 'helped',
      day: '2026-02-20',
      cause: 'question:q0',
    });
    await deps.schools.directoryChanged('T1');
    expect((await types('how can I survive my difficult assistant', 'U12')).text).not.toMatch(/boss?\b/);
  });

  test('that name a topic speak for the answerer on that topic alone', async () => {
    await deps.questions.addOnce(asked({ text: 'exit tickets my boss never reads', suggestions: [] }));
    await presses('who-knows.accept', 'q1', { userId: 'U11' });
    await thanks();
    expect((await evidence()).map(({ topic }) => topic)).toEqual(['exit-ticket']);
  });
});

describe('who asks without a name', () => {
  test('is not given away to the colleague who would pass the question on to them', async () => {
    await deps.questions.addOnce(asked({ anonymous: true }));
    const toAsker = await passes('U07');
    expect(toAsker?.colleague).toBe('I cannot ask this colleague. Choose someone else.');
    const { offers } = asked();
    await db
      .collection('questions')
      .updateOne({ id: 'q1' }, { $set: { offers: [{ ...offers[0], userId: 'U12', state: 'declined' }, ...offers] } });
    expect(await passes('U12')).toEqual(toAsker);
  });

  test('is not known by having chosen a colleague', async () => {
    await fillsIn({
      chosen: { selected_users: ['U11'] },
      anonymous: { selected_options: [{ value: 'yes' }] },
    });
    await presses('who-knows.ask.0', `${(await newest()).id}:0`);
    await delivered();
    const [offer] = messagesTo('U11');
    expect(offer?.text).toContain('quiet students');
    expect(JSON.stringify(offer)).not.toMatch(/chose|U07/);
  });
});

test('a question says truly who reads it: all it is offered to, not the one who is asked first', async () => {
  await fillsIn({ chosen: { selected_users: ['U11'] } });
  expect(modalText()).toContain('Then the colleagues I offer it to, one at a time');
  await presses('who-knows.ask.0', `${(await newest()).id}:0`);
  await delivered();
  expect(JSON.stringify(messagesTo('U11')[0])).toContain('the asker, the colleagues it is offered to');
});

describe('a colleague whom the asker chose', () => {
  test('reads that the asker chose them, and no reason made up', async () => {
    await fillsIn({ chosen: { selected_users: ['U11'] } });
    expect(modalText()).toContain('You chose them');
    await presses('who-knows.ask.0', `${(await newest()).id}:0`);
    await delivered();
    expect(messagesTo('U11')[0]?.text).toContain('<@U07> chose you.');
    expect(messagesTo('U11')[0]?.text).not.toContain('because of');
  });

  test('and who helped is known for what the question names, not for having been chosen', async () => {
    await fillsIn({ question: { value: 'math talk in grade 4' }, chosen: { selected_users: ['U11'] } });
    const { id } = await newest();
    await presses('who-knows.ask.0', `${id}:0`);
    await presses('who-knows.accept', id, { userId: 'U11' });
    await thanks(id);
    expect((await evidence()).map(({ topic }) => topic)).toEqual(['math-discourse']);
  });
});

describe('a pupil’s name', () => {
  test.each(['teaching', 'tried', 'goal'])('in the field “%s” seals the question too', async (field) => {
    await fillsIn({ [field]: { value: 'I asked Jayden Miller in my 3rd period to sit in front' } });
    expect((await newest()).status).toBe('sealed');
    expect(modalText()).toContain('seems to name a student');
  });

  test('in the word to whom a question is passed on is stopped beside the field, and may go on', async () => {
    await deps.questions.addOnce(asked());
    const note = 'Jayden in my 3rd period went first';
    expect((await passes('U12', note))?.note).toContain('seems to name a student: “Jayden”');
    expect((await newest()).offers).toHaveLength(1);
    expect(await passes('U12', note, 'no-pupil')).toBeUndefined();
    expect((await newest()).offers.at(-1)).toMatchObject({ userId: 'U12', note });
  });
});

describe('a text that was said to be about teaching', () => {
  test.each(['edit', 'rewrite'])('passes the check again after **%s**', async (press) => {
    const fields = {
      question: { value: 'how do I teach the self harm unit' },
      need: { selected_option: { value: 'ask' } },
    };
    await sends('who-knows.teaching-form', fields);
    await presses(`who-knows.${press}`, (await newest()).id);
    expect(modal().callback_id).toBe('who-knows.teaching-form');
  });
});
