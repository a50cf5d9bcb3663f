import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { answer } from '../../slack/answer.ts';
import { pageAsked } from '../../slack/list-page.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { commandPayload, pressPayload } from '../../slack/payload.ts';
import { type PressAct, registerPresses } from '../../slack/presses.ts';
import { ids } from './action-ids.ts';
import { cancelVisit } from './cancel.ts';
import { keepDay, moveVisit } from './closed-days.ts';
import { sayNotMe } from './cover.ts';
import { postDoor } from './doors.ts';
import { endOwnRound } from './end.ts';
import { addToCalendar } from './file.ts';
import { registerForms } from './forms.ts';
import { sayHeld, sayNotHeld } from './held.ts';
import type { Press } from './input.ts';
import { acceptInvite, refuseInvite, uninviteEvaluators } from './invite.ts';
import { listVisits } from './list.ts';
import type { Client } from './load.ts';
import { notesTitle } from './note-views.ts';
import { deleteNote, openToRead } from './notes.ts';
import { previewPairs, sendPairs } from './pairs.ts';
import { signUpFor, waitFor, withdrawFrom } from './places.ts';
import { closeReportStep, openReport } from './report.ts';
import { reportTitle } from './report-views.ts';
import { formTitle } from './round-form-views.ts';
import { openObserve, postRound, takeNoPartIn, takePartIn } from './start.ts';
import { helpView } from './views.ts';

export { personLeft } from './cancel.ts';
export { calendarFollower } from './closed-days.ts';
export { aboutTeaching } from './forms.ts';
export { home } from './home.ts';
export { jobs } from './jobs.ts';
export { undelivered } from './undelivered.ts';

const formInstead = 'I could not open the form. Please type `/observe` again.';

export function register(app: App, deps: Deps): void {
  app.command('/observe', async (heard) => {
    await heard.ack();
    const words = heard.command.text.trim().toLowerCase();
    if (words === '') {
      const build = () => openObserve(deps, parse(commandPayload, heard.command));
      return openForm(deps, '/observe', heard, { title: formTitle, instead: formInstead, build });
    }
    await answer(deps, '/observe', heard, async (tx) => {
      const asked = parse(commandPayload, heard.command);
      await tx.roster.colleague(asked.teamId, asked.userId);
      const page = pageAsked(words);
      if (page) return listVisits(tx, asked, page);
      return words === 'help' ? helpView() : helpView('I did not understand that. Try one of these:');
    });
  });

  const presses: [string, PressAct<Deps, Press>][] = [
    [ids.post, postRound],
    [ids.takePart, takePartIn],
    [ids.takeNoPart, takeNoPartIn],
    [ids.end, endOwnRound],
    [ids.postDoor, postDoor],
    [ids.signUp, signUpFor],
    [ids.wait, waitFor],
    [ids.withdraw, (tx, press) => withdrawFrom(tx, press)],
    [ids.cancel, cancelVisit],
    [ids.come, acceptInvite],
    [ids.notCome, refuseInvite],
    [ids.uninvite, uninviteEvaluators],
    [ids.file, addToCalendar],
    [ids.held, sayHeld],
    [ids.notHeld, sayNotHeld],
    [ids.pairs, previewPairs],
    [ids.sendPairs, sendPairs],
    [ids.deleteNote, deleteNote],
    [ids.reportClose, closeReportStep],
    [ids.move, moveVisit],
    [ids.keepDay, keepDay],
    [ids.notMe, sayNotMe],
  ];
  registerPresses(app, deps, { acts: presses, press: pressPayload, key: ({ teamId }) => teamId });

  /** A press that opens something to read. */
  const reads: [string, string, (press: Press, client: Client) => Promise<ModalView>][] = [
    [ids.readNotes, notesTitle, (press) => openToRead(deps, press)],
    [ids.report, reportTitle, (press, client) => openReport(deps, press, client)],
  ];
  for (const [id, title, build] of reads) {
    app.action(id, async (heard) => {
      await heard.ack();
      const instead = 'I could not open this. Please press the button again.';
      await openForm(deps, id, heard, {
        title,
        instead,
        build: () => build(parse(pressPayload, heard.body), heard.client),
      });
    });
  }
  registerForms(app, deps);
}
