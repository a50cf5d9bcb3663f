import type { ModalView } from '@slack/types';
import { digestAt, type skippedOn } from '../../domain/digest-settings.ts';
import type { Person } from '../../domain/person.ts';
import type { School } from '../../domain/school.ts';
import { input, option, optionsOf, plain } from '../../slack/blocks.ts';
import { type Answer, noticeModal, sentence } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { shortDay, weekdayNames } from '../../time/day-words.ts';
import { clockTime } from '../../time/local-time.ts';
import { ids } from './action-ids.ts';

export const settingsTitle = 'The weekly page';

const usualDay = option('The first day of the week on which I work', 'first');
const details = [
  option('What I owe, one move and a chart', 'short', 'The rest is under Show all.'),
  option('The whole page', 'all'),
];

export function settingsForm(person: Person, school: School): ModalView {
  const { day, detail, pausedUntil } = person.digest ?? {};
  const days = [usualDay, ...optionsOf(weekdayNames)];
  const [short, all] = details;
  const picked = detail === 'all' ? all : short;
  return {
    type: 'modal',
    callback_id: ids.settingsForm,
    title: plain(settingsTitle),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      input(
        'day',
        'Day',
        { type: 'static_select', options: days, initial_option: days.find(({ value }) => value === day) ?? usualDay },
        {
          hint: 'Where you do not work on it, it comes on the next day of that week on which you do, or on the last one before.',
        },
      ),
      input(
        'at',
        'Time',
        { type: 'timepicker', initial_time: digestAt(person, school) },
        { hint: `On your clock, ${person.zone ?? school.zone}.` },
      ),
      input('detail', 'What the message holds', {
        type: 'radio_buttons',
        options: details,
        ...(picked && { initial_option: picked }),
      }),
      input(
        'pausedUntil',
        'Pause until',
        { type: 'datepicker', ...(pausedUntil && { initial_date: pausedUntil }) },
        { optional: true, hint: 'None comes before this day. /digest shows the week at any time.' },
      ),
    ],
  };
}

/** @param next instant, UTC; @param zone the person's */
export function savedView({
  person: { digest },
  next,
  zone,
  skipped,
}: {
  person: Person;
  next: Date | undefined;
  zone: string;
  skipped: ReturnType<typeof skippedOn>;
}): Answer {
  const words = [
    next
      ? `Saved. Your next page comes on ${shortDay(dayOf(next, zone))} at ${clockTime(next, zone)}.`
      : 'Saved. No page is due in the weeks that the calendar knows.',
    ...(digest?.pausedUntil ? [`It is paused until ${shortDay(digest.pausedUntil)}.`] : []),
    ...(skipped ? [skippedWords(skipped)] : []),
  ].join(' ');
  const view = sentence(words);
  return { ...view, modal: noticeModal(settingsTitle, view) };
}

function skippedWords({ day, comesOn }: NonNullable<ReturnType<typeof skippedOn>>): string {
  const jump = `On ${shortDay(day)} the clocks jump over that time`;
  if (comesOn === day) return `${jump}: it comes right after then.`;
  return `${jump}; you do not work that day, so it comes on ${shortDay(comesOn)}.`;
}
