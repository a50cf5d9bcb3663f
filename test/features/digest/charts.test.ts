import { beforeEach, describe, expect, test } from 'vitest';
import { jobs } from '../../../src/features/digest/index.ts';
import { closeWindowsJob } from '../../../src/features/leadership-map/windows.ts';
import { commitment, support } from '../../helpers/commitment.ts';
import { desk } from '../../helpers/desk.ts';

const { bot, db, slack, messagesTo, presses, modalText } = await desk('/digest');

/** Renata leads a school whose goal has two topics; Grace alone carries one of them. It is Sunday. */
beforeEach(async () => {
  bot.setNow(new Date('2026-03-08T20:00:00Z'));
  await bot.deps.schools.home('T1', 'America/Chicago');
  await bot.deps.schools.set('T1', { zone: 'America/Chicago' });
  const at = new Date('2026-02-02T12:00:00Z');
  for (const userId of ['U01', 'U12']) {
    await bot.deps.roster.colleague('T1', userId);
    await bot.deps.people.join('T1', userId, at);
  }
  await bot.deps.leaders.name({ teamId: 'T1', userId: 'U01', scope: 'school', namedBy: 'U01', at });
  await bot.deps.goals.addOnce(
    {
      ...{
        teamId: 'T1',
        id: 'g1',
        cause: 'g1',
        scope: 'school',
        words: 'Students explain',
        sign: 'Half the class spoke',
      },
      ...{ from: '2026-02-02', to: '2026-05-01', topics: ['fractions', 'wait-time'], setBy: 'U01', setAt: at },
    },
    3,
  );
  slack.calls.length = 0;
});

async function ticks(at: string) {
  bot.setNow(new Date(at));
  for (const { run } of jobs) await run(bot.deps, new Date(at));
  bot.sender.wake();
  await bot.settled();
}
const pictureIn = (message: object | undefined) =>
  /"type":"image","slack_file":\{"id":"(F\d+)"\},"alt_text":"([^"]*)"/.exec(JSON.stringify(message) ?? '');

describe('the chart of a week', () => {
  test('is drawn and put into Slack once a school and week, and stands in the page with all its words', async () => {
    await ticks('2026-03-09T06:00:00Z');
    expect(slack.callsOf('files.completeUploadExternal')).toHaveLength(1);
    expect(slack.callsOf('files.completeUploadExternal')[0]).not.toHaveProperty('channel_id');
    for (const at of ['2026-03-09T12:30:00Z', '2026-03-09T12:30:20Z']) await ticks(at);
    const [, fileId = '', altText = ''] = pictureIn(messagesTo('U01')[0]) ?? [];
    expect(fileId).toMatch(/^F\d+$/);
    expect(altText).toContain('fractions: nobody yet. wait-time: nobody yet.');
    expect(messagesTo('U01')[0]?.text).toContain('fractions: nobody yet.');
    expect(slack.callsOf('files.completeUploadExternal')).toHaveLength(1);
    const kept = await db.collection('outbox').findOne({ kind: 'digest.chart' });
    expect(kept).toMatchObject({ state: 'sent', payload: {} });
  });

  test('stands in the page also when it is made in the same minute: the page waits for it', async () => {
    await ticks('2026-03-09T12:31:00Z');
    await expect.poll(() => messagesTo('U01').length, { timeout: 20_000 }).toBe(1);
    expect(pictureIn(messagesTo('U01')[0])).not.toBeNull();
  });

  test('is left out where Slack takes no files: its words stand there, and the page comes', async () => {
    slack.next('files.getUploadURLExternal', () => ({ ok: false, error: 'missing_scope' }));
    await ticks('2026-03-09T06:00:00Z');
    await ticks('2026-03-09T12:30:00Z');
    const [page] = messagesTo('U01');
    expect(pictureIn(page)).toBeNull();
    expect(JSON.stringify(page?.blocks)).toContain('fractions: nobody yet.');
  });

  test('is said in words to be missing where it cannot be drawn, and keeps back no leader’s page', async () => {
    // No picture has this character: it is none, and the words go on without it.
    const topics = ['fractions', 'wait\uFFFEtime'];
    await db.collection('goals').updateOne({ id: 'g1' }, { $set: { topics } });
    const at = new Date('2026-02-02T12:00:00Z');
    await bot.deps.leaders.name({ teamId: 'T1', userId: 'U12', scope: 'school', namedBy: 'U01', at });
    for (const tick of ['2026-03-09T12:30:00Z', '2026-03-09T12:30:20Z']) await ticks(tick);
    const words = 'The picture of this week could not be drawn. What it shows stands on the whole page in words.';
    for (const leader of ['U01', 'U12']) {
      const [page, ...others] = messagesTo(leader);
      expect(others).toEqual([]);
      expect(page?.text).toContain(words);
      expect(JSON.stringify(page?.blocks)).toContain(words);
      expect(pictureIn(page)).toBeNull();
    }
    expect(bot.log.filter(({ code }) => code === 'chart-not-drawn')).toMatchObject([
      { event: 'digest.chart-failed', teamId: 'T1', chart: 'carriers' },
    ]);
    await presses('digest.show-all', '', { userId: 'U01' });
    expect(modalText()).toContain(words);
    expect(modalText()).toContain('fractions');
  });

  test('is none in a school without a goal', async () => {
    await db.collection('goals').deleteMany({});
    await ticks('2026-03-09T12:30:00Z');
    expect(slack.callsOf('files.completeUploadExternal')).toEqual([]);
    expect(messagesTo('U01')).toHaveLength(1);
  });
});

