import type { Undelivered } from '../../deps.ts';
import { section } from '../../slack/blocks.ts';
import { messageRow } from '../../slack/message-row.ts';
import { kinds } from './messages.ts';

/** The channel cannot be posted in: who began the round learns how the card gets there all the same. */
export const undelivered: Record<string, Undelivered> = {
  async [kinds.card](deps, { teamId, key, method }) {
    const round = await deps.rounds.find(teamId, key.split(':')[1] ?? '');
    if (!round || method !== 'chat.postMessage') return;
    const text = `I cannot post in <#${round.channelId}>. Write \`/invite @contour\` there, end this round with \`/observe\`, and begin it again.`;
    await deps.outbox.add({
      ...messageRow(teamId, { text, blocks: [section(text)] }, deps.clock()),
      ...{ key: `${key}:refused`, kind: kinds.visit, channel: round.startedBy, priority: 1 },
    });
  },
};
