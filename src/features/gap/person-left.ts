import type { PersonLeft } from '../../deps.ts';
import { withoutPerson } from '../../domain/gap.ts';
import { keep } from './load.ts';

/** Who is no colleague any more looks after nothing and carries nothing; what they looked after waits for someone else. */
export const personLeft: PersonLeft = async (deps, { teamId, userId }) => {
  for (const gap of await deps.gaps.open(teamId)) {
    const rest = withoutPerson(gap, userId);
    if (rest) await keep(deps, rest);
  }
};
