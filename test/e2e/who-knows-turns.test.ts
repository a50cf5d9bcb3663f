import { describe, expect, test } from 'vitest';
import { freshSchools, askedText as text } from '../helpers/fresh-schools.ts';

const at = await freshSchools();

const { records } = at;
const settled = () => at.school.path.settled();

describe('one colleague at a time', () => {
  test('after "Not this time" the next colleague is asked, and the reason is seen by nobody else', async () => {
    const mateo = await at.mateoAsksAisha();
    const aisha = at.school.as('11');
    await aisha.press('Not this time');
    await aisha.press('No time');
    await settled();
    const question = await records('questions').findOne({});
    expect(question).toMatchObject({
      status: 'asking',
      offers: [{ userId: aisha.id, state: 'declined', reason: 'no-time' }, { state: 'open' }],
    });
    expect(JSON.stringify(mateo.messages())).not.toMatch(/no.time|declined/i);
  });

  test('an answer that does not come by the deadline passes the question on', async () => {
    await at.mateoAsksAisha();
    await at.school.goTo('2026-02-24T20:00:00Z');
    const question = await records('questions').findOne({});
    expect(question?.offers.map(({ state }: { state: string }) => state)).toEqual(['expired', 'open']);
    await at.school.as('11').sees('The time for this one has passed');
  });

  test('whose time has passed can still take the question while nobody has, and the other is told', async () => {
    const mateo = await at.mateoAsksAisha();
    await at.school.goTo('2026-02-24T20:00:00Z');
    const expired = await at.school.as('11').sees('The time for this one has passed');
    await at.school.as('11').press('I can help', expired);
    await mateo.sees('can help. Talk in this thread');
    const question = await records('questions').findOne({});
    expect(question).toMatchObject({ status: 'accepted', answerer: at.school.as('11').id });
  });

  test('someone deactivated between the suggestion and the press is not asked, and the asker is told', async () => {
    const mateo = at.school.as('17');
    await mateo.command('/who-knows', text);
    await mateo.sees('Who sees this');
    at.school.changePerson('11', { isDeactivated: true });
    await mateo.press('Ask Aisha');
    await mateo.sees('is no longer here');
    expect(await records('outbox').countDocuments({ kind: 'who-knows.offer' })).toBe(0);
  });
});

describe('a press', () => {
  test('on the second of two suggestions, while the first has the question, asks nobody', async () => {
    const mateo = at.school.as('17');
    await mateo.command('/who-knows', text);
    const answer = await mateo.sees('Who sees this');
    await mateo.press('Ask Aisha', answer);
    await mateo.sees('has it until');
    expect(await records('outbox').countDocuments({ kind: 'who-knows.offer', method: 'chat.postMessage' })).toBe(1);
  });

  test('made twice, a week apart, accepts once', async () => {
    const mateo = await at.mateoAsksAisha();
    const aisha = at.school.as('11');
    const offer = await aisha.sees(text);
    await aisha.press('I can help', offer);
    await mateo.sees('can help. Talk in this thread');
    await at.school.goTo('2026-03-03T15:00:00Z');
    await mateo.press('This helped');
    await mateo.submit({ 'What practice helped?': 'Partners talk first' });
    await mateo.sees('Partners talk first');
    expect(await records('evidence').countDocuments({})).toBe(1);
  });

  test('of **Stop asking** settles it for everyone', async () => {
    const mateo = await at.mateoAsksAisha();
    await at.school.as('11').sees(text);
    await mateo.press('Stop asking');
    await mateo.sees('You stopped asking');
    await at.school.as('11').sees('settled');
  });
});

describe('what is never sent on', () => {
  test('a text about a child’s safety shows the steps and is stored nowhere', async () => {
    const mateo = at.school.as('17');
    await mateo.command('/who-knows', 'a boy told me he wants to kill himself');
    await mateo.sees('Tell your principal or counselor now');
    expect(await records('inbox').countDocuments({ kind: 'command' })).toBe(0);
    expect(await records('questions').countDocuments({})).toBe(0);
    expect(JSON.stringify(at.school.log)).not.toContain('kill');
  });

  test('a false alarm has one way on, and the form passes the check', async () => {
    const mateo = at.school.as('17');
    await mateo.command('/who-knows', 'a boy told me he wants to kill himself');
    await mateo.press('This is about teaching, ask it');
    await mateo.submit({ 'Your question': 'Hamlet wants to kill himself: how do I discuss it with my students' });
    await expect.poll(() => records('questions').countDocuments({})).toBe(1);
  });

  test('a question that seems to name a pupil is sealed, and gone after an hour', async () => {
    const mateo = at.school.as('17');
    await mateo.command('/who-knows', 'Jayden in my 3rd period will not talk in math');
    await mateo.sees('seems to name a student');
    expect(await records('questions').findOne({})).toMatchObject({ status: 'sealed' });
    await at.school.goTo('2026-02-24T16:05:00Z');
    expect(await records('questions').countDocuments({})).toBe(0);
  });
});

describe('bad input gets a sentence', () => {
  test.each([
    ['only emoji', '😀😀', 'There are no words in it yet'],
    ['3,000 characters', 'math '.repeat(600), 'Shorten it and ask again'],
  ])('%s', async (_, typed, sentence) => {
    await at.school.as('17').command('/who-knows', typed);
    await at.school.as('17').sees(sentence);
    expect(await records('questions').countDocuments({})).toBe(0);
  });

  test('<!channel> calls nobody', async () => {
    const mateo = at.school.as('17');
    await mateo.command('/who-knows', '<!channel> who knows number talks');
    const answer = await mateo.sees('Who sees this');
    expect(JSON.stringify(answer)).not.toContain('<!channel>');
  });

  test('a guest is told that Contour is for full members', async () => {
    at.school.changePerson('17', { isGuest: true });
    await expect
      .poll(() => records('people').findOne({ userId: at.school.as('17').id }))
      .toMatchObject({ standing: 'guest' });
    await at.school.as('17').command('/who-knows', text);
    await at.school.as('17').sees('full members of this workspace');
  });
});
