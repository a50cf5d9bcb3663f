import { z } from 'zod';
import { slackId } from '../../slack/payload.ts';
import { pageOfBlock } from './views.ts';

export const commandInput = z
  .object({ team_id: slackId, user_id: slackId, channel_id: slackId.optional(), text: z.string().max(40_000) })
  .transform(({ team_id, user_id, channel_id, text }) => ({
    teamId: team_id,
    userId: user_id,
    text: text.trim().toLowerCase(),
    ...(channel_id && { channelId: channel_id }),
  }));

/** A press: which page it is, is decided by who presses and when. The value is a team's channel id, or empty. */
export const pressInput = z
  .object({
    team: z.object({ id: slackId }),
    user: z.object({ id: slackId }),
    actions: z
      .array(z.object({ value: slackId.or(z.literal('')).default(''), block_id: z.string().max(255).default('') }))
      .min(1),
  })
  .transform(({ team, user, actions: [pressed] }) => ({
    teamId: team.id,
    userId: user.id,
    ...(pressed?.value && { channelId: pressed.value }),
    isUnasked: pageOfBlock(pressed?.block_id ?? '')?.isUnasked ?? false,
  }));

const text = z.string().nullish();

export const settingsInput = z.object({ day: text, at: text, detail: text, pausedUntil: text });
