import type { Deps } from '../../deps.ts';
import { keepTextDays } from '../../domain/question-retention.ts';
import { mayChange, type Ritual, type RitualCard } from '../../domain/ritual.ts';
import { UserError } from '../../errors.ts';
import type { Pressed } from './input.ts';

export type RitualDeps = Pick<
  Deps,
  | 'rituals'
  | 'teams'
  | 'leaders'
  | 'goals'
  | 'norms'
  | 'rounds'
  | 'observations'
  | 'schools'
  | 'people'
  | 'outbox'
  | 'roster'
  | 'clock'
  | 'newId'
  | 'writeUnasked'
>;

/** A ritual by the id on a button. Throws UserError when it is gone: a draft after a day. */
export async function ritualOf(deps: Pick<Deps, 'rituals'>, teamId: string, id: string): Promise<Ritual> {
  const ritual = await deps.rituals.find(teamId, id);
  if (ritual && ritual.status !== 'dropped') return ritual;
  throw new UserError(
    'ritual-gone',
    'This ritual is not here any more. `/ritual` in the team’s channel shows what is.',
  );
}

/** The same, for what only who began it and leaders may do. */
export async function ownRitual(
  deps: Pick<Deps, 'rituals' | 'leaders'>,
  { teamId, userId, id }: Pressed,
): Promise<Ritual> {
  const ritual = await ritualOf(deps, teamId, id);
  if (ritual.startedBy === userId) return ritual;
  if (ritual.status !== 'draft' && mayChange(ritual, userId, await deps.leaders.all(teamId))) return ritual;
  throw new UserError(
    'not-the-starter',
    'Only who began this ritual and leaders can do that. `/ritual` in its channel says who began it.',
  );
}

/** The same, before it was started. */
export async function draftOf(deps: Pick<Deps, 'rituals' | 'leaders'>, press: Pressed): Promise<Ritual> {
  const ritual = await ownRitual(deps, press);
  if (ritual.status === 'draft') return ritual;
  throw new UserError('started-already', 'This ritual was started already. `/ritual` in its channel shows it.');
}

/** What stands on a card posted before this instant, UTC, is read by nobody. */
export const cardsKeptSince = (now: Date) => new Date(+now - keepTextDays * 24 * 3600_000);

/** A card by the id on its button. Throws UserError when its words are forgotten, or only kept under a legal hold. */
export async function cardOf(
  deps: Pick<Deps, 'rituals' | 'clock'>,
  { teamId, id }: Pick<Pressed, 'teamId' | 'id'>,
): Promise<RitualCard> {
  const card = await deps.rituals.card(teamId, id);
  if (card && !card.isForgotten && card.postedAt > cardsKeptSince(deps.clock())) return card;
  throw new UserError(
    'card-gone',
    'This is more than half a year old, and its words are forgotten. `/ritual` in the channel shows what comes next.',
  );
}

/** Keeps a change; throws UserError when another press was first. */
export async function keepRitual(deps: Pick<Deps, 'rituals'>, ritual: Ritual): Promise<Ritual> {
  if (await deps.rituals.change(ritual)) return { ...ritual, turn: ritual.turn + 1 };
  throw new UserError(
    'someone-was-first',
    'Someone pressed just before you, so this has changed. `/ritual` in the channel shows how it stands.',
  );
}
