import type { HomeParts } from '../../deps.ts';
import { toConfirm } from '../../domain/agreement.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { homeConfirm } from './agreement-views.ts';
import { askedOf } from './goal-ended.ts';
import { endedView } from './goal-views.ts';

/** The working agreement that I am to confirm, and goals whose last day has passed that I am asked to close. */
export const home: HomeParts = async (deps, { teamId, userId }) => {
  const agreement = await deps.agreements.latest(teamId);
  const isMine = agreement?.status === 'pending' && toConfirm(agreement).includes(userId);
  const today = dayOf(deps.clock(), (await deps.schools.home(teamId)).zone);
  const ended = (await deps.goals.active(teamId)).filter(({ to }) => to < today);
  const asked = await Promise.all(ended.map((goal) => askedOf(deps, goal)));
  const toClose = ended.filter((_, index) => asked[index]?.has(userId));
  return [
    { place: 'waiting', items: agreement && isMine ? [homeConfirm(agreement)] : [] },
    { place: 'waiting', items: toClose.map((goal) => endedView(goal).blocks) },
  ];
};
