import { beforeEach, describe, expect, test } from 'vitest';
import { desk, valueOn } from '../../helpers/desk.ts';

const { types, presses, sends, modalText, messagesTo, bot, db } = await desk('/who-knows');
const { deps } = bot;
const asked = 'why do they go blank whenever I crave a reply';

beforeEach(async () => {
  for (const [userId, topic] of [
    ['U07', 'school garden'],
    ['U11', 'wait time'],
    ['U12', 'reply letters'],
  ] as const) {
    await deps.people.keepSlack(
      {
        teamId: 'T1',
        userId,
        name: `Person ${userId}`,
        zone: 'America/Chicago',
        standing: 'colleague',
        isAdmin: false,
      },
      deps.clock(),
    );
    await deps.people.join('T1', userId, deps.clock());
    await deps.expertise.put({
      ...{ teamId: 'T1', userId, id: `e-${userId}`, topic, topicKey: topic.replace(' ', '-'), detail: '' },
      ...{ source: 'skill', level: 3, offers: ['ask'], confirmedOn: '2026-02-24' },
    });
  }
  await deps.schools.directoryChanged('T1');
});

const learned = () => db.collection('learnedWords').find({}).toArray();
const questionId = async (text = asked) => String((await db.collection('questions').findOne({ text }))?.id);
const choose = (userId: string) => ({ colleague: { selected_user: userId } });
const accept = (id: string, userId: string) => presses('who-knows.accept', id, { userId });

/** The question goes to U12, who passes it to someone else. */
async function passedTo(userId: string, text = asked): Promise<string> {
  await types(text);
  const id = await questionId(text);
  await presses('who-knows.ask.0', `${id}:0`);
  await sends('who-knows.pass-form', choose(userId), { userId: 'U12', id });
  return id;
}

test.each([
  ['grade 1', 'U11'],
  ['11th grade chemistry', 'U12'],
  ['high school chemistry', 'U12'],
])(
  'of two who know the same, whoever works with about the grades of an asker who teaches %s is asked first',
  async (teaching, first) => {
    for (const [userId, grades] of [
      ['U11', [0, 1, 2]],
      ['U12', [9, 10]],
    ] as const) {
      const entry = {
        teamId: 'T1',
        userId,
        id: `x-${userId}`,
        topic: 'exit tickets',
        topicKey: 'exit-tickets',
        detail: '',
      };
      await deps.expertise.put({ ...entry, source: 'skill', level: 3, offers: ['ask'], confirmedOn: '2026-02-24' });
      await deps.people.set('T1', userId, { grades: [...grades] });
    }
    const question = { value: 'who has exit tickets' };
    await sends('who-knows.form', {
      question,
      teaching: { value: teaching },
      need: { selected_option: { value: 'ask' } },
    });
    const kept = await db.collection('questions').findOne({ text: question.value });
    expect(kept?.suggestions[0].userId).toBe(first);
  },
);

describe('a question that was passed along', () => {
  test('teaches the words that led there once it is accepted, never the sentence', async () => {
    const id = await passedTo('U11');
    expect(await learned()).toEqual([]);
    await accept(id, 'U11');
    expect(await learned()).toMatchObject([
      {
        teamId: 'T1',
        userId: 'U11',
        how: 'passed',
        words: ['blank', 'crave', 'reply', 'whenever'],
        day: '2026-02-24',
      },
    ]);
    expect(JSON.stringify(await learned())).not.toContain('go blank');
  });

  test('leads a like question to that colleague, and says why', async () => {
    await accept(await passedTo('U11'), 'U11');
    const met = await types('they look blank at me', 'U12');
    expect(met.text).toContain('Person U11: A question like this led to them before, in February 2026');
    expect(JSON.stringify(met)).not.toMatch(/whenever|expect|reply/);
    await presses('who-knows.ask.0', `${await questionId('they look blank at me')}:0`, { userId: 'U12' });
    expect(messagesTo('U11').at(-1)?.text).toContain('A question like this led to you before, in February 2026.');
  });

  test('keeps as its topic no words of the question, only what the colleague lists or the school’s vocabulary has', async () => {
    await accept(await passedTo('U11'), 'U11');
    expect(await learned()).toMatchObject([{ userId: 'U11', words: ['blank', 'crave', 'reply', 'whenever'] }]);
    expect((await learned())[0]).not.toHaveProperty('topic');
  });

  test('accepted twice, also at once, teaches once', async () => {
    const id = await passedTo('U11');
    await Promise.all([accept(id, 'U11'), accept(id, 'U11')]);
    expect(await learned()).toHaveLength(1);
  });

  test('enrolls nobody who has not joined', async () => {
    await db.collection('people').updateOne({ userId: 'U11' }, { $unset: { joinedAt: '' } });
    await accept(await passedTo('U11'), 'U11');
    expect(await learned()).toEqual([]);
  });
});

