import { cleanText, hasWords } from '../../domain/clean-text.ts';
import { grownFrom } from '../../domain/evidence.ts';
import type { Who } from '../../domain/person.ts';
import { topicKey } from '../../domain/vocabulary.ts';
import { UserError } from '../../errors.ts';
import { escaped } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import { goneSentence } from './add.ts';
import type { Press } from './input.ts';
import { mine } from './mine.ts';
import { type OwnDeps, ownOf } from './own.ts';
import { forgetTopic, type TakeOffDeps, takeOff } from './take-off.ts';

type RemoveDeps = OwnDeps & TakeOffDeps;

/** `/expertise remove number talks`: everything one has on this topic, whatever its source, and what grew from use. */
export async function removeTopic(deps: RemoveDeps, who: Who, words: string): Promise<Answer> {
  const { teamId, userId } = who;
  const { entries, wishes, evidence } = await ownOf(deps, who);
  const key = hasWords(words) ? topicKey(cleanText(words)) : undefined;
  const isIt = (one: { topicKey: string }) => one.topicKey === key;
  const grown = grownFrom(evidence, entries).filter(({ topic }) => topic === key);
  const found = [...entries, ...wishes].filter(isIt).map(({ topic }) => topic);
  const [topic] = [...found, ...grown.map((one) => inWords(one.topic))];
  if (!topic) throw new UserError('not-listed', 'This is not in your list. Look at `/expertise` to see what is.');
  await takeOff(
    deps,
    who,
    entries.filter(isIt).map(({ id }) => id),
  );
  for (const one of grown) await forgetTopic(deps, who, one.topic);
  for (const { id } of wishes.filter(isIt)) await deps.expertise.removeWish(teamId, userId, id);
  await deps.schools.directoryChanged(teamId);
  return mine(deps, who, 0, removedLead(topic));
}

/** **Remove** on an entry. */
export async function removeEntry(deps: RemoveDeps, press: Press): Promise<Answer | undefined> {
  await deps.roster.colleague(press.teamId, press.userId);
  const { gone, isListedStill } = await takeOff(deps, press, [press.id]);
  return removed(deps, press, gone[0] && removedLead(gone[0].topic, isListedStill));
}

/** **Remove** on what grew from use: it speaks for its owner no more. */
export async function removeGrown(deps: RemoveDeps, press: Press): Promise<Answer> {
  const { teamId, userId, id } = press;
  await deps.roster.colleague(teamId, userId);
  const { evidence, entries } = await ownOf(deps, press);
  const isGrown = grownFrom(evidence, entries).some(({ topic }) => topic === id);
  if (!isGrown || !(await forgetTopic(deps, press, id))) throw new UserError('entry-gone', goneSentence);
  await deps.schools.directoryChanged(teamId);
  return mine(deps, press, 0, removedLead(inWords(id)));
}

/** **Remove** on something one wants to learn. */
export async function removeWish(deps: OwnDeps, press: Press): Promise<Answer | undefined> {
  await deps.roster.colleague(press.teamId, press.userId);
  const gone = await deps.expertise.removeWish(press.teamId, press.userId, press.id);
  const lead = gone && `Removed: *${escaped(gone.topic)}*. It is no longer among what you want to learn.`;
  return removed(deps, press, lead);
}

/** @param lead says what is gone; undefined where it was gone before */
async function removed(deps: OwnDeps, press: Press, lead: string | undefined): Promise<Answer | undefined> {
  if (lead) await deps.schools.directoryChanged(press.teamId);
  // Home is drawn again after each press on it, which says it all, also to who pressed twice.
  if (press.onHome) return undefined;
  if (!lead) throw new UserError('entry-gone', goneSentence);
  return mine(deps, press, 0, lead);
}

function removedLead(topic: string, isListedStill = false): string {
  const after = isListedStill ? 'You list it another way still.' : 'Colleagues no longer find you for it.';
  return `Removed: *${escaped(topic)}*. ${after}`;
}

const inWords = (key: string) => key.replaceAll('-', ' ');
