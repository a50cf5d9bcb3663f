import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { sampleCalendar } from '../../src/practice/sample-calendar.ts';
import { calendarStore } from '../../src/stores/calendar-store.ts';
import { schoolStore } from '../../src/stores/school-store.ts';
import { freshDatabase } from '../helpers/mongo.ts';

const run = promisify(execFile);
const { db, uri } = await freshDatabase();

async function printed(...args: string[]) {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'scripts/calendar.ts', ...args], {
    env: { ...process.env, MONGODB_URI: uri },
  });
  return stdout.trim().split('\n');
}

const days = (lines: string[]) => lines.map((line) => JSON.parse(line));
const story = ['--from', '2026-02-23', '--to', '2026-03-20', '--json'];

describe('what Contour believes of each day', () => {
  test('of the sample school is printed one object a day, letters by slide or skip', async () => {
    const slide = days(await printed('--sample', '--cycle', 'slide', ...story));
    const skip = days(await printed('--sample', '--cycle', 'skip', ...story));
    expect(slide).toHaveLength(26);
    expect(slide[0]).toEqual({
      day: '2026-02-23',
      kind: 'student',
      letter: 'A',
      starts: '2026-02-23T14:00:00.000Z',
      ends: '2026-02-23T21:00:00.000Z',
    });
    expect(slide[9]).toEqual({ day: '2026-03-04', kind: 'closed', letter: null, starts: null, ends: null });
    expect([slide[10].letter, slide[18].letter, skip[10].letter, skip[18].letter]).toEqual(['A', 'A', 'B', 'B']);
    expect(slide[18].starts).toBe('2026-03-13T13:00:00.000Z');
  });

  test('of a stored school is printed from what it entered', async () => {
    const { year, closures: _, ...entered } = sampleCalendar;
    await schoolStore(db).set('T1', { zone: 'America/New_York', ...(year && { year }) });
    await calendarStore(db).keep('T1', entered, 0, new Date('2026-02-24T15:00:00Z'));
    const stored = days(await printed(...story));
    expect(stored[9]).toMatchObject({ kind: 'student', letter: 'A', starts: '2026-03-04T13:00:00.000Z' });
  });

  test.each([
    [['--sample', '--from', '2026-02-30'], '2026-02-30 is no day.'],
    [['--sample', '--cycle', 'jump'], '--cycle is slide or skip.'],
    [['--sample', '--part', 'K–5'], 'This school has no part called K–5.'],
    [['--sample', '--nonsense'], 'usage:'],
  ])('is not printed for %j: the fault is told in a sentence', async (args, sentence) => {
    await expect(printed(...args)).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining(sentence) });
  });
});
