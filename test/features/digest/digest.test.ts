import { beforeEach, describe, expect, test } from 'vitest';
import { newApprenticeship } from '../../../src/domain/apprenticeship.ts';
import type { Commitment } from '../../../src/domain/commitment.ts';
import { entryFrom } from '../../../src/domain/expertise.ts';
import { commitment, support } from '../../helpers/commitment.ts';
import { desk, labels, valueOn } from '../../helpers/desk.ts';
import { goal } from '../../helpers/goal.ts';
import { observation } from '../../helpers/observation.ts';
import { question } from '../../helpers/question.ts';
import { session } from '../../helpers/session.ts';

const { bot, db, slack, types, presses, sends, modalText } = await desk('/digest');

/** Whiteboards for Peter, owed by Renata since Monday 2 March; it is Monday 9 March, after a week with a day of snow. */
beforeEach(async () => {
  bot.setNow(new Date('2026-03-09T13:00:00Z'));
  await bot.deps.schools.home('T1', 'America/Chicago');
  await bot.deps.schools.set('T1', { zone: 'America/Chicago' });
  await db.collection('schools').updateOne({ teamId: 'T1' }, { $unset: { calendar: '' } });
  await bot.deps.calendars.close('T1', { day: '2026-03-04', by: 'U02', at: new Date('2026-03-04T11:00:00Z') });
  await bot.deps.roster.colleague('T1', 'U13');
  await bot.deps.people.join('T1', 'U13', new Date('2026-02-01T12:00:00Z'));
  await leads('U01');
});

const leads = (userId: string, scope = 'school') =>
  bot.deps.leaders.name({ teamId: 'T1', userId, scope, namedBy: 'U01', at: new Date('2026-02-02T12:00:00Z') });

const owes = (over: Partial<Commitment> = {}) =>
  bot.deps.commitments.addOnce(commitment({ lookedOn: '2026-03-09', ...over }));

