import type { Deps } from '../../deps.ts';
import type { Sight } from '../../domain/digest-figures.ts';
import { type ClosedWindow, type ClosedWindows, closeBlock, closeWeek } from '../../domain/digest-windows.ts';

type WindowDeps = Pick<Deps, 'digestWindows'>;

/**
 * The last school week and the last block that are over, as they stood when they closed, of all scopes. Whoever needs one first
 * makes it; from then on it stays.
 */
export async function closedWindows(deps: WindowDeps, teamId: string, sight: Sight): Promise<ClosedWindows> {
  const name = { teamId, kind: 'week', from: sight.weeks.week.from } as const;
  const kept = await deps.digestWindows.find(name);
  return {
    week: kept ?? (await deps.digestWindows.keepOnce(name, closeWeek(sight))),
    block: await closedBlock(deps, teamId, sight),
  };
}

/** The same of the block of six school weeks alone. Until one is over, nothing is told of it yet, and nothing kept. */
export async function closedBlock({ digestWindows }: WindowDeps, teamId: string, sight: Sight): Promise<ClosedWindow> {
  const { block } = sight.weeks;
  if (!block) return closeBlock(sight);
  const name = { teamId, kind: 'block', from: block.from } as const;
  return (await digestWindows.find(name)) ?? digestWindows.keepOnce(name, closeBlock(sight));
}
