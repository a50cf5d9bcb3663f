import { actions, button, context, mention, section } from '../../slack/blocks.ts';
import type { Answer, View } from '../../slack/view.ts';
import { ids } from './action-ids.ts';

/** A message holds only so many names before nobody reads them. */
const mostNames = 40;

/** What a press on the message that stands in the channel is called: its answer must not replace that message. */
export const onCard = '.card';

const what =
  'A team is a channel whose members joined it themselves. When two colleagues could help equally well, the one of your team is asked first.';

/** Contour is not on here yet; nothing happens before the press. */
export function offView(channelId: string): Answer {
  const lead = `Contour is not on in <#${channelId}> yet.`;
  const next = 'Switch it on, and a short message with a Join button stands in the channel. Nobody is added by it.';
  return {
    text: [lead, what, next].join('\n'),
    blocks: [
      section(lead),
      section(`${what}\n${next}`),
      actions(button('Switch on here', ids.switchOn, { value: channelId, style: 'primary' })),
    ],
    replaces: true,
  };
}

/** Who is in the team, and the way in or out. `lead` says what just happened. */
export function teamView(channelId: string, members: readonly string[], userId: string, lead?: string): Answer {
  const isIn = members.includes(userId);
  const who = membersLine(channelId, members);
  const way = isIn
    ? button('Leave', ids.leave, { value: channelId })
    : button('Join', ids.join, { value: channelId, style: 'primary' });
  const next = isIn ? 'You are in. `/contour team leave` takes you out again.' : 'Press Join to be one of them.';
  return {
    text: [lead, who, next].filter(Boolean).join('\n'),
    blocks: [...(lead ? [section(lead)] : []), section(who), actions(way), context(what)],
    replaces: true,
  };
}

/** The message that stands in the channel. */
export function cardView(channelId: string, members: readonly string[], switchedOnBy: string): View {
  const lead = `${mention(switchedOnBy)} has switched Contour on here. Join if this is your team.`;
  const who = membersLine(channelId, members);
  return {
    text: [lead, who].join('\n'),
    blocks: [
      section(lead),
      section(who),
      actions(
        button('Join', `${ids.join}${onCard}`, { value: channelId, style: 'primary' }),
        button('Leave', `${ids.leave}${onCard}`, { value: channelId }),
      ),
      context(what),
    ],
  };
}

function membersLine(channelId: string, members: readonly string[]): string {
  if (members.length === 0) return `Nobody has joined the team of <#${channelId}> yet.`;
  const rest = members.length - mostNames;
  const names = members.slice(0, mostNames).map(mention).join(', ');
  return `In the team of <#${channelId}>: ${names}${rest > 0 ? ` and ${rest} more` : ''}.`;
}
