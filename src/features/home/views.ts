import type { HomeView, KnownBlock } from '@slack/types';
import type { HomePart } from '../../deps.ts';
import { context, header, section } from '../../slack/blocks.ts';

const headings: Record<HomePart['place'], string> = {
  1: 'Waiting for me',
  2: 'What I asked',
  3: 'My expertise',
  4: 'My settings',
  5: 'Today and this week',
  6: 'Commitments',
};

const empty: Partial<Record<HomePart['place'], string>> = {
  1: 'Nothing waits for you.',
  2: 'You have no open question. Try `/who-knows how do I get quiet students talking in math`.',
  3: 'Nothing yet. Try `/expertise add number talks`; colleagues can then ask you about it.',
};

/** Slack takes 100 blocks on Home; the last one says where the rest is. */
const mostBlocks = 99;

/** All parts under their headings, in the order in which they matter. */
export function homeView(parts: HomePart[]): HomeView {
  const blocks = ([1, 5, 2, 6, 3, 4] as const).flatMap((place) =>
    group(
      place,
      parts.filter((part) => part.place === place).flatMap((part) => part.blocks),
    ),
  );
  const rest =
    blocks.length > mostBlocks
      ? [context('There is more: `/who-knows mine`, `/model list`, `/commit mine` and `/expertise` show all of it.')]
      : [];
  return { type: 'home', blocks: [...blocks.slice(0, mostBlocks), ...rest] };
}

function group(place: HomePart['place'], blocks: KnownBlock[]): KnownBlock[] {
  const none = empty[place];
  if (blocks.length > 0) return [header(headings[place]), ...blocks];
  return none ? [header(headings[place]), section(none)] : [];
}

export function notForYouView(sentence: string): HomeView {
  return { type: 'home', blocks: [section(sentence)] };
}
