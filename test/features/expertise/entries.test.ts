import { describe, expect, test } from 'vitest';
import { desk, labels, valueOn } from '../../helpers/desk.ts';
import { commandPayload } from '../../helpers/payloads.ts';

const { types, presses, sends, slack, db, bot, modal, modalText } = await desk();
const { deps } = bot;

const entries = (userId = 'U07') => deps.expertise.of('T1', userId);
const filled = (over: Record<string, Record<string, unknown>> = {}) => ({
  kind: { selected_option: { value: 'entry' } },
  topic: { value: 'Number talks' },
  detail: { value: 'counting routines on the rug' },
  source: { selected_option: { value: 'aptitude' } },
  level: { selected_option: { value: '2' } },
  offers: { selected_options: [{ value: 'ask' }, { value: 'watch' }] },
  ...over,
});

describe('listing what one knows', () => {
  test('with nothing listed yet, one is told what to do', async () => {
    const met = await types('');
    expect(met.text).toContain('You have listed nothing yet.');
    expect(labels(met)).toEqual(['Add', 'My limits']);
  });

  test('in one line takes the usual for what is not said, and joins the directory', async () => {
    const met = await types('add number talks: counting on the rug');
    expect(met.text).toContain('You are in the directory now');
    expect(met.text).toContain('*number talks*: counting on the rug');
    expect(met.text).toContain('Skill, good at it · Ask me');
    expect(met.text).toContain('Who sees this');
    expect(await entries()).toMatchObject([{ topicKey: 'number-talk', source: 'skill', level: 3, offers: ['ask'] }]);
    expect((await deps.people.joined('T1')).map(({ userId }) => userId)).toEqual(['U07']);
  });

  test('a student’s name stops a line and a form before a colleague reads it; a tick lets it go on', async () => {
    const words = 'reluctant readers: what worked with Jayden Miller in my class';
    const told = await types(`add ${words}`);
    expect(told.text).toContain('This seems to name a student: “Jayden');
    expect(told.text).toContain(words);
    expect((await types('learn reading with Jayden Miller in my class')).text).toContain(
      'This seems to name a student',
    );
    const detail = { detail: { value: 'what worked with Jayden Miller in my class' } };
    expect(await sends('expertise.form', filled(detail))).toMatchObject({ detail: expect.stringContaining('Jayden') });
    expect(await entries()).toEqual([]);
    const ticked = { namesNoPupil: { selected_options: [{ value: 'no-pupil' }] } };
    expect(await sends('expertise.form', filled({ ...detail, ...ticked }))).toBeUndefined();
    expect(await entries()).toHaveLength(1);
  });

  test('what a child told is never listed; a false alarm opens the form, and what is sent then passes', async () => {
    const line = 'add my student: she told me her dad hits her every night';
    const body = commandPayload('/expertise', line, { user_id: 'U07' });
    expect(JSON.stringify(await bot.slack.deliver(body))).toContain("about a child's safety");
    const words = { topic: { value: 'my student' }, detail: { value: 'she told me her dad hits her' } };
    await sends('expertise.form', filled(words));
    expect(await entries()).toEqual([]);
    const { view } = await presses('expertise.form-again', '');
    expect(view?.callback_id).toBe('expertise.form-taught');
    await sends('expertise.form-taught', filled(words));
    expect(await entries()).toHaveLength(1);
  });

  test('lets the matcher see it at once', async () => {
    const before = await deps.schools.directoryVersion('T1');
    await types('add number talks');
    expect(await deps.schools.directoryVersion('T1')).toBeGreaterThan(before);
  });

  test('a second time is told kindly, and new words take the place of the old', async () => {
    await types('add number talks: on the rug');
    expect((await types('add Number Talk')).text).toContain('You list this already');
    expect((await types('add number talks: in grade 1')).text).toContain('*number talks*: in grade 1');
    expect(await entries()).toMatchObject([{ detail: 'in grade 1' }]);
  });

  test('twice at once is there once', async () => {
    await Promise.all([types('add fractions'), types('add fractions')]);
    expect(await entries()).toHaveLength(1);
  });

  test('past thirty topics is refused, also when two come at once', async () => {
    for (let n = 0; n < 29; n += 1) {
      await deps.expertise.put({
        ...{ teamId: 'T1', userId: 'U07', id: `e${n}`, topic: `topic ${n}`, topicKey: `topic-${n}`, detail: '' },
        ...{ source: 'skill', level: 3, offers: ['ask'], confirmedOn: '2026-02-24' },
      });
    }
    await Promise.all([types('add one more'), types('add another')]);
    expect(await entries()).toHaveLength(30);
    expect((await types('add yet another')).text).toContain('You list 30 topics, which is the most.');
  });

  test('of an acronym that means two things asks which, and takes the answer', async () => {
    const asked = await types('add AP');
    expect(asked.text).toContain('Which AP do you mean?');
    expect(labels(asked).slice(0, 2)).toEqual(['Assistant principal', 'Advanced Placement']);
    const told = await presses('expertise.meaning.1', valueOn(asked, 'Advanced Placement'));
    expect(told.text).toContain('*Advanced Placement*');
    expect(await entries()).toMatchObject([{ topic: 'Advanced Placement', topicKey: 'advanced-placement' }]);
  });

  test('of an acronym whose meaning one lists already keeps the first', async () => {
    await types('add Advanced Placement');
    const asked = await types('add AP');
    expect((await presses('expertise.meaning.1', valueOn(asked, 'Advanced Placement'))).text).toContain(
      'You list this already',
    );
    expect(await entries()).toHaveLength(1);
  });

  test.each([
    ['only emoji', 'add :wave: 🎉', 'Name the topic'],
    ['no words', 'add —', 'Name the topic'],
    ['too many', `add ${'word '.repeat(40)}`, '80 fit'],
    ['a colleague', 'add <@U11|aisha> math talk', 'Everyone lists themselves'],
  ])('with %s is refused with a sentence and keeps nothing', async (_, line, sentence) => {
    expect((await types(line)).text).toContain(sentence);
    expect(await entries()).toEqual([]);
    expect(await deps.people.joined('T1')).toEqual([]);
  });

  test('in another language is kept as it was said', async () => {
    expect((await types('add Kopfrechnen für Anfänger')).text).toContain('*Kopfrechnen für Anfänger*');
    expect((await types('add 数の話し合い')).text).toContain('*数の話し合い*');
    expect(await entries()).toHaveLength(2);
  });

  test('never calls the channel', async () => {
    const met = await types('add <!channel> *math* &lt;!here&gt; talk');
    expect(JSON.stringify(met)).not.toContain('<!');
    expect(await entries()).toMatchObject([{ topic: '*math* talk' }]);
  });

  test('is not for guests', async () => {
    slack.next('users.info', () => ({ ok: true, user: { id: 'U50', real_name: 'Guest', is_restricted: true } }));
    expect((await types('add number talks', 'U50')).text).toContain('full members');
    expect(await entries('U50')).toEqual([]);
  });

  test('takes effect once when Slack delivers it twice', async () => {
    const { commandPayload } = await import('../../helpers/payloads.ts');
    const command = commandPayload('/expertise', 'add number talks', { response_url: slack.responseUrl });
    await Promise.all([bot.slack.deliver(command), bot.slack.deliver(command)]);
    await bot.settled();
    expect(slack.callsOf('response_url')).toHaveLength(1);
    expect(await entries()).toHaveLength(1);
  });
});

