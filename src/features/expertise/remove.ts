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

/** `/expertise remove number talks`: everything one has on this topic, whatever its source. */
export async function removeTopic(deps: OwnDeps, who: Who, words: string): Promise<Answer> {
  const { teamId, userId } = who;
  const { entries, wishes } = await ownOf(deps, who);
  const isIt = (one: { topicKey: string }) => hasWords(words) && one.topicKey === topicKey(cleanText(words));
  const found = [...entries, ...wishes].filter(isIt);
  if (found.length === 0)
    throw new UserError('not-listed', 'This is not in your list. Look at `/expertise` to see what is.');
  for (const { id } of entries.filter(isIt)) await deps.expertise.remove(teamId, userId, id);
  for (const { id } of wishes.filter(isIt)) await deps.expertise.removeWish(teamId, userId, id);
  await deps.schools.directoryChanged(teamId);
  return mine(deps, who, 0, removedLead(found[0]?.topic ?? ''));
}

/** **Remove** on an entry. */
export async function removeEntry(deps: OwnDeps, press: Press): Promise<Answer | undefined> {
  await deps.roster.colleague(press.teamId, press.userId);
  return removed(deps, press, await deps.expertise.remove(press.teamId, press.userId, press.id));
}

/** **Remove** on what grew from use: it speaks for its owner no more. */
export async function removeGrown(deps: OwnDeps, press: Press): Promise<Answer> {
  const { teamId, userId, id } = press;
  await deps.roster.colleague(teamId, userId);
  const { evidence, entries } = await ownOf(deps, press);
  const isGrown = grownFrom(evidence, entries).some(({ topic }) => topic === id);
  if (!isGrown || !(await deps.evidence.remove(teamId, userId, id))) throw new UserError('entry-gone', goneSentence);
  await deps.schools.directoryChanged(teamId);
  return mine(deps, press, 0, removedLead(id.replaceAll('-', ' ')));
}

/** **Remove** on something one wants to learn. */
export async function removeWish(deps: OwnDeps, press: Press): Promise<Answer | undefined> {
  await deps.roster.colleague(press.teamId, press.userId);
  return removed(deps, press, await deps.expertise.removeWish(press.teamId, press.userId, press.id));
}

async function removed(deps: OwnDeps, press: Press, gone: { topic: string } | undefined): Promise<Answer | undefined> {
  if (gone) await deps.schools.directoryChanged(press.teamId);
  // Home is drawn again after each press on it, which says it all, also to who pressed twice.
  if (press.onHome) return undefined;
  if (!gone) throw new UserError('entry-gone', goneSentence);
  return mine(deps, press, 0, removedLead(gone.topic));
}

function removedLead(topic: string): string {
  return `Removed: *${escaped(topic)}*. Colleagues no longer find you for it.`;
}
