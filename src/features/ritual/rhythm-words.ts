import type { Ritual } from '../../domain/ritual.ts';
import type { Every, Rhythm } from '../../domain/ritual-times.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { shortDay, weekdayNames } from '../../time/day-words.ts';
import { clockTime } from '../../time/local-time.ts';

/** The choices of the form. */
export const rhythmNames: Readonly<Record<Every, string>> = {
  week: 'Every week',
  month: 'Every month, the first such day',
  'six-weeks': 'Every six weeks',
  term: 'Each term, the first such day',
  quarter: 'Each quarter, the first such day',
  newcomer: 'When somebody has joined the team',
  meeting: 'Each staff meeting, when somebody presses',
};

/** "every Monday at 07:30". */
export function rhythmWords(rhythm: Rhythm): string {
  if (rhythm.every === 'meeting') return 'at each staff meeting, when somebody presses';
  const { every, day, at } = rhythm;
  const name = weekdayNames[day];
  const words: Record<Exclude<Every, 'meeting'>, string> = {
    week: `every ${name}`,
    month: `the first ${name} of a month`,
    'six-weeks': `every sixth ${name}`,
    term: `the first ${name} of a term`,
    quarter: `the first ${name} of a quarter`,
    newcomer: 'the school day after somebody has joined the team',
  };
  return `${words[every]} at ${at}`;
}

/** "Next: Mon, Mar 2 at 07:30", or why there is none. */
export function nextWords({ status, nextAt, pausedUntil, rhythm }: Ritual, zone: string, now: Date): string {
  if (status === 'asking') return 'It rests: nobody answered the last two times. Keep, change or drop it.';
  if (status === 'parked')
    return 'It rests. If I am not in this channel, invite me with `/invite @contour`; then press Go on.';
  const pause = pausedUntil && dayOf(now, zone) < pausedUntil ? `Paused until ${shortDay(pausedUntil)}. ` : '';
  if (rhythm.every === 'meeting') return `${pause}It comes when somebody presses.`;
  if (rhythm.every === 'newcomer') return `${pause}It comes when somebody new has joined.`;
  if (!nextAt) return `${pause}No time is known: the calendar of the school ends before.`;
  return `${pause}Next: ${shortDay(dayOf(nextAt, zone))} at ${clockTime(nextAt, zone)}.`;
}