describe('the form', () => {
  test('opens on the bare word, and what is sent is listed as it was filled', async () => {
    const { view } = await types('add');
    expect(view?.callback_id).toBe('expertise.form');
    expect(await sends('expertise.form', filled())).toBeUndefined();
    expect(modalText()).toContain('Aptitude, fair at it and learning · Ask me, Watch me');
    expect(await entries()).toMatchObject([
      { topic: 'Number talks', source: 'aptitude', level: 2, offers: ['ask', 'watch'] },
    ]);
  });

  test('tells everything that is wrong at once, beside each field, and keeps nothing', async () => {
    const errors = await sends(
      'expertise.form',
      filled({
        topic: { value: '🎉' },
        detail: { value: 'x'.repeat(301) },
        source: { selected_option: null },
        level: { selected_option: { value: '9' } },
        offers: { selected_options: [] },
      }),
    );
    expect(errors).toEqual({
      topic: expect.stringContaining('Name the topic'),
      detail: expect.stringContaining('300 fit'),
      source: expect.stringContaining('Choose'),
      level: expect.stringContaining('Choose'),
      offers: expect.stringContaining('Choose at least one'),
    });
    expect(await entries()).toEqual([]);
    expect(await db.collection('inbox').countDocuments({ state: 'waiting' })).toBe(0);
  });

  test('for something to learn needs the topic alone', async () => {
    const wish = filled({
      kind: { selected_option: { value: 'wish' } },
      topic: { value: 'Fractions' },
      offers: { selected_options: [] },
    });
    expect(await sends('expertise.form', wish)).toBeUndefined();
    expect(await deps.expertise.wishesOf('T1', 'U07')).toMatchObject([{ topicKey: 'fractions' }]);
    expect(await entries()).toEqual([]);
  });

  test('on Edit holds what was said, and says it anew', async () => {
    await types('add number talks: on the rug');
    const list = await types('');
    const { view } = await presses('expertise.edit', valueOn(list, 'Edit'));
    expect(JSON.stringify(view)).toContain('on the rug');
    const { kind: _, ...fields } = filled({ topic: { value: 'Fractions' } });
    expect(await sends('expertise.form', fields, { id: view?.private_metadata ?? '' })).toBeUndefined();
    expect(await entries()).toMatchObject([{ topic: 'Fractions', source: 'aptitude' }]);
  });

  test('on Edit refuses the place of another entry, beside the field', async () => {
    await types('add fractions');
    await types('add number talks');
    const [, talks] = await entries();
    const fields = filled({ topic: { value: 'rational numbers' }, source: { selected_option: { value: 'skill' } } });
    expect(await sends('expertise.form', fields, { id: talks?.id ?? '' })).toEqual({
      topic: expect.stringContaining('already'),
    });
    expect(await entries()).toHaveLength(2);
  });

  test('on Edit of an entry that is gone adds it, so that nothing typed is lost', async () => {
    expect(await sends('expertise.form', filled(), { id: 'gone' })).toBeUndefined();
    expect(await entries()).toHaveLength(1);
  });

  test('sent by someone else changes their own list alone', async () => {
    await types('add fractions');
    const [mine] = await entries();
    await sends('expertise.form', filled(), { userId: 'U08', id: mine?.id ?? '' });
    expect(await entries()).toMatchObject([{ topic: 'fractions' }]);
    expect(await entries('U08')).toMatchObject([{ topic: 'Number talks' }]);
  });

  test('that cannot be opened any more tells the line that does the same', async () => {
    slack.next('views.open', () => ({ ok: false, error: 'expired_trigger_id' }));
    await types('add');
    expect(slack.callsOf('response_url').at(-1)?.text).toContain('/expertise add number talks');
  });
});

