import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Leader } from '../../domain/leader.ts';
import { asksOf, isPaused, leadersFirst, mayChange, type Ritual, type RitualCard } from '../../domain/ritual.ts';
import { templateNames, templates } from '../../domain/ritual-library.ts';
import { type Fills, filled } from '../../domain/ritual-words.ts';
import { actions, button, capped, context, divider, escaped, mention, plain, section } from '../../slack/blocks.ts';
import { fewerButton } from '../../slack/fewer-button.ts';
import type { Answer, View } from '../../slack/view.ts';
import type { SchoolCalendar } from '../../time/school-calendar.ts';
import { ids } from './action-ids.ts';
import { promptBlock, promptContext, promptText } from './prompt-views.ts';
import { nextWords, rhythmWords } from './rhythm-words.ts';

/** A card holds so many answers before nobody reads them; **Read all** has the rest. */
const mostAnswers = 12;
/** So much of an answer stands on the card. */
const mostShown = 300;
/** Slack takes 100 blocks in a form. */
const mostInForm = 90;

/** A card with what stands on it at this moment. */
export interface ShownCard {
  card: RitualCard;
  leaders: readonly Leader[];
  /** In a preview: nobody knows yet on which day it will stand there. */
  comesSomeDay?: boolean;
}

/** Whether a leader has gone first. */
export function leadersLine({ card, leaders }: ShownCard): string {
  const first = leadersFirst(card, leaders);
  return first.length > 0
    ? `*Leaders go first:* ${first.slice(0, 8).map(mention).join(', ')} ${first.length === 1 ? 'has' : 'have'} answered.`
    : '*Leaders go first:* none has answered yet.';
}

const answerLine = ({ userId, words }: RitualCard['answers'][number], most = mostShown) =>
  `• ${mention(userId)}: ${escaped(capped(words, most))}`;

function answerLines({ answers }: RitualCard): string[] {
  const shown = answers.slice(-mostAnswers);
  const rest = answers.length - shown.length;
  const more = rest > 0 ? [`${rest} earlier: press Read all.`] : [];
  return [...more, ...shown.map((answer) => answerLine(answer))];
}

const readers = '*Who sees this:* this channel, with your name. Late answers are welcome; skipping is free.';

/** Who thanks whom is between the two: the card shows neither names nor how often. */
export function thanksCardView({ id: value, name, words, thanks }: RitualCard): View {
  const lead = `*${escaped(name)}*`;
  const so = thanks > 0 ? 'Thanks have been said from here.' : 'No thanks have been said from here yet.';
  const sees = '*Who sees your thanks:* only your colleague, who may show them to a team. Skipping is free.';
  return {
    text: [lead, promptText(words), so, 'Press Say thanks.', sees.replaceAll('*', '')].join('\n'),
    blocks: [
      section(lead),
      promptBlock(words),
      section(so),
      actions(button('Say thanks', ids.thank, { value, style: 'primary' })),
      context(sees),
    ],
  };
}

/** A card that asks for words: the answers stand on it. */
export function answersCardView(shown: ShownCard): View {
  const { card } = shown;
  const lead = `*${escaped(card.name)}*`;
  const lines = answerLines(card);
  const none = lines.length === 0 ? ['Nobody has answered yet.'] : [];
  return {
    text: [
      lead,
      promptText(card.words),
      leadersLine(shown),
      ...lines,
      ...none,
      'Press Answer.',
      readers.replaceAll('*', ''),
    ].join('\n'),
    blocks: [
      section(lead),
      promptBlock(card.words),
      section(leadersLine(shown)),
      ...[...lines, ...none].map((line) => section(line)),
      actions(...cardButtons(card)),
      context(readers),
    ],
  };
}

function cardButtons({ id: value, name, answers }: RitualCard): Button[] {
  return [
    button('Answer', ids.answer, { value, style: 'primary', label: `Answer: ${name}` }),
    ...(answers.length > mostAnswers ? [button('Read all', ids.readAll, { value, label: `Read all: ${name}` })] : []),
  ];
}

