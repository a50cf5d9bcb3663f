import { z } from 'zod';
import type { Who } from '../../domain/person.ts';
import { slackId } from '../../slack/payload.ts';

/** What was typed after `/contour`, and where. */
export interface Asked extends Who {
  /** In small letters, one space between words. */
  words: string;
  channelId: string;
  /** Typed in a direct or group message, which is no channel. */
  isDirect: boolean;
}

export const commandInput = z
  .object({
    team_id: slackId,
    user_id: slackId,
    channel_id: slackId,
    channel_name: z.string().optional(),
    text: z.string().max(40_000),
  })
  .transform(
    ({ team_id, user_id, channel_id, channel_name = '', text }): Asked => ({
      teamId: team_id,
      userId: user_id,
      words: wordsOf(text),
      channelId: channel_id,
      isDirect: channel_id.startsWith('D') || channel_name === 'directmessage' || channel_name.startsWith('mpdm-'),
    }),
  );

/** Reads what was typed as the words of the table of verbs. */
export function wordsOf(text: string): string {
  return text.trim().toLowerCase().split(/\s+/).join(' ');
}

/** A press on a button; `value` is what stands on it: a channel, or a scope and a person. */
export const pressInput = z
  .object({
    team: z.object({ id: slackId }),
    user: z.object({ id: slackId }),
    actions: z.array(z.object({ value: z.string().max(100).optional() })).min(1),
  })
  .transform(({ team, user, actions }) => ({ teamId: team.id, userId: user.id, value: actions[0]?.value ?? '' }));

export type Press = z.infer<typeof pressInput>;

/** A form that was sent, and what it was opened for. */
export const submissionInput = z
  .object({
    team: z.object({ id: slackId }),
    user: z.object({ id: slackId }),
    trigger_id: z.string(),
    view: z.object({ private_metadata: z.string().max(100).default('') }),
  })
  .transform(({ team, user, trigger_id, view }) => ({
    teamId: team.id,
    userId: user.id,
    cause: trigger_id,
    about: view.private_metadata,
  }));

/** Who sent a form, by which trigger, and what it was opened for. */
export type Sender = z.infer<typeof submissionInput>;
