import { parseArgs } from 'node:util';
import { sampleCalendar } from '../src/practice/sample-calendar.ts';
import { sampleSchool } from '../src/practice/sample-school.ts';
import { CannotStart } from '../src/stores/cannot-start.ts';
import { schoolStore } from '../src/stores/school-store.ts';
import { addDays, dayOf, isCalendarDay } from '../src/time/calendar-day.ts';
import { dayWords } from '../src/time/day-words.ts';
import type { SchoolCalendar } from '../src/time/school-calendar.ts';
import { type SchoolDay, schoolDays } from '../src/time/school-day.ts';
import { withStored } from './stored-schools.ts';

const usage = `usage: npm run --silent calendar -- [--sample | --team T0123] [--cycle slide|skip] [--part NAME] [--from DAY] [--to DAY] [--json]
A DAY looks like 2026-02-23. Without --sample it is the school at MONGODB_URI, or the one kept in .data/.`;
const mostDays = 4_000;

class Wrong extends Error {}

const values = readArguments();

function readArguments() {
  const options = {
    sample: { type: 'boolean', default: false },
    team: { type: 'string' },
    cycle: { type: 'string' },
    part: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    json: { type: 'boolean', default: false },
  } as const;
  try {
    return parseArgs({ options }).values;
  } catch (fault) {
    process.stderr.write(`${(fault as Error).message}\n${usage}\n`);
    return process.exit(2);
  }
}

async function print(): Promise<void> {
  const { cycle, part: partName } = values;
  if (cycle !== undefined && cycle !== 'slide' && cycle !== 'skip') throw new Wrong('--cycle is slide or skip.');
  const calendar = withCycle(
    values.sample ? { ...sampleCalendar, zone: sampleSchool.team.zone } : await stored(),
    cycle,
  );
  const from = values.from ?? dayOf(new Date(), calendar.zone);
  const to = values.to ?? addDays(isCalendarDay(from) ? from : '2000-01-01', 13);
  for (const day of [from, to]) if (!isCalendarDay(day)) throw new Wrong(`${day} is no day.`);
  if (to < from || to > addDays(from, mostDays))
    throw new Wrong(`--to lies after --from, by ${mostDays} days at most.`);
  const part = calendar.parts?.find(({ name }) => name === partName);
  if (partName !== undefined && !part) throw new Wrong(`This school has no part called ${partName}.`);
  const lines = schoolDays(calendar, { from, to }, part).map(
    values.json ? asJson : (day) => inWords(day, calendar.zone),
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** The same calendar, had the school chosen otherwise what an unplanned closure does. */
function withCycle(calendar: SchoolCalendar, onClosure: 'slide' | 'skip' | undefined): SchoolCalendar {
  if (!onClosure) return calendar;
  const parts = calendar.parts?.map((part) => (part.cycle ? { ...part, cycle: { ...part.cycle, onClosure } } : part));
  return { ...calendar, ...(parts && { parts }) };
}

function stored(): Promise<SchoolCalendar> {
  return withStored(async (client) => {
    const schools = schoolStore(client.db());
    const teams = values.team ? [values.team] : (await schools.everywhere()).map(({ teamId }) => teamId);
    const [team, ...others] = teams;
    if (!team) throw new Wrong('No school is kept here yet. With --sample you see the sample school.');
    if (others.length > 0) throw new Wrong(`Several schools are kept here: choose with --team. ${teams.join(' ')}`);
    return (await schools.home(team)).calendar;
  });
}

function asJson({ day, kind, letter, starts, ends }: SchoolDay): string {
  return JSON.stringify({ day, kind, letter, starts, ends });
}

function inWords({ day, kind, letter, starts, ends, name }: SchoolDay, zone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  const hours = starts && ends ? `${time.format(starts)}–${time.format(ends)}` : '';
  return [dayWords(day).padEnd(13), kind.padEnd(14), (letter ?? '').padEnd(3), hours.padEnd(12), name ?? '']
    .join('')
    .trimEnd();
}

print().catch((error: unknown) => {
  const isTold = error instanceof Wrong || error instanceof CannotStart;
  process.stderr.write(`${isTold ? `${error.message}\n${usage}` : (error as Error).stack}\n`);
  process.exitCode = isTold ? 2 : 1;
});
