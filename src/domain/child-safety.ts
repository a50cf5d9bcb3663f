import {
  anywhere,
  child,
  disclosures,
  ofChild,
  ofFamily,
  ownPupil,
  taught,
  toldOfOthers,
} from './child-safety-signs.ts';
import { cleanText } from './clean-text.ts';

/**
 * Whether a text is about a child's safety, and so no question to a colleague: harm done to a child, harm a child may do to
 * themself or others, neglect, running away. Meant to miss as little as it can; a false alarm has one way on. Pure, and
 * linear in the length of the text, because everything typed passes it before it is stored. Source: product.md, "Who knows" 2.
 */
export function touchesChildSafety(text: string): boolean {
  const words = plainWords(text);
  const hasOne = (signs: readonly RegExp[]) => signs.some((sign) => sign.test(words));
  if (hasOne(anywhere)) return true;
  if (taught.test(words) && !hasOne(ownPupil)) return false;
  if (hasOne(disclosures)) return true;
  if (!child.test(words)) return false;
  return hasOne(ofChild) || sentencesOf(text).some((said) => hasAll(ofFamily, said) || hasAll(toldOfOthers, said));
}

function hasAll(signs: readonly RegExp[], words: string): boolean {
  return signs.every((sign) => sign.test(words));
}

/** What stands together: in a page of notes far-off words say nothing of each other. */
function sentencesOf(text: string): string[] {
  return text
    .slice(0, 40_000)
    .split(/[.!?]\s+|\n+/)
    .map(plainWords);
}

/** Lower case, no accents, letters spaced out or hidden by signs joined again, everything else a space. */
function plainWords(text: string): string {
  const folded = cleanText(text.slice(0, 40_000))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'`]/g, '');
  const joined = folded.replace(/\b(?:\p{L}[ .*_-]){3,}\p{L}\b/gu, (spaced) => spaced.replace(/[ .*_-]/g, ''));
  return ` ${joined.replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
}
