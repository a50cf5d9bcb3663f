import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleCalendar } from '../../src/practice/sample-calendar.ts';
import { databaseOf } from '../../src/stores/stores.ts';
import { commitment, support } from '../helpers/commitment.ts';
import { indexedDatabase } from '../helpers/mongo.ts';

const run = promisify(execFile);
const { client, db, uri } = await indexedDatabase();
const at = new Date('2026-02-20T15:00:00Z');

beforeAll(async () => {
  const { stores } = databaseOf(client, client, db.databaseName);
  const { year, closures: _, ...entered } = sampleCalendar;
  await stores.schools.set('T1', { zone: 'America/Chicago', ...(year && { year }) });
  await stores.calendars.keep('T1', entered, 0, at);
  await stores.calendars.close('T1', { day: '2026-03-04', by: 'U02', at });
  for (const [userId, name] of [
    ['U01', 'Renata Okafor'],
    ['U13', 'Peter Novak'],
  ] as const) {
    await stores.people.keepSlack({ teamId: 'T1', userId, name, standing: 'colleague', isAdmin: false }, at);
    await stores.people.join('T1', userId, at);
  }
  await stores.leaders.name({ teamId: 'T1', userId: 'U01', scope: 'school', namedBy: 'U01', at });
  await stores.commitments.addOnce(commitment({ supports: [support()] }));
});

async function printed(...args: string[]) {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'scripts/digest-preview.ts', ...args], {
    env: { ...process.env, MONGODB_URI: uri },
  });
  return stdout;
}

const monday = ['--team', 'school', '--week', '2026-W11'];

describe('the page of Monday 9 March, printed from the records', () => {
  test('has its figures in the order of the page, Renata’s debt first, and sends nothing', async () => {
    const { figures } = JSON.parse(await printed(...monday, '--reader', 'renata', '--json'));
    expect(figures.map(({ id }: { id: string }) => id).join(' ')).toBe(
      'D1 D4 D5 D6 D9 D14 D15 D7 D8 D11 D12 D13 D3 D10 D2',
    );
    expect(Object.keys(figures[0])).toEqual(['id', 'lines', 'value', 'inputs', 'suppressed']);
    expect(figures[0].lines).toEqual([
      'You owe Peter whiteboards since Mon, Mar 2, 3 school days late; their date has moved with it.',
    ]);
    expect(await db.collection('outbox').countDocuments()).toBe(0);
    expect(await db.collection('closedWindows').countDocuments()).toBe(0);
    expect(await db.collection('weekBlocks').countDocuments()).toBe(0);
  });

  test('has what was kept when the week closed, whatever the records say by now', async () => {
    const { stores } = databaseOf(client, client, db.databaseName);
    const D4 = { id: 'D4' as const, lines: ['Tried something: 7 colleagues.'], value: 7, inputs: {}, suppressed: null };
    const week = { teamId: 'T1', kind: 'week', from: '2026-03-02' } as const;
    await stores.digestWindows.keepOnce(week, { school: { D4 }, teams: {} });
    const { figures } = JSON.parse(await printed(...monday, '--reader', 'renata', '--json'));
    expect(figures.find(({ id }: { id: string }) => id === 'D4')).toMatchObject({
      lines: ['Tried something: 7 colleagues.', expect.stringContaining('Tried something in the six school weeks')],
      value: { week: 7 },
    });
  });

  test.each([
    [['--week', '2026-W60', '--reader', 'renata'], '2026-W60 is none'],
    [[...monday, '--reader', 'nobody'], 'Nobody who joined is called nobody'],
    [['--team', 'C9', '--week', '2026-W11', '--reader', 'renata'], '--team is school'],
    [[...monday, '--reader', 'renata', '--sample', '--workspace', 'T1'], '--sample has one workspace only'],
    [['--nonsense'], 'usage:'],
  ])('is not printed for %j: the fault is told in a sentence', async (args, sentence) => {
    await expect(printed(...args)).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining(sentence) });
  });
});

// The first Monday of the story: the later ones play it for minutes.
test('the page of the sample school is of a database of its own, with the carriers that the guide names', {
  timeout: 300_000,
}, async () => {
  const { figures } = JSON.parse(
    await printed('--sample', '--team', 'school', '--week', '2026-W09', '--reader', 'priya', '--json'),
  );
  expect(figures.map(({ id }: { id: string }) => id).join(' ')).toBe('D1 D4 D5 D6 D9 D14 D15 D7 D8 D13 D10 D2');
  for (const figure of figures) expect(Object.keys(figure)).toEqual(['id', 'lines', 'value', 'inputs', 'suppressed']);
  const { inputs } = figures.find(({ id }: { id: string }) => id === 'D7');
  expect(Object.values(inputs.carriers)).toEqual([3, 4, 1, 1, 2, 2, 1, 0]);
});
