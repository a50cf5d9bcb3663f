import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { ChartName } from '../../domain/digest-chart.ts';
import { type DigestReader, wholeSchool } from '../../domain/digest-facts.ts';
import type { Figure, FigureId } from '../../domain/digest-figure.ts';
import type { Move } from '../../domain/digest-move.ts';
import type { Owed } from '../../domain/digest-owed.ts';
import { isQuiet, nothingOfTeam, nothingThisWeek, ofTeam, parts } from '../../domain/digest-page.ts';
import { actions, button, capped, context, escaped, header, plain, section } from '../../slack/blocks.ts';
import { fewerButton } from '../../slack/fewer-button.ts';
import type { Answer, View } from '../../slack/view.ts';
import { shortDay } from '../../time/day-words.ts';
import { ids } from './action-ids.ts';

/** A page as it is drawn. */
export interface Page {
  figures: Figure[];
  /** What its reader owes, as D1 tells it. */
  owed: readonly Owed[];
  move: Move;
  reader: DigestReader;
  /** The pages that its reader may choose from, this one among them; none for who leads nothing. */
  scopes: readonly string[];
  /** The first day of the school week it tells of. */
  weekFrom: string;
  /** Those that this reader may see. */
  charts: readonly PageChart[];
}

/** A chart that stands in Slack, is on its way there, or could not be drawn. */
export interface PageChart {
  name: ChartName;
  altText: string;
  /** Slack's id of it, or `outbox:KEY` of the row that puts it there; absent where it could not be drawn. */
  fileId?: string;
}

export const pageTitle = 'This week';
export const chooseTitle = 'Choose a team';
const mostLines = 20;
const mostText = 2_900;

/** What stands above a page that comes after its time. @param at on the reader's wall clock */
export function lateLine(day: string, at: string): string {
  return `This page is late: it was due ${shortDay(day)} at ${at}. It tells what holds now.`;
}

/** What stands above a page that comes where it is Monday, while the school's clock has the weekend still. */
export const aheadLine =
  'Where the school is, this week is not over yet: the figures are those of the week before. Refresh brings the new ones once it is Monday there, too.';

/** What the reader owes and one move, with a way to less where it comes by itself; the rest is behind **Show all**, or below. */
export function digestView(
  { figures, owed, move, reader, scopes, weekFrom, charts }: Page,
  { lead, isWhole, isUnasked }: { lead?: string | undefined; isWhole?: boolean; isUnasked?: boolean } = {},
): View {
  const isMirror = reader.role === 'mirror';
  const debts = figures.find(({ id }) => id === 'D1')?.lines ?? [];
  const quiet = isQuiet(figures);
  const scope = placeOf(reader.scope);
  const isChoice = scopes.length > 1;
  const sees = isMirror
    ? 'What you owe is for you alone. The rest of the page is what everyone may read.'
    : 'Only you see this page. It has no words of questions or reflections, and ranks nobody.';
  const rest = isWhole ? partsOf(figures).filter(({ heading }) => heading !== parts[0]?.heading) : [];
  const presses = [
    ...(owed.some(({ support }) => support) ? ways.map(({ text }) => text) : []),
    ...[
      moveButton(move).text.text,
      'Show all',
      'Refresh',
      ...(isChoice ? ['Choose a team'] : []),
      ...(isMirror ? [] : ['Settings']),
      ...(isUnasked ? ['Fewer of these'] : []),
    ],
  ];
  const blocks: KnownBlock[] = [
    header(`The week from ${shortDay(weekFrom)}`),
    ...(scope ? [context(whosePage(scope))] : []),
    ...(lead ? [context(lead)] : []),
    ...(quiet ? [section(nothingThisWeek)] : owedBlocks(owed, debts, { scope, isUnasked })),
    section(`*One move*\n${escaped(move.line)}\n_${escaped(move.why)}_`),
    pressable(
      { scope, isUnasked },
      'move',
      moveButton(move),
      button('Show all', ids.showAll, { value: scope }),
      button('Refresh', ids.refresh, { value: scope }),
      ...(isChoice ? [button('Choose a team', ids.chooseTeam)] : []),
      ...(isMirror ? [] : [button('Settings', ids.settings)]),
      ...(isUnasked ? [fewerButton()] : []),
    ),
    ...chartOf(charts, move).map(picture),
    ...rest.flatMap(partSections),
    context(sees),
  ];
  const text = [
    ...(lead ? [lead] : []),
    `The week from ${shortDay(weekFrom)}.`,
    ...(scope ? [whosePage(scope)] : []),
    quiet ? nothingThisWeek : `What you owe: ${escaped(debts.join(' '))}`,
    `One move: ${escaped(`${move.line} ${move.why}`)}`,
    ...chartOf(charts, move).map((one) => escaped(chartWords(one))),
    ...rest.map(({ heading, lines }) => escaped(`${heading}: ${lines.join(' ')}`)),
    `You can press: ${[...new Set(presses)].join(', ')}.`,
  ].join('\n');
  return { text: capped(text, mostText), blocks };
}