describe('what was not found', () => {
  test('after "None of these" teaches the words when someone else takes it in a channel', async () => {
    await types(asked);
    const id = await questionId();
    await presses('who-knows.none', id);
    await sends('who-knows.team-form', { channel: { selected_conversation: 'C1' } }, { id });
    await accept(id, 'U11');
    expect(await learned()).toMatchObject([{ userId: 'U11', how: 'found-otherwise' }]);
  });

  test('teaches nothing when one of those shown takes it after all', async () => {
    await types(asked);
    const id = await questionId();
    await presses('who-knows.none', id);
    await sends('who-knows.team-form', { channel: { selected_conversation: 'C1' } }, { id });
    await accept(id, 'U12');
    expect(await learned()).toEqual([]);
  });

  test('also of a question that was stopped for a student’s name and went on, teaches words of whoever was not shown alone, and no name', async () => {
    const named = `${asked}, Jayden does too`;
    for (const [taker, words] of [
      ['U12', []],
      ['U11', [['blank', 'crave', 'reply', 'whenever']]],
    ] as const) {
      await types(named);
      const id = await questionId(named);
      await presses('who-knows.go-on', id);
      await presses('who-knows.none', id);
      await sends('who-knows.team-form', { channel: { selected_conversation: 'C1' } }, { id });
      await accept(id, taker);
      expect((await deps.questions.find('T1', id))?.answerer).toBe(taker);
      expect((await learned()).map((one) => one.words)).toEqual(words);
      await db.collection('questions').deleteMany({});
    }
  });

  test('teaches, where the asker never said that it was none of those, only what helped; a try of it then promises no more', async () => {
    await types(asked);
    const id = await questionId();
    await sends('who-knows.team-form', { channel: { selected_conversation: 'C1' } }, { id });
    await accept(id, 'U11');
    expect(await learned()).toEqual([]);
    await sends('who-knows.helped-form', { practice: { value: 'Count to five' } }, { id });
    expect(await learned()).toMatchObject([
      { userId: 'U11', how: 'found-otherwise', words: ['blank', 'crave', 'reply', 'whenever'] },
    ]);
    expect((await types(asked, 'U12')).text).toContain('Person U11');
    await presses('who-knows.tried-it', id);
    expect(modalText()).not.toContain('counts for');
    await sends('who-knows.tried-form', { sharing: { selected_options: [{ value: 'tell' }] } }, { id });
    expect(messagesTo('U11').at(-1)?.text).toMatch(/tried what you helped with(?!.*find you)/s);
  });
});

describe('a question that was written anew', () => {
  const edited = 'how long should wait time be';
  const rewrite = async (text: string, replaces: string) =>
    sends(
      'who-knows.form',
      { question: { value: text }, need: { selected_option: { value: 'ask' } } },
      { id: replaces },
    );

  test('teaches the words of before, once someone takes it whom they had not found', async () => {
    await types(asked);
    await rewrite(edited, await questionId());
    const id = await questionId(edited);
    await presses('who-knows.ask.0', `${id}:0`);
    await accept(id, 'U11');
    expect(await learned()).toMatchObject([
      { userId: 'U11', how: 'edited', topic: 'wait time', words: ['blank', 'crave', 'reply', 'whenever'] },
    ]);
  });

  test('of one that seemed to name a pupil teaches nothing, and keeps nothing of it', async () => {
    const named = 'Jayden in my 3rd period goes blank';
    await types(named);
    await rewrite(edited, await questionId(named));
    expect(JSON.stringify(await db.collection('questions').find({}).toArray())).not.toContain('Jayden');
    const id = await questionId(edited);
    await presses('who-knows.ask.0', `${id}:0`);
    await accept(id, 'U11');
    expect(await learned()).toEqual([]);
  });
});

