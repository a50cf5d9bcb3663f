import { ownTopic } from '../../domain/evidence.ts';
import type { Question } from '../../domain/question.ts';
import { canonicalTopics, topicKey } from '../../domain/vocabulary.ts';

/**
 * The key of the topic that the words of this question are learned for: the entry that won, else what the school's vocabulary
 * finds in the question, else some of its words. Never the sentence, which stays between the asker and who accepted.
 */
export function topicOf(question: Question, userId: string, words: readonly string[]): string {
  return topicKey(
    ownTopic(question, userId) ??
      canonicalTopics(question.text)[0]?.canonical ??
      (words.slice(0, mostWords).join(' ') || 'not named yet'),
  );
}

const mostWords = 3;
