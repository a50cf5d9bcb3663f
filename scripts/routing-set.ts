import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { gradesIn } from '../src/domain/grades.ts';
import type { MatchRequest } from '../src/matching/matcher.ts';
import type { Offer, Profile, Source } from '../src/matching/profile.ts';
import { Wrong } from './told-faults.ts';

/** `PK`, `K`, `1` to `12`. */
const grade = z.string().transform((name) => gradesIn(`grade ${name}`));

const person = z.object({
  id: z.string(),
  grades: z.array(grade).default([]),
  declared: z
    .array(
      z.object({
        topic: z.string(),
        detail: z.string().default(''),
        source: z.string(),
        level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
        offers: z.array(z.string()).default([]),
      }),
    )
    .default([]),
  answers: z.array(z.object({ question: z.string(), answer: z.string() })).default([]),
});

const question = z.object({
  id: z.string(),
  text: z.string(),
  asker: z.string(),
  grades: z.array(grade).default([]),
});

/** A question of a routing set; what kind of question it is stays unread. */
export type RoutingQuestion = MatchRequest & { id: string };

/** No item of a routing set carries evidence, so the day changes nothing. */
const today = '2000-01-01';

const SOURCES: Record<string, Source> = {
  knowledge: 'prior-knowledge',
  experience: 'skill',
  interest: 'interest',
  aptitude: 'aptitude',
  role: 'role',
};
const OFFERS: Record<string, Offer> = { ask: 'ask', watch: 'watch', 'co-plan': 'plan' };

/**
 * People and questions of a routing set, the people as profiles: no name and no title.
 *
 * @param dir holds `people.jsonl` and `questions.jsonl`; nothing else in it is read
 * @throws `Wrong`, with the file and the line, when a file is missing or a line is not in the format
 */
export async function readRoutingSet(dir: string): Promise<{ profiles: Profile[]; questions: RoutingQuestion[] }> {
  const people = await lines(join(dir, 'people.jsonl'), person);
  const asked = await lines(join(dir, 'questions.jsonl'), question);
  return {
    profiles: people.map(profileOf),
    questions: asked.map(({ grades, ...one }) => ({ ...one, grades: grades.flat(), today })),
  };
}

function profileOf({ id, grades, declared, answers }: z.infer<typeof person>): Profile {
  return {
    userId: id,
    grades: grades.flat(),
    items: [
      ...declared.map(({ topic, detail, source, level, offers }, n) => ({
        id: `declared-${n}`,
        kind: 'declared' as const,
        topic,
        detail,
        level,
        source: SOURCES[source],
        offers: offers.flatMap((offer) => OFFERS[offer] ?? []),
      })),
      ...answers.map(({ question, answer }, n) => ({
        id: `answer-${n}`,
        kind: 'answer' as const,
        topic: question,
        detail: answer,
      })),
    ],
  };
}

async function lines<T>(path: string, schema: z.ZodType<T>): Promise<T[]> {
  const text = await readFile(path, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    throw new Wrong(`${path} cannot be read: ${fault.code === 'ENOENT' ? 'there is no such file' : fault.code}.`);
  });
  // Some editors begin a file with a mark of its byte order.
  const all = text.replace(/^\uFEFF/, '').split('\n');
  return all.flatMap((line, n) => (line.trim() ? readLine(line, schema, `${path}, line ${n + 1}`) : []));
}

function readLine<T>(line: string, schema: z.ZodType<T>, where: string): T {
  const read = schema.safeParse(parsed(line, where));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Wrong(`${[where, ...(issue?.path ?? [])].join(' › ')}: ${issue?.message}`);
}

function parsed(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch (fault) {
    throw new Wrong(`${where} is no JSON: ${(fault as Error).message}`);
  }
}
