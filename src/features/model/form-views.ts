import type { ActionsBlock, InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { coverWords, isLent } from '../../domain/cover.ts';
import type { Goal } from '../../domain/goal.ts';
import type { ModelingSession } from '../../domain/modeling.ts';
import { formatNames, modelingFormats } from '../../domain/modeling-format.ts';
import { type OfferField, otherTimes } from '../../domain/modeling-offer.ts';
import { actions, button, context, escaped, input, option, optionsOf, plain, section } from '../../slack/blocks.ts';
import { goalField } from '../../slack/goal-field.ts';
import { noPupilField } from '../../slack/no-pupil-tick.ts';
import { dayOf } from '../../time/calendar-day.ts';
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
const coverOptions = optionsOf(coverWords);

/** What stands in the fields of a form. */
export type Shown = Partial<Record<OfferField, string | null>>;

/** What a form begins with, and how it comes back. */
export interface OfferForm {
  shown: Shown;
  /** Comes back with the form: the id of the draft, or of what it answers. */
  about?: string;
  /** Of the form; `ids.form` where absent. */
  callbackId?: string;
  /** Who asked for it: without a channel it is shown to them alone. */
  forId?: string;
  /** How many times besides the first one have fields. */
  times?: number;
  /** IANA zone of the school. */
  zone: string;
  /** Those that are set, to choose from. */
  goals: readonly Goal[];
}

const text = (value: string | null | undefined) => (value ? { initial_value: value } : {});
const chosen = (options: PlainTextOption[], value: string | null | undefined) => {
  const found = options.find((one) => one.value === value);
  return found && { initial_option: found };
};

/** The form of an offer. */
export function offerForm(form: OfferForm): ModalView {
  const { shown, about = '', callbackId = ids.form, forId, times = 0, zone, goals } = form;
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: about,
    title: plain(formTitle),
    submit: plain('Preview'),
    close: plain('Cancel'),
    blocks: [
      ...(forId || about ? [] : [actions(button('Ask a colleague to show something', ids.askInstead))]),
      ...whatFields(shown, goals),
      ...timeFields(shown, zone),
      ...moreFields(shown, times),
      placeField(shown),
      ...whoFields(shown),
      input(
        'channel',
        'Channel',
        {
          type: 'conversations_select',
          filter: { include: ['public', 'private'], exclude_bot_users: true, exclude_external_shared_channels: true },
          ...(shown.channel && { initial_conversation: shown.channel }),
        },
        forId
          ? { optional: true, hint: 'Empty: it is shown to the one who asked, in a message to you both.' }
          : { hint: 'A card with Join stands there. You see it before anyone else does.' },
      ),
      noPupilField(),
      context(
        '*Who sees this:* the channel, and your colleagues in `/model list`; what stands in a private channel only its members. No student names, please.',
      ),
    ],
  };
}

/** The form of a change to a session that stands in its channel. */
export function changeForm(session: ModelingSession, zone: string): ModalView {
  const shown = shownOf(session, zone);
  return {
    type: 'modal',
    callback_id: ids.moveForm,
    private_metadata: session.id,
    title: plain('Change a session'),
    submit: plain('Change it'),
    close: plain('Back'),
    blocks: [
      section(`*${escaped(session.topic)}*`),
      ...timeFields(shown, zone),
      placeField(shown),
      seatsField(shown),
      ...(isLent(session.cover.kind) ? [lenderField(shown, 'Who lends the minutes for cover'), classField(shown)] : []),
      noPupilField(),
      context('Everyone who has a seat or waits is told once. Who cannot come then gives up their seat.'),
    ],
  };
}

/** What the fields of a form say of a session, a draft among them. */
export function shownOf(session: ModelingSession, zone: string): Shown {
  const { topic, lookFors, format, goalId, goal, guest, startsAt, endsAt, more = [] } = session;
  const { place, seats, learner, cover, channelId: channel } = session;
  const others = otherTimes.flatMap(({ day, from }, index) => {
    const time = more[index];
    return time
      ? [
          [day, dayOf(time.startsAt, zone)],
          [from, clockTime(time.startsAt, zone)],
        ]
      : [];
  });
  return {
    ...{ topic, format, place, learner, channel, lookFors: lookFors.join('\n'), seats: String(seats) },
    ...{ day: dayOf(startsAt, zone), from: clockTime(startsAt, zone), to: clockTime(endsAt, zone) },
    ...Object.fromEntries(others),
    ...{ cover: cover.kind, coverMinutes: cover.minutes > 0 ? String(cover.minutes) : null },
    ...{ coverBy: cover.by ?? null, classOf: cover.classOf ?? null },
    ...{ goal: goalId ?? goal ?? null, guest: guest ?? null },
  };
}

