import { describe, expect, test } from 'vitest';
import type { OwnEntry } from '../../../src/domain/directory.ts';
import { desk, labels, valueOn } from '../../helpers/desk.ts';

const { types, presses, sends, modalText, slack, bot } = await desk();
const { deps } = bot;

const isNow = (userId: string, over: Record<string, unknown>) =>
  deps.people.keepSlack(
    { teamId: 'T1', userId, name: `Person ${userId}`, standing: 'colleague', isAdmin: false, ...over },
    new Date('2026-02-24T15:00:00Z'),
  );

describe('looking up a colleague', () => {
  test('shows what they list, what they want to learn, and how to ask', async () => {
    await types('add math talk: talk moves in grade 4', 'U11');
    await types('learn fractions', 'U11');
    const met = await types('<@U11|aisha>');
    expect(met.text).toContain('Person U11 lists this:');
    expect(met.text).toContain('*math talk*: talk moves in grade 4');
    expect(met.text).toContain('Skill, good at it · Ask me');
    expect(met.text).toContain('Wants to learn: fractions');
    expect(met.text).toContain('/who-knows');
    expect(JSON.stringify(met.blocks)).toContain('<@U11>');
  });

  test('reads of them what the form of one’s limits says that colleagues read', async () => {
    await presses('expertise.limits');
    expect(modalText()).toContain('Colleagues read whether you are free, and when you are at work next.');
  });

  test('says when they take no questions, and never until when', async () => {
    await types('add math talk', 'U11');
    await deps.people.set('T1', 'U11', { pausedUntil: '2026-03-02' });
    const met = await types('<@U11>');
    expect(met.text).toContain('is away or takes no questions at the moment');
    expect(JSON.stringify(met)).not.toMatch(/Mar|03-02/);
  });

  test('never shows their limits', async () => {
    await types('add math talk', 'U11');
    await deps.people.set('T1', 'U11', { weeklyLimit: 7 });
    expect(JSON.stringify(await types('<@U11>'))).not.toContain('7');
  });

  test('who lists nothing is told kindly', async () => {
    expect((await types('<@U12>')).text).toContain('Person U12 has listed nothing yet');
  });

  test('who only wants to learn is shown so', async () => {
    await types('learn fractions', 'U12');
    const met = await types('<@U12>');
    expect(met.text).toContain('has listed nothing to share yet');
    expect(met.text).toContain('Wants to learn: fractions');
  });

  test.each([
    ['a guest', { is_restricted: true }],
    ['a bot', { is_bot: true }],
    ['someone who left', { deleted: true }],
    ['someone of another organization', { is_stranger: true }],
  ])('%s is in no directory', async (_, is) => {
    await types('add math talk', 'U60');
    bot.setNow(new Date('2026-02-26T15:00:00Z'));
    await types('');
    slack.next('users.info', () => ({ ok: true, user: { id: 'U60', real_name: 'Former', ...is } }));
    const met = await types('<@U60>');
    expect(met.text).toContain('not in the directory');
    expect(JSON.stringify(met)).not.toContain('math talk');
  });

  test('whom Slack does not know is told as such', async () => {
    await types('');
    slack.next('users.info', () => ({ ok: false, error: 'user_not_found' }));
    expect((await types('<@U99>')).text).toContain('not in the directory');
  });
});

