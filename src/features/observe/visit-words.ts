import { counted } from '../../domain/counted.ts';
import type { Observation } from '../../domain/observation.ts';
import { escaped, localSpan, mention } from '../../slack/blocks.ts';
import { momentWords } from '../../time/day-words.ts';

/** When it is, for the reader's own clock; the fallback is the school's. */
export function whenWords(time: Pick<Observation, 'startsAt' | 'endsAt'>, zone: string): string {
  return localSpan(time, momentWords(time.startsAt, zone));
}

/** Where and when, in a line, and whose door it is. */
export function visitLine(observation: Observation, zone: string): string {
  const { hostId, place, period } = observation;
  // Slack says “today” in small letters, so that no sentence begins with it.
  const where = [period, place].filter((word): word is string => Boolean(word)).map(escaped);
  return `${[...where, whenWords(observation, zone)].join(', ')}: ${mention(hostId)}`;
}

export const isFull = ({ visitors, seats }: Observation) => visitors.length >= seats;

/** How many places are taken; never by whom, for what stands in a channel. */
export function placesLine({ visitors, seats, waiting }: Observation): string {
  const taken = `${visitors.length} of ${counted(seats, 'place')} taken.`;
  return waiting.length > 0 ? `${taken} ${waiting.length} on the waitlist.` : taken;
}
