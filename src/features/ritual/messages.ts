import type { Deps, Unasked } from '../../deps.ts';
import { leadersIn } from '../../domain/leader.ts';
import type { Ritual, RitualCard } from '../../domain/ritual.ts';
import type { Thanks } from '../../domain/thanks.ts';
import { messageRow } from '../../slack/message-row.ts';
import type { View } from '../../slack/view.ts';
import { cardView } from './card-view.ts';
import { hiddenThanksView, shownThanksView } from './thanks-views.ts';
import { parkedView } from './views.ts';

type MessageDeps = Pick<Deps, 'leaders' | 'outbox' | 'clock'>;

export const kinds = {
  card: 'ritual.card',
  notice: 'ritual.notice',
  prompt: 'ritual.prompt',
  thanks: 'ritual.thanks',
} as const;

const cardPrefix = 'ritual-card:';
const cardKey = (id: string) => `${cardPrefix}${id}`;

/** The card behind a message's key. */
export const cardIdOf = (key: string) => key.slice(cardPrefix.length).split(':')[0] ?? '';

/** The card in its channel: one message, edited from then on. */
export async function sendCard(deps: MessageDeps, card: RitualCard): Promise<void> {
  await deps.outbox.add({
    ...messageRow(card.teamId, cardView({ card, leaders: await deps.leaders.all(card.teamId) }), deps.clock()),
    key: cardKey(card.id),
    kind: kinds.card,
    channel: card.channelId,
    priority: 2,
  });
}

/** Shows a card as it is now, where it is still kept; the turn names the edit. */
export async function redrawCard(deps: MessageDeps, card: RitualCard | undefined): Promise<void> {
  if (!card) return;
  const target = cardKey(card.id);
  await deps.outbox.add({
    ...messageRow(card.teamId, cardView({ card, leaders: await deps.leaders.all(card.teamId) }), deps.clock()),
    key: `${target}:v${card.turn}`,
    kind: kinds.card,
    method: 'chat.update',
    channel: { of: target },
    target,
    priority: 3,
  });
}

/** Tells who began rituals, once and in their working hours, that their channel takes no message any more. */
export async function tellParked(
  deps: Pick<Deps, 'leaders' | 'writeUnasked'>,
  rituals: readonly Ritual[],
): Promise<void> {
  for (const userId of new Set(rituals.map(({ startedBy }) => startedBy))) {
    const own = rituals.filter(({ startedBy }) => startedBy === userId);
    const [first] = own;
    if (!first) continue;
    const key = `ritual:${first.id}:parked:v${first.turn}:${userId}`;
    await tellStarter(deps, first, { key, view: parkedView(own, first.channelId) });
  }
}

/** Writes to who began a ritual, in their working hours; where they have left since, to whoever leads its team or the school. */
export async function tellStarter(
  deps: Pick<Deps, 'leaders' | 'writeUnasked'>,
  { teamId, channelId, startedBy }: Ritual,
  message: Pick<Unasked, 'key' | 'view'>,
): Promise<void> {
  const leaders = leadersIn(channelId, await deps.leaders.all(teamId));
  for (const userId of [startedBy, ...leaders.map((leader) => leader.userId)])
    if (await deps.writeUnasked({ ...message, teamId, userId, kind: kinds.prompt })) return;
}

/** The message by which the receiver hears of thanks. */
export const thanksKey = ({ id }: Pick<Thanks, 'id'>) => `thanks:${id}`;
const shownKey = ({ id, turn }: Thanks) => `thanks:${id}:shown:${turn}`;

/** The thanks behind a message's key. */
export const thanksIdOf = (key: string) => key.split(':')[1] ?? '';

/** Shows the receiver's own message as it stands now. */
export async function editThanks(deps: MessageDeps, thanks: Thanks, view: View): Promise<void> {
  const target = thanksKey(thanks);
  await deps.outbox.add({
    ...messageRow(thanks.teamId, view, deps.clock()),
    ...{ key: `${target}:v${thanks.turn}`, kind: kinds.notice, method: 'chat.update' },
    ...{ channel: { of: target }, target, priority: 3 },
  });
}

/** Thanks in the channel that their receiver chose. */
export async function postThanks(deps: MessageDeps, thanks: Thanks): Promise<void> {
  await deps.outbox.add({
    ...messageRow(thanks.teamId, shownThanksView(thanks), deps.clock()),
    ...{ key: shownKey(thanks), kind: kinds.thanks, channel: thanks.shownIn ?? '', priority: 2 },
  });
}

/** The channel shows nothing of them any more. @param thanks as they were shown */
export async function unpostThanks(deps: MessageDeps, thanks: Thanks): Promise<void> {
  const target = shownKey(thanks);
  await deps.outbox.withdraw(thanks.teamId, [target], 'taken back');
  if (!(await deps.outbox.find(thanks.teamId, target))) return;
  await deps.outbox.add({
    ...messageRow(thanks.teamId, hiddenThanksView(), deps.clock()),
    ...{ key: `${target}:back`, kind: kinds.notice, method: 'chat.update' },
    ...{ channel: { of: target }, target, priority: 3 },
  });
}
