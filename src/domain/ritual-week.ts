import { type DaySpan, isWithin } from '../time/calendar-day.ts';
import type { RitualFact } from './digest-facts.ts';
import { isSkipped, type Ritual, type RitualCard, skippedInARow } from './ritual.ts';

/** What the weekly page tells of rituals: which ran in the week, and how often in a row nobody answered. Source: domain.md section 4, D15. */
export function ritualsOfWeek(rituals: readonly Ritual[], cards: readonly RitualCard[], week: DaySpan): RitualFact[] {
  return rituals.map((ritual) => {
    const own = cards
      .filter(({ ritualId, day }) => ritualId === ritual.id && day <= week.to)
      .sort((one, other) => +other.postedAt - +one.postedAt);
    return {
      name: ritual.name,
      isOwn: ritual.template === 'own',
      channelId: ritual.channelId,
      ran: own.some((card) => isWithin(card.day, week) && !isSkipped(card)),
      skipped: skippedInARow(ritual, own),
    };
  });
}
