import { beforeEach, describe, expect, test } from 'vitest';
import { home, jobs } from '../../../src/features/expertise/index.ts';
import { desk, labels, valueOn } from '../../helpers/desk.ts';

const { presses, messagesTo, slack, bot, db } = await desk();
const { deps } = bot;

const entries = () => deps.expertise.of('T1', 'U07');
const listed = (id: string, topic: string, confirmedOn: string, userId = 'U07') =>
  deps.expertise.put({
    ...{ teamId: 'T1', userId, id, topic, topicKey: topic.replace(' ', '-'), detail: '' },
    ...{ source: 'skill', level: 3, offers: ['ask'], confirmedOn },
  });
const askings = (userId = 'U07') => messagesTo(userId).filter(({ text }) => text.startsWith('Still you?'));
const edits = () => JSON.stringify(slack.callsOf('chat.update'));

/** School time goes on to this instant, and what is due is done. */
async function becomes(at: string) {
  bot.setNow(new Date(at));
  for (const { run } of jobs) await run(deps, deps.clock());
  bot.sender.wake();
  await bot.settled();
}

beforeEach(async () => {
  for (const userId of ['U07', 'U11']) {
    await deps.people.keepSlack(
      { teamId: 'T1', userId, name: userId, zone: 'America/Chicago', standing: 'colleague', isAdmin: false },
      deps.clock(),
    );
  }
});

describe('"Still you?"', () => {
  test('is asked a year on, in working hours, once, of everything that is due or will be within a month', async () => {
    await listed('e1', 'number talks', '2025-02-25');
    await listed('e2', 'fractions', '2025-03-20');
    await listed('e3', 'rubrics', '2025-08-20');
    await becomes('2026-02-24T15:00:00Z');
    expect(askings()).toHaveLength(0);
    await becomes('2026-02-25T12:00:00Z');
    expect(askings()).toHaveLength(0);
    await becomes('2026-02-25T15:00:00Z');
    await becomes('2026-03-21T15:00:00Z');
    expect(askings()).toHaveLength(1);
    expect(askings()[0]?.text).toContain('number talks\n• fractions\n');
    expect(askings()[0]?.text).not.toContain('rubrics');
    expect(labels(askings()[0] as never)).toEqual(['Yes, still me', 'Change', 'Remove', 'Fewer of these']);
  });

  test('waits on Home too, until it is answered there, also before its message has gone out', async () => {
    await listed('e1', 'number talks', '2025-02-25');
    const onHome = async () =>
      (await home(deps, await deps.roster.colleague('T1', 'U07'))).find(({ place }) => place === 'waiting')?.items ??
      [];
    expect(await onHome()).toEqual([]);
    // Before seven in the morning.
    await becomes('2026-02-25T12:00:00Z');
    const [asked = []] = await onHome();
    expect(JSON.stringify(asked)).toContain('• number talks');
    expect(labels({ blocks: asked })).toEqual(['Yes, still me', 'Change', 'Remove']);
    await presses('expertise.still-me', valueOn({ blocks: asked }, 'Yes, still me'), {
      view: { id: 'V1', type: 'home' },
    });
    expect((await entries())[0]?.confirmedOn).toBe('2026-02-25');
    expect(await onHome()).toEqual([]);
    await becomes('2026-02-25T15:00:00Z');
    expect(askings()).toEqual([]);
  });

  test('is asked once by two instances at one time, as one of the day’s messages', async () => {
    await listed('e1', 'number talks', '2025-01-25');
    const [job] = jobs.filter(({ name }) => name === 'expertise.still-you');
    await Promise.all([job?.run(deps, deps.clock()), job?.run(deps, deps.clock())]);
    bot.sender.wake();
    await bot.settled();
    expect(askings()).toHaveLength(1);
    expect(await db.collection('budgets').findOne({ userId: 'U07', day: '2026-02-24' })).toMatchObject({ count: 1 });
  });

  test('is not asked of who is paused or no colleague any more', async () => {
    await listed('e1', 'number talks', '2025-01-25');
    await listed('e2', 'fractions', '2025-01-25', 'U11');
    await deps.people.set('T1', 'U07', { pausedUntil: '2026-03-02' });
    await db.collection('people').updateOne({ userId: 'U11' }, { $set: { standing: 'deactivated' } });
    await becomes('2026-02-24T15:00:00Z');
    expect([...askings(), ...askings('U11')]).toHaveLength(0);
    await becomes('2026-03-02T15:00:00Z');
    expect([...askings(), ...askings('U11')]).toHaveLength(1);
  });

  test('is asked also where hundreds who left another school have never been asked', async () => {
    const left = Array.from({ length: 250 }, (_, n) => ({ teamId: 'T2', userId: `U${n}`, id: `e${n}`, topicKey: 'x' }));
    await db
      .collection('expertise')
      .insertMany(left.map((one) => ({ ...one, source: 'skill', confirmedOn: '2024-01-01' })));
    await listed('e1', 'number talks', '2025-01-25');
    await becomes('2026-02-24T15:00:00Z');
    expect(askings()).toHaveLength(1);
  });

  test('unanswered leaves the entry listed, and comes again after a year', async () => {
    await listed('e1', 'number talks', '2025-01-25');
    await becomes('2026-02-24T15:00:00Z');
    await becomes('2027-02-23T15:00:00Z');
    expect(askings()).toHaveLength(1);
    await becomes('2027-02-24T15:00:00Z');
    expect(askings()).toHaveLength(2);
    expect(await entries()).toMatchObject([{ topic: 'number talks', confirmedOn: '2025-01-25' }]);
  });
});

