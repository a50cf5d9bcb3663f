import type { Evidence, ProfileItem } from './profile.ts';
import { termsOf } from './terms.ts';
import type { SoughtTerm } from './words-index.ts';

/** How often something happened for an item, and the month of the last time, `YYYY-MM`. Never who the other was. */
export interface EvidenceCount {
  kind: Evidence['kind'];
  count: number;
  lastMonth: string;
}

/** An item's evidence as anyone may read it: counts and months, the strongest kind first. */
export function evidenceCounts(evidence: readonly Evidence[]): EvidenceCount[] {
  const order: Evidence['kind'][] = ['tried', 'modeled', 'helped', 'passed'];
  return order.flatMap((kind) => {
    const days = evidence.filter((piece) => piece.kind === kind).map(({ day }) => day);
    const last = days.sort().at(-1);
    return last ? [{ kind, count: days.length, lastMonth: last.slice(0, 7) }] : [];
  });
}

/** The asker's words that an item met, as the asker wrote them. Empty when meaning alone made the match. */
export function matchedWords(sought: readonly SoughtTerm[], item: ProfileItem): string[] {
  const terms = new Set([...termsOf(item.topic), ...termsOf(item.detail)].map(({ key }) => key));
  return [...new Set(sought.filter(({ key }) => terms.has(key)).map(({ words }) => words))];
}
