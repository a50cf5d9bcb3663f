import { expect, test } from 'vitest';
import type { Leader } from '../../src/domain/leader.ts';
import { type CoveredEvent, coverBook, coverOfVisit, isAtLimit, leadersOf } from '../../src/domain/time-back.ts';
import { commitment, support } from '../helpers/commitment.ts';
import { observation } from '../helpers/observation.ts';
import { session } from '../helpers/session.ts';

const leader = (userId: string, scope: string): Leader => ({
  teamId: 'T1',
  userId,
  scope,
  namedBy: 'U01',
  at: new Date(0),
});
const leaders = [leader('U01', 'school'), leader('U16', 'C6'), leader('U05', 'C2'), leader('U18', 'C6')];

test.each([
  ['the longest in office of the team they joined first', 'U07', ['C6', 'C2'], ['U16', 'U18', 'U05', 'U01']],
  ['never themself', 'U16', ['C6'], ['U18', 'U01']],
  ['those of the school, where no team of theirs has one', 'U04', ['C9'], ['U01']],
  ['nobody, where they alone lead', 'U01', [], []],
])('who needs time tells %s', (_, userId, teams, told) => {
  expect(leadersOf(userId, teams, leaders)).toEqual(told);
});

test.each([
  [1, 2, false],
  [2, 2, true],
  [3, 2, true],
  [0, 0, false],
])('%i of %i questions a week: at the limit is %s', (taken, limit, expected) => {
  expect(isAtLimit(taken, limit)).toBe(expected);
});

test('cover is counted both ways, what was lent apart from what is still to come, and leaders’ own minutes', () => {
  const visitors = [{ userId: 'U17', seatNo: 1 }];
  const cover = (by: string | undefined, minutes: number) => ({ kind: 'leader' as const, minutes, ...(by && { by }) });
  const sessions: CoveredEvent[] = [
    session({ id: 's1', status: 'held', visitors, cover: cover('U02', 20) }),
    session({ id: 's2', status: 'held', visitors: [{ userId: 'U02', seatNo: 1 }], cover: cover('U17', 15) }),
    session({ id: 's3', status: 'open', visitors, cover: cover('U02', 40) }),
    session({ id: 's4', status: 'held', visitors, cover: cover(undefined, 5) }),
    session({ id: 's5', status: 'held', visitors: [], cover: cover('U02', 7), isPrivate: true }),
    session({ id: 's6', status: 'missed', visitors, cover: cover('U02', 100) }),
    // Of two visitors nobody knows whose class it was, unless the host has said so; in their own prep nobody's was minded.
    session({
      id: 's7',
      status: 'held',
      visitors: [...visitors, { userId: 'U13', seatNo: 2 }],
      cover: cover('U03', 200),
    }),
    session({
      id: 's9',
      status: 'held',
      visitors: [...visitors, { userId: 'U13', seatNo: 2 }],
      cover: { ...cover('U02', 1000), classOf: 'U17' },
    }),
    session({
      id: 's10',
      status: 'held',
      visitors: [{ userId: 'U13', seatNo: 1 }],
      cover: { ...cover('U03', 3000), classOf: 'U17' },
    }),
    session({ id: 's8', status: 'held', visitors, cover: { kind: 'prep', minutes: 300 } }),
    // Whoever was to mind it has said that they do not.
    session({ id: 's11', status: 'held', visitors, cover: { ...cover(undefined, 5000), isLeft: true } }),
  ];
  const promised = [
    commitment({ ownerId: 'U17', supports: [support({ kind: 'cover', words: 'period 3', giverId: 'U02' })] }),
    commitment({ ownerId: 'U17', supports: [support({ kind: 'cover', giverId: 'U02', status: 'delivered' })] }),
    commitment({ ownerId: 'U17', supports: [support({ kind: 'material', giverId: 'U02' })] }),
    commitment({ ownerId: 'U17', status: 'released', supports: [support({ kind: 'cover', giverId: 'U02' })] }),
  ];
  sessions.push(
    ...coverOfVisit(
      observation({
        status: 'held',
        visitors: [
          { userId: 'U17', seatNo: 1, cover: { kind: 'swap', minutes: 15, by: 'U02' } },
          { userId: 'U16', seatNo: 2 },
        ],
      }),
    ),
  );
  const leading = new Set(['U01', 'U02']);
  const mateo = coverBook('U17', sessions, promised, leading);
  expect(mateo).toMatchObject({ lent: 15, received: 1040, toLend: 0, toReceive: 40, byLeaders: 1020, owes: [] });
  expect(mateo.isOwed).toEqual([{ words: 'period 3', other: 'U02', dueDay: '2026-03-02' }]);
  expect(coverBook('U13', sessions, promised, leading)).toMatchObject({ received: 0 });
  const tom = coverBook('U02', sessions, promised, leading);
  expect(tom).toMatchObject({ lent: 1042, received: 15, toLend: 40, toReceive: 0, byLeaders: 1020, isOwed: [] });
  expect(tom.owes).toEqual([{ words: 'period 3', other: 'U17', dueDay: '2026-03-02' }]);
});
