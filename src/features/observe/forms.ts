import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { loadingModal } from '../../slack/modal.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { formPayload, pressPayload } from '../../slack/payload.ts';
import { type Submission, submitted } from '../../slack/submitted.ts';
import type { Answer } from '../../slack/view.ts';
import { again, ids, taught } from './action-ids.ts';
import { coverFaults, coverTitle, openCover, saveCover } from './cover.ts';
import { doorTitle } from './door-form-views.ts';
import { doorFaults, draftDoor, openDoorForm } from './doors.ts';
import {
  coverInput,
  doorInput,
  inviteInput,
  linesInput,
  noteInput,
  notWithInput,
  type Press,
  roundInput,
  type Sender,
} from './input.ts';
import { inviteColleague, inviteFaults, inviteTitle, openInvite } from './invite.ts';
import { notesTitle } from './note-views.ts';
import { noteFaults, openNotes, saveNote } from './notes.ts';
import { notWithTitle } from './pair-views.ts';
import { openNotWith, saveNotWith } from './pairs.ts';
import { openReportForm, reportFaults, writeReport } from './report.ts';
import { reportTitle } from './report-views.ts';
import { formTitle } from './round-form-views.ts';
import { draftRound, openRoundForm, roundFaults } from './start.ts';

/** A form of this routine. */
interface Form {
  id: string;
  title: string;
  /** The button that opens it. */
  openedBy: string;
  build(deps: Deps, press: Press): Promise<ModalView>;
  sent(deps: Deps, who: Sender, heard: Submission): Promise<void>;
}

interface Filled<T> {
  schema: z.ZodType<T>;
  check?(deps: Deps, who: Sender, sent: T): Promise<Record<string, string>>;
  work(tx: Deps, who: Sender, sent: T): Promise<Answer>;
}

function form<T>({ schema, check, work, ...rest }: Omit<Form, 'sent'> & Filled<T>): Form {
  return {
    ...rest,
    sent: (deps, who, heard) =>
      submitted(deps, heard, {
        name: rest.id,
        schema,
        ...(check && { check: (filled: T) => check(deps, who, filled) }),
        meanwhile: loadingModal(rest.title),
        work: (tx, filled) => work(tx, who, filled),
      }),
  };
}

/** Those in which people write of lessons. */
const written: Form[] = [
  form({
    ...{ id: ids.form, title: formTitle, openedBy: ids.change },
    ...{ build: openRoundForm, schema: roundInput, check: roundFaults },
    work: (tx, who, { typed }) => draftRound(tx, who, typed),
  }),
  form({
    ...{ id: ids.doorForm, title: doorTitle, openedBy: ids.openDoor },
    ...{ build: openDoorForm, schema: doorInput, check: doorFaults },
    work: (tx, who, { typed }) => draftDoor(tx, who, typed),
  }),
  form({
    ...{ id: ids.notesForm, title: notesTitle, openedBy: ids.notes },
    ...{ build: openNotes, schema: noteInput, check: noteFaults },
    work: (tx, who, { typed }) => saveNote(tx, who, typed),
  }),
  form({
    ...{ id: ids.reportForm, title: reportTitle, openedBy: ids.reportWrite },
    ...{ build: openReportForm, schema: linesInput, check: reportFaults, work: writeReport },
  }),
];

const chosen: Form[] = [
  form({
    ...{ id: ids.inviteForm, title: inviteTitle, openedBy: ids.invite },
    ...{ build: openInvite, schema: inviteInput, check: inviteFaults, work: inviteColleague },
  }),
  form({
    ...{ id: ids.notWithForm, title: notWithTitle, openedBy: ids.notWith },
    ...{ build: openNotWith, schema: notWithInput, work: saveNotWith },
  }),
  form({
    ...{ id: ids.coverForm, title: coverTitle, openedBy: ids.cover },
    ...{ build: openCover, schema: coverInput, check: coverFaults, work: saveCover },
  }),
];

/**
 * The forms in which people write of lessons, each with the button that opens it to be written again when it was wrongly taken
 * for a matter of a child's safety.
 */
export const aboutTeaching: Record<string, string> = Object.fromEntries(written.map(({ id }) => [id, again(id)]));

export function registerForms(app: App, deps: Deps): void {
  for (const { id, title, openedBy, build, sent } of [...written, ...chosen]) {
    const openers = id in aboutTeaching ? [openedBy, again(id)] : [openedBy];
    for (const opener of openers) {
      app.action(opener, async (heard) => {
        await heard.ack();
        await openForm(deps, opener, heard, {
          title,
          instead: 'I could not open the form. Please press the button again.',
          async build() {
            const view = await build(deps, parse(pressPayload, heard.body));
            return opener === again(id) && view.callback_id ? { ...view, callback_id: taught(id) } : view;
          },
        });
      });
    }
    const callbackIds = id in aboutTeaching ? [id, taught(id)] : [id];
    for (const callbackId of callbackIds) {
      app.view<ViewSubmitAction>(callbackId, async (heard) => {
        await sent(deps, parse(formPayload, heard.body), heard);
      });
    }
  }
}
