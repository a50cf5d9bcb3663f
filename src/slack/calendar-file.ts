import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { section } from './blocks.ts';
import type { View } from './view.ts';

/** An event as someone's own calendar is to know it. */
export interface CalendarEvent {
  /** The same in every file of an event, so that a later file takes the place of an earlier one. */
  uid: string;
  /** Rises with every change that those who took a file are told of. */
  sequence: number;
  title: string;
  place: string;
  /** A line each. */
  notes: readonly string[];
  /** Instants, UTC. They stand in the file as such: every calendar shows them in its own zone, before and after clocks change. */
  startsAt: Date;
  endsAt: Date;
  isCancelled: boolean;
  /** When this is said, UTC. */
  at: Date;
}

/** A file as it is handed to Slack. */
export interface FilePayload extends Record<string, unknown> {
  filename: string;
  /** Its text, which goes out as UTF-8. */
  content: string;
  title: string;
  /** The message with which it comes, mrkdwn; people's words in it are escaped. */
  initial_comment: string;
}

/** The payload of an outbox row that brings someone an event for their calendar: one .ics file with one event. */
export function calendarFile(event: CalendarEvent, comment: string): FilePayload {
  const { uid, sequence, title, place, notes, startsAt, endsAt, isCancelled, at } = event;
  const calendar = ical({
    prodId: { company: 'Contour', product: 'Contour', language: 'EN' },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: uid,
    sequence,
    // Source: RFC 5546, 3.2.1 and 3.2.5: a published or cancelled event names who says so. Nobody is reached at this address.
    organizer: { name: 'Contour', email: 'contour@contour.invalid' },
    summary: title,
    location: place,
    description: notes.join('\n'),
    start: startsAt,
    end: endsAt,
    stamp: at,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return { filename: 'calendar.ics', content: calendar.toString(), title, initial_comment: comment };
}

/**
 * Slack takes no file, as where Contour was installed before it sent any: what it says is said in words.
 *
 * @param comment the one with which it was to come
 */
export function fileInWords(comment: unknown): View {
  const text = `${comment}\nSlack does not let me send the calendar file yet; that changes once whoever runs Contour installs it anew.`;
  return { text, blocks: [section(text)] };
}
