import { counted } from '../../domain/counted.ts';
import { type Entry, levelWords, offerWords, sourceWords } from '../../domain/expertise.ts';
import type { Person } from '../../domain/person.ts';
import type { School } from '../../domain/school.ts';
import { escaped } from '../../slack/blocks.ts';
import type { CalendarDay } from '../../time/calendar-day.ts';
import { dayWords, weekdayWords } from '../../time/day-words.ts';

/** Who reads an entry. Source: product.md, "What people may see of each other". */
export const whoSees =
  '*Who sees this:* the full members of this workspace, when they look you or the topic up. Nobody else.';

/** An entry's own words, for mrkdwn. */
export function entryWords({ topic, detail }: Pick<Entry, 'topic' | 'detail'>): string {
  return detail ? `*${escaped(topic)}*: ${escaped(detail)}` : `*${escaped(topic)}*`;
}

/** How someone knows it, how far they are, and what they offer. */
export function standingWords({ source, level, offers }: Pick<Entry, 'source' | 'level' | 'offers'>): string {
  return `${capital(sourceWords(source))}, ${levelWords(level)} · ${offers.map(offerWords).join(', ')}`;
}

/** Limits, hours and pause of someone, as they are in force, for themself. */
export function limitWords(person: Person, { defaults }: Pick<School, 'defaults'>, today: CalendarDay): string {
  const { hours = defaults.hours, weeklyLimit = defaults.weeklyLimit, pausedUntil } = person;
  const away = person.leaves?.find(({ to }) => to >= today);
  return [
    `${counted(weeklyLimit, 'question')} a week`,
    `${weekdayWords(person.workingDays ?? defaults.workingDays)}, ${hours.from} to ${hours.to}`,
    person.hourly && 'paid by the hour',
    pausedUntil && pausedUntil > today && `paused until ${dayWords(pausedUntil)}`,
    away && `away ${dayWords(away.from)} to ${dayWords(away.to)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
