import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { indexedDatabase } from '../helpers/mongo.ts';
import { type SchoolWithContour, schoolWithContour } from '../helpers/school.ts';

const { client, db } = await indexedDatabase();
let school: SchoolWithContour;
let other: Awaited<ReturnType<SchoolWithContour['another']>>;

beforeAll(async () => {
  // Tuesday 24 February 2026, 09:00 in Chicago.
  school = await schoolWithContour({
    client,
    dbName: db.databaseName,
    mode: 'socket',
    now: '2026-02-24T15:00:00Z',
  });
  other = await school.another();
});
afterAll(() => school.stop());

const asked = (log: SchoolWithContour['log']) => log.filter(({ event }) => event === '/who-knows').length;

/** Whom Contour would have asked, from the top, when this person asks. */
async function named(no: string, text: string): Promise<string[]> {
  const person = school.as(no);
  await person.command('/who-knows', text);
  const { text: answer } = await person.sees(text);
  return ['Carol Jensen', 'Oleg Petrenko'].sort((a, b) => answer.indexOf(a) - answer.indexOf(b));
}

describe('two colleagues who say the same of themselves', () => {
  test('whoever’s answer was tried comes first for a like question, on both instances', async () => {
    for (const no of ['19', '22']) {
      await school
        .as(no)
        .command('/expertise', 'add labelled diagrams: drawing before writing so that every pupil starts');
      await school.as(no).sees('labelled diagrams');
    }
    const jamal = school.as('15');
    // Equals take turns from question to question: by these two both times Carol would come first.
    const later = 'would labelled diagrams help my pupils begin to write';
    expect([
      await named('15', later),
      await named('15', 'how do labelled diagrams get pupils to start writing'),
    ]).toEqual([
      ['Carol Jensen', 'Oleg Petrenko'],
      ['Carol Jensen', 'Oleg Petrenko'],
    ]);

    // Jamal asks the second of the two, who helps.
    await jamal.press('Ask Oleg');
    await jamal.sees('has it until');
    const oleg = school.as('19');
    await oleg.sees('labelled diagrams get pupils');
    await oleg.press('I can help');
    await jamal.press('This helped', await jamal.sees('Talk in this thread'));
    await jamal.modal('This helped');
    // Nothing is shared, so that nothing but the evidence can move anyone.
    await jamal.submit({ 'What practice helped?': 'Draw first, then label, then write' });
    await oleg.sees('Draw first, then label');

    // Ten school days later, in a week in which nothing weighs on either.
    await school.goTo('2026-03-12T15:00:00Z');
    await jamal.press('Tried it', await jamal.sees('Did you try it?'));
    await jamal.modal('Did you try it?');
    await jamal.submit({
      'What did students do?': 'All but two began at once',
      Sharing: ['Tell my colleague that I tried it, and what students did'],
    });
    await jamal.sees('You tried it');
    await oleg.sees('All but two began at once');

    const served = [asked(school.log), asked(other.log)];
    for (const no of ['17', '18']) {
      expect(await named(no, later)).toEqual(['Oleg Petrenko', 'Carol Jensen']);
      const answer = await school.as(no).sees('would labelled diagrams');
      expect(answer.text).toContain('practice tried by one colleague, last in March 2026');
    }
    // Each of the two was answered by another instance.
    await expect.poll(() => [asked(school.log), asked(other.log)]).toEqual(served.map((count) => count + 1));
  });
});
