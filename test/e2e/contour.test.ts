import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleSchool } from '../../src/practice/sample-school.ts';
import { empty, indexedDatabase } from '../helpers/mongo.ts';
import { type SchoolWithContour, schoolWithContour } from '../helpers/school.ts';

/** Private, and Contour is not in it. */
const leadership = String(sampleSchool.channels.find(({ name }) => name === 'leadership')?.id);

const { client, db } = await indexedDatabase();

describe.each(['socket', 'http'] as const)('a school begins, over %s', (mode) => {
  const records = (name: string) => db.collection(name);
  let school: SchoolWithContour;

  beforeAll(async () => {
    // Tuesday 24 February 2026, 09:00 in Chicago.
    school = await schoolWithContour({ client, dbName: db.databaseName, mode, now: '2026-02-24T15:00:00Z' });
  });
  afterAll(async () => {
    await school.stop();
    await empty(db);
  });

  test('Renata does the three steps, Mateo joins his team, and Erin learns that she leads', async () => {
    const [renata, mateo, erin] = [school.as('01'), school.as('17'), school.as('16')];
    await renata.command('/who-knows', 'help');
    const steps = await renata.sees('Three steps set Contour up');

    // The sample school has its zone and year from the start.
    await renata.press('Change', steps);
    const first = { 'First day of the school year': '2025-08-18' };
    const { errors } = await renata.submit({ ...first, 'Last day of the school year': '2025-06-05' });
    expect(errors).toEqual({ yearTo: 'Choose a day after the first one.' });
    await renata.submit({ ...first, 'Last day of the school year': '2026-06-12' });
    await renata.sees('1. Done: America/Chicago');
    await renata.dismiss();

    await renata.press('Switch on a channel', steps);
    await renata.submit({ 'Channel of the team': '#six-eight' });
    await renata.sees('3. Done');
    await renata.dismiss();
    const card = await mateo.sees('has switched Contour on here');
    await mateo.press('Join', card);
    await mateo.sees('You are in the team of', card.channel);
    await erin.sees(`In the team of <#${card.channel}>: <@${mateo.id}>`, card.channel);

    await renata.press('Name the first leader', steps);
    await renata.submit({ Who: 'Erin Gallagher' });
    await renata.sees('Contour is set up');
    await erin.sees('named you as a leader of the whole school');
    expect(await records('leaders').find({}).toArray()).toMatchObject([{ userId: erin.id, namedBy: renata.id }]);
    expect((await records('audit').find({}).toArray()).map(({ act }) => act)).toEqual([
      'school.changed',
      'leader.named',
    ]);
  });

  test('a private channel is a team once Contour was invited', async () => {
    const renata = school.as('01');
    await renata.dismiss();
    const channel = leadership;
    await renata.command('/contour', 'team', { channel });
    await renata.sees('write `/invite @contour` in it', channel);
    await renata.command('/invite', '@contour', { channel });
    await renata.command('/contour', 'team', { channel });
    await renata.press('Switch on here');
    await renata.sees('Join if this is your team', channel);
  });

  test('Aisha’s days away, set in her settings, pass on what she was asked', async () => {
    const [mateo, aisha] = [school.as('17'), school.as('11')];
    await mateo.command('/who-knows', 'how do I get quiet students talking in math');
    await mateo.press('Ask Aisha');
    await aisha.sees('quiet students');
    await aisha.command('/contour', 'settings');
    await aisha.modal('My settings');
    await aisha.submit({ 'Away from': '2026-02-24', 'Away to, this day included': '2026-02-27' });
    await aisha.modal('Contour');
    await school.goTo('2026-02-24T15:01:00Z');
    const question = await records('questions').findOne({});
    expect(question?.offers.map(({ state }: { state: string }) => state)).toEqual(['withdrawn', 'open']);
  });
});
