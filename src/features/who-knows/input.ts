import { z } from 'zod';
import { cleanText } from '../../domain/clean-text.ts';
import type { Need } from '../../domain/question.ts';
import { capped } from '../../slack/blocks.ts';
import { namesNoPupil } from '../../slack/no-pupil-tick.ts';
import { slackId } from '../../slack/payload.ts';

/** What the form adds to the question itself. */
export interface Details {
  teaching?: string;
  tried?: string;
  need: Need;
  neededBy?: string;
  /** A goal's id, or own words. */
  goal?: string;
  anonymous: boolean;
  chosen: string[];
}

export const noDetails: Details = { need: 'ask', anonymous: false, chosen: [] };

/** A question's id, as it stands on a button. */
const questionId = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);

export const commandInput = z
  .object({
    team_id: slackId,
    user_id: slackId,
    channel_id: slackId,
    trigger_id: z.string(),
    text: z.string().max(40_000),
  })
  .transform(({ team_id, user_id, channel_id, trigger_id, text }) => ({
    teamId: team_id,
    userId: user_id,
    channelId: channel_id,
    cause: trigger_id,
    text: text.trim(),
  }));

/** A press on a button that carries a question's id, or a question's id and a place in its list. */
export const pressInput = z
  .object({
    team: z.object({ id: slackId }),
    user: z.object({ id: slackId }),
    trigger_id: z.string(),
    actions: z.array(z.object({ value: z.string().max(200).optional() })).min(1),
    view: z.object({ type: z.string() }).optional(),
  })
  .transform(({ team, user, trigger_id, actions, view }, context) => {
    const [id = '', place = '0'] = (actions[0]?.value ?? '').split(':');
    if (id && !questionId.safeParse(id).success)
      context.addIssue({ code: 'custom', message: 'This button is not one of mine.' });
    return {
      teamId: team.id,
      userId: user.id,
      cause: trigger_id,
      questionId: id,
      place: Number(place),
      word: place,
      onHome: view?.type === 'home',
    };
  });

export type Press = z.infer<typeof pressInput>;

/** Who acts on which question. */
export type Pressed = Pick<Press, 'teamId' | 'userId' | 'questionId'>;

/** A form that was sent: who, from which view, and for which question. */
export const submissionInput = z
  .object({
    team: z.object({ id: slackId }),
    user: z.object({ id: slackId }),
    trigger_id: z.string(),
    view: z.object({ private_metadata: z.string().max(200) }),
  })
  .transform(({ team, user, trigger_id, view }) => ({
    teamId: team.id,
    userId: user.id,
    cause: trigger_id,
    questionId: view.private_metadata,
  }));

const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Please keep this under ${most} characters.`)
    .nullish()
    .transform((text) => text || undefined);

/** The form's own fields; `today` is the asker's calendar day. */
export const formInput = (today: string) =>
  z.object({
    question: z.string({ error: 'Write your question here.' }).trim().min(1, 'Write your question here.').max(3_000),
    teaching: optionalText(150),
    tried: optionalText(500),
    need: z.enum(['ask', 'plan', 'watch'], { error: 'Choose what would help you.' }),
    neededBy: z
      .string()
      .nullish()
      .refine((day) => !day || day >= today, 'This day is past. Choose today or later.')
      .transform((day) => day || undefined),
    goal: optionalText(150),
    anonymous: z
      .array(z.string())
      .nullish()
      .transform((chosen) => (chosen ?? []).includes('yes')),
    chosen: z
      .array(slackId)
      .max(5, 'Choose at most five colleagues.')
      .nullish()
      .transform((users) => users ?? []),
  });

export const passInput = z.object({
  colleague: z.string({ error: 'Choose a colleague.' }).regex(/^[A-Z0-9]{2,32}$/, 'Choose a colleague.'),
  note: optionalText(300),
  namesNoPupil,
});

export const teamInput = z.object({
  channel: z.string({ error: 'Choose a channel.' }).regex(/^[A-Z0-9]{2,32}$/, 'Choose a channel.'),
});

export const helpedInput = z.object({
  practice: z
    .string({ error: 'Write the practice that helped, in one sentence.' })
    .trim()
    .min(3, 'Write the practice that helped, in one sentence.')
    .max(300, 'One sentence is enough: under 300 characters, please.'),
  mayBeShown: z
    .array(z.string())
    .nullish()
    .transform((chosen) => (chosen ?? []).includes('yes')),
  namesNoPupil,
});

export const triedInput = z
  .object({
    students: optionalText(300),
    sharing: z
      .array(z.string())
      .nullish()
      .transform((chosen) => (chosen ?? []).includes('tell')),
    namesNoPupil,
  })
  .transform(({ sharing: answererMayHear, ...said }) => ({ ...said, answererMayHear }));

/** The text of the message that a shortcut was used on as it was read there, and nothing else of it; "…" where it is too long for the form. */
export const messageInput = z
  .object({ message: z.object({ text: z.string().nullish() }) })
  .transform(({ message }) => ({ text: capped(cleanText(message.text ?? ''), 2_000) }));
