import { beforeEach, describe, expect, test } from 'vitest';
import { entryFrom } from '../../../src/domain/expertise.ts';
import { jobs } from '../../../src/features/leadership-map/index.ts';
import { desk, labels, valueOn } from '../../helpers/desk.ts';
import { alderCreekAnswers, alderCreekJoins, goal } from '../../helpers/leadership-map.ts';
import { question } from '../../helpers/question.ts';

const { bot, db, slack, types, presses, sends, modal, modalText } = await desk('/leadership-map');
const { deps } = bot;

/** In the second block of a year that began on 6 January: six school weeks are over since 13 February. */
const inTheFirst = new Date('2026-01-20T16:00:00Z');
const inTheSecond = new Date('2026-03-03T16:00:00Z');

beforeEach(async () => {
  await db.collection('schools').updateOne({ teamId: 'T1' }, { $unset: { calendar: '' } });
  await deps.schools.set('T1', { zone: 'America/Chicago', year: { from: '2026-01-05', to: '2026-06-05' } });
  await alderCreekJoins(bot);
  await deps.goals.addOnce(goal(), 3);
});

/** The weekly work of this routine, as the tick does it. */
async function weekIsOver(now: string): Promise<void> {
  bot.setNow(new Date(now));
  for (const job of jobs) await job.run(deps, new Date(now));
}

const carries = async (userId: string, topic: string) => {
  const read = entryFrom({ topic });
  if (!read.ok) throw new Error(`no entry: ${topic}`);
  await deps.expertise.put({
    ...read.entry,
    teamId: 'T1',
    userId,
    id: `${userId}-${topic}`,
    confirmedOn: '2026-01-05',
  });
};

describe('what the goals’ topics hang on', () => {
  test('comes first, for everyone: one alone, nobody with its gap to name, and no name', async () => {
    await carries('U11', 'math discourse');
    await carries('U18', 'math discourse');
    await carries('U12', 'fractions');
    const met = await types('', 'U07');
    expect(met.text).toContain(
      '1 of 3 topics of the goals is carried by two colleagues or more, 1 by one alone, 1 by nobody yet.',
    );
    expect(met.text).toMatch(
      /slife: nobody carries it yet\.\nfractions: one colleague carries it\.\nmath-discourse: 2 carry it\./,
    );
    expect(met.text).not.toMatch(/U11|U12|U18|Person/);
    expect(labels(met)).toContain('None of us knows this yet');
    await presses('gap.name', valueOn(met, 'None of us knows this yet'));
    expect(modal().blocks.find(({ block_id }) => block_id === 'topic')).toMatchObject({
      element: { initial_value: 'slife' },
    });
    // Once it is named, it stands there to be opened and not to be named again.
    await sends('gap.name-form', { topic: { value: 'slife' }, why: {} }, { userId: 'U07' });
    const named = await types('', 'U07');
    expect(labels(named)).not.toContain('None of us knows this yet');
    expect((await presses('gap.show.message', valueOn(named, 'Open'))).text).toContain('*slife*: named');
  });

  test('stays as deep as it was when those who helped before help again this week', async () => {
    for (const userId of ['U11', 'U12', 'U13', 'U14', 'U15'])
      for (const day of ['2026-02-10', '2026-02-24'])
        await deps.evidence.addOnce({
          ...{ teamId: 'T1', userId, topic: 'fractions', day, kind: 'helped', cause: `question:${userId}-${day}` },
        });
    expect((await types('', 'U07')).text).toMatch(/fractions: nobody carries it yet; told/);
  });

  test('tells nobody of days away that are still to come', async () => {
    await carries('U12', 'fractions');
    await deps.people.set('T1', 'U12', { leaves: [{ from: '2026-03-10', to: '2026-04-10' }] });
    bot.setNow(new Date('2026-03-03T15:00:00Z'));
    const met = (await types('', 'U07')).text;
    expect(met).toContain('fractions: one colleague carries it.');
    expect(met).not.toContain('away');
  });
});

