import type { KnownBlock, ModalView } from '@slack/types';
import type { Observation } from '../../domain/observation.ts';
import { type NoteField, noteFields, type VisitNote } from '../../domain/visit-note.ts';
import { actions, button, context, escaped, input, mention, plain, quote, section } from '../../slack/blocks.ts';
import { fewerButton } from '../../slack/fewer-button.ts';
import { noPupilField } from '../../slack/no-pupil-tick.ts';
import type { Answer, View } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import { modal } from './views.ts';
import { readButton, writeButton } from './visit-buttons.ts';
import { visitLine } from './visit-words.ts';

export const notesTitle = 'Notes of a visit';

const labels: Record<NoteField, string> = {
  noticed: 'I noticed',
  wondered: 'I wondered',
  takingBack: 'I take back',
};

const hints: Record<NoteField, string> = {
  noticed: 'What you saw or heard, without adjectives: “Nine students spoke, four of them twice.”',
  wondered: 'An open question: “What would happen if they waited longer?”',
  takingBack: 'What you will try yourself.',
};

/** Source: domain.md section 2, "Honest privacy line". */
const privacy =
  'Kept out of leaders’ views by this bot. Whoever runs its database can read it. Your district owns this workspace and may have to release messages by law. No student names, please.';

function readersLine(observation: Observation, userId: string): string {
  return observation.hostId === userId
    ? '*Who reads this:* only you.'
    : `*Who reads this:* you and ${mention(observation.hostId)}, never another visitor. Either of you deletes it at once.`;
}

/** Behind **Write notes**. */
export function notesForm(
  observation: Observation,
  {
    userId,
    zone,
    note,
    days,
    isEvaluated,
  }: {
    userId: string;
    zone: string;
    note: VisitNote | undefined;
    /** For how many days it is kept. */
    days: number;
    /** The host evaluates who writes. */
    isEvaluated: boolean;
  },
): ModalView {
  return {
    type: 'modal',
    callback_id: ids.notesForm,
    private_metadata: observation.id,
    title: plain(notesTitle),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      section(`${visitLine(observation, zone)}\n*Look at* ${escaped(observation.focus)}`),
      ...noteFields.map((field) =>
        input(
          field,
          labels[field],
          {
            type: 'plain_text_input',
            multiline: true,
            max_length: 1_000,
            ...(note?.[field] && { initial_value: note[field] }),
          },
          { optional: true, hint: hints[field] },
        ),
      ),
      noPupilField(),
      ...(isEvaluated ? [context('Your host evaluates you: write only what you would say to them.')] : []),
      context(`${readersLine(observation, userId)} It is deleted after ${days} days. ${privacy}`),
    ],
  };
}

/** It is kept. */
export function keptAnswer(observation: Observation, userId: string): Answer {
  const text =
    observation.hostId === userId
      ? 'Kept, for you alone.'
      : `Kept, for you and ${mention(observation.hostId)}. They hear that there is a note, and read it here, not in a message.`;
  const blocks = [section(text), actions(readButton(observation))];
  return { text, blocks, modal: modal(notesTitle, blocks) };
}

/** What this person may read of a visit, each note with the way to delete it. */
export function notesModal(observation: Observation, notes: readonly VisitNote[], zone: string): ModalView {
  const none = notes.length === 0 ? [section('There is no note of this visit that is yours to read.')] : [];
  return modal(notesTitle, [
    section(visitLine(observation, zone)),
    ...none,
    ...notes.flatMap((note) => noteBlocks(note)),
    context(privacy),
  ]);
}

function noteBlocks(note: VisitNote): KnownBlock[] {
  const who = note.authorId === note.hostId ? `${mention(note.authorId)}, for themself` : mention(note.authorId);
  return [
    section(`*${who}*`),
    ...noteFields.flatMap((field) => {
      const text = note[field];
      return text ? [section(`*${labels[field]}*\n${quote(text, 1_000)}`)] : [];
    }),
    actions(
      button('Delete', ids.deleteNote, {
        value: note.id,
        style: 'danger',
        confirm: {
          title: 'Delete this note?',
          text: 'It is gone at once, for both of you.',
          yes: 'Delete',
          no: 'Keep',
        },
      }),
    ),
  ];
}

/** It is gone, or hidden while a legal hold is set. */
export function deletedAnswer(isHeld: boolean): Answer {
  const text = isHeld
    ? 'It is hidden from both of you at once. A legal hold keeps it until the hold is released; then it is gone.'
    : 'It is gone, for both of you.';
  return { text, blocks: [section(text)], modal: modal(notesTitle, [section(text)]) };
}

/** To host and visitors, once a focused visit took place. Holds no word of a note. */
export function askNotesView(observation: Observation, zone: string): View {
  const text = `What did you notice? ${visitLine(observation, zone)}`;
  return {
    text: `${text}\nPress Write notes; writing nothing is fine. Notes are read by their author and the host alone.`,
    blocks: [
      section(text),
      actions(writeButton(observation), fewerButton()),
      context('Writing nothing is fine. Notes are read by their author and the host alone.'),
    ],
  };
}

/** To the host: that there is a note, and the way to read it. */
export function noteToReadView(observation: Observation, authorId: string, zone: string): View {
  const text = `${mention(authorId)} has left you a note on their visit: ${visitLine(observation, zone)}`;
  return {
    text: `${text}\nPress Read notes.`,
    blocks: [section(text), actions(readButton(observation), fewerButton())],
  };
}
