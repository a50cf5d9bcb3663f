import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heldDue } from '../../src/domain/commitment-clock.ts';
import { type DigestFacts, mirrorOf, readerOf, wholeSchool } from '../../src/domain/digest-facts.ts';
import { type Figure, type FigureId, type Sight, sightOf } from '../../src/domain/digest-figure.ts';
import { oneMove } from '../../src/domain/digest-move.ts';
import { digestPage, isNothing, nothingThisWeek } from '../../src/domain/digest-page.ts';
import { freshBlocks } from '../../src/domain/digest-weeks.ts';
import { type ClosedWindow, closeBlock, closeWeek, seenFrom, windowsOf } from '../../src/domain/digest-windows.ts';
import { addDays, type CalendarDay, type DaySpan, isWithin } from '../../src/time/calendar-day.ts';
import { firstMonday, never, randomSchool } from '../helpers/digest.ts';
import { type Deed, leaksIn } from '../helpers/leaks.ts';
import { seededRandom } from '../helpers/seeded-random.ts';

const mondays = Array.from({ length: 13 }, (_, index) => addDays(firstMonday, 7 * (index + 1)));

function pageOf(facts: DigestFacts, userId: string, scope: string, monday: string): Figure[] {
  const reader = readerOf(facts, userId, scope);
  return reader ? digestPage(sightOf(facts, reader, monday, monday)) : [];
}

/**
 * Contour closes a window for all scopes as one, and cuts a block once; where each scope is closed when someone first looks, or a
 * block is cut by the calendar of that day, one person can be told.
 */
type Closing = 'as one' | 'each scope by itself' | 'by the calendar of the day';

interface Kept {
  window: ClosedWindow;
  /** As the records stood then. */
  facts: DigestFacts;
}

/** Numbers that some reader has seen, by their names, each with the deeds that it is made of, as nobody but the test knows. */
type Seen = Map<string, readonly Deed[]>;

/**
 * All numbers of two figures that readers see by every week and every choice of team, over weeks in which teams are made and
 * dissolved, people move between them and the calendar changes, before and after a window has closed. Those of one figure that can
 * be taken from each other stand together.
 */
