import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import { BarChart } from 'echarts/charts';
import { GridComponent, TitleComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

/** A picture of numbers, and all that it says in words. */
export interface Chart {
  /** 1,200 pixels wide, on a ground of its own, so that it reads the same in light and dark. */
  png: Buffer;
  /** For who does not see it; at most 2,000 characters, as Slack takes. */
  altText: string;
}

/** Colours that stay apart for every kind of colour blindness. Source: Okabe and Ito 2008. */
export const colours = {
  ground: '#ffffff',
  ink: '#1d1c1d',
  quiet: '#5c5a5d',
  many: '#0072b2',
  one: '#d55e00',
  empty: '#e8e6e8',
};

/** The fonts that are drawn with: none of the machine's, so that a chart is the same everywhere. */
const fontFiles = [
  import.meta.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf'),
].map((file) => fileURLToPath(file));

/** As wide as a phone shows it; drawn three times as large, so that it is sharp. */
const widthPx = 400;
const sharpness = 3;
export const marginPx = 20;
const mostAltText = 2_000;

const renderer: Parameters<typeof init>[2] = { renderer: 'svg', ssr: true };

/** @param height of the picture, in the pixels of a phone */
export function drawChart(
  option: EChartsCoreOption,
  { title, note, height, altText }: { title: string; note: string; height: number; altText: string },
): Chart {
  use([BarChart, GridComponent, TitleComponent, SVGRenderer]);
  const chart = init(null, null, { ...renderer, width: widthPx, height });
  // Without a page nothing measures letters: a line is broken early enough for wide ones.
  const across = { width: 0.85 * (widthPx - 2 * marginPx), overflow: 'break' };
  chart.setOption({
    animation: false,
    backgroundColor: colours.ground,
    textStyle: { fontFamily: 'Inter' },
    title: {
      ...{ left: marginPx, top: marginPx, padding: 0, itemGap: 6, text: title, subtext: note },
      textStyle: { ...across, color: colours.ink, fontSize: 18, fontWeight: 700 },
      subtextStyle: { ...across, color: colours.quiet, fontSize: 14, lineHeight: 19 },
    },
    ...option,
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: sharpness },
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Inter' },
  });
  return { png: picture.render().asPng(), altText: firstOf(altText, mostAltText) };
}

/** Never half a character. */
function firstOf(text: string, most: number): string {
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}
