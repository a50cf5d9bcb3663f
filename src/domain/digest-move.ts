import { carryingOf } from './digest-carriers.ts';
import type { Sight } from './digest-figure.ts';
import { type Owed, saidBy } from './digest-owed.ts';
import { owedIn } from './digest-own.ts';
import { topicKey } from './vocabulary.ts';

/** The one thing that the page suggests: what, why, and which button does it. */
export interface Move {
  /** What to do, in a sentence. */
  line: string;
  why: string;
  press:
    | { kind: 'deliver'; commitmentId: string; supportId: string }
    /** By the topic's key, of a topic that one colleague carries. */
    | { kind: 'find-apprentice'; topicKey: string }
    | { kind: 'ask-to-be-shown' }
    /** By the key of a topic that nobody carries, where it is about one. */
    | { kind: 'ask-a-question'; topicKey?: string };
}

/**
 * The one move of the week, the first that fits: bring what is late, bring what is due, find an apprentice where one colleague
 * carries a topic that nobody learns yet, ask about what nobody carries, ask first, ask to be shown. Source: domain.md section 4,
 * D7; "leaders go first", section 2.
 */
export function oneMove(sight: Sight): Move {
  const { facts, reader, today } = sight;
  const supports = owedIn(sight).filter(({ support, isAsked }) => support && !isAsked);
  const [debt] = supports.sort((one, other) => other.daysLate - one.daysLate);
  if (debt?.support) return bring(debt, debt.support);
  const topics = carryingOf(sight);
  const alone = topics.find(
    ({ topic, userIds }) => userIds.size === 1 && !facts.beingLearned.includes(topicKey(topic)),
  );
  if (alone) {
    const { topic, userIds } = alone;
    const [beside, carries] = userIds.has(reader.userId)
      ? ['you', `You alone carry ${topic}.`]
      : ['the one who carries it', `One colleague carries ${topic}.`];
    return {
      line: `Find an apprentice for ${topic}: who would like to learn it beside ${beside}?`,
      why: `${carries} Two are better.`,
      press: { kind: 'find-apprentice', topicKey: topicKey(topic) },
    };
  }
  const nobodys = topics.find(({ userIds }) => userIds.size === 0);
  if (nobodys)
    return {
      line: `Ask who knows something about ${nobodys.topic}.`,
      why: `Nobody carries ${nobodys.topic} yet, and it is part of the goal.`,
      press: { kind: 'ask-a-question', topicKey: topicKey(nobodys.topic) },
    };
  const hasAsked = saidBy(facts, reader, today).ownQuestion;
  return hasAsked
    ? {
        line: 'Ask a colleague to show you something.',
        why: 'Whoever leads learns in the open, too.',
        press: { kind: 'ask-to-be-shown' },
      }
    : {
        line: 'Ask a question of your own.',
        why: 'Asking is safe where leaders ask first.',
        press: { kind: 'ask-a-question' },
      };
}

function bring({ hasPassed }: Owed, { act: line, ...support }: NonNullable<Owed['support']>): Move {
  const why = hasPassed ? 'A colleague waits for it.' : 'It is due this week.';
  return { line, why, press: { kind: 'deliver', ...support } };
}
