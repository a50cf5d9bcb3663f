import { z } from 'zod';
import { wholeSchool } from '../../domain/digest-facts.ts';
import type { Rank, Who } from '../../domain/person.ts';
import { rankWords } from '../../domain/spread-page.ts';
import { formPayloadOf, pressPayload, pressPayloadOf, slackId } from '../../slack/payload.ts';
import type { DaySpan } from '../../time/calendar-day.ts';

/** What of the map someone looks at. */
export interface Chosen {
  /** The whole school, or the channel id of a team. */
  scope: string;
  /** Absent: the newest one. */
  window?: DaySpan;
}

/** Where a press on the map comes from. */
export type Press = Who & Chosen;

/** `school.2026-02-16.2026-04-03`, or `C012345.newest`. */
const place = z
  .string()
  .regex(
    /^(?:school|[A-Z0-9]{2,32})\.(?:newest|\d{4}-\d{2}-\d{2}\.\d{4}-\d{2}-\d{2})$/,
    'This button is not one of mine.',
  );

/** The value of a button or choice that shows this. */
export function placeValue({ scope, window }: Chosen): string {
  return `${scope}.${window ? `${window.from}.${window.to}` : 'newest'}`;
}

function chosenIn(value: string): Chosen {
  const [scope = wholeSchool, from = '', to] = value.split('.');
  return { scope, ...(to && { window: { from, to } }) };
}

export const pressInput = z
  .object({
    team: z.object({ id: slackId }),
    user: z.object({ id: slackId }),
    actions: z
      .array(z.object({ value: place.optional(), selected_option: z.object({ value: place }).nullish() }))
      .min(1),
  })
  .transform(
    ({ team, user, actions: [first] }): Press => ({
      teamId: team.id,
      userId: user.id,
      ...chosenIn(first?.selected_option?.value ?? first?.value ?? `${wholeSchool}.newest`),
    }),
  );

/** Chosen instead of a title. */
export const noTitle = 'none';

/** A title, and who is to have it. */
export const titlesInput = z
  .object({
    title: z.enum([...Object.keys(rankWords), noTitle], { error: 'Choose a title.' }),
    colleagues: z.array(slackId, { error: 'Choose at least one colleague.' }).min(1, 'Choose at least one colleague.'),
  })
  .transform(({ title, colleagues }) => ({
    rank: title === noTitle ? undefined : (Number(title) as Rank),
    colleagues,
  }));

/** The key of a topic, as the vocabulary makes it. */
const topicKey = z.string().trim().min(1).max(200);

/** A press on a button beside a topic. */
export type TopicPress = z.infer<typeof topicInput>;

export const topicInput = pressPayloadOf(topicKey).transform(({ teamId, userId, id }) => ({
  teamId,
  userId,
  topicKey: id,
}));

/** Who sent the form of an apprentice, and about which topic. */
export type Sender = z.infer<typeof apprenticeSubmission>;

export const apprenticeSubmission = formPayloadOf(topicKey).transform(({ id, ...sender }) => ({
  ...sender,
  topicKey: id,
}));

export const apprenticeInput = z.object({
  colleague: z.string({ error: 'Choose a colleague.' }).regex(/^[A-Z0-9]{2,32}$/, 'Choose a colleague.'),
});

/** A press in the message of an apprenticeship. */
export type ApprenticeshipPress = z.infer<typeof apprenticeshipInput>;

export const apprenticeshipInput = pressPayload.transform(({ teamId, userId, id }) => ({
  teamId,
  userId,
  apprenticeshipId: id,
}));
