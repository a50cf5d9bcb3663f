import { z } from 'zod';
import type { TypedThanks } from '../../domain/thanks.ts';
import { ritualFields, type TypedRitual } from '../../domain/typed-ritual.ts';
import { commandPayload, formPayloadOf, pressPayloadOf } from '../../slack/payload.ts';

/** The id of a ritual or a card, as it stands on a button; of a new form its channel and its template. */
const recordId = z.string().regex(/^[A-Za-z0-9-]{0,80}$/, 'This button is not one of mine.');

export const commandInput = commandPayload;

/** The colleague named behind `/ritual thanks`. */
export const mentionIn = (text: string) => /<@([UW][A-Z0-9]{1,31})(?:\||>)/.exec(text)?.[1];

/** What was typed after `/ritual`, and where. */
export type Asked = z.infer<typeof commandInput>;

export const pressInput = pressPayloadOf(recordId);

/** A press on a button; `id` is the ritual's or the card's. */
export type Press = z.infer<typeof pressInput>;

/** A press, or something that does the same. */
export type Pressed = Pick<Press, 'teamId' | 'userId' | 'id'>;

export const submissionInput = formPayloadOf(recordId);

/** Who sent a form, and what it was opened for. */
export type Sender = z.infer<typeof submissionInput>;

const typed = z
  .string()
  .max(3_000)
  .nullish()
  .transform((text) => text ?? null);

const fields = <F extends string>(names: readonly F[]) =>
  Object.fromEntries(names.map((name) => [name, typed])) as Record<F, typeof typed>;

/** A form that was filled in; what the fields mean is for the domain. */
export interface Sent<T> {
  typed: T;
  /** Whoever wrote it says that no student is named. */
  namesNoPupil: boolean;
}

const noPupil = z.array(z.string()).nullish();

function written<F extends string>(names: readonly F[]): z.ZodType<Sent<Record<F, string | null>>> {
  // The names of the fields are known here, not to the compiler.
  const shape: Record<string, z.ZodType> = { ...fields(names), noPupil };
  return z.object(shape).transform(({ noPupil: ticked, ...filled }) => ({
    typed: filled as Record<F, string | null>,
    namesNoPupil: Array.isArray(ticked) && ticked.includes('no-pupil'),
  }));
}

export const ritualInput: z.ZodType<Sent<TypedRitual>> = written(ritualFields);

/** Behind **Answer**. */
export const answerInput = written(['words']);

/** Behind **I show a move**. */
export const moveInput = written(['move', 'lookFor']);

/** Behind **Say thanks**. */
export const thanksInput: z.ZodType<Sent<TypedThanks>> = written(['to', 'because', 'could']);

/** Behind **Pause**. */
export const pauseInput = z.object({ until: typed });
