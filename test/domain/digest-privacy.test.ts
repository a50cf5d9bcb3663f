import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DigestFacts, readerOf, wholeSchool } from '../../src/domain/digest-facts.ts';
import {
  type Figure,
  type FigureId,
  sightOf,
  supportOnTime,
  triedInBlock,
  triedInWeek,
  triedIt,
} from '../../src/domain/digest-figures.ts';
import { oneMove } from '../../src/domain/digest-move.ts';
import { digestPage, isNothing, nothingThisWeek } from '../../src/domain/digest-page.ts';
import { digestWeeks } from '../../src/domain/digest-weeks.ts';
import { addDays } from '../../src/time/calendar-day.ts';
import { firstMonday, randomSchool } from '../helpers/digest.ts';
import { seededRandom } from '../helpers/seeded-random.ts';

const mondays = Array.from({ length: 13 }, (_, index) => addDays(firstMonday, 7 * (index + 1)));

function pageOf(facts: DigestFacts, userId: string, scope: string, monday: string): Figure[] {
  const reader = readerOf(facts, userId, scope);
  return reader ? digestPage(sightOf(facts, reader, monday, monday)) : [];
}

/** A number of people that a reader has seen, and, as nobody but the test knows, who they are. */
interface Seen {
  window: string;
  /** The last day of a block. */
  to?: string;
  people: Set<string>;
}

/** All numbers of two figures that a leader of the school sees by every week and every choice of team. */
function numbersSeen(facts: DigestFacts): Record<'tries' | 'supports', Seen[]> {
  const seen = { tries: new Map<string, Seen>(), supports: new Map<string, Seen>() };
  const isOf = (scope: string, userId: string) =>
    scope === wholeSchool ||
    facts.teams.some(({ channelId, members }) => channelId === scope && members.includes(userId));
  const within = (day: string, { from, to }: { from: string; to: string }) => from <= day && day <= to;
  for (const monday of mondays) {
    const { week, block } = digestWeeks(facts.calendar, monday);
    for (const chosen of [wholeSchool, ...facts.teams.map(({ channelId }) => channelId)]) {
      const reader = readerOf(facts, 'P0', chosen);
      if (!reader) continue;
      const sight = sightOf(facts, reader, monday, monday);
      const tried = triedIt(sight, triedInWeek(sight), triedInBlock(sight));
      const value = tried.value as { week: unknown; block: unknown } | undefined;
      const inputs = tried.inputs as { week: { scope: string }; block?: { scope: string } } | undefined;
      const tries = (span: { from: string; to: string }, scope: string) =>
        new Set(
          facts.tries.filter((one) => within(one.day, span) && isOf(scope, one.userId)).map(({ userId }) => userId),
        );
      if (inputs && typeof value?.week === 'number')
        seen.tries.set(`${week.from} ${inputs.week.scope}`, {
          window: week.from,
          people: tries(week, inputs.week.scope),
        });
      if (block && inputs?.block && typeof value?.block === 'number')
        seen.tries.set(`block ${block.from} ${inputs.block.scope}`, {
          window: `block ${block.from}`,
          to: block.to,
          people: tries(block, inputs.block.scope),
        });
      const onTime = supportOnTime(sight);
      if (!block || typeof (onTime.value as { due?: unknown } | null)?.due !== 'number') continue;
      const scope = String(onTime.inputs.scope);
      const givers = facts.commitments
        .filter(({ status }) => status === 'open' || status === 'kept')
        .flatMap(({ supports }) => supports)
        .filter(({ dueDay, giverId }) => within(dueDay, block) && isOf(scope, giverId))
        .map(({ giverId }) => giverId);
      seen.supports.set(`${block.from} ${scope}`, { window: block.from, people: new Set(givers) });
    }
  }
  return { tries: [...seen.tries.values()], supports: [...seen.supports.values()] };
}

/** Machines that are busy take their time. */
const slow = { timeout: 180_000 };

/** How many people a sum or difference of these numbers tells of, where it tells of each of them once. */
function toldBy(numbers: readonly Seen[], signs: readonly number[]): number | undefined {
  const total = new Map<string, number>();
  numbers.forEach(({ people }, index) => {
    for (const userId of people) total.set(userId, (total.get(userId) ?? 0) + (signs[index] ?? 0));
  });
  const told = [...total.values()].filter((one) => one !== 0);
  return told.every((one) => one === 1) ? told.length : undefined;
}

function* signsFor(count: number): Generator<number[]> {
  for (let choice = 1; choice < 3 ** count; choice += 1)
    yield Array.from({ length: count }, (_, index) => (Math.floor(choice / 3 ** index) % 3) - 1);
}

/** The sums and differences by which one to four people would be told of. */
function leaks(seen: readonly Seen[]): string[] {
  const found: string[] = [];
  const check = (numbers: readonly Seen[]) => {
    for (const signs of signsFor(numbers.length)) {
      const told = toldBy(numbers, signs);
      if (told !== undefined && told > 0 && told < 5)
        found.push(`${told} by ${numbers.map(({ window }) => window).join(' and ')}`);
    }
  };
  for (const window of new Set(seen.map((one) => one.window))) check(seen.filter((one) => one.window === window));
  for (const { window, to = '' } of seen.filter((one) => one.to)) {
    const numbers = seen.filter((one) => one.window === window);
    for (const week of mondays.filter((monday) => window <= `block ${monday}` && monday <= to))
      check([...numbers, ...seen.filter((one) => one.window === week)]);
  }
  return found;
}

const runs = { seed: 20260309, numRuns: 300 };

describe('by every week and every choice of team that one leader can see', () => {
  test('no sum or difference of numbers tells of one to four people', slow, () => {
    let numbers = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { tries, supports } = numbersSeen(randomSchool(seededRandom(seed)));
        numbers += tries.length + supports.length;
        expect([...leaks(tries), ...leaks(supports)]).toEqual([]);
      }),
      runs,
    );
    // A page on which nothing is ever shown would hide one person, too.
    expect(numbers).toBeGreaterThan(1_000);
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

/** Words that no page has. Source: domain.md section 4. */
const never = /overdue|\bfail|\binactive|low performer|\bbottom\b|complian|participation rate|must improve|\bbehind\b/i;

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
    for (const userId of ['P0', 'P1', 'P2', 'P3']) {
      const reader = readerOf(facts, userId);
      if (!reader) continue;
      const sight = sightOf(facts, reader, mondays[6] ?? '', mondays[6] ?? '');
      const page = digestPage(sight);
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
