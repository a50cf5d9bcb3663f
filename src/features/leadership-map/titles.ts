import type { Deps } from '../../deps.ts';
import type { Rank, Who } from '../../domain/person.ts';
import { rankWords } from '../../domain/spread-page.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { savedTitles } from './views.ts';

type TitleDeps = Pick<Deps, 'roster' | 'people' | 'audit' | 'clock'>;

/** Who is to have which title; none of them where it is undefined. */
export interface TypedTitles {
  rank: Rank | undefined;
  colleagues: readonly string[];
}

const ranks = Object.keys(rankWords).map((rank) => Number(rank) as Rank);

/** Who has which title now, of those who joined. Throws UserError for who may not set titles. */
export async function titlesNow(deps: TitleDeps, who: Who): Promise<Map<Rank, string[]>> {
  await maySetTitles(deps, who);
  const people = await deps.people.joined(who.teamId);
  return new Map(ranks.map((rank) => [rank, people.filter((one) => one.rank === rank).map(({ userId }) => userId)]));
}

/**
 * Gives those who were chosen this title, or none, and says of whom it was not saved, because Contour has not met them. All
 * others keep theirs, so that a school of any size is entered in several goes. Puts each change on record.
 */
export async function saveTitles(
  deps: TitleDeps,
  { teamId, userId: by }: Who,
  { rank, colleagues }: TypedTitles,
): Promise<Answer> {
  await maySetTitles(deps, { teamId, userId: by });
  const found = await deps.people.findMany(teamId, [...colleagues]);
  const met = new Set(found.map(({ userId }) => userId));
  const changing = found.filter((person) => person.rank !== rank);
  for (const { userId, rank: before } of changing) {
    await deps.people.setRank(teamId, userId, rank);
    await deps.audit.add({
      ...{ teamId, at: deps.clock(), by, act: 'title.changed', about: userId },
      change: { what: userId, from: titleWord(before), to: titleWord(rank) },
    });
  }
  const unmet = colleagues.filter((userId) => !met.has(userId));
  return savedTitles(changing.length, unmet);
}

const titleWord = (rank: Rank | undefined) => (rank === undefined ? 'none' : rankWords[rank]);

/** Source: domain.md section 2, "People". */
async function maySetTitles({ roster }: TitleDeps, { teamId, userId }: Who): Promise<void> {
  if ((await roster.colleague(teamId, userId)).isAdmin) return;
  throw new UserError('may-not-set-titles', 'Titles are entered by admins of this workspace. Ask one of them.');
}
