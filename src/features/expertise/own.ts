import type { Deps } from '../../deps.ts';
import type { OwnEntry, Wish } from '../../domain/directory.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { type Entry, entryCaps } from '../../domain/expertise.ts';
import type { Person, Who } from '../../domain/person.ts';
import type { School } from '../../domain/school.ts';
import { isAtLimit } from '../../domain/time-back.ts';
import { UserError } from '../../errors.ts';
import { type CalendarDay, dayOf } from '../../time/calendar-day.ts';
import { schoolWeek } from '../../time/school-week.ts';

export type OwnDeps = Pick<Deps, 'roster' | 'people' | 'schools' | 'expertise' | 'evidence' | 'questions' | 'clock'>;

/** All that someone has in the directory, and their limits. */
export interface Own {
  person: Person;
  school: School;
  /** In the person's zone. */
  today: CalendarDay;
  entries: OwnEntry[];
  wishes: Wish[];
  /** What speaks for them. */
  evidence: Evidence[];
  /** They have as many questions this week as they take. */
  atLimit: boolean;
}

/** Throws UserError for who is no colleague here. */
export async function ownOf(deps: OwnDeps, { teamId, userId }: Who): Promise<Own> {
  const known = await deps.roster.colleague(teamId, userId);
  // The roster does not see what this transaction has changed.
  const person = (await deps.people.find(teamId, userId)) ?? known;
  const school = await deps.schools.home(teamId, person.zone);
  const { from } = schoolWeek(deps.clock(), school.zone);
  const taken = await deps.questions.taken(teamId, userId, from);
  return {
    person,
    school,
    today: dayOf(deps.clock(), person.zone ?? school.zone),
    entries: await deps.expertise.of(teamId, userId),
    wishes: await deps.expertise.wishesOf(teamId, userId),
    evidence: await deps.evidence.of(teamId, userId),
    atLimit: isAtLimit(taken, person.weeklyLimit ?? school.defaults.weeklyLimit),
  };
}

/** Whether someone lists as much as one can: what is looked up must stay readable. */
export function isFull(listed: readonly unknown[]): boolean {
  return listed.length >= entryCaps.entries;
}

/** Throws UserError when there is no room for one more. */
export function needsRoom(listed: readonly unknown[]): void {
  if (isFull(listed)) throw new UserError('no-room', noRoom);
}

export const noRoom = `You list ${entryCaps.entries} topics, which is the most. Remove one first.`;

/** The entry that has this place already: same topic, same source. */
export function inPlaceOf(entries: readonly OwnEntry[], { topicKey, source }: Entry): OwnEntry | undefined {
  return entries.find((one) => one.topicKey === topicKey && one.source === source);
}
