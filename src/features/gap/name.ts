import type { Deps } from '../../deps.ts';
import { describe, type Gap, mayTakeOff, namedGap, speaksFor } from '../../domain/gap.ts';
import { topicOfGoals } from '../../domain/goal.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import { topicKey } from '../../domain/vocabulary.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { type Press, type Sender, topicIn, type Words } from './input.ts';
import { type GapDeps, gapOf, keepAllowed } from './load.ts';
import { gapAnswer, listGaps } from './show.ts';

const notYours = 'Its owner and its sponsor say what it is, and who named it while nobody owns it.';

/** What is wrong with the words of a form: a sentence by field. */
export async function wordsFaults(
  deps: Pick<Deps, 'gaps' | 'matcher'>,
  { teamId, gapId }: Sender,
  { topic, why, namesNoPupil }: Words,
): Promise<Record<string, string>> {
  const named = pupilFaults(await deps.matcher.directory(teamId), { topic, why }, { namesNoPupil });
  if (Object.keys(named).length > 0) return { ...named };
  const same = gapId ? await deps.gaps.onTopic(teamId, topicKey(topic)) : undefined;
  return same && same.id !== gapId ? { topic: 'This is on the list already. `/contour gap` shows it.' } : {};
}

/** The topic of the goals beside which **None of us knows this yet** was pressed, in their words. */
export async function topicToName(deps: Pick<Deps, 'goals'>, press: Press): Promise<string | undefined> {
  const key = topicIn(press);
  return key === undefined ? undefined : topicOfGoals(await deps.goals.active(press.teamId), key);
}

/** **Name a gap**, by hand: it joins the one that is on the list already. */
export async function nameGap(deps: GapDeps, { teamId, userId, cause }: Sender, words: Words): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  const wanted = namedGap(
    { teamId, id: deps.newId(), cause, openedBy: userId, openedAt: deps.clock() },
    words.topic,
    words.why,
  );
  const gap = await deps.gaps.addOnce(wanted);
  const isNew = gap.id === wanted.id;
  const reason =
    wanted.why === undefined || wanted.why === gap.why
      ? ''
      : ' Why it matters was written there before; your words were not kept.';
  const lead = isNew ? 'It is on the list. That is worth knowing.' : `This is on the list already.${reason}`;
  return gapAnswer(deps, gap, userId, lead);
}

/** A gap of which this person may say what it is. Throws UserError for all others. */
export async function toDescribe(deps: Pick<Deps, 'gaps'>, press: Press): Promise<Gap> {
  const gap = await gapOf(deps, press);
  if (speaksFor(gap, press.userId)) return gap;
  throw new UserError('not-theirs', notYours);
}

/** **Say what and why** */
export async function describeGap(deps: GapDeps, sender: Sender, words: Words): Promise<Answer> {
  const gap = await gapOf(deps, sender);
  const described = describe(gap, sender.userId, words);
  return gapAnswer(deps, await keepAllowed(deps, described, 'not-theirs', notYours), sender.userId, 'Saved.');
}

/** **Take it off**: it was named by mistake, and nobody has taken it on or named it too. */
export async function takeOff(deps: GapDeps, press: Press): Promise<Answer> {
  const gap = await gapOf(deps, press);
  if (!mayTakeOff(gap, press.userId) || !(await deps.gaps.remove(gap)))
    throw new UserError(
      'not-to-take-off',
      'Only who named it can take it off, and only before someone has taken it on or named it too. `/contour gap` shows how it stands.',
    );
  return listGaps(deps, press, 'It is off the list.');
}
