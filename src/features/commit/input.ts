import { z } from 'zod';
import { cleanText, hasWords } from '../../domain/clean-text.ts';
import { mostSupports, readers } from '../../domain/commitment.ts';
import { needFields, type TypedCommitment } from '../../domain/commitment-form.ts';
import type { Who } from '../../domain/person.ts';
import { namesNoPupil } from '../../slack/no-pupil-tick.ts';
import { slackId } from '../../slack/payload.ts';

/** A commitment's id, or a draft's, and where it is about one support, that one's id. */
const target = z.string().regex(/^(?:[A-Za-z0-9-]{1,64}(?::s\d{1,6})?)?$/, 'This button is not one of mine.');

/** A press on a commitment, or on one of its supports. */
export interface Press extends Who {
  /** Empty in a new form. */
  commitmentId: string;
  supportId: string;
}

export const commandInput = z
  .object({ team_id: slackId, user_id: slackId, trigger_id: z.string(), text: z.string().max(40_000) })
  .transform(({ team_id, user_id, trigger_id, text }) => ({
    teamId: team_id,
    userId: user_id,
    cause: trigger_id,
    text: text.trim(),
  }));

/** Who acts, as every press and every form says it. */
const actor = { team: z.object({ id: slackId }), user: z.object({ id: slackId }) };

export const pressInput = z
  .object({
    ...actor,
    actions: z.array(z.object({ value: target.default('') })).min(1),
    view: z.object({ type: z.string() }).optional(),
  })
  .transform(({ team, user, actions, view }) => ({
    ...targetOf(team.id, user.id, actions[0]?.value ?? ''),
    onHome: view?.type === 'home',
  }));

export const submissionInput = z
  .object({
    ...actor,
    trigger_id: z.string(),
    view: z.object({ private_metadata: target }),
  })
  .transform(({ team, user, trigger_id, view }) => ({
    ...targetOf(team.id, user.id, view.private_metadata),
    cause: trigger_id,
  }));

/** Who sent a form, and for what. */
export type Sender = z.infer<typeof submissionInput>;

function targetOf(teamId: string, userId: string, value: string): Press {
  const [commitmentId = '', supportId = ''] = value.split(':');
  return { teamId, userId, commitmentId, supportId };
}

/** A press within the form that gives it another shape. */
export const reshapeInput = z
  .object({
    ...actor,
    actions: z.array(z.object({ value: z.enum(['own', 'ask', 'add']) })).min(1),
    view: z.object({
      callback_id: z.string(),
      private_metadata: target,
      blocks: z.array(z.object({ block_id: z.string().optional() })),
    }),
  })
  .transform(({ team, user, actions, view }) => {
    const names = view.blocks.map(({ block_id }) => block_id ?? '');
    const needs = names.filter((name) => /^need\d+$/.test(name)).length;
    const wish = actions[0]?.value;
    return {
      ...targetOf(team.id, user.id, view.private_metadata),
      callbackId: view.callback_id,
      asksColleague: wish === 'ask' || (wish === 'add' && names.includes('owner')),
      needs: Math.min(wish === 'add' ? needs + 1 : needs, mostSupports),
    };
  });

/** The form as it was filled in. */
export interface SentCommitment {
  typed: TypedCommitment;
  /** It is asked of a colleague. */
  asksColleague: boolean;
  /** Whoever wrote it says that no student is named. */
  namesNoPupil: boolean;
}

const anyField = z.union([z.string().max(3_000), z.array(z.string().max(100)).max(20), z.null()]);
/** More than anyone may name, so that whoever names more is told. */
const mostRead = 20;

export const formInput: z.ZodType<SentCommitment> = z
  .object({ namesNoPupil })
  .catchall(anyField)
  .transform(({ namesNoPupil, ...values }) => {
    const text = (name: string) => (typeof values[name] === 'string' ? values[name] : null);
    const isTicked = (name: string) => Array.isArray(values[name]) && values[name].includes('yes');
    const numbers = Array.from({ length: mostRead }, (_, index) => index + 1);
    const needs = numbers.map(needFields).map(({ words, kind, giver, day, blocking }) => ({
      ...{ words: text(words), kind: text(kind), giver: text(giver), day: text(day), blocking: isTicked(blocking) },
    }));
    return {
      typed: {
        ...{ owner: text('owner'), words: text('words'), partner: text('partner'), due: text('due') },
        ...{ topic: text('topic'), goal: text('goal'), evidence: text('evidence') },
        ...{ readers: text('readers'), hasAll: isTicked('hasAll'), needs },
      },
      asksColleague: 'owner' in values,
      namesNoPupil,
    };
  });

const line = (most: number, ask: string) =>
  z
    .string({ error: ask })
    .max(3_000)
    .transform(cleanText)
    .refine(hasWords, ask)
    .refine((text) => text.length <= most, `Please keep this under ${most} characters.`);
const day = z.string({ error: 'Choose a day.' });
const optionalLine = z
  .string()
  .max(3_000)
  .nullish()
  .transform((text) => cleanText(text ?? '') || undefined)
  .refine((text) => (text ?? '').length <= 300, 'Please keep this under 300 characters.');
const colleague = z.string({ error: 'Choose a colleague.' }).regex(/^[A-Z0-9]{2,32}$/, 'Choose a colleague.');

/** Behind **Done**. */
export const doneInput = z.object({
  extent: z.enum(['whole', 'part'], { error: 'Choose one. Both are honest.' }),
  students: line(300, 'Write in one line what students did.'),
  learned: optionalLine,
  evidence: optionalLine,
  namesNoPupil,
});

/** Behind **Say why, if you like**. */
export const sayWhyInput = z.object({ reason: optionalLine, namesNoPupil });

/** Behind **Change**, once it is open. */
export const changeInput = z.object({
  words: line(300, 'Write what you will do, in a sentence.'),
  due: day,
  partner: colleague,
  readers: z.enum(readers, { error: 'Choose who may read it.' }),
  namesNoPupil,
});

/** Behind **Suggest a change**. */
export const suggestInput = z.object({ words: line(300, 'Write it in a sentence.'), due: day, namesNoPupil });

/** Behind **Give something else**. */
export const swapInput = z.object({ words: line(150, 'Write what you would give.'), due: day, namesNoPupil });

/** Behind **Ask for time**. */
export const moreTimeInput = z.object({ due: day });

/** Behind **Ask someone else**. */
export const passOnInput = z.object({ giver: colleague, due: day });
