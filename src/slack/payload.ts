import { z } from 'zod';
import { namesNoPupil } from './no-pupil-tick.ts';

/** An id as Slack gives it: of a workspace, a person, a channel. */
export const slackId = z.string().regex(/^[A-Z0-9]{2,32}$/);

/** The id of a record, as it stands on a button or behind a form; none in a new form. */
export const recordId = z.string().regex(/^[A-Za-z0-9-]{0,64}$/, 'This button is not one of mine.');

/** Who typed a command, and where; `isDirect` when that is a conversation of a few people and no channel. */
export const commandPayload = z
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

/** Who typed a command, what behind it, in small letters, and in which channel, where there is one. */
export const wordsPayload = z
  .object({ team_id: slackId, user_id: slackId, channel_id: slackId.optional(), text: z.string().max(40_000) })
  .transform(({ team_id, user_id, channel_id, text }) => ({
    teamId: team_id,
    userId: user_id,
    text: text.trim().toLowerCase(),
    ...(channel_id && { channelId: channel_id }),
  }));

/** Who pressed, or sent a form; nothing more is needed. */
export const whoPayload = z
  .object({ team: z.object({ id: slackId }), user: z.object({ id: slackId }) })
  .transform(({ team, user }) => ({ teamId: team.id, userId: user.id }));

/** Who pressed a button, and of which record; `onHome` when it stands on their Home. @param id what may stand on the button */
export const pressPayloadOf = (id: z.ZodString) =>
  z
    .object({
      team: z.object({ id: slackId }),
      user: z.object({ id: slackId }),
      actions: z.array(z.object({ value: id.default('') })).min(1),
      view: z.object({ type: z.string() }).optional(),
    })
    .transform(({ team, user, actions, view }) => ({
      teamId: team.id,
      userId: user.id,
      id: actions[0]?.value ?? '',
      onHome: view?.type === 'home',
    }));

/** Who sent a form, and of which record it was opened; `cause` is new with each sending. @param id what may stand behind the form */
export const formPayloadOf = (id: z.ZodString) =>
  z
    .object({
      team: z.object({ id: slackId }),
      user: z.object({ id: slackId }),
      trigger_id: z.string(),
      view: z.object({ private_metadata: id }),
    })
    .transform(({ team, user, trigger_id, view }) => ({
      teamId: team.id,
      userId: user.id,
      cause: trigger_id,
      id: view.private_metadata,
    }));

export const pressPayload = pressPayloadOf(recordId);
export const formPayload = formPayloadOf(recordId);

/** A field as it was filled in, null when it stands empty; what it means is for the domain. */
export const typedField = z
  .string()
  .max(3_000)
  .nullish()
  .transform((text) => text ?? null);

/** The same for several, by name. */
export function typedFields<F extends string>(names: readonly F[]) {
  return z.object(Object.fromEntries(names.map((name) => [name, typedField])) as Record<F, typeof typedField>);
}

/** A form in which people wrote. */
export interface Written<T> {
  typed: T;
  /** Whoever wrote it says that no student is named. */
  namesNoPupil: boolean;
}

/** Such a form with these fields. */
export function writtenForm<F extends string>(names: readonly F[]): z.ZodType<Written<Record<F, string | null>>> {
  // The names of the fields are known here, not to the compiler.
  const shape: Record<string, z.ZodType> = { ...typedFields(names).shape, namesNoPupil };
  return z.object(shape).transform(({ namesNoPupil, ...filled }) => ({
    typed: filled as Record<F, string | null>,
    namesNoPupil: namesNoPupil === true,
  }));
}
