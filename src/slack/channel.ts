import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { UserError } from '../errors.ts';

interface Telling {
  log: { warn(line: { event: string } & Record<string, unknown>): void };
}

/**
 * Throws UserError for a channel in which messages of the school have no place: not seen, a conversation, archived, shared. The
 * list in a form is only a help; Slack decides it this moment.
 */
export async function needsSchoolChannel(
  { log }: Telling,
  client: WebClient,
  at: { teamId: string; channelId: string },
): Promise<{ isPrivate: boolean }> {
  if (at.channelId.startsWith('D')) throw direct();
  const { channel } = await client.conversations.info({ channel: at.channelId }).catch((error: unknown) => {
    if (error instanceof WebAPIPlatformError && error.data.error === 'channel_not_found')
      throw new UserError(
        'channel-not-seen',
        'I cannot see this channel. If it is a private one, write `/invite @contour` in it and try again.',
      );
    log.warn({ event: 'channel.unread', ...at, err: error });
    throw new UserError(
      'channel-not-told',
      'Slack does not tell me about this channel just now. Choose another one, or try again in a few minutes.',
    );
  });
  if (channel?.is_im || channel?.is_mpim) throw direct();
  if (channel?.is_archived)
    throw new UserError('channel-archived', 'This channel is archived. Choose one that is in use.');
  // The id does not tell. Source: slack-facts 8.
  if (channel?.is_ext_shared || channel?.is_pending_ext_shared)
    throw new UserError(
      'channel-shared',
      'People of another organization are in this channel. Choose a channel of your own school.',
    );
  return { isPrivate: Boolean(channel?.is_private) };
}

/**
 * Which of these channels someone may read of this moment: those that stand open to all, and private ones they are in; none that
 * Slack does not show to Contour any more. Throws UserError when Slack does not tell.
 *
 * @param closed of them, those that were private before: their members alone may read of them
 */
export async function readableChannels(
  { log }: Telling,
  client: WebClient,
  { userId, channelIds, closed }: { userId: string; channelIds: readonly string[]; closed: ReadonlySet<string> },
): Promise<Set<string>> {
  const readable = new Set<string>();
  for (const channelId of channelIds) {
    try {
      if (!closed.has(channelId) && !(await isPrivateNow(client, channelId))) readable.add(channelId);
      else if (await isInChannel(client, channelId, userId)) readable.add(channelId);
    } catch (error) {
      if (error instanceof WebAPIPlatformError && error.data.error === 'channel_not_found') continue;
      log.warn({ event: 'channel.unread', channelId, err: error });
      throw new UserError(
        'channels-not-told',
        'Slack does not tell me just now which channels you can read, so I show none of them. Try again in a few minutes.',
      );
    }
  }
  return readable;
}

/** Whether someone may read of what stands in a private channel: whether they are in it this moment. Throws UserError when Slack does not tell. */
export async function mayReadPrivate(
  { askSlack, ...telling }: Telling & { askSlack<T>(key: string, ask: () => Promise<T>): Promise<T> },
  client: WebClient,
  { teamId, userId, channelId }: { teamId: string; userId: string; channelId: string },
): Promise<boolean> {
  const only = { userId, channelIds: [channelId], closed: new Set([channelId]) };
  const open = await askSlack(`readable ${teamId} ${userId} ${channelId}`, () =>
    readableChannels(telling, client, only),
  );
  return open.has(channelId);
}

async function isPrivateNow(client: WebClient, channelId: string): Promise<boolean> {
  const { channel } = await client.conversations.info({ channel: channelId });
  return Boolean(channel?.is_private);
}

/** Whether someone is a member of a channel this moment. */
async function isInChannel(client: WebClient, channelId: string, userId: string): Promise<boolean> {
  for await (const member of membersOf(client, channelId)) if (member === userId) return true;
  return false;
}

/** User ids of everyone in a channel this moment, Contour's own among them. */
export async function* membersOf(client: WebClient, channelId: string): AsyncGenerator<string> {
  let cursor: string | undefined;
  do {
    const page = await client.conversations.members({ channel: channelId, limit: 1_000, ...(cursor && { cursor }) });
    yield* page.members ?? [];
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
}

function direct(): UserError {
  return new UserError('channel-direct', 'This is a conversation, not a channel. Choose a channel of your school.');
}