function numbersSeen(school: DigestFacts, random: () => number, closing: Closing): Seen[] {
  const tries = new Map<string, Seen>(mondays.map((monday) => [addDays(monday, -7), new Map()]));
  const [supports, spread, up, across, depth]: Seen[] = [new Map(), new Map(), new Map(), new Map(), new Map()];
  const kept = new Map<string, Kept>();
  /** The window as readers of this scope find it, the first of them by closing it. */
  const found = (kind: 'week' | 'block', from: string, scope: string, sight: Sight): Record<string, Kept> => {
    const keptFor = (one: string) => {
      const name = closing === 'each scope by itself' ? `${kind} ${from} ${one}` : `${kind} ${from}`;
      const before = kept.get(name) ?? {
        window: kind === 'week' ? closeWeek(sight) : closeBlock(sight),
        facts: sight.facts,
      };
      kept.set(name, before);
      return before;
    };
    return { [wholeSchool]: keptFor(wholeSchool), [scope]: keptFor(scope) };
  };
  const asSeen = (scope: string, parts: Record<string, Kept>): ClosedWindow => {
    const own = parts[scope]?.window.teams[scope];
    return { school: parts[wholeSchool]?.window.school ?? {}, teams: own ? { [scope]: own } : {} };
  };
  let facts = school;
  for (const monday of mondays) {
    if (random() < 0.2) facts = { ...facts, calendar: movedCalendar(facts, random) };
    if (closing !== 'by the calendar of the day') {
      const fresh = freshBlocks(facts.calendar, monday, facts.blocks);
      facts = { ...facts, blocks: [...facts.blocks, ...fresh] };
    }
    for (const _ of ['when it closes', 'later that week']) {
      for (const chosen of [wholeSchool, ...facts.teams.map(({ channelId }) => channelId)]) {
        const sight = sightOf(facts, mirrorOf(chosen), monday, monday);
        const { week, block } = sight.weeks;
        const inWeek = found('week', week.from, chosen, sight);
        const inBlock = block ? found('block', block.from, chosen, sight) : {};
        const shown = seenFrom(chosen, { week: asSeen(chosen, inWeek), block: asSeen(chosen, inBlock) });
        const tell = (seen: Seen | undefined, span: DaySpan, whose: string, actsOf: ActsOf) => {
          const then = (span === block ? inBlock : inWeek)[whose]?.facts ?? facts;
          const team = then.teams.find(({ channelId }) => channelId === whose);
          const isOf = (userId: string) => whose === wholeSchool || team?.members.includes(userId);
          const deeds = actsOf(then).filter(({ day, by }) => isWithin(day, span) && isOf(by));
          seen?.set(`${span.from} ${whose}`, deeds);
        };
        const { D4 } = shown.week;
        if (isNumber(D4?.value)) tell(tries.get(week.from), week, String(D4.inputs.scope), triesOf);
        expect(shown.block.D4?.value).not.toBeTypeOf('number');
        const { D3 } = shown.block;
        if (block && isNumber((D3?.value as { due?: unknown } | null)?.due))
          tell(supports, block, String(D3?.inputs.scope), duesOf);
        const { D11, D12 } = shown.block;
        if (block && D11?.value) tell(spread, block, wholeSchool, answersOf);
        const flows = (D12?.value ?? {}) as { up?: unknown; across?: unknown };
        if (block && isNumber(flows.up)) tell(up, block, wholeSchool, rankedOf);
        if (block && isNumber(flows.across)) tell(across, block, wholeSchool, teamedOf);
        const { D6 } = shown.week;
        if (isNumber(D6?.inputs.people)) tell(depth, sight.weeks.year, wholeSchool, depthsOf);
      }
      facts = { ...facts, teams: movedTeams(facts, random) };
    }
  }
  return [...tries.values(), supports, spread, up, across, depth].filter((seen) => seen !== undefined);
}

const isNumber = (value: unknown) => typeof value === 'number';

type ActsOf = (facts: DigestFacts) => (Deed & { day: CalendarDay })[];

/** Who tried several things in a window counts once. */
const triesOf: ActsOf = ({ tries }) => tries.map(({ userId, day }) => ({ no: userId, by: userId, day }));

const duesOf: ActsOf = ({ commitments, calendar }) =>
  commitments
    .filter(({ status }) => status === 'open' || status === 'kept')
    .flatMap(({ id, supports }) => supports.map((one) => ({ ...one, no: `${id} ${one.id}` })))
    .map(({ no, giverId, dueDay }) => ({ no, by: giverId, day: heldDue(calendar, dueDay) }));

const answersOf: ActsOf = ({ questions }) =>
  questions.flatMap(({ askedBy, answerer, helpedOn }, no) =>
    answerer && helpedOn ? [{ no: `${no}`, by: answerer, day: helpedOn, askedBy }] : [],
  );

/** Between an asker with a title above 0 and someone with a title. */
const rankedOf: ActsOf = (facts) => {
  const ranks = new Map(facts.people.map(({ userId, rank }) => [userId, rank]));
  return answersOf(facts).filter(
    ({ no, by }) => ranks.get(by) !== undefined && ranks.get(facts.questions[Number(no)]?.askedBy ?? ''),
  );
};

/** Half of the schools have entered few titles, and those who have one answer each other much. */
function withFewTitles(facts: DigestFacts, random: () => number): DigestFacts {
  if (random() < 0.5) return facts;
  const titled = () => `P${Math.floor(random() * 4)}`;
  return {
    ...facts,
    people: facts.people.map(({ rank, ...one }, index) => (index < 4 && rank !== undefined ? { ...one, rank } : one)),
    questions: facts.questions.map((one) =>
      one.answerer && random() < 0.5 ? { ...one, askedBy: titled(), answerer: titled() } : one,
    ),
  };
}

