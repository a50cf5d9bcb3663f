import { beforeEach, describe, expect, test } from 'vitest';
import type { Deps } from '../../../src/deps.ts';
import { newYearSteps } from '../../../src/domain/new-year.ts';
import { jobs } from '../../../src/features/index.ts';
import { allOf } from '../../helpers/all-of.ts';
import { desk, labels } from '../../helpers/desk.ts';
import { ritual } from '../../helpers/ritual.ts';

const { types, presses, sends, bot, db, messagesTo, modalText } = await desk('/contour');
const { deps } = bot;
/** The school year is over since the Friday before. */
const june = '2026-06-08T15:00:00Z';

const goal = (id: string, words = 'Students explain', setAt = new Date(june)) => ({
  ...{ teamId: 'T1', id, cause: id, scope: 'school', words, sign: 'They talk' },
  ...{ from: '2025-09-01', to: '2026-05-01', topics: ['number-talk'], setBy: 'U01', setAt },
});

beforeEach(async () => {
  const now = new Date(june);
  bot.setNow(now);
  await deps.schools.home('T1', 'America/Chicago');
  await deps.schools.set('T1', { zone: 'America/Chicago', year: { from: '2025-08-18', to: '2026-06-05' } });
  for (const userId of ['U01', 'U06', 'U07', 'U16', 'U17']) await deps.roster.colleague('T1', userId);
  const name = (userId: string, scope: string) =>
    deps.leaders.name({ teamId: 'T1', userId, scope, namedBy: 'U01', at: new Date(+now - 1000) });
  await name('U01', 'school');
  for (const channelId of ['C6', 'C9'])
    await deps.teams.switchOn({ teamId: 'T1', channelId, switchedOnBy: 'U16', switchedOnAt: now });
  await deps.teams.join('T1', 'C9', 'U17', now);
  await name('U16', 'C6');
  await name('U17', 'C9');
  await deps.goals.addOnce(goal('g1'), 3);
  const entry = { topic: 'number talks', topicKey: 'number-talk', detail: '', source: 'skill', level: 3 } as const;
  for (const [id, confirmedOn] of [
    ['e1', '2026-02-01'],
    ['e2', '2026-09-01'],
  ] as const)
    await deps.expertise.put({
      ...{ ...entry, topicKey: `${entry.topicKey}-${id}`, teamId: 'T1', userId: 'U06', id },
      ...{ offers: ['ask'], confirmedOn },
    });
  await deps.agreements.addOnce({
    ...{ teamId: 'T1', id: 'a1', cause: 'a1', text: 'Visits are invited by the host.', agreedOn: '2026-02-02' },
    ...{ principalId: 'U01', staffId: 'U06', recordedBy: 'U01', recordedAt: now },
    ...{ confirmed: ['U01', 'U06'], status: 'in-force', turn: 0 },
  });
});

const form = (over = {}) => ({
  yearFrom: { selected_date: '2026-08-18' },
  yearTo: { selected_date: '2027-06-04' },
  changed1: { value: 'More of them explain' },
  teams: { selected_conversations: ['C6'] },
  leaders: { selected_users: ['U01', 'U16'] },
  ...over,
});
/** What stands behind the form that was drawn on that day. */
const drawn = `${new Date(june).toISOString()} g1`;
const job = jobs.find(({ name }) => name === 'new-year.steps');
async function tick(at = june, over: Partial<Deps> = {}): Promise<void> {
  bot.setNow(new Date(at));
  await job?.run({ ...deps, ...over }, new Date(at));
  bot.sender.wake();
  await bot.settled();
}
const steps = async () =>
  (await deps.audit.latest('T1', 50))
    .flatMap(({ act, change }) => (act === 'year.step' ? [change?.what] : []))
    .reverse();

