/**
 * A number by which those who fit equally well take turns: the same for the same question, another for another one, so that
 * nobody is asked first for their place in a list. FNV-1a.
 */
export function lotOf(question: string, userId: string): number {
  let hash = 0x811c9dc5;
  for (const letter of `${question.toLowerCase()} ${userId}`) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash;
}
