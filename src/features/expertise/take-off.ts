import type { Deps } from '../../deps.ts';
import type { OwnEntry } from '../../domain/directory.ts';
import type { Who } from '../../domain/person.ts';
import { topicKey } from '../../domain/vocabulary.ts';

export type TakeOffDeps = Pick<Deps, 'expertise' | 'evidence' | 'learnedWords' | 'people'>;

/** What was taken off, and whether any of it stays listed by another entry on the same topic. */
export interface TakenOff {
  gone: OwnEntry[];
  isListedStill: boolean;
}

/**
 * Takes entries off the list, and with the last one on a topic all else by which its owner would be found for it. Nobody is listed who
 * took it back. Source: domain.md section 2, "Directory".
 */
export async function takeOff(deps: TakeOffDeps, who: Who, ids: readonly string[]): Promise<TakenOff> {
  const { teamId, userId } = who;
  // Of two entries on one topic that go at once, the later one must see that it is the last.
  await deps.people.lock(teamId, userId);
  const gone: OwnEntry[] = [];
  for (const id of ids) {
    const entry = await deps.expertise.remove(teamId, userId, id);
    if (entry) gone.push(entry);
  }
  const left = new Set((await deps.expertise.of(teamId, userId)).map((entry) => entry.topicKey));
  const topics = new Set(gone.map((entry) => entry.topicKey));
  for (const topic of topics) if (!left.has(topic)) await forgetTopic(deps, who, topic);
  return { gone, isListedStill: [...topics].some((topic) => left.has(topic)) };
}

/** Takes away what grew from use on a topic, and the words learned for it; false when nothing grew. */
export async function forgetTopic(deps: TakeOffDeps, { teamId, userId }: Who, topic: string): Promise<boolean> {
  for (const { id, topic: learnedFor = '' } of await deps.learnedWords.of(teamId, userId))
    if (topicKey(learnedFor) === topic) await deps.learnedWords.remove(teamId, userId, id);
  return deps.evidence.remove(teamId, userId, topic);
}
