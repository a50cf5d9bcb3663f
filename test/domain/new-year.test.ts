import { describe, expect, test } from 'vitest';
import type { Leader } from '../../src/domain/leader.ts';
import {
  archivedDepth,
  endedYear,
  leadersFault,
  type NewYear,
  newYearFaults,
  newYearSteps,
  nextStep,
  stepDone,
} from '../../src/domain/new-year.ts';
import { session } from '../helpers/session.ts';

const year: NewYear = {
  ...{ teamId: 'T1', from: '2026-08-18', to: '2027-06-04', ended: { from: '2025-08-18', to: '2026-06-05' } },
  ...{
    startedBy: 'U01',
    startedAt: new Date(0),
    shownAt: new Date(0),
    changed: {},
    teams: [],
    leaders: [],
    done: [],
    turn: 0,
  },
};

describe('the steps of a new school year', () => {
  test('are done in their order, each once', () => {
    let now = year;
    for (const step of newYearSteps) {
      for (const other of newYearSteps) if (other !== step) expect(stepDone(now, other)).toBeUndefined();
      now = stepDone(now, step) as NewYear;
    }
    expect(now.done).toEqual(newYearSteps);
    expect(nextStep(now)).toBeUndefined();
  });

  test('read how deep topics had gone before they close the goals whose topics these are', () => {
    expect(newYearSteps.indexOf('depth')).toBeLessThan(newYearSteps.indexOf('goals'));
    expect(newYearSteps.indexOf('depth')).toBeLessThan(newYearSteps.indexOf('calendar'));
  });
});

test.each([
  ['the next year', '2026-08-18', '2027-06-04', '2026-06-06', {}],
  [
    ...(['the next year, on the last day of this one', '2026-08-18', '2027-06-04', '2026-06-05'] as const),
    { yearFrom: 'goes on until Jun 5, 2026. Begin the next one after it.' },
  ],
  ['the year that is under way', '2025-08-18', '2026-06-05', '2026-05-20', { yearFrom: 'is under way already' }],
  ['a year that ends before it begins', '2026-08-18', '2026-08-17', '2026-06-06', { yearTo: 'after the first one' }],
])('%s: %s to %s, on %s', (_, from, to, today, faults: Record<string, string>) => {
  const found = newYearFaults({ from, to }, year.ended, today);
  expect(Object.keys(found)).toEqual(Object.keys(faults));
  for (const [field, words] of Object.entries(faults)) expect(found[field]).toContain(words);
});

test('the year that ends is the one that was entered, else the one up to the new one', () => {
  expect(endedYear({ from: '2025-08-18', to: '2026-06-05' }, '2026-08-18')).toEqual({
    from: '2025-08-18',
    to: '2026-06-05',
  });
  expect(endedYear(undefined, '2026-08-18')).toEqual({ from: '2025-08-18', to: '2026-08-17' });
});

test('somebody answers for the school, where someone did before', () => {
  const leader = (userId: string, scope: string): Leader => ({
    ...{ teamId: 'T1', userId, scope, namedBy: 'U01', at: new Date(0) },
  });
  const leaders = [leader('U01', 'school'), leader('U16', 'C6')];
  expect(leadersFault(leaders, ['U01'])).toBeUndefined();
  expect(leadersFault(leaders, ['U16'])).toContain('keep at least one');
  expect(leadersFault([leader('U16', 'C6')], [])).toBeUndefined();
});

test('depth is kept for each topic of the goals, and read by others when five people’s acts are in it', () => {
  const held = session({ status: 'held', topic: 'number talks', visitors: [{ userId: 'U17', seatNo: 1 }] });
  const records = { answers: [], sessions: [{ ...held, day: '2026-02-25' }] };
  const actors = ['U11', 'U17', 'U12', 'U13', 'U14'].map((userId) => ({
    ...{ userId, topic: 'number talk', day: '2026-02-25' },
  }));
  const kept = archivedDepth(['number-talk', 'fractions'], records, actors, year.ended);
  expect(kept.depth.map(({ depth }) => depth)).toEqual([2, 0]);
  expect(kept.depthIsShown).toBe(true);
  expect(archivedDepth(['number-talk'], records, actors.slice(1), year.ended).depthIsShown).toBe(false);
  const before = actors.map((actor) => ({ ...actor, day: '2025-06-01' }));
  expect(archivedDepth(['number-talk'], records, before, year.ended).depthIsShown).toBe(false);
});
