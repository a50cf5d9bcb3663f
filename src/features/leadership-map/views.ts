import type { Button, KnownBlock, ModalView } from '@slack/types';
import { counted } from '../../domain/counted.ts';
import { wholeSchool } from '../../domain/digest-facts.ts';
import type { Gap } from '../../domain/gap.ts';
import { stageWords } from '../../domain/gap.ts';
import type { Rank } from '../../domain/person.ts';
import type { WindowFigures } from '../../domain/spread-measures.ts';
import {
  coverageLine,
  meanOfDepths,
  rankWords,
  roleLine,
  seriesLines,
  spreadLines,
  type TopicRow,
  topicLine,
  windowWords,
} from '../../domain/spread-page.ts';
import {
  actions,
  button,
  cappedMarkup,
  context,
  escaped,
  header,
  input,
  mention,
  option,
  plain,
  section,
} from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import type { CalendarDay, DaySpan } from '../../time/calendar-day.ts';
import { dayWords } from '../../time/day-words.ts';
import { ids } from './action-ids.ts';
import { findButton } from './apprentice-views.ts';
import { noTitle, placeValue } from './input.ts';

/** The map as it is drawn. */
export interface Page {
  /** Whose figures they are; absent for who is in no team and leads nothing. */
  scope?: string;
  /** All whose figures the reader may read. */
  scopes: readonly string[];
  windows: readonly WindowFigures[];
  shown: WindowFigures | undefined;
  topics: readonly TopicRow[];
  gaps: readonly Pick<Gap, 'id' | 'topic' | 'topicKey' | 'stage'>[];
  leadsSchool: boolean;
  setsTitles: boolean;
  /** When the six weeks under way are over. */
  closesOn: CalendarDay | undefined;
}

/** So many topics are listed, and beyond them all that nobody or one carries: each has its move. Slack takes 50 blocks. */
const leastTopics = 10;
const mostTopics = 36;
const mostGaps = 8;
const mostText = 2_900;
const mostWindows = 100;

const readTogether =
  'Read these together, never one alone, as change in this school: there is no target. One answered question counts once, and only what went through Contour.';

/** Topics first, then how help is spread, by titles and teams. Nobody is named. */
export function mapView(page: Page): Answer {
  const { topics, gaps, shown } = page;
  const toMove = topics.filter(({ carriers }) => carriers < 2).length;
  const listed = topics.slice(0, Math.min(mostTopics, Math.max(leastTopics, toMove)));
  const rest = topics.length - listed.length;
  const gapLines = gaps.slice(0, mostGaps).map(({ topic, stage }) => `${topic}: ${stageWords[stage]}.`);
  const figures = figureLines(page);
  const roles = page.scope === wholeSchool && shown ? shown.roles.filter(({ people }) => people > 0).map(roleLine) : [];
  const mean = meanOfDepths(topics);
  const coverage = [
    coverageLine(topics),
    ...(mean === undefined ? [] : [`Mean depth: ${Math.round(mean * 100) / 100} of 4.`]),
    ...(rest > 0 ? [`${rest} more${toMove > mostTopics ? '' : ' that two or more carry'} are in the file.`] : []),
  ].join(' ');
  const blocks: KnownBlock[] = [
    header('Leadership map'),
    section(`*Who carries the goals’ topics*\n${escaped(coverage)}`),
    ...listed.map((row) => section(escaped(topicLine(row)), moveFor(row, gaps))),
    ...(gapLines.length > 0 ? [section(`*None of us knows yet*\n${bullets(gapLines)}`)] : []),
    section(`*${scopeWords(page)}*\n${bullets(figures)}`, windowChoice(page)),
    ...(roles.length > 0 ? [section(`*By role*\n${bullets(roles)}`)] : []),
    actions(
      ...(page.scope !== undefined && page.windows.length > 0
        ? [button('Over the year', ids.overYear, { value: placeValue({ scope: page.scope }) })]
        : []),
      button('My own place', ids.ownPlace),
      button('Pictures', ids.pictures, { value: placeValue({ scope: page.scope ?? wholeSchool }) }),
      button('Download CSV', ids.csv),
      button('Download JSON', ids.json),
      ...(page.leadsSchool && page.scope !== wholeSchool
        ? [button('The whole school', ids.school, { value: placeValue({ scope: wholeSchool }) })]
        : []),
      ...(teamsToChoose(page).some((scope) => scope !== page.scope)
        ? [button('Choose a team', ids.chooseTeam, { value: placeValue({ scope: page.scope ?? wholeSchool }) })]
        : []),
      ...(page.setsTitles ? [button('Titles', ids.titles)] : []),
    ),
    context(`${readTogether} *Who sees this:* ${readers(page)}. Fewer than five people read “a few”.`),
  ];
  const text = [
    'Leadership map.',
    coverage,
    ...topics.map(topicLine),
    ...gapLines.map((line) => `None of us knows yet: ${line}`),
    ...figures,
    ...roles,
    readTogether,
  ];
  return { text: cappedMarkup(escaped(text.join('\n')), mostText), blocks, replaces: true };
}

