import type { Deps } from '../../deps.ts';
import { maySetSchool } from '../../domain/leader.ts';
import type { Person, Who } from '../../domain/person.ts';
import { UserError } from '../../errors.ts';

/** Throws UserError for who is neither a workspace admin nor a leader of the school. */
export async function maySet(deps: Pick<Deps, 'roster' | 'leaders'>, { teamId, userId }: Who): Promise<Person> {
  const person = await deps.roster.colleague(teamId, userId);
  if (maySetSchool(person, await deps.leaders.all(teamId))) return person;
  throw new UserError(
    'may-not-set',
    'This is set by the admins of this workspace and the leaders of the school. `/contour leaders` shows who leads; `/contour settings` has your own.',
  );
}
