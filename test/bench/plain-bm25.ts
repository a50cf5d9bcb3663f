import type { Profile } from '../../src/matching/profile.ts';

/** The yardstick: BM25 over whole profiles, no stems, no stop words. Gives user ids, the best first. */
export function plainBm25(profiles: readonly Profile[]): (question: string) => string[] {
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const documents = profiles.map(({ items }) =>
    words(items.map(({ topic, detail }) => `${topic} ${detail}`).join(' ')),
  );
  const meanLength = documents.reduce((total, { length }) => total + length, 0) / (documents.length || 1);
  const postings = new Map<string, Map<number, number>>();
  documents.forEach((document, n) => {
    for (const word of document) {
      const counts = postings.get(word) ?? new Map<number, number>();
      counts.set(n, (counts.get(n) ?? 0) + 1);
      postings.set(word, counts);
    }
  });
  return (question) => {
    const scores = new Map<number, number>();
    for (const word of words(question)) {
      const counts = postings.get(word) ?? new Map<number, number>();
      const rarity = Math.log(1 + (documents.length - counts.size + 0.5) / (counts.size + 0.5));
      for (const [n, count] of counts) {
        const length = documents[n]?.length ?? 0;
        const gain = (rarity * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / meanLength));
        scores.set(n, (scores.get(n) ?? 0) + gain);
      }
    }
    return [...scores].sort((a, b) => b[1] - a[1]).map(([n]) => profiles[n]?.userId ?? '');
  };
}
