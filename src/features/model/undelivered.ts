import type { Undelivered } from '../../deps.ts';
import { section } from '../../slack/blocks.ts';
import { kinds } from './messages.ts';

/** The channel cannot be posted in: the host learns how the card gets there all the same. */
export const undelivered: Record<string, Undelivered> = {
  async [kinds.card](deps, { teamId, key, method }) {
    const session = await deps.sessions.find(teamId, key.split(':')[1] ?? '');
    if (!session || method !== 'chat.postMessage') return;
    const text = `I cannot post in <#${session.channelId}>. Write \`/invite @contour\` there and offer it again with \`/model\`; colleagues find this one in \`/model list\`, where you can call it off.`;
    await deps.outbox.add({
      teamId,
      key: `${key}:refused`,
      kind: kinds.place,
      method: 'chat.postMessage',
      channel: session.hostId,
      payload: { text, blocks: [section(text)] },
      priority: 1,
      notBefore: deps.clock(),
      onAmbiguous: 'resend',
    });
  },
};
