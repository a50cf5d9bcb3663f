import type { Circumstances, Deps, Directory } from '../../deps.ts';
import { isWilling } from '../../domain/carriers.ts';
import { type Person, workplaceOf } from '../../domain/person.ts';
import type { Question } from '../../domain/question.ts';
import type { School } from '../../domain/school.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { schoolWeek } from '../../time/school-week.ts';
import { isWorkingAt } from '../../time/working-hours.ts';

export type ColleagueDeps = Pick<Deps, 'clock' | 'people' | 'schools' | 'questions' | 'matcher' | 'goals'>;

/** What is known of all who could be asked, gathered for one question. */
export interface Staff {
  school: School;
  people: ReadonlyMap<string, Person>;
  directory: Directory;
  circumstances(userId: string): Circumstances;
}

/** Everyone in the directory with their week: who is away, at their limit, at work now, in a team with the asker. */
export async function staffNow(
  deps: ColleagueDeps,
  { teamId, askedBy }: Pick<Question, 'teamId' | 'askedBy'>,
): Promise<Staff> {
  const now = deps.clock();
  const school = await deps.schools.home(teamId);
  const directory = await deps.matcher.directory(teamId, school.directoryVersion);
  const people = directory.colleagues;
  const loads = await deps.questions.loads(teamId, schoolWeek(now, school.zone).from);
  const byUser = new Map(loads.map((load) => [load.userId, load]));
  return {
    school,
    people,
    directory,
    circumstances(userId) {
      const person = people.get(userId);
      const load = byUser.get(userId);
      return {
        away: !person || isAway(person, school, now),
        openOffers: load?.openOffers ?? 0,
        takenThisWeek: load?.taken ?? 0,
        weeklyLimit: person?.weeklyLimit ?? school.defaults.weeklyLimit,
        freeNow: person !== undefined && isWorkingAt(workplaceOf(person, school), now),
        sameTeam: directory.shareTeam(askedBy, userId),
      };
    },
  };
}

/** Paused until a date, on leave today, or no colleague any more. */
export function isAway(person: Person, school: School, now: Date): boolean {
  return person.standing !== 'colleague' || !isWilling(person, dayOf(now, person.zone ?? school.zone));
}