describe('what one wants to learn', () => {
  test('is noted, and stands beside what one knows', async () => {
    expect((await types('learn fractions')).text).toContain('you want to learn *fractions*');
    expect((await types('')).text).toContain('I want to learn: fractions');
  });

  test('a second time is told kindly', async () => {
    await types('learn fractions');
    expect((await types('learn rational numbers')).text).toContain('You have this on your list');
    expect(await deps.expertise.wishesOf('T1', 'U07')).toHaveLength(1);
  });

  test('asks which acronym is meant', async () => {
    const asked = await types('learn OT');
    const told = await presses('expertise.wish-meaning.0', valueOn(asked, 'Occupational therapy'));
    expect(told.text).toContain('*occupational therapy*');
    expect(await deps.expertise.wishesOf('T1', 'U07')).toMatchObject([{ topic: 'occupational therapy' }]);
  });

  test('is removed by its button, and a second press is told', async () => {
    await types('learn fractions');
    const list = await types('');
    const value = valueOn(list, 'Remove');
    expect((await presses('expertise.remove-wish', value)).text).toContain('Removed: *fractions*');
    expect((await presses('expertise.remove-wish', value)).text).toContain('not in your list any more');
  });
});

describe('taking something back', () => {
  test('by its button asks before, removes it, and shows the list without it', async () => {
    await types('add number talks');
    await types('add fractions');
    const list = await types('');
    expect(JSON.stringify(list.blocks)).toContain('Colleagues will no longer find you for “number talks”.');
    const after = await presses('expertise.remove', valueOn(list, 'Remove'));
    expect(after.text).toContain('Removed: *number talks*');
    expect(after.text).toContain('*fractions*');
    expect(await entries()).toMatchObject([{ topic: 'fractions' }]);
  });

  test('is done by one of two presses at once; the other is told', async () => {
    await types('add number talks');
    const value = valueOn(await types(''), 'Remove');
    slack.calls.length = 0;
    await Promise.all([presses('expertise.remove', value), presses('expertise.remove', value)]);
    const said = slack.callsOf('response_url').map(({ text }) => String(text));
    expect(said.filter((text) => text.includes('Removed:'))).toHaveLength(1);
    expect(said.filter((text) => text.includes('not in your list any more'))).toHaveLength(1);
  });

  test('is nobody else’s business', async () => {
    await types('add number talks');
    const value = valueOn(await types(''), 'Remove');
    expect((await presses('expertise.remove', value, { userId: 'U08' })).text).toContain('not in your list');
    expect(await entries()).toHaveLength(1);
  });

  test('by its words removes it whatever the source, and the wish too', async () => {
    await types('add number talks');
    await sends('expertise.form', filled());
    await types('learn number string');
    expect(await entries()).toHaveLength(2);
    expect((await types('remove number strings')).text).toContain('Removed:');
    expect(await entries()).toEqual([]);
    expect(await deps.expertise.wishesOf('T1', 'U07')).toEqual([]);
  });

  test.each(['remove juggling', 'remove 🎉'])('of what is not there (%s) is told', async (line) => {
    await types('add number talks');
    expect((await types(line)).text).toContain('not in your list');
    expect(await entries()).toHaveLength(1);
  });
});

