import { addDays, type CalendarDay, isCalendarDay, weekdays } from '../time/calendar-day.ts';
import { shortDay } from '../time/day-words.ts';
import { isLocalTime } from '../time/local-time.ts';
import type { DayHours } from '../time/working-hours.ts';
import { cleanText, hasWords } from './clean-text.ts';
import type { Ritual } from './ritual.ts';
import { type TemplateName, templateNames, templates } from './ritual-library.ts';
import { type Rhythm, rhythms } from './ritual-times.ts';

/** The fields of the form, by name. */
export const ritualFields = ['name', 'prompt', 'topic', 'every', 'day', 'at', 'from'] as const;

export type RitualField = (typeof ritualFields)[number];

/** The form as it was filled in; what stands empty, or is not asked, is null. */
export type TypedRitual = Record<RitualField, string | null>;

type Faults = Partial<Record<RitualField, string>>;

/** What someone says of a ritual. */
export type Said = Pick<Ritual, 'template' | 'name' | 'prompt' | 'topic' | 'rhythm'>;

const most = { name: 60, prompt: 300, topic: 60, answer: 500, ahead: 400 };

/** A template by its name; `own` for all others. */
export function templateOf(name: string): Ritual['template'] {
  return templateNames.find((one) => one === name) ?? 'own';
}

/**
 * Reads the form of a ritual, or says what is wrong with a field.
 *
 * @param today calendar day in the school's zone
 * @param hours when messages may be sent, on the school's wall clock
 */
export function readRitual(
  template: Ritual['template'],
  typed: TypedRitual,
  { today, hours }: { today: CalendarDay; hours: DayHours },
): { said: Said } | { faults: Faults } {
  const faults: Faults = {};
  const words = template === 'own' ? ownWords(typed, faults) : wordsOf(template);
  const topic = cleanText(typed.topic ?? '');
  if (topic.length > most.topic) faults.topic = `Please keep this under ${most.topic} characters.`;
  const rhythm = readRhythm(typed, { today, hours }, faults);
  if (Object.keys(faults).length > 0 || !rhythm) return { faults };
  return { said: { template, ...words, rhythm, ...(hasWords(topic) && { topic }) } };
}

const wordsOf = (template: TemplateName) => ({ name: templates[template].name, prompt: templates[template].prompt });

function ownWords(typed: TypedRitual, faults: Faults): Pick<Ritual, 'name' | 'prompt'> {
  const name = cleanText(typed.name ?? '');
  const prompt = cleanText(typed.prompt ?? '');
  if (!hasWords(name)) faults.name = 'Give it a short name, such as “Friday question”.';
  else if (name.length > most.name)
    faults.name = `This is ${name.length} characters long. Please keep the name under ${most.name}.`;
  if (!hasWords(prompt)) faults.prompt = 'Write what it asks, such as “One thing I would teach again: ___”';
  else if (prompt.length > most.prompt)
    faults.prompt = `This is ${prompt.length} characters long. Please keep it under ${most.prompt}.`;
  return { name, prompt };
}

function readRhythm(
  typed: TypedRitual,
  { today, hours }: { today: CalendarDay; hours: DayHours },
  faults: Faults,
): Rhythm | undefined {
  const every = rhythms.find((one) => one === typed.every);
  const from = typed.from ?? today;
  if (!every) faults.every = 'Choose how often it comes.';
  if (!isCalendarDay(from)) faults.from = 'Choose the first day.';
  else if (from < today) faults.from = 'This day is past. Choose today or later.';
  else if (from > addDays(today, most.ahead)) faults.from = 'That is far ahead. Choose a day of this school year.';
  if (!every || every === 'meeting') return every && { every, from };
  const day = weekdays.find((one) => one === typed.day);
  const at = typed.at ?? '';
  if (!day && every !== 'newcomer') faults.day = 'Choose a day of the week.';
  if (!isLocalTime(at)) faults.at = 'Choose a time.';
  else if (at < hours.from || at >= hours.to)
    faults.at = `Nobody is written to then. Choose a time from ${hours.from} to ${hours.to}.`;
  return { every, day: day ?? 'mon', at, from };
}

/** Reads until when a ritual is paused. @param today calendar day in the school's zone */
export function readPause(typed: string | null, today: CalendarDay): { until: CalendarDay } | { fault: string } {
  if (!typed || !isCalendarDay(typed)) return { fault: 'Choose the day on which it may come again.' };
  if (typed <= today) return { fault: `${shortDay(typed)} is not ahead. Choose a day after today.` };
  if (typed > addDays(today, most.ahead))
    return { fault: 'That is far ahead. Drop it instead, and begin it again then.' };
  return { until: typed };
}

/** Reads an answer to a ritual. */
export function readAnswer(typed: string | null): { words: string } | { fault: string } {
  return readWords(typed, 'Write a sentence. Half an answer counts.');
}

/** Reads a stretch of a sentence. @param instead what to say when it is empty */
export function readWords(typed: string | null, instead: string): { words: string } | { fault: string } {
  const words = cleanText(typed ?? '');
  if (!hasWords(words)) return { fault: instead };
  if (words.length > most.answer)
    return { fault: `This is ${words.length} characters long. Please keep it under ${most.answer}.` };
  return { words };
}
