import { describe, expect, test } from 'vitest';
import { aisha, grace, mateo, sampleDesk } from './sample-desk.ts';

const { types, presses, sends, modal, modalText, messagesTo, slack, db } = await sampleDesk();
const questions = () => db.collection('questions').find({}).toArray();

/** What would call people or lead away: in a message, but for Contour's own mentions of `own`, and dates. */
const live = (message: object, ...own: string[]) =>
  (JSON.stringify(message).match(/<[!@#][^>]*>|<https?:[^>]*>|(?<!\\)<http/g) ?? []).filter(
    (call) => !own.includes(call) && !call.startsWith('<!date^'),
  );

const fields = (question: string, over: Record<string, Record<string, unknown>> = {}) => ({
  question: { value: question },
  need: { selected_option: { value: 'ask' } },
  ...over,
});
const form = (question: string) => sends('who-knows.form', fields(question), { userId: mateo });

/** Refused with a sentence: typed after the command, and beside the field of the form. */
const refused = [
  ['only spaces', '   ', 'Write your question here.'],
  ['3,000 characters', 'math '.repeat(600), '2,000 fit. Shorten it and ask again.'],
  ['only emoji', '😀 :tada: 1️⃣', 'There are no words in it yet.'],
  ['only punctuation', '?!…', 'There are no words in it yet.'],
  ['only a call of everyone', '<!channel> <!here>', 'There are no words in it yet.'],
  ['only a mention', `<@${grace}>`, 'There are no words in it yet.'],
  ['only characters that are not seen', '\u200b\u200f\u202e\ufeff', 'There are no words in it yet.'],
] as const;

/** Taken, and shown without what would call, link or hide. */
const odd = [
  ['with <!channel>', '<!channel> who knows number talks?', 'who knows number talks?'],
  [
    'with mentions of others',
    `<@${grace}> or <@${aisha}|aisha> on number talks?`,
    'a colleague or @aisha on number talks?',
  ],
  ['with unclosed backticks', 'number talks ```with `grade 1', 'number talks ```with `grade 1'],
  ['with half a link', 'number talks <http:// and <https://evil.example|here>', 'number talks &lt;http:// and here'],
  ['with open bold and quotes', '*number _talks ~in grade 1\n> now', '*number _talks ~in grade 1 &gt; now'],
  ['with zero-width characters', 'num\u200bber ta\u200dlks\ufeff', 'number talks'],
  ['with right-to-left marks', '\u202enumber talks\u202c \u200fnow', 'number talks now'],
] as const;

describe('what cannot be asked', () => {
  test.each(refused.slice(1))('(%s) is told after the command, and kept nowhere', async (_, typed, sentence) => {
    const { text, blocks } = await types(typed, mateo);
    expect(text).toContain(sentence);
    expect(live({ text, blocks })).toEqual([]);
    expect(await questions()).toEqual([]);
    expect(messagesTo(grace)).toEqual([]);
  });

  test.each([2_001, 3_000, 26_000])('of %s characters is given back whole, with a way to the form', async (length) => {
    const typed = 'we read & write <b> '
      .repeat(1_500)
      .slice(0, length - 1)
      .concat('!');
    const shownAs = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const met = await types(shownAs, mateo);
    const given = met.blocks.flatMap((block) =>
      block.type === 'section' && block.text?.type === 'plain_text' ? block.text.text : [],
    );
    expect(given.join('')).toBe(typed);
    expect(met.text.length).toBeLessThanOrEqual(40_000);
    await presses('who-knows.blank', undefined, { userId: mateo });
    expect(modal().callback_id).toBe('who-knows.form');
  });

  test.each(refused)('(%s) is told beside the field, and the form stays', async (_, typed, sentence) => {
    expect(await form(typed)).toEqual({ question: expect.stringContaining(sentence) });
    expect(slack.callsOf('views.update')).toEqual([]);
    expect(await questions()).toEqual([]);
  });

  test('nothing at all opens the form', async () => {
    await types('   ', mateo);
    expect(modalText()).toContain('Your question');
  });
});

describe('a question', () => {
  test.each(odd)('%s is taken, and neither asker nor colleague meets a live call', async (_, typed, read) => {
    const answer = await types(typed, mateo);
    expect(answer.text).toContain(`You asked: ${read}\n`);
    expect(live(answer)).toEqual([]);
    const [question] = await questions();
    const [first] = question?.suggestions ?? [];
    await presses('who-knows.ask.0', `${question?.id}:0`, { userId: mateo });
    const [offer, ...more] = messagesTo(first?.userId);
    expect(more).toEqual([]);
    expect(offer?.text).toContain(read);
    expect(live(offer ?? {}, `<@${mateo}>`)).toEqual([]);
    const [state] = messagesTo(mateo);
    expect(live(state ?? {}, `<@${first?.userId}>`)).toEqual([]);
  });

  test.each(odd)('%s is taken from the form as well', async (_, typed, read) => {
    expect(await form(typed)).toBeUndefined();
    expect(modalText()).toContain(JSON.stringify(`*You asked:*\n> ${read}`).slice(1, -1));
    expect((await questions()).map(({ status }) => status)).toEqual(['draft']);
  });

  test.each([
    ['¿Cómo hago que los alumnos callados hablen en matemáticas?'],
    ['¿Quién sabe de number talks en español?'],
    ['איך אני גורם לתלמידים שקטים לדבר'],
  ])('in another language is taken and never refused: %s', async (typed) => {
    const { text } = await types(typed, mateo);
    expect(text).toContain(typed);
    expect(text).toMatch(/can help:|I am not sure\.|I found nobody by these words\./);
    expect(await questions()).toMatchObject([{ text: typed, status: 'draft' }]);
  });
});

describe('a form with everything wrong at once', () => {
  const tooLong = (most: number) => ({ value: 'a'.repeat(most + 1) });

  test('says each fault beside its field, and loses nothing', async () => {
    const errors = await sends(
      'who-knows.form',
      {
        question: { value: ' ' },
        need: { selected_option: null },
        teaching: tooLong(150),
        tried: tooLong(500),
        neededBy: { selected_date: '2026-02-23' },
        goal: tooLong(150),
        chosen: { selected_users: ['U1', 'U2', 'U3', 'U4', 'U5', 'U6'] },
      },
      { userId: mateo },
    );
    expect(errors).toEqual({
      question: 'Write your question here.',
      need: 'Choose what would help you.',
      teaching: 'Please keep this under 150 characters.',
      tried: 'Please keep this under 500 characters.',
      neededBy: 'This day is past. Choose today or later.',
      goal: 'Please keep this under 150 characters.',
      chosen: 'Choose at most five colleagues.',
    });
    for (const method of ['views.update', 'chat.postMessage']) expect(slack.callsOf(method)).toEqual([]);
    expect(await questions()).toEqual([]);
  });

  test('tells what only the records know of two fields together, beside what is plainly wrong', async () => {
    const wrong = { chosen: { selected_users: [mateo] }, neededBy: { selected_date: '2026-02-23' } };
    expect(await sends('who-knows.form', fields('😀', wrong), { userId: mateo })).toEqual({
      neededBy: 'This day is past. Choose today or later.',
      question: expect.stringContaining('There are no words in it yet.'),
      chosen: 'You cannot ask yourself. Choose colleagues only.',
    });
  });

  test('about a colleague who left names them beside the field', async () => {
    slack.next('users.info', () => ({ ok: true, user: { id: grace, real_name: 'Grace Liu', deleted: true } }));
    const chosen = { selected_users: [grace] };
    expect(await sends('who-knows.form', fields('who knows fractions', { chosen }), { userId: mateo })).toEqual({
      chosen: 'Grace Liu is not a full member of this workspace. Choose someone else.',
    });
  });
});
