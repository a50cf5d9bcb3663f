import { type CalendarDay, type DaySpan, dayOf, isWithin, type Weekday } from '../time/calendar-day.ts';
import { dayWords } from '../time/day-words.ts';
import type { DayHours, Workplace } from '../time/working-hours.ts';
import type { DigestSettings } from './digest-settings.ts';
import type { School } from './school.ts';

/** Someone at work in a workspace. */
export interface Who {
  teamId: string;
  userId: string;
}

/** Someone of the workspace, as Slack and they themselves describe them; whom they evaluate and their title rank are entered by others. */
export interface Person extends Who {
  /** As Slack shows it; changes, so it is shown and never matched. */
  name: string;
  /** IANA zone of the person; the school's where Slack knows none. */
  zone?: string;
  standing: Standing;
  /** May name leaders and set up the school. */
  isAdmin: boolean;
  /** Set by the person's own act; absent before. */
  joinedAt?: Date;
  /** Questions a week, accepted and open offers together. */
  weeklyLimit?: number;
  /** Those they work with, as they say: 0 is kindergarten, -1 the year before it. For matching alone. */
  grades?: number[];
  /** Calendar day in the person's zone up to which, not including, nothing is asked of them. */
  pausedUntil?: CalendarDay;
  /** Weekdays on which they work; the school's where absent. */
  workingDays?: Weekday[];
  /** Local times such as `07:45`; the school's where absent. */
  hours?: DayHours;
  /** Days away, first and last included, in the person's zone. */
  leaves?: Leave[];
  /** Paid by the hour: written to inside the shift only. */
  hourly?: boolean;
  /**
   * User ids of those whose work they judge for the school: they write no notes on them, and visit them only when asked to.
   * Entered by a leader of the school or an admin. Source: domain.md section 2, "Visit".
   */
  evaluates?: string[];
  /**
   * Title rank: 0 para, aide or student teacher, 1 teacher or specialist, 2 coach or lead, 3 principal or assistant principal,
   * 4 district. Entered by a leader of the school or an admin, never read from Slack; absent = unknown, and left out. It counts
   * in measures of flow alone, never in matching. Source: domain.md section 5, M8.
   */
  rank?: Rank;
  /** Wants fewer unasked messages: at most one a day. */
  fewer?: boolean;
  /** How the weekly page comes to them while they lead. */
  digest?: DigestSettings;
}

export type Rank = 0 | 1 | 2 | 3 | 4;

/** Days away, first and last included. */
export interface Leave extends DaySpan {
  /** When they said so: days that are taken back and said again are new ones. */
  saidAt?: Date;
}

/** `colleague`: a full member. All others are never matched, listed or written to. Source: product.md, "People and places". */
export type Standing = 'colleague' | 'guest' | 'bot' | 'stranger' | 'invited' | 'deactivated';

/** The first name, for buttons: "Ask Rosa". */
export function firstName({ name }: Pick<Person, 'name'>): string {
  return name.trim().split(/\s+/)[0] || name;
}

/** First names that tell these people apart: "Rosa D." where two share one. */
export function buttonNames(people: Pick<Person, 'userId' | 'name'>[]): Map<string, string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const name of people.map(firstName)) (seen.has(name) ? shared : seen).add(name);
  const named = (person: Pick<Person, 'name'>) =>
    shared.has(firstName(person)) ? withInitial(person) : firstName(person);
  return new Map(people.map((person) => [person.userId, named(person)]));
}

function withInitial(person: Pick<Person, 'name'>): string {
  const words = person.name.trim().split(/\s+/);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return last ? `${firstName(person)} ${[...last][0]}.` : firstName(person);
}

/** When and where someone works: their own days, hours and zone, the school's where they set none, on days when staff work. */
export function workplaceOf(person: Person, school: School): Workplace {
  const hours = person.hours ?? school.defaults.hours;
  return {
    calendar: school.calendar,
    person: {
      zone: person.zone ?? school.zone,
      days: person.workingDays ?? school.defaults.workingDays,
      hours,
      ...(person.hourly && { shift: hours }),
      lunch: school.calendar.lunch,
      leaves: person.leaves ?? [],
    },
  };
}

/** Whether someone has days away on a calendar day in their own zone. */
export function isAwayOn({ leaves = [] }: { leaves?: readonly DaySpan[] }, day: CalendarDay): boolean {
  return leaves.some((leave) => isWithin(day, leave));
}

/** The same on the day that their own wall calendar shows at an instant. */
export function isAwayAt(person: Pick<Person, 'leaves' | 'zone'>, { zone }: Pick<School, 'zone'>, at: Date): boolean {
  return isAwayOn(person, dayOf(at, person.zone ?? zone));
}

/** Why nobody asks anything of someone now, as their limits say; undefined when they are asked. Source: product.md, "Expertise". */
export function whyNotAsked(
  person: Pick<Person, 'name' | 'pausedUntil' | 'zone'>,
  school: Pick<School, 'zone'>,
  now: Date,
): string | undefined {
  const { pausedUntil, zone = school.zone } = person;
  if (!pausedUntil || pausedUntil <= dayOf(now, zone)) return undefined;
  // Several may have been chosen at once.
  return `${firstName(person)} is asked nothing before ${dayWords(pausedUntil)}. Choose someone else, or ask them yourself.`;
}

/** What holds of someone's times today: what they set, and the school's where they set none. */
export interface Times {
  workingDays: readonly Weekday[];
  hours: DayHours;
  /** IANA name. */
  zone: string;
  /** The leave they are on or that comes next. */
  away?: DaySpan;
  hourly: boolean;
}

/** @param today calendar day in the person's zone */
export function timesOf(
  person: Person,
  { defaults, zone }: Pick<School, 'defaults' | 'zone'>,
  today: CalendarDay,
): Times {
  const away = person.leaves?.find(({ to }) => to >= today);
  return {
    workingDays: person.workingDays ?? defaults.workingDays,
    hours: person.hours ?? defaults.hours,
    zone: person.zone ?? zone,
    ...(away && { away }),
    hourly: Boolean(person.hourly),
  };
}
