import { type CalendarDay, utcMidnight } from './calendar-day.ts';

const steps = [
  { word: 'year', days: 365, from: 730 },
  { word: 'month', days: 30.44, from: 61 },
  { word: 'week', days: 7, from: 14 },
] as const;

/** "3 months ago", "yesterday": how long before `today` a day was. One that lies ahead is today. */
export function agoWords(day: CalendarDay, today: CalendarDay): string {
  const days = Math.round((utcMidnight(today) - utcMidnight(day)) / 86_400_000);
  if (days < 1) return 'today';
  if (days === 1) return 'yesterday';
  const step = steps.find(({ from }) => days >= from);
  if (!step) return `${days} days ago`;
  return `${Math.floor(days / step.days)} ${step.word}s ago`;
}
