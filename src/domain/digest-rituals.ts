import { type RitualFact, wholeSchool } from './digest-facts.ts';
import { type Figure, figure, type Sight } from './digest-figure.ts';

const ownRitual = 'A ritual of a team’s own';

/** Whether D15 tells anything of a ritual: it ran, or was skipped twice. */
export function isToldOf({ ran, skipped }: Pick<RitualFact, 'ran' | 'skipped'>): boolean {
  return ran || skipped >= 2;
}

/** D15: which rituals ran, and which were skipped twice. */
export function rituals({ facts, reader }: Sight): Figure {
  const isSchool = reader.scope === wholeSchool;
  const shown = facts.rituals
    .filter(({ channelId }) => isSchool || !channelId || channelId === reader.scope)
    .map(({ name, isOwn, ran, skipped }) => ({ name: isSchool && isOwn ? ownRitual : name, ran, skipped }));
  const sayings = shown
    .filter(isToldOf)
    .map(({ name, ran }) => (ran ? `${name} ran.` : `${name} was skipped twice: keep, change or drop it?`));
  // Several teams may have the same one.
  const lines = [...new Set(sayings)];
  return figure('D15', lines.length > 0 ? lines : ['Rituals: none yet.'], shown);
}
