import type { KnownBlock, ModalView } from '@slack/types';
import { checkMessageBlocks } from '../../src/practice/block-kit/check-blocks.ts';
import { checkView } from '../../src/practice/block-kit/check-view.ts';
import { seededRandom } from './seeded-random.ts';

/** What calls, links, hides, breaks markup, or is only odd. */
const scraps = [
  '<!channel>',
  '<!here|x>',
  '<!everyone>',
  '<!subteam^S123>',
  '<@U0000000XX>',
  '<#C123|general>',
  '<https://evil.example|click>',
  '&lt;!channel&gt;',
  '&',
  '>',
  '<',
  '*_~`',
  '```',
  '\n',
  '\n> ',
  '\u200b\u200d\ufeff',
  '\u202e',
  '\u0000',
  '😀',
  '👩‍👩‍👧',
  '\ud83d',
  'é́́́́',
  'ａｂｃ',
  '¿cómo hago que hablen?',
  'מורה',
  '{"$gt":""}',
  '=cmd()',
  'math ',
  ':smile:',
  '%s',
];

export interface OddStrings {
  random(): number;
  pick<T>(list: readonly T[]): T;
  /** A text that a form or a command lets through: up to `most` characters. */
  odd(most: number): string;
}

/** The same odd texts at each run. */
export function oddStrings(seed: number): OddStrings {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return {
    random,
    pick,
    odd(most) {
      const length = Math.floor(random() ** 3 * most) + 1;
      let text = '';
      while (text.length < length) text += pick(scraps);
      return text.slice(0, most);
    },
  };
}

/** Messages and forms by name. */
type Shown = Record<string, { text: string; blocks: KnownBlock[] } | ModalView>;

/** What would call people or lead away in what is shown, but for `own`: the mentions and dates that are Contour's. */
export function liveIn(shown: Shown, own: RegExp): string[] {
  return Object.entries(shown).flatMap(([name, one]) => {
    const texts = [...('text' in one ? [one.text] : []), ...mrkdwnIn(one.blocks)];
    return texts
      .flatMap((text) => text.replaceAll(own, '').match(/<[!@#][^>]*>?|<https?:[^>]*>/g) ?? [])
      .map((call) => `${name}: ${call}`);
  });
}

function mrkdwnIn(blocks: readonly unknown[]): string[] {
  const found: string[] = [];
  JSON.stringify(blocks, (_, value: unknown) => {
    if (typeof value === 'object' && value && 'type' in value && value.type === 'mrkdwn' && 'text' in value)
      found.push(String(value.text));
    return value;
  });
  return found;
}

const noContext = { fileIsReady: () => false, hasScope: () => true };

/** What Slack would refuse of what is shown. */
export function refusedOf(shown: Shown): string[] {
  return Object.entries(shown).flatMap(([name, one]) => {
    const problems =
      'text' in one
        ? [
            ...checkMessageBlocks(one.blocks, noContext),
            ...(one.text.length > 40_000 ? [`${one.text.length} characters of text`] : []),
          ]
        : checkView(one, 'modal', noContext);
    return problems.map((problem) => `${name}: ${problem}`);
  });
}
