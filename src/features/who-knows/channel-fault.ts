import type { Deps } from '../../deps.ts';
import { UserError } from '../../errors.ts';
import { type ChannelFacts, readChannel } from '../../slack/channel.ts';

/** What speaks against a question in this channel, as Slack has it now: the sentence beside the field. The list in the form is only a help. */
export async function channelFault(
  deps: Pick<Deps, 'log'>,
  client: Parameters<typeof readChannel>[0],
  at: { teamId: string; channelId: string },
): Promise<Record<string, string>> {
  const fault = await faultNow(deps, client, at);
  return fault ? { channel: fault } : {};
}

async function faultNow(
  deps: Pick<Deps, 'log'>,
  client: Parameters<typeof readChannel>[0],
  at: { teamId: string; channelId: string },
): Promise<string | undefined> {
  try {
    return faultOf(await readChannel(client, at.channelId));
  } catch (error) {
    if (error instanceof UserError) return error.sentence;
    deps.log.warn({ event: 'who-knows.channel-unread', ...at, err: error });
    return 'Slack does not tell me about this channel just now. Choose another one, or try again in a few minutes.';
  }
}

function faultOf({ isDirect, isArchived, isShared }: ChannelFacts): string | undefined {
  if (isDirect) return 'This is a conversation, not a channel. Choose a channel of your school.';
  if (isArchived) return 'This channel is archived. Choose one that is in use.';
  if (isShared) return 'People of another organization are in this channel. Choose a channel of your own school.';
  return undefined;
}
