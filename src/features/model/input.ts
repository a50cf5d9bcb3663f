import { z } from 'zod';
import { cleanText, hasWords } from '../../domain/clean-text.ts';
import { offerFields, otherTimes, type TypedOffer } from '../../domain/modeling-offer.ts';
import { formValues } from '../../slack/form-values.ts';

const slackId = z.string().regex(/^[A-Z0-9]{2,32}$/);
/** A session's id, as it stands on a button; none in a new form. */
const sessionId = z.string().regex(/^[A-Za-z0-9-]{0,64}$/, 'This button is not one of mine.');

export const commandInput = z
  .object({
    team_id: slackId,
    user_id: slackId,
    channel_id: slackId,
    channel_name: z.string().optional(),
  })
  .transform(({ team_id, user_id, channel_id, channel_name = '' }) => {
    const isDirect = channel_id.startsWith('D') || channel_name === 'directmessage' || channel_name.startsWith('mpdm-');
    return { teamId: team_id, userId: user_id, ...(!isDirect && { channelId: channel_id }) };
  });

export const pressInput = z
  .object({
    team: z.object({ id: slackId }),
    user: z.object({ id: slackId }),
    actions: z.array(z.object({ value: sessionId.default('') })).min(1),
    view: z.object({ type: z.string() }).optional(),
  })
  .transform(({ team, user, actions, view }) => ({
    teamId: team.id,
    userId: user.id,
    sessionId: actions[0]?.value ?? '',
    onHome: view?.type === 'home',
  }));

/** A press on a button of a session. */
export type Press = z.infer<typeof pressInput>;

export const submissionInput = z
  .object({
    team: z.object({ id: slackId }),
    user: z.object({ id: slackId }),
    trigger_id: z.string(),
    view: z.object({ private_metadata: sessionId }),
  })
  .transform(({ team, user, trigger_id, view }) => ({
    teamId: team.id,
    userId: user.id,
    cause: trigger_id,
    sessionId: view.private_metadata,
  }));

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
    noPupil: z.array(z.string()).nullish(),
  })
  .transform(({ colleague, noPupil, ...rest }) => ({
    ...rest,
    toId: colleague,
    namesNoPupil: (noPupil ?? []).includes('no-pupil'),
  }));

export type AskInput = z.infer<typeof askInput>;

/** Behind **Say what I will try**. */
export const tryInput = z.object({
  words: z
    .string({ error: 'Write the one thing you will try, in a sentence.' })
    .trim()
    .min(3, 'Write the one thing you will try, in a sentence.')
    .max(300, 'One sentence is enough: under 300 characters, please.'),
});

/** Behind **Tried it**. */
export const triedInput = z.object({
  students: z
    .string()
    .trim()
    .max(300, 'Please keep this under 300 characters.')
    .nullish()
    .transform((text) => text || undefined),
});

const typed = z
  .string()
  .max(3_000)
  .nullish()
  .transform((text) => text ?? null);

/** The form as it was filled in; what the fields mean is for the domain. */
export interface SentOffer {
  typed: TypedOffer;
  /** The host says that no student is named. */
  namesNoPupil: boolean;
}

const typedFields = z.object(
  Object.fromEntries(offerFields.map((field) => [field, typed])) as Record<(typeof offerFields)[number], typeof typed>,
);

/** **Add another time**, in a form that is still being filled in. */
export const anotherTimeInput = z
  .object({
    team: z.object({ id: slackId }),
    user: z.object({ id: slackId }),
    view: z.object({
      callback_id: z.string(),
      private_metadata: sessionId,
      state: z.object({ values: z.record(z.string(), z.record(z.string(), z.any())) }),
    }),
  })
  .transform(({ team, user, view: { callback_id, private_metadata, state } }) => {
    const filled = typedFields.parse(formValues(state.values));
    return {
      teamId: team.id,
      userId: user.id,
      callbackId: callback_id,
      about: private_metadata,
      shown: filled,
      times: otherTimes.filter(({ day }) => day in state.values).length,
    };
  });

export const formInput: z.ZodType<SentOffer> = typedFields
  .extend({ noPupil: z.array(z.string()).nullish() })
  .transform(({ noPupil, ...fields }) => ({ typed: fields, namesNoPupil: (noPupil ?? []).includes('no-pupil') }));
