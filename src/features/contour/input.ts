import { z } from 'zod';
import type { Who } from '../../domain/person.ts';
import { namesNoPupil } from '../../slack/no-pupil-tick.ts';
import { slackId } from '../../slack/payload.ts';

/** What was typed after `/contour`, and where. */
export interface Asked extends Who {
  /** In small letters, one space between words. */
  words: string;
  channelId: string;
  /** Typed in a direct or group message, which is no channel. */
  isDirect: boolean;
}

export const commandInput = z
  .object({
    team_id: slackId,
    user_id: slackId,
    channel_id: slackId,
    channel_name: z.string().optional(),
    text: z.string().max(40_000),
  })
  .transform(
    ({ team_id, user_id, channel_id, channel_name = '', text }): Asked => ({
      teamId: team_id,
      userId: user_id,
      words: wordsOf(text),
      channelId: channel_id,
      isDirect: channel_id.startsWith('D') || channel_name === 'directmessage' || channel_name.startsWith('mpdm-'),
    }),
  );

/** Reads what was typed as the words of the table of verbs. */
export function wordsOf(text: string): string {
  return text.trim().toLowerCase().split(/\s+/).join(' ');
}

/** A press on a button; `value` is what stands on it, such as a channel, a day, or a goal's id. */
export const pressInput = z
  .object({
    team: z.object({ id: slackId }),
    user: z.object({ id: slackId }),
    actions: z.array(z.object({ value: z.string().max(100).optional() })).min(1),
  })
  .transform(({ team, user, actions }) => ({ teamId: team.id, userId: user.id, value: actions[0]?.value ?? '' }));

export type Press = z.infer<typeof pressInput>;

/** A form that was sent, and what it was opened for. */
export const submissionInput = z
  .object({
    team: z.object({ id: slackId }),
    user: z.object({ id: slackId }),
    trigger_id: z.string(),
    view: z.object({ private_metadata: z.string().max(100).default('') }),
  })
  .transform(({ team, user, trigger_id, view }) => ({
    teamId: team.id,
    userId: user.id,
    cause: trigger_id,
    about: view.private_metadata,
  }));

/** Who sent a form, by which trigger, and what it was opened for. */
export type Sender = z.infer<typeof submissionInput>;

export const safetyInput = z.object({
  steps: z
    .string({ error: 'Write the steps that a colleague should take.' })
    .trim()
    .min(10, 'Write the steps that a colleague should take.')
    .max(1_000, 'Please keep this under 1,000 characters.'),
});

export const leaderInput = z.object({
  colleague: z.string({ error: 'Choose a colleague.' }).max(32),
  scope: z.string({ error: 'Choose one.' }).max(32),
});

const text = z.string().nullish();
const choices = z.array(z.string()).nullish();

export const settingsInput = z.object({
  workingDays: choices,
  from: text,
  to: text,
  awayFrom: text,
  awayTo: text,
  hourly: choices,
  fewer: choices,
});

export const schoolInput = z.object({
  zone: z.string({ error: 'Choose a time zone of the list.' }).max(64),
  yearFrom: z.string({ error: 'Choose the first day of the school year.' }),
  yearTo: z.string({ error: 'Choose the last day of the school year.' }),
});

export const numbersInput = z.object({
  offerHours: text,
  offersInTurn: text,
  weeklyLimit: text,
  unaskedPerDay: text,
  triedAfterDays: text,
  noteDays: text,
  quietDays: text,
  workingDays: choices,
  from: text,
  to: text,
});

export const importInput = z.object({ file: choices, list: text });

const typed = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

export const agreementInput = z.object({ principal: typed, staff: typed, agreedOn: typed, text: typed });

export const evaluatorInput = z.object({ colleague: z.string({ error: 'Choose a colleague.' }).max(32) });

export const evaluatesInput = z.object({ evaluated: z.array(z.string().max(32)).nullish() });

export const calendarInput = z.object({
  yearFrom: text,
  yearTo: text,
  weekdays: choices,
  dayFrom: text,
  dayTo: text,
  earlyRelease: text,
  lateStart: text,
  lunchFrom: text,
  lunchTo: text,
  days: text.optional(),
  terms: text,
  letters: text,
  cycleFrom: text,
  onClosure: text,
  part: text,
  otherPart: text,
  otherBells: text,
  moreParts: text,
  bells: text,
  namesNoPupil,
});

export const goalInput = z.object({
  words: typed,
  sign: typed,
  from: typed,
  to: typed,
  topics: typed,
  scope: typed,
  namesNoPupil,
});

export const changeGoalInput = z.object({ words: typed, sign: typed, to: typed, topics: typed, namesNoPupil });

export const closeGoalInput = z.object({ changed: typed, namesNoPupil });

export const signInput = z.object({ seen: typed, rooms: typed });

export const normsInput = z.object({ norms: typed, namesNoPupil });

export const channelInput = z.object({ channel: z.string({ error: 'Choose a channel.' }).max(32) });
