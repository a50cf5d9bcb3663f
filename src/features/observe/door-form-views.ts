import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { type Door, type OpenDay, periodChoices, plainTime, type Shut, type ShutDay } from '../../domain/door.ts';
import { protocols } from '../../domain/observation-protocol.ts';
import type { Round } from '../../domain/round.ts';
import { actions, button, context, escaped, input, option, plain, section } from '../../slack/blocks.ts';
import { noPupilField } from '../../slack/no-pupil-tick.ts';
import type { Answer } from '../../slack/view.ts';
import type { CalendarDay } from '../../time/calendar-day.ts';
import { shortDay } from '../../time/day-words.ts';
import { clockTime } from '../../time/local-time.ts';
import type { SchoolCalendar } from '../../time/school-calendar.ts';
import { ids } from './action-ids.ts';
import { modal } from './views.ts';

export const doorTitle = 'Open a door';

/** Slack takes so many choices in a list. */
const mostChoices = 99;

const whoOptions = [
  option('Anyone of this channel', 'channel', 'It stands on the card, and the first to sign up come.'),
  option('Only whom I invite', 'invited', 'It stands nowhere; you choose who is asked.'),
];
const weekly = option('Every week, until the round ends', 'weekly');

/** The form of a door. @param today calendar day in the school's zone */
export function doorForm(round: Round, calendar: SchoolCalendar, today: CalendarDay): ModalView {
  const [first] = whoOptions;
  return {
    type: 'modal',
    callback_id: ids.doorForm,
    private_metadata: round.id,
    title: plain(doorTitle),
    submit: plain('Preview'),
    close: plain('Cancel'),
    blocks: [
      input('day', 'Day', { type: 'datepicker', initial_date: today > round.from ? today : round.from }),
      ...timeFields(calendar, round.minutes),
      input('repeat', 'Again', { type: 'checkboxes', options: [weekly] }, { optional: true }),
      input('place', 'Where', { type: 'plain_text_input', max_length: 100 }),
      input(
        'focus',
        'What to look at in my room',
        { type: 'plain_text_input', max_length: 200 },
        { optional: true, hint: 'Empty: the question of the round.' },
      ),
      input(
        'seats',
        'Visitors, at most',
        { type: 'number_input', is_decimal_allowed: false, initial_value: String(round.visitors) },
        { hint: `“${protocols[round.protocol].name}” takes up to ${protocols[round.protocol].visitors.most}.` },
      ),
      input('who', 'Who can come', {
        type: 'radio_buttons',
        options: whoOptions,
        ...(first && { initial_option: first }),
      }),
      noPupilField(),
      context(
        '*Who sees this:* this channel, or only whom you invite. You can call it off to the last minute, without a reason and without a trace. Whoever evaluates you comes only when you invite them.',
      ),
    ],
  };
}

/** A lesson where the school has bells, or a time of one's own. */
function timeFields(calendar: SchoolCalendar, minutes: number): InputBlock[] {
  const choices = periodChoices(calendar);
  const several = new Set(choices.map(({ part }) => part.name)).size > 1;
  const periods = choices
    .slice(0, mostChoices)
    .map(({ value, part, period }) => option(several ? `${period}, ${part.name}` : period, value));
  const own = option('A time of my own, below', plainTime);
  const time = input(
    'from',
    choices.length > 0 ? 'A time of my own' : 'Begins',
    { type: 'timepicker' },
    {
      optional: choices.length > 0,
      hint: `${minutes} min, in the school’s time zone, ${calendar.zone}.`,
    },
  );
  if (choices.length === 0) return [time];
  return [
    input('period', 'Lesson', {
      type: 'static_select',
      options: [...periods, own],
      ...(periods[0] && { initial_option: periods[0] }),
    }),
    time,
  ];
}

const shutWords: Record<Shut, string> = {
  past: 'this time is past',
  closed: 'school is closed',
  'no-students': 'no students that day',
  testing: 'testing, no visits',
  'first-days': 'one of the first student days of the year, no visits',
  'no-period': 'no such lesson that day',
  'other-letter': 'a day of another class',
  'skipped-time': 'clocks skip this time',
  'outside-hours': 'outside the school’s hours that day',
  away: 'you do not work that day, or are away',
  busy: 'you are somewhere else then',
};

/** A day that was left out, and why. */
export function shutLine({ day, why, name }: ShutDay): string {
  if (why === 'other-letter' && name) return `${shortDay(day)}: ${withArticle(escaped(name))} day, with another class`;
  const more = name ? ` (${escaped(name)})` : '';
  return `${shortDay(day)}: ${shutWords[why]}${more}`;
}

/** Days go by letters from A to H. */
const withArticle = (letter: string) => `${/^[AEFH]/.test(letter) ? 'an' : 'a'} ${letter}`;

/** What would be open, and what was left out, and why: nobody has seen it yet. */
export function doorPreview(
  id: string,
  door: Door,
  { open, shut }: { open: readonly OpenDay[]; shut: readonly ShutDay[] },
  zone: string,
): Answer {
  const times = open.map(
    ({ day, from, to, period }) =>
      `• ${shortDay(day)}, ${clockTime(from, zone)} to ${clockTime(to, zone)}${period ? `, ${escaped(period)}` : ''}`,
  );
  const seats = door.seats === 1 ? '1 visitor' : `up to ${door.seats} visitors`;
  const lines = [
    `*${escaped(door.place)}*, ${seats}. ${door.isPosted ? 'On the card in the channel.' : 'Only for whom you invite.'}`,
    `*Look at* ${escaped(door.focus)}`,
    ...(times.length > 0
      ? [['*Open on*', ...times].join('\n')]
      : ['*No day is left* on which this door could be open.']),
    ...(shut.length > 0 ? [['*Left out*', ...shut.map((day) => `• ${shutLine(day)}`)].join('\n')] : []),
  ];
  const next =
    times.length > 0 ? 'Nobody has seen it yet. Press Open it.' : 'Close this and choose another day or time.';
  const blocks: KnownBlock[] = [
    ...lines.map((line) => section(line)),
    ...(times.length > 0 ? [actions(button('Open it', ids.postDoor, { value: id, style: 'primary' }))] : []),
    context(next),
  ];
  return { text: [...lines, next].join('\n'), blocks, modal: modal('Preview', blocks) };
}
