import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { turns } from '../../slack/in-turn.ts';
import { loadingModal } from '../../slack/modal.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { type Submission, submitted } from '../../slack/submitted.ts';
import type { Answer } from '../../slack/view.ts';
import { again, ids, taught } from './action-ids.ts';
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

/** A form of this routine. */
interface Form {
  id: string;
  title: string;
  /** The buttons that open it. */
  openedBy: string[];
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

const chosen: Form[] = [
  form({
    ...{ id: ids.pauseForm, title: pauseTitle, openedBy: [ids.pause] },
    ...{ build: openPause, schema: pauseInput, check: pauseFaults, work: pauseRitual },
  }),
];

/**
 * The forms in which people write of lessons, each with the button that opens it to be written again when it was wrongly taken
 * for a matter of a child's safety.
 */
export const aboutTeaching: Record<string, string> = Object.fromEntries(written.map(({ id }) => [id, again(id)]));

export function registerForms(app: App, deps: Deps): void {
  const inTurn = turns();
  for (const { id, title, openedBy, build, sent } of [...written, ...chosen]) {
    const openers = id in aboutTeaching ? [...openedBy, again(id)] : openedBy;
    for (const opener of openers) {
      app.action(opener, async (heard) => {
        await heard.ack();
        await openForm(deps, opener, heard, {
          title,
          instead: 'I could not open the form. Please press the button again.',
          async build() {
            const view = await build(deps, parse(pressInput, heard.body));
            return opener === again(id) && view.callback_id ? { ...view, callback_id: taught(id) } : view;
          },
        });
      });
    }
    const callbackIds = id in aboutTeaching ? [id, taught(id)] : [id];
    for (const callbackId of callbackIds) {
      app.view<ViewSubmitAction>(callbackId, async (heard) => {
        const who = parse(submissionInput, heard.body);
        // A whole staff answers one card within a minute.
        await inTurn(`${who.teamId} ${who.id}`, () => sent(deps, who, heard));
      });
    }
  }
}
