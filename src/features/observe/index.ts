import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { answer } from '../../slack/answer.ts';
import { turns } from '../../slack/in-turn.ts';
import { loadingModal } from '../../slack/modal.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { submitted } from '../../slack/submitted.ts';
import type { Answer } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import { cancelVisit } from './cancel.ts';
import { moveVisit } from './closed-days.ts';
import { doorTitle } from './door-form-views.ts';
import { doorFaults, draftDoor, openDoorForm, postDoor } from './doors.ts';
import { addToCalendar } from './file.ts';
import { sayHeld, sayNotHeld } from './held.ts';
import {
  commandInput,
  doorInput,
  inviteInput,
  linesInput,
  noteInput,
  notWithInput,
  type Press,
  pressInput,
  roundInput,
  submissionInput,
} from './input.ts';
import { acceptInvite, inviteColleague, inviteFaults, inviteTitle, openInvite, refuseInvite } from './invite.ts';
import { listVisits } from './list.ts';
import { notesTitle } from './note-views.ts';
import { deleteNote, noteFaults, openNotes, openToRead, saveNote } from './notes.ts';
import { openNotWith, previewPairs, saveNotWith, sendPairs } from './pairs.ts';
import { signUpFor, waitFor, withdrawFrom } from './places.ts';
import { closeReportStep, openReport, openReportForm, reportFaults, writeReport } from './report.ts';
import { reportTitle } from './report-views.ts';
import { formTitle } from './round-form-views.ts';
import {
  changeDraft,
  draftRound,
  endOwnRound,
  openObserve,
  postRound,
  roundFaults,
  takeNoPartIn,
  takePartIn,
} from './start.ts';
import { helpView } from './views.ts';

export { personLeft } from './cancel.ts';
export { calendarFollower } from './closed-days.ts';
export { jobs } from './jobs.ts';
export { home } from './list.ts';
export { undelivered } from './undelivered.ts';

const formInstead = 'I could not open the form. Please type `/observe` again.';

export function register(app: App, deps: Deps): void {
  const inTurn = turns();

  app.command('/observe', async (heard) => {
    await heard.ack();
    const words = heard.command.text.trim().toLowerCase();
    if (words === '') {
      const build = () => openObserve(deps, parse(commandInput, heard.command));
      return openForm(deps, '/observe', heard, { title: formTitle, instead: formInstead, build });
    }
    await answer(deps, '/observe', heard, async (tx) => {
      const asked = parse(commandInput, heard.command);
      await tx.roster.colleague(asked.teamId, asked.userId);
      if (words === 'list') return listVisits(tx, asked);
      return words === 'help' ? helpView() : helpView('I did not understand that. Try one of these:');
    });
  });

  /** What a press on a button does, in one transaction. */
  const presses: [string, (tx: Deps, press: Press) => Promise<Answer | undefined>][] = [
    [ids.post, postRound],
    [ids.takePart, takePartIn],
    [ids.takeNoPart, takeNoPartIn],
    [ids.end, endOwnRound],
    [ids.postDoor, postDoor],
    [ids.signUp, signUpFor],
    [ids.wait, waitFor],
    [ids.withdraw, withdrawFrom],
    [ids.cancel, cancelVisit],
    [ids.come, acceptInvite],
    [ids.notCome, refuseInvite],
    [ids.file, addToCalendar],
    [ids.held, sayHeld],
    [ids.notHeld, sayNotHeld],
    [ids.pairs, previewPairs],
    [ids.sendPairs, sendPairs],
    [ids.deleteNote, deleteNote],
    [ids.reportClose, closeReportStep],
    [ids.move, moveVisit],
  ];
  for (const [id, act] of presses) {
    app.action(id, async (heard) => {
      await heard.ack();
      const press = pressInput.safeParse(heard.body);
      const key = press.success ? press.data.teamId : '';
      await inTurn(key, () =>
        answer(deps, id, heard, async (tx) => {
          const pressed = parse(pressInput, heard.body);
          const said = await act(tx, pressed);
          // Home is drawn anew after a press on it, and says it.
          return pressed.onHome ? undefined : said;
        }),
      );
    });
  }

  /** A press that opens a form. */
  const forms: [string, string, (press: Press) => Promise<ModalView>][] = [
    [ids.change, formTitle, (press) => changeDraft(deps, press)],
    [ids.openDoor, doorTitle, (press) => openDoorForm(deps, press)],
    [ids.invite, inviteTitle, (press) => openInvite(deps, press)],
    [ids.notWith, 'Not with', (press) => openNotWith(deps, press)],
    [ids.notes, notesTitle, (press) => openNotes(deps, press)],
    [ids.readNotes, notesTitle, (press) => openToRead(deps, press)],
    [ids.report, reportTitle, (press) => openReport(deps, press)],
    [ids.reportWrite, reportTitle, (press) => openReportForm(deps, press)],
  ];
  for (const [id, title, build] of forms) {
    app.action(id, async (heard) => {
      await heard.ack();
      const again = 'I could not open the form. Please press the button again.';
      await openForm(deps, id, heard, { title, instead: again, build: () => build(parse(pressInput, heard.body)) });
    });
  }

  app.view<ViewSubmitAction>(ids.form, async (heard) => {
    const who = parse(submissionInput, heard.body);
    await submitted(deps, heard, {
      name: ids.form,
      schema: roundInput,
      check: (sent) => roundFaults(deps, who, sent),
      meanwhile: loadingModal(formTitle),
      work: (tx, { typed }) => draftRound(tx, who, typed),
    });
  });

  app.view<ViewSubmitAction>(ids.doorForm, async (heard) => {
    const who = parse(submissionInput, heard.body);
    await submitted(deps, heard, {
      name: ids.doorForm,
      schema: doorInput,
      check: (sent) => doorFaults(deps, who, sent),
      meanwhile: loadingModal(doorTitle),
      work: (tx, { typed }) => draftDoor(tx, who, typed),
    });
  });

  app.view<ViewSubmitAction>(ids.inviteForm, async (heard) => {
    const who = parse(submissionInput, heard.body);
    await submitted(deps, heard, {
      name: ids.inviteForm,
      schema: inviteInput,
      check: (sent) => inviteFaults(deps, who, sent),
      meanwhile: loadingModal(inviteTitle),
      work: (tx, sent) => inviteColleague(tx, who, sent),
    });
  });

  app.view<ViewSubmitAction>(ids.notesForm, async (heard) => {
    const who = parse(submissionInput, heard.body);
    await submitted(deps, heard, {
      name: ids.notesForm,
      schema: noteInput,
      check: (sent) => noteFaults(deps, who, sent),
      meanwhile: loadingModal(notesTitle),
      work: (tx, { typed }) => saveNote(tx, who, typed),
    });
  });

  app.view<ViewSubmitAction>(ids.notWithForm, async (heard) => {
    const who = parse(submissionInput, heard.body);
    await submitted(deps, heard, {
      name: ids.notWithForm,
      schema: notWithInput,
      meanwhile: loadingModal('Not with'),
      work: (tx, sent) => saveNotWith(tx, who, sent),
    });
  });

  app.view<ViewSubmitAction>(ids.reportForm, async (heard) => {
    const who = parse(submissionInput, heard.body);
    await submitted(deps, heard, {
      name: ids.reportForm,
      schema: linesInput,
      check: (sent) => reportFaults(deps, who, sent),
      meanwhile: loadingModal(reportTitle),
      work: (tx, sent) => writeReport(tx, who, sent),
    });
  });
}
