import { addDays, type CalendarDay, dayOf, isCalendarDay } from '../time/calendar-day.ts';
import { shortDay } from '../time/day-words.ts';
import { instantOf, isLocalTime, isShown } from '../time/local-time.ts';
import { dayKind, nextSchoolDay, type SchoolCalendar } from '../time/school-calendar.ts';
import { cleanText, hasWords } from './clean-text.ts';
import { type Cover, isLent, readCover } from './cover.ts';
import type { Change, ModelingSession, SessionTime } from './modeling.ts';
import { type FormatName, formatNames, modelingFormats } from './modeling-format.ts';

/** The form as it was filled in; what stands empty is null. */
export type TypedOffer = Record<OfferField, string | null>;

/** The fields of the other times of an offer, each as long as the first one; all may stand empty. */
export const otherTimes = [
  { day: 'day2', from: 'from2' },
  { day: 'day3', from: 'from3' },
  { day: 'day4', from: 'from4' },
] as const;

export type OfferField = (typeof offerFields)[number];

/** The fields of the form, by name. */
export const offerFields = [
  'topic',
  'lookFors',
  'format',
  'day',
  'from',
  'to',
  'day2',
  'from2',
  'day3',
  'from3',
  'day4',
  'from4',
  'place',
  'seats',
  'learner',
  'cover',
  'coverMinutes',
  'coverBy',
  'classOf',
  'guest',
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
  | 'more'
  | 'guest'
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

const most = {
  topic: 100,
  lookFor: 150,
  place: 100,
  goal: 200,
  guest: 100,
  lookFors: 3,
  ahead: 400,
};

/**
 * Reads the form of a session. Source: issue 5, "Bad input gets".
 *
 * @param isAnswer to a request: without a channel it is shown to who asked alone
 */
export function readOffer(typed: TypedOffer, calendar: SchoolCalendar, now: Date, isAnswer = false): ReadOffer {
  const faults: Faults = {};
  const lookFors = (typed.lookFors ?? '').split('\n').map(cleanText).filter(Boolean);
  const format = formatNames.find((name) => name === typed.format);
  const times = readTimes(typed, calendar, now);
  const cover = readCover(typed, 'Choose how visitors’ classes are minded.');
  const seats = Number(typed.seats ?? '');
  const learner = (['visitor', 'host', 'both'] as const).find((one) => one === typed.learner);
  const topic = cleanText(typed.topic ?? '');
  const place = cleanText(typed.place ?? '');
  const goal = cleanText(typed.goal ?? '');
  const guest = cleanText(typed.guest ?? '');

  if (!hasWords(topic)) faults.topic = 'Write what you will show, in a few words.';
  else if (topic.length > most.topic) faults.topic = `Please keep this under ${most.topic} characters.`;
  Object.assign(faults, lookForFaults(lookFors));
  if (!format) faults.format = 'Choose a format.';
  Object.assign(faults, placeFaults(place));
  if (format) Object.assign(faults, seatFaults(typed.seats, format));
  if (!learner) faults.learner = 'Choose who is there to learn.';
  if (goal.length > most.goal) faults.goal = `Please keep this under ${most.goal} characters.`;
  if (guest.length > most.guest) faults.guest = `Please keep this under ${most.guest} characters.`;
  if (!typed.channel && !isAnswer) faults.channel = 'Choose the channel in which the card stands.';
  if ('faults' in times) Object.assign(faults, times.faults);
  if ('faults' in cover) Object.assign(faults, cover.faults);

  if (Object.keys(faults).length > 0 || !format || !learner || 'faults' in times || 'faults' in cover)
    return { faults };
  const channel = typed.channel ? { channelId: typed.channel } : {};
  const optional = { ...channel, ...(goal && { goal }), ...(guest && { guest }) };
  const minded = { ...cover, ...classIn(typed, cover.kind) };
  return { offer: { topic, lookFors, format, ...times, place, seats, learner, cover: minded, ...optional } };
}

/** The form of a change, or a sentence for each field that is wrong. */
export type ReadChange = { change: Change } | { faults: Faults };

/** Reads what a host changes of a session that stands in its channel. */
export function readChange(
  typed: Pick<TypedOffer, 'day' | 'from' | 'to' | 'place' | 'seats' | 'coverBy' | 'classOf'>,
  { format, cover: { kind, minutes, isLeft } }: Pick<ModelingSession, 'format' | 'cover'>,
  calendar: SchoolCalendar,
  now: Date,
): ReadChange {
  const place = cleanText(typed.place ?? '');
  const time = readTime(typed, calendar, now);
  const faults: Faults = { ...placeFaults(place), ...seatFaults(typed.seats, format) };
  if ('faults' in time) Object.assign(faults, time.faults);
  if ('faults' in time || Object.keys(faults).length > 0) return { faults };
  const lender = typed.coverBy && isLent(kind) && { by: typed.coverBy };
  const left = isLeft && !lender ? { isLeft } : {};
  const cover = { kind, minutes, ...lender, ...left, ...classIn(typed, kind) };
  return { change: { ...time, place, seats: Number(typed.seats), cover } };
}

function classIn({ classOf }: Pick<TypedOffer, 'classOf'>, kind: Cover['kind']): Pick<Cover, 'classOf'> {
  return classOf && isLent(kind) ? { classOf } : {};
}

function placeFaults(place: string): Faults {
  if (!hasWords(place)) return { place: 'Write where it is, such as “Room 12”.' };
  return place.length > most.place ? { place: `Please keep this under ${most.place} characters.` } : {};
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
  if (seats < group.least) return { seats: `“${name}” needs at least ${group.least}. Choose more, or another format.` };
  return {};
}

/** All times of an offer, the first as it was typed and the others as long as it. */
function readTimes(
  typed: TypedOffer,
  calendar: SchoolCalendar,
  now: Date,
): Pick<Offer, 'startsAt' | 'endsAt' | 'more'> | { faults: Faults } {
  const first = readTime(typed, calendar, now);
  if ('faults' in first) return first;
  const faults: Faults = {};
  const times: SessionTime[] = [first];
  for (const fields of otherTimes) {
    const [day, from] = [typed[fields.day], typed[fields.from]];
    if (!day && !from) continue;
    const at = readStart({ day, from }, calendar, now);
    if ('faults' in at) {
      if (at.faults.day) faults[fields.day] = at.faults.day;
      if (at.faults.from) faults[fields.from] = at.faults.from;
      continue;
    }
    const time = { startsAt: at.startsAt, endsAt: new Date(+at.startsAt + +first.endsAt - +first.startsAt) };
    if (dayOf(time.endsAt, calendar.zone) !== day)
      faults[fields.from] = 'It would end on the next day, as long as the first one lasts. Choose an earlier time.';
    else if (times.some((one) => one.startsAt < time.endsAt && time.startsAt < one.endsAt))
      faults[fields.from] = 'You cannot show two at once: another of your times lies over this one.';
    else times.push(time);
  }
  if (Object.keys(faults).length > 0) return { faults };
  const more = times.slice(1);
  return { ...first, ...(more.length > 0 && { more }) };
}

function readTime(
  { day, from, to }: Pick<TypedOffer, 'day' | 'from' | 'to'>,
  calendar: SchoolCalendar,
  now: Date,
): SessionTime | { faults: Faults } {
  const start = readStart({ day, from }, calendar, now);
  const faults = 'faults' in start ? start.faults : {};
  if (!to || !isLocalTime(to)) faults.to = 'Choose when it ends.';
  else if (day && isCalendarDay(day) && !isShown(day, to, calendar.zone)) faults.to = skipped;
  if ('faults' in start || !day || !from || !to || Object.keys(faults).length > 0) return { faults };
  const endsAt = instantOf(day, to, calendar.zone);
  if (to <= from || endsAt <= start.startsAt)
    return { faults: { to: 'It ends before it begins. Choose a later end.' } };
  return { startsAt: start.startsAt, endsAt };
}

const skipped = 'Clocks skip this time on that day. Choose another.';

function readStart(
  { day, from }: Pick<TypedOffer, 'day' | 'from'>,
  calendar: SchoolCalendar,
  now: Date,
): Pick<SessionTime, 'startsAt'> | { faults: Faults } {
  const { zone } = calendar;
  const faults: Faults = {};
  if (!day || !isCalendarDay(day)) faults.day = 'Choose a day.';
  else Object.assign(faults, dayFaults(day, calendar, dayOf(now, zone)));
  if (!from || !isLocalTime(from)) faults.from = 'Choose when it begins.';
  else if (day && isCalendarDay(day) && !isShown(day, from, zone)) faults.from = skipped;
  if (!day || !from || Object.keys(faults).length > 0) return { faults };
  const startsAt = instantOf(day, from, zone);
  if (startsAt <= now) return { faults: { from: 'This time is past today. Choose a later one.' } };
  return { startsAt };
}

function dayFaults(day: CalendarDay, calendar: SchoolCalendar, today: CalendarDay): Faults {
  if (day < today) return { day: 'This day is past. Choose today or later.' };
  if (day > addDays(today, most.ahead)) return { day: 'That is more than a year ahead. Choose a nearer day.' };
  if (dayKind(calendar, day) !== 'closed') return {};
  return { day: `School is closed that day. The next school day is ${shortDay(nextSchoolDay(calendar, day))}.` };
}
