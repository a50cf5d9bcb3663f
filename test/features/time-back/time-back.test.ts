import { describe, expect, test } from 'vitest';
import { coverLine } from '../../../src/features/time-back/views.ts';
import { userIdOf } from '../../../src/practice/sample-school.ts';
import { labels } from '../../helpers/desk.ts';
import { session } from '../../helpers/session.ts';
import { aisha, mateo, sampleDesk } from '../who-knows/sample-desk.ts';

const { asked, presses, bot, db, messagesTo, types } = await sampleDesk();
const { deps } = bot;
const [renata, ben] = ['01', '10'].map(userIdOf) as [string, string];
const button = 'Tell my leader I need time';

/** Aisha takes one question a week, and has it. */
async function full(): Promise<void> {
  await deps.people.set('T1', aisha, { weeklyLimit: 1 });
  await deps.schools.directoryChanged('T1');
  await asked();
}

async function leads(userId: string, scope: string): Promise<void> {
  await deps.leaders.name({ teamId: 'T1', userId, scope, namedBy: renata, at: bot.deps.clock() });
}

describe('someone at their limit', () => {
  test('finds the way to say so in the offer that fills their week, and not in the one before', async () => {
    await deps.people.set('T1', aisha, { weeklyLimit: 2 });
    await asked();
    expect(labels(messagesTo(aisha)[0] ?? { blocks: [] })).not.toContain(button);
    await presses('who-knows.stop', String((await db.collection('questions').findOne({}))?.id), { userId: mateo });
    await full();
    const offer = messagesTo(aisha).at(-1);
    expect(offer?.text).toContain('With this one you have as many questions this week as you take.');
    expect(labels(offer ?? { blocks: [] })).toContain(button);
  });

  test('tells one leader of their team, once a week, and leaders read the name on the page of that week', async () => {
    await full();
    const at = deps.clock();
    await deps.teams.switchOn({ teamId: 'T1', channelId: 'C35', switchedOnBy: ben, switchedOnAt: at });
    await deps.teams.join('T1', 'C35', aisha, at);
    await leads(ben, 'C35');
    await leads(renata, 'school');
    const said = await presses('time-back.tell', undefined, { userId: aisha });
    expect(said.text).toContain(`<@${ben}> hears in their working hours`);
    expect((await presses('time-back.tell', undefined, { userId: aisha })).text).toContain('told this week already');
    expect(messagesTo(ben).map(({ text }) => text)).toEqual([
      expect.stringContaining(`<@${aisha}> has as many questions this week as they take`),
    ]);
    expect(messagesTo(ben)[0]?.text).not.toContain('quiet students');
    expect(messagesTo(renata)).toEqual([]);
    expect(await deps.timeAsks.inWeek('T1', '2026-W09')).toEqual([aisha]);
    expect(await deps.timeAsks.inWeek('T2', '2026-W09')).toEqual([]);
  });

  test('is told why nobody hears it: there is room, or nobody leads', async () => {
    await leads(renata, 'school');
    expect((await presses('time-back.tell', undefined, { userId: aisha })).text).toContain('I told nobody');
    await full();
    await deps.leaders.remove('T1', 'school', renata);
    for (const { scope, userId } of await deps.leaders.all('T1')) await deps.leaders.remove('T1', scope, userId);
    expect((await presses('time-back.tell', undefined, { userId: aisha })).text).toContain('Nobody else leads');
    expect(await db.collection('timeAsks').countDocuments({})).toBe(0);
  });

  test('finds it beside their limits', async () => {
    const shown = () => presses('expertise.show', undefined, { userId: aisha });
    expect(labels(await shown())).not.toContain(button);
    await full();
    const met = await shown();
    expect(JSON.stringify(met)).toContain('You have as many questions this week as you take.');
    expect(labels(met)).toContain(button);
  });
});

test('cover lent and received is read by oneself with /contour time', async () => {
  const cover = { kind: 'leader', minutes: 20, by: userIdOf('02') } as const;
  await deps.sessions.addOnce(
    session({ status: 'held', hostId: aisha, visitors: [{ userId: mateo, seatNo: 1 }], cover }),
  );
  await leads(userIdOf('02'), 'school');
  const word = (userId: string) => types('time', userId, { command: '/contour' });
  expect((await word(mateo)).text).toContain('Yours was minded for 20 minutes.');
  expect((await word(mateo)).text).toContain('Leaders have minded classes themselves for 20 minutes.');
  expect((await word(userIdOf('02'))).text).toContain('You have minded classes for 20 minutes.');
});

describe('on Home the line of cover', () => {
  const none = { lent: 0, received: 0, toLend: 0, toReceive: 0, byLeaders: 0, owes: [], isOwed: [] };
  const promise = { words: 'period 3', other: renata, dueDay: '2026-03-02' };

  test.each([
    [{ received: 20 }, '*Cover this year:* yours was minded for 20 minutes.'],
    [
      { lent: 1, toReceive: 45 },
      '*Cover this year:* you minded classes for 1 minute; yours will be minded for 45 minutes.',
    ],
    [
      { toLend: 30, owes: [promise] },
      '*Cover this year:* you will mind classes for 30 minutes; you have promised some.',
    ],
    [{ isOwed: [promise] }, '*Cover this year:* some is promised to you.'],
  ])('says of %j only what there is', (book, line) => expect(coverLine({ ...none, ...book })).toBe(line));

  test('is not there where there is nothing to say', () => expect(coverLine(none)).toBeUndefined());
});
