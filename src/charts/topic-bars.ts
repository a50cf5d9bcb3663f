import { type Chart, colours, drawChart, marginPx } from './draw-chart.ts';

export interface TopicBar {
  topic: string;
  /** What the bar says, in words: nothing hangs on its length or colour alone. */
  words: string;
  value: number;
  /** The school should look here. */
  isAlone?: boolean;
}

/** What would follow is left to the page: more bars are not read on a phone. */
const mostBars = 8;
const rowPx = 50;
const headPx = 104;
/** Characters of a topic and its words that stand in one line. */
const mostInLine = 40;

/**
 * A bar for each topic, its name and what it says above it. Zero has no bar.
 *
 * @param most value of a full bar
 */
export function topicBars(title: string, note: string, bars: readonly TopicBar[], most: number): Chart {
  const shown = bars.slice(0, mostBars);
  const left = bars.length - shown.length;
  const bar = { type: 'bar', barWidth: 14, barGap: '-100%', itemStyle: { borderRadius: 3 }, silent: true };
  const words = { show: true, textBorderWidth: 0 };
  const option = {
    grid: { left: marginPx, right: marginPx, top: headPx, bottom: marginPx },
    xAxis: { type: 'value', show: false, min: 0, max: most },
    yAxis: { type: 'category', show: false, inverse: true, data: shown.map(({ topic }) => topic) },
    series: [
      {
        ...bar,
        data: shown.map((one) => ({
          value: most,
          itemStyle: { color: colours.empty },
          label: {
            ...{ ...words, position: ['100%', -20], align: 'right', color: colours.quiet, fontSize: 14 },
            formatter: () => one.words,
          },
        })),
      },
      {
        ...bar,
        data: shown.map((one, place) => ({
          value: one.value,
          itemStyle: { color: one.isAlone ? colours.one : colours.many },
          label: {
            ...{ ...words, position: [0, -20], color: colours.ink, fontSize: 15, fontWeight: 700 },
            formatter: () => shortened(drawnName(one.topic, place), mostInLine - one.words.length),
          },
        })),
      },
    ],
  };
  const more = left > 0 ? ` ${left} more in the list.` : '';
  const sentences = bars.map(({ topic, words: said }, place) => `${saidName(topic, place)}: ${said}.`).join(' ');
  return drawChart(option, {
    title,
    note: `${note}${more}`,
    height: headPx + shown.length * rowPx + marginPx,
    altText: `${title}. ${note} ${sentences}`,
  });
}

/** Letters of other scripts than the chart’s fonts hold. */
const otherLetters = /[^\P{L}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;
const noLetters = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\p{Cf}|\p{Cc}|\p{Cs}|\uFE0F/gu;

/** What stands above the bar: a topic that cannot be drawn goes by its number, by which the words name it. */
function drawnName(topic: string, place: number): string {
  const drawn = otherLetters.test(topic) ? '' : topic.replace(noLetters, '').trim();
  return drawn || `${numberOf(place)} in the words`;
}

function saidName(topic: string, place: number): string {
  return otherLetters.test(topic) ? `${numberOf(place)}, ${topic}` : topic;
}

const numberOf = (place: number) => `Topic ${place + 1}`;

function shortened(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}