/** The teams of whom something is told in a window; of all others there is nothing to read. Source: domain.md section 4. */
function teamsToChoose({ scopes, windows }: Page): string[] {
  return scopes.filter((scope) => windows.some(({ teams }) => teams[scope]));
}

/** Slack takes 50 blocks in a message. */
const mostTeams = 40;

/** Behind **Choose a team**: whose figures one may read, each with a button. */
export function teamsView(page: Page): Answer {
  const teams = teamsToChoose(page);
  const shown = [...(page.leadsSchool ? [wholeSchool] : []), ...teams.slice(0, mostTeams)];
  const lead = 'The teams whose figures you may read, where they tell of nobody.';
  const left = teams.length > mostTeams ? [`${teams.length - mostTeams} more stand in the file.`] : [];
  const whose = (scope: string) => (scope === wholeSchool ? 'The whole school' : `<#${scope}>`);
  return {
    text: cappedMarkup(
      [lead, ...shown.map((scope) => `• ${whose(scope)}`), ...left, 'Press Show.'].join('\n'),
      mostText,
    ),
    blocks: [
      section(lead),
      ...shown.map((scope) => section(whose(scope), button('Show', ids.school, { value: placeValue({ scope }) }))),
      ...left.map((line) => context(line)),
    ],
    replaces: true,
  };
}

/** The move of a topic that nobody or one carries: it stands beside it. Whose gap is named already is opened. */
function moveFor({ topic, topicKey, carriers, learning }: TopicRow, gaps: Page['gaps']): Button | undefined {
  if (carriers === 1 && learning === undefined) return findButton(topic, topicKey);
  const gap = gaps.find((one) => one.topicKey === topicKey);
  if (carriers === 0 && gap) return button('Open', 'gap.show.message', { value: gap.id, label: `Open: ${topic}` });
  if (carriers === 0)
    return button('None of us knows this yet', 'gap.name', {
      value: `topic:${topicKey}`,
      label: `None of us knows this yet: ${topic}`,
    });
  return undefined;
}

function readers({ scope }: Page): string {
  if (scope === undefined) return 'all full members';
  return scope === wholeSchool
    ? 'leaders of the school; the topics: all full members'
    : 'the team and leaders of the school; the topics: all full members';
}

function scopeWords({ scope, shown }: Page): string {
  if (scope === undefined) return 'How help is spread';
  const whose = scope === wholeSchool ? 'The whole school' : `<#${scope}>`;
  return shown ? `${whose}, ${windowWords(shown)}` : whose;
}

function figureLines({ scope, shown, closesOn }: Page): string[] {
  if (scope === undefined)
    return ['You are in no team yet. `/contour team join` in a team’s channel shows its figures here.'];
  const next = closesOn ? ` The next six school weeks are over on ${dayWords(closesOn)}.` : '';
  if (!shown) return [`Too few to say yet: figures are told after six school weeks.${next}`];
  const figures = scope === wholeSchool ? shown.school : shown.teams[scope];
  if (!figures) return ['Too few to say yet: a team’s own numbers would tell of fewer than five people.'];
  return spreadLines(figures);
}

function windowChoice({ scope, windows, shown }: Page) {
  if (scope === undefined || windows.length < 2) return undefined;
  const options = windows
    .slice(-mostWindows)
    .map((one) => option(windowWords(one), placeValue({ scope, window: one.window })));
  const initial = options.find(({ value }) => value === (shown && placeValue({ scope, window: shown.window })));
  return {
    type: 'static_select' as const,
    action_id: ids.window,
    placeholder: plain('Other weeks'),
    options,
    ...(initial && { initial_option: initial }),
  };
}

/** One's own numbers in a window; `between` where it may be told. */
export interface OwnPlace {
  window: DaySpan;
  given: number;
  askedBy: number;
  asked: number;
  between?: number;
}

export const ownTitle = 'My own place';

export function ownPlaceModal(own: OwnPlace | undefined): ModalView {
  const lines = own
    ? [
        `${dayWords(own.window.from)} to ${dayWords(own.window.to)}:`,
        `You answered ${counted(own.given, 'question')} of ${counted(own.askedBy, 'colleague')}, and ${counted(own.asked, 'colleague')} answered yours.`,
        own.between === undefined
          ? 'Whom you bring together: too few to say yet.'
          : `You stand between ${counted(own.between, 'pair')} of colleagues: one asked you, you asked the other, and those two have not asked each other.`,
        'Being asked a lot is a load before it is an honor. `/expertise` sets how many questions a week you take.',
      ]
    : ['Your place is told after six school weeks.'];
  return {
    type: 'modal',
    title: plain(ownTitle),
    close: plain('Close'),
    blocks: [section(lines.join('\n')), context('*Who sees this:* only you.')],
  };
}

