import type { App } from '@slack/bolt';
import type { Deps } from '../../deps.ts';
import { againOf, type ButtonForm, formMaker, registerForms as register } from '../../slack/button-form.ts';
import { turns } from '../../slack/in-turn.ts';
import { ids } from './action-ids.ts';
import { answerFaults, openAnswer, saveAnswer } from './answer.ts';
import { answerTitle, formTitle, moveTitle, pauseTitle } from './form-views.ts';
import {
  answerInput,
  moveInput,
  type Press,
  pauseInput,
  pressInput,
  ritualInput,
  type Sender,
  submissionInput,
  thanksInput,
} from './input.ts';
import { moveFaults, openMove, postMove } from './meeting.ts';
import { openPause, pauseFaults, pauseRitual } from './rest.ts';
import { openRitualForm, ritualFaults, saveRitual } from './start.ts';
import { openThanks, sayThanks, thanksFaults } from './thanks.ts';
import { thanksTitle } from './thanks-views.ts';

const form = formMaker<Deps, Press, Sender>();

/** Those in which people write of lessons. */
const written = [
  form({
    ...{ id: ids.form, title: formTitle, openedBy: [ids.choose, ids.change] },
    ...{ build: openRitualForm, schema: ritualInput, check: ritualFaults },
    work: (tx, who, { typed }) => saveRitual(tx, who, typed),
  }),
  form({
    ...{ id: ids.answerForm, title: answerTitle, openedBy: [ids.answer] },
    ...{ build: openAnswer, schema: answerInput, check: answerFaults },
    work: (tx, who, { typed }) => saveAnswer(tx, who, typed),
  }),
  form({
    ...{ id: ids.moveForm, title: moveTitle, openedBy: [ids.move] },
    ...{ build: openMove, schema: moveInput, check: moveFaults },
    work: (tx, who, { typed }) => postMove(tx, who, typed),
  }),
  form({
    ...{ id: ids.thanksForm, title: thanksTitle, openedBy: [ids.thank] },
    ...{ build: (deps: Deps, press: Press) => openThanks(deps, press), schema: thanksInput, check: thanksFaults },
    work: (tx, who, { typed }) => sayThanks(tx, who, typed),
  }),
];

const chosen = [
  form({
    ...{ id: ids.pauseForm, title: pauseTitle, openedBy: [ids.pause] },
    ...{ build: openPause, schema: pauseInput, check: pauseFaults, work: pauseRitual },
  }),
];

export const aboutTeaching = againOf(written);

export function registerForms(app: App, deps: Deps): void {
  const inTurn = turns();
  // A whole staff answers one card within a minute.
  const oneByOne = (one: ButtonForm<Deps, Press, Sender>): ButtonForm<Deps, Press, Sender> => ({
    ...one,
    sent: (tx, who, heard) => inTurn(`${who.teamId} ${who.id}`, () => one.sent(tx, who, heard)),
  });
  register(app, deps, {
    ...{ written: written.map(oneByOne), chosen: chosen.map(oneByOne) },
    ...{ press: pressInput, sender: submissionInput },
  });
}
