import { cleanText, hasWords } from './clean-text.ts';

/** How colleagues want to treat each other, until a school or a team writes its own. Source: domain.md section 6. */
export const starterNorms: readonly string[] = [
  'We describe before we judge.',
  'Asking is work.',
  'Titles stay at the door.',
  'No student is named.',
  'Nothing is asked without something given.',
  'Leaders go first.',
  'A visit stays with the two.',
  'We stop what does not help.',
];

const mostNorms = 12;
const longestNorm = 150;

/** Reads norms, one a line; none at all brings back the starter norms. */
export function readNorms(typed: string | null): { norms: string[] } | { faults: { norms: string } } {
  const norms = [...new Set((typed ?? '').split('\n').map(cleanText).filter(hasWords))];
  if (norms.length > mostNorms)
    return { faults: { norms: `These are ${norms.length} norms. Keep the ${mostNorms} that matter most.` } };
  if (norms.some((norm) => norm.length > longestNorm))
    return { faults: { norms: `Please keep each norm under ${longestNorm} characters, one on a line.` } };
  return { norms };
}
