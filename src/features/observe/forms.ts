import type { App } from '@slack/bolt';
import type { Deps } from '../../deps.ts';
import { againOf, formMaker, registerForms as register } from '../../slack/button-form.ts';
import { formPayload, pressPayload } from '../../slack/payload.ts';
import { ids } from './action-ids.ts';
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
import { channelOf, draftRound, openRoundForm, roundFaults } from './start.ts';

const form = formMaker<Deps, Press, Sender>();

/** Those in which people write of lessons. */
const written = [
  form({
    ...{ id: ids.form, title: formTitle, openedBy: [ids.change] },
    ...{ build: openRoundForm, schema: roundInput, check: roundFaults },
    gather: async (deps, who, sent, client) => ({ ...sent, ...(await channelOf(deps, who, client)) }),
    work: draftRound,
  }),
  form({
    ...{ id: ids.doorForm, title: doorTitle, openedBy: [ids.openDoor] },
    ...{ build: openDoorForm, schema: doorInput, check: doorFaults },
    work: (tx, who, { typed }, client) => draftDoor(tx, who, typed, client),
  }),
  form({
    ...{ id: ids.notesForm, title: notesTitle, openedBy: [ids.notes] },
    ...{ build: openNotes, schema: noteInput, check: noteFaults },
    work: (tx, who, { typed }) => saveNote(tx, who, typed),
  }),
  form({
    ...{ id: ids.reportForm, title: reportTitle, openedBy: [ids.reportWrite] },
    ...{ build: openReportForm, schema: linesInput, check: reportFaults, work: writeReport },
  }),
];

const chosen = [
  form({
    ...{ id: ids.inviteForm, title: inviteTitle, openedBy: [ids.invite] },
    ...{ build: openInvite, schema: inviteInput, check: inviteFaults, work: inviteColleague },
  }),
  form({
    ...{ id: ids.notWithForm, title: notWithTitle, openedBy: [ids.notWith] },
    ...{ build: openNotWith, schema: notWithInput, work: saveNotWith },
  }),
  form({
    ...{ id: ids.coverForm, title: coverTitle, openedBy: [ids.cover] },
    ...{ build: openCover, schema: coverInput, check: coverFaults, work: saveCover },
  }),
];

export const aboutTeaching = againOf(written);

export function registerForms(app: App, deps: Deps): void {
  register(app, deps, { written, chosen, press: pressPayload, sender: formPayload });
}
