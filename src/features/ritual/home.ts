import type { HomeParts } from '../../deps.ts';
import { waitsFor } from '../../domain/ritual.ts';
import { addDays, dayOf } from '../../time/calendar-day.ts';
import { weekLabel } from '../../time/school-week.ts';
import { homeCard, homeResting } from './home-views.ts';

const most = 5;
/** A card stays on Home for a week: late answers are welcome, and after it the next one stands there. */
const shownDays = 7;

/** What my teams' rituals ask this week and I have not answered; and rituals I began that rest until I press. */
export const home: HomeParts = async (deps, { teamId, userId }) => {
  const channels = await deps.teams.teamsOf(teamId, userId);
  const now = deps.clock();
  const { zone } = await deps.schools.home(teamId);
  const today = dayOf(now, zone);
  const days = { from: addDays(today, 1 - shownDays), to: today };
  const cards = channels.length > 0 ? await deps.rituals.cardsIn(teamId, days, channels) : [];
  const thanked =
    cards.some(({ asks }) => asks === 'thanks') &&
    (await deps.thanks.ofWeek(teamId, userId, weekLabel(now, zone))).length > 0;
  const open = cards.filter((card) => waitsFor(card, userId) && !(thanked && card.asks === 'thanks'));
  const newest = open.sort((one, other) => +other.postedAt - +one.postedAt);
  const resting = await deps.rituals.restingOf(teamId, userId);
  return [
    { place: 'waiting', items: resting.slice(0, most).map(homeResting), more: resting.length > most },
    { place: 'today', items: newest.slice(0, most).map(homeCard), more: newest.length > most },
  ];
};