function whatFields({ topic, lookFors, format, goal }: Shown, goals: readonly Goal[]): InputBlock[] {
  return [
    input(
      'topic',
      'What I will show',
      { type: 'plain_text_input', ...text(topic) },
      { hint: 'A few words, such as “number talks”.' },
    ),
    input(
      'lookFors',
      'What to watch for',
      { type: 'plain_text_input', multiline: true, ...text(lookFors) },
      { hint: 'One thing a line, three at most: “Who talks after I ask?”' },
    ),
    input('format', 'How', { type: 'static_select', options: formatOptions, ...chosen(formatOptions, format) }),
    goalField(goals, { goalId: goal ?? undefined, goal: goal ?? undefined }, 200),
  ];
}

function timeFields({ day, from, to }: Shown, zone: string): InputBlock[] {
  return [
    dayField('day', 'Day', day),
    timeField('from', 'Begins', from),
    input(
      'to',
      'Ends',
      { type: 'timepicker', ...(to && { initial_time: to }) },
      { hint: `In the school’s time zone, ${zone}.` },
    ),
  ];
}

const ordinals = ['Second', 'Third', 'Fourth'];

/** The other times, each with seats of its own, and the button that asks for one more. */
function moreFields(shown: Shown, times: number): (InputBlock | ActionsBlock)[] {
  const fields = otherTimes
    .slice(0, times)
    .flatMap(({ day, from }, index) => [
      dayField(day, `${ordinals[index]} time: day`, shown[day], true),
      timeField(from, `${ordinals[index]} time: begins`, shown[from], true),
    ]);
  return times < otherTimes.length ? [...fields, actions(button('Add another time', ids.anotherTime))] : fields;
}

function dayField(name: OfferField, label: string, value?: string | null, optional = false): InputBlock {
  return input(name, label, { type: 'datepicker', ...(value && { initial_date: value }) }, { optional });
}

function timeField(name: OfferField, label: string, value?: string | null, optional = false): InputBlock {
  const hint = optional ? { hint: 'As long as the first one, with as many seats.' } : {};
  return input(name, label, { type: 'timepicker', ...(value && { initial_time: value }) }, { optional, ...hint });
}

function placeField({ place }: Shown): InputBlock {
  return input('place', 'Where', { type: 'plain_text_input', ...text(place) });
}

function seatsField({ seats }: Shown): InputBlock {
  return input('seats', 'Seats', { type: 'number_input', is_decimal_allowed: false, ...text(seats) });
}

function lenderField({ coverBy }: Shown, label: string): InputBlock {
  return input(
    'coverBy',
    label,
    { type: 'users_select', ...(coverBy && { initial_user: coverBy }) },
    { optional: true, hint: 'Ask them first: they are told, and the card names them.' },
  );
}

function classField({ classOf }: Shown): InputBlock {
  return input(
    'classOf',
    'Whose class is minded',
    { type: 'users_select', ...(classOf && { initial_user: classOf }) },
    { optional: true, hint: 'Where several come: the minutes count for that visitor, too.' },
  );
}

function whoFields(shown: Shown): InputBlock[] {
  return [
    seatsField(shown),
    input('learner', 'Who is there to learn', {
      type: 'radio_buttons',
      options: learnerOptions,
      ...chosen(learnerOptions, shown.learner ?? 'visitor'),
    }),
    input('cover', 'How visitors’ classes are minded', {
      type: 'static_select',
      options: coverOptions,
      ...chosen(coverOptions, shown.cover ?? 'none'),
    }),
    input(
      'coverMinutes',
      'Minutes lent for cover',
      { type: 'number_input', is_decimal_allowed: false, ...text(shown.coverMinutes) },
      { optional: true, hint: 'Empty when none is needed.' },
    ),
    lenderField(shown, 'Who lends them'),
    classField(shown),
    input(
      'guest',
      'A guest from outside who shows it with me',
      { type: 'plain_text_input', ...text(shown.guest) },
      { optional: true, hint: 'Their name, as the card says it.' },
    ),
  ];
}
