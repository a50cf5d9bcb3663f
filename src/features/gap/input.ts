import { z } from 'zod';
import { cleanText, hasWords } from '../../domain/clean-text.ts';
import type { Who } from '../../domain/person.ts';

const slackId = z.string().regex(/^[A-Z0-9]{2,32}$/);
/** A gap's id, or the question that became one; empty in a new form. */
const target = z.string().regex(/^(?:question:)?[A-Za-z0-9-]{0,64}$/, 'This button is not one of mine.');

/** A press on a gap. */
export interface Press extends Who {
  gapId: string;
}

export const pressInput = z
  .object({
    team: z.object({ id: slackId }),
    user: z.object({ id: slackId }),
    actions: z.array(z.object({ value: target.default('') })).min(1),
    view: z.object({ type: z.string() }).optional(),
  })
  .transform(({ team, user, actions, view }) => ({
    teamId: team.id,
    userId: user.id,
    gapId: actions[0]?.value ?? '',
    onHome: view?.type === 'home',
  }));

export const submissionInput = z
  .object({
    team: z.object({ id: slackId }),
    user: z.object({ id: slackId }),
    trigger_id: z.string(),
    view: z.object({ private_metadata: target }),
  })
  .transform(({ team, user, trigger_id, view }) => ({
    teamId: team.id,
    userId: user.id,
    cause: trigger_id,
    gapId: view.private_metadata,
  }));

/** Who sent a form, and about which gap. */
export type Sender = z.infer<typeof submissionInput>;

const noTopic = 'Name it in a few words, such as “number talks for newcomers”.';

const topic = z
  .string({ error: noTopic })
  .max(1_000, 'Please keep this under 80 characters.')
  .transform(cleanText)
  .refine(hasWords, noTopic)
  .refine((words) => words.length <= 80, 'Please keep this under 80 characters.');

const why = z
  .string()
  .trim()
  .max(500, 'Please keep this under 500 characters.')
  .nullish()
  .transform((text) => text || undefined);

/** What none of us knows, and why it matters. */
export const wordsInput = z
  .object({ topic, why, noPupil: z.array(z.string()).nullish() })
  .transform(({ noPupil, ...words }) => ({ ...words, namesNoPupil: (noPupil ?? []).includes('no-pupil') }));

export type Words = z.infer<typeof wordsInput>;

export const colleagueInput = z.object({
  colleague: z.string({ error: 'Choose a colleague.' }).regex(/^[A-Z0-9]{2,32}$/, 'Choose a colleague.'),
});

export const colleaguesInput = z.object({
  colleagues: z
    .array(slackId, { error: 'Choose at least one colleague.' })
    .min(1, 'Choose at least one colleague.')
    .max(10, 'Choose at most ten colleagues.'),
});