describe('what grew from use', () => {
  const spoke = async (topic: string, kind: 'helped' | 'tried' | 'passed', cause: string = kind) => {
    await deps.evidence.addOnce({ teamId: 'T1', userId: 'U07', topic, kind, day: '2026-02-23', cause });
    await deps.schools.directoryChanged('T1');
  };

  test('stands under one’s own entry as colleagues read it', async () => {
    await types('add number talks: on the rug');
    await spoke('number-talk', 'helped');
    const grown = 'Skill, good at it · Ask me · helped one colleague, last in February 2026';
    expect((await types('')).text).toContain(grown);
    expect((await types('<@U07>', 'U11')).text).toContain(grown);
  });

  test('goes along when a topic is said in other words, and stays behind when it becomes another thing', async () => {
    const said = (topic: string) => ({
      kind: { selected_option: { value: 'entry' } },
      topic: { value: topic },
      ...{ detail: { value: '' }, source: { selected_option: { value: 'skill' } } },
      ...{ level: { selected_option: { value: '3' } }, offers: { selected_options: [{ value: 'ask' }] } },
    });
    await types('add texts to families');
    await spoke('text-to-family', 'helped');
    const [entry] = await deps.expertise.of('T1', 'U07');
    const change = (topic: string) => sends('expertise.form', said(topic), { id: entry?.id ?? '' });
    await change('text messages to families');
    expect((await types('<@U07>', 'U11')).text).toContain('helped one colleague');
    await change('chess club');
    expect((await types('<@U07>', 'U11')).text).toContain('*chess club*');
    expect((await types('<@U07>', 'U11')).text).not.toContain('helped');
    await change('text messages to families');
    expect((await types('<@U07>', 'U11')).text).toContain('helped one colleague');
  });

  test('stays with the entry of another source that keeps the topic', async () => {
    await types('add AP');
    await spoke('ap', 'helped');
    const [entry] = await deps.expertise.of('T1', 'U07');
    await deps.expertise.put({ ...(entry as OwnEntry), id: 'role', source: 'role' });
    const choice = (id?: string) => presses('expertise.meaning.1', `${id}:1`);
    await choice('role');
    expect((await deps.evidence.of('T1', 'U07'))[0]?.topic).toBe('ap');
    await choice(entry?.id);
    expect((await deps.evidence.of('T1', 'U07'))[0]?.topic).toBe('advanced-placement');
  });

  test.each([
    ['the button', async () => presses('expertise.remove', valueOn(await types(''), 'Remove'))],
    ['its words', () => types('remove number strings')],
  ])(
    'goes with the entry, and so do the words learned for it: by %s nobody finds one for it any more',
    async (_, removes) => {
      await types('add chess club');
      await types('add number talks');
      await spoke('number-talk', 'tried');
      await deps.expertise.remove('T1', 'U07', String((await deps.expertise.of('T1', 'U07'))[0]?.id));
      const words = { teamId: 'T1', userId: 'U07', how: 'passed', day: '2026-02-23' } as const;
      await deps.learnedWords.addOnce({ ...words, id: 'l1', words: ['rug'], topic: 'number strings', cause: 'q1' });
      await deps.learnedWords.addOnce({ ...words, id: 'l2', words: ['hush'], cause: 'q2' });
      expect(JSON.stringify((await types('')).blocks)).toContain('What grew from its use goes with it.');
      const removed = await removes();
      expect(removed.text).toContain('Colleagues no longer find you for it.');
      expect(removed.text).not.toContain('Grown from use');
      expect(await deps.evidence.of('T1', 'U07')).toEqual([]);
      expect((await deps.learnedWords.of('T1', 'U07')).map(({ id }) => id)).toEqual(['l2']);
    },
  );

  test('stays as long as the topic is listed another way, and the answer says so', async () => {
    await types('add number talks');
    const [entry] = await deps.expertise.of('T1', 'U07');
    await deps.expertise.put({ ...(entry as OwnEntry), id: 'role', source: 'role' });
    await spoke('number-talk', 'helped');
    expect(JSON.stringify((await types('')).blocks)).toContain('another way, too: that stays.');
    expect((await presses('expertise.remove', 'role')).text).toContain('You list it another way still.');
    expect(await deps.evidence.of('T1', 'U07')).toHaveLength(1);
    await presses('expertise.remove', entry?.id);
    expect(await deps.evidence.of('T1', 'U07')).toEqual([]);
  });

  test('is removed by its words also where one never listed it', async () => {
    await types('add chess club');
    await spoke('number-talk', 'helped');
    expect((await types('remove number talks')).text).toContain('Removed: *number talk*. Colleagues no longer');
    expect(await deps.evidence.of('T1', 'U07')).toEqual([]);
  });

  test('for a topic one never listed stands beside them, and is added or removed by a press', async () => {
    await types('add chess club');
    await spoke('exit-ticket', 'tried');
    await spoke('number-talk', 'helped');
    await spoke('my-class-goes-silent', 'helped', 'other');
    await spoke('wait-time', 'passed');
    const met = await types('');
    expect(met.text).toContain('*Grown from use:*');
    expect(met.text).toContain('*number talk* · helped one colleague, last in February 2026');
    expect(met.text).toContain('*exit ticket* · practice tried by one colleague');
    expect(met.text).not.toMatch(/silent|wait time/);
    expect((await presses('expertise.add-grown', valueOn(met, 'Add it'))).text).toContain('*exit ticket*');
    const left = await types('');
    expect(left.text).toContain('Ask me · practice tried by one colleague');
    const removed = await presses('expertise.remove-grown', valueOn({ blocks: left.blocks.slice(5) }, 'Remove'));
    expect(removed.text).toContain('Removed: *number talk*');
    expect(removed.text).not.toContain('Grown from use');
    expect((await deps.evidence.of('T1', 'U07')).map(({ topic }) => topic)).not.toContain('number-talk');
    expect((await presses('expertise.add-grown', 'number-talk')).text).toContain('not in your list any more');
  });
});