const teamedOf: ActsOf = (facts) => {
  const hasTeam = new Set(facts.teams.flatMap(({ members }) => members));
  return answersOf(facts).filter(
    ({ no, by }) => hasTeam.has(by) && hasTeam.has(facts.questions[Number(no)]?.askedBy ?? ''),
  );
};

const depthsOf: ActsOf = (facts) => {
  const isOfGoal = (topic?: string) => facts.goalTopics.some((one) => one === topic);
  const helps = answersOf(facts).filter(({ no }) => isOfGoal(facts.questions[Number(no)]?.topic));
  const showings = facts.sessions.filter(({ topic }) => isOfGoal(topic));
  return [
    ...helps,
    ...showings.flatMap(({ hostId, visitors, day }) =>
      [hostId, ...visitors.map(({ userId }) => userId)].map((by) => ({ no: by, by, day })),
    ),
  ].map((one) => ({ ...one, no: one.by }));
};

const knowsCounts = ({ teams, leaders }: DigestFacts, userId: string, team: string) =>
  teams.some(({ channelId, members }) => channelId === team && members.includes(userId)) ||
  leaders.some((leader) => leader.userId === userId && leader.scope === team);

/** The calendar as someone enters it anew: the year begins on another Monday, and a week is a break. */
function movedCalendar({ calendar }: DigestFacts, random: () => number): DigestFacts['calendar'] {
  const week = (most: number) => addDays(firstMonday, 7 * Math.floor(random() * most));
  const from = week(13);
  return {
    ...calendar,
    year: { from: week(4), to: '2026-12-18' },
    ...(random() < 0.5 && { breaks: [{ name: 'Break', from, to: addDays(from, 4) }] }),
  };
}

/** The teams some days later: one may be made, one dissolved, and some people change theirs. */
function movedTeams({ teams, people }: DigestFacts, random: () => number): DigestFacts['teams'] {
  const below = (most: number) => Math.floor(random() * most);
  const made = { channelId: `C${below(9)}`, members: people.map(({ userId }) => userId).filter(() => random() < 0.4) };
  const left = teams.filter(() => random() < 0.9);
  const isNew = random() < 0.3 && left.length < 4 && left.every(({ channelId }) => channelId !== made.channelId);
  const moves = people.map(({ userId }) => userId).filter(() => random() < 0.1);
  const moved = left.map(({ channelId, members }) => ({
    channelId,
    members: [...members.filter((one) => !moves.includes(one)), ...moves.filter(() => random() < 0.3)],
  }));
  return [...moved, ...(isNew ? [made] : [])].sort((one, other) => one.channelId.localeCompare(other.channelId));
}

/** Machines that are busy take their time, and thousands of schools more. */
const slow = { timeout: 600_000 };

/** `npm run prove:windows` has thousands. */
const numRuns = Number(process.env.WINDOW_SCHOOLS ?? 60);
const runs = { seed: 20260309, numRuns };

