import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Offer, Profile, Source } from '../src/matching/profile.ts';

const person = z.object({
  id: z.string(),
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
});

/** A question of a routing set; what kind of question it is and of which grade stay unread. */
export type RoutingQuestion = z.infer<typeof question>;

const SOURCES: Record<string, Source> = {
  knowledge: 'prior-knowledge',
  experience: 'skill',
  interest: 'interest',
  aptitude: 'aptitude',
  role: 'role',
};
const OFFERS: Record<string, Offer> = { ask: 'ask', watch: 'watch', 'co-plan': 'plan' };

/**
 * People and questions of a routing set, the people as profiles: no name, no title, no grades but those they write of.
 *
 * @param dir holds `people.jsonl` and `questions.jsonl`; nothing else in it is read
 * @throws when a file is missing or a line is not in the format
 */
export async function readRoutingSet(dir: string): Promise<{ profiles: Profile[]; questions: RoutingQuestion[] }> {
  const people = await lines(join(dir, 'people.jsonl'), person);
  return { profiles: people.map(profileOf), questions: await lines(join(dir, 'questions.jsonl'), question) };
}

function profileOf({ id, declared, answers }: z.infer<typeof person>): Profile {
  return {
    userId: id,
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
  const text = await readFile(path, 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => schema.parse(JSON.parse(line)));
}
