import { isWithin } from '../time/calendar-day.ts';
import { type Figure, figure, type Sight, tooFew } from './digest-figure.ts';
import { leastSignRooms, pooledSign, type RoomCount } from './goal.ts';

/** D14: each goal’s sign as teams counted it last school week, pooled over four rooms at least; different goals are never added up. */
export function goalSigns({ facts, weeks }: Sight): Figure {
  const week = facts.signs.filter(({ day }) => isWithin(day, weeks.week));
  const told = [...new Map(week.map(({ goalId, sign }) => [goalId, sign]))]
    .map(([id, sign]) => ({
      ...{ id, sign },
      pooled: pooledSign(
        week.filter(({ goalId }) => goalId === id),
        facts,
      ),
    }))
    .sort((one, other) => one.sign.localeCompare(other.sign));
  if (told.length === 0) return figure('D14', ['The goal’s sign: none yet.'], null, { leastRooms: leastSignRooms });
  const lines = told.map(({ sign, pooled }) =>
    pooled
      ? `The sign “${sign}” was seen in ${pooled.seen} of ${pooled.rooms} rooms last school week.`
      : `The sign “${sign}”: ${tooFew}`,
  );
  const shown = told.flatMap(({ pooled }) => pooled ?? []);
  const byGoal = Object.fromEntries(told.flatMap(({ id, pooled }) => (pooled ? [[id, pooled]] : [])));
  return figure(
    'D14',
    lines,
    shown.length > 0 ? shown : null,
    { week: weeks.week, leastRooms: leastSignRooms, byGoal },
    shown.length < told.length
      ? `fewer than ${leastSignRooms} rooms, or a single one beside those of one’s own teams`
      : null,
  );
}

/** What such a figure tells of one goal; undefined where it is too little to say. */
export function signOf(goalId: string, told: Figure | undefined): RoomCount | undefined {
  return (told?.inputs.byGoal as Record<string, RoomCount> | undefined)?.[goalId];
}
