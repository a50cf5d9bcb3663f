import type { Deps, Undelivered } from '../../deps.ts';
import { closeOffer, noneLeft, openOffer, type Question } from '../../domain/question.ts';
import { section } from '../../slack/blocks.ts';
import { goOn } from './go-on.ts';
import { keep } from './load.ts';
import { isStateEdit, kinds, postKey, sendApart, sendStateAnew, showState } from './messages.ts';

/** Refusals that are about this colleague. Any other would meet the next one too, and so on through the whole school. */
const aboutThem = new Set([
  'user_disabled',
  'user_not_found',
  'user_not_visible',
  'channel_not_found',
  'cannot_dm_bot',
  'is_archived',
]);

/** Whoever waits is told what happens instead when a message can never be sent. */
export const undelivered: Record<string, Undelivered> = {
  /** The colleague cannot be written to, so the next one is asked; when nobody can be, it is the asker's turn again. */
  async [kinds.offer](deps, { teamId, key, method }, reason) {
    const question = await questionOfKey(deps, teamId, key);
    if (!question || method !== 'chat.postMessage') return;
    const index = Number(key.split(':')[3]);
    if (question.offers[index] !== openOffer(question)) return;
    const withdrawn = closeOffer(question, 'withdrawn');
    if (aboutThem.has(reason)) await goOn(deps, await keep(deps, withdrawn));
    else await showState(deps, await keep(deps, noneLeft(withdrawn)));
  },

  /** The asker's message cannot be changed any more, so they get a new one that says how it stands. */
  async [kinds.state](deps, { teamId, key }) {
    const question = isStateEdit(key) ? await questionOfKey(deps, teamId, key) : undefined;
    if (question) await sendStateAnew(deps, question);
  },

  /** Slack opens no conversation for the two, so each gets the other's name. */
  async [kinds.together](deps, { teamId, key, method }) {
    const question = await questionOfKey(deps, teamId, key);
    if (question?.status === 'accepted' && method === 'chat.postMessage') await sendApart(deps, question);
  },

  /** The channel cannot be posted in, so the asker is told how it could. */
  async [kinds.post](deps, { teamId, key, method }, reason) {
    const question = await questionOfKey(deps, teamId, key);
    if (!question?.post?.open || key !== postKey(question) || method !== 'chat.postMessage') return;
    const { channelId } = question.post;
    const { post: _, ...without } = question;
    const after = await keep(deps, openOffer(question) ? without : noneLeft(without));
    await showState(deps, after);
    const text = `I cannot post in <#${channelId}>. Invite me there with \`/invite\`, or press Ask the team and choose another channel.`;
    await deps.outbox.add({
      teamId,
      key: `${key}:refused`,
      kind: kinds.state,
      method: 'chat.postMessage',
      channel: question.askedBy,
      payload: { text, blocks: [section(text)] },
      priority: 1,
      notBefore: deps.clock(),
      onAmbiguous: 'resend',
    });
    deps.log.warn({ event: 'who-knows.post-refused', teamId, code: reason });
  },
};

async function questionOfKey(
  deps: Pick<Deps, 'questions'>,
  teamId: string,
  key: string,
): Promise<Question | undefined> {
  return deps.questions.find(teamId, key.split(':')[1] ?? '');
}
