import { z } from 'zod';
import { cleanText } from '../../domain/clean-text.ts';
import { namesNoPupil } from '../../slack/no-pupil-tick.ts';
import { formPayloadOf, slackId } from '../../slack/payload.ts';

const changed = z
  .string()
  .nullish()
  .transform((text) => cleanText(text ?? ''))
  .refine((text) => text.length <= 500, 'Please keep this under 500 characters.');

const many = z
  .array(slackId)
  .nullish()
  .transform((chosen) => chosen ?? []);

/** The one guided step, as it was filled in. */
export const formInput = z
  .object({
    yearFrom: z.string({ error: 'Choose the first day of the school year.' }),
    yearTo: z.string({ error: 'Choose the last day of the school year.' }),
    changed1: changed,
    changed2: changed,
    changed3: changed,
    teams: many,
    leaders: many,
    namesNoPupil,
  })
  .transform(({ changed1, changed2, changed3, ...rest }) => ({
    ...rest,
    changed: [changed1, changed2, changed3],
  }));

/** What stood in the form when it was drawn: the moment, and the ids of its goals in their order. */
export interface ShownYear {
  shownAt: Date;
  goalIds: string[];
}

/** The same as it stands behind the form. */
export const shownText = ({ shownAt, goalIds }: ShownYear) => [shownAt.toISOString(), ...goalIds].join(' ');

/** Who sent the form, and what it had shown. */
export const senderInput = formPayloadOf(z.string().max(300)).transform(({ teamId, userId, id }) => {
  const [shownAt = '', ...goalIds] = id.split(' ');
  return { teamId, userId, shownAt: new Date(shownAt), goalIds };
});

export type SentYear = z.infer<typeof formInput>;
