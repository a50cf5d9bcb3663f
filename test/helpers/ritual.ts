import type { Ritual, RitualCard } from '../../src/domain/ritual.ts';

/** A **Tried it** that has run in C1 since Monday 23 February 2026, begun by U07: Thursdays at 07:30. */
export function ritual(over: Partial<Ritual> = {}): Ritual {
  return {
    teamId: 'T1',
    id: 'r1',
    cause: 'trigger-r1',
    channelId: 'C1',
    startedBy: 'U07',
    template: 'tried-it',
    name: 'Tried it',
    prompt: 'I saw ___, I tried ___, students did ___. Half worked counts.',
    rhythm: { every: 'week', day: 'thu', at: '07:30', from: '2026-02-23' },
    status: 'running',
    activeFrom: new Date('2026-02-23T15:00:00Z'),
    startedAt: new Date('2026-02-23T15:00:00Z'),
    turn: 0,
    ...over,
  };
}

/** Its card of Thursday 26 February, which nobody has answered. */
export function ritualCard(over: Partial<RitualCard> = {}): RitualCard {
  return {
    teamId: 'T1',
    id: 'k1',
    ritualId: 'r1',
    channelId: 'C1',
    slot: '2026-W09',
    day: '2026-02-26',
    name: 'Tried it',
    words: [{ text: 'I saw ___, I tried ___, students did ___. Half worked counts.', isOurs: false }],
    asks: 'words',
    postedAt: new Date('2026-02-26T13:30:00Z'),
    answers: [],
    members: [],
    thanks: 0,
    turn: 0,
    ...over,
  };
}
