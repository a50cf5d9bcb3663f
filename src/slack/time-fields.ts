import type { InputBlock, PlainTextOption } from '@slack/types';
import { input, option } from './blocks.ts';

/** What stands in the fields when the form opens. */
interface ShownTimes {
  workingDays: readonly string[];
  /** Local times such as `07:30`. */
  hours: { from: string; to: string };
  zone: string;
  away?: { from: string; to: string };
  hourly: boolean;
}

const hourlyOption = option('Write to me only inside these hours; answering is paid work', 'yes');

/** The fields by which someone says when they work, the same in every form. */
export function timeFields(times: ShownTimes, days: PlainTextOption[]): InputBlock[] {
  const { workingDays, hours, zone, away, hourly } = times;
  const chosen = days.filter(({ value }) => value !== undefined && workingDays.includes(value));
  return [
    input('workingDays', 'Days I work', {
      type: 'checkboxes',
      options: days,
      ...(chosen.length > 0 && { initial_options: chosen }),
    }),
    input('from', 'My day begins', { type: 'timepicker', initial_time: hours.from }),
    input(
      'to',
      'My day ends',
      { type: 'timepicker', initial_time: hours.to },
      { hint: `In your time zone, ${zone}. It comes from your Slack profile.` },
    ),
    input(
      'awayFrom',
      'Away from',
      { type: 'datepicker', ...(away && { initial_date: away.from }) },
      { optional: true },
    ),
    input(
      'awayTo',
      'Away to, this day included',
      { type: 'datepicker', ...(away && { initial_date: away.to }) },
      { optional: true },
    ),
    input(
      'hourly',
      'I am paid by the hour',
      { type: 'checkboxes', options: [hourlyOption], ...(hourly && { initial_options: [hourlyOption] }) },
      { optional: true },
    ),
  ];
}
