import type { Deps } from '../../deps.ts';
import type { Sight } from '../../domain/digest-figure.ts';
import { blocksOver, freshBlocks, type WeekBlock } from '../../domain/digest-weeks.ts';
import {
  type ClosedWindow,
  type ClosedWindows,
  closeBlock,
  closeSupport,
  closeWeek,
} from '../../domain/digest-windows.ts';

type WindowDeps = Pick<Deps, 'digestWindows' | 'weekBlocks'>;

/**
 * The last school week and the last block that are over, as they stood when they closed, of all scopes. Whoever needs one first
 * makes it; from then on it stays.
 */
export async function closedWindows(deps: WindowDeps, teamId: string, sight: Sight): Promise<ClosedWindows> {
  const name = { teamId, kind: 'week', from: sight.weeks.week.from } as const;
  const kept = await deps.digestWindows.find(name);
  const block = (await cutBlocks(deps, teamId, sight)).at(-1);
  return {
    week: kept ?? (await deps.digestWindows.keepOnce(name, closeWeek(sight))),
    // Until one is over, nothing is told of it yet, and nothing kept.
    block: block ? await closedBlock(deps, teamId, { sight, block }) : closeBlock(sight),
  };
}

/** The same for who only looks, and keeps nothing: what nobody has kept yet, as the records stand now. */
export async function windowsAsKept(
  { digestWindows }: Pick<Deps, 'digestWindows'>,
  teamId: string,
  sight: Sight,
): Promise<ClosedWindows> {
  const { week, block } = sight.weeks;
  const keptWeek = await digestWindows.find({ teamId, kind: 'week', from: week.from });
  const keptBlock = block && (await digestWindows.find({ teamId, kind: 'block', from: block.from }));
  const keptSupport = block && (await digestWindows.find({ teamId, kind: 'support', from: block.from }));
  return { week: keptWeek ?? closeWeek(sight), block: keptBlock ?? closeBlock(sight, keptSupport) };
}

/** The blocks of this school year that are over, from now on as they are. */
export async function cutBlocks(
  { weekBlocks }: WindowDeps,
  teamId: string,
  { facts: { calendar }, weeks: { monday } }: Sight,
): Promise<WeekBlock[]> {
  const cut = await weekBlocks.cut(teamId, (before) => freshBlocks(calendar, monday, before));
  return blocksOver(calendar, monday, cut);
}

/** What stood when one of them closed. */
export async function closedBlock(
  { digestWindows }: WindowDeps,
  teamId: string,
  { sight, block: { from, to } }: { sight: Sight; block: WeekBlock },
): Promise<ClosedWindow> {
  const name = { teamId, kind: 'block', from } as const;
  const kept = await digestWindows.find(name);
  if (kept) return kept;
  const seen = { ...sight, weeks: { ...sight.weeks, block: { from, to } } };
  const support = await digestWindows.keepOnce({ ...name, kind: 'support' }, closeSupport(seen));
  return digestWindows.keepOnce(name, closeBlock(seen, support));
}