describe('looking up a topic', () => {
  test('shows who lists it, by any of its names, with the reason in their own words', async () => {
    await types('add number talks: counting on the rug', 'U11');
    await types('add number string', 'U12');
    await types('add bus duty', 'U13');
    const met = await types('Number Strings');
    expect(met.text).toContain('Person U11: *number talks*: counting on the rug');
    expect(met.text).toContain('Person U12: *number string*');
    expect(met.text).not.toContain('U13');
  });

  test('shows both sources of one colleague together', async () => {
    await types('add fractions', 'U11');
    await sends(
      'expertise.form',
      {
        topic: { value: 'fractions' },
        detail: { value: '' },
        source: { selected_option: { value: 'role' } },
        level: { selected_option: { value: '4' } },
        offers: { selected_options: [{ value: 'plan' }] },
      },
      { userId: 'U11' },
    );
    const { text } = await types('fractions');
    expect(text.match(/Person U11/g)).toHaveLength(1);
    expect(text).toContain('Skill, good at it');
    expect(text).toContain('Role, can teach it · Plan with me');
  });

  test('shows who comes close, apart from who lists it', async () => {
    await types('add quiet students in math discussion: wait time', 'U11');
    await types('add chess club', 'U12');
    await types('add school garden', 'U13');
    const { text } = await types('quiet students');
    expect(text).toContain('Nobody lists *quiet students* yet.');
    expect(text).toMatch(/Close to it:[\s\S]*Person U11/);
  });

  test('calls nobody close whose entries only share a word that many use', async () => {
    await types('add quiet students in math discussion: wait time', 'U11');
    for (const userId of ['U12', 'U13', 'U14']) await types('add school garden: students plant and water', userId);
    const { text } = await types('quiet students');
    expect(text).toMatch(/Close to it:[\s\S]*Person U11/);
    expect(text).not.toContain('school garden');
  });

  test('never shows the looker to themself, and says that they list it', async () => {
    await types('add fractions');
    const { text } = await types('fractions');
    expect(text).toContain('Nobody else lists *fractions* yet.');
    expect(text).toContain('You list this too.');
    expect(text).not.toContain('Person U07');
  });

  test('never lists guests, bots, strangers, who was deactivated, nor who removed it', async () => {
    for (const id of ['U61', 'U62', 'U63', 'U64', 'U65']) await types('add fractions', id);
    await types('remove fractions', 'U61');
    for (const [id, standing] of Object.entries({ U62: 'guest', U63: 'bot', U64: 'deactivated', U65: 'stranger' })) {
      await isNow(id, { standing });
    }
    expect((await types('fractions')).text).not.toMatch(/U6\d/);
  });

  test('lists someone who is away, and says so', async () => {
    await types('add fractions', 'U11');
    await deps.people.set('T1', 'U11', { leaves: [{ from: '2026-02-24', to: '2026-02-24' }] });
    expect((await types('fractions')).text).toContain('Person U11 (away at the moment)');
  });

  test('lists at most ten and counts the rest', async () => {
    for (let n = 10; n < 23; n += 1) await types('add fractions', `U${n}`);
    const met = await types('fractions');
    expect(met.text.match(/Person U/g)).toHaveLength(10);
    expect(met.text).toContain('And 3 more.');
  });

  test('tells what grew from use by counts and months, never from whom', async () => {
    await types('add fractions', 'U11');
    for (const cause of ['q1', 'q2']) {
      await deps.evidence.addOnce({
        teamId: 'T1',
        userId: 'U11',
        topic: 'fractions',
        kind: 'helped',
        day: '2026-02-20',
        cause,
      });
    }
    await deps.schools.directoryChanged('T1');
    for (const text of [(await types('fractions')).text, (await types('<@U11>')).text]) {
      expect(text).toContain('helped 2 times, last in February 2026');
    }
  });

  test('nobody lists ends with what one can do', async () => {
    const { text } = await types('juggling');
    expect(text).toContain('Nobody lists *juggling* yet.');
    expect(text).toContain('/expertise add');
  });

  test('an acronym that means two things is asked about first', async () => {
    await types('add Advanced Placement', 'U11');
    const asked = await types('AP');
    expect(asked.text).toContain('Which AP do you mean?');
    expect(labels(asked)).toEqual(['Assistant principal', 'Advanced Placement']);
    const met = await presses('expertise.look-up-meaning.1', valueOn(asked, 'Advanced Placement'));
    expect(met.text).toContain('Person U11');
  });

  test('knows only its own workspace', async () => {
    await deps.people.keepSlack(
      { teamId: 'T2', userId: 'U11', name: 'Twin', standing: 'colleague', isAdmin: false },
      new Date('2026-02-24T15:00:00Z'),
    );
    await deps.people.join('T2', 'U11', new Date('2026-02-24T15:00:00Z'));
    await deps.expertise.put({
      ...{ teamId: 'T2', userId: 'U11', id: 'e1', topic: 'fractions', topicKey: 'fractions', detail: '' },
      ...{ source: 'skill', level: 3, offers: ['ask'], confirmedOn: '2026-02-24' },
    });
    expect((await types('fractions')).text).toContain('Nobody lists');
  });

  test('that no longer stands on a button of this routine is told', async () => {
    expect((await presses('expertise.look-up-meaning.7', 'AP:7')).text).toContain('out of date');
    expect((await presses('expertise.look-up-meaning.0', '{"$gt":""}:0')).text).toContain('not one of mine');
  });
});

describe('anything else', () => {
  test.each([
    ['help', 'help'],
    ['only emoji', '🎉 :tada:'],
    ['a whole story', 'how do I '.repeat(300)],
    ['forty thousand characters', '<'.repeat(40_000)],
    ['broken markup', '<!channel> <@ <#'],
  ])('%s gets two examples', async (_, text) => {
    const met = await types(text);
    expect(met.text).toContain('/expertise add number talks');
    expect(met.text).toContain('/expertise fractions');
    expect(met.text).not.toContain('<!');
  });
});
