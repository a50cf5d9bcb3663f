import { type Depth, deepest, depthWords } from '../domain/modeling-depth.ts';
import type { Chart } from './draw-chart.ts';
import { topicBars } from './topic-bars.ts';

/** How deep each topic of the goal has gone this school year. */
export function depthChart(topics: readonly { topic: string; depth: Depth }[]): Chart {
  const bars = topics.map(({ topic, depth }) => ({
    topic,
    words: depthWords[depth].replace(' by someone who watched', ''),
    value: depth,
  }));
  const note = 'This school year, by those who watched: tried, then shown again.';
  return topicBars('How deep each topic has gone', note, bars, deepest);
}
