import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { gather } from '../src/features/digest/gather.ts';
import { sampleSchool } from '../src/practice/sample-school.ts';
import { CannotStart } from '../src/stores/cannot-start.ts';
import { databaseOf } from '../src/stores/stores.ts';
import { inOwnSchool } from './play-story.ts';
import { type StoryFigures, storyFigures } from './story-figures.ts';

const usage = `usage: npm run --silent story -- [--json] [--without N] | --page
Plays the three weeks of the sample school through the real commands, on a database of its own, and prints what its records
come to. --without leaves out the N-th answer, 1 to 17. --page opens the practice page on that database instead, until Ctrl-C.`;

const answers = 17;

class Wrong extends Error {}

function readArguments(): { json: boolean; page: boolean; without?: number } {
  const flag = { type: 'boolean', default: false } as const;
  const options = { json: flag, page: flag, without: { type: 'string' } } as const;
  try {
    const { json, page, without } = parseArgs({ options }).values;
    if (without === undefined) return { json, page };
    const no = Number(without);
    if (!Number.isInteger(no) || no < 1 || no > answers)
      throw new Wrong(`--without is a number from 1 to ${answers}; ${without} is none.`);
    return { json, page, without: no };
  } catch (fault) {
    throw new Wrong((fault as Error).message);
  }
}

async function print(): Promise<void> {
  const { json, page, without } = readArguments();
  if (page) return inOwnSchool(({ pageUrl }) => open(pageUrl));
  const figures = await inOwnSchool(async ({ client, play }) => {
    await play(without === undefined ? {} : { without });
    return storyFigures(await gather(databaseOf(client, client).stores, sampleSchool.team.id, '2026-03-09'));
  });
  process.stdout.write(json ? `${JSON.stringify(figures)}\n` : account(figures));
}

/** Lets someone look on, until they press Ctrl-C. */
async function open(pageUrl: string): Promise<void> {
  process.stdout.write(`Open ${pageUrl} and press Play the three weeks. Stop it with Ctrl-C; nothing of it is kept.\n`);
  const pressed = new AbortController();
  const alive = setInterval(() => {}, 60_000);
  await Promise.race((['SIGINT', 'SIGTERM'] as const).map((signal) => once(process, signal, pressed)));
  pressed.abort();
  clearInterval(alive);
}

function account(figures: StoryFigures): string {
  const share = (part: number | null) => (part === null ? 'not to be said' : part.toFixed(3));
  const depths = Object.entries(figures.depth).map(([topic, depth]) => `${topic} ${depth}`);
  return `${[
    `${figures.answers} questions were answered among ${figures.staff} colleagues.`,
    `Spread: Gini ${share(figures.gini)}, corrected ${share(figures.giniCorrected)}; as if ${share(figures.effectiveSimpson)} people had shared it evenly, by entropy ${share(figures.effectiveShannon)}; half of it came from ${figures.busFactor}.`,
    `Who asked whom: centralization ${share(figures.centralization)}, density ${share(figures.density)}, asked back ${share(figures.reciprocity)}.`,
    `Titles: from a lower title ${share(figures.flowUp)}; by those who lead by title, over their share of the staff, ${share(figures.titleReliance)}.`,
    `Between teams: ${share(figures.crossTeam)}, E−I ${share(figures.eiIndex)}.`,
    `How deep each topic has gone, 0 to 4: ${depths.join(', ')}; mean ${figures.meanDepth}.`,
    `Support: ${figures.supportsDue} were due, ${figures.supportsOnTime} came on time, ${figures.supportsDelivered} came.`,
  ].join('\n')}\n`;
}

print().catch((error: unknown) => {
  const isWrong = error instanceof Wrong || error instanceof CannotStart;
  process.stderr.write(`${isWrong ? `${error.message}\n${usage}` : (error as Error).message}\n`);
  process.exitCode = isWrong ? 2 : 1;
});