describe('the figures of six school weeks', () => {
  test('are the check values of the sample school, for its leader, once the weeks are over', async () => {
    await alderCreekAnswers(bot, inTheFirst);
    await weekIsOver('2026-02-09T15:00:00Z');
    expect((await types('', 'U01', { channel_id: 'C9' })).text).toContain(
      'Too few to say yet: figures are told after six school weeks. The next six school weeks are over on Feb 15, 2026.',
    );
    await weekIsOver('2026-02-16T15:00:00Z');
    const { text, blocks } = await types('', 'U01', { channel_id: 'C9' });
    for (const line of [
      'Answers: at least 15, among 24 colleagues.',
      'As if 7 people had shared the answers evenly.',
      'As if 9, where small shares count for more.',
      'Half of the answers came from 3 colleagues.',
      'Unevenness (Gini): 0.67.',
      'Unevenness, corrected for size: 0.7.',
      'Centralization: 0.19.',
      'Density: 0.0308',
      'About 2 of every 10 pairs who asked were asked back.',
      'About 3 of every 10 answers came from a colleague with a lower title.',
      'About 4 of every 10 answers came from another team.',
      'E−I index: -0.3.',
      'Too few to say yet: Reliance on titles, Support on time.',
      // Five of them answered, but beside them only three others: their number would tell of those.
      'Teachers and specialists (16): too few to say yet.',
      'Coaches and leads (4): too few to say yet.',
    ])
      expect(text).toContain(line);
    expect(JSON.stringify(blocks)).toContain('The whole school, Jan 5, 2026 to Feb 15, 2026');
  });

  test('stay hidden of a team of which too few answered, and of fourteen answers', async () => {
    await alderCreekAnswers(bot, inTheFirst, 14);
    await weekIsOver('2026-02-16T15:00:00Z');
    expect((await types('', 'U01', { channel_id: 'C9' })).text).toContain('How help is spread: too few to say yet.');
    expect((await types('', 'U11', { channel_id: 'C3' })).text).toContain('Too few to say yet: a team’s own numbers');
  });

  test('of a window without any answer say none yet', async () => {
    await weekIsOver('2026-02-16T15:00:00Z');
    expect((await types('', 'U01', { channel_id: 'C9' })).text).toContain(
      'Answers: none yet, among 24 colleagues.\nHow help is spread: too few to say yet.',
    );
  });

  test('stay as they were told, whoever leaves afterwards', async () => {
    await alderCreekAnswers(bot, inTheFirst);
    await weekIsOver('2026-02-16T15:00:00Z');
    await db.collection('people').deleteMany({ userId: { $in: ['U11', 'U12', 'U21'] } });
    await alderCreekAnswers(bot, inTheSecond);
    await weekIsOver('2026-03-30T15:00:00Z');
    const met = await types('', 'U01', { channel_id: 'C9' });
    expect(met.text).toContain('among 21 colleagues');
    const before = await presses('leadership-map.window', 'school.2026-01-05.2026-02-15', { userId: 'U01' });
    expect(before.text).toContain('among 24 colleagues');
    expect(JSON.stringify(met.blocks)).toContain('The year so far: Jan 5, 2026 to Mar 29, 2026');
  });
});

describe('who reads what', () => {
  test('a team’s figures its members and leaders, the school’s its leaders, also by a button of another time', async () => {
    await weekIsOver('2026-02-16T15:00:00Z');
    expect((await presses('leadership-map.school', 'school.newest', { userId: 'U07' })).text).toContain(
      'The figures of a team are for its members',
    );
    expect((await presses('leadership-map.window', 'C1.newest', { userId: 'U07' })).text).toContain(
      'The figures of a team are for its members',
    );
    const asLeader = await types('', 'U01', { channel_id: 'C3' });
    expect(labels(asLeader)).toContain('The whole school');
    expect(valueOn(asLeader, 'The whole school')).toBe('school.newest');
    await deps.leaders.remove('T1', 'school', 'U01');
    expect((await presses('leadership-map.school', 'school.newest', { userId: 'U01' })).text).toContain(
      'The figures of a team are for its members',
    );
  });

  test('a leader of the school chooses among all teams that may be told of, a member among theirs, from wherever they ask', async () => {
    await alderCreekAnswers(bot, inTheFirst);
    await weekIsOver('2026-02-16T15:00:00Z');
    expect(labels(await types('', 'U01', { channel_id: 'D1' }))).not.toContain('Choose a team');
    const { school } = (await deps.spread.since('T1', '2026-01-01'))[0] ?? {};
    await db.collection('spread').updateOne({}, { $set: { teams: { C2: school, C4: school } } });
    const met = await types('', 'U01', { channel_id: 'D1' });
    const listed = await presses('leadership-map.choose-team', valueOn(met, 'Choose a team'), { userId: 'U01' });
    expect(listed.text).toContain('• The whole school\n• <#C2>\n• <#C4>\nPress Show.');
    expect(labels(listed)).toEqual(['Show', 'Show', 'Show']);
    const shown = await presses('leadership-map.school', 'C4.newest', { userId: 'U01' });
    expect(JSON.stringify(shown.blocks)).toContain('<#C4>, Jan 5, 2026 to Feb 15, 2026');
    // Kofi is in the second team alone, and then in the third, of which nothing may be told.
    await deps.teams.join('T1', 'C3', 'U07', inTheFirst);
    expect(labels(await types('', 'U07', { channel_id: 'C2' }))).not.toContain('Choose a team');
    const inThird = await types('', 'U07', { channel_id: 'C3' });
    const theirs = await presses('leadership-map.choose-team', valueOn(inThird, 'Choose a team'), { userId: 'U07' });
    expect(theirs.text).toContain('tell of nobody.\n• <#C2>\nPress Show.');
  });

  test('one’s own place only oneself: who stands between whom', async () => {
    await alderCreekAnswers(bot, inTheFirst);
    await weekIsOver('2026-02-16T15:00:00Z');
    await presses('leadership-map.own-place', undefined, { userId: 'U11' });
    expect(modalText()).toContain('You answered 5 questions of 5 colleagues, and 1 colleague answered yours.');
    expect(modalText()).toContain('You stand between 4 pairs of colleagues');
    // One who asked Aisha asks whom she asked, too.
    const helped = { practice: 'Partners talk first', at: inTheFirst, mayBeShown: false };
    await deps.questions.addOnce(
      question({ cause: 'beside', status: 'helped', askedBy: 'U17', answerer: 'U12', helped }),
    );
    await presses('leadership-map.own-place', undefined, { userId: 'U11' });
    expect(modalText()).toContain('You stand between 3 pairs of colleagues');
    expect(JSON.stringify((await types('', 'U01')).blocks)).not.toContain('between');
  });
});

