import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { UserError } from '../errors.ts';

/** What Slack says of a channel this moment. */
export interface ChannelFacts {
  /** Shared with another organization (Slack Connect). The id does not tell. Source: slack-facts 8. */
  isShared: boolean;
  isArchived: boolean;
  /** A conversation of a few people, not a channel. */
  isDirect: boolean;
}

/** Reads a channel from Slack. Throws UserError `channel-not-seen` when the bot may not look at it. */
export async function readChannel(client: WebClient, channelId: string): Promise<ChannelFacts> {
  if (channelId.startsWith('D')) return { isShared: false, isArchived: false, isDirect: true };
  try {
    const { channel } = await client.conversations.info({ channel: channelId });
    return {
      isShared: Boolean(channel?.is_ext_shared || channel?.is_pending_ext_shared),
      isArchived: Boolean(channel?.is_archived),
      isDirect: Boolean(channel?.is_im || channel?.is_mpim),
    };
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError) || error.data.error !== 'channel_not_found') throw error;
    throw new UserError(
      'channel-not-seen',
      'I cannot see this channel. If it is a private one, write `/invite @contour` in it and try again.',
    );
  }
}
