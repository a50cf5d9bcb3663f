import type { Observation } from '../../src/domain/observation.ts';
import type { Round } from '../../src/domain/round.ts';

/** A round of focused visits in the channel C1, for three weeks from Tuesday 24 February 2026, begun by U07. */
export function round(over: Partial<Round> = {}): Round {
  return {
    teamId: 'T1',
    id: 'r1',
    cause: 'trigger-r1',
    channelId: 'C1',
    startedBy: 'U07',
    problem: 'Few students explain their thinking',
    focus: 'Who talks after I ask?',
    protocol: 'focused-visit',
    from: '2026-02-24',
    to: '2026-03-13',
    minutes: 20,
    visitors: 2,
    status: 'open',
    startedAt: new Date('2026-02-24T15:00:00Z'),
    members: ['U07'],
    turn: 0,
    ...over,
  };
}

/** A posted door of tomorrow with two places: Wednesday 25 February 2026, 10:00 to 10:20 in Chicago, hosted by U07. */
export function observation(over: Partial<Observation> = {}): Observation {
  return {
    teamId: 'T1',
    id: 'o1',
    cause: 'd1:0',
    roundId: 'r1',
    channelId: 'C1',
    hostId: 'U07',
    protocol: 'focused-visit',
    focus: 'Who talks after I ask?',
    place: 'Room 12',
    startsAt: new Date('2026-02-25T16:00:00Z'),
    endsAt: new Date('2026-02-25T16:20:00Z'),
    seats: 2,
    isPosted: true,
    visitors: [],
    waiting: [],
    invited: [],
    status: 'open',
    sequence: 0,
    filed: [],
    turn: 0,
    ...over,
  };
}
