import type { KnownBlock, ModalView } from '@slack/types';
import type { Figure } from '../../domain/digest-figure.ts';
import { signOf } from '../../domain/digest-sign.ts';
import { type Goal, mostActive, type SignCount } from '../../domain/goal.ts';
import type { Scope } from '../../domain/leader.ts';
import { actions, button, context, divider, escaped, input, option, plain, section } from '../../slack/blocks.ts';
import { noPupilField } from '../../slack/no-pupil-tick.ts';
import type { Answer, View } from '../../slack/view.ts';
import type { CalendarDay } from '../../time/calendar-day.ts';
import { dayWords } from '../../time/day-words.ts';
import { ids } from './action-ids.ts';

export const goalTitle = 'Improvement goal';
export const signTitle = 'The goal’s sign';
export const changeTitle = 'Change the goal';
export const closeTitle = 'Close the goal';

/** The goals as one person looks at them. */
export interface GoalsSeen {
  active: readonly Goal[];
  closed: readonly Goal[];
  /** The goals whose sign a team counted in the last school week that is over. */
  counted: ReadonlySet<string>;
  /** What was told of it when that week closed, for every reader and every look the same; undefined until then. */
  told: { sign: Figure | undefined } | undefined;
  today: CalendarDay;
  /** The team of the channel they are in. */
  here?: string | undefined;
  /** Where they may set and close a goal. */
  mayIn: readonly Scope[];
  /** What just happened. */
  lead?: string | undefined;
}

const whatFor =
  'A goal says what students will do differently. Questions, sessions and commitments can name it. At most three are active, so that many hands work on the same thing.';

/** Every goal under way with its sign, and what those that were closed changed. */
export function goalsView({ active, closed, counted, told, today, here, mayIn, lead }: GoalsSeen): Answer {
  const none = active.length === 0 ? `No goal is set yet. ${whatFor}` : '';
  const rows = active.map((goal) => ({
    goal,
    words: goalWords(goal, today),
    sign: signWords(goal, { counted, told }),
  }));
  const before = closed.length > 0 ? ['*Closed goals, and what changed for students*', ...closed.map(closedLine)] : [];
  const maySet = mayIn.length > 0 && active.length < mostActive;
  const next = nextWords(active, { here, maySet, maySome: mayIn.length > 0 });
  const blocks: KnownBlock[] = [
    ...(lead ? [section(lead)] : []),
    ...(none ? [section(none)] : []),
    ...rows.flatMap(({ goal, words, sign }, index): KnownBlock[] => [
      ...(index > 0 ? [divider()] : []),
      section(`${words}\n${sign}`),
      ...pressesOn(goal, { here, mayIn }),
    ]),
    ...before.map((line) => section(line)),
    ...(maySet ? [actions(button('Set a goal', ids.setGoal, { value: here ?? 'school', style: 'primary' }))] : []),
    context(next),
  ];
  const text = [lead, none, ...rows.flatMap(({ words, sign }) => [words, sign]), ...before, next];
  return { text: text.filter(Boolean).join('\n'), blocks, replaces: true };
}

function goalWords({ scope, words, from, to, topics }: Goal, today: CalendarDay): string {
  const whose = scope === 'school' ? '*Goal of the school:*' : `*Goal of the team of <#${scope}>:*`;
  const days =
    today < from
      ? `Begins ${dayWords(from)}, until ${dayWords(to)}.`
      : today > to
        ? `Its last day was ${dayWords(to)}: what changed for students?`
        : `Until ${dayWords(to)}.`;
  const about = topics.length > 0 ? `\nTopics: ${topics.map(escaped).join(', ')}` : '';
  return `${whose} ${escaped(words)}\n${days}${about}`;
}

/** The sign, over all teams together. */
function signWords({ id, sign }: Goal, { counted, told }: Pick<GoalsSeen, 'counted' | 'told'>): string {
  const pooled = signOf(id, told?.sign);
  const untold = told ? 'too few rooms last school week to say' : 'last school week is being added up';
  const seen = pooled
    ? `seen in ${pooled.seen} of ${pooled.rooms} rooms last school week`
    : counted.has(id)
      ? untold
      : 'no team has counted it last school week';
  return `The sign: ${escaped(sign)} (${seen}).`;
}

function pressesOn({ id, scope, words }: Goal, { here, mayIn }: Pick<GoalsSeen, 'here' | 'mayIn'>): KnownBlock[] {
  const mayCount = here !== undefined && mayIn.includes(here) && (scope === 'school' || scope === here);
  const presses = [
    ...(mayCount
      ? [button('Enter the sign', ids.sign, { value: `${id}:${here}`, label: `Enter the sign: ${words}` })]
      : []),
    ...(mayIn.includes(scope)
      ? [
          button('Change it', ids.changeGoal, { value: id, label: `Change it: ${words}` }),
          button('Close it', ids.closeGoal, { value: id, label: `Close it: ${words}` }),
        ]
      : []),
  ];
  return presses.length > 0 ? [actions(...presses)] : [];
}

function closedLine({ words, changed = '', closedOn = '' }: Goal): string {
  return `${escaped(words)} Closed ${dayWords(closedOn)}. What changed: “${escaped(changed)}”`;
}

