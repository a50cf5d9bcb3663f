import { type CalendarDay, type DaySpan, isWithin } from '../time/calendar-day.ts';
import type { ClosedWindow } from './digest-windows.ts';
import { groupBy } from './group-by.ts';
import type { Person } from './person.ts';
import { type AnswerArc, answersBy, type SpreadSchool, spreadSchool } from './spread.ts';
import { type Acts, actsOf, type OfGiver, ofGiver } from './spread-acts.ts';

/** What the figures of the windows of a school year are made from; days are those of the school’s zone. */
export interface WindowFacts {
  people: readonly WindowPerson[];
  /** In an order that does not depend on the reader: earlier ones win where not all may be shown. */
  teams: readonly { channelId: string; members: readonly string[] }[];
  answers: readonly (AnswerArc & { day: CalendarDay })[];
  /** Support on time as it is kept, by the first day of its block. */
  support: ReadonlyMap<CalendarDay, ClosedWindow>;
}

export interface WindowPerson extends Pick<Person, 'userId' | 'rank' | 'leaves'> {
  /** Absent of who lists nothing in the directory: what they asked is an answer of whoever gave it. */
  joinedOn?: CalendarDay;
  /** Is no colleague any more: counts where they asked or answered, so that a window stays as it was when someone leaves. */
  hasLeft?: boolean;
}

/** What happened in a window, in the whole school or of what a team’s members gave. */
export interface Given {
  answers: readonly AnswerArc[];
  acts: Acts;
}

export interface Window extends Given {
  span: DaySpan;
  staff: readonly WindowPerson[];
  everyone: SpreadSchool;
  /** By user id. */
  gave: ReadonlyMap<string, OfGiver>;
  /** By channel id. */
  teams: ReadonlyMap<string, Given & { members: ReadonlySet<string> }>;
}

/**
 * The staff of a window: who had joined by its end, and was not on leave all of it; of those who left, who acted.
 * Source: domain.md section 5.
 */
function staffIn(
  people: readonly WindowPerson[],
  { from, to }: DaySpan,
  answers: readonly AnswerArc[],
): WindowPerson[] {
  const left = new Set(people.filter(({ hasLeft }) => hasLeft).map(({ userId }) => userId));
  const acted = new Set<string>();
  for (const { asker, answerer } of left.size > 0 ? answers : [])
    for (const userId of [asker, answerer]) if (left.has(userId)) acted.add(userId);
  return people.filter(
    ({ userId, joinedOn, hasLeft, leaves = [] }) =>
      joinedOn !== undefined &&
      joinedOn <= to &&
      !leaves.some((leave) => leave.from <= from && to <= leave.to) &&
      (!hasLeft || acted.has(userId)),
  );
}

/** How many of a district are gone through before others have their turn. */
const peopleAtOnce = 2_000;
export const teamsAtOnce = 50;

/** In steps; see `windowFigures`. */
export function* blockOf(facts: WindowFacts, span: DaySpan): Generator<undefined, Window> {
  const inSpan = facts.answers.filter(({ day }) => isWithin(day, span));
  const staff = staffIn(facts.people, span, inSpan);
  yield;
  const answers = answersBy(staff, inSpan);
  yield;
  return yield* windowOf(facts, { span, staff, answers });
}

/** The year so far is what its blocks hold, and nothing else: what lies between two of them would be told by taking them from it. In steps. */
export function* yearWindow(facts: WindowFacts, blocks: readonly Window[]): Generator<undefined, Window> {
  const span = { from: blocks[0]?.span.from ?? '', to: blocks.at(-1)?.span.to ?? '' };
  const answers = blocks.flatMap((block) => block.answers);
  const staff = staffIn(facts.people, span, answers);
  yield;
  return yield* windowOf(facts, { span, staff, answers });
}

/** @param answers that the staff gave */
function* windowOf(
  { people, teams }: WindowFacts,
  { span, staff, answers }: Pick<Window, 'span' | 'staff' | 'answers'>,
): Generator<undefined, Window> {
  const isStaff = new Set(staff);
  const beside = people.filter((person) => !isStaff.has(person));
  const everyone = spreadSchool(staff, teams, beside);
  yield;
  // By who gave them, so that a large school’s answers are not gone through once for each of its teams.
  const answersOf = groupBy(answers, ({ answerer }) => answerer);
  yield;
  const gave = new Map<string, OfGiver>();
  for (const [userId, given] of answersOf) {
    gave.set(userId, ofGiver(userId, given, everyone));
    if (gave.size % peopleAtOnce === 0) yield;
  }
  yield;
  const givenBy = (userIds: Iterable<string>, members?: ReadonlySet<string>): Given => {
    const givers = [...userIds];
    return {
      answers: givers.flatMap((userId) => answersOf.get(userId) ?? []),
      acts: actsOf(givers, gave, members),
    };
  };
  const whole = givenBy(gave.keys());
  const ofTeams = new Map<string, Given & { members: ReadonlySet<string> }>();
  for (const { channelId, members } of teams) {
    if (ofTeams.size % teamsAtOnce === 0) yield;
    const own = new Set(members);
    ofTeams.set(channelId, { members: own, ...givenBy(own, own) });
  }
  return { span, staff, everyone, gave, ...whole, teams: ofTeams };
}
