import { isTopic, isWord, termsOf } from './terms.ts';

/** A question that both sides let others find. Who asked it is not here. */
export interface AnsweredQuestion {
  id: string;
  text: string;
  answerer: string;
  /** The practice that helped. */
  practice: string;
  /** When it helped: instant, UTC. */
  at: Date;
}

/** Answered questions like another. */
export interface SimilarIndex {
  /**
   * The likest first; none that has little in common.
   *
   * @param rarity of a word among the colleagues, 0 to 1: what all of them write says little
   */
  find(text: string, rarity: (key: string) => number, limit: number): AnsweredQuestion[];
}

/** Twice what two questions share, by weight, over all that both say: from this on they are alike. Not tuned on any set. */
const ALIKE = 0.4;
/** Even a word that everyone uses is a word. */
const LEAST_WEIGHT = 0.1;

/** Looks answered questions up by their words and by the school's vocabulary: by what was asked, not by what was answered. */
export function similarIndex(answered: readonly AnsweredQuestion[]): SimilarIndex {
  const known = answered.map((question) => ({ question, keys: keysOf(question.text) }));
  return {
    find(text, rarity, limit) {
      const weigh = (keys: Iterable<string>) =>
        [...keys].reduce((sum, key) => sum + (isTopic(key) ? 1 : Math.max(LEAST_WEIGHT, rarity(key))), 0);
      const asked = keysOf(text);
      const total = weigh(asked);
      return known
        .map(({ question, keys }) => {
          const shared = weigh([...asked].filter((key) => keys.has(key)));
          return { question, alike: shared > 0 ? (2 * shared) / (total + weigh(keys)) : 0 };
        })
        .filter(({ alike }) => alike >= ALIKE)
        .sort((a, b) => b.alike - a.alike || +b.question.at - +a.question.at)
        .slice(0, limit)
        .map(({ question }) => question);
    },
  };
}

function keysOf(text: string): Set<string> {
  return new Set(termsOf(text).flatMap(({ key }) => (isWord(key) || isTopic(key) ? [key] : [])));
}
