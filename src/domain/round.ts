import type { CalendarDay } from '../time/calendar-day.ts';
import type { ProtocolName } from './observation-protocol.ts';
import type { Report } from './round-report.ts';

/** A team's round of visits: a few weeks in which colleagues open their doors on one question. Source: product.md, "Observation rounds". */
export interface Round {
  teamId: string;
  id: string;
  /** The Slack trigger that began it. */
  cause: string;
  channelId: string;
  /** The channel is a private one: only its members read of the round and its doors. */
  isPrivate?: true;
  /** Slack user id; may propose pairs and end it. */
  startedBy: string;
  /** What puzzles the team about its own teaching; never a student or a colleague. */
  problem: string;
  /** The one question that visitors look at. */
  focus: string;
  protocol: ProtocolName;
  /** First and last day, calendar days in the school's zone. */
  from: CalendarDay;
  to: CalendarDay;
  /** In the room. */
  minutes: number;
  /** How many come to one room, unless its host says otherwise. */
  visitors: number;
  /** A draft is seen by who began it alone. */
  status: 'draft' | 'open' | 'ended';
  startedAt: Date;
  /** User ids of those who take part by their own press; nobody else is proposed as a partner. */
  members: string[];
  /** Partners as who began it has previewed them, until they are proposed. */
  proposed?: { userIds: string[] }[];
  /** Of a learning walk or rounds, from the first word on. */
  report?: Report;
  /** Rises with every change. */
  turn: number;
}

/** The draft stands in its channel from now on. */
export function openRound(round: Round): Round | undefined {
  return round.status === 'draft' ? { ...round, status: 'open' } : undefined;
}

/** **Take part**; undefined for who does already, and when the round is over. */
export function takePart(round: Round, userId: string): Round | undefined {
  if (round.status !== 'open' || round.members.includes(userId)) return undefined;
  return { ...round, members: [...round.members, userId] };
}

/** The way out again, at any time and without a reason. */
export function takeNoPart(round: Round, userId: string): Round | undefined {
  if (!round.members.includes(userId)) return undefined;
  return { ...round, members: round.members.filter((member) => member !== userId) };
}

/** No door is opened any more; doors that are open already stay. */
export function endRound(round: Round): Round | undefined {
  return round.status === 'open' ? { ...round, status: 'ended' } : undefined;
}
