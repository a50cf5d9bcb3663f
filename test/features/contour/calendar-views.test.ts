import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import type { ImportLine } from '../../../src/domain/calendar-import.ts';
import { calendarForm } from '../../../src/features/contour/calendar-form-views.ts';
import { importFaultView, importView } from '../../../src/features/contour/calendar-import-views.ts';
import { calendarView } from '../../../src/features/contour/calendar-views.ts';
import { checkMessageBlocks, checkViewBlocks } from '../../../src/practice/block-kit/check-blocks.ts';
import { addDays } from '../../../src/time/calendar-day.ts';
import { dayKinds, type SchoolCalendar } from '../../../src/time/school-calendar.ts';
import { schoolDays } from '../../../src/time/school-day.ts';
import { weekdaysOnly } from '../../helpers/weekdays-only.ts';

const noContext = { fileIsReady: () => false, hasScope: () => true };
const odd = fc
  .array(
    fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('<!channel>', '<@U99>', '&', '*', '```')),
  )
  .map((parts) => parts.join('').slice(0, 80));

/** Fails where a view is more than Slack takes, or would call someone. */
function holds({ text, blocks }: { text: string; blocks: KnownBlock[] }): void {
  const problems = [
    ...checkMessageBlocks(blocks, noContext),
    ...(/<[!#@]/.test(text + JSON.stringify(blocks)) ? ['calls someone'] : []),
    ...(text.length > 40_000 ? ['too long'] : []),
  ];
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

describe('whatever a day or a part of the school is called, it calls nobody and fits', () => {
  const calendars = fc
    .record({ names: fc.array(odd, { minLength: 14, maxLength: 14 }), parts: fc.array(odd, { maxLength: 3 }) })
    .map(({ names, parts }): SchoolCalendar => {
      const days = names.map((name, at) => [addDays('2026-02-23', at), { kind: dayKinds[at % 6] ?? 'closed', name }]);
      const cycle = { letters: ['A', 'B'], from: '2026-02-23', onClosure: 'slide' } as const;
      return {
        ...weekdaysOnly('America/Chicago'),
        days: Object.fromEntries(days),
        parts: parts.map((name) => ({ name: name.slice(0, 40), cycle })),
      };
    });

  test('in the two weeks', () => {
    fc.assert(
      fc.property(calendars, (calendar) => {
        const span = { from: '2026-02-23', to: '2026-03-08' };
        const weeks = [undefined, ...(calendar.parts ?? [])].map((part) => ({
          name: part?.name,
          days: schoolDays(calendar, span, part),
        }));
        holds(calendarView({ calendar, today: '2026-02-25', weeks, isEntered: false, mayChange: true }));
      }),
      { numRuns: 1_000 },
    );
  });

  test('in the form', () => {
    fc.assert(
      fc.property(calendars, (calendar) => {
        const problems = checkViewBlocks(calendarForm(calendar, 1).blocks as KnownBlock[], noContext);
        if (problems.length > 0) throw new Error(problems.join('\n'));
      }),
      { numRuns: 300 },
    );
  });

  test('in the form of a school with more special days than a field holds', () => {
    const days = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [addDays('2026-01-01', at), { kind: 'closed' as const, name: 'Closed' }]),
    );
    const { blocks } = calendarForm({ ...weekdaysOnly('UTC'), days }, 1);
    const problems = checkViewBlocks(blocks as KnownBlock[], noContext);
    if (problems.length > 0 || !JSON.stringify(blocks).includes('too many special days'))
      throw new Error(`the form does not say so. ${problems}`);
  });

  test('in the report of an import', () => {
    const lines = fc.record({ line: fc.nat(), said: odd, why: odd });
    const many: ImportLine[] = Array.from({ length: 1_000 }, (_, line) => ({ line, said: '&'.repeat(120), why: '<' }));
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 100 }), (told) => {
        holds(importView('d1', told, ['mon']));
        holds(importFaultView(told[0]?.why || 'x'));
      }),
      { numRuns: 300, examples: [[many.map(({ line, said }) => ({ line, said, why: '<!channel>' }))]] },
    );
  });
});
