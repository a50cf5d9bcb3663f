import type { Deps } from '../../deps.ts';
import { wholeSchool } from '../../domain/digest-facts.ts';
import { least } from '../../domain/digest-threshold.ts';
import { freshBlocks, type WeekBlock } from '../../domain/digest-weeks.ts';
import { goalsOn, goalTopics } from '../../domain/goal.ts';
import type { Who } from '../../domain/person.ts';
import { mapScopes } from '../../domain/spread-access.ts';
import type { WindowFigures } from '../../domain/spread-measures.ts';
import { topicRows } from '../../domain/spread-page.ts';
import { topicKey } from '../../domain/vocabulary.ts';
import { UserError } from '../../errors.ts';
import { addDays, type CalendarDay, dayOf } from '../../time/calendar-day.ts';
import { instantOf } from '../../time/local-time.ts';
import { firstOfYear, type SchoolCalendar } from '../../time/school-calendar.ts';
import { mondayOf } from '../../time/school-week.ts';
import type { Chosen } from './input.ts';
import type { Page } from './views.ts';
import { keptWindows } from './windows.ts';

export type PageDeps = Pick<
  Deps,
  | 'schools'
  | 'people'
  | 'teams'
  | 'leaders'
  | 'goals'
  | 'expertise'
  | 'evidence'
  | 'sessions'
  | 'gaps'
  | 'apprenticeships'
  | 'spread'
  | 'weekBlocks'
  | 'roster'
  | 'clock'
>;

/**
 * The map as someone may read it now: of a team they are in or lead, of the school for its leaders.
 *
 * @param channelId where it was asked for
 * @throws UserError for who is no colleague, or may not read what they chose
 */
export async function pageNow(
  deps: PageDeps,
  { teamId, userId, channelId }: Who & { channelId?: string },
  chosen?: Chosen,
): Promise<Page> {
  const person = await deps.roster.colleague(teamId, userId);
  const { calendar, zone } = await deps.schools.home(teamId);
  const today = dayOf(deps.clock(), zone);
  const leaders = await deps.leaders.all(teamId);
  const teams = (await deps.teams.all(teamId)).map((team) => team.channelId);
  const joined = await deps.teams.teamsOf(teamId, userId);
  const { scopes, first } = mapScopes({ userId, leaders, teams, joined, channelId });
  const scope = chosen?.scope ?? first;
  if (scope !== undefined && !scopes.includes(scope))
    throw new UserError(
      'not-their-map',
      'The figures of a team are for its members and leaders, those of the school for its leaders. `/leadership-map` shows yours.',
    );
  const windows = await keptWindows(deps, teamId, calendar, today);
  return {
    ...(scope !== undefined && { scope }),
    scopes,
    windows,
    shown: shownOf(windows, chosen),
    topics: await topicsNow(deps, teamId, today),
    gaps: await deps.gaps.open(teamId),
    leadsSchool: scopes.includes(wholeSchool),
    setsTitles: person.isAdmin,
    closesOn: nextClose(calendar, today, await deps.weekBlocks.all(teamId)),
  };
}

function shownOf(windows: readonly WindowFigures[], chosen?: Chosen): WindowFigures | undefined {
  const { window } = chosen ?? {};
  const newest = windows.findLast(({ kind }) => kind === 'block');
  return window ? windows.find((one) => one.window.from === window.from && one.window.to === window.to) : newest;
}

/** The last day of the block that is under way; undefined where the calendar does not reach so far. */
function nextClose(calendar: SchoolCalendar, today: CalendarDay, cut: readonly WeekBlock[]): CalendarDay | undefined {
  const monday = mondayOf(today);
  const ahead = freshBlocks(calendar, monday, cut, addDays(monday, 7 * mostWeeksAhead));
  return ahead.find(({ to }) => to >= today)?.to;
}

const mostWeeksAhead = 20;

async function topicsNow(deps: PageDeps, teamId: string, today: CalendarDay): Promise<Page['topics']> {
  const { calendar, zone } = await deps.schools.home(teamId);
  const topics = goalTopics(goalsOn(await deps.goals.active(teamId), today));
  if (topics.length === 0) return [];
  // Up to the last Sunday, so that the page changes once a week and not with one person’s act.
  const monday = mondayOf(today);
  const year = { from: firstOfYear(calendar, monday), to: addDays(monday, -1) };
  const keys = topics.map(topicKey);
  const sessions = await deps.sessions.openOrHeldSince(teamId, instantOf(year.from, '00:00', zone));
  const facts = {
    people: await deps.people.joined(teamId),
    entries: await deps.expertise.onTopics(teamId, keys),
    goalTopics: topics,
    helpers: await deps.evidence.helpersOn(teamId, keys, year, least),
    sessions: sessions.map((one) => ({ ...one, day: dayOf(one.startsAt, zone) })),
    apprenticeships: await deps.apprenticeships.open(teamId),
    year,
  };
  return topicRows(facts, today);
}
