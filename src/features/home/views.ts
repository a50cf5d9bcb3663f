import type { HomeView, KnownBlock } from '@slack/types';
import type { HomePart } from '../../deps.ts';
import { context, header, section } from '../../slack/blocks.ts';

type Place = HomePart['place'];

/** The headings in the order in which they matter. Source: issue 7, Due 8. */
const order: readonly Place[] = ['waiting', 'today', 'asked', 'owed', 'knowing', 'settings'];

const headings: Record<Place, string> = {
  waiting: 'Waiting for me',
  today: 'Today and this week',
  asked: 'Asked by me',
  owed: 'Owed both ways',
  knowing: 'Mine to teach and to learn',
  settings: 'My settings',
};

const empty: Partial<Record<Place, string>> = {
  waiting: 'Nothing waits for your answer.',
  asked: 'You have no open question. Try `/who-knows how do I get quiet students talking in math`.',
};

/** Where the rest of a heading is. */
const rest: Record<Place, string> = {
  waiting:
    'More waits for you: `/who-knows mine`, `/model list`, `/observe list`, `/commit mine` and `/contour gap` show it; `/ritual` in its channel shows a ritual that rests.',
  today: 'There is more: `/model list`, `/observe list` and the cards in your teams’ channels show all of it.',
  asked: 'You asked more: `/who-knows mine` and `/model list` show all of it.',
  owed: 'There is more: `/commit mine` and `/commit owed` show all of it.',
  knowing: 'There is more: `/expertise` and `/contour gap` show it.',
  settings: 'There is more: `/contour settings` shows it.',
};

/** Slack takes so many blocks on Home. */
const mostBlocks = 100;

interface Group {
  place: Place;
  items: KnownBlock[][];
  more: boolean;
}

/**
 * All parts under their headings, in the order in which they matter. Where not all have room, every heading keeps its share, and
 * what is left goes to those that matter most; nothing is cut in two, and each heading says where its rest is.
 */
export function homeView(parts: readonly HomePart[]): HomeView {
  const groups = order.flatMap((place) => group(place, parts));
  const share = Math.floor(mostBlocks / Math.max(1, groups.length));
  const kept = groups.map((one) => mostItems(one, share));
  groups.forEach((one, at) => {
    const others = groups.reduce((sum, other, index) => sum + (index === at ? 0 : size(other, kept[index] ?? 0)), 0);
    kept[at] = mostItems(one, mostBlocks - others);
  });
  return { type: 'home', blocks: groups.flatMap((one, at) => drawn(one, kept[at] ?? 0)) };
}

function group(place: Place, parts: readonly HomePart[]): Group[] {
  const mine = parts.filter((part) => part.place === place);
  const items = mine.flatMap((part) => part.items);
  if (items.length > 0) return [{ place, items, more: mine.some(({ more }) => more) }];
  const none = empty[place];
  return none ? [{ place, items: [[section(none)]], more: false }] : [];
}

/** How many items of a group fit into so many blocks. */
function mostItems(one: Group, blocks: number): number {
  let count = 0;
  while (count < one.items.length && size(one, count + 1) <= blocks) count += 1;
  return count;
}

function size(one: Group, count: number): number {
  return drawn(one, count).length;
}

function drawn({ place, items, more }: Group, count: number): KnownBlock[] {
  const isCut = more || count < items.length;
  return [header(headings[place]), ...items.slice(0, count).flat(), ...(isCut ? [context(rest[place])] : [])];
}

export function notForYouView(sentence: string): HomeView {
  return { type: 'home', blocks: [section(sentence)] };
}
