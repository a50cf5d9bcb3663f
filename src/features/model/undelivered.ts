import type { Undelivered } from '../../deps.ts';
import type { ModelingSession } from '../../domain/modeling.ts';
import { section } from '../../slack/blocks.ts';
import { fileInWords } from '../../slack/calendar-file.ts';
import { messageRow } from '../../slack/message-row.ts';
import { cardView } from './card-views.ts';
import { kinds } from './file-row.ts';

/** The channel cannot be posted in: the host learns how the card gets there all the same. */
export const undelivered: Record<string, Undelivered> = {
  async [kinds.card](deps, { teamId, key, method }) {
    const session = await deps.sessions.find(teamId, key.split(':')[1] ?? '');
    if (!session || method !== 'chat.postMessage') return;
    if (!session.channelId) return sendApart(deps, session, `${key}:apart`);
    const text = `I cannot post in <#${session.channelId}>. Write \`/invite @contour\` there and offer it again with \`/model\`; colleagues find this one in \`/model list\`, where you can call it off.`;
    await deps.outbox.add({
      ...messageRow(teamId, { text, blocks: [section(text)] }, deps.clock()),
      ...{ key: `${key}:refused`, kind: kinds.place, channel: session.hostId, priority: 1 },
    });
  },

  async [kinds.file](deps, { teamId, key, channel, payload }) {
    await deps.outbox.add({
      ...messageRow(teamId, fileInWords(payload.initial_comment), deps.clock()),
      ...{ key: `${key}:in-words`, kind: kinds.place, channel, priority: 1 },
    });
  },
};

/** Slack opened no conversation for the two: whoever asked for it is told the times in their own direct message. */
async function sendApart(deps: Parameters<Undelivered>[0], { teamId, offerId, forId }: ModelingSession, key: string) {
  if (!forId) return;
  const { zone } = await deps.schools.home(teamId);
  await deps.outbox.add({
    ...messageRow(teamId, cardView(await deps.sessions.ofOffer(teamId, offerId), zone), deps.clock()),
    ...{ key, kind: kinds.place, channel: forId, priority: 1 },
  });
}