describe('files', () => {
  const filesTo = () => slack.callsOf('files.completeUploadExternal');

  test('bring all that their reader may read, as CSV and as JSON', async () => {
    await alderCreekAnswers(bot, inTheFirst);
    await weekIsOver('2026-02-16T15:00:00Z');
    expect((await presses('leadership-map.csv', undefined, { userId: 'U01' })).text).toContain(
      'comes in a direct message',
    );
    await presses('leadership-map.json', undefined, { userId: 'U07' });
    bot.sender.wake();
    await bot.settled();
    const [ofLeader, ofTeacher] = slack.callsOf('upload').map(({ text }) => String(text));
    expect(ofLeader).toContain('figure,school,2026-01-05,2026-02-15,M1,Unevenness (Gini),0.67');
    expect(ofTeacher).not.toContain('0.67');
    expect(JSON.parse(ofTeacher ?? '')).toContainEqual(
      expect.objectContaining({ kind: 'topic', name: 'slife', value: '0' }),
    );
    expect(filesTo().map(({ channel_id }) => channel_id)).toEqual(['D01', 'D07']);
    expect(JSON.stringify([ofLeader, ofTeacher])).not.toMatch(/U0\d|Person/);
  });

  test('of 100,000 rows come in several, each saying which of them it is', async () => {
    await weekIsOver('2026-02-16T15:00:00Z');
    const [block] = await deps.spread.since('T1', '2026-01-01');
    if (!block) throw new Error('no block');
    const more = Array.from({ length: 5_100 }, (_, no) => ({ from: `2026-01-05#${no}`, to: '2026-02-15' }));
    await db.collection('spread').insertMany(more.map((window) => ({ ...block, teamId: 'T1', window })));
    expect((await presses('leadership-map.csv', undefined, { userId: 'U01' })).text).toMatch(
      /The 1\d\d,\d{3} rows come in \d files/,
    );
    bot.sender.wake();
    await bot.settled();
    // Two that wait for their turn in the channel may change places.
    const comments = filesTo()
      .map(({ initial_comment }) => String(initial_comment))
      .sort();
    expect(comments[0]).toMatch(/file 1 of \d: rows 1 to 20,000 of 1\d\d,\d{3}\./);
    expect(comments.at(-1)).toMatch(/rows 100,001 to /);
  });
});

