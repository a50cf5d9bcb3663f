import type { KnownBlock } from '@slack/types';
import type { HomeParts } from '../../deps.ts';
import { isToBeTold } from '../../domain/follow-up.ts';
import { openOffer } from '../../domain/question.ts';
import { actions, button, capped, escaped, mention, section } from '../../slack/blocks.ts';
import { ids } from './action-ids.ts';
import { mineLine } from './mine.ts';
import { whereToWrite } from './offer-views.ts';
import { stateButtons } from './state-view.ts';

const most = 8;
/** Of questions not sent yet, the newest. */
const mostUnsent = 2;

/** What waits for me of others' questions, and what I asked. */
export const home: HomeParts = async (deps, { teamId, userId }) => {
  const held = await deps.questions.heldBy(teamId, userId);
  const waiting = held.filter((question) => openOffer(question)?.userId === userId);
  const promised = held.filter(({ status, answerer }) => status === 'accepted' && answerer === userId);
  // However many were settled since, one that is open stands here.
  const open = await deps.questions.openAskedBy(teamId, userId, most);
  const toTell = (await deps.questions.askedBy(teamId, userId, most)).filter(isToBeTold);
  const unsent = await deps.questions.draftsOf(teamId, userId, mostUnsent + 1);
  const asked = [...[...open, ...toTell].slice(0, most), ...unsent.slice(0, mostUnsent)];
  const offered: KnownBlock[][] = waiting
    .slice(0, most)
    .map(({ id: value, text }) => [
      section(`A colleague asks: “${escaped(capped(text, 200))}”`),
      actions(
        button('I can help', ids.accept, { value, style: 'primary' }),
        button('I know who knows', ids.pass, { value }),
        button('Not this time', ids.decline, { value }),
      ),
    ]);
  const mine = promised
    .slice(0, most)
    .map((question): KnownBlock[] => [
      section(
        `You said you can help ${mention(question.askedBy)}: “${escaped(capped(question.text, 200))}” ${whereToWrite(question)}`,
      ),
    ]);
  return [
    { place: 'waiting', items: [...offered, ...mine], more: waiting.length > most || promised.length > most },
    {
      place: 'asked',
      items: asked.map((question) => [section(mineLine(question)), ...stateButtons(question)]),
      more: open.length + toTell.length > most || open.length === most || unsent.length > mostUnsent,
    },
  ];
};
