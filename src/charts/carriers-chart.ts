import type { Chart } from './draw-chart.ts';
import { topicBars } from './topic-bars.ts';

/** How many colleagues carry each topic of the goal; one alone, and nobody, stand out in words and colour. */
export function carriersChart(topics: readonly { topic: string; carriers: number }[]): Chart {
  const bars = topics.map(({ topic, carriers }) => ({
    topic,
    words: carriers === 0 ? 'nobody yet' : carriers === 1 ? 'one colleague' : `${carriers} colleagues`,
    value: carriers,
    isAlone: carriers === 1,
  }));
  const most = Math.max(2, ...topics.map(({ carriers }) => carriers));
  return topicBars('Who carries the goal’s topics', 'Two or more are safe. One alone is a risk.', bars, most);
}
