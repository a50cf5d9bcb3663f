import type { Deps } from '../../deps.ts';
import type { OwnEntry } from '../../domain/directory.ts';
import { grownFrom } from '../../domain/evidence.ts';
import { type Entry, entryFrom, entryFromLine, isSameStill, sourceWords } from '../../domain/expertise.ts';
import type { Who } from '../../domain/person.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import type { Filled } from './entry-fields.ts';
import type { Press } from './input.ts';
import { settledTopic } from './meanings.ts';
import { inPlaceOf, isFull, needsRoom, noRoom, type Own, type OwnDeps, ownOf } from './own.ts';
import { savedView, wishSavedView } from './views.ts';

export type AddDeps = OwnDeps & Pick<Deps, 'newId' | 'matcher'>;

/** `/expertise add number talks`: what is not said in the line is taken as usual, and what was said before stays. */
export async function addLine(deps: AddDeps, who: Who, line: string): Promise<Answer> {
  if (/^<@/.test(line)) {
    throw new UserError('not-yours-to-add', 'Everyone lists themselves. Tell your colleague about `/expertise add`.');
  }
  await namesNobody(deps, who, line);
  const read = entryFromLine(line);
  if (read.kind === 'fault') throw new UserError('bad-entry', read.sentence);
  if (read.kind === 'wish') return learn(deps, who, read.topic);
  const own = await forChange(deps, who);
  const listed = own.entries.find(({ topicKey }) => topicKey === read.entry.topicKey);
  if (!listed) return putEntry(deps, who, own, read.entry);
  const { detail } = read.entry;
  if (!detail || detail === listed.detail) return savedView('listed', listed);
  return putEntry(deps, who, own, { ...entryOf(listed), detail });
}

/** `/expertise learn fractions`. */
export async function learnLine(deps: AddDeps, who: Who, words: string): Promise<Answer> {
  await namesNobody(deps, who, words);
  return learn(deps, who, words);
}

/** What someone wants to learn. */
async function learn(deps: AddDeps, who: Who, words: string): Promise<Answer> {
  const read = entryFrom({ topic: words });
  if (!read.ok) throw new UserError('bad-topic', read.faults.map(({ sentence }) => sentence).join(' '));
  const { topic, topicKey } = read.entry;
  const own = await forChange(deps, who);
  if (!own.wishes.some((wish) => wish.topicKey === topicKey)) needsRoom(own.wishes);
  const { id, added } = await deps.expertise.putWish({ ...who, id: deps.newId(), topic, topicKey });
  await entered(deps, who);
  return wishSavedView({ id, topic }, { added, joined: !own.person.joinedAt });
}

/** **Add it**: what grew from use becomes an entry, of which its owner says more with **Edit**. */
export async function addGrown(deps: AddDeps, press: Press): Promise<Answer> {
  const who = { teamId: press.teamId, userId: press.userId };
  const own = await forChange(deps, who);
  const grown = grownFrom(own.evidence, own.entries).find(({ topic }) => topic === press.id);
  const read = entryFrom({ topic: press.id.replaceAll('-', ' ') });
  if (!grown || !read.ok) throw new UserError('entry-gone', goneSentence);
  return putEntry(deps, who, own, read.entry);
}

/** The form was sent: a new entry, an entry said anew (`id`), or a wish. */
export async function save(deps: AddDeps, who: Who, id: string, filled: Filled): Promise<Answer> {
  if (filled.kind === 'wish') return learn(deps, who, filled.topic);
  const own = await forChange(deps, who);
  const taken = inPlaceOf(own.entries, filled.entry);
  if (!own.entries.some((entry) => entry.id === id)) return putEntry(deps, who, own, filled.entry);
  if (taken && taken.id !== id) throw new UserError('listed-already', listedAlready(taken));
  const entry: OwnEntry = { ...filled.entry, ...who, id, confirmedOn: own.today };
  await deps.expertise.change(entry);
  const before = own.entries.find((one) => one.id === id);
  if (before && isSameStill(before.topic, entry.topic)) await takeAlong(deps, own, before, entry);
  await deps.schools.directoryChanged(who.teamId);
  return savedView('changed', entry);
}

/** What only a look at the person's other entries can tell about a filled form: a sentence by field. */
export async function faultsIn(
  deps: OwnDeps & Pick<Deps, 'matcher'>,
  who: Who,
  id: string,
  filled: Filled,
): Promise<Record<string, string>> {
  const { topic, detail } = filled.kind === 'wish' ? { topic: filled.topic, detail: '' } : filled.entry;
  const named = pupilFaults(await deps.matcher.directory(who.teamId), { topic, detail }, filled);
  return { ...named, ...(await noPlaceFor(deps, who, id, filled)) };
}

