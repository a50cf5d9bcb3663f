import { setImmediate as turn } from 'node:timers/promises';
import type { Deps, Job } from '../../deps.ts';
import type { SupportSight } from '../../domain/digest-support.ts';
import { blocksOver, freshBlocks } from '../../domain/digest-weeks.ts';
import { type ClosedWindow, closeSupport } from '../../domain/digest-windows.ts';
import type { WindowFigures } from '../../domain/spread-measures.ts';
import { windowFigures } from '../../domain/spread-windows.ts';
import { addDays, type CalendarDay, type DaySpan, dayOf } from '../../time/calendar-day.ts';
import { instantOf } from '../../time/local-time.ts';
import type { SchoolCalendar } from '../../time/school-calendar.ts';
import { mondayOf } from '../../time/school-week.ts';

type WindowDeps = Pick<
  Deps,
  'schools' | 'people' | 'teams' | 'questions' | 'commitments' | 'weekBlocks' | 'digestWindows' | 'spread' | 'clock'
>;

/** What was told of this school year’s windows, the blocks first. */
export async function keptWindows(
  deps: Pick<Deps, 'spread' | 'weekBlocks'>,
  teamId: string,
  calendar: SchoolCalendar,
  today: CalendarDay,
): Promise<WindowFigures[]> {
  const [first] = blocksOver(calendar, mondayOf(today), await deps.weekBlocks.all(teamId));
  if (!first) return [];
  const kept = await deps.spread.since(teamId, first.from);
  return [...kept.filter(({ kind }) => kind === 'block'), ...kept.filter(({ kind }) => kind === 'year')];
}

/** Works out what is over since it was last done; what was worked out before stays as it is. */
export async function closeWindows(deps: WindowDeps, teamId: string): Promise<void> {
  const { calendar, zone } = await deps.schools.home(teamId);
  const today = dayOf(deps.clock(), zone);
  const monday = mondayOf(today);
  const cut = await deps.weekBlocks.cut(teamId, (before) => freshBlocks(calendar, monday, before));
  const before = await keptWindows(deps, teamId, calendar, today);
  const kept = before.filter(({ kind }) => kind === 'block').map(({ window }) => window);
  const last = kept.at(-1)?.to ?? '';
  const fresh = blocksOver(calendar, monday, cut).filter(({ from }) => from > last);
  const blocks = [...kept, ...fresh];
  const [first, end] = [blocks[0], blocks.at(-1)];
  if (fresh.length === 0 || !first || !end) return;
  const span = [instantOf(first.from, '00:00', zone), instantOf(addDays(end.to, 1), '00:00', zone)] as const;
  // One after the other: a transaction takes one question at a time.
  const people = await deps.people.everJoined(teamId);
  const teams = await deps.teams.memberships(teamId);
  const members = new Map<string, string[]>();
  for (const { channelId, userId } of teams) members.set(channelId, [...(members.get(channelId) ?? []), userId]);
  const answers = await deps.questions.answersBetween(teamId, ...span);
  const colleagues = await deps.people.colleagues(teamId);
  const isColleague = new Set(colleagues.map(({ userId }) => userId));
  const ofSupport: SupportSight['facts'] = {
    calendar,
    commitments: await deps.commitments.openOrKeptSince(teamId, first.from),
    teams: [...members]
      .map(([channelId, of]) => ({ channelId, members: of.filter((userId) => isColleague.has(userId)) }))
      .sort(byChannel),
  };
  const support = new Map<CalendarDay, ClosedWindow>();
  for (const block of blocks) support.set(block.from, await supportOf(deps, teamId, { facts: ofSupport, block }));
  const steps = windowFigures(
    {
      people: [...people, ...colleagues.filter(({ joinedAt }) => !joinedAt)].map((person) => ({
        ...person,
        ...(person.joinedAt && { joinedOn: dayOf(person.joinedAt, zone) }),
        hasLeft: person.standing !== 'colleague',
      })),
      teams: [...members].map(([channelId, of]) => ({ channelId, members: of })).sort(byChannel),
      answers: await inSlices(answers, ({ askedBy, answerer, at }) => ({
        ...{ asker: askedBy, answerer },
        day: dayOf(at, zone),
      })),
      support,
    },
    blocks,
    before,
  );
  const figures = await inTurns(steps);
  const isOfBefore = ({ school }: WindowFigures) => school.staff === 0;
  for (const one of figures) if (!isOfBefore(one)) await deps.spread.keepOnce(teamId, one, deps.clock());
}

const atOnce = 10_000;

/** Each of many made into something else; between two slices of them whoever waits for an answer has their turn. */
async function inSlices<T, R>(values: readonly T[], make: (value: T) => R): Promise<R[]> {
  const made: R[] = [];
  for (let from = 0; from < values.length; from += atOnce) {
    for (const value of values.slice(from, from + atOnce)) made.push(make(value));
    await turn();
  }
  return made;
}

/** Between two steps whoever waits for an answer has their turn. */
async function inTurns<T>(steps: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await turn();
  }
}

/** Support on time of a block: as the weekly page has kept it, else kept now for both. */
async function supportOf(
  { digestWindows }: Pick<Deps, 'digestWindows'>,
  teamId: string,
  { facts, block }: { facts: SupportSight['facts']; block: DaySpan },
): Promise<ClosedWindow> {
  const name = { teamId, kind: 'support', from: block.from } as const;
  const kept = await digestWindows.find(name);
  return kept ?? digestWindows.keepOnce(name, closeSupport({ facts, weeks: { block } }));
}

const byChannel = (one: { channelId: string }, other: { channelId: string }) =>
  one.channelId.localeCompare(other.channelId);

/** Once a week, after its first Monday has begun where the school is. */
export const closeWindowsJob: Job = {
  name: 'leadership-map.windows',
  async run(deps, now) {
    for (const { teamId, zone } of await deps.schools.everywhere()) {
      try {
        const once = { teamId, scheduleId: 'leadership-map.windows', slot: mondayOf(dayOf(now, zone)) };
        if (!(await deps.occurrences.has(once))) await deps.onOccurrence(once, (tx) => closeWindows(tx, teamId));
      } catch (error) {
        // One school's fault does not stop the next; it is tried again at the next tick.
        deps.log.error({ event: 'leadership-map.windows-failed', teamId, err: error });
      }
    }
  },
};