function nextWords(
  active: readonly Goal[],
  { here, maySet, maySome }: { here: string | undefined; maySet: boolean; maySome: boolean },
): string {
  const full =
    maySome && !maySet ? ` ${mostActive} are active, which is as many as there can be: close one to set another.` : '';
  if (active.length > 0 && here === undefined)
    return `A team enters the sign of a goal once a week: type \`/contour goal\` in its channel.${full}`;
  if (maySet) return 'Press Set a goal to say what students will do differently.';
  return maySome
    ? `A team enters the sign once a week.${full}`
    : 'The goal of the school is set by its leaders, that of a team by its members too. `/contour leaders` shows who leads.';
}

/** @param scopes where this person may set one, at least one: the team of the channel first, if it is one of them */
export function goalForm(scopes: readonly Scope[], today: CalendarDay): ModalView {
  const choices = scopes.map((scope) =>
    scope === 'school' ? option('The whole school', scope) : option('The team of this channel', scope),
  );
  const [first] = choices;
  return {
    type: 'modal',
    callback_id: ids.goalForm,
    // Where it was opened, for the form that is opened after a false alarm.
    private_metadata: first?.value ?? '',
    title: plain(goalTitle),
    submit: plain('Set it'),
    close: plain('Cancel'),
    blocks: [
      ...saidFields(),
      input('from', 'First day', { type: 'datepicker', initial_date: today }),
      ...endFields(),
      input('scope', 'Whose goal it is', {
        type: 'radio_buttons',
        options: choices,
        ...(first && { initial_option: first }),
      }),
      noPupilField(),
      context(`*Who sees this:* every colleague. ${whatFor}`),
    ],
  };
}

/** Behind **Change it**. */
export function changeForm(goal: Goal): ModalView {
  return {
    type: 'modal',
    callback_id: ids.changeGoalForm,
    private_metadata: goal.id,
    title: plain(changeTitle),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      ...saidFields(goal),
      ...endFields(goal),
      noPupilField(),
      context(
        '*Who sees this:* every colleague. What teams have counted so far stays with the goal: say the sign in clearer words, but for another sign close this goal and set a new one.',
      ),
    ],
  };
}

function saidFields(before?: Goal): KnownBlock[] {
  return [
    input(
      'words',
      'What students will do differently',
      { type: 'plain_text_input', multiline: true, max_length: 200, ...(before && { initial_value: before.words }) },
      { hint: 'One sentence, such as: students explain and answer each other’s thinking in every math lesson.' },
    ),
    input(
      'sign',
      'The sign that it begins to work',
      { type: 'plain_text_input', max_length: 200, ...(before && { initial_value: before.sign }) },
      { hint: 'What one sees in a room: over half the class spoke to a classmate about reasoning.' },
    ),
  ];
}

function endFields(before?: Goal): KnownBlock[] {
  const topics = before?.topics.join(', ');
  return [
    input('to', 'Last day', { type: 'datepicker', ...(before && { initial_date: before.to }) }),
    input(
      'topics',
      'Topics it needs',
      { type: 'plain_text_input', max_length: 800, ...(topics && { initial_value: topics }) },
      { hint: 'With commas between them: math talk, number talks, wait time.', optional: true },
    ),
  ];
}

/** To whoever closes it, once its last day has passed. */
export function endedView({ id, words, to }: Goal): View {
  const text = `The last day of this goal was ${dayWords(to)}: “${escaped(words)}” What changed for students? Close it with a line on that; until then it stays.`;
  return { text, blocks: [section(text), actions(button('Close it', ids.closeGoal, { value: id, style: 'primary' }))] };
}

/** Behind **Close it**. */
export function closeForm({ id, words }: Goal): ModalView {
  return {
    type: 'modal',
    callback_id: ids.closeGoalForm,
    private_metadata: id,
    title: plain(closeTitle),
    submit: plain('Close it'),
    close: plain('Cancel'),
    blocks: [
      section(`*${escaped(words)}*`),
      input(
        'changed',
        'What changed for students?',
        { type: 'plain_text_input', multiline: true, max_length: 500 },
        { hint: 'What they do now that they did not do before. “Nothing yet” is an answer too.' },
      ),
      noPupilField(),
      context('*Who sees this:* every colleague, with the goal. No student is named.'),
    ],
  };
}

/** Behind **Enter the sign**. */
export function signForm({ id, words, sign }: Goal, channelId: string, before: SignCount | undefined): ModalView {
  const number = (value: number | undefined) =>
    ({
      type: 'plain_text_input',
      max_length: 4,
      ...(value !== undefined && { initial_value: String(value) }),
    }) as const;
  return {
    type: 'modal',
    callback_id: ids.signForm,
    private_metadata: `${id}:${channelId}`,
    title: plain(signTitle),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      section(`*${escaped(words)}*\nThe sign: ${escaped(sign)}`),
      input('rooms', 'Rooms of our team in which we looked this week', number(before?.rooms)),
      input('seen', 'Rooms in which we saw it', number(before?.seen)),
      context(
        '*Who sees this:* nobody by itself. Everyone reads the sum of all teams when the week is over, once it is of four rooms at least. No room and no person is kept with it.',
      ),
    ],
  };
}
