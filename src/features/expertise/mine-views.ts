import type { KnownBlock } from '@slack/types';
import type { OwnEntry, Wish } from '../../domain/directory.ts';
import { actions, button, context, escaped, header, section } from '../../slack/blocks.ts';
import { ids } from './action-ids.ts';
import type { Own } from './own.ts';
import { type Framed, framed } from './views.ts';
import { entryWords, limitWords, standingWords, whoSees } from './words.ts';

/** Entries and wishes shown at a time; with two blocks each a page stays far below Slack's 50. */
const perPage = 10;

/** What I share and want to learn. @param page counted from 0; one that is not there any more shows the last */
export function mineView(own: Own, page = 0, lead?: string): Framed {
  const { entries, wishes } = own;
  const pages = Math.max(1, Math.ceil((entries.length + wishes.length) / perPage));
  const at = Number.isInteger(page) ? Math.min(Math.max(0, page), pages - 1) : 0;
  const [from, to] = [at * perPage, (at + 1) * perPage];
  const shown = {
    entries: entries.slice(from, to),
    wishes: wishes.slice(Math.max(0, from - entries.length), Math.max(0, to - entries.length)),
  };
  const blocks: KnownBlock[] = [
    ...(lead ? [section(lead)] : []),
    header('My expertise'),
    ...listBlocks(own, shown),
    section(limitsLine(own)),
    actions(...mainButtons(own), ...pageButtons(at, pages)),
    context(`${whoSees} ${wordsHint}`),
  ];
  return framed([lead, listText(own, shown), limitsLine(own), whoSees, wordsHint].filter(Boolean).join('\n'), blocks);
}

const wordsHint = '`/expertise words` shows the words by which colleagues were led to you.';

interface Shown {
  entries: OwnEntry[];
  wishes: Wish[];
}

export const nothing =
  'You have listed nothing yet. Name one thing a colleague could ask you about, such as number talks or calm transitions.';

function listBlocks({ entries, wishes }: Own, shown: Shown): KnownBlock[] {
  if (entries.length + wishes.length === 0) return [section(nothing)];
  return [
    ...shown.entries.flatMap(entryBlocks),
    ...(shown.wishes.length > 0 ? [section('*I want to learn*')] : []),
    ...shown.wishes.map(wishBlock),
  ];
}

export function entryBlocks(entry: OwnEntry): KnownBlock[] {
  const { id: value, topic } = entry;
  return [
    section(`${entryWords(entry)}\n${standingWords(entry)}`),
    actions(
      button('Edit', ids.edit, { value, label: `Edit ${topic}` }),
      button('Remove', ids.remove, {
        value,
        label: `Remove ${topic}`,
        confirm: {
          title: 'Remove this topic?',
          text: `Colleagues will no longer find you for “${topic}”.`,
          yes: 'Remove',
          no: 'Keep it',
        },
      }),
    ),
  ];
}

export function wishBlock({ id: value, topic }: Wish): KnownBlock {
  const confirm = {
    title: 'Remove this wish?',
    text: `“${topic}” leaves the list of what you want to learn.`,
    yes: 'Remove',
    no: 'Keep it',
  };
  return section(escaped(topic), button('Remove', ids.removeWish, { value, label: `Remove ${topic}`, confirm }));
}

function listText({ entries, wishes }: Own, shown: Shown): string {
  if (entries.length + wishes.length === 0) return nothing;
  return [
    ...shown.entries.map((entry) => `${entryWords(entry)} (${standingWords(entry)})`),
    shown.wishes.length > 0 && `I want to learn: ${shown.wishes.map(({ topic }) => escaped(topic)).join(', ')}`,
  ]
    .filter(Boolean)
    .join('\n');
}

export function limitsLine({ person, school, today, atLimit }: Own): string {
  const full = atLimit ? '\nYou have as many questions this week as you take.' : '';
  return `*My limits:* ${limitWords(person, school, today)}${full}`;
}

export function mainButtons({ person, entries, atLimit }: Own) {
  return [
    button('Add', ids.add, {
      ...(entries.length === 0 && { style: 'primary' as const }),
      label: 'Add to my expertise',
    }),
    button('My limits', ids.limits),
    ...(atLimit ? [button('Tell my leader I need time', 'time-back.tell')] : []),
    ...(entries.length > 0 ? [button('Export', ids.export, { label: 'Export my entries as CSV to copy' })] : []),
    ...(person.isAdmin ? [button('Import', ids.import, { label: 'Invite colleagues from a list' })] : []),
  ];
}

function pageButtons(at: number, pages: number) {
  return [
    ...(at > 0 ? [button('Back', `${ids.page}.back`, { value: String(at - 1), label: 'The page before' })] : []),
    ...(at < pages - 1 ? [button('More', `${ids.page}.more`, { value: String(at + 1), label: 'The next page' })] : []),
  ];
}