describe('by every week, every choice of team and every closing that readers can see', () => {
  const toldOf = (seed: number, closing: Closing) => {
    const random = seededRandom(seed);
    const seen = numbersSeen(withFewTitles(randomSchool(random), seededRandom(seed + 1)), random, closing);
    return {
      numbers: seen.reduce((sum, { size }) => sum + size, 0),
      leaks: seen.flatMap((numbers) => leaksIn([...numbers])),
    };
  };

  test('no sum or difference of numbers tells of one to four people', slow, () => {
    let numbers = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const told = toldOf(seed, 'as one');
        numbers += told.numbers;
        expect(told.leaks).toEqual([]);
      }),
      runs,
    );
    // A page on which nothing is ever shown would hide one person, too.
    expect(numbers).toBeGreaterThan(numRuns * 5);
  });

  test.each([
    ['each scope by itself', 170],
    ['by the calendar of the day', 0],
  ] as const)('the search finds them where windows close %s', slow, (closing, from) => {
    const seeds = Array.from({ length: 10 }, (_, index) => from + index);
    expect(seeds.some((seed) => toldOf(seed, closing).leaks.length > 0)).toBe(true);
  });

  test('nobody who takes the counts of their own teams from a goal’s sign is left with a single room', slow, () => {
    let numbers = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const school = randomSchool(seededRandom(seed));
        // Small teams: a count may be of one room.
        const signs = school.signs.map((one, no) => ({ ...one, seen: 1, rooms: 1 + ((no + seed) & 3) }));
        const facts = { ...school, signs };
        for (const monday of mondays) {
          const { week } = sightOf(facts, mirrorOf(wholeSchool), monday, monday).weeks;
          const roomsOf = (channelIds: readonly string[]) =>
            facts.signs
              .filter(({ channelId, day }) => channelIds.includes(channelId) && isWithin(day, week))
              .reduce((sum, { rooms }) => sum + rooms, 0);
          const counting = [...new Set(facts.signs.map(({ channelId }) => channelId))];
          const sums = pageOf(facts, 'P0', wholeSchool, monday).find(({ id }) => id === 'D14')?.value;
          if (!sums) continue;
          numbers += 1;
          for (const { userId } of facts.people.slice(2)) {
            const others = counting.filter((channelId) => !knowsCounts(facts, userId, channelId));
            expect(roomsOf(others), `${userId}, ${monday}`).not.toBe(1);
          }
        }
      }),
      runs,
    );
    expect(numbers).toBeGreaterThan(numRuns / 4);
  });

  test('what changes with each act is told in steps of five, as a share without its count, or as a word', slow, () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const facts = randomSchool(seededRandom(seed));
        for (const page of mondays.map((monday) => pageOf(facts, 'P0', wholeSchool, monday))) {
          const shownAs = (id: FigureId) => page.find((one) => one.id === id)?.value;
          const { listed: _, ...sums } = shownAs('D10') as Record<string, unknown>;
          for (const sum of [...Object.values(sums), shownAs('D13')])
            expect(sum).toMatch(/^(?:none yet|a few|at least \d*[05])$/);
          expect(
            Object.keys((shownAs('D9') ?? {}) as object).filter((key) => !['ofEveryTen', 'oldest'].includes(key)),
          ).toEqual([]);
        }
      }),
      { ...runs, numRuns: 40 },
    );
  });
});

const ids: FigureId[] = [
  'D1',
  'D2',
  'D3',
  'D4',
  'D5',
  'D6',
  'D7',
  'D8',
  'D9',
  'D10',
  'D11',
  'D12',
  'D13',
  'D14',
  'D15',
];

test('over a thousand schools each figure is shown a hundred times, and none of the words that judge', slow, () => {
  const shown = new Map<FigureId, number>();
  for (let seed = 1; seed <= 1_000; seed += 1) {
    const facts = randomSchool(seededRandom(seed));
    const monday = mondays[6] ?? '';
    const windows = windowsOf(sightOf(facts, mirrorOf(wholeSchool), monday, monday));
    for (const userId of ['P0', 'P1', 'P2', 'P3']) {
      const reader = readerOf(facts, userId);
      if (!reader) continue;
      const sight = sightOf(facts, reader, monday, monday);
      const page = digestPage(sight, seenFrom(reader.scope, windows));
      const { line, why } = oneMove(sight);
      const words = [
        ...page.flatMap(({ lines, suppressed }) => [...lines, suppressed ?? '']),
        line,
        why,
        nothingThisWeek,
      ].join('\n');
      expect(words).not.toMatch(never);
      expect(
        page.every(({ lines }) => lines.length > 0 && lines.every((one) => one.trim() === one && one !== '')),
      ).toBe(true);
      for (const { id, value } of page)
        if (userId === 'P0' && !isNothing(value)) shown.set(id, (shown.get(id) ?? 0) + 1);
    }
  }
  expect(ids.filter((id) => (shown.get(id) ?? 0) < 100)).toEqual([]);
});

test('the test of words finds each of them', () => {
  for (const word of [
    'overdue',
    'failed',
    'inactive',
    'low performer',
    'bottom',
    'compliance',
    'participation rate',
    'must improve',
    'behind',
  ])
    expect(`It is ${word}.`).toMatch(never);
});
