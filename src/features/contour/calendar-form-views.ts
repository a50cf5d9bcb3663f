import type { KnownBlock, ModalView } from '@slack/types';
import { bellLines } from '../../domain/bell-lines.ts';
import { dayLines, kindsInWords } from '../../domain/day-lines.ts';
import { partLines, shownParts } from '../../domain/part-lines.ts';
import { everyone, mostInField, shownDays } from '../../domain/typed-calendar.ts';
import { context, input, option, optionsOf, plain } from '../../slack/blocks.ts';
import { noPupilField } from '../../slack/no-pupil-tick.ts';
import { weekdayNames } from '../../time/day-words.ts';
import type { SchoolCalendar } from '../../time/school-calendar.ts';
import { ids } from './action-ids.ts';

const dayOptions = optionsOf(weekdayNames);
const letterOptions = [
  option('No letters', '0'),
  option('A and B', '2'),
  ...[3, 4, 5, 6, 7, 8].map((count) => option(`${count} letters, A to ${'ABCDEFGH'[count - 1]}`, String(count))),
];
const closureOptions = [
  option('The next day gets the letter that was missed', 'slide'),
  option('The closed day has used its letter up', 'skip'),
];

/** The days as lines; undefined when they are too many for a field, and stay as they are. */
function dayText(calendar: SchoolCalendar): string | undefined {
  const lines = dayLines(shownDays(calendar));
  return lines.length <= mostInField ? lines : undefined;
}

/** Lines such as "2025-08-18 to 2025-12-19: Fall". */
export function termLines({ terms = [] }: SchoolCalendar): string {
  return terms.map(({ from, to, name }) => `${from} to ${to}: ${name}`).join('\n');
}

/** @param version of the calendar that the form shows: a change by someone else meanwhile must not be lost */
export function calendarForm(calendar: SchoolCalendar, version: number): ModalView {
  const { first, other, more } = shownParts(calendar.parts ?? []);
  const [bells, otherBells] = [first, other].map((one) => bellLines(one?.schedules ?? [])) as [string, string];
  return {
    type: 'modal',
    callback_id: ids.calendarForm,
    private_metadata: String(version),
    title: plain('School calendar'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      ...yearFields(calendar),
      ...hourFields(calendar),
      ...daysField(dayText(calendar)),
      area(
        'terms',
        'Terms',
        termLines(calendar),
        'Only if there is a time between them without school. One a line: 2025-08-18 to 2025-12-19: Fall',
      ),
      ...letterFields(first?.cycle, first?.name, other?.name),
      area(
        'bells',
        'Bell schedules',
        bells,
        'None is fine. One a line: Regular: Block 1 08:05-09:30, Block 2 09:35-11:00. A name that begins with Early release, Late start or Testing, or ends with A days, is for such days.',
      ),
      area(
        'otherBells',
        'Bell schedules of the others',
        otherBells === bells ? '' : otherBells,
        'Only if the others named above have bells of their own.',
      ),
      area(
        'moreParts',
        'More parts of the school',
        partLines(more),
        'Only if others have letters of another kind. One a line, its bells in the lines after it: Grades 3–5: 6 letters from 2025-08-18. Write “no letters” for who has bells alone, and “, skip” after the day where a snow day uses its letter up.',
      ),
      noPupilField(),
      context('*Who sees this:* everyone in `/contour calendar`. That you changed it is on record.'),
    ],
  };
}

function yearFields({ year, studentWeekdays }: SchoolCalendar): KnownBlock[] {
  const usual = dayOptions.filter(({ value }) => studentWeekdays.some((day) => day === value));
  return [
    input(
      'yearFrom',
      'First day of the school year',
      { type: 'datepicker', ...(year && { initial_date: year.from }) },
      { optional: true },
    ),
    input(
      'yearTo',
      'Last day of the school year',
      { type: 'datepicker', ...(year && { initial_date: year.to }) },
      { optional: true },
    ),
    input('weekdays', 'Days on which students come', {
      type: 'checkboxes',
      options: dayOptions,
      ...(usual.length > 0 && { initial_options: usual }),
    }),
  ];
}

function hourFields({ hours, lunch }: SchoolCalendar): KnownBlock[] {
  const field = (name: string, label: string, time: string | undefined) =>
    input(name, label, { type: 'timepicker', ...(time && { initial_time: time }) }, { optional: true });
  return [
    field('dayFrom', 'A usual day begins', hours?.from),
    field('dayTo', 'A usual day ends', hours?.to),
    field('earlyRelease', 'On early release it ends', hours?.earlyRelease),
    field('lateStart', 'On a late start it begins', hours?.lateStart),
    field('lunchFrom', 'Quiet at lunch from', lunch?.from),
    field('lunchTo', 'Quiet at lunch until', lunch?.to),
  ];
}

function daysField(lines: string | undefined): KnownBlock[] {
  if (lines === undefined)
    return [
      context('There are too many special days for this form, so they stay as they are. Import a file to add some.'),
    ];
  return [
    area(
      'days',
      'Days that differ',
      lines,
      `One a line: 2026-02-27: staff only, PD day, or 2026-03-16 to 2026-03-20: closed, Spring break. Of several days in a row, those on which students never come stay closed. Kinds: ${kindsInWords}. A time may follow: early release until 12:30`,
    ),
  ];
}

function letterFields(
  cycle: { letters: readonly string[]; from: string; onClosure: string } | undefined,
  part: string | undefined,
  otherPart: string | undefined,
): KnownBlock[] {
  const letters = letterOptions.find(({ value }) => value === String(cycle?.letters.length ?? 0));
  const closure = closureOptions.find(({ value }) => value === (cycle?.onClosure ?? 'slide'));
  return [
    input('letters', 'Letters of the days', {
      type: 'static_select',
      options: letterOptions,
      ...(letters && { initial_option: letters }),
    }),
    input(
      'cycleFrom',
      'A day that has the letter A',
      { type: 'datepicker', ...(cycle && { initial_date: cycle.from }) },
      { optional: true, hint: 'Days before it have no letter.' },
    ),
    input('onClosure', 'After a snow day', {
      type: 'static_select',
      options: closureOptions,
      ...(closure && { initial_option: closure }),
    }),
    text('part', 'Who has these letters and bells', part === everyone ? '' : part, 'Everyone, if you leave it empty.'),
    text(
      'otherPart',
      'The others, who have B while they have A',
      otherPart,
      'Only if the school goes in two halves, or in two parts with bells of their own.',
    ),
  ];
}

function area(name: string, label: string, value: string, hint: string): KnownBlock {
  return input(
    name,
    label,
    { type: 'plain_text_input', multiline: true, max_length: mostInField, ...(value && { initial_value: value }) },
    { optional: true, hint },
  );
}

function text(name: string, label: string, value: string | undefined, hint: string): KnownBlock {
  return input(
    name,
    label,
    { type: 'plain_text_input', max_length: 40, ...(value && { initial_value: value }) },
    { optional: true, hint },
  );
}
