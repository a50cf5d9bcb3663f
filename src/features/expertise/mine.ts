import type { KnownBlock } from '@slack/types';
import type { HomeParts } from '../../deps.ts';
import type { OwnEntry, Wish } from '../../domain/directory.ts';
import type { Who } from '../../domain/person.ts';
import { actions, button, context, escaped, header, section } from '../../slack/blocks.ts';
import { underHeading } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import { type Own, type OwnDeps, ownOf } from './own.ts';
import { type Framed, framed } from './saved-views.ts';
import { entryWords, limitWords, standingWords, whoSees } from './words.ts';

/** Entries and wishes shown at a time; with two blocks each a page stays far below Slack's 50. */
const perPage = 10;
const onHome = 5;

/** `/expertise`: what I share, what I want to learn, my limits. `lead` says what just happened. */
export async function mine(deps: OwnDeps, who: Who, page = 0, lead?: string): Promise<Framed> {
  return mineView(await ownOf(deps, who), page, lead);
}

/** @param page counted from 0; one that is not there any more shows the last */
function mineView(own: Own, page = 0, lead?: string): Framed {
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

/** The same on Home, cut short. */
export const home: HomeParts = async (deps, person) => {
  const own = await ownOf(deps, person);
  const shown = { entries: own.entries.slice(0, onHome), wishes: own.wishes.slice(0, onHome) };
  const more = own.entries.length > onHome || own.wishes.length > onHome ? [button('Show all', ids.show)] : [];
  const isEmpty = own.entries.length + own.wishes.length === 0;
  return [
    {
      place: 3,
      items: isEmpty
        ? [[section(nothing)]]
        : [
            ...underHeading('Mine to teach', shown.entries.map(entryBlocks)),
            ...underHeading(
              'Mine to learn',
              shown.wishes.map((wish) => [wishBlock(wish)]),
            ),
          ],
      more: more.length > 0,
    },
    { place: 4, items: [[section(limitsLine(own)), actions(...mainButtons(own), ...more)]] },
  ];
};

interface Shown {
  entries: OwnEntry[];
  wishes: Wish[];
}

const nothing =
  'You have listed nothing yet. Name one thing a colleague could ask you about, such as number talks or calm transitions.';

function listBlocks({ entries, wishes }: Own, shown: Shown): KnownBlock[] {
  if (entries.length + wishes.length === 0) return [section(nothing)];
  return [
    ...shown.entries.flatMap(entryBlocks),
    ...(shown.wishes.length > 0 ? [section('*I want to learn*')] : []),
    ...shown.wishes.map(wishBlock),
  ];
}

function entryBlocks(entry: OwnEntry): KnownBlock[] {
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

function wishBlock({ id: value, topic }: Wish): KnownBlock {
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

function limitsLine({ person, school, today, atLimit }: Own): string {
  const full = atLimit ? '\nYou have as many questions this week as you take.' : '';
  return `*My limits:* ${limitWords(person, school, today)}${full}`;
}

function mainButtons({ person, entries, atLimit }: Own) {
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