/** Behind **Read all**. */
export function allAnswersModal({ name, words, answers }: RitualCard): ModalView {
  const shown = answers.slice(0, mostInForm);
  const rest = answers.length - shown.length;
  return modal('All answers', [
    section(`*${escaped(name)}*`),
    promptBlock(words),
    ...shown.map((answer) => section(answerLine(answer, 600))),
    ...(rest > 0 ? [context(`${rest} more have answered.`)] : []),
  ]);
}

export function modal(title: string, blocks: KnownBlock[]): ModalView {
  return { type: 'modal', title: plain(title), close: plain('Close'), blocks };
}

/** One or two sentences in answer to a press; what stands there stays. */
export function saidAnswer(text: string): Answer {
  return { text, blocks: [section(text)], replaces: false, modal: modal('Ritual', [section(text)]) };
}

/** What someone finds behind `/ritual`. */
export interface ShownRituals {
  channelId: string;
  rituals: readonly Ritual[];
  leaders: readonly Leader[];
  calendar: SchoolCalendar;
  now: Date;
  /** What stands in the words of those to choose from. */
  fills: Fills;
}

/** The rituals of a channel with what this person can do, and the library to choose from. */
export function ritualsModal(shown: ShownRituals, userId: string): ModalView {
  const { rituals, channelId, fills } = shown;
  const running = new Set(rituals.map(({ template }) => template));
  const free = templateNames.filter((name) => !running.has(name));
  const none = 'No ritual runs here yet. Choose one that helps; a short one, at the same time each week.';
  return modal('Rituals', [
    ...(rituals.length === 0 ? [section(none)] : []),
    ...rituals.flatMap((ritual) => ritualBlocks(ritual, shown, userId)),
    divider(),
    section('*To choose from:* you see how it will stand before anyone else does.'),
    ...free.flatMap((name) => {
      const { name: title, cadence, prompt, builds } = templates[name];
      const press = button('Choose', ids.choose, { value: `in-${channelId}-${name}`, label: `Choose: ${title}` });
      return [section(`*${title}* (${cadence}), builds: ${builds}`, press), promptContext(filled({ prompt }, fills))];
    }),
    section(
      '*One of your own:* your words, your rhythm.',
      button('Choose', ids.choose, { value: `in-${channelId}-own`, label: 'Choose: one of your own' }),
    ),
  ]);
}

function ritualBlocks(ritual: Ritual, shown: ShownRituals, userId: string): KnownBlock[] {
  const { calendar, now, fills } = shown;
  const { name, rhythm, startedBy, topic } = ritual;
  const presses = ritualButtons(ritual, shown, userId);
  const when = nextWords(ritual, calendar.zone, now);
  return [
    section(`*${escaped(name)}*, ${rhythmWords(rhythm)}, begun by ${mention(startedBy)}\n${when}`),
    promptContext(filled(ritual, { ...fills, ...(topic && { topic }) })),
    ...(presses.length > 0 ? [actions(...presses)] : []),
  ];
}

function ritualButtons(ritual: Ritual, { leaders, calendar, now }: ShownRituals, userId: string): Button[] {
  const { id: value, status, name } = ritual;
  const rests = status !== 'running' || isPaused(ritual, calendar, now);
  const first = ritual.rhythm.every === 'meeting' && !rests ? [meetingButton(ritual)] : [];
  if (!mayChange(ritual, userId, leaders)) return first;
  const on = status === 'asking' ? button('Keep', ids.keep, { value, label: `Keep: ${name}` }) : undefined;
  return [
    ...first,
    ...(rests ? [on ?? goOnButton(ritual)] : []),
    ...(rests ? [] : [button('Pause', ids.pause, { value, label: `Pause: ${name}` })]),
    button('Change', ids.change, { value, label: `Change: ${name}` }),
    dropButton(ritual),
  ];
}