export const titlesTitle = 'Titles';

/** Slack lets so many be chosen at once. */
const mostAtOnce = 100;

/** The form behind **Titles**: how many have which, and whom to give one. */
export function titlesForm(now: ReadonlyMap<Rank, readonly string[]>): ModalView {
  const ranks = [0, 1, 2, 3, 4] as const;
  const lines = ranks.map((rank) => {
    const userIds = now.get(rank) ?? [];
    const who = userIds.slice(0, mostNamed).map(mention).join(', ');
    const more = userIds.length > mostNamed ? ` and ${userIds.length - mostNamed} more` : '';
    return `• ${rankWords[rank]}: ${userIds.length === 0 ? 'nobody yet' : `${who}${more}`}`;
  });
  return {
    type: 'modal',
    callback_id: ids.titlesForm,
    title: plain(titlesTitle),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      section(
        'Titles are used for one thing: to show whether help flows along titles or beside them. They never count in who is asked. Who stands under none is left out.',
      ),
      section(lines.join('\n')),
      input('title', 'Title', {
        type: 'static_select',
        options: [...ranks.map((rank) => option(rankWords[rank], String(rank))), option('None', noTitle)],
      }),
      input(
        'colleagues',
        'Who has it',
        { type: 'multi_users_select', max_selected_items: mostAtOnce },
        { hint: `Up to ${mostAtOnce} at a time; press Titles again for the next ones. All others keep theirs.` },
      ),
      context('*Who sees this:* admins of this workspace. The map shows sums alone.'),
    ],
  };
}

/** Colleagues whom one sentence names; more are counted. */
const mostNamed = 20;

/** @param unmet user ids of those whose title could not be kept */
export function savedTitles(changed: number, unmet: readonly string[]): Answer {
  const more = unmet.length > mostNamed ? ` and ${unmet.length - mostNamed} more` : '';
  const names = `${unmet.slice(0, mostNamed).map(mention).join(', ')}${more}`;
  const lines = [
    ...(changed > 0
      ? [
          `Saved for ${counted(changed, 'colleague')}. Weeks that are over keep their figures; the next ones count with it.`,
        ]
      : []),
    ...(unmet.length > 0
      ? [
          `Not saved for ${names}: Contour has not met them. Ask them to open its Home once, then enter their title again.`,
        ]
      : []),
  ];
  const text = lines.join('\n') || 'Nothing has changed. `/leadership-map` shows the map.';
  return { text, blocks: [section(text)] };
}

/** The figures of each six weeks of the year, the first ones first. */
export function overYearView(scope: string, windows: readonly WindowFigures[]): Answer {
  const lines = seriesLines(scope, windows);
  const lead = 'Over the year, six school weeks at a time';
  const next = '*Pictures* of the map draws it.';
  return {
    text: cappedMarkup(escaped([`${lead}:`, ...lines].join('\n')), mostText),
    replaces: false,
    blocks: [section(`*${lead}*\n${bullets(lines)}`), context(`${next} ${readTogether}`)],
  };
}

/** @param words all that each picture says */
export function picturesAnswer(words: readonly string[]): Answer {
  const lead = words.length === 1 ? 'The picture comes' : `The ${words.length} pictures come`;
  return {
    text: cappedMarkup(escaped([`${lead} in a direct message from me.`, ...words].join('\n')), mostText),
    replaces: false,
    blocks: [section(`${lead} in a direct message from me. In words:`), section(bullets(words))],
  };
}

export function fileAnswer(rows: number, parts: number): Answer {
  const count = rows.toLocaleString('en-US');
  const text =
    parts === 1
      ? `The file with ${count} rows comes in a direct message from me.`
      : `The ${count} rows come in ${parts} files, one after the other, in direct messages from me.`;
  return { text, blocks: [section(text)], replaces: false };
}

/** What stands above a file: how far it has come. */
export function fileComment({
  part,
  parts,
  from,
  to,
  rows,
}: Record<'part' | 'parts' | 'from' | 'to' | 'rows', number>): string {
  const number = (count: number) => count.toLocaleString('en-US');
  const which =
    parts === 1
      ? `Leadership map: ${number(rows)} rows.`
      : `Leadership map, file ${part} of ${parts}: rows ${number(from)} to ${number(to)} of ${number(rows)}.`;
  return part === 1 ? `${which} What each figure means stands at its top.` : which;
}

export function helpView(lead = 'How leadership is spread, by topics and roles.'): Answer {
  const lines = [
    lead,
    '`/leadership-map` shows your team’s figures, or the school’s for its leaders',
    '`/leadership-map leaving` shows what hangs on you alone, before you are away for long',
    '`/leadership-map help` shows this',
  ];
  const text = lines.join('\n');
  return { text, blocks: [section(text)], replaces: false };
}

function bullets(lines: readonly string[]): string {
  return cappedMarkup(lines.map((line) => `• ${escaped(line)}`).join('\n'), mostText);
}