describe('a long list', () => {
  test('comes in pages within Slack’s fifty blocks, forward and back', async () => {
    for (let n = 0; n < 12; n += 1) await types(`add topic number ${n}`);
    for (let n = 0; n < 12; n += 1) await types(`learn wish number ${n}`);
    const first = await types('');
    expect(labels(first)).toContain('More');
    expect(labels(first)).not.toContain('Back');
    expect(first.text).not.toContain('number 11');
    const second = await presses('expertise.page.more', valueOn(first, 'More'));
    expect(second.text).toContain('topic number 11');
    expect(second.text).toContain('wish number 0');
    const third = await presses('expertise.page.more', valueOn(second, 'More'));
    expect(third.text).toContain('wish number 11');
    expect(labels(third)).not.toContain('More');
    expect((await presses('expertise.page.back', valueOn(second, 'Back'))).text).toContain('topic number 0');
  });

  test('on Home is short, and Show all opens the rest', async () => {
    for (let n = 0; n < 7; n += 1) await types(`add topic number ${n}`);
    const { home } = await import('../../../src/features/expertise/index.ts');
    const person = await deps.people.find('T1', 'U07');
    const parts = person ? await home(deps, person) : [];
    expect(parts.map(({ place }) => place)).toEqual(['waiting', 'knowing', 'settings']);
    expect(JSON.stringify(parts)).not.toContain('topic number 6');
    expect(labels({ blocks: parts.flatMap(({ items }) => items.flat()) })).toContain('Show all');
    await presses('expertise.show', undefined, { view: { id: 'VH', type: 'home' } });
    expect(JSON.stringify(modal())).toContain('topic number 6');
  });
});

describe('on Home', () => {
  const home = { view: { id: 'VH', type: 'home' } };
  const newestHome = () => JSON.stringify(slack.callsOf('views.publish').at(-1));

  test('Remove draws Home again and writes no message, also when it is pressed twice', async () => {
    await types('add number talks');
    await types('learn fractions');
    const [entry] = await entries();
    const [wish] = await deps.expertise.wishesOf('T1', 'U07');
    slack.calls.length = 0;
    for (const press of ['first', 'second']) {
      await presses('expertise.remove', entry?.id, home);
      await presses('expertise.remove-wish', wish?.id, home);
      expect(newestHome(), press).not.toMatch(/number talks"|fractions/);
    }
    expect(await entries()).toEqual([]);
    expect(slack.callsOf('chat.postMessage')).toEqual([]);
  });

  test('what was filled in above it stands there when the form closes', async () => {
    await presses('expertise.add', undefined, home);
    await sends('expertise.form', filled());
    expect(newestHome()).toContain('counting routines on the rug');
    expect(slack.callsOf('chat.postMessage')).toEqual([]);
  });
});
