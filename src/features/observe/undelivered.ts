import type { Undelivered } from '../../deps.ts';
import { section } from '../../slack/blocks.ts';
import { fileInWords } from '../../slack/calendar-file.ts';
import { messageRow } from '../../slack/message-row.ts';
import { kinds } from './messages.ts';

/** The channel cannot be posted in, or Slack takes no file: who began the round learns how the card gets there all the same. */
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

  async [kinds.file](deps, { teamId, key, channel, payload }) {
    await deps.outbox.add({
      ...messageRow(teamId, fileInWords(payload.initial_comment), deps.clock()),
      ...{ key: `${key}:in-words`, kind: kinds.visit, channel, priority: 1 },
    });
  },
};
