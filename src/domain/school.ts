import type { DaySpan, Weekday } from '../time/calendar-day.ts';
import type { SchoolCalendar } from '../time/school-calendar.ts';
import type { DayHours } from '../time/working-hours.ts';

/** Part of a workspace with its own zone and defaults; one until an admin adds more. */
export interface School {
  teamId: string;
  schoolId: string;
  /** IANA zone such as "America/Chicago". */
  zone: string;
  /** First and last day of the school year, both included. */
  year?: DaySpan;
  /** What is known of its days; Monday to Friday where nothing was entered. */
  calendar: SchoolCalendar;
  /** What is shown when a text is about a child's safety. */
  safetyText?: string;
  /** Slack user id of who set Contour up. */
  installerId?: string;
  /** Set when the first run's three steps are done or put aside. */
  setUpAt?: Date;
  /** While it is set nothing is deleted for good: what people delete is hidden, and gone when it is released. */
  legalHold?: { by: string; at: Date } | null;
  defaults: SchoolDefaults;
  /** Rises with every change that matching must see. */
  directoryVersion: number;
}

/** The numbers that product.md and domain.md mark with °. */
export interface SchoolDefaults {
  /** Working hours of the person asked before the next colleague is offered a question. */
  offerHours: number;
  /** Colleagues asked in turn before the facilitator. */
  offersInTurn: number;
  /** Questions a week per person. */
  weeklyLimit: number;
  /** Messages a day that a person did not ask for. */
  unaskedPerDay: number;
  /** Local times between which messages are sent. */
  hours: DayHours;
  workingDays: Weekday[];
  /** School days until "Did you try it?". */
  triedAfterDays: number;
  /** Days for which notes of visits are kept. */
  noteDays: number;
  /** Student days at the beginning of a year on which nobody visits anyone. */
  quietDays: number;
}

/** Shown until a school sets its own. Source: product.md, "Who knows" step 2. */
export const defaultSafetyText =
  "Tell your principal or counselor now and follow your state's reporting law. In danger: 911.";
