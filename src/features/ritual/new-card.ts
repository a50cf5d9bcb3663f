import type { Deps } from '../../deps.ts';
import { type Goal, goalsOn } from '../../domain/goal.ts';
import { starterNorms } from '../../domain/norms.ts';
import { asksOf, type Ritual, type RitualCard } from '../../domain/ritual.ts';
import { templates, usualTime } from '../../domain/ritual-library.ts';
import { type Fills, filled } from '../../domain/ritual-words.ts';
import { escaped, localTime, mention } from '../../slack/blocks.ts';
import { addDays, type CalendarDay, dayOf, isWithin, utcMidnight } from '../../time/calendar-day.ts';
import { momentWords } from '../../time/day-words.ts';
import { instantOf } from '../../time/local-time.ts';
import { addSchoolDays, type SchoolCalendar } from '../../time/school-calendar.ts';
import { mondayOf } from '../../time/school-week.ts';

type FillDeps = Pick<Deps, 'goals' | 'norms' | 'rounds' | 'observations' | 'schools' | 'clock' | 'newId'>;

/** Doors that a card lists. */
const mostDoors = 8;

/** A ritual as it stands at one time, with its words filled in. */
export async function newCard(
  deps: FillDeps,
  ritual: Ritual,
  { slot, day }: { slot: string; day: CalendarDay },
  shown: Pick<Fills, 'name' | 'move' | 'lookFor'> = {},
): Promise<RitualCard> {
  const { teamId, id, channelId, name, topic } = ritual;
  const { zone, calendar } = await deps.schools.home(teamId);
  const goal = await goalFor(deps, ritual, day);
  const norm = ritual.prompt.includes('{norm}') ? await normOf(deps, ritual, day) : undefined;
  const doors = ritual.prompt.includes('{list}') ? await doorsOf(deps, ritual, day, zone) : [];
  const asks = asksOf(ritual);
  const invites = ritual.template === 'own' ? undefined : templates[ritual.template].invites;
  const fills = { goal: goal?.words, topic: topic ?? goal?.topics[0], norm, doors, ...shown };
  return {
    ...{ teamId, id: deps.newId(), ritualId: id, channelId, slot, day, name },
    words: invites ? [{ text: invites, isOurs: true }] : filled(ritual, fills),
    asks,
    ...(goal && !ritual.prompt.includes('{goal}') && { goal: goal.words }),
    ...(asks === 'pairs' && pairsAfter(calendar, ritual, day)),
    postedAt: deps.clock(),
    ...{ answers: [], members: [], thanks: 0, turn: 0 },
  };
}

/** The goal of the team, else of the school, on a day of the school's. */
export async function goalFor(
  deps: Pick<Deps, 'goals'>,
  { teamId, channelId }: Pick<Ritual, 'teamId' | 'channelId'>,
  day: CalendarDay,
): Promise<Goal | undefined> {
  const goals = goalsOn(await deps.goals.active(teamId), day);
  return goals.find(({ scope }) => scope === channelId) ?? goals.find(({ scope }) => scope === 'school');
}

/** Pairs are proposed three school days later, when those who are away a day have seen the card too. */
function pairsAfter(
  calendar: SchoolCalendar,
  { rhythm }: Ritual,
  day: CalendarDay,
): Pick<RitualCard, 'pairsOn' | 'pairsAt'> {
  const pairsOn = addSchoolDays(calendar, day, daysToJoin);
  return { pairsOn, pairsAt: instantOf(pairsOn, rhythm.every === 'meeting' ? usualTime : rhythm.at, calendar.zone) };
}

const daysToJoin = 3;

/** The norms of the team, of the school, or the starter's, one after the other. */
async function normOf(deps: FillDeps, { teamId, channelId }: Ritual, day: CalendarDay): Promise<string | undefined> {
  const norms = (await deps.norms.own(teamId, channelId)) ?? (await deps.norms.own(teamId, 'school')) ?? starterNorms;
  return norms[Math.floor(utcMidnight(day) / normForMs) % norms.length];
}

/** Six weeks, as in domain.md section 6. */
const normForMs = 42 * 24 * 3600_000;

/** Doors of this channel's round from `day` on in its week: those of another channel are for that one alone. */
async function doorsOf(
  deps: FillDeps,
  { teamId, channelId }: Ritual,
  day: CalendarDay,
  zone: string,
): Promise<string[]> {
  const round = await deps.rounds.openIn(teamId, channelId);
  if (!round) return [];
  const week = { from: day, to: addDays(mondayOf(day), 6) };
  const doors = (await deps.observations.ofRound(teamId, round.id)).filter(
    ({ isPosted, status, startsAt, displaced }) =>
      isPosted && status === 'open' && !displaced && startsAt > deps.clock() && isWithin(dayOf(startsAt, zone), week),
  );
  return doors
    .sort((one, other) => +one.startsAt - +other.startsAt)
    .slice(0, mostDoors)
    .map(({ hostId, startsAt, place }) => {
      const when = localTime(startsAt, momentWords(startsAt, zone));
      return `${mention(hostId)}, ${when}, ${escaped(place)}`;
    });
}
