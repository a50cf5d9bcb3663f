import type { Deps, OutboxDraft } from '../../deps.ts';
import { fileNumber, type ModelingSession } from '../../domain/modeling.ts';
import { calendarFile } from '../../slack/calendar-file.ts';

/** The kinds of message of this routine. */
export const kinds = {
  card: 'model.card',
  place: 'model.place',
  prompt: 'model.prompt',
  file: 'model.file',
} as const;

/** What a calendar file says: `taken-back` to one person, while the session stands for the others. */
export type FileSays = 'comes' | 'moved' | 'cancelled' | 'taken-back';

/** The part of an outbox row that brings a session as a calendar file. @param comment mrkdwn */
export async function fileRow(
  deps: Pick<Deps, 'people' | 'clock'>,
  session: ModelingSession,
  { comment, says }: { comment: string; says: FileSays },
): Promise<Pick<OutboxDraft, 'kind' | 'method' | 'payload'>> {
  const { teamId, id, hostId, guest, topic, place, lookFors, startsAt, endsAt } = session;
  const host = (await deps.people.find(teamId, hostId))?.name;
  const by = [guest, host].filter(Boolean).join(', with ');
  const event = {
    uid: `session-${id}@contour`,
    sequence: fileNumber(session) - (says === 'taken-back' ? 1 : 0),
    title: topic,
    place,
    notes: [...(by ? [`Shown by ${by}`] : []), 'Watch for:', ...lookFors],
    startsAt,
    endsAt,
    isCancelled: says === 'cancelled' || says === 'taken-back',
    at: deps.clock(),
  };
  return { kind: kinds.file, method: 'files.completeUploadExternal', payload: calendarFile(event, comment) };
}
