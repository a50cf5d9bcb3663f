import type { HomeParts } from '../../deps.ts';
import { isOfTheTwo } from '../../domain/apprenticeship.ts';
import { askView, pathView, waitingView } from './apprentice-views.ts';

const most = 3;

/** What I was asked to learn or to show, what I asked of two others, and what I learn or show beside someone. */
export const home: HomeParts = async (deps, { teamId, userId }) => {
  const open = await deps.apprenticeships.open(teamId);
  const mine = open.filter((path) => isOfTheTwo(path, userId));
  const byMe = open.filter((path) => path.status === 'asked' && path.openedBy === userId && !mine.includes(path));
  const asked = mine.filter(({ status, agreed }) => status === 'asked' && !agreed.includes(userId));
  const going = mine.filter((path) => !asked.includes(path));
  return [
    { place: 1, items: asked.slice(0, most).map((path) => askView(path, userId).blocks), more: asked.length > most },
    { place: 2, items: byMe.map((path) => waitingView(path).blocks) },
    { place: 3, items: going.slice(0, most).map((path) => pathView(path, userId).blocks), more: going.length > most },
  ];
};
