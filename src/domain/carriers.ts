import type { CalendarDay } from '../time/calendar-day.ts';
import { isAwayOn, type Person } from './person.ts';

type Carrying = Pick<Person, 'userId' | 'leaves' | 'pausedUntil'>;

/** Who carries a topic today: has an entry on it, has not paused and is not away. Source: domain.md section 1, "carrier". */
export function carriersAmong(
  people: readonly Carrying[],
  entries: readonly { userId: string }[],
  today: CalendarDay,
): string[] {
  const listed = new Set(entries.map(({ userId }) => userId));
  return people.filter((one) => listed.has(one.userId) && isWilling(one, today)).map(({ userId }) => userId);
}

/** Not paused, and not on leave. @param today calendar day in the person's zone */
export function isWilling(person: Pick<Carrying, 'leaves' | 'pausedUntil'>, today: CalendarDay): boolean {
  return !(person.pausedUntil && today < person.pausedUntil) && !isAwayOn(person, today);
}

/**
 * The one who carries it alone; undefined where nobody or several do. Where nobody does, whoever lists it and asks for someone to
 * learn it does so, though away or paused just now: that is when it hangs on them.
 *
 * @param entries those on the topic
 */
export function onlyCarrier(
  carriers: readonly string[],
  entries: readonly { userId: string }[],
  askerId: string,
): string | undefined {
  const listed = entries.find(({ userId }) => userId === askerId);
  return carriers.length === 0 ? listed?.userId : carriers.length === 1 ? carriers[0] : undefined;
}

/** The topics that someone lists and nobody else carries today, each once. */
export function aloneOn(
  userId: string,
  people: readonly Carrying[],
  entries: readonly { userId: string; topic: string; topicKey: string }[],
  today: CalendarDay,
): { topic: string; topicKey: string }[] {
  const others = people.filter((one) => one.userId !== userId && isWilling(one, today));
  const carried = new Set(others.map((one) => one.userId));
  const byOthers = new Set(entries.filter((entry) => carried.has(entry.userId)).map(({ topicKey }) => topicKey));
  const own = entries.filter((entry) => entry.userId === userId && !byOthers.has(entry.topicKey));
  return [...new Map(own.map(({ topic, topicKey }) => [topicKey, { topic, topicKey }])).values()];
}
