import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { evaluates, isPartOf, type Observation } from '../../domain/observation.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import { isReader, type NoNote, readNote, type TypedNote, type VisitNote, whyNoNote } from '../../domain/visit-note.ts';
import { UserError } from '../../errors.ts';
import { type Answer, sentence } from '../../slack/view.ts';
import { takenPlace } from './held.ts';
import type { Press, Pressed, Sender, Sent } from './input.ts';
import { type ObserveDeps, observationOf } from './load.ts';
import { closeMessage, kinds } from './messages.ts';
import { deletedAnswer, keptAnswer, notesForm, notesModal, noteToReadView } from './note-views.ts';
import { restateFaults } from './restate.ts';

type NoteDeps = ObserveDeps & Pick<Deps, 'visitNotes'>;

const dayMs = 24 * 3600_000;

const noNote: Record<NoNote, string> = {
  'not-part': 'Notes are written by the host and those who came. `/observe list` shows your visits.',
  'not-begun': 'This visit has not begun yet. Write notes once it has.',
  'no-notes': 'This kind of visit goes without notes: what is kept is that it took place.',
  evaluates: 'You evaluate a colleague who was there, so this visit is without your notes. Talk to them instead.',
};

/** The form behind **Write notes**, with what one wrote before. */
export async function openNotes(deps: Deps, { teamId, userId, id }: Press): Promise<ModalView> {
  await deps.roster.colleague(teamId, userId);
  const observation = await toNote(deps, { teamId, userId, id });
  const { zone, defaults } = await deps.schools.home(teamId);
  const notes = await deps.visitNotes.ofVisit(teamId, id);
  const note = notes.find((one) => one.authorId === userId && isReader(one, userId, deps.clock()));
  const host = await deps.people.find(teamId, observation.hostId);
  const isEvaluated = host ? evaluates(host, userId) : false;
  return notesForm(observation, { userId, zone, note, days: defaults.noteDays, isEvaluated });
}

/** What is wrong with the form; judging words are asked about once a visit and author, and never stop it. */
export async function noteFaults(
  deps: Deps,
  { teamId, userId, id }: Sender,
  { typed, namesNoPupil }: Sent<TypedNote>,
): Promise<Record<string, string>> {
  const read = readNote(typed);
  if ('faults' in read) return { ...read.faults };
  const named = pupilFaults(await deps.matcher.directory(teamId), read.words, { namesNoPupil });
  if (Object.keys(named).length > 0) return { ...named };
  return restateFaults(deps, { teamId, about: `visit:${id}:${userId}` }, read.words);
}

/** Keeps the note, for its author and the host; that the visit took place is said by it. */
export async function saveNote(deps: NoteDeps, who: Sender, typed: TypedNote): Promise<Answer> {
  const { teamId, userId, id } = who;
  await deps.roster.colleague(teamId, userId);
  const found = await toNote(deps, { teamId, userId, id });
  const read = readNote(typed);
  if ('faults' in read) throw new UserError('bad-note', Object.values(read.faults).join(' '));
  const observation = found.status === 'open' ? await takenPlace(deps, found, userId) : found;
  const { zone, defaults, legalHold } = await deps.schools.home(teamId);
  const { hostId, endsAt } = observation;
  const noteId = deps.newId();
  const before = (await deps.visitNotes.ofVisit(teamId, id)).find(({ authorId }) => authorId === userId);
  const note: VisitNote = {
    ...{
      teamId,
      id: noteId,
      toldAs: before?.toldAs ?? noteId,
      observationId: id,
      authorId: userId,
      hostId,
      ...read.words,
    },
    writtenAt: deps.clock(),
    keptUntil: notesEnd({ endsAt }, defaults.noteDays),
    isHidden: false,
  };
  await deps.visitNotes.put(note, { isHeld: Boolean(legalHold) });
  if (hostId !== userId)
    await deps.writeUnasked({
      teamId,
      userId: hostId,
      key: noteKey(note),
      kind: kinds.prompt,
      view: noteToReadView(observation, userId, zone),
    });
  return keptAnswer(observation, userId);
}

/** The message that tells the host of a note. */
const noteKey = ({ observationId, toldAs }: VisitNote) => `observation:${observationId}:note:${toldAs}`;

const noteGoneView = sentence('A note on a visit was here, and is deleted. `/observe list` shows your visits.');

/** **Read notes**: one's own, and of one's own door those of its visitors. */
export async function openToRead(deps: Deps, { teamId, userId, id }: Press): Promise<ModalView> {
  await deps.roster.colleague(teamId, userId);
  const observation = await observationOf(deps, teamId, id);
  if (!isPartOf(observation, userId)) throw new UserError('not-part', noNote['not-part']);
  const notes = (await deps.visitNotes.ofVisit(teamId, id)).filter((note) => isReader(note, userId, deps.clock()));
  return notesModal(observation, notes, (await deps.schools.home(teamId)).zone);
}

/** **Delete**: by either of the two, at once. Under a legal hold it is hidden, and gone when the hold is released. */
export async function deleteNote(deps: NoteDeps, { teamId, userId, id }: Pressed): Promise<Answer> {
  const note = await deps.visitNotes.find(teamId, id);
  if (!note || !isReader(note, userId, deps.clock()))
    throw new UserError('note-gone', 'This note is not here any more. `/observe list` shows your visits.');
  const { legalHold } = await deps.schools.home(teamId);
  if (legalHold) await deps.visitNotes.hide(teamId, id);
  else await deps.visitNotes.remove(teamId, id);
  const observation = await deps.observations.find(teamId, note.observationId);
  if (observation) await closeMessage(deps, observation, { key: noteKey(note), view: noteGoneView });
  return deletedAnswer(Boolean(legalHold));
}

async function toNote(
  deps: Pick<Deps, 'observations' | 'people' | 'schools' | 'clock'>,
  press: Pressed,
): Promise<Observation> {
  const { teamId, userId, id } = press;
  const observation = await observationOf(deps, teamId, id);
  const author = (await deps.people.find(teamId, userId)) ?? { userId };
  const reason = whyNoNote(observation, author, deps.clock());
  if (reason) throw new UserError(`no-note-${reason}`, noNote[reason]);
  const { defaults } = await deps.schools.home(teamId);
  if (notesEnd(observation, defaults.noteDays) > deps.clock()) return observation;
  throw new UserError(
    'no-note-too-late',
    `Notes on a visit are kept for ${defaults.noteDays} days after it, and these are over: nobody could read yours. Tell your colleague what you saw yourself.`,
  );
}

/** When nobody reads the notes of a visit any more: an instant, UTC. */
function notesEnd({ endsAt }: Pick<Observation, 'endsAt'>, noteDays: number): Date {
  return new Date(+endsAt + noteDays * dayMs);
}
