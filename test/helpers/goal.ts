import type { Goal } from '../../src/domain/goal.ts';

/** The sample school's goal, with what a test says of it. */
export function goal(over: Partial<Goal> = {}): Goal {
  return {
    ...{ teamId: 'T1', id: 'g1', cause: 'trigger-1', scope: 'school', place: 1, status: 'active' },
    words: 'Students explain and answer each other’s mathematical thinking in every math lesson.',
    sign: 'rooms where over half the class spoke to a classmate about reasoning',
    ...{ from: '2026-02-02', to: '2026-05-01', topics: ['math-discourse', 'number-talk'] },
    ...{ setBy: 'U1', setAt: new Date('2026-02-02T14:00:00Z') },
    ...over,
  };
}