describe('the words that lead to someone', () => {
  const expertise = (text: string, userId: string) => types(text, userId, { command: '/expertise' });

  test('are shown to them, and once removed lead there no more, at once', async () => {
    await accept(await passedTo('U11'), 'U11');
    const met = await expertise('words', 'U11');
    expect(met.text).toContain('*blank, crave, reply, whenever* (learned in February 2026)');
    expect((await types('they look blank at me', 'U12')).text).toContain('Person U11');
    const value = valueOn(met, 'Remove');
    expect((await presses('expertise.remove-words', value, { userId: 'U12' })).text).toContain('not in your list');
    const after = await presses('expertise.remove-words', value, { userId: 'U11' });
    expect(after.text).toContain('These words lead to you no more');
    expect(await learned()).toEqual([]);
    expect((await types('they look blank at me', 'U12')).text).not.toContain('Person U11');
    expect((await presses('expertise.remove-words', value, { userId: 'U11' })).text).toContain('not in your list');
  });

  test('that nobody has taught yet leave a sentence that says how they come', async () => {
    expect((await expertise('words', 'U11')).text).toContain('None yet.');
  });
});

describe('what grows from use on a question that matching did not find', () => {
  test('keeps neither the asker’s words nor the entry by which the passer was wrongly found', async () => {
    const id = await passedTo('U11');
    await accept(id, 'U11');
    await sends('who-knows.helped-form', { practice: { value: 'Count to five' } }, { id });
    // Nothing of theirs spoke for it, and what is evidence is read by everyone.
    expect(await db.collection('evidence').find({}).toArray()).toEqual([]);
  });

  test('keeps what the question names in the words of the vocabulary, for who passed it on and for who helped', async () => {
    const id = await passedTo('U11', `${asked} in number talks`);
    await accept(id, 'U11');
    await sends('who-knows.helped-form', { practice: { value: 'Count to five' } }, { id });
    const kept = await db.collection('evidence').find({}).sort({ userId: 1 }).toArray();
    expect(kept).toMatchObject([
      { userId: 'U11', kind: 'helped', topic: 'number-talk' },
      { userId: 'U12', kind: 'passed', topic: 'number-talk' },
    ]);
    // Passing it on is no sign of knowing it.
    const next = await types('who does number talks', 'U07');
    expect(next.text).toContain('Person U11');
    expect(next.text).not.toContain('Person U12');
  });

  test('thanks for what someone never listed stand behind whoever lists it, and make nobody sure; practice tried does', async () => {
    const spoke = (kind: 'helped' | 'tried') =>
      deps.evidence.addOnce({
        ...{ teamId: 'T1', userId: 'U11', topic: 'number-talk', day: '2026-02-23', cause: 'question:q1' },
        kind,
      });
    await spoke('helped');
    await deps.schools.directoryChanged('T1');
    const alone = await types('number talks', 'U07');
    expect(alone.text).toContain('I am not sure. The closest colleagues:');
    expect(alone.text).toContain('Person U11: “number talk” · helped one colleague, last in February 2026');
    await deps.expertise.put({
      ...{ teamId: 'T1', userId: 'U12', id: 'lists', topic: 'number talks', topicKey: 'number-talk' },
      detail: 'counting on the rug with hand signals',
      ...{ source: 'skill', level: 3, offers: ['ask'], confirmedOn: '2026-02-24' },
    });
    await deps.schools.directoryChanged('T1');
    const beside = await types('who runs number talks', 'U07');
    expect(beside.text.indexOf('Person U12')).toBeLessThan(beside.text.indexOf('Person U11'));
    await spoke('tried');
    await deps.schools.directoryChanged('T1');
    expect((await types('who does number talks', 'U07')).text).toContain('can help:');
  });
});
