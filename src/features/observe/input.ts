import { z } from 'zod';
import type { TypedCover } from '../../domain/cover.ts';
import { doorFields, type TypedDoor } from '../../domain/door.ts';
import { roundFields, type TypedRound } from '../../domain/typed-round.ts';
import { noteFields, type TypedNote } from '../../domain/visit-note.ts';
import { namesNoPupil } from '../../slack/no-pupil-tick.ts';
import {
  type commandPayload,
  type formPayload,
  type pressPayload,
  typedField,
  typedFields,
  type Written,
  writtenForm,
} from '../../slack/payload.ts';

/** Who typed `/observe`, and where. */
export type Asked = z.infer<typeof commandPayload>;

/** A press on a button; `id` is the round's or the visit's. */
export type Press = z.infer<typeof pressPayload>;

/** A press, or something that does the same. */
export type Pressed = Pick<Press, 'teamId' | 'userId' | 'id'>;

/** Who sent a form, and what it was opened for. */
export type Sender = z.infer<typeof formPayload>;

/** A form that was filled in; what the fields mean is for the domain. */
export type Sent<T> = Written<T>;

export const roundInput: z.ZodType<Sent<TypedRound>> = writtenForm(roundFields);
export const noteInput: z.ZodType<Sent<TypedNote>> = writtenForm(noteFields);

export const doorInput: z.ZodType<Sent<TypedDoor>> = typedFields(doorFields)
  .extend({ repeat: z.array(z.string()).nullish(), namesNoPupil })
  .transform(({ namesNoPupil, repeat, ...filled }) => ({
    typed: { ...filled, repeat: repeat?.[0] ?? null },
    namesNoPupil,
  }));

/** Lines of a report that were filled in. */
export interface SentLines {
  lines: string | null;
  namesNoPupil: boolean;
}

export const linesInput: z.ZodType<SentLines> = z.object({ lines: typedField, namesNoPupil });

/** Behind **Who minds my class**. */
export const coverInput: z.ZodType<TypedCover> = typedFields(['cover', 'coverMinutes', 'coverBy']);

/** Behind **Not with …**. */
export const notWithInput = z.object({ others: z.array(z.string().max(32)).nullish() });

/** Behind **Invite**. */
export const inviteInput = z.object({ colleague: z.string({ error: 'Choose a colleague.' }).max(32) });
