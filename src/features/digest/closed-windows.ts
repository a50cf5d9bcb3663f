import type { Deps } from '../../deps.ts';
import type { Sight } from '../../domain/digest-figures.ts';
import { type ClosedWindows, closeBlock, closeWeek, type WindowFigures } from '../../domain/digest-windows.ts';

type WindowDeps = Pick<Deps, 'digestWindows'>;

/**
 * What the reader's scope may read of the windows that are over: as it stood when they closed. Whoever needs it first makes it;
 * from then on it stays.
 */
export async function closedWindows(deps: WindowDeps, teamId: string, sight: Sight): Promise<ClosedWindows> {
  const { week } = sight.weeks;
  const name = { teamId, scope: sight.reader.scope, kind: 'week', from: week.from } as const;
  const kept = await deps.digestWindows.find(name);
  return {
    week: kept ?? (await deps.digestWindows.keepOnce(name, closeWeek(sight))),
    block: await closedBlock(deps, teamId, sight),
  };
}

/** The same of the block of six school weeks alone; nothing until one is over. */
export async function closedBlock({ digestWindows }: WindowDeps, teamId: string, sight: Sight): Promise<WindowFigures> {
  const { block } = sight.weeks;
  if (!block) return {};
  const name = { teamId, scope: sight.reader.scope, kind: 'block', from: block.from } as const;
  return (await digestWindows.find(name)) ?? digestWindows.keepOnce(name, closeBlock(sight));
}
