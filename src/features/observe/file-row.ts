import type { OutboxDraft } from '../../deps.ts';
import type { Observation } from '../../domain/observation.ts';
import { calendarFile } from '../../slack/calendar-file.ts';

/** The visit as someone's own calendar is to know it. */
export interface FileSaid {
  /** With the number of this file. */
  of: Observation;
  /** Whether it takes the visit out of their calendar. */
  isCancelled: boolean;
}

/** The part of an outbox row that brings a visit as a calendar file. @param comment mrkdwn */
export function fileRow(
  { of, isCancelled }: FileSaid,
  { comment, at }: { comment: string; at: Date },
): Pick<OutboxDraft, 'method' | 'payload' | 'onAmbiguous'> {
  const { id, place, focus, startsAt, endsAt, sequence } = of;
  const event = {
    uid: `observation-${id}@contour`,
    sequence,
    title: `Visit: ${place}`,
    place,
    notes: [focus],
    startsAt,
    endsAt,
    isCancelled,
    at,
  };
  return {
    method: 'files.completeUploadExternal',
    payload: calendarFile(event, comment),
    onAmbiguous: 'resend',
  };
}
