import { beforeEach, expect, test } from 'vitest';
import { jobs } from '../../../src/features/index.ts';
import { desk } from '../../helpers/desk.ts';
import { question } from '../../helpers/question.ts';

const { types, presses, bot, slack, db } = await desk('/contour');
const { deps } = bot;
const at = new Date('2026-02-24T15:00:00Z');
const erase = jobs.filter(({ name }) => name === 'people.erase');
const tick = async () => {
  for (const { run } of erase) await run(deps, at);
  await bot.settled();
};
const everything = async () => {
  const kept = (await db.listCollections().toArray()).filter(({ name }) => !['inbox', 'occurrences'].includes(name));
  const all = await Promise.all(kept.map(({ name }) => db.collection(name).find().toArray()));
  return JSON.stringify(all);
};

const byId = (one: { id?: string }, other: { id?: string }) => (one.id ? 0 : 1) - (other.id ? 0 : 1);

beforeEach(async () => {
  await db.collection('schools').updateMany({}, { $unset: { legalHold: '' } });
  for (const userId of ['U01', 'U07', 'U11']) {
    const isAdmin = userId === 'U01';
    await deps.people.keepSlack(
      { teamId: 'T1', userId, name: userId, standing: 'colleague', isAdmin, zone: 'UTC' },
      at,
    );
    await deps.people.join('T1', userId, at);
  }
  await deps.people.setEvaluates('T1', 'U01', ['U07', 'U11']);
  await deps.questions.addOnce(
    question({
      id: 'asked',
      cause: 'asks',
      askedBy: 'U07',
      text: 'how do I begin number talks',
      status: 'helped',
      answerer: 'U11',
      helped: { practice: 'dots first', at, mayBeShown: true },
    }),
  );
  await deps.questions.addOnce(
    question({
      id: 'answered',
      cause: 'answers',
      askedBy: 'U11',
      text: 'who reads aloud in grade 1',
      status: 'helped',
      answerer: 'U07',
      offers: [
        {
          userId: 'U07',
          kind: 'passed',
          passedBy: 'U07',
          note: 'I read aloud',
          deliverAt: at,
          deadline: at,
          state: 'accepted',
        },
      ],
    }),
  );
});

test('someone takes with them what they wrote and where they are named, and nothing that others wrote', async () => {
  await types('privacy', 'U07');
  const told = await presses('contour.data-take', 'mine', { userId: 'U07' });
  expect(told.text).toContain('The file is in your messages from me');
  const file = String(slack.callsOf('upload').at(-1)?.text);
  const { people, questions } = JSON.parse(file);
  expect(people).toMatchObject([{ userId: 'U07', name: 'U07' }]);
  expect(questions.toSorted(byId)).toMatchObject([
    { id: 'asked', text: 'how do I begin number talks', helped: { practice: 'dots first' } },
    { offers: [{ note: 'I read aloud', state: 'accepted' }] },
  ]);
  expect(file).not.toContain('who reads aloud');
});

test('someone who is erased leaves what others did as it was, and neither a word nor their name', async () => {
  await presses('contour.data-take', 'mine', { userId: 'U07' });
  const told = await presses('contour.data-erase', 'mine', { userId: 'U07' });
  expect(told.text).toBe(
    'Nobody finds you in the directory any more. In a minute what you wrote is gone, and what you held goes on to others.',
  );
  expect((await deps.people.joined('T1')).map(({ userId }) => userId)).not.toContain('U07');
  await tick();
  const left = await everything();
  for (const trace of ['U07', 'number talks', 'dots first', 'I read aloud']) expect(left).not.toContain(trace);
  const [asked, answered] = await db.collection('questions').find().sort({ _id: 1 }).toArray();
  expect(asked).toMatchObject({ status: 'helped', answerer: 'U11', askedBy: expect.stringMatching(/^erased-/) });
  expect(answered).toMatchObject({ askedBy: 'U11', text: 'who reads aloud in grade 1', answerer: asked?.askedBy });
  expect((await deps.people.find('T1', 'U01'))?.evaluates).toEqual(['U11']);
  await tick();
  expect(bot.log.filter(({ event }) => event === 'people.erased')).toHaveLength(1);
});

test('under a legal hold they are hidden at once, and erased when it is released', async () => {
  await presses('contour.hold-set', 'school', { userId: 'U01' });
  expect((await presses('contour.data-erase', 'mine', { userId: 'U07' })).text).toContain('A legal hold is set');
  expect((await presses('contour.data-erase', 'mine', { userId: 'U07' })).text).toContain('You asked for this already');
  await tick();
  expect(await everything()).toContain('how do I begin number talks');
  expect((await deps.people.joined('T1')).map(({ userId }) => userId)).not.toContain('U07');
  await presses('contour.hold-release', 'school', { userId: 'U01' });
  await tick();
  expect(await everything()).not.toContain('how do I begin number talks');
});

test('ten who wait for the end of a hold in one school keep nobody of another waiting', async () => {
  await presses('contour.hold-set', 'school', { userId: 'U01' });
  for (let n = 0; n < 12; n += 1) {
    const userId = `U5${n}`;
    await deps.people.keepSlack(
      { teamId: 'T1', userId, name: userId, standing: 'colleague', isAdmin: false, zone: 'UTC' },
      at,
    );
    await deps.people.askErase('T1', userId, `erased-${n}`);
  }
  await deps.people.keepSlack(
    { teamId: 'T2', userId: 'U07', name: 'x', standing: 'colleague', isAdmin: false, zone: 'UTC' },
    at,
  );
  await deps.people.askErase('T2', 'U07', 'erased-x');
  await tick();
  expect(await deps.people.find('T2', 'U07')).toBeUndefined();
  expect(await deps.people.find('T1', 'U50')).toBeDefined();
});

test('another workspace with the same ids loses nothing', async () => {
  await deps.questions.addOnce(
    question({ teamId: 'T2', id: 'theirs', cause: 'x', askedBy: 'U07', text: 'kept in T2' }),
  );
  await presses('contour.data-erase', 'mine', { userId: 'U07' });
  await tick();
  expect(await deps.questions.find('T2', 'theirs')).toMatchObject({ askedBy: 'U07', text: 'kept in T2' });
  expect(slack.callsOf('chat.postMessage')).toEqual([]);
});
