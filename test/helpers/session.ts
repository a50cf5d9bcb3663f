import type { ModelingSession } from '../../src/domain/modeling.ts';

/** An open session of tomorrow with two seats: Wednesday 25 February 2026, 10:00 to 10:20 in Chicago. */
export function session(over: Partial<ModelingSession> = {}): ModelingSession {
  return {
    teamId: 'T1',
    id: 's1',
    cause: 'trigger-1',
    offerId: over.id ?? 's1',
    sequence: 0,
    hostId: 'U11',
    channelId: 'C1',
    topic: 'number talks',
    format: 'live-class',
    lookFors: ['Who talks after the question?'],
    place: 'Room 12',
    learner: 'visitor',
    startsAt: new Date('2026-02-25T16:00:00Z'),
    endsAt: new Date('2026-02-25T16:20:00Z'),
    seats: 2,
    cover: { kind: 'none', minutes: 0 },
    status: 'open',
    offeredAt: new Date('2026-02-24T15:00:00Z'),
    visitors: [],
    waiting: [],
    turn: 0,
    ...over,
  };
}
