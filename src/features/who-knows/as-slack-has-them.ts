import type { Deps } from '../../deps.ts';
import type { Person } from '../../domain/person.ts';
import { UserError } from '../../errors.ts';
import { onlyColleague } from '../../slack/roster.ts';
import type { Pressed } from './input.ts';

type RosterDeps = Pick<Deps, 'roster' | 'people' | 'log'>;

/** The person as Slack has them now; as we last knew them when Slack does not answer, which the log tells. For outside of transactions. */
export async function freshly(deps: RosterDeps, teamId: string, userId: string): Promise<Person> {
  try {
    return await deps.roster.fresh(teamId, userId);
  } catch (error) {
    if (error instanceof UserError) throw error;
    deps.log.warn({ event: 'roster.stale', teamId, userId, err: error });
    return lastRead(deps, teamId, userId);
  }
}

/** The person as Slack last had them: a transaction does not wait for Slack. */
export async function lastRead(deps: Pick<Deps, 'people'>, teamId: string, userId: string): Promise<Person> {
  const known = await deps.people.find(teamId, userId);
  if (known) return known;
  throw new UserError(
    'person-not-told',
    'Slack does not tell me who this is just now. Choose someone else, or try again in a few minutes.',
  );
}

/** Before **Ask Rosa**: who Rosa is by now. */
export async function lookAtChosen(
  deps: RosterDeps & Pick<Deps, 'questions'>,
  press: Pressed & { place: number },
): Promise<void> {
  const question = await deps.questions.find(press.teamId, press.questionId);
  const chosen = question?.suggestions[press.place];
  if (chosen && question?.askedBy === press.userId) await freshly(deps, press.teamId, chosen.userId);
}

/** Before **I can help**: whoever takes a question is a colleague at this moment; news that someone left may be late, or lost. */
export async function lookAtPresser(deps: RosterDeps, { teamId, userId }: Pressed): Promise<void> {
  await deps.roster.colleague(teamId, userId);
  onlyColleague(await freshly(deps, teamId, userId));
}
