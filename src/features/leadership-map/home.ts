import type { HomeParts } from '../../deps.ts';
import { isOfTheTwo } from '../../domain/apprenticeship.ts';
import { apprenticeshipView, askView, waitingView } from './apprentice-views.ts';

const most = 3;

/** What I was asked to learn or to show, what I asked of two others, and what I learn or show beside someone. */
export const home: HomeParts = async (deps, { teamId, userId }) => {
  const open = await deps.apprenticeships.open(teamId);
  const mine = open.filter((apprenticeship) => isOfTheTwo(apprenticeship, userId));
  const byMe = open.filter(
    (apprenticeship) =>
      apprenticeship.status === 'asked' && apprenticeship.openedBy === userId && !mine.includes(apprenticeship),
  );
  const asked = mine.filter(({ status, agreed }) => status === 'asked' && !agreed.includes(userId));
  const going = mine.filter((apprenticeship) => !asked.includes(apprenticeship));
  return [
    {
      place: 'waiting',
      items: asked.slice(0, most).map((apprenticeship) => askView(apprenticeship, userId).blocks),
      more: asked.length > most,
    },
    { place: 'asked', items: byMe.map((apprenticeship) => waitingView(apprenticeship).blocks) },
    {
      place: 'knowing',
      items: going.slice(0, most).map((apprenticeship) => apprenticeshipView(apprenticeship, userId).blocks),
      more: going.length > most,
    },
  ];
};
