import { least } from './digest-threshold.ts';
import type { Rank } from './person.ts';
import type { RoleFigures } from './spread-measures.ts';
import type { Window } from './spread-window.ts';

const rankList: readonly Rank[] = [0, 1, 2, 3, 4];

/** Who gave answers, by title rank, and how many they were. `channelId` is the rank as text: to the thresholds a role is a part as a team is. */
export function givenByRole({ gave }: Window): { channelId: string; people: Set<string>; given: number }[] {
  const roles = rankList.map((rank) => ({ channelId: String(rank), people: new Set<string>(), given: 0 }));
  for (const [userId, { rank, given }] of gave) {
    const role = given > 0 ? roles[rank ?? -1] : undefined;
    role?.people.add(userId);
    if (role) role.given += given;
  }
  return roles;
}

/**
 * A role’s share stands where five people of it and five others gave answers. Of a role of fewer than five nothing is told, not
 * even that none of them did.
 */
export function rolesOf(window: Window, shown: readonly string[]): RoleFigures[] {
  return givenByRole(window).map(({ channelId, given }, place) => {
    const rank = rankList[place] ?? 0;
    const share = shown.includes(channelId) ? Math.round((given / window.acts.ranked.count) * 10) : 'a few';
    const people = window.staff.filter((person) => person.rank === rank).length;
    return { rank, people, ofEveryTen: given === 0 && people >= least ? 'none yet' : share };
  });
}
