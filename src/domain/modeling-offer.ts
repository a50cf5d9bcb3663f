import { addDays, type CalendarDay, dayOf, isCalendarDay } from '../time/calendar-day.ts';
import { shortDay } from '../time/day-words.ts';
import { instantOf, isLocalTime, isShown } from '../time/local-time.ts';
import { dayKind, nextSchoolDay, type SchoolCalendar } from '../time/school-calendar.ts';
import { cleanText, hasWords } from './clean-text.ts';
import { type Cover, type CoverKind, coverWords, type ModelingSession } from './modeling.ts';
import { type FormatName, formatNames, modelingFormats } from './modeling-format.ts';

/** The form as it was filled in; what stands empty is null. */
export type TypedOffer = Record<OfferField, string | null>;

export type OfferField = (typeof offerFields)[number];

/** The fields of the form, by name. */
export const offerFields = [
  'topic',
  'lookFors',
  'format',
  'day',
  'from',
  'to',
  'place',
  'seats',
  'learner',
  'cover',
  'coverMinutes',
  'goal',
  'channel',
] as const;

/** What a host says of a session. */
export type Offer = Pick<
  ModelingSession,
  | 'topic'
  | 'lookFors'
  | 'format'
  | 'startsAt'
  | 'endsAt'
  | 'place'
  | 'seats'
  | 'learner'
  | 'cover'
  | 'goal'
  | 'channelId'
>;

type Faults = Partial<Record<OfferField, string>>;

/** The offer, or a sentence for each field that is wrong. */
export type ReadOffer = { offer: Offer } | { faults: Faults };

const most = { topic: 100, lookFor: 150, place: 100, goal: 200, lookFors: 3, ahead: 400, coverMinutes: 480 };

/** Reads the form of a session. Source: issue 5, "Bad input gets". */
export function readOffer(typed: TypedOffer, calendar: SchoolCalendar, now: Date): ReadOffer {
  const faults: Faults = {};
  const lookFors = (typed.lookFors ?? '').split('\n').map(cleanText).filter(Boolean);
  const format = formatNames.find((name) => name === typed.format);
  const span = readSpan(typed, calendar, now);
  const cover = readCover(typed);
  const seats = Number(typed.seats ?? '');
  const learner = (['visitor', 'host', 'both'] as const).find((one) => one === typed.learner);
  const topic = cleanText(typed.topic ?? '');
  const place = cleanText(typed.place ?? '');
  const goal = cleanText(typed.goal ?? '');

  if (!hasWords(topic)) faults.topic = 'Write what you will show, in a few words.';
  else if (topic.length > most.topic) faults.topic = `Please keep this under ${most.topic} characters.`;
  Object.assign(faults, lookForFaults(lookFors));
  if (!format) faults.format = 'Choose a format.';
  if (!hasWords(place)) faults.place = 'Write where it is, such as “Room 12”.';
  else if (place.length > most.place) faults.place = `Please keep this under ${most.place} characters.`;
  if (format) Object.assign(faults, seatFaults(typed.seats, format));
  if (!learner) faults.learner = 'Choose who is there to learn.';
  if (goal.length > most.goal) faults.goal = `Please keep this under ${most.goal} characters.`;
  if (!typed.channel) faults.channel = 'Choose the channel in which the card stands.';
  if ('faults' in span) Object.assign(faults, span.faults);
  if ('faults' in cover) Object.assign(faults, cover.faults);

  if (Object.keys(faults).length > 0 || !format || !learner || 'faults' in span || 'faults' in cover) return { faults };
  const channelId = String(typed.channel);
  return {
    offer: { topic, lookFors, format, ...span, place, seats, learner, cover, channelId, ...(goal && { goal }) },
  };
}

function lookForFaults(lookFors: readonly string[]): Faults {
  if (!lookFors.some(hasWords))
    return {
      lookFors: 'Write what colleagues should watch for, one thing a line. Without it people see moves, not reasons.',
    };
  if (lookFors.length > most.lookFors)
    return {
      lookFors: `These are ${lookFors.length} things. Nobody can watch for more than three: keep the ones that matter.`,
    };
  const isLong = lookFors.some((one) => one.length > most.lookFor);
  return isLong ? { lookFors: `Please keep each line under ${most.lookFor} characters.` } : {};
}

function seatFaults(typed: string | null, format: FormatName): Faults {
  const seats = Number(typed ?? '');
  const { name, group } = modelingFormats[format];
  if (!Number.isInteger(seats) || seats < 1) return { seats: 'Write how many colleagues can come: at least 1.' };
  if (seats > group.most) return { seats: `“${name}” takes ${group.most} at most. Choose fewer, or another format.` };
  return {};
}

function readCover({ cover, coverMinutes }: TypedOffer): { kind: CoverKind; minutes: number } | { faults: Faults } {
  const kind = Object.keys(coverWords).find((one): one is CoverKind => one === cover);
  if (!kind) return { faults: { cover: 'Choose how visitors’ classes are minded.' } };
  if (kind === 'none') return { kind, minutes: 0 } satisfies Cover;
  const minutes = Number(coverMinutes ?? '');
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > most.coverMinutes)
    return { faults: { coverMinutes: 'Write how many minutes are lent for it, such as 30.' } };
  return { kind, minutes };
}

function readSpan(
  { day, from, to }: TypedOffer,
  calendar: SchoolCalendar,
  now: Date,
): Pick<Offer, 'startsAt' | 'endsAt'> | { faults: Faults } {
  const { zone } = calendar;
  const faults: Faults = {};
  if (!day || !isCalendarDay(day)) faults.day = 'Choose a day.';
  else Object.assign(faults, dayFaults(day, calendar, dayOf(now, zone)));
  if (!from || !isLocalTime(from)) faults.from = 'Choose when it begins.';
  if (!to || !isLocalTime(to)) faults.to = 'Choose when it ends.';
  if (!day || !from || !to || Object.keys(faults).length > 0) return { faults };
  const skipped = 'Clocks skip this time on that day. Choose another.';
  if (!isShown(day, from, zone)) return { faults: { from: skipped } };
  if (!isShown(day, to, zone)) return { faults: { to: skipped } };
  const [startsAt, endsAt] = [instantOf(day, from, zone), instantOf(day, to, zone)];
  if (to <= from || endsAt <= startsAt) return { faults: { to: 'It ends before it begins. Choose a later end.' } };
  if (startsAt <= now) return { faults: { from: 'This time is past today. Choose a later one.' } };
  return { startsAt, endsAt };
}

function dayFaults(day: CalendarDay, calendar: SchoolCalendar, today: CalendarDay): Faults {
  if (day < today) return { day: 'This day is past. Choose today or later.' };
  if (day > addDays(today, most.ahead)) return { day: 'That is more than a year ahead. Choose a nearer day.' };
  if (dayKind(calendar, day) !== 'closed') return {};
  return { day: `School is closed that day. The next school day is ${shortDay(nextSchoolDay(calendar, day))}.` };
}
