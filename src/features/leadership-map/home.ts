import type { HomeParts } from '../../deps.ts';
import { isOfTheTwo } from '../../domain/apprenticeship.ts';
import { askView, pathView } from './apprentice-views.ts';

const most = 3;

/** What I was asked to learn or to show, and what I learn or show beside someone. */
export const home: HomeParts = async (deps, { teamId, userId }) => {
  const mine = (await deps.apprenticeships.open(teamId)).filter((path) => isOfTheTwo(path, userId));
  const asked = mine.filter(({ status, agreed }) => status === 'asked' && !agreed.includes(userId));
  const going = mine.filter((path) => !asked.includes(path));
  return [
    { place: 1, items: asked.slice(0, most).map((path) => askView(path, userId).blocks), more: asked.length > most },
    { place: 3, items: going.slice(0, most).map((path) => pathView(path, userId).blocks), more: going.length > most },
  ];
};
