import ICAL from 'ical.js';
import type { Desk } from './desk.ts';

/** What stands in a calendar file, and the message it comes with. */
export interface ReadFile {
  comment: string;
  method: string;
  uid: string;
  sequence: number;
  starts: string;
  place: string;
}

/** The calendar files that someone was sent, oldest first, as another library reads them. */
export function filesSentTo(userId: string, slack: Desk['slack']): ReadFile[] {
  return slack
    .callsOf('files.completeUploadExternal')
    .filter(({ channel_id }) => channel_id === `D${userId.slice(1)}`)
    .map(({ files, initial_comment }) =>
      readFile(slack.uploaded(String((files as [{ id: string }])[0].id)), initial_comment),
    );
}

function readFile(content: string, comment: unknown): ReadFile {
  const calendar = ICAL.Component.fromString(content);
  const [one] = calendar.getAllSubcomponents('vevent');
  const event = new ICAL.Event(one);
  return {
    comment: String(comment),
    method: String(calendar.getFirstPropertyValue('method')),
    uid: event.uid,
    sequence: event.sequence,
    starts: event.startDate.toJSDate().toISOString(),
    place: event.location,
  };
}
