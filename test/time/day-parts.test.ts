import { expect, test } from 'vitest';
import { dayParts } from '../../src/time/day-parts.ts';

test('what is on Home stands under before, today, this week up to Sunday, or later', () => {
  const days = ['2026-03-01', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-08', '2026-03-09'];
  const parted = (today: string) => dayParts(days, (day) => day, today);
  expect(parted('2026-03-04')).toEqual({
    before: ['2026-03-01', '2026-03-03'],
    today: ['2026-03-04'],
    thisWeek: ['2026-03-05', '2026-03-08'],
    later: ['2026-03-09'],
  });
  expect(parted('2026-03-08')).toMatchObject({ today: ['2026-03-08'], thisWeek: [], later: ['2026-03-09'] });
});
