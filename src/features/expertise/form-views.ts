import type { ModalView } from '@slack/types';
import {
  type Entry,
  type Level,
  levels,
  levelWords,
  offers,
  offerWords,
  sourceExplained,
  sources,
  sourceWords,
} from '../../domain/expertise.ts';
import { gradeName } from '../../domain/grades.ts';
import { type Person, timesOf } from '../../domain/person.ts';
import type { School } from '../../domain/school.ts';
import { context, input, option, optionsOf, plain } from '../../slack/blocks.ts';
import { noPupilField } from '../../slack/no-pupil-tick.ts';
import { timeFields } from '../../slack/time-fields.ts';
import type { CalendarDay } from '../../time/calendar-day.ts';
import { weekdayNames } from '../../time/day-words.ts';
import { ids } from './action-ids.ts';
import { capital, whoSees } from './words.ts';

const kinds = { entry: option('I can share this', 'entry'), wish: option('I want to learn this', 'wish') };
const sourceOptions = sources.map((source) => option(capital(sourceWords(source)), source, sourceExplained(source)));
const levelOptions = levels.map((level) => option(capital(levelWords(level)), String(level)));
const offerOptions = offers.map((offer) => option(offerWords(offer), offer));

const dayOptions = optionsOf(weekdayNames);

const usual = { topic: '', detail: '', source: 'skill', level: 3 as Level, offers: ['ask'] as Entry['offers'] };

/** The form for something to share or to learn; filled with the entry to say anew, when there is one. */
export function entryForm(entry?: Entry & { id: string }, wanted: 'entry' | 'wish' = 'entry'): ModalView {
  const { topic, detail, source, level, offers: offered } = entry ?? usual;
  const chosen = offerOptions.filter(({ value }) => offered.some((offer) => offer === value));
  return {
    type: 'modal',
    callback_id: ids.form,
    private_metadata: entry?.id ?? '',
    title: plain(entry ? 'Edit' : 'Add to my expertise'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      ...(entry
        ? []
        : [
            input('kind', 'What is it?', {
              type: 'radio_buttons',
              options: [kinds.entry, kinds.wish],
              initial_option: kinds[wanted],
            }),
          ]),
      input(
        'topic',
        'Topic',
        { type: 'plain_text_input', ...(topic && { initial_value: topic }) },
        { hint: 'A few words, such as “number talks”. No student names, please.' },
      ),
      input(
        'detail',
        'In a sentence',
        { type: 'plain_text_input', multiline: true, ...(detail && { initial_value: detail }) },
        { optional: true, hint: 'What exactly you do or know, so that the right colleague finds you.' },
      ),
      input('source', 'How I come to know it', {
        type: 'radio_buttons',
        options: sourceOptions,
        ...initial(sourceOptions, source),
      }),
      input(
        'level',
        'How far I am',
        { type: 'radio_buttons', options: levelOptions, ...initial(levelOptions, String(level)) },
        { hint: '“Fair at it and learning” is welcome: someone one step ahead often helps best.' },
      ),
      input(
        'offers',
        'What I offer',
        { type: 'checkboxes', options: offerOptions, ...(chosen.length > 0 && { initial_options: chosen }) },
        { optional: true },
      ),
      noPupilField(),
      context(entry ? whoSees : `${whoSees} For something you want to learn, the topic is enough.`),
    ],
  };
}

/** **My limits**: how much, when, and when not. What stands empty is as usual in the school. */
export function limitsForm(person: Person, { defaults, zone }: School, today: CalendarDay): ModalView {
  const limit = person.weeklyLimit;
  return {
    type: 'modal',
    callback_id: ids.limitsForm,
    title: plain('My limits'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      input(
        'weeklyLimit',
        'Questions a week, at most',
        {
          type: 'number_input',
          is_decimal_allowed: false,
          min_value: '0',
          max_value: '20',
          ...(limit !== undefined && { initial_value: String(limit) }),
        },
        { optional: true, hint: `Monday to Sunday. Empty means ${defaults.weeklyLimit}, as usual here.` },
      ),
      input(
        'grades',
        'Grades I work with',
        {
          type: 'plain_text_input',
          max_length: 60,
          ...(person.grades && { initial_value: person.grades.map(gradeName).join(', ') }),
        },
        { optional: true, hint: 'Such as “K-2” or “6, 7, 8”. Empty means those that your entries name.' },
      ),
      input(
        'pausedUntil',
        'Pause until',
        {
          type: 'datepicker',
          ...(person.pausedUntil && person.pausedUntil > today && { initial_date: person.pausedUntil }),
        },
        { optional: true, hint: 'Nobody asks you anything before this day.' },
      ),
      ...timeFields(timesOf(person, { defaults, zone }, today), dayOptions),
      context('*Who sees this:* only you. Colleagues read whether you are free, and when you are at work next.'),
    ],
  };
}

function initial(options: ReturnType<typeof option>[], value: string) {
  const found = options.find((one) => one.value === value);
  return found && { initial_option: found };
}