describe('/digest', () => {
  test('tells a leader first what they owe, three school days late, and has the button that gives it', async () => {
    await owes();
    const met = await types('', 'U01');
    expect(met.text).toMatch(
      /What you owe: You owe .* whiteboards since Mon, Mar 2, 3 school days late; their date has moved with it\./,
    );
    expect(valueOn(met, 'I have given it')).toBe('c1:s1');
    const { block_id: block = '' } = met.blocks.find(({ type }) => type === 'actions') ?? {};
    slack.calls.length = 0;
    await presses('commit.deliver', valueOn(met, 'I have given it'), { userId: 'U01', block });
    expect((await bot.deps.commitments.find('T1', 'c1'))?.supports[0]?.status).toBe('said-delivered');
    // The page that was pressed shows at once that it is given.
    const [said, page, ...others] = slack.callsOf('response_url');
    expect(said).toMatchObject({ replace_original: false, text: expect.stringContaining('I ask whether it came') });
    expect(page).toMatchObject({ replace_original: true, text: expect.stringContaining('not confirmed yet.') });
    expect(others).toEqual([]);
    slack.calls.length = 0;
    await presses('commit.deliver', 'c1:s1', { userId: 'U01' });
    expect(slack.callsOf('response_url')).toHaveLength(1);
    const after = await presses('digest.refresh', '', { userId: 'U01', block });
    expect(after.text).toContain('You said that you gave');
    expect(valueOn(after, 'I have given it')).toBe('');
    expect(slack.callsOf('response_url')).toHaveLength(2);
  });

  test('names who is owed something, and what their team reads of it, though they are not in the directory', async () => {
    for (const userId of ['U05', 'U12']) await bot.deps.roster.colleague('T1', userId);
    await bot.deps.people.keepSlack(
      {
        teamId: 'T1',
        userId: 'U12',
        name: 'Grace Liu',
        standing: 'colleague',
        isAdmin: false,
        zone: 'America/Chicago',
      },
      new Date('2026-03-09T12:00:00Z'),
    );
    await bot.deps.teams.switchOn({ teamId: 'T1', channelId: 'C1', switchedOnBy: 'U12', switchedOnAt: new Date(0) });
    for (const userId of ['U05', 'U12']) await bot.deps.teams.join('T1', 'C1', userId, new Date(0));
    await owes({ ownerId: 'U12', shownTo: 'team', words: 'Two talk moves' });
    expect((await types('', 'U01')).text).toContain('You owe Grace whiteboards since Mon, Mar 2');
    await presses('digest.show-all', '', { userId: 'U05' });
    expect(modalText()).toContain('Grace: Two talk moves');
  });

  test('is a coach’s for who evaluates nobody, where the principal does and has listed nothing', async () => {
    await bot.deps.roster.colleague('T1', 'U01');
    await bot.deps.people.setEvaluates('T1', 'U01', ['U13']);
    await leads('U03');
    await presses('digest.show-all', '', { userId: 'U03' });
    expect(modalText()).not.toContain('Support on time');
    await presses('digest.show-all', '', { userId: 'U01' });
    expect(modalText()).toContain('Support on time');
  });

  test('lets whoever owes support give it, give something else, or ask for time, which stands on the page', async () => {
    await owes();
    await owes({
      id: 'c2',
      cause: 'b',
      ownerId: 'U12',
      supports: [support({ words: 'a book', dueDay: '2026-03-12' })],
    });
    const met = await types('', 'U01');
    const each = ['I have given it', 'Ask for time', 'Give something else'];
    expect(labels(met)).toEqual([...each, ...each, 'I have given it', 'Show all', 'Refresh', 'Settings']);
    await presses('commit.swap', 'c1:s1', { userId: 'U01' });
    expect(modalText()).toContain('Give something else');
    await presses('commit.more-time', 'c1:s1', { userId: 'U01' });
    expect(modalText()).toContain('Ask for time');
    const asks = (day: string) =>
      sends('commit.more-time-form', { due: { selected_date: day } }, { userId: 'U01', id: 'c1:s1' });
    expect(await asks('2026-03-02')).toEqual({ due: 'Choose a day after Mon, Mar 2.' });
    expect(await asks('2026-03-06')).toEqual({ due: 'This day is past. Choose today or later.' });
    expect(await asks('2026-03-20')).toBeUndefined();
    const after = await presses('digest.refresh', '', { userId: 'U01' });
    expect(after.text).toMatch(/You asked for time until Fri, Mar 20: Person.* decides\./);
    expect(after.text).toMatch(/One move: Give .* what you promised: a book\./);
  });

  test('has buttons for the eight oldest debts, and all of them to read', async () => {
    for (let one = 1; one <= 11; one += 1)
      await owes({ id: `c${one}`, cause: `t${one}`, supports: [support({ words: `book ${one}.` })] });
    const met = await types('', 'U01');
    expect(labels(met).filter((label) => label === 'Ask for time')).toHaveLength(8);
    const words = JSON.stringify(met.blocks);
    for (let one = 1; one <= 11; one += 1) expect(words).toContain(`book ${one}.`);
    expect(words).toContain('`/commit owed` has their buttons, the oldest first.');
  });

  test('says in one line when there was nothing, and still has one move', async () => {
    const met = await types('', 'U01');
    expect(met.text).toContain('Nothing this week: nothing is owed');
    expect(met.text).not.toContain('What you owe');
    expect(met.text).toContain('One move:');
  });

  test('asks about what nobody carries by a form that begins with its topic', async () => {
    const { place: _, status: __, ...set } = goal({ topics: ['Fractions'] });
    await bot.deps.goals.addOnce(set, 3);
    await presses('who-knows.blank', valueOn(await types('', 'U01'), 'Ask a question'), { userId: 'U01' });
    expect(modalText()).toContain('"initial_value":"Who knows something about Fractions?"');
  });

  test('moves nobody to find an apprentice for what someone is asked to learn, or learns already', async () => {
    const { place: _, status: __, ...set } = goal({ topics: ['fractions'] });
    await bot.deps.goals.addOnce(set, 3);
    const read = entryFrom({ topic: 'fractions' });
    if (!read.ok) throw new Error('no entry');
    const entry = { ...read.entry, teamId: 'T1', userId: 'U13', id: 'e1', confirmedOn: '2026-02-01' };
    await bot.deps.expertise.put(entry);
    const asked = newApprenticeship({
      ...{ teamId: 'T1', id: 'a1', cause: 'c1', topic: 'fractions', topicKey: 'fractions' },
      ...{ carrierId: 'U13', apprenticeId: 'U14', openedBy: 'U02', openedAt: bot.deps.clock() },
    });
    expect(labels(await types('', 'U01'))).toContain('Find an apprentice');
    await bot.deps.apprenticeships.addOnce(asked);
    expect(labels(await types('', 'U01'))).not.toContain('Find an apprentice');
    await bot.deps.apprenticeships.change({ ...asked, status: 'learning' });
    expect(labels(await types('', 'U01'))).not.toContain('Find an apprentice');
  });

  test('shows the whole page in its order behind Show all, with what only one of the two may read left out for others', async () => {
    await owes();
    await presses('digest.show-all', '', { userId: 'U01' });
    const order = ['What you owe', 'Skill', 'Expectations', 'Holding it together', 'Commitments'];
    const at = order.map((heading) => modalText().indexOf(`*${heading}*`));
    expect(at).toEqual([...at].sort((one, other) => one - other));
    expect(at[0]).toBeGreaterThan(0);
    await presses('digest.show-all', '', { userId: 'U07' });
    expect(modalText()).not.toMatch(/whiteboards|science block/);
  });

  test('gives a colleague who leads nothing the mirror: their own debts, and the page that everyone may read', async () => {
    await owes({ supports: [support({ giverId: 'U07' })] });
    const met = await types('', 'U07');
    expect(met.text).toContain('whiteboards');
    expect(JSON.stringify(met.blocks)).toContain('what everyone may read');
  });

  test('reads who leads at the press: whoever was relieved gets the mirror', async () => {
    await types('', 'U01');
    await bot.deps.leaders.remove('T1', 'school', 'U01');
    const met = await presses('digest.refresh', '', { userId: 'U01' });
    expect(JSON.stringify(met.blocks)).toContain('what everyone may read');
  });

  test('counts every try that was told: of what a guest showed, of a question without a topic, of one of last school year', async () => {
    const { questions, sessions } = bot.deps;
    const tried = { asked: 1, outcome: 'tried', toldOn: '2026-03-05' } as const;
    const asked = { text: 'who minds my class', suggestions: [], status: 'helped' as const, followUp: tried };
    const lastYear = new Date('2025-06-10T15:00:00Z');
    await questions.addOnce(question({ ...asked, id: 'q1', cause: 'a', askedBy: 'U02' }));
    await questions.addOnce(question({ id: 'q2', cause: 'b', askedBy: 'U03', askedAt: lastYear, followUp: tried }));
    await questions.addOnce(
      question({ id: 'q3', cause: 'c', askedBy: 'U04', followUp: { ...tried, outcome: 'did-not-fit' } }),
    );
    const visitors = ['U05', 'U06', 'U07', 'U08'].map((userId, index) => ({ userId, seatNo: index + 1 }));
    const trying = { words: 'I wait', followUp: tried };
    await sessions.addOnce(
      session({
        ...{ status: 'held', guest: 'Dr. Lee', seats: 4 },
        visitors,
        tries: visitors.slice(0, 3).map(({ userId }) => ({ userId, ...trying })),
      }),
    );
    await presses('digest.show-all', '', { userId: 'U01' });
    expect(modalText()).toContain('Tried something they saw or were told, last school week: 5 colleagues.');
  });

  test('tells who lent minutes for a visit whose class it is, not where that one is; and their own door, also one that stands in no channel', async () => {
    const { observations, sessions } = bot.deps;
    const at = { startsAt: new Date('2026-03-10T16:00:00Z'), endsAt: new Date('2026-03-10T16:20:00Z') };
    const cover = { kind: 'leader', minutes: 45, by: 'U01' } as const;
    const waits = { displaced: { turn: 0 } };
    const visitor = { userId: 'U13', seatNo: 1, cover };
    const lastWeek = { startsAt: new Date('2026-03-03T16:00:00Z'), endsAt: new Date('2026-03-03T16:20:00Z') };
    await observations.addOnce(observation({ ...lastWeek, id: 'o0', cause: 'o0', isPosted: false }));
    // The school was closed that day, and its host has named no other one yet.
    await observations.addOnce(observation({ ...lastWeek, id: 'o3', cause: 'o3', displaced: { since: 1 } }));
    await observations.addOnce(observation({ ...at, hostId: 'U07', isPosted: false, visitors: [visitor] }));
    await sessions.addOnce(session({ ...at, cover: { ...cover, minutes: 30 } }));
    await sessions.addOnce(session({ ...at, id: 's2', cause: 's2', cover: { ...cover, minutes: 20 }, ...waits }));
    const met = await types('', 'U01');
    expect(met.text).toMatch(/What you owe: .*\d* counts on you to mind their class on Tue, Mar 10, for 45 min\./);
    expect(met.text).toMatch(/counts on you to mind a class on Tue, Mar 10, for 30 min, while they show something\./);
    expect(met.text).not.toContain('20 min');
    const door = async () => {
      await presses('digest.show-all', '', { userId: 'U01' });
      return /Your own door opened: [a-z ]+/.exec(modalText())?.[0];
    };
    expect(await door()).toBe('Your own door opened: not yet');
    const own = { id: 'o2', cause: 'o2', hostId: 'U01', isPosted: false };
    await observations.addOnce(observation({ ...own, teamId: 'T2', ...at }));
    expect(await door()).toBe('Your own door opened: not yet');
    await observations.addOnce(observation({ ...own, ...at }));
    expect(await door()).toBe('Your own door opened: yes');
    expect(modalText()).toContain('Shown and open last school week: none yet.');
  });

  test('lets who leads the school choose a team’s page, and gives nobody one that is not theirs to choose', async () => {
    const at = new Date('2026-02-02T12:00:00Z');
    const joins = async (channelId: string, from: number, to: number) => {
      await bot.deps.teams.switchOn({ teamId: 'T1', channelId, switchedOnBy: 'U01', switchedOnAt: at });
      for (let no = from; no < to; no += 1) {
        await bot.deps.roster.colleague('T1', `U${no}`);
        await bot.deps.people.join('T1', `U${no}`, at);
        await bot.deps.teams.join('T1', channelId, `U${no}`, at);
      }
    };
    expect(labels(await types('', 'U01'))).not.toContain('Choose a team');
    await joins('C5', 31, 36);
    await joins('C4', 36, 40);
    expect(labels(await types('', 'U01'))).toContain('Choose a team');
    expect(labels(await types('', 'U31'))).not.toContain('Choose a team');
    await presses('digest.choose-team', '', { userId: 'U01' });
    expect(modalText()).toMatch(/The whole school.*<#C5>/);
    expect(modalText()).not.toContain('<#C4>');
    const shows = async (channelId: string, userId = 'U01') => {
      await presses('digest.chosen', channelId, { userId });
      return /The page of <#C\d>/.exec(modalText())?.[0];
    };
    expect(await shows('C5')).toBe('The page of <#C5>');
    expect(modalText()).toContain('(the whole school)');
    expect(await shows('C4')).toBeUndefined();
    expect(await shows('C5', 'U31')).toBeUndefined();
  });

  test('helps whoever writes something else', async () => {
    expect((await types('who is best', 'U07')).text).toContain('I did not understand that');
    expect((await types('help', 'U07')).text).not.toContain('I did not understand');
  });
});