/** What a giver can do about a support: each belongs to the routine of commitments. Source: domain.md section 3, "On the leader's page". */
const ways = [
  { text: 'I have given it', id: 'commit.deliver' },
  // Beside each other on a phone.
  { text: 'Ask for time', id: 'commit.more-time' },
  { text: 'Give something else', id: 'commit.swap' },
] as const;
/** So many have their buttons, so that the page takes two minutes; `/commit owed` has more. */
const mostWithButtons = 8;

/** Each thing that the reader owes, with what they can do about it. @param lines the same, as they are read */
function owedBlocks(owed: readonly Owed[], lines: readonly string[], of: PageMark): KnownBlock[] {
  if (owed.length === 0) return [section(`*What you owe*\n${bullets(lines)}`)];
  const rest = owed.slice(mostWithButtons).map(({ line }) => line);
  return [
    section('*What you owe*'),
    ...owed
      .slice(0, mostWithButtons)
      .flatMap((one, place) => [
        section(escaped(one.line)),
        ...(one.support ? [pressable(of, `owed-${place}`, ...waysOf(one))] : []),
      ]),
    ...(rest.length > 0
      ? [section(bullets(rest)), context('`/commit owed` has their buttons, the oldest first.')]
      : []),
  ];
}

const blockShape = /^digest\.page:([A-Z0-9]*):[a-z0-9-]+(:sent)?$/;

/** Which page a message is: of a scope, empty for the school's; and whether it came by itself. */
interface PageMark {
  scope: string;
  isUnasked: boolean | undefined;
}

/** Buttons of a page: by their block it is known, whichever routine's they are. */
function pressable({ scope, isUnasked }: PageMark, name: string, ...buttons: Button[]): KnownBlock {
  return { ...actions(...buttons), block_id: `digest.page:${scope}:${name}${isUnasked ? ':sent' : ''}` };
}

/** The page on which a block of buttons stands: its team's, or the school's without one; undefined where it is on none. */
export function pageOfBlock(blockId: string): { channelId?: string; isUnasked: boolean } | undefined {
  const [, channelId, sent] = blockShape.exec(blockId) ?? [];
  if (channelId === undefined) return undefined;
  return { ...(channelId && { channelId }), isUnasked: sent !== undefined };
}

function waysOf({ line, support }: Owed): Button[] {
  return ways.map(({ text, id }) =>
    button(text, id, { value: `${support?.commitmentId}:${support?.supportId}`, label: `${text}: ${line}` }),
  );
}

/** The same page for a team, in its channel: its parts without what is for one reader. */
export function mirrorView(
  { figures: all, move, weekFrom, charts }: Page,
  { channelId, lead }: { channelId: string; lead?: string | undefined },
): View {
  const figures = ofTeam(all);
  const told = isQuiet(figures) ? [] : partsOf(figures);
  const chart = chartOf(charts, move);
  const title = `Our week from ${shortDay(weekFrom)}`;
  const sees = 'Everyone here may read this. Where fewer than five took part it says “a few”, and nobody is ranked.';
  const blocks: KnownBlock[] = [
    header(title),
    ...(lead ? [context(lead)] : []),
    ...(told.length > 0 ? told.flatMap(partSections) : [section(nothingOfTeam)]),
    ...chart.map(picture),
    actions(button('Show my own page', ids.showAll, { value: channelId })),
    context(sees),
  ];
  const words = told.map(({ heading, lines }) => escaped(`${heading}: ${lines.join(' ')}`));
  const text = [
    ...(lead ? [lead] : []),
    `${title}.`,
    ...(words.length > 0 ? words : [nothingOfTeam]),
    ...chart.map((one) => escaped(chartWords(one))),
    'You can press: Show my own page.',
    sees,
  ].join('\n');
  return { text: capped(text, mostText), blocks };
}

/** The one chart of a message: what the move is about, else what says most. */
function chartOf(charts: readonly PageChart[], { press }: Move): PageChart[] {
  const first: ChartName[] =
    press.kind === 'deliver' ? ['depth', 'spread', 'carriers'] : ['carriers', 'depth', 'spread'];
  const chosen = first.flatMap((name) => charts.filter((chart) => chart.name === name));
  return chosen.slice(0, 1);
}

const noPicture = 'The picture of this week could not be drawn. What it shows stands on the whole page in words.';

const chartWords = ({ altText, fileId }: PageChart) => (fileId ? altText : noPicture);

function picture({ altText, fileId }: PageChart): KnownBlock {
  if (!fileId) return context(noPicture);
  return { type: 'image', slack_file: { id: fileId }, alt_text: altText };
}

