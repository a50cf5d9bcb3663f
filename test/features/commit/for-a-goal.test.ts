import { beforeEach, describe, expect, test } from 'vitest';
import { goal } from '../../helpers/goal.ts';
import { commandPayload } from '../../helpers/payloads.ts';
import { filled as offer } from '../model/model-desk.ts';
import { commitDesk, filled, ownIdea } from './commit-desk.ts';

const { types, presses, sends, opens, standing, bot, slack, modalText, kept, db } = await commitDesk();
const { deps } = bot;
const line = 'For the goal: Students explain &amp; answer.';
const chosen = { goal: { selected_option: { value: 'g1' } } };
const about = { topic: { value: 'talk moves' }, evidence: { value: 'a tally of who talks' } };

/** Words of any other command, as someone types them; gives what they are told. */
async function says(command: string, text: string): Promise<string> {
  await bot.slack.deliver(commandPayload(command, text, { user_id: 'U13', response_url: slack.responseUrl }));
  await bot.settled();
  return String(slack.callsOf('response_url').at(-1)?.text);
}

beforeEach(async () => {
  const { place: _, status: __, ...set } = goal({ words: 'Students explain & answer.' });
  await deps.goals.addOnce(set, 3);
});

describe('the goal’s line', () => {
  test('stands on a commitment, with its topic and what shows it, for everyone with a part in it', async () => {
    await types('', 'U13');
    expect(modalText()).toContain('"initial_option":{"text":{"type":"plain_text","text":"Students explain & answer."');
    const id = await opens({ ...chosen, ...about });
    expect((await kept())[0]).toMatchObject({
      goalId: 'g1',
      topic: 'math discourse',
      evidence: 'a tally of who talks',
    });
    for (const userId of ['U13', 'U11', 'U01'])
      for (const words of [line, 'Topic: math discourse', 'What shows it: a tally of who talks'])
        expect((await standing(id, userId)).text).toContain(words);
  });

  test('and the topic are seen by a partner who evaluates the owner, what shows it is not', async () => {
    await deps.people.keepSlack(
      { teamId: 'T1', userId: 'U11', name: 'Aisha', standing: 'colleague', isAdmin: false, zone: 'UTC' },
      deps.clock(),
    );
    await deps.people.setEvaluates('T1', 'U11', ['U13']);
    const { text } = await standing(await opens({ ...chosen, ...about }), 'U11');
    expect(text).toContain(line);
    expect(text).not.toContain('a tally');
  });

  test('comes to a commitment said in one line by its topic', async () => {
    const { text } = await types('two number talks a week by 12 March with <@U11>', 'U13');
    expect(text).toContain(line);
    expect(text).toContain('Topic: number talk');
    expect((await types('tidy the lab by 12 March with <@U11>', 'U13')).text).not.toContain('For the goal');
  });

  test('is told beside the field when the goal was closed meanwhile', async () => {
    await deps.goals.close('T1', 'g1', { changed: 'They do.', closedBy: 'U01', closedOn: '2026-02-24' });
    const id = '0a1b2c3d-1111-4222-8333-444455556666';
    const fault = { goal: 'This goal was closed meanwhile. Choose another one, or none.' };
    expect(await sends('commit.form', filled({ goal: { selected_option: { value: id } } }), { userId: 'U13' })).toEqual(
      fault,
    );
    expect(await sends('model.form', offer({ goal: { selected_option: { value: id } } }))).toEqual(fault);
  });

  test('stands on a question that names one of its topics, and on none that does not', async () => {
    expect(await says('/who-knows', 'How do I begin a number talk?')).toContain(line);
    expect(await says('/who-knows', 'Where is the laminator?')).not.toContain('For the goal');
    const questions = await db.collection('questions').find().sort({ _id: 1 }).toArray();
    expect(questions.map(({ goalId }) => goalId)).toEqual(['g1', undefined]);
  });

  test('is taken as the school wrote it, also where it seems to name a student', async () => {
    const words = 'Jayden M. in grade 4 explains his thinking.';
    await db.collection('goals').updateOne({ id: 'g1' }, { $set: { words } });
    expect(await says('/who-knows', 'How do I begin a number talk?')).toContain(`For the goal: ${words}`);
    expect(await sends('commit.form', filled(chosen), { userId: 'U13' })).toBeUndefined();
    expect(await sends('model.form', offer(chosen))).toBeUndefined();
    const own = await sends('commit.form', filled({ ...chosen, evidence: { value: words } }), { userId: 'U13' });
    expect(own).toEqual({ evidence: expect.stringContaining('seems to name a student') });
  });

  test('stands on a session for which it was chosen', async () => {
    expect(await sends('model.form', offer(chosen), { userId: 'U07' })).toBeUndefined();
    expect(modalText()).toContain('*For the goal* Students explain &amp; answer.');
    expect(await db.collection('sessions').findOne()).toMatchObject({ goalId: 'g1' });
  });
});

test('what shows a commitment can be said anew when it is done, and goes from a draft in which it is left out', async () => {
  const id = await opens({ ...ownIdea, ...chosen, ...about });
  await presses('commit.done', id, { userId: 'U13' });
  expect(modalText()).toContain('a tally of who talks');
  const said = {
    extent: { selected_option: { value: 'part' } },
    students: { value: 'They asked.' },
    namesNoPupil: { selected_options: [] },
  };
  await sends(
    'commit.done-form',
    { ...said, learned: { value: null }, evidence: { value: 'six of ten asked' } },
    { userId: 'U13', id },
  );
  expect((await kept())[0]).toMatchObject({ status: 'kept', evidence: 'six of ten asked' });
  expect((await standing(id, 'U11')).text).toContain('What shows it: six of ten asked');

  await sends('commit.form', filled({ ...chosen, ...about }), { userId: 'U13' });
  const draft = await db.collection('commitmentDrafts').findOne();
  await sends('commit.form', filled(), { userId: 'U13', id: String(draft?.id) });
  const after = await db.collection('commitmentDrafts').findOne();
  expect(after).toMatchObject({ words: 'Talk in the science block' });
  for (const field of ['goal', 'goalId', 'topic', 'evidence']) expect(after).not.toHaveProperty(field);
});
