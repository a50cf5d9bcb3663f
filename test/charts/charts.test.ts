import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { carriersChart } from '../../src/charts/carriers-chart.ts';
import { depthChart } from '../../src/charts/depth-chart.ts';
import type { Chart } from '../../src/charts/draw-chart.ts';
import { spreadChart } from '../../src/charts/spread-chart.ts';

const topics = [
  { topic: 'fractions', carriers: 1 },
  { topic: 'wait-time', carriers: 2 },
  { topic: 'slife', carriers: 0 },
];
const blocks = [
  { label: 'Feb 2', effective: 5.4 },
  { label: 'Mar 16', effective: null },
];

/** Width, height, and whether the corners are opaque white. */
function sizeOf({ png }: Chart) {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

/** The first pixel: of 8-bit RGBA, its filter makes no difference to it. */
function cornerOf({ png }: Chart): number[] {
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return [...inflateSync(Buffer.concat(data)).subarray(1, 5)];
}

describe('a chart', () => {
  test('is as wide as three phones, on a white ground of its own, small enough to load in a corridor', () => {
    for (const chart of [carriersChart(topics), depthChart([{ topic: 'fractions', depth: 4 }]), spreadChart(blocks)]) {
      expect(sizeOf(chart).width).toBe(1_200);
      expect(cornerOf(chart)).toEqual([255, 255, 255, 255]);
      expect(chart.png.length).toBeLessThan(120_000);
    }
  });

  test('says in words all that it shows', () => {
    expect(carriersChart(topics).altText).toContain(
      'fractions: one colleague. wait-time: 2 colleagues. slife: nobody yet.',
    );
    expect(depthChart([{ topic: 'fractions', depth: 4 }]).altText).toContain('fractions: shown again.');
    expect(spreadChart(blocks).altText).toContain('Six weeks from Feb 2: 5. Six weeks from Mar 16: too few.');
  });

  test('draws eight topics, says how many more there are, and names all of them in words', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({ topic: `topic ${index}`, carriers: index }));
    expect(sizeOf(carriersChart(many)).height).toBe(sizeOf(carriersChart(many.slice(0, 8))).height);
    expect(carriersChart(many).altText).toContain('topic 11: 11 colleagues.');
  });

  test('draws a topic’s words as they are: other letters and marks of the drawing’s own language', () => {
    const plain = carriersChart([{ topic: 'abcde', carriers: 1 }]);
    for (const topic of ['<b>&amp;"', '{a|b}', 'Дроби', 'x'.repeat(500)]) {
      const chart = carriersChart([{ topic, carriers: 1 }]);
      expect(sizeOf(chart)).toEqual(sizeOf(plain));
      expect(chart.png.equals(plain.png)).toBe(false);
    }
  });

  test('calls a topic in letters that its fonts have not by its number, and says in words which one that is', () => {
    for (const topic of ['نقاش رياضي', 'שיח מתמטי', '数学讨论', 'T1 מורה']) {
      const chart = carriersChart([{ topic, carriers: 1 }]);
      expect(chart.png.equals(carriersChart([{ topic: 'Topic 1 in the words', carriers: 1 }]).png)).toBe(true);
      expect(chart.altText).toContain(`Topic 1, ${topic}: one colleague.`);
    }
    const plain = carriersChart([{ topic: 'fractions', carriers: 1 }]);
    expect(carriersChart([{ topic: '\u202efractions 👩‍🏫', carriers: 1 }]).png.equals(plain.png)).toBe(true);
  });

  test('has words for at most as much as Slack takes, and one for no topic at all', () => {
    const long = Array.from({ length: 100 }, () => ({ topic: 'x'.repeat(80), carriers: 1 }));
    expect(carriersChart(long).altText.length).toBeLessThanOrEqual(2_000);
    for (const topic of ['😀'.repeat(2_000), `x${'😀'.repeat(2_000)}`])
      expect(carriersChart([{ topic, carriers: 1 }]).altText).not.toMatch(/[\uD800-\uDBFF]$/);
    expect(sizeOf(carriersChart([])).width).toBe(1_200);
  });
});
