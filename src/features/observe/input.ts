import { z } from 'zod';
import { doorFields, type TypedDoor } from '../../domain/door.ts';
import { roundFields, type TypedRound } from '../../domain/typed-round.ts';
import { noteFields, type TypedNote } from '../../domain/visit-note.ts';

const slackId = z.string().regex(/^[A-Z0-9]{2,32}$/);
/** The id of a round or a visit, as it stands on a button; none in a new form. */
const recordId = z.string().regex(/^[A-Za-z0-9-]{0,64}$/, 'This button is not one of mine.');

export const commandInput = z
  .object({
    team_id: slackId,
    user_id: slackId,
    channel_id: slackId,
    channel_name: z.string().optional(),
  })
  .transform(({ team_id, user_id, channel_id, channel_name = '' }) => ({
    teamId: team_id,
    userId: user_id,
    channelId: channel_id,
    isDirect: channel_id.startsWith('D') || channel_name === 'directmessage' || channel_name.startsWith('mpdm-'),
  }));

/** What was typed after `/observe`, and where. */
export type Asked = z.infer<typeof commandInput>;

export const pressInput = z
  .object({
    team: z.object({ id: slackId }),
    user: z.object({ id: slackId }),
    actions: z.array(z.object({ value: recordId.default('') })).min(1),
    view: z.object({ type: z.string() }).optional(),
  })
  .transform(({ team, user, actions, view }) => ({
    teamId: team.id,
    userId: user.id,
    id: actions[0]?.value ?? '',
    onHome: view?.type === 'home',
  }));

/** A press on a button; `id` is the round's or the visit's. */
export type Press = z.infer<typeof pressInput>;

/** A press, or something that does the same. */
export type Pressed = Pick<Press, 'teamId' | 'userId' | 'id'>;

export const submissionInput = z
  .object({
    team: z.object({ id: slackId }),
    user: z.object({ id: slackId }),
    trigger_id: z.string(),
    view: z.object({ private_metadata: recordId }),
  })
  .transform(({ team, user, trigger_id, view }) => ({
    teamId: team.id,
    userId: user.id,
    cause: trigger_id,
    id: view.private_metadata,
  }));

/** Who sent a form, and what it was opened for. */
export type Sender = z.infer<typeof submissionInput>;

const typed = z
  .string()
  .max(3_000)
  .nullish()
  .transform((text) => text ?? null);

const fields = <F extends string>(names: readonly F[]) =>
  Object.fromEntries(names.map((name) => [name, typed])) as Record<F, typeof typed>;

/** A form that was filled in; what the fields mean is for the domain. */
export interface Sent<T> {
  typed: T;
  /** Whoever wrote it says that no student is named. */
  namesNoPupil: boolean;
}

const noPupil = z.array(z.string()).nullish();
const isTicked = (ticked: string[] | null | undefined) => (ticked ?? []).includes('no-pupil');

export const roundInput: z.ZodType<Sent<TypedRound>> = z
  .object({ ...fields(roundFields), noPupil })
  .transform(({ noPupil: ticked, ...filled }) => ({ typed: filled, namesNoPupil: isTicked(ticked) }));

export const doorInput: z.ZodType<Sent<TypedDoor>> = z
  .object({ ...fields(doorFields), repeat: z.array(z.string()).nullish(), noPupil })
  .transform(({ noPupil: ticked, repeat, ...filled }) => ({
    typed: { ...filled, repeat: repeat?.[0] ?? null },
    namesNoPupil: isTicked(ticked),
  }));

export const noteInput: z.ZodType<Sent<TypedNote>> = z
  .object({ ...fields(noteFields), noPupil })
  .transform(({ noPupil: ticked, ...filled }) => ({ typed: filled, namesNoPupil: isTicked(ticked) }));

/** Lines of a report that were filled in. */
export interface SentLines {
  lines: string | null;
  namesNoPupil: boolean;
}

export const linesInput: z.ZodType<SentLines> = z
  .object({ lines: typed, noPupil })
  .transform(({ lines, noPupil: ticked }) => ({ lines, namesNoPupil: isTicked(ticked) }));

/** Behind **Not with …**. */
export const notWithInput = z.object({ others: z.array(z.string().max(32)).nullish() });

/** Behind **Invite**. */
export const inviteInput = z.object({ colleague: z.string({ error: 'Choose a colleague.' }).max(32) });
