import type { PageChannel } from '../../page-api.ts';

/** "#k-2", or the names of the others in a direct conversation. */
export function titleOf(channel: PageChannel): string {
  return channel.kind === 'public' || channel.kind === 'private' ? `#${channel.name}` : channel.name;
}
