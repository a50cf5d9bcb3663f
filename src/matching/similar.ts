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
  /** Those like it by words, the likest first, then those like it by meaning; none that has little in common. */
  find(sought: SimilarSought, limit: number): AnsweredQuestion[];
}

/** What answered questions are looked up by. */
export interface SimilarSought {
  text: string;
  /** Of a word among the colleagues, 0 to 1: what all of them write says little. */
  rarity(key: string): number;
  /** Ids of those that mean about the same, the likest first. */
  alike: readonly string[];
}

/** Twice what two questions share, by weight, over all that both say: from this on they are alike. Not tuned on any set. */
const ALIKE = 0.4;
/** Even a word that everyone uses is a word. */
const LEAST_WEIGHT = 0.1;

/** Looks answered questions up by their words and the school's vocabulary (what was asked, not what was answered), and by meaning. */
export function similarIndex(answered: readonly AnsweredQuestion[]): SimilarIndex {
  const known = answered.map((question) => ({ question, keys: keysOf(question.text) }));
  const byId = new Map(answered.map((question) => [question.id, question]));
  return {
    find({ text, rarity, alike }, limit) {
      const weigh = (keys: Iterable<string>) =>
        [...keys].reduce((sum, key) => sum + (isTopic(key) ? 1 : Math.max(LEAST_WEIGHT, rarity(key))), 0);
      const asked = keysOf(text);
      const total = weigh(asked);
      const byWords = known
        .map(({ question, keys }) => {
          const shared = weigh([...asked].filter((key) => keys.has(key)));
          return { question, alike: shared > 0 ? (2 * shared) / (total + weigh(keys)) : 0 };
        })
        .filter(({ alike }) => alike >= ALIKE)
        .sort((a, b) => b.alike - a.alike || +b.question.at - +a.question.at)
        .map(({ question }) => question);
      return [...new Set([...byWords, ...alike.flatMap((id) => byId.get(id) ?? [])])].slice(0, limit);
    },
  };
}

function keysOf(text: string): Set<string> {
  return new Set(termsOf(text).flatMap(({ key }) => (isWord(key) || isTopic(key) ? [key] : [])));
}
