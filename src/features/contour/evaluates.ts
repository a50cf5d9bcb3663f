import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import type { Who } from '../../domain/person.ts';
import { UserError } from '../../errors.ts';
import type { Answer, View } from '../../slack/view.ts';
import {
  evaluatedTold,
  evaluatesAnswer,
  evaluatorForm,
  evaluatorTold,
  mostEvaluated,
  savedEvaluates,
} from './evaluates-views.ts';
import type { Sender } from './input.ts';
import { maySet } from './may-set.ts';
import { tellUnasked } from './unasked.ts';

type EvaluatesDeps = Pick<Deps, 'leaders' | 'audit' | 'people' | 'roster' | 'clock' | 'newId' | 'writeUnasked'>;

interface Evaluated {
  evaluated?: string[] | null | undefined;
}

/** The form behind **Who evaluates whom**: first whose list it is. */
export async function openEvaluates(deps: EvaluatesDeps, who: Who): Promise<ModalView> {
  await maySet(deps, who);
  return evaluatorForm();
}

/** Then the list itself. */
export async function chooseEvaluated(
  deps: EvaluatesDeps,
  who: Who,
  { colleague }: { colleague: string },
): Promise<Answer> {
  await maySet(deps, who);
  const person = await deps.people.find(who.teamId, colleague);
  return evaluatesAnswer(colleague, person?.evaluates ?? []);
}

/** What is wrong with the list. */
export async function evaluatesFaults(
  deps: EvaluatesDeps,
  { teamId, about }: Sender,
  { evaluated }: Evaluated,
): Promise<Record<string, string>> {
  const { standing } = await deps.roster.fresh(teamId, about);
  if (standing !== 'colleague')
    return { evaluated: 'Whoever evaluates here is a full member of this workspace. Begin again with a colleague.' };
  if (evaluated?.includes(about)) return { evaluated: 'Nobody evaluates themself. Take them off the list.' };
  return (evaluated?.length ?? 0) > mostEvaluated ? { evaluated: `Choose ${mostEvaluated} at most.` } : {};
}

/** Takes the list over, puts it on record, and tells everyone for whom it changed. */
export async function saveEvaluates(deps: EvaluatesDeps, who: Sender, { evaluated }: Evaluated): Promise<Answer> {
  await maySet(deps, who);
  const { teamId, userId, about } = who;
  const person = await deps.people.find(teamId, about);
  if (!person)
    throw new UserError('unknown-person', 'I do not know this colleague yet. Type `/contour leaders` again.');
  const before = person.evaluates ?? [];
  const now = [...new Set(evaluated ?? [])].filter((one) => one !== about).slice(0, mostEvaluated);
  await deps.people.setEvaluates(teamId, about, now);
  const changed = [...now.filter((one) => !before.includes(one)), ...before.filter((one) => !now.includes(one))];
  for (const one of changed) {
    const isOn = now.includes(one);
    await deps.audit.add({
      teamId,
      at: deps.clock(),
      by: userId,
      act: 'evaluates.changed',
      about,
      change: { what: one, from: isOn ? 'no' : 'yes', to: isOn ? 'yes' : 'no' },
    });
    await tell(deps, { teamId, userId: one }, evaluatedTold(userId, about, isOn));
  }
  if (changed.length > 0 && about !== userId)
    await tell(deps, { teamId, userId: about }, evaluatorTold(userId, now.length));
  return savedEvaluates(about, now.length);
}

/** One message of one act, which takes effect once, so its key may be of chance. */
async function tell(deps: EvaluatesDeps, { teamId, userId }: Who, view: View): Promise<void> {
  const key = `evaluates:${userId}:${deps.newId()}`;
  await tellUnasked(deps, { teamId, userId, key, kind: 'contour.evaluates', view });
}
