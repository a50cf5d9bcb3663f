import { fold } from './normalise.ts';

const ENDINGS = ['s', 'es', 'd', 'ed', 'er', 'ly', 'ally', 'ing'];

/** Whether a vocabulary has a word, or what it is made from by an English ending. */
export function isKnown(vocabulary: ReadonlySet<string>, word: string): boolean {
  const folded = fold(word);
  return (
    vocabulary.has(folded) ||
    ENDINGS.some((ending) => {
      if (!folded.endsWith(ending)) return false;
      const root = folded.slice(0, -ending.length);
      return vocabulary.has(root) || vocabulary.has(`${root}e`);
    })
  );
}
