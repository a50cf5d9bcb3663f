import type { Commitment, Support } from '../../src/domain/commitment.ts';

/** Peter's commitment of the sample school: open, due Thursday 12 March 2026, with Renata's whiteboards by Monday 2 March. */
export function commitment(over: Partial<Commitment> = {}): Commitment {
  return {
    teamId: 'T1',
    id: 'c1',
    cause: 'trigger-1',
    ownerId: 'U13',
    partnerId: 'U11',
    proposedBy: 'U13',
    words: 'Talk in the science block',
    dueDay: '2026-03-12',
    dueSetOn: '2026-02-24',
    shownTo: 'pair',
    status: 'open',
    ownerAgreed: true,
    partner: 'agreed',
    supports: [support()],
    pauses: [],
    checkIns: [],
    history: [],
    actedOn: '2026-02-24',
    lookedOn: '2026-02-24',
    turn: 0,
    ...over,
  };
}

export function support(over: Partial<Support> = {}): Support {
  return {
    id: 's1',
    kind: 'material',
    words: 'whiteboards',
    giverId: 'U01',
    dueDay: '2026-03-02',
    blocking: true,
    status: 'owed',
    acceptedOn: '2026-02-24',
    ...over,
  };
}
