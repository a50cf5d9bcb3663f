import { ownTopic } from '../../domain/evidence.ts';
import type { Question } from '../../domain/question.ts';
import { canonicalTopics } from '../../domain/vocabulary.ts';

/**
 * The topic that the words of this question are learned for: the entry that won, else what the school's vocabulary finds in the
 * question. Undefined without either: other words of a question stay between the asker and who accepted.
 */
export function topicOf(question: Question, userId: string): string | undefined {
  return ownTopic(question, userId) ?? canonicalTopics(question.text)[0]?.canonical.replaceAll('-', ' ');
}
