import { wholeSchool } from './digest-facts.ts';
import type { Leader } from './leader.ts';

/** Whose figures of the map someone may read, and whose they meet first. */
export interface MapScopes {
  /** The whole school, and channel ids of teams. */
  scopes: string[];
  /** Undefined for who is in no team and leads nothing. */
  first?: string;
}

/**
 * For anyone the figures of the teams they are in or lead, for leaders of the school also the school’s and every team’s. Asked for
 * in a team’s channel, that team comes first. Source: product.md, "Commands".
 *
 * @param teams channel ids of all teams
 * @param joined channel ids of theirs, the first one first
 */
export function mapScopes({
  userId,
  leaders,
  teams,
  joined,
  channelId,
}: {
  userId: string;
  leaders: readonly Pick<Leader, 'userId' | 'scope'>[];
  teams: readonly string[];
  joined: readonly string[];
  channelId?: string | undefined;
}): MapScopes {
  const led = leaders.filter((leader) => leader.userId === userId).map(({ scope }) => scope);
  const scopes = led.includes(wholeSchool)
    ? [wholeSchool, ...teams]
    : [...new Set([...joined, ...led])].filter((scope) => teams.includes(scope));
  const first = scopes.find((scope) => scope === channelId) ?? scopes[0];
  return { scopes, ...(first !== undefined && { first }) };
}