function meetingButton(ritual: Ritual): Button {
  const { id: value, name } = ritual;
  return asksOf(ritual) === 'move'
    ? button('I show a move', ids.move, { value, style: 'primary', label: `I show a move: ${name}` })
    : button('Post it now', ids.now, { value, style: 'primary', label: `Post it now: ${name}` });
}

export function dropButton({ id, name }: Ritual): Button {
  return button('Drop', ids.drop, {
    value: id,
    label: `Drop: ${name}`,
    confirm: {
      title: 'Drop this ritual?',
      text: 'It does not come back. What was answered stays where it is.',
      yes: 'Drop it',
      no: 'Keep it',
    },
  });
}

/** How it will stand: nobody has seen it yet. @param card as it stands in the channel */
export function previewAnswer(ritual: Ritual, { text, blocks }: View, zone: string, now: Date): Answer {
  const { channelId, id: value } = ritual;
  const lead = `This is how it will stand in <#${channelId}>. Nobody has seen it yet.`;
  const when = `It comes ${rhythmWords(ritual.rhythm)}, never on a closed day. ${nextWords(ritual, zone, now)}`;
  const drawn = [
    section(lead),
    divider(),
    ...blocks.filter(({ type }) => type !== 'actions'),
    divider(),
    section(when),
    actions(button('Start it', ids.start, { value, style: 'primary' }), button('Change', ids.change, { value })),
  ];
  return {
    text: [lead, text, when, 'Press Start it, or Change.'].join('\n'),
    blocks: drawn,
    modal: modal('Preview', drawn),
  };
}

/** To who began it: nobody has answered twice. */
export function askView({ id: value, name, channelId }: Ritual): View {
  const lead = `Nobody answered *${escaped(name)}* in <#${channelId}> the last two times. We stop what does not help: keep it, change it or drop it?`;
  return {
    text: `${lead}\nIt rests until you press.`,
    blocks: [
      section(lead),
      actions(
        button('Keep', ids.keep, { value, label: `Keep: ${name}` }),
        button('Change', ids.change, { value, label: `Change: ${name}` }),
        button('Drop', ids.drop, { value, label: `Drop: ${name}` }),
        fewerButton(),
      ),
      context('It rests until you press. Nobody is blamed, and nothing is counted.'),
    ],
  };
}

/** To who began rituals of a channel that takes no message any more, once. */
export function parkedView(rituals: readonly Ritual[], channelId: string): View {
  const names = rituals.map(({ name }) => `*${escaped(name)}*`).join(', ');
  const lead = `I cannot post in <#${channelId}> any more: it was archived, or I was removed. ${names} ${rituals.length === 1 ? 'rests' : 'rest'}; what was answered is kept.`;
  const [only, ...others] = rituals;
  const opened = 'If it was archived, have it opened again; else invite me there with `/invite @contour`.';
  const next = `${opened} Then press Go on${others.length === 0 ? ', or drop it' : '; Home has Drop, too'}.`;
  const presses =
    only && others.length === 0
      ? [actions(goOnButton(only), dropButton(only), fewerButton())]
      : [...rituals.map((ritual) => section(`*${escaped(ritual.name)}*`, goOnButton(ritual))), actions(fewerButton())];
  return { text: `${lead}\n${next}`, blocks: [section(lead), ...presses, context(next)] };
}

function goOnButton({ id: value, name }: Ritual): Button {
  return button('Go on', ids.goOn, { value, label: `Go on: ${name}` });
}

export function helpView(lead = 'A short routine that comes back, in the channel of a team. Try:'): Answer {
  const text = [
    lead,
    '• `/ritual` in a team’s channel shows what runs there, and twelve to choose from',
    '• `/ritual thanks` thanks a colleague for a practice',
  ].join('\n');
  return { text, blocks: [section(text)] };
}
