import { type Chart, colours, drawChart, marginPx } from './draw-chart.ts';

/** Six school weeks. */
export interface SpreadBlock {
  /** Their first day, such as "Mar 2". */
  label: string;
  /** As if so many people had shared their answers evenly; null where there are too few answers to say. */
  effective: number | null;
}

const heightPx = 300;

/** As if how many people had shared the answers evenly, six school weeks at a time. */
export function spreadChart(blocks: readonly SpreadBlock[]): Chart {
  const said = blocks.map(({ effective }) => (effective === null ? 'too few' : String(Math.round(effective))));
  const option = {
    grid: { left: marginPx, right: marginPx, top: 104, bottom: 44 },
    xAxis: {
      ...{ type: 'category', data: blocks.map(({ label }) => label), axisTick: { show: false } },
      axisLine: { lineStyle: { color: colours.quiet } },
      axisLabel: { color: colours.quiet, fontSize: 13, interval: 0 },
    },
    yAxis: { type: 'value', show: false, min: 0, max: Math.max(4, ...blocks.map(({ effective }) => effective ?? 0)) },
    series: [
      {
        type: 'bar',
        barWidth: '60%',
        itemStyle: { color: colours.many, borderRadius: [3, 3, 0, 0] },
        data: blocks.map(({ effective }, index) => ({
          value: effective ?? 0,
          label: {
            ...{ show: true, position: 'top', formatter: said[index], textBorderWidth: 0 },
            ...(effective === null
              ? { color: colours.quiet, fontSize: 12 }
              : { color: colours.ink, fontSize: 16, fontWeight: 700 }),
          },
        })),
      },
    ],
  };
  const title = 'How help is spread';
  const note = 'Each bar is six school weeks: as if so many people had shared the answers evenly.';
  const sentences = blocks.map(({ label }, index) => `Six weeks from ${label}: ${said[index]}.`).join(' ');
  return drawChart(option, { title, note, height: heightPx, altText: `${title}. ${note} ${sentences}` });
}
