import { z } from 'zod';
import { cleanText, hasWords } from '../../domain/clean-text.ts';
import { type HelpKind, helpKinds } from '../../domain/outside-help.ts';
import type { Who } from '../../domain/person.ts';
import { namesNoPupil } from '../../slack/no-pupil-tick.ts';
import { formPayloadOf, pressPayloadOf, slackId } from '../../slack/payload.ts';

/** What the press to name a gap says of a topic of the goals that nobody carries, before its key. */
const ofTopic = 'topic:';

/** A gap's id, or the question that became one, or the topic of a new one, or an entry's of outside help; empty in a new form. */
const target = z
  .string()
  .regex(/^(?:topic:.{1,200}|(?:question:)?[A-Za-z0-9-]{0,64})$/su, 'This button is not one of mine.');

/** The key of the topic that a press names; undefined where it names none. */
export function topicIn({ gapId }: Pick<Press, 'gapId'>): string | undefined {
  return gapId.startsWith(ofTopic) ? gapId.slice(ofTopic.length) : undefined;
}

/** A press on a gap, or on an entry of outside help: `gapId` is its id then. */
export interface Press extends Who {
  gapId: string;
}

export const pressInput = pressPayloadOf(target).transform(({ teamId, userId, id }) => ({ teamId, userId, gapId: id }));

export const submissionInput = formPayloadOf(target).transform(({ id, ...sender }) => ({ ...sender, gapId: id }));

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
export const wordsInput = z.object({ topic, why, namesNoPupil });

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

const line = (most: number) =>
  z
    .string()
    .nullish()
    .transform((text) => cleanText(text ?? ''))
    .refine((text) => text.length <= most, `Please keep this under ${most} characters.`);

const needed = (most: number, sentence: string) => line(most).refine(hasWords, sentence);

/** Someone from outside who can help. */
export const helpInput = z
  .object({
    kind: z
      .string({ error: 'Choose what kind of help it is.' })
      .refine((kind): kind is HelpKind => Object.hasOwn(helpKinds, kind), 'Choose what kind of help it is.'),
    name: needed(100, 'Write who it is, such as “Region 4 math consultant”.'),
    topics: needed(200, 'Write what they know, with commas between topics.'),
    contact: needed(200, 'Write how to reach them: an address, a number, or who knows them.'),
    cost: line(100),
    leadTime: line(100),
    vettedBy: z
      .string()
      .nullish()
      .transform((userId) => userId || undefined),
    namesNoPupil,
  })
  .transform(({ namesNoPupil, vettedBy, ...rest }) => ({
    words: { ...rest, ...(vettedBy && { vettedBy }) },
    namesNoPupil,
  }));

export type SentHelp = z.infer<typeof helpInput>;

/** How it is brought in: by help from the register, or by a colleague. */
export const planInput = z.object({
  help: z
    .string()
    .nullish()
    .transform((id) => id || undefined),
  colleague: z
    .string()
    .nullish()
    .transform((userId) => userId || undefined),
  byDay: z
    .string()
    .nullish()
    .transform((day) => day || undefined),
});

export type SentPlan = z.infer<typeof planInput>;

const servedWords = z.enum(['yes', 'part', 'no']);

/** A press on one of the three answers to whether it served. */
export const servedInput = z
  .object({ actions: z.array(z.object({ action_id: z.string() })).min(1) })
  .transform(({ actions }) => servedWords.parse(actions[0]?.action_id.split('.').at(-1)));
