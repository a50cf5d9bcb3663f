import type { KnownBlock } from '@slack/types';
import { type ComponentProps, type ReactNode, useSyncExternalStore } from 'react';
import { Message } from 'slack-blocks-to-jsx';
import { useWorkspace } from '../state/workspace-context.ts';
import { ChannelLink } from '../text/channel-link.tsx';
import { ExternalLink } from '../text/external-link.tsx';
import { DateView, Emoji, Mention } from '../text/mrkdwn.tsx';

type DrawnBlocks = ComponentProps<typeof Message>['blocks'];
type Hooks = NonNullable<ComponentProps<typeof Message>['hooks']>;

const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** A block that is only looked at (rich text, table, markdown, alert, plan, …), drawn by slack-blocks-to-jsx with our names, dates and links. */
export function StaticBlock({ block }: { block: KnownBlock }): ReactNode {
  const { state } = useWorkspace();
  const isDark = useSyncExternalStore(listen, () => dark.matches);
  return (
    <Message
      blocks={[block] as unknown as DrawnBlocks} // the library types the same blocks a little differently
      name=""
      logo=""
      withoutWrapper
      theme={isDark ? 'dark' : 'light'}
      data={{ users: state.people, channels: state.channels }}
      hooks={hooks}
    />
  );
}

const hooks: Hooks = {
  user: ({ id }) => <Mention id={id} />,
  channel: ({ id }) => <ChannelLink id={id} />,
  emoji: ({ name }) => <Emoji name={name} />,
  date: ({ timestamp, format, link, fallback }) => (
    <DateView seconds={Number(timestamp)} format={format} href={link} fallback={fallback} />
  ),
  link: ({ href, children }) => <ExternalLink href={href}>{children}</ExternalLink>,
};

function listen(onChange: () => void): () => void {
  dark.addEventListener('change', onChange);
  return () => dark.removeEventListener('change', onChange);
}
