import type { SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { ahead } from './ahead.ts';
import { type Answering, answer } from './answer.ts';
import { type Cause, causeIn } from './cause-in.ts';
import { type FormValue, formValues } from './form-values.ts';
import { fieldErrors } from './parse.ts';
import { type Answer, sentence } from './view.ts';

export type Submission = SlackViewMiddlewareArgs<ViewSubmitAction> & { client: WebClient; context: object };

export interface SubmittedForm<D, T> {
  name: string;
  /** The fields, each with the sentence that stands beside it when it is wrong. */
  schema: z.ZodType<T>;
  /** What only a look at the records can tell: a sentence by field name. Quick: the person waits. */
  check?(values: T): Promise<Record<string, string>>;
  /** The same of the fields that could be read, also while others are wrong; for schemas that read each field by itself. */
  checkRead?(values: Partial<T>): Promise<Record<string, string>>;
  /** Shown while the answer is made; without it the form closes. */
  meanwhile?: ModalView;
  /** Completes the values by what only Slack can tell: after the acknowledgement, before the transaction. */
  gather?(values: T): Promise<T>;
  work(deps: D, values: T): Promise<Answer | undefined>;
}

/**
 * A form that was sent: faults are told beside their fields and the form stays; else it closes or waits for its answer. What
 * `check` finds is told once all fields can be read.
 */
export async function submitted<D, C extends Cause, T>(
  deps: Answering<D, C>,
  heard: Submission,
  form: SubmittedForm<D, T>,
): Promise<void> {
  const typed = formValues(heard.view.state.values);
  const filled = form.schema.safeParse(typed);
  const errors = {
    ...(await form.checkRead?.(filled.success ? filled.data : readFields(form.schema, typed))),
    ...(filled.success ? await form.check?.(filled.data) : fieldErrors(filled.error)),
  };
  if (!filled.success || Object.keys(errors).length > 0) {
    // A form that has been answered before shows no faults beside its fields any more.
    const isTold = causeIn<C>(heard.context).replayed;
    const faults = { ...sentence(Object.values(errors).join(' ')), reason: 'faults in the form' };
    await heard.ack({ response_action: 'errors', errors });
    return answer(deps, form.name, heard, async () => (isTold ? faults : undefined));
  }
  await (form.meanwhile ? heard.ack({ response_action: 'update', view: form.meanwhile }) : heard.ack());
  // A form that has closed cannot show anything: its answer is a direct message.
  const place = form.meanwhile ? heard : { ...heard, body: {} };
  const gathered = await ahead(async () => form.gather?.(filled.data) ?? filled.data);
  await answer(deps, form.name, place, async (tx) => form.work(tx, gathered()));
}

/** Those fields of a form that can be read by themselves. */
function readFields<T>(schema: z.ZodType<T>, typed: Record<string, FormValue>): Partial<T> {
  if (!(schema instanceof z.ZodObject)) return {};
  const fields = Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, field]) => {
    const read = field.safeParse(typed[name]);
    return read.success ? [[name, read.data]] : [];
  });
  // The fields of the schema are the fields of what it reads.
  return Object.fromEntries(fields) as Partial<T>;
}