describe('/contour new year', () => {
  test('is for leaders of the school and admins', async () => {
    expect((await types('new year', 'U07')).text).toContain('begun by a leader of the school or an admin');
    await presses('new-year.begin', undefined, { userId: 'U07' });
    expect(modalText()).toContain('begun by a leader of the school or an admin');
    await sends('new-year.form', form(), { userId: 'U07', id: drawn });
    expect(await db.collection('newYears').countDocuments({})).toBe(0);
    expect(labels(await types('new year', 'U01'))).toEqual(['Begin a new school year']);
  });

  test('says beside each field what is wrong, and nothing begins', async () => {
    const errors = await sends(
      'new-year.form',
      form({ yearFrom: { selected_date: '2025-08-18' }, teams: { selected_conversations: ['C1'] }, leaders: {} }),
      { userId: 'U01', id: drawn },
    );
    expect(Object.keys(errors ?? {}).sort()).toEqual(['leaders', 'teams', 'yearFrom']);
    expect(await db.collection('newYears').countDocuments({})).toBe(0);
  });

  test('closes the goals, keeps depth, sets the days, lets teams and leaders go or go on, and asks for the agreement anew', async () => {
    await sends('new-year.form', form(), { userId: 'U01', id: drawn });
    await tick();
    expect(await deps.goals.active('T1')).toEqual([]);
    expect(await deps.goals.find('T1', 'g1')).toMatchObject({ changed: 'More of them explain', closedBy: 'U01' });
    expect((await deps.newYears.latest('T1'))?.depth).toEqual([{ topic: 'number-talk', depth: 0 }]);
    expect((await deps.schools.home('T1')).year).toEqual({ from: '2026-08-18', to: '2027-06-04' });
    expect((await deps.teams.all('T1')).map(({ channelId }) => channelId)).toEqual(['C6']);
    expect(await deps.teams.teamsOf('T1', 'U17')).toEqual([]);
    expect((await deps.leaders.all('T1')).map(({ userId, scope }) => [userId, scope])).toEqual([
      ['U01', 'school'],
      ['U16', 'C6'],
    ]);
    expect(await deps.agreements.latest('T1')).toMatchObject({ status: 'pending', confirmed: [] });
    const texts = (userId: string) => messagesTo(userId).map(({ text }) => text);
    await tick('2026-08-18T15:00:00Z');
    expect(texts('U16').join()).toContain('You go on leading the team of <#C6>');
    expect(texts('U06').join()).toContain('Does the working agreement about visits still hold?');
    expect(texts('U01').join()).toContain('is set up: every step is done');
    for (const userId of ['U01', 'U06']) await presses('contour.agreement-confirm', 'a1', { userId });
    expect((await deps.agreements.latest('T1'))?.status).toBe('in-force');
    expect(await steps()).toEqual(newYearSteps);
  });

  test('ends nothing that came into being while its form stood open, and tells each leader who leads no more', async () => {
    const later = new Date('2026-06-08T15:05:00Z');
    await deps.teams.switchOn({ teamId: 'T1', channelId: 'C7', switchedOnBy: 'U06', switchedOnAt: later });
    await deps.leaders.name({ teamId: 'T1', userId: 'U06', scope: 'school', namedBy: 'U01', at: later });
    await deps.goals.addOnce(goal('g2', 'Students ask', later), 3);
    for (const channelId of ['C6', 'C9'])
      await deps.rituals.addOnce(ritual({ id: channelId, cause: channelId, channelId }));
    bot.setNow(new Date('2026-06-08T15:10:00Z'));
    await sends('new-year.form', form({ leaders: { selected_users: ['U01', 'U16', 'U17'] } }), {
      userId: 'U01',
      id: drawn,
    });
    await tick('2026-06-08T15:10:00Z');
    expect((await deps.teams.all('T1')).map(({ channelId }) => channelId).sort()).toEqual(['C6', 'C7']);
    expect((await deps.leaders.all('T1')).map(({ userId }) => userId).sort()).toEqual(['U01', 'U06', 'U16']);
    // The ritual of a team that does not go on rests.
    expect((await deps.rituals.find('T1', 'C6'))?.status).toBe('running');
    expect((await deps.rituals.find('T1', 'C9'))?.status).toBe('parked');
    expect((await deps.goals.active('T1')).map(({ id }) => id)).toEqual(['g2']);
    await tick('2026-08-18T15:00:00Z');
    // Their team does not go on, so they lead nothing, though they were chosen.
    expect(messagesTo('U17').map(({ text }) => text)).toEqual([expect.stringContaining('has taken you off')]);
  });

  test('gives no goal the words that were written for another, which was closed meanwhile', async () => {
    await deps.goals.addOnce(goal('g2', 'Students ask'), 3);
    await deps.goals.close('T1', 'g1', { changed: 'As Tom wrote', closedBy: 'U16', closedOn: '2026-06-08' });
    const both = { changed2: { value: 'More of them ask' } };
    const who = { userId: 'U01', id: `${drawn} g2` };
    expect(await sends('new-year.form', form(both), who)).toEqual({
      changed1: 'This goal was closed meanwhile, with words of its own. Empty this field to go on.',
    });
    await sends('new-year.form', form({ ...both, changed1: { value: null } }), who);
    await tick();
    expect((await deps.goals.find('T1', 'g1'))?.changed).toBe('As Tom wrote');
    expect((await deps.goals.find('T1', 'g2'))?.changed).toBe('More of them ask');
  });

  test('is begun once, however often the form is sent, and the record has each step once', async () => {
    await sends('new-year.form', form(), { userId: 'U01', id: drawn });
    await tick();
    await sends('new-year.form', form({ teams: { selected_conversations: [] } }), { userId: 'U01', id: drawn });
    await tick();
    expect((await deps.teams.all('T1')).length).toBe(1);
    expect(await steps()).toEqual(newYearSteps);
    expect((await types('new year', 'U01')).text).toContain('Done: the goals of the last year are closed');
  });

  test.each(newYearSteps)('goes on where it was ended before the step %s', async (step) => {
    await sends('new-year.form', form(), { userId: 'U01', id: drawn });
    await tick(june, {
      onOccurrence: async (occurrence, work) => {
        if (occurrence.slot === step) throw new Error('ended here');
        return deps.onOccurrence(occurrence, work);
      },
    });
    expect(await steps()).toEqual(newYearSteps.slice(0, newYearSteps.indexOf(step)));
    expect((await types('new year', 'U01')).text).toContain('To do: ');
    await tick();
    expect(await steps()).toEqual(newYearSteps);
    expect((await deps.goals.closed('T1', 5)).length).toBe(1);
  });

  test('asks “still you?” from its first day of what was listed before it', async () => {
    await sends('new-year.form', form(), { userId: 'U01', id: drawn });
    await tick();
    const ask = jobs.find(({ name }) => name === 'expertise.still-you');
    const on = async (at: string) => {
      bot.setNow(new Date(at));
      await ask?.run(deps, new Date(at));
      return messagesTo('U06').filter(({ text }) => text.includes('number talks')).length;
    };
    expect(await on('2026-06-10T15:00:00Z')).toBe(0);
    await on('2026-08-18T15:00:00Z');
    const asked = await db.collection('expertise').find({ askedOn: '2026-08-18' }).toArray();
    expect(asked.map(({ id }) => id)).toEqual(['e1']);
    expect(await allOf(deps.expertise.ownersOfStale('2025-08-19', '2026-08-19'))).toEqual([]);
  });
});
