import type { Undelivered } from '../../deps.ts';
import { section } from '../../slack/blocks.ts';
import { kinds } from './messages.ts';

/** The channel cannot be posted in: who began the round learns how the card gets there all the same. */
export const undelivered: Record<string, Undelivered> = {
  async [kinds.card](deps, { teamId, key, method }) {
    const round = await deps.rounds.find(teamId, key.split(':')[1] ?? '');
    if (!round || method !== 'chat.postMessage') return;
    const text = `I cannot post in <#${round.channelId}>. Write \`/invite @contour\` there, end this round with \`/observe\`, and begin it again.`;
    await deps.outbox.add({
      teamId,
      key: `${key}:refused`,
      kind: kinds.visit,
      method: 'chat.postMessage',
      channel: round.startedBy,
      payload: { text, blocks: [section(text)] },
      priority: 1,
      notBefore: deps.clock(),
      onAmbiguous: 'resend',
    });
  },
};
