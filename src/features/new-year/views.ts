import type { ModalView } from '@slack/types';
import type { Agreement } from '../../domain/agreement.ts';
import type { Goal } from '../../domain/goal.ts';
import type { Leader } from '../../domain/leader.ts';
import { depthWords } from '../../domain/modeling-depth.ts';
import { type NewYear, type NewYearStep, newYearSteps, nextStep } from '../../domain/new-year.ts';
import {
  actions,
  button,
  capped,
  context,
  escaped,
  input,
  mention,
  plain,
  quote,
  section,
} from '../../slack/blocks.ts';
import { fewerButton } from '../../slack/fewer-button.ts';
import { noPupilField } from '../../slack/no-pupil-tick.ts';
import { scopeWords } from '../../slack/scope-words.ts';
import type { Answer, View } from '../../slack/view.ts';
import { addDays, type CalendarDay, type DaySpan } from '../../time/calendar-day.ts';
import { dayWords } from '../../time/day-words.ts';
import { changedFields, ids } from './action-ids.ts';
import { shownText } from './input.ts';

export const newYearTitle = 'New school year';

const stepWords: Record<NewYearStep, string> = {
  depth: 'how deep the goals’ topics had gone is kept',
  goals: 'the goals of the last year are closed',
  calendar: 'the days of the new year are set',
  'still-you': 'colleagues are asked “still you?” from its first day',
  teams: 'teams that do not go on are switched off',
  leaders: 'leaders are told that they go on, or not',
  agreement: 'both who sign the working agreement are asked to confirm it anew',
};

/** `/contour new year`: what one step does, and how far it has come. */
export function newYearView(
  last: NewYear | undefined,
  entered: DaySpan | undefined,
  today: CalendarDay,
  lead?: string,
): Answer {
  const isUnderWay = last !== undefined && nextStep(last) !== undefined;
  const lines = isUnderWay ? progress(last) : [...(last ? progress(last) : []), ...intro(entered, today)];
  return {
    text: [...(lead ? [lead] : []), ...lines].join('\n'),
    replaces: true,
    blocks: [
      ...(lead ? [section(lead)] : []),
      section(lines.join('\n')),
      ...(isUnderWay ? [] : [actions(button('Begin a new school year', ids.begin))]),
      context('Each step is on record, is done once, and goes on after an interruption.'),
    ],
  };
}

function intro(entered: DaySpan | undefined, today: CalendarDay): string[] {
  const goesOn = entered && entered.to >= today;
  return [
    goesOn
      ? `This school year goes on until ${dayWords(entered.to)}. The next one is begun after it, in one step:`
      : 'A new school year is begun in one step:',
    ...newYearSteps.map((step) => `• ${stepWords[step]}`),
    'You see everything in a form before anything is done.',
  ];
}

function progress(year: NewYear): string[] {
  const { from, to, done, startedBy } = year;
  return [
    `*School year ${dayWords(from)} to ${dayWords(to)}*, begun by ${mention(startedBy)}:`,
    ...newYearSteps.map((step) => `• ${done.includes(step) ? 'Done' : 'To do'}: ${stepWords[step]}`),
    ...depthLines(year),
  ];
}

function depthLines({ depth = [], depthIsShown }: NewYear): string[] {
  if (depth.length === 0) return [];
  if (!depthIsShown) return ['How deep topics had gone: too few to say.'];
  return [
    `How deep topics had gone: ${depth.map(({ topic, depth: level }) => `${escaped(topic)}: ${depthWords[level]}`).join('; ')}.`,
  ];
}

interface Shown {
  shownAt: Date;
  year: DaySpan | undefined;
  goals: readonly Goal[];
  teams: readonly string[];
  leaders: readonly string[];
}

/** The one guided step. */
export function newYearForm({ shownAt, year, goals, teams, leaders }: Shown): ModalView {
  const asked = goals.slice(0, changedFields.length);
  const next = year && { from: addDays(year.from, 364), to: addDays(year.to, 364) };
  return {
    type: 'modal',
    callback_id: ids.form,
    private_metadata: shownText({ shownAt, goalIds: asked.map(({ id }) => id) }),
    title: plain(newYearTitle),
    submit: plain('Begin it'),
    close: plain('Cancel'),
    blocks: [
      input('yearFrom', 'First day', { type: 'datepicker', ...(next && { initial_date: next.from }) }),
      input('yearTo', 'Last day', { type: 'datepicker', ...(next && { initial_date: next.to }) }),
      ...asked.map((goal, index) =>
        input(
          changedFields[index] ?? '',
          'What changed for students',
          { type: 'plain_text_input', multiline: true },
          { optional: true, hint: capped(`With this goal, which is closed: ${goal.words}`, 150) },
        ),
      ),
      ...(teams.length > 0
        ? [
            input(
              'teams',
              'Teams that go on',
              {
                type: 'multi_conversations_select',
                initial_conversations: [...teams],
                filter: { include: ['public', 'private'], exclude_bot_users: true },
              },
              { optional: true, hint: 'One that you take out is switched off; its members can switch it on again.' },
            ),
          ]
        : []),
      ...(leaders.length > 0
        ? [
            input(
              'leaders',
              'Leaders who go on',
              { type: 'multi_users_select', initial_users: [...leaders] },
              { optional: true, hint: 'Each is told in their working hours, and can step down.' },
            ),
          ]
        : []),
      noPupilField(),
      context(
        'Active goals are closed. Colleagues are asked “still you?” from the first day. Both who sign the working agreement confirm it anew; until then nobody visits. Nothing anybody listed is removed.',
      ),
    ],
  };
}

/** To a leader who goes on. */
export function goesOnView({ scope, userId }: Leader): View {
  const text = `A new school year begins. You go on leading ${scopeWords(scope)}. If that does not fit any more, press Step down.`;
  return {
    text,
    blocks: [
      section(text),
      actions(
        button('Step down', 'contour.leader-remove', {
          value: `${scope}:${userId}`,
          confirm: {
            title: 'Step down?',
            text: 'You lead this no longer. Others who lead can name you again.',
            yes: 'Step down',
            no: 'Stay',
          },
        }),
        fewerButton(),
      ),
    ],
  };
}

/** To a leader who does not. */
export function noLongerView({ scope }: Leader, by: string): View {
  const text = `A new school year begins, and ${mention(by)} has taken you off the leaders of ${scopeWords(scope)}. Thank you for leading. \`/contour leaders\` shows who leads now.`;
  return { text, blocks: [section(text), actions(fewerButton())] };
}

/** To each of the two who sign. */
export function confirmAnewView({ id, text: words }: Agreement): View {
  const lead =
    'A new school year begins. Does the working agreement about visits still hold? Nobody visits until both of you have confirmed it.';
  return {
    text: [lead, escaped(words), 'Press Confirm, or Stop visits.'].join('\n'),
    blocks: [
      section(lead),
      section(quote(words)),
      actions(
        button('Confirm', 'contour.agreement-confirm', { value: id, style: 'primary' }),
        button('Stop visits', 'contour.agreement-stop', { value: id }),
        fewerButton(),
      ),
    ],
  };
}

/** To who began it: all is done. */
export function doneView(year: NewYear): View {
  const text = [
    `The school year from ${dayWords(year.from)} is set up: every step is done.`,
    ...depthLines(year),
    'Next: `/contour goal` sets the goal of the new year, `/contour calendar` its days.',
  ].join('\n');
  return { text, blocks: [section(text), actions(fewerButton())] };
}