describe('the answer', () => {
  beforeEach(async () => {
    await listed('e1', 'number talks', '2025-01-25');
    await listed('e2', 'rubrics', '2025-08-20');
    await becomes('2026-02-24T15:00:00Z');
  });

  test('"Yes, still me" holds for another year, and for what was asked about only', async () => {
    const before = await deps.schools.directoryVersion('T1');
    await presses('expertise.still-me', '2026-02-24');
    expect((await entries()).map(({ confirmedOn }) => confirmedOn)).toEqual(['2026-02-24', '2025-08-20']);
    expect(await deps.schools.directoryVersion('T1')).toBeGreaterThan(before);
    expect(edits()).toContain('Still you: “number talks”');
  });

  test('"Remove" takes off what was asked about only, with what grew from its use', async () => {
    const helped = { teamId: 'T1', userId: 'U07', kind: 'helped', day: '2026-02-23' } as const;
    await deps.evidence.addOnce({ ...helped, topic: 'number-talks', cause: 'q1' });
    await deps.evidence.addOnce({ ...helped, topic: 'rubrics', cause: 'q2' });
    await presses('expertise.not-me', '2026-02-24');
    expect((await entries()).map(({ topic }) => topic)).toEqual(['rubrics']);
    expect(edits()).toContain('Removed: “number talks”. Colleagues no longer find you for it.');
    expect((await deps.evidence.of('T1', 'U07')).map(({ topic }) => topic)).toEqual(['rubrics']);
  });

  test('pressed twice, also at once, counts once and says so', async () => {
    await Promise.all([presses('expertise.still-me', '2026-02-24'), presses('expertise.still-me', '2026-02-24')]);
    expect((await presses('expertise.not-me', '2026-02-24')).text).toContain('This is answered already');
    expect(await entries()).toHaveLength(2);
  });

  test('of someone else changes nothing of mine', async () => {
    const met = await presses('expertise.not-me', '2026-02-24', { userId: 'U11' });
    expect(met.text).toContain('This is answered already');
    expect(await entries()).toHaveLength(2);
  });

  test('by editing the entry answers it too', async () => {
    await deps.expertise.change({ ...(await entries())[0], confirmedOn: '2026-02-24', askedOn: undefined } as never);
    expect((await presses('expertise.still-me', '2026-02-24')).text).toContain('This is answered already');
  });
});