test('pictures come with all they say in words, of nothing that is hidden', async () => {
  await carries('U12', 'fractions');
  await presses('leadership-map.pictures', 'school.newest', { userId: 'U07' });
  expect(slack.callsOf('files.getUploadURLExternal')).toEqual([]);
  await alderCreekAnswers(bot, inTheFirst);
  await weekIsOver('2026-02-16T15:00:00Z');
  const met = await presses('leadership-map.pictures', 'school.newest', { userId: 'U01' });
  expect(met.text).toContain('fractions: one colleague');
  // Slack takes one message a second in a conversation.
  await expect.poll(() => slack.callsOf('files.completeUploadExternal').length, { timeout: 10_000 }).toBe(2);
  const files = slack.callsOf('files.getUploadURLExternal');
  expect(files.map(({ filename }) => filename)).toEqual(['carriers.png', 'spread.png']);
  expect(files[1]?.alt_txt ?? files[1]?.alt_text).toContain('Jan 5: 7');
  expect(slack.callsOf('files.completeUploadExternal').map(({ channel_id }) => channel_id)).toEqual(['D01', 'D01']);
});

test('over the year the figures of each six weeks stand one after the other', async () => {
  await alderCreekAnswers(bot, inTheFirst);
  await weekIsOver('2026-03-30T15:00:00Z');
  const met = await presses('leadership-map.over-year', 'school.newest', { userId: 'U01' });
  expect(met.text).toContain('Jan 5, 2026 to Feb 15, 2026: as if 7 people shared the answers, unevenness 0.67');
  expect(met.text).toContain('Feb 16, 2026 to Mar 29, 2026: too few to say yet.');
});

describe('titles', () => {
  const save = (title: string, colleagues: string[]) => {
    const fields = { title: { selected_option: { value: title } }, colleagues: { selected_users: colleagues } };
    return sends('leadership-map.titles-form', fields, { userId: 'U01' });
  };
  const rankOf = async (userId: string) => (await deps.people.find('T1', userId))?.rank;

  const isAdmin = (is: boolean) => db.collection('people').updateOne({ userId: 'U01' }, { $set: { isAdmin: is } });
  beforeEach(async () => {
    await isAdmin(true);
  });

  test('are entered by an admin, some at a time, and put on record; all others keep theirs', async () => {
    await isAdmin(false);
    await presses('leadership-map.titles', undefined, { userId: 'U01' });
    expect(modalText()).toContain('Titles are entered by admins of this workspace');
    await isAdmin(true);
    await presses('leadership-map.titles', undefined, { userId: 'U01' });
    expect(modal().callback_id).toBe('leadership-map.titles-form');
    expect(modalText()).toContain('District: nobody yet');
    expect(await save('2', [])).toEqual({ colleagues: 'Choose at least one colleague.' });
    await save('2', ['U03', 'U07']);
    expect(modalText()).toContain('Saved for 1 colleague.');
    expect([await rankOf('U03'), await rankOf('U07'), await rankOf('U01')]).toEqual([2, 2, 3]);
    expect((await deps.audit.latest('T1', 50)).find(({ about }) => about === 'U07')).toMatchObject({
      act: 'title.changed',
      by: 'U01',
      change: { from: 'Teachers and specialists', to: 'Coaches and leads' },
    });
    await save('none', ['U07']);
    expect(await rankOf('U07')).toBeUndefined();
  });

  test('of a school of 700 teachers can be looked at and changed, and nobody loses theirs', async () => {
    const many = Array.from({ length: 700 }, (_, no) => ({ teamId: 'T1', userId: `UX${no}`, name: `Name ${no}` }));
    const as = { standing: 'colleague', isAdmin: false, zone: 'America/Chicago', rank: 1, joinedAt: new Date(0) };
    await db.collection('people').insertMany(many.map((one) => ({ ...one, ...as })));
    await presses('leadership-map.titles', undefined, { userId: 'U01' });
    expect(modalText()).toMatch(/Teachers and specialists: .* and \d{3} more/);
    await save(
      '2',
      many.slice(0, 100).map(({ userId }) => userId),
    );
    expect(modalText()).toContain('Saved for 100 colleagues.');
    expect(await db.collection('people').countDocuments({ userId: /^UX/, rank: 1 })).toBe(600);
  });

  test('of a colleague whom Contour has not met are not said to be saved', async () => {
    await db.collection('people').deleteOne({ teamId: 'T1', userId: 'U07' });
    await save('3', ['U03', 'U07']);
    expect(modalText()).toContain('Saved for 1 colleague.');
    expect(modalText()).toContain('Not saved for <@U07>: Contour has not met them.');
    expect((await deps.audit.latest('T1', 50)).filter(({ about }) => about === 'U07')).toEqual([]);
    await deps.roster.colleague('T1', 'U07');
    await save('3', ['U07']);
    expect(await rankOf('U07')).toBe(3);
  });
});

test('helps whoever writes something else', async () => {
  expect((await types('who is best')).text).toContain('I did not understand that');
  expect((await types('help')).text).not.toContain('I did not understand');
});
