import type { KnownBlock } from '@slack/types';
import type { OwnEntry, Wish } from '../../domain/directory.ts';
import { type Evidence, grownFrom } from '../../domain/evidence.ts';
import { evidenceSums, evidenceSumsOn, evidenceWords } from '../../domain/evidence-words.ts';
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
  const grown = grownOf(own);
  const pages = Math.max(1, Math.ceil((entries.length + grown.length + wishes.length) / perPage));
  const at = Number.isInteger(page) ? Math.min(Math.max(0, page), pages - 1) : 0;
  const [from, to] = [at * perPage, (at + 1) * perPage];
  const onPage = <T>(list: readonly T[], before: number): T[] =>
    list.slice(Math.max(0, from - before), Math.max(0, to - before));
  const shown = {
    entries: onPage(entries, 0),
    grown: onPage(grown, entries.length),
    wishes: onPage(wishes, entries.length + grown.length),
  };
  const blocks: KnownBlock[] = [
    ...(lead ? [section(lead)] : []),
    header('My expertise'),
    ...listBlocks(shown, own),
    section(limitsLine(own)),
    actions(...mainButtons(own), ...pageButtons(at, pages)),
    context(`${whoSees} ${wordsHint}`),
  ];
  return framed(
    [lead, listText(shown, own.evidence), limitsLine(own), whoSees, wordsHint].filter(Boolean).join('\n'),
    blocks,
  );
}

const wordsHint =
  '`/expertise words` shows the words by which colleagues were led to you, and the answers you let others find.';

/** What is shown at a time; `grown` is what speaks for them on topics that they list nowhere. */
interface Shown {
  entries: OwnEntry[];
  grown: ReturnType<typeof grownFrom>;
  wishes: Wish[];
}

/** What grew from use beside what they list. */
export function grownOf({ evidence, entries }: Own): Shown['grown'] {
  return grownFrom(evidence, entries);
}

const grownLead = '*Grown from use:* colleagues find you for this too, because you helped with it or showed it.';

export const nothing =
  'You have listed nothing yet. Name one thing a colleague could ask you about, such as number talks or calm transitions.';

function listBlocks(shown: Shown, own: Own): KnownBlock[] {
  if (isEmpty(shown)) return [section(nothing)];
  return [
    ...shown.entries.flatMap((entry) => entryBlocks(entry, own)),
    ...(shown.grown.length > 0 ? [section(grownLead)] : []),
    ...shown.grown.flatMap(grownBlocks),
    ...(shown.wishes.length > 0 ? [section('*I want to learn*')] : []),
    ...shown.wishes.map(wishBlock),
  ];
}

/** The page of who lists and learns nothing yet, and for whom nothing speaks. */
function isEmpty({ entries, grown, wishes }: Shown): boolean {
  return entries.length + grown.length + wishes.length === 0;
}

/** @param own all that its owner lists, and that speaks for them */
export function entryBlocks(entry: OwnEntry, own: Pick<Own, 'entries' | 'evidence'>): KnownBlock[] {
  const { id: value, topic } = entry;
  return [
    section(`${entryWords(entry)}\n${usedWords(entry, own.evidence)}`),
    actions(
      button('Edit', ids.edit, { value, label: `Edit ${topic}` }),
      button('Remove', ids.remove, {
        value,
        label: `Remove ${topic}`,
        confirm: {
          title: 'Remove this topic?',
          text: whatGoes(entry, own),
          yes: 'Remove',
          no: 'Keep it',
        },
      }),
    ),
  ];
}

function whatGoes({ id, topic, topicKey }: OwnEntry, { entries, evidence }: Pick<Own, 'entries' | 'evidence'>): string {
  if (entries.some((one) => one.id !== id && one.topicKey === topicKey))
    return `You list “${topic}” another way, too: that stays.`;
  const grown = evidence.some((piece) => piece.topic === topicKey) ? ' What grew from its use goes with it.' : '';
  return `Colleagues will no longer find you for “${topic}”.${grown}`;
}

function usedWords(entry: OwnEntry, evidence: readonly Evidence[]): string {
  return [standingWords(entry), ...evidenceSumsOn(entry.topicKey, evidence, 'owner').map(evidenceWords)].join(' · ');
}

function grownWords({ topic, evidence }: Shown['grown'][number]): string {
  return [`*${topic.replaceAll('-', ' ')}*`, ...evidenceSums(evidence, 'owner').map(evidenceWords)].join(' · ');
}

function grownBlocks(grown: Shown['grown'][number]): KnownBlock[] {
  const { topic: value } = grown;
  const words = value.replaceAll('-', ' ');
  return [
    section(grownWords(grown)),
    actions(
      button('Add it', ids.addGrown, { value, label: `Add ${words} to my expertise` }),
      button('Remove', ids.removeGrown, {
        value,
        label: `Remove ${words}`,
        confirm: {
          title: 'Remove this topic?',
          text: `What colleagues said of “${words}” speaks for you no more.`,
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

function listText(shown: Shown, evidence: readonly Evidence[]): string {
  if (isEmpty(shown)) return nothing;
  return [
    ...shown.entries.map((entry) => `${entryWords(entry)} (${usedWords(entry, evidence)})`),
    shown.grown.length > 0 && grownLead,
    ...shown.grown.map(grownWords),
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