describe('a week that is over', () => {
  test('is closed on the school’s clock: a leader in Auckland has their page at their own 07:30, with what is owed by Friday and the week before', async () => {
    const count = (seen: number, week: string) =>
      bot.deps.goals.countSign({ teamId: 'T1', goalId: 'g1', channelId: 'C1', week, seen, rooms: 5 });
    const at = new Date('2026-02-02T12:00:00Z');
    await bot.deps.leaders.name({ teamId: 'T1', userId: 'U12', scope: 'school', namedBy: 'U01', at });
    await db
      .collection('people')
      .updateOne({ userId: 'U12' }, { $set: { zone: 'Pacific/Auckland', digest: { detail: 'all' } } });
    const due = support({ giverId: 'U12', words: 'a book', dueDay: '2026-03-13' });
    await bot.deps.commitments.addOnce(commitment({ lookedOn: '2026-03-08', supports: [due] }));
    await count(2, '2026-02-23');
    await count(3, '2026-03-02');
    // Monday, 07:30 in Auckland is Sunday, 13:30 in Chicago.
    await ticks('2026-03-08T18:29:00Z');
    expect(messagesTo('U12')).toEqual([]);
    await ticks('2026-03-08T18:30:00Z');
    const [page] = messagesTo('U12');
    expect(page?.text).toContain('Where the school is, this week is not over yet');
    expect(page?.text).toContain('a book by Fri, Mar 13.');
    expect(page?.text).toContain('seen in 2 of 5 rooms last school week');
    await count(5, '2026-03-02');
    await ticks('2026-03-09T12:30:00Z');
    expect(messagesTo('U12')).toHaveLength(1);
    expect(messagesTo('U01')[0]?.text).not.toContain('Where the school is');
    await presses('digest.show-all', '', { userId: 'U12' });
    expect(modalText()).toContain('seen in 5 of 5 rooms last school week');
  });

  test('stays as it was when it closed, also when something of it is counted anew later', async () => {
    const count = (seen: number) =>
      bot.deps.goals.countSign({ teamId: 'T1', goalId: 'g1', channelId: 'C1', week: '2026-03-02', seen, rooms: 5 });
    await count(3);
    await ticks('2026-03-09T06:00:00Z');
    await count(5);
    await presses('digest.show-all', '', { userId: 'U01' });
    expect(modalText()).toContain('The sign “Half the class spoke” was seen in 3 of 5 rooms last school week');
    await db.collection('closedWindows').deleteMany({});
    await presses('digest.show-all', '', { userId: 'U01' });
    expect(modalText()).toContain('seen in 5 of 5 rooms last school week');
  });

  test('leaves the six school weeks before it as they were cut, for the map too, when the school year is entered anew', async () => {
    const kept = async () =>
      (await db.collection('closedWindows').find({ kind: 'block' }).sort({ from: 1 }).toArray()).map(
        ({ from }) => from,
      );
    await ticks('2026-03-09T06:00:00Z');
    const before = await kept();
    expect(before.length).toBeGreaterThan(2);
    await bot.deps.schools.set('T1', { year: { from: '2025-08-18', to: '2026-06-05' } });
    await ticks('2026-03-16T06:00:00Z');
    expect(await kept()).toEqual(before);
    await closeWindowsJob.run(bot.deps, new Date('2026-03-16T06:00:00Z'));
    const cut = await bot.deps.weekBlocks.all('T1');
    expect(cut.map(({ from }) => from)).toEqual(before);
    const told = await bot.deps.spread.since('T1', '2025-08-01');
    expect(told.length).toBeGreaterThan(0);
    for (const { window } of told) expect(before).toContain(window.from);
  });

  test('has support on time once, for the page and for the map: a yes that comes between the two changes neither', async () => {
    for (let no = 0; no < 5; no += 1) {
      const status = no === 0 ? 'said-delivered' : 'delivered';
      const due = support({ giverId: `U${31 + no}`, dueDay: '2026-02-09', endedOn: '2026-02-09', status });
      const one = { id: `k${no}`, cause: `k${no}`, supports: [{ ...due, acceptedOn: '2026-02-02' }] };
      await bot.deps.commitments.addOnce(commitment({ ...one, lookedOn: '2026-03-15' }));
    }
    await ticks('2026-03-16T06:00:00Z');
    await db.collection('commitments').updateOne({ cause: 'k0' }, { $set: { 'supports.0.status': 'delivered' } });
    await closeWindowsJob.run(bot.deps, new Date('2026-03-16T06:01:00Z'));
    await presses('digest.show-all', '', { userId: 'U01' });
    const told = await bot.deps.spread.since('T1', '2026-01-01');
    expect(told.map(({ school }) => school.measures.supportsOnTime)).toContain(0.8);
    expect(told.map(({ school }) => school.measures.supportsOnTime)).not.toContain(1);
    expect(modalText()).toContain(': 4 of 5.');
  });

  test('holds the school and every team of that day in one record; a team made later reads the school’s, marked so', async () => {
    const switchedOnAt = new Date('2026-03-02T12:00:00Z');
    const teamOf = async (channelId: string) => {
      await bot.deps.teams.switchOn({ teamId: 'T1', channelId, switchedOnBy: 'U01', switchedOnAt });
      await bot.deps.leaders.name({ teamId: 'T1', userId: 'U12', scope: channelId, namedBy: 'U01', at: switchedOnAt });
      for (let no = 31; no < 36; no += 1) {
        await bot.deps.roster.colleague('T1', `U${no}`);
        await bot.deps.people.join('T1', `U${no}`, switchedOnAt);
        await bot.deps.teams.join('T1', channelId, `U${no}`, switchedOnAt);
      }
    };
    await teamOf('C1');
    await ticks('2026-03-09T06:00:00Z');
    await teamOf('C2');
    await presses('digest.show-all', 'C2', { userId: 'U12' });
    expect(modalText()).toContain('last school week: none yet (the whole school).');
    expect(modalText()).toContain('This team’s own figures begin with the next school week.');
    await presses('digest.show-all', 'C1', { userId: 'U12' });
    expect(modalText()).not.toContain('begin with the next school week');
    const kept = await db.collection('closedWindows').find({ kind: 'week' }).toArray();
    expect(kept.map(({ figures }) => Object.keys(JSON.parse(figures).teams))).toEqual([['C1']]);
  });
});
