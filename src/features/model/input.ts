import { z } from 'zod';
import { cleanText, hasWords } from '../../domain/clean-text.ts';
import { offerFields, otherTimes, type TypedOffer } from '../../domain/modeling-offer.ts';
import { formValues } from '../../slack/form-values.ts';
import { namesNoPupil } from '../../slack/no-pupil-tick.ts';
import {
  commandPayload,
  formPayload,
  pressPayload,
  recordId,
  slackId,
  typedFields,
  type Written,
  writtenForm,
} from '../../slack/payload.ts';

export const commandInput = commandPayload.transform(({ isDirect, channelId, ...who }) => ({
  ...who,
  ...(!isDirect && { channelId }),
}));

export const pressInput = pressPayload.transform(({ id: sessionId, ...press }) => ({ ...press, sessionId }));

/** A press on a button of a session. */
export type Press = z.infer<typeof pressInput>;

export const submissionInput = formPayload.transform(({ id: sessionId, ...who }) => ({ ...who, sessionId }));

/** Who sent the form, and for which draft, when it is said anew. */
export type Sender = z.infer<typeof submissionInput>;

/** A request to be shown something. */
export const askInput = z
  .object({
    colleague: z.string({ error: 'Choose whom you ask.' }).regex(/^[A-Z0-9]{2,32}$/, 'Choose whom you ask.'),
    topic: z
      .string({ error: 'Write what you would like to see, in a few words.' })
      .trim()
      .min(2, 'Write what you would like to see, in a few words.')
      .max(100, 'Please keep this under 100 characters.')
      .transform(cleanText)
      .refine(hasWords, 'Write what you would like to see, in a few words.'),
    wish: z
      .string()
      .trim()
      .max(1_000, 'Please keep this under 1,000 characters.')
      .nullish()
      .transform((text) => text || undefined),
    namesNoPupil,
  })
  .transform(({ colleague, ...rest }) => ({ ...rest, toId: colleague }));

export type AskInput = z.infer<typeof askInput>;

/** Whether the host may hear it, as a visitor has ticked beside their words. */
const sharing = z
  .array(z.string())
  .nullish()
  .transform((ticked) => (ticked ?? []).includes('tell'));

function shared<T extends { sharing: boolean }>({ sharing: hostMayHear, ...words }: T) {
  return { ...words, hostMayHear };
}

/** Behind **Say what I will try**. */
export const tryInput = z
  .object({
    words: z
      .string({ error: 'Write the one thing you will try, in a sentence.' })
      .trim()
      .min(3, 'Write the one thing you will try, in a sentence.')
      .max(300, 'One sentence is enough: under 300 characters, please.'),
    sharing,
    namesNoPupil,
  })
  .transform(shared);

/** Behind **Tried it**. */
export const triedInput = z
  .object({
    students: z
      .string()
      .trim()
      .max(300, 'Please keep this under 300 characters.')
      .nullish()
      .transform((text) => text || undefined),
    sharing,
    namesNoPupil,
  })
  .transform(shared);

/** The form as it was filled in; what the fields mean is for the domain. */
export type SentOffer = Written<TypedOffer>;

/** **Add another time**, in a form that is still being filled in. */
export const anotherTimeInput = z
  .object({
    team: z.object({ id: slackId }),
    user: z.object({ id: slackId }),
    view: z.object({
      callback_id: z.string(),
      private_metadata: recordId,
      state: z.object({ values: z.record(z.string(), z.record(z.string(), z.any())) }),
    }),
  })
  .transform(({ team, user, view: { callback_id, private_metadata, state } }) => {
    const filled = typedFields(offerFields).parse(formValues(state.values));
    return {
      teamId: team.id,
      userId: user.id,
      callbackId: callback_id,
      about: private_metadata,
      shown: filled,
      times: otherTimes.filter(({ day }) => day in state.values).length,
    };
  });

export const formInput: z.ZodType<SentOffer> = writtenForm(offerFields);
