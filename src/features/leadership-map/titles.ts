import type { Deps } from '../../deps.ts';
import { maySetSchool } from '../../domain/leader.ts';
import type { Rank, Who } from '../../domain/person.ts';
import { rankWords } from '../../domain/spread-page.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { savedTitles } from './views.ts';

type TitleDeps = Pick<Deps, 'roster' | 'leaders' | 'people' | 'audit' | 'clock'>;

export type TypedTitles = Record<string, string[] | null | undefined>;

const ranks = Object.keys(rankWords).map((rank) => Number(rank) as Rank);

/** Who has which title now, of those who joined. Throws UserError for who may not set titles. */
export async function titlesNow(deps: TitleDeps, who: Who): Promise<Map<Rank, string[]>> {
  await maySetTitles(deps, who);
  const people = await deps.people.joined(who.teamId);
  return new Map(ranks.map((rank) => [rank, people.filter((one) => one.rank === rank).map(({ userId }) => userId)]));
}

/** What is wrong with the form: someone stands under two titles. */
export function titleFaults(typed: TypedTitles): Record<string, string> {
  const seen = new Set<string>();
  for (const [field, userIds] of Object.entries(typed)) {
    if (userIds?.some((userId) => seen.has(userId)))
      return { [field]: 'Someone here stands under another title too. Leave them under one.' };
    for (const userId of userIds ?? []) seen.add(userId);
  }
  return {};
}

/** Takes the titles over, and says of whom not, because Contour has not met them. Who stands under none has none. Puts each change on record. */
export async function saveTitles(deps: TitleDeps, who: Who, typed: TypedTitles): Promise<Answer> {
  const before = await titlesNow(deps, who);
  const { teamId, userId: by } = who;
  const had = new Map([...before].flatMap(([rank, userIds]) => userIds.map((userId) => [userId, rank] as const)));
  const now = new Map(ranks.flatMap((rank) => (typed[`rank${rank}`] ?? []).map((userId) => [userId, rank] as const)));
  let changed = 0;
  const unmet: string[] = [];
  for (const userId of new Set([...had.keys(), ...now.keys()])) {
    const [from, to] = [had.get(userId), now.get(userId)];
    if (from === to) continue;
    if (!(await deps.people.setRank(teamId, userId, to))) {
      unmet.push(userId);
      continue;
    }
    changed += 1;
    await deps.audit.add({
      ...{ teamId, at: deps.clock(), by, act: 'title.changed', about: userId },
      change: { what: userId, from: titleWord(from), to: titleWord(to) },
    });
  }
  return savedTitles(changed, unmet);
}

const titleWord = (rank: Rank | undefined) => (rank === undefined ? 'none' : rankWords[rank]);

async function maySetTitles(deps: TitleDeps, { teamId, userId }: Who): Promise<void> {
  const person = await deps.roster.colleague(teamId, userId);
  if (maySetSchool(person, await deps.leaders.all(teamId))) return;
  throw new UserError(
    'may-not-set-titles',
    'Titles are entered by leaders of the school and admins. `/contour leaders` shows who leads.',
  );
}
