import { z } from 'zod';
import { slackId } from '../../slack/payload.ts';
import { pageOfBlock } from './views.ts';

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
