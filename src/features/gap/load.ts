import type { Deps } from '../../deps.ts';
import type { Gap } from '../../domain/gap.ts';
import { type Who, whyNotAsked } from '../../domain/person.ts';
import { UserError } from '../../errors.ts';
import { faultBeside } from '../../slack/parse.ts';
import { onlyChosen } from '../../slack/roster.ts';
import type { Press } from './input.ts';

export type GapDeps = Pick<
  Deps,
  'gaps' | 'people' | 'schools' | 'outbox' | 'roster' | 'clock' | 'newId' | 'writeUnasked'
>;

/** A gap by the id on a button, or by the question that became it. Throws UserError when it is gone. */
export async function gapOf(
  deps: Pick<Deps, 'gaps'>,
  { teamId, gapId }: Pick<Press, 'teamId' | 'gapId'>,
): Promise<Gap> {
  const gap = gapId.startsWith('question:')
    ? await deps.gaps.byCause(teamId, gapId)
    : await deps.gaps.find(teamId, gapId);
  if (gap) return gap;
  throw new UserError('gap-gone', 'This is not on the list any more. `/contour gap` shows what none of us knows yet.');
}

/** Keeps a change; throws UserError when another press was first. */
export async function keep(deps: Pick<Deps, 'gaps'>, gap: Gap): Promise<Gap> {
  if (await deps.gaps.change(gap)) return { ...gap, turn: gap.turn + 1 };
  throw new UserError(
    'someone-was-first',
    'Someone pressed just before you, so this has changed. `/contour gap` shows how it stands.',
  );
}

/** Keeps what the rules allow; `undefined` is said in this sentence. */
export async function keepAllowed(
  deps: Pick<Deps, 'gaps'>,
  gap: Gap | undefined,
  code: string,
  sentence: string,
): Promise<Gap> {
  if (!gap) throw new UserError(code, sentence);
  return keep(deps, gap);
}

/** What is wrong with a colleague chosen in a form: a sentence beside their field. */
export function chosenFaults(
  { roster }: Pick<Deps, 'roster'>,
  teamId: string,
  field: string,
  userId: string,
): Promise<Record<string, string>> {
  return faultBeside(field, () => onlyChosen(roster, { teamId, userId }));
}

/** The same of those who are to be asked something: nobody is who has paused that. */
export async function askedFaults(
  { roster, schools, clock }: Pick<Deps, 'roster' | 'schools' | 'clock'>,
  who: Who,
  field: string,
  userIds: readonly string[],
): Promise<Record<string, string>> {
  const school = await schools.home(who.teamId);
  return faultBeside(field, async () => {
    for (const userId of userIds)
      await onlyChosen(roster, { teamId: who.teamId, userId }, (person) =>
        userId === who.userId ? undefined : whyNotAsked(person, school, clock()),
      );
  });
}
