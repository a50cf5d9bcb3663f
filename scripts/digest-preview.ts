import { parseArgs } from 'node:util';
import type { MongoClient } from 'mongodb';
import { type DigestFacts, readerOf, wholeSchool } from '../src/domain/digest-facts.ts';
import { type Sight, sightOf } from '../src/domain/digest-figure.ts';
import { oneMove } from '../src/domain/digest-move.ts';
import { digestPage } from '../src/domain/digest-page.ts';
import { digestDay } from '../src/domain/digest-weeks.ts';
import { seenFrom } from '../src/domain/digest-windows.ts';
import { firstName } from '../src/domain/person.ts';
import { windowsAsKept } from '../src/features/digest/closed-windows.ts';
import { gather } from '../src/features/digest/gather.ts';
import { userIdOf } from '../src/practice/sample-school.ts';
import { CannotStart } from '../src/stores/cannot-start.ts';
import { databaseOf } from '../src/stores/stores.ts';
import type { CalendarDay } from '../src/time/calendar-day.ts';
import { mondayOfWeek } from '../src/time/school-week.ts';
import { inOwnSchool } from './play-story.ts';
import { withStored } from './stored-schools.ts';

const usage = `usage: npm run --silent digest:preview -- --team school|C0123 --week 2026-W11 --reader U0123 [--workspace T0123] [--sample] [--json]
Prints the page of the week that begins then, with the figures that were kept when its weeks closed, the rest as the records
stand now; sends and keeps nothing. A reader is a Slack id, a two-digit number of the sample school, or a first name in lower
case. It is the school at MONGODB_URI, or the one kept in .data/; with --sample the sample school, played on a database of its
own up to 07:00 of that Monday.`;

class Wrong extends Error {}

function readArguments() {
  const text = { type: 'string' } as const;
  const options = {
    team: text,
    week: text,
    reader: text,
    workspace: text,
    sample: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  } as const;
  try {
    return parseArgs({ options }).values;
  } catch (fault) {
    throw new Wrong((fault as Error).message);
  }
}

async function print(): Promise<void> {
  const { team = wholeSchool, week = '', reader = '', workspace, sample, json } = readArguments();
  const monday = mondayOfWeek(week);
  if (!monday) throw new Wrong(`--week is a week such as 2026-W11; ${week || 'nothing'} is none.`);
  if (sample && workspace) throw new Wrong('--sample has one workspace only: leave --workspace out.');
  const within = sample ? withSample(monday) : withStored;
  const { sight, figures } = await within(async (client) => {
    const { stores } = databaseOf(client, client);
    const known = workspace ? [workspace] : (await stores.schools.everywhere()).map(({ teamId }) => teamId);
    const [only, ...others] = known;
    if (!only) throw new Wrong('No school is kept here yet.');
    if (others.length > 0)
      throw new Wrong(`Several schools are kept here: choose with --workspace. ${known.join(' ')}`);
    const seen = sightIn(await gather(stores, only, monday), { team, reader, monday });
    const windows = await windowsAsKept(stores, only, seen);
    return { sight: seen, figures: digestPage(seen, seenFrom(seen.reader.scope, windows)) };
  });
  if (json) return void process.stdout.write(`${JSON.stringify({ figures })}\n`);
  const { line, why } = oneMove(sight);
  const lines = figures.flatMap((one) => one.lines.map((words) => `${one.id.padEnd(4)} ${words}`));
  process.stdout.write(`${[...lines, `One move: ${line} ${why}`].join('\n')}\n`);
}

function sightIn(
  facts: DigestFacts,
  { team, reader, monday }: { team: string; reader: string; monday: CalendarDay },
): Sight {
  if (team !== wholeSchool && !facts.teams.some(({ channelId }) => channelId === team))
    throw new Wrong(
      `--team is school, or one of: ${facts.teams.map(({ channelId }) => channelId).join(' ') || 'no team yet'}`,
    );
  const found = readerOf(facts, userIdIn(facts, reader), team);
  if (!found) throw new Wrong('This reader does not lead that team. With --team school they read the mirror.');
  return sightOf(facts, found, monday, digestDay(facts.calendar, monday) ?? monday);
}

function withSample(monday: CalendarDay) {
  return <T>(work: (client: MongoClient) => Promise<T>) =>
    inOwnSchool(async ({ client, play }) => {
      await play({ until: `${monday}T07:00` });
      return work(client);
    });
}

function userIdIn({ people }: DigestFacts, reader: string): string {
  const fits = people.filter(
    (person) =>
      person.userId === reader || person.userId === userIdOf(reader) || firstName(person).toLowerCase() === reader,
  );
  const [one, ...others] = fits;
  if (!one) throw new Wrong(`Nobody who joined is called ${reader || 'nothing: name a --reader'}.`);
  if (others.length > 0) throw new Wrong(`Several are called ${reader}: ${fits.map(({ userId }) => userId).join(' ')}`);
  return one.userId;
}

print().catch((error: unknown) => {
  const isTold = error instanceof Wrong || error instanceof CannotStart;
  process.stderr.write(`${isTold ? `${error.message}\n${usage}` : (error as Error).stack}\n`);
  process.exitCode = isTold ? 2 : 1;
});
