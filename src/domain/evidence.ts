import type { CalendarDay } from '../time/calendar-day.ts';
import type { Entry } from './expertise.ts';
import { groupBy } from './group-by.ts';
import type { Question, Suggested } from './question.ts';
import { canonicalTopics, isOfVocabulary, topicKey } from './vocabulary.ts';

/**
 * Something that happened and speaks for a colleague on a topic. Never who the other person was.
 * Source: product.md, "Who knows" step 6.
 */
export interface Evidence {
  teamId: string;
  userId: string;
  /** The topic's key, as of the entry it speaks for. */
  topic: string;
  kind: 'helped' | 'tried' | 'passed' | 'modeled';
  /** Of a session that not everyone may know of: it counts, and nobody but its owner reads of it. Source: domain.md, "Who sees what". */
  unposted?: true;
  /** In the school's zone. */
  day: CalendarDay;
  /** The act it came from: the same act is evidence once. */
  cause: string;
}

/**
 * What speaks for someone after an act on this question: on the entry of theirs that was shown for it, else on the first topic
 * of the vocabulary that it names, or the practice that helped. Who passed a question on had been found by the wrong entry, so for them the vocabulary alone
 * decides. Undefined without either, because what is evidence is read by everyone and a question is not.
 * Source: domain.md, "Who sees what".
 */
export function evidenceOf(
  question: Question,
  userId: string,
  kind: Evidence['kind'],
  day: CalendarDay,
): Evidence | undefined {
  const own = kind === 'passed' ? undefined : ownTopic(question, userId);
  const topic = own ? topicKey(own) : namedTopic(question);
  return topic ? { teamId: question.teamId, userId, topic, kind, day, cause: `question:${question.id}` } : undefined;
}

/**
 * What speaks for a colleague on topics they list nowhere, by topic, in the order of the alphabet. Of the vocabulary alone: another topic may hold the words of a
 * question, which are not everyone's to read. Who passed a question on well knows who knows, not the thing; and of a session for one colleague
 * nobody else is to learn.
 */
export function grownFrom(
  evidence: readonly Evidence[],
  listed: readonly Pick<Entry, 'topicKey'>[],
): { topic: string; evidence: Evidence[] }[] {
  const keys = new Set(listed.map(({ topicKey }) => topicKey));
  return [...groupBy(evidence, ({ topic }) => topic)]
    .filter(([topic]) => !keys.has(topic) && isOfVocabulary(topic))
    .filter(([, pieces]) => pieces.some(({ kind, unposted }) => kind !== 'passed' && !unposted))
    .map(([topic, pieces]) => ({ topic, evidence: pieces }))
    .sort((a, b) => (a.topic < b.topic ? -1 : 1));
}

/** Items that are a topic of the colleague's own; the others hold a question, or words, or the asker's choice. */
const ownTopics: readonly Suggested['kind'][] = ['declared', 'tried', undefined];

/** The topic of theirs that was shown for the question: one they list, or of the vocabulary, which is nobody's words. */
function ownTopic({ suggestions }: Pick<Question, 'suggestions'>, userId: string): string | undefined {
  return suggestions.find(
    (one) => one.userId === userId && (ownTopics.includes(one.kind) || isOfVocabulary(topicKey(one.topic))),
  )?.topic;
}

/** The topic of the vocabulary that a question names, else the sentence of what helped. */
function namedTopic({ text, helped }: Pick<Question, 'text' | 'helped'>): string | undefined {
  return [text, helped?.practice ?? ''].flatMap(canonicalTopics)[0]?.canonical;
}

/**
 * The topic that the words of this question are learned for: the entry that won, else what the school's vocabulary finds in the
 * question or in what helped. Undefined without either: other words of a question stay between the asker and who accepted.
 */
export function topicOf(question: Question, userId: string): string | undefined {
  return ownTopic(question, userId) ?? namedTopic(question)?.replaceAll('-', ' ');
}
