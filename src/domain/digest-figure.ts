import type { CalendarDay } from '../time/calendar-day.ts';
import { type DigestFacts, type DigestPerson, type DigestReader, wholeSchool } from './digest-facts.ts';
import { least, shownCount, teamsShown } from './digest-threshold.ts';
import { type DigestWeeks, digestWeeks } from './digest-weeks.ts';
import { onceFor } from './once-for.ts';
import { buttonNames } from './person.ts';

export type FigureId = `D${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15}`;

/** One figure or list of the page, as it is shown and as it can be checked. */
export interface Figure {
  id: FigureId;
  /** What the reader reads, one line each, in plain text. */
  lines: string[];
  /** What is shown, as a value; null where nothing is. */
  value: unknown;
  /** What it was made of, as far as this reader may know it. */
  inputs: Record<string, unknown>;
  /** Why it, or a part of it, is hidden; null where nothing is. */
  suppressed: string | null;
}

/** What every figure is made from: one reader, one week. */
export interface Sight {
  facts: DigestFacts;
  reader: DigestReader;
  weeks: DigestWeeks;
  /** Calendar day in the school's zone on which it is read. */
  today: CalendarDay;
  nameOf(userId: string): string;
}

/** @param monday of the week whose page it is */
export function sightOf(facts: DigestFacts, reader: DigestReader, monday: CalendarDay, today: CalendarDay): Sight {
  const names = namesOf(facts.people);
  return {
    facts,
    reader,
    weeks: digestWeeks(facts.calendar, monday, facts.blocks),
    today,
    nameOf: (userId) => names.get(userId) ?? 'a colleague',
  };
}

const namesOf = onceFor((people: readonly DigestPerson[]) => buttonNames([...people]));

/** Of the people of a figure those of each team, and the teams whose own number may stand. */
const byTeam = onceFor((teams: DigestFacts['teams']) =>
  onceFor((all: ReadonlySet<string>) => {
    const parts = teams.map(({ channelId, members }) => ({
      channelId,
      people: new Set(members.filter((one) => all.has(one))),
    }));
    const shown = new Set(teamsShown(all, parts));
    return new Map(parts.filter(({ channelId }) => shown.has(channelId)).map((part) => [part.channelId, part.people]));
  }),
);

/** One as it stands on the page; nothing of it is hidden unless said. */
export const figure = (
  id: FigureId,
  lines: string[],
  value: unknown,
  inputs: Figure['inputs'] = {},
  suppressed: string | null = null,
): Figure => ({
  id,
  lines,
  value,
  inputs,
  suppressed,
});

export const fewerThanFive = 'fewer than five people’s acts are in it';

export const tooFew = 'Too few to say yet.';

export const membersOf = onceFor(
  (teams: DigestFacts['teams']) => new Map(teams.map(({ channelId, members }) => [channelId, new Set(members)])),
);

/** Whether someone is of the reader's scope. */
export function isOfScope({ facts, reader }: Sight): (userId: string) => boolean {
  if (reader.scope === wholeSchool) return () => true;
  const members = membersOf(facts.teams).get(reader.scope);
  return (userId) => members?.has(userId) ?? false;
}

/** What says whose people are of a scope. */
interface OfScope {
  facts: Pick<DigestFacts, 'teams'>;
  reader: Pick<DigestReader, 'scope'>;
}

/** Of the people of a figure those of the reader's scope; undefined where a team's own number may not stand beside the school's. */
export function ownOf({ facts, reader }: OfScope, all: ReadonlySet<string>): ReadonlySet<string> | undefined {
  return reader.scope === wholeSchool ? all : byTeam(facts.teams)(all).get(reader.scope);
}

/** Inputs of a count of people: how many where it is shown, else only that they are few. */
export function countInputs(people: ReadonlySet<string>, scope: string) {
  return { scope, people: shownCount(people), least };
}