/** The button that does the move: each belongs to the routine whose move it is. */
function moveButton({ press }: Move): Button {
  switch (press.kind) {
    case 'deliver':
      return button('I have given it', 'commit.deliver', {
        value: `${press.commitmentId}:${press.supportId}`,
        style: 'primary',
      });
    case 'find-apprentice':
      return button('Find an apprentice', 'leadership-map.find-apprentice', {
        value: press.topicKey,
        style: 'primary',
      });
    case 'ask-to-be-shown':
      return button('Ask to be shown', 'model.ask-instead', { style: 'primary' });
    case 'ask-a-question':
      return button('Ask a question', 'who-knows.blank', {
        // A topic stands where a question’s place would: there is none yet.
        ...(press.topicKey && { value: `:${press.topicKey}` }),
        style: 'primary',
      });
  }
}

/** Under which part each chart stands. */
const charted: Record<ChartName, string> = {
  depth: 'Skill',
  carriers: 'Holding it together',
  spread: 'Holding it together',
};

/** Of a scope what a button holds: nothing of the whole school. */
const placeOf = (scope: string) => (scope === wholeSchool ? '' : scope);

const whosePage = (channelId: string) => `The page of <#${channelId}>.`;
const mostTeams = 40;

/** Behind **Choose a team**: the pages that a leader may read, each with a button. */
export function teamsModal({ scopes }: Pick<Page, 'scopes'>): ModalView {
  const shown = scopes.slice(0, mostTeams).map((scope) => {
    const whose = scope === wholeSchool ? 'The whole school' : `<#${scope}>`;
    return section(whose, button('Show', ids.chosen, { value: placeOf(scope) }));
  });
  const left = scopes.length - shown.length;
  return {
    type: 'modal',
    title: plain(chooseTitle),
    close: plain('Close'),
    blocks: [
      context(
        'The teams that you lead; for who leads the school every team of five or more, with five or more beside it.',
      ),
      ...shown,
      ...(left > 0 ? [context(`${left} more teams have no room here.`)] : []),
    ],
  };
}

/** The whole page, in its order. */
export function allModal({ figures, reader, weekFrom, charts }: Page): ModalView {
  const blocks = partsOf(figures).flatMap((part) => [
    ...partSections(part),
    ...charts.filter(({ name }) => charted[name] === part.heading).map(picture),
  ]);
  return {
    type: 'modal',
    title: plain(pageTitle),
    close: plain('Close'),
    blocks: [
      ...(placeOf(reader.scope) ? [context(whosePage(reader.scope))] : []),
      context(`The school week from ${shortDay(weekFrom)}. Where fewer than five took part it says “a few”.`),
      ...blocks,
    ],
  };
}

interface PagePart {
  heading: string;
  lines: string[];
}

/** What stands above the topics of D6, whose lines are words about each. */
const depthsLead = 'How deep the goal’s topics have gone:';

/** The parts of a page that have something to say, in their order. */
function partsOf(figures: readonly Figure[]): PagePart[] {
  const depths = figures.find(({ id }) => id === 'D6')?.lines ?? [];
  const linesOf = ({ id, lines, value }: Figure) => {
    const shown = shortList(id, lines);
    if (id === 'D6' && value !== null) return [depthsLead, ...shown];
    // That no topic is tied to the goal is said once.
    return id === 'D7' ? shown.filter((line) => !depths.includes(line)) : shown;
  };
  return parts
    .map(({ heading, ids: own }) => ({
      heading,
      lines: own.flatMap((id) => figures.filter((one) => one.id === id).flatMap(linesOf)),
    }))
    .filter(({ lines }) => lines.length > 0);
}

/** Where more lines of a figure are that has too many for the page. */
const allOf: Partial<Record<FigureId, string>> = {
  D1: ' `/commit owed` has more.',
  D10: ' `/commit list` has more.',
};

/** A figure's lines, as many as a page has room for; the last one, which may be a sum, always stands. */
function shortList(id: FigureId, lines: readonly string[]): string[] {
  if (lines.length <= mostLines) return [...lines];
  const first = lines.slice(0, mostLines - 2);
  return [...first, `And ${lines.length - 1 - first.length} more.${allOf[id] ?? ''}`, ...lines.slice(-1)];
}

/** A part as it is read, in as many blocks as it needs. */
function partSections({ heading, lines }: PagePart): KnownBlock[] {
  const texts = [`*${heading}*`];
  for (const line of lines) {
    const bullet = `• ${escaped(line)}`;
    const longer = `${texts.at(-1)}\n${bullet}`;
    if (longer.length > mostText) texts.push(bullet);
    else texts[texts.length - 1] = longer;
  }
  return texts.map((text) => section(capped(text, mostText)));
}

export function helpView(lead = 'The week, with what you owe first.'): Answer {
  const lines = [
    '`/digest` shows this week now; who leads changes there, by *Settings*, when and how it comes',
    '`/digest help` shows this',
  ];
  return { text: [lead, ...lines].join('\n'), blocks: [section([lead, ...lines].join('\n'))], replaces: false };
}

function bullets(lines: readonly string[]): string {
  return capped(
    lines
      .slice(0, mostLines)
      .map((line) => `• ${escaped(line)}`)
      .join('\n'),
    mostText,
  );
}
