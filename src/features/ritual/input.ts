import { z } from 'zod';
import type { TypedThanks } from '../../domain/thanks.ts';
import { ritualFields, type TypedRitual } from '../../domain/typed-ritual.ts';
import {
  commandPayload,
  formPayloadOf,
  pressPayloadOf,
  typedField,
  type Written,
  writtenForm,
} from '../../slack/payload.ts';

/** The id of a ritual or a card, as it stands on a button; of a new form its channel and its template. */
const recordId = z.string().regex(/^[A-Za-z0-9-]{0,80}$/, 'This button is not one of mine.');

export const commandInput = commandPayload;

/** The colleague named behind `/ritual thanks`. */
export const mentionIn = (text: string) => /<@([UW][A-Z0-9]{1,31})(?:\||>)/.exec(text)?.[1];

/** Who typed `/ritual`, and where. */
export type Asked = z.infer<typeof commandInput>;

export const pressInput = pressPayloadOf(recordId);

/** A press on a button; `id` is the ritual's or the card's. */
export type Press = z.infer<typeof pressInput>;

/** A press, or something that does the same. */
export type Pressed = Pick<Press, 'teamId' | 'userId' | 'id'>;

export const submissionInput = formPayloadOf(recordId);

/** Who sent a form, and what it was opened for. */
export type Sender = z.infer<typeof submissionInput>;

/** A form that was filled in; what the fields mean is for the domain. */
export type Sent<T> = Written<T>;

export const ritualInput: z.ZodType<Sent<TypedRitual>> = writtenForm(ritualFields);

/** Behind **Answer**. */
export const answerInput = writtenForm(['words']);

/** Behind **I show a move**. */
export const moveInput = writtenForm(['move', 'lookFor']);

/** Behind **Say thanks**. */
export const thanksInput: z.ZodType<Sent<TypedThanks>> = writtenForm(['to', 'because', 'could']);

/** Behind **Pause**. */
export const pauseInput = z.object({ until: typedField });
