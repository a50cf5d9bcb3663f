import { beforeEach } from 'vitest';
import { seedSampleSchool } from '../../../scripts/seed.ts';
import type { Question } from '../../../src/domain/question.ts';
import { jobs } from '../../../src/features/index.ts';
import { sampleSchool, userIdOf } from '../../../src/practice/sample-school.ts';
import { type Desk, desk, type Met, valueOn } from '../../helpers/desk.ts';

const text = 'how do I get quiet students talking in math';
export const [mateo, aisha, grace, tamika, jamal] = ['17', '11', '12', '18', '15'].map(userIdOf) as [
  string,
  string,
  string,
  string,
  string,
];

export interface SampleDesk extends Desk {
  /** Mateo's question as a draft that he alone sees; gives its id. */
  drafted(): Promise<string>;
  /** The same, offered to Aisha. */
  asked(): Promise<string>;
  /** The same, and Aisha has said that she can help. */
  taken(): Promise<string>;
  /** The question as it stands. */
  kept(): Promise<Question>;
  /** What the presser alone is told at once, oldest first. */
  told(): string[];
  /** School time goes on to this instant, and what is due is done. */
  becomes(at: string): Promise<void>;
}

/** The desk of `/who-knows` in the sample school, on Tuesday 24 February 2026, 09:00 in Chicago. */
export async function sampleDesk(): Promise<SampleDesk> {
  const one = await desk('/who-knows');
  const { bot, db, slack } = one;
  beforeEach(async () => {
    await seedSampleSchool(bot.deps, 'T1', sampleSchool);
    slack.calls.length = 0;
  });

  const idOf = (met: Met) => valueOn(met, 'None of these');
  async function drafted(): Promise<string> {
    return idOf(await one.types(text, mateo));
  }
  async function asked(): Promise<string> {
    const id = await drafted();
    await one.presses('who-knows.ask.0', `${id}:0`, { userId: mateo });
    return id;
  }
  return {
    ...one,
    drafted,
    asked,
    async taken() {
      const id = await asked();
      await one.presses('who-knows.accept', id, { userId: aisha });
      return id;
    },
    async kept() {
      const found = await db.collection<Question>('questions').findOne({}, { projection: { _id: 0 } });
      if (!found) throw new Error('there is no question');
      return found;
    },
    told: () => slack.callsOf('response_url').map((args) => String(args.text)),
    async becomes(at) {
      bot.setNow(new Date(at));
      for (const { run } of jobs) await run(bot.deps, bot.deps.clock());
      bot.sender.wake();
      await bot.settled();
    },
  };
}
