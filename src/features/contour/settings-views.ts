import type { ModalView } from '@slack/types';
import { type Person, timesOf } from '../../domain/person.ts';
import type { School, SchoolDefaults } from '../../domain/school.ts';
import { type SchoolNumber, schoolNumbers } from '../../domain/school-numbers.ts';
import { actions, button, context, divider, input, option, optionsOf, plain, section } from '../../slack/blocks.ts';
import { timeFields } from '../../slack/time-fields.ts';
import type { View } from '../../slack/view.ts';
import type { CalendarDay } from '../../time/calendar-day.ts';
import { dayWords, weekdayNames, weekdayWords } from '../../time/day-words.ts';
import { ids } from './action-ids.ts';

const dayOptions = optionsOf(weekdayNames);
const fewerOption = option('At most one a day; the rest comes next morning as one', 'yes');

/** One's own settings; who may set the school's finds the way there. */
export function settingsForm(person: Person, school: School, today: CalendarDay, maySetSchool: boolean): ModalView {
  return {
    type: 'modal',
    callback_id: ids.settingsForm,
    title: plain('My settings'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      ...timeFields(timesOf(person, school, today), dayOptions),
      input(
        'fewer',
        'Messages I did not ask for',
        { type: 'checkboxes', options: [fewerOption], ...(person.fewer && { initial_options: [fewerOption] }) },
        { optional: true },
      ),
      context(
        '*Who sees this:* only you. Colleagues read whether you are free, and when you are at work next. How many questions a week, and a pause: `/expertise limits`.',
      ),
      ...(maySetSchool
        ? [
            divider(),
            section('For the whole school:'),
            actions(button('The usual numbers', ids.numbers), button('Zone and school year', ids.school)),
          ]
        : []),
    ],
  };
}

/** What holds for this person from now on. */
export function settingsView(person: Person, school: School, today: CalendarDay): View {
  const { workingDays, hours, zone, away, hourly } = timesOf(person, school, today);
  const lines = [
    'Saved. From now on:',
    `• ${weekdayWords(workingDays)}, ${hours.from} to ${hours.to}, ${zone}`,
    hourly && '• Paid by the hour: I write to you only inside these hours',
    away && `• Away ${dayWords(away.from)} to ${dayWords(away.to)}; what you hold goes on to others when it begins`,
    person.fewer
      ? '• At most one message a day that you did not ask for'
      : `• Up to ${school.defaults.unaskedPerDay} messages a day that you did not ask for`,
    '`/contour settings` changes this again.',
  ];
  return lined(lines);
}

const numberLabels: Readonly<Record<SchoolNumber, { label: string; hint?: string }>> = {
  offerHours: {
    label: 'Hours a colleague has for a question',
    hint: 'Of their own working time. Then the next colleague is asked.',
  },
  offersInTurn: { label: 'Colleagues asked in turn', hint: 'Then whoever looks after questions this week.' },
  weeklyLimit: { label: 'Questions a week for one colleague', hint: 'Everyone can set their own.' },
  unaskedPerDay: { label: 'Messages a day that nobody asked for', hint: 'The rest comes next morning as one.' },
  triedAfterDays: { label: 'School days until “Did you try it?”' },
  noteDays: {
    label: 'Days for which notes of visits are kept',
    hint: 'Counted from the visit. Notes written before stay as long as they were promised.',
  },
  quietDays: { label: 'Student days without visits at the beginning of a year' },
};

/** The school's usual numbers. */
export function numbersForm(defaults: SchoolDefaults): ModalView {
  const names = Object.keys(schoolNumbers) as SchoolNumber[];
  return {
    type: 'modal',
    callback_id: ids.numbersForm,
    title: plain('The usual numbers'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      ...names.map((name) => {
        const { label, ...more } = numberLabels[name];
        const { least, most } = schoolNumbers[name];
        return input(
          name,
          label,
          {
            type: 'number_input',
            is_decimal_allowed: false,
            min_value: String(least),
            max_value: String(most),
            initial_value: String(defaults[name]),
          },
          more,
        );
      }),
      input('workingDays', 'Days on which staff work', {
        type: 'checkboxes',
        options: dayOptions,
        initial_options: dayOptions.filter(({ value }) => defaults.workingDays.some((day) => day === value)),
      }),
      input('from', 'Messages from', { type: 'timepicker', initial_time: defaults.hours.from }),
      input(
        'to',
        'Messages until',
        { type: 'timepicker', initial_time: defaults.hours.to },
        { hint: 'In each colleague’s own time zone. Everyone can set their own.' },
      ),
      context('These hold for everyone who has set nothing of their own.'),
    ],
  };
}

/** What holds for the school from now on. */
export function numbersView(defaults: SchoolDefaults): View {
  return lined([
    'Saved. From now on, for everyone who has set nothing of their own:',
    `• ${defaults.offerHours} working hours for a question, ${defaults.offersInTurn} colleagues in turn`,
    `• ${defaults.weeklyLimit} questions a week for one colleague`,
    `• ${defaults.unaskedPerDay} messages a day that nobody asked for`,
    `• ${weekdayWords(defaults.workingDays)}, ${defaults.hours.from} to ${defaults.hours.to}`,
    `• “Did you try it?” after ${defaults.triedAfterDays} school days`,
    `• Notes of visits are kept for ${defaults.noteDays} days`,
    `• Student days without visits at the beginning of a year: ${defaults.quietDays}`,
    '`/contour settings` changes this again.',
  ]);
}

export function schoolView(zone: string, year: NonNullable<School['year']>): View {
  return lined([
    `Saved: ${zone}, ${dayWords(year.from)} to ${dayWords(year.to)}.`,
    '`/contour setup` shows the steps that are left.',
  ]);
}

function lined(lines: (string | false | undefined)[]): View {
  const text = lines.filter(Boolean).join('\n');
  return { text, blocks: [section(text)] };
}
