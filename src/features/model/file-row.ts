import type { Deps, OutboxDraft } from '../../deps.ts';
import type { ModelingSession } from '../../domain/modeling.ts';
import { calendarFile } from '../../slack/calendar-file.ts';

/** The kinds of message of this routine. */
export const kinds = {
  card: 'model.card',
  place: 'model.place',
  prompt: 'model.prompt',
  file: 'model.file',
} as const;

/** The part of an outbox row that brings a session as a calendar file. @param comment mrkdwn */
export async function fileRow(
  deps: Pick<Deps, 'people' | 'clock'>,
  { teamId, id, hostId, guest, topic, place, lookFors, startsAt, endsAt, sequence }: ModelingSession,
  { comment, isCancelled }: { comment: string; isCancelled: boolean },
): Promise<Pick<OutboxDraft, 'kind' | 'method' | 'payload'>> {
  const host = (await deps.people.find(teamId, hostId))?.name;
  const by = [guest, host].filter(Boolean).join(', with ');
  const event = {
    uid: `session-${id}@contour`,
    sequence,
    title: topic,
    place,
    notes: [...(by ? [`Shown by ${by}`] : []), 'Watch for:', ...lookFors],
    startsAt,
    endsAt,
    isCancelled,
    at: deps.clock(),
  };
  return { kind: kinds.file, method: 'files.completeUploadExternal', payload: calendarFile(event, comment) };
}
