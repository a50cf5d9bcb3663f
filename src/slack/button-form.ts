import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { z } from 'zod';
import type { Answering } from './answer.ts';
import type { Cause } from './cause-in.ts';
import { loadingModal } from './modal.ts';
import { openForm } from './open-form.ts';
import { parse } from './parse.ts';
import { type Submission, submitted } from './submitted.ts';
import type { Answer } from './view.ts';

/** A form that buttons open. `D`: all that a routine may reach; `P`: what a press brings; `W`: who sent the form, and of what. */
export interface ButtonForm<D, P, W> {
  id: string;
  title: string;
  /** The buttons that open it. */
  openedBy: readonly string[];
  instead?: string;
  build(deps: D, press: P, client: WebClient): Promise<ModalView>;
  sent(deps: D, who: W, heard: Submission): Promise<void>;
}

/** What becomes of what was filled in. */
interface Filled<D, W, T> {
  /** The fields, each with the sentence that stands beside it when it is wrong. */
  schema: z.ZodType<T>;
  /** What only a look at the records, or at Slack, can tell: a sentence by field name. */
  check?(deps: D, who: W, sent: T, client: WebClient): Promise<Record<string, string>>;
  /** Completes the values by what only Slack can tell, before the transaction. */
  gather?(deps: D, who: W, sent: T, client: WebClient): Promise<T>;
  work(tx: D, who: W, sent: T, client: WebClient): Promise<Answer>;
}

/** Makes the forms of a routine, each from its parts. */
export function formMaker<D extends Answering<D, Cause>, P, W>() {
  return <T>({
    schema,
    check,
    gather,
    work,
    ...form
  }: Omit<ButtonForm<D, P, W>, 'sent'> & Filled<D, W, T>): ButtonForm<D, P, W> => ({
    ...form,
    sent: (deps, who, heard) =>
      submitted(deps, heard, {
        name: form.id,
        schema,
        ...(check && { check: (filled: T) => check(deps, who, filled, heard.client) }),
        ...(gather && { gather: (filled: T) => gather(deps, who, filled, heard.client) }),
        meanwhile: loadingModal(form.title),
        work: (tx: D, filled: T) => work(tx, who, filled, heard.client),
      }),
  });
}

/** The same form once its words were said to be about teaching: they pass the check for a child's safety. */
export const taught = (formId: string) => `${formId}-taught`;

/** The button that opens it, to be written anew after a false alarm. */
export const again = (formId: string) => `${formId}-again`;

/** The forms in which people write of lessons, each with the button that opens it again after a false alarm. */
export function againOf(written: readonly { id: string }[]): Record<string, string> {
  return Object.fromEntries(written.map(({ id }) => [id, again(id)]));
}

export interface FormsOf<D, P, W> {
  /** Those in which people write of lessons. */
  written?: readonly ButtonForm<D, P, W>[];
  /** Those in which they choose. */
  chosen?: readonly ButtonForm<D, P, W>[];
  press: z.ZodType<P>;
  sender: z.ZodType<W>;
}

/** Listens to the buttons and the sending of these forms. */
export function registerForms<D extends Answering<D, Cause>, P, W>(
  app: App,
  deps: D,
  { written = [], chosen = [], press, sender }: FormsOf<D, P, W>,
): void {
  for (const form of [...written, ...chosen]) {
    const isWritten = written.includes(form);
    const { id, title, openedBy, build, sent, instead } = form;
    for (const opener of isWritten ? [...openedBy, again(id)] : openedBy) {
      app.action(opener, async (heard) => {
        await heard.ack();
        await openForm(deps, opener, heard, {
          title,
          ...(instead && { instead }),
          async build() {
            const view = await build(deps, parse(press, heard.body), heard.client);
            // A notice in place of the form has nothing to send.
            return opener === again(id) && view.callback_id ? { ...view, callback_id: taught(id) } : view;
          },
        });
      });
    }
    for (const callbackId of isWritten ? [id, taught(id)] : [id]) {
      app.view<ViewSubmitAction>(callbackId, async (heard) => {
        await sent(deps, parse(sender, heard.body), heard);
      });
    }
  }
}