async function noPlaceFor(deps: OwnDeps, who: Who, id: string, filled: Filled): Promise<Record<string, string>> {
  const { entries, wishes } = await ownOf(deps, who);
  if (filled.kind === 'wish') {
    const full = !wishes.some(({ topicKey }) => topicKey === filled.topicKey) && isFull(wishes);
    return full ? { topic: noRoom } : {};
  }
  const taken = inPlaceOf(entries, filled.entry);
  const isEdit = entries.some((entry) => entry.id === id);
  if (isEdit && taken && taken.id !== id) return { topic: listedAlready(taken) };
  return !isEdit && !taken && isFull(entries) ? { topic: noRoom } : {};
}

/** Someone says which of two meanings an acronym in their entry has. */
export async function chooseMeaning(deps: AddDeps, press: Press): Promise<Answer> {
  const who = { teamId: press.teamId, userId: press.userId };
  const own = await forChange(deps, who);
  const entry = own.entries.find(({ id }) => id === press.id);
  if (!entry) throw new UserError('entry-gone', goneSentence);
  const topic = settledTopic(entry.topic, press.place);
  if (!topic) return savedView('changed', entry);
  const read = entryFrom({ ...entryOf(entry), topic });
  if (!read.ok) throw new UserError('bad-entry', read.faults.map(({ sentence }) => sentence).join(' '));
  const taken = inPlaceOf(own.entries, read.entry);
  await takeAlong(deps, own, entry, read.entry);
  await deps.schools.directoryChanged(who.teamId);
  if (taken && taken.id !== entry.id) {
    await deps.expertise.remove(who.teamId, who.userId, entry.id);
    return savedView('listed', taken);
  }
  const changed: OwnEntry = { ...read.entry, ...who, id: entry.id, confirmedOn: own.today };
  await deps.expertise.change(changed);
  return savedView('changed', changed);
}

/** The same for something one wants to learn. */
export async function chooseWishMeaning(deps: AddDeps, press: Press): Promise<Answer> {
  const who = { teamId: press.teamId, userId: press.userId };
  await forChange(deps, who);
  const wish = await deps.expertise.removeWish(who.teamId, who.userId, press.id);
  if (!wish) throw new UserError('wish-gone', goneSentence);
  return learn(deps, who, settledTopic(wish.topic, press.place) ?? wish.topic);
}

export const goneSentence = 'This is not in your list any more. Look at `/expertise` to see what is.';

/** Throws UserError when a line seems to name a student: every colleague would read it. Source: domain.md section 2. */
async function namesNobody(deps: Pick<Deps, 'matcher'>, { teamId }: Who, line: string): Promise<void> {
  const { fault } = pupilFaults(await deps.matcher.directory(teamId), { fault: line });
  if (fault)
    throw new UserError(
      'names-a-pupil',
      `Not added yet. ${fault} The tick is in the form behind \`/expertise add\`. You wrote: ${line}`,
    );
}

async function putEntry(deps: AddDeps, who: Who, own: Own, entry: Entry): Promise<Answer> {
  if (!inPlaceOf(own.entries, entry)) needsRoom(own.entries);
  const { id, added } = await deps.expertise.put({ ...entry, ...who, id: deps.newId(), confirmedOn: own.today });
  await entered(deps, who);
  return savedView(own.person.joinedAt ? (added ? 'added' : 'changed') : 'joined', { ...entry, id });
}

/** Of two changes at once by one person the second waits and sees the first, so that limits and places hold. */
async function forChange(deps: OwnDeps, who: Who): Promise<Own> {
  await deps.roster.colleague(who.teamId, who.userId);
  await deps.people.lock(who.teamId, who.userId);
  return ownOf(deps, who);
}

/** What speaks for an entry goes with it to its new topic, unless another entry of theirs keeps the old one. */
async function takeAlong(deps: OwnDeps, { entries }: Own, from: OwnEntry, to: Entry): Promise<void> {
  const isKept = entries.some(({ id, topicKey }) => id !== from.id && topicKey === from.topicKey);
  if (isKept || from.topicKey === to.topicKey) return;
  await deps.evidence.move(from.teamId, from.userId, from.topicKey, to.topicKey);
}

/** The first thing someone lists is the act by which they enter the directory. */
async function entered(deps: OwnDeps, { teamId, userId }: Who): Promise<void> {
  await deps.people.join(teamId, userId, deps.clock());
  await deps.schools.directoryChanged(teamId);
}

function listedAlready({ topic, source }: OwnEntry): string {
  return `You list “${topic}” with the source “${sourceWords(source)}” already. Edit that one, or choose another source.`;
}

function entryOf({ topic, topicKey, detail, source, level, offers }: OwnEntry): Entry {
  return { topic, topicKey, detail, source, level, offers };
}
