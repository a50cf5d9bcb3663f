import type { ModalView } from '@slack/types';
import { freeTime, type Ritual, type RitualCard } from '../../domain/ritual.ts';
import { templates, usualTime } from '../../domain/ritual-library.ts';
import type { Rhythm } from '../../domain/ritual-times.ts';
import { context, escaped, input, optionsOf, plain, section } from '../../slack/blocks.ts';
import { noPupilField } from '../../slack/no-pupil-tick.ts';
import type { CalendarDay } from '../../time/calendar-day.ts';
import { weekdayNames } from '../../time/day-words.ts';
import { ids } from './action-ids.ts';
import { promptBlock, promptContext } from './prompt-views.ts';
import { rhythmNames } from './rhythm-words.ts';

export const formTitle = 'A ritual';
export const answerTitle = 'Your answer';
export const pauseTitle = 'Pause a ritual';
export const moveTitle = 'I show a move';

const rhythmOptions = optionsOf(rhythmNames);
const dayOptions = optionsOf(weekdayNames).slice(0, 5);

/** What stands in the form of a ritual when it opens. */
export interface FormOf {
  template: Ritual['template'];
  /** What it was opened for: a ritual, or a channel and a template. */
  id: string;
  ritual?: Ritual | undefined;
  today: CalendarDay;
  /** How those run that have their minute in the channel. */
  others?: readonly Rhythm[];
}

/** The form of a ritual; a template brings its words along. */
export function ritualForm({ template, id, ritual, today, others = [] }: FormOf): ModalView {
  const brought = template === 'own' ? undefined : templates[template];
  const usual = { every: brought?.every ?? 'week', day: brought?.day ?? 'mon', from: today };
  const rhythm = ritual?.rhythm ?? { ...usual, at: freeTime(usual, others) };
  const timed = rhythm.every === 'meeting' ? { day: 'mon', at: usualTime } : rhythm;
  const value = (text: string | undefined) => (text === undefined ? {} : { initial_value: text });
  const chosen = <O extends { value?: string }>(options: readonly O[], wanted: string) => {
    const found = options.find((one) => one.value === wanted);
    return found ? { initial_option: found } : {};
  };
  const isOfTopic = brought?.prompt.includes('{topic}') && brought.asks === 'words';
  return {
    type: 'modal',
    callback_id: ids.form,
    private_metadata: id,
    title: plain(formTitle),
    submit: plain(ritual && ritual.status !== 'draft' ? 'Save' : 'Preview'),
    close: plain('Cancel'),
    blocks: [
      ...(brought
        ? [
            section(`*${brought.name}* (${brought.cadence}), builds: ${brought.builds}`),
            promptContext([{ text: brought.prompt, isOurs: false }]),
          ]
        : [
            input('name', 'Name', { type: 'plain_text_input', max_length: 60, ...value(ritual?.name) }),
            input(
              'prompt',
              'What it asks',
              { type: 'plain_text_input', max_length: 300, ...value(ritual?.prompt) },
              {
                hint: 'One sentence with a gap, such as “One thing I would teach again: ___”. {goal} becomes your goal.',
              },
            ),
          ]),
      ...(isOfTopic
        ? [
            input(
              'topic',
              'Topic',
              { type: 'plain_text_input', max_length: 60, ...value(ritual?.topic) },
              { optional: true, hint: 'Empty: the first topic of our goal.' },
            ),
          ]
        : []),
      input('every', 'How often', {
        type: 'static_select',
        options: rhythmOptions,
        ...chosen(rhythmOptions, rhythm.every),
      }),
      input(
        'day',
        'Day of the week',
        { type: 'static_select', options: dayOptions, ...chosen(dayOptions, timed.day) },
        { hint: 'On a closed day it comes on the next day with school or staff.' },
      ),
      input('at', 'Time', { type: 'timepicker', initial_time: timed.at }, { hint: 'On the clock of the school.' }),
      input('from', 'From', { type: 'datepicker', initial_date: rhythm.from > today ? rhythm.from : today }),
      ...(template === 'own' || isOfTopic ? [noPupilField()] : []),
      context('*Who sees this:* the channel, at its time. Nobody has to answer, and nobody is enrolled.'),
    ],
  };
}

/** Behind **Answer**, with what one has said before. */
export function answerForm({ id, name, words, answers }: RitualCard, userId: string): ModalView {
  const before = answers.find((answer) => answer.userId === userId);
  return {
    type: 'modal',
    callback_id: ids.answerForm,
    private_metadata: id,
    title: plain(answerTitle),
    submit: plain(before ? 'Change' : 'Answer'),
    close: plain('Cancel'),
    blocks: [
      section(`*${escaped(name)}*`),
      promptBlock(words),
      input('words', 'Your answer', {
        type: 'plain_text_input',
        multiline: true,
        max_length: 500,
        placeholder: plain('Half an answer counts.'),
        ...(before && { initial_value: before.words }),
      }),
      noPupilField(),
      context(
        '*Who sees this:* the channel, with your name. You can change it or take it back. No student names, please.',
      ),
    ],
  };
}

/** Behind **Pause**. */
export function pauseForm({ id, name }: Ritual): ModalView {
  return {
    type: 'modal',
    callback_id: ids.pauseForm,
    private_metadata: id,
    title: plain(pauseTitle),
    submit: plain('Pause'),
    close: plain('Cancel'),
    blocks: [
      section(`*${escaped(name)}* rests until the day you choose; then it comes again by itself.`),
      input('until', 'Until', { type: 'datepicker' }, { hint: 'The first day on which it may come again.' }),
    ],
  };
}

/** Behind **I show a move**: whoever presses shows it themself. */
export function moveForm({ id, name }: Ritual): ModalView {
  return {
    type: 'modal',
    callback_id: ids.moveForm,
    private_metadata: id,
    title: plain(moveTitle),
    submit: plain('Post it'),
    close: plain('Cancel'),
    blocks: [
      section(`*${escaped(name)}*: two minutes, at this meeting.`),
      input('move', 'The move that I show', { type: 'plain_text_input', max_length: 150 }),
      input('lookFor', 'What to watch for', { type: 'plain_text_input', max_length: 150 }),
      noPupilField(),
      context('*Who sees this:* the channel, with your name, at once.'),
    ],
  };
}
