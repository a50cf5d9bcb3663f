import type { Question, Suggested } from '../../domain/question.ts';
import { canonicalTopics, topicKey } from '../../domain/vocabulary.ts';

/** Items that are a topic of the colleague's own; the others hold a question, or words, or the asker's choice. */
const ownTopics: readonly Suggested['kind'][] = ['declared', 'tried', 'shown', undefined];

/**
 * The key of the topic that an act on this question speaks for: the entry that won, else what the school's vocabulary finds
 * in the question, else some of its words. Never the sentence, which stays between the asker and who accepted.
 */
export function topicOf(question: Question, userId: string, words: readonly string[]): string {
  const why = question.suggestions.find((one) => one.userId === userId && ownTopics.includes(one.kind));
  return topicKey(
    why?.topic ??
      canonicalTopics(question.text)[0]?.canonical ??
      (words.slice(0, mostWords).join(' ') || 'not named yet'),
  );
}

const mostWords = 3;
