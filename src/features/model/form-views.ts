import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { coverWords, type ModelingSession } from '../../domain/modeling.ts';
import { formatNames, modelingFormats } from '../../domain/modeling-format.ts';
import { context, input, option, plain } from '../../slack/blocks.ts';
import { type CalendarDay, dayOf } from '../../time/calendar-day.ts';
import { clockTime } from '../../time/local-time.ts';
import { ids } from './action-ids.ts';

export const formTitle = 'Show a practice';

const formatOptions = formatNames.map((name) => {
  const { name: words, minutes, group } = modelingFormats[name];
  return option(words, name, `About ${minutes} min, ${group.least} to ${group.most} colleagues`);
});
const learnerOptions = [
  option('Those who come', 'visitor'),
  option('I, the host', 'host'),
  option('All of us', 'both'),
];
const noPupil = option('No student is named here', 'no-pupil', 'Only if I stop you by mistake.');
const coverOptions = Object.entries(coverWords).map(([kind, words]) => option(words, kind));

const chosen = (options: PlainTextOption[], value: string | undefined) => {
  const found = options.find((one) => one.value === value);
  return found && { initial_option: found };
};

/** What a new form begins with, or the draft that is said anew. */
export type Begun = Pick<Partial<ModelingSession>, 'channelId'> & { draft?: ModelingSession };

/** The form of a session. @param today calendar day in the school's zone */
export function offerForm({ channelId, draft }: Begun, zone: string, today: CalendarDay): ModalView {
  const channel = draft?.channelId ?? channelId;
  return {
    type: 'modal',
    callback_id: ids.form,
    private_metadata: draft?.id ?? '',
    title: plain(formTitle),
    submit: plain('Preview'),
    close: plain('Cancel'),
    blocks: [
      ...whatFields(draft),
      ...whenFields(draft, zone, today),
      ...whoFields(draft),
      input(
        'channel',
        'Channel',
        {
          type: 'conversations_select',
          filter: { include: ['public', 'private'], exclude_bot_users: true, exclude_external_shared_channels: true },
          ...(channel && { initial_conversation: channel }),
        },
        { hint: 'A card with Join stands there. You see it before anyone else does.' },
      ),
      input('noPupil', 'Your words', { type: 'checkboxes', options: [noPupil] }, { optional: true }),
      context('*Who sees this:* the channel, and your colleagues in `/model list`. No student names, please.'),
    ],
  };
}

function whatFields(draft?: ModelingSession): InputBlock[] {
  return [
    input(
      'topic',
      'What I will show',
      { type: 'plain_text_input', ...(draft && { initial_value: draft.topic }) },
      { hint: 'A few words, such as “number talks”.' },
    ),
    input(
      'lookFors',
      'What to watch for',
      { type: 'plain_text_input', multiline: true, ...(draft && { initial_value: draft.lookFors.join('\n') }) },
      { hint: 'One thing a line, three at most: “Who talks after I ask?”' },
    ),
    input('format', 'How', { type: 'static_select', options: formatOptions, ...chosen(formatOptions, draft?.format) }),
    input(
      'goal',
      'For which goal',
      { type: 'plain_text_input', ...(draft?.goal && { initial_value: draft.goal }) },
      { optional: true, hint: 'What students will do differently.' },
    ),
  ];
}

function whenFields(draft: ModelingSession | undefined, zone: string, today: CalendarDay): InputBlock[] {
  const day = draft ? dayOf(draft.startsAt, zone) : today;
  return [
    input('day', 'Day', { type: 'datepicker', initial_date: day }),
    input('from', 'Begins', {
      type: 'timepicker',
      ...(draft && { initial_time: clockTime(draft.startsAt, zone) }),
    }),
    input(
      'to',
      'Ends',
      { type: 'timepicker', ...(draft && { initial_time: clockTime(draft.endsAt, zone) }) },
      { hint: `In the school’s time zone, ${zone}.` },
    ),
    input('place', 'Where', { type: 'plain_text_input', ...(draft && { initial_value: draft.place }) }),
  ];
}

function whoFields(draft?: ModelingSession): InputBlock[] {
  const { kind, minutes } = draft?.cover ?? { kind: 'none', minutes: 0 };
  return [
    input('seats', 'Seats', {
      type: 'number_input',
      is_decimal_allowed: false,
      ...(draft && { initial_value: String(draft.seats) }),
    }),
    input('learner', 'Who is there to learn', {
      type: 'radio_buttons',
      options: learnerOptions,
      ...chosen(learnerOptions, draft?.learner ?? 'visitor'),
    }),
    input('cover', 'How visitors’ classes are minded', {
      type: 'static_select',
      options: coverOptions,
      ...chosen(coverOptions, kind),
    }),
    input(
      'coverMinutes',
      'Minutes lent for cover',
      { type: 'number_input', is_decimal_allowed: false, ...(minutes > 0 && { initial_value: String(minutes) }) },
      { optional: true, hint: 'Empty when none is needed.' },
    ),
  ];
}
