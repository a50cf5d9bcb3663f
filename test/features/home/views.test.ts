import type { KnownBlock } from '@slack/types';
import { describe, expect, test } from 'vitest';
import type { HomePart } from '../../../src/deps.ts';
import { homeView } from '../../../src/features/home/views.ts';
import { actions, button, section } from '../../../src/slack/blocks.ts';
import { seededRandom } from '../../helpers/seeded-random.ts';

/** Something of so many blocks, the last of which can be pressed. */
const thing = (name: string, blocks: number): KnownBlock[] => [
  ...Array.from({ length: blocks - 1 }, () => section(name)),
  actions(button(name, 'x', { value: name })),
];
const things = (name: string, count: number, blocks: number) =>
  Array.from({ length: count }, (_, at) => thing(`${name}${at}`, blocks));

/** Headings and the words of all other blocks, in the order in which they stand. */
function read(parts: HomePart[]): string[] {
  return (homeView(parts).blocks as KnownBlock[]).map((block) => {
    if (block.type === 'header') return `# ${block.text.text}`;
    if (block.type === 'section') return block.text?.text ?? '';
    if (block.type === 'context') return `> ${block.elements.map((one) => ('text' in one ? one.text : '')).join('')}`;
    return block.type;
  });
}

describe('Home', () => {
  test('is one page in the order in which things matter, and says what is empty', () => {
    const parts: HomePart[] = [
      { place: 'knowing', items: [[section('number talks')]] },
      { place: 'owed', items: [[section('whiteboards')]] },
      { place: 'today', items: [[section('a visit at ten')]] },
    ];
    expect(read(parts)).toEqual([
      ...[
        '# Waiting for me',
        'Nothing waits for your answer.',
        '# Today and this week',
        'a visit at ten',
        '# Asked by me',
      ],
      expect.stringContaining('You have no open question'),
      ...['# Owed both ways', 'whiteboards', '# Mine to teach and to learn', 'number talks'],
    ]);
  });

  test('keeps room for every heading where much waits, and says under each where the rest is', () => {
    const shown = read([
      { place: 'waiting', items: things('offer', 60, 2) },
      { place: 'owed', items: things('promise', 12, 6) },
      { place: 'knowing', items: things('topic', 4, 2) },
    ]);
    expect(shown.length).toBeLessThanOrEqual(100);
    for (const words of ['offer0', 'promise0', 'topic3']) expect(shown).toContain(words);
    expect(shown.join()).toMatch(/More waits for you: `\/who-knows mine`.*`\/contour gap` show it; `\/ritual` in its/);
    expect(shown).toContain('> There is more: `/commit mine` and `/commit owed` show all of it.');
    expect(shown.join()).not.toContain('There is more: `/expertise`');
  });

  test('says that there is more where a routine has shown only the first of it', () => {
    expect(read([{ place: 'asked', items: things('question', 1, 2), more: true }]).at(-1)).toContain('You asked more');
  });

  test('never passes what Slack takes, cuts nothing in two, and has its main things whatever else there is', () => {
    const random = seededRandom(20260227);
    for (let run = 0; run < 500; run += 1) {
      const parts = (['waiting', 'today', 'asked', 'owed', 'knowing', 'settings'] as const).map(
        (place): HomePart => ({
          place,
          items: things(`${place}-`, Math.floor(random() * 30), 1 + Math.floor(random() * 14)),
        }),
      );
      const blocks = homeView(parts).blocks as KnownBlock[];
      expect(blocks.length).toBeLessThanOrEqual(100);
      // The button ends its thing, so whatever has begun has one.
      const begun = new Set(blocks.flatMap((block) => (block.type === 'section' ? [block.text?.text ?? ''] : [])));
      const ended = new Set(
        blocks.flatMap((block) =>
          block.type === 'actions' ? block.elements.map((one) => ('value' in one ? String(one.value) : '')) : [],
        ),
      );
      for (const name of begun) if (/^[a-z]+-\d/.test(name)) expect(ended).toContain(name);
      for (const { place, items } of parts) if (items.length > 0) expect([...ended].join()).toContain(`${place}-0`);
    }
  });
});
