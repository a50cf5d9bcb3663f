import { carriersChart } from '../../charts/carriers-chart.ts';
import { depthChart } from '../../charts/depth-chart.ts';
import type { Chart } from '../../charts/draw-chart.ts';
import { spreadChart } from '../../charts/spread-chart.ts';
import type { Deps, OutboxDraft } from '../../deps.ts';
import { carriersOf } from '../../domain/digest-carriers.ts';
import type { ChartName } from '../../domain/digest-chart.ts';
import type { Sight } from '../../domain/digest-figure.ts';
import type { SeenWindows } from '../../domain/digest-windows.ts';
import type { Depth } from '../../domain/modeling-depth.ts';
import { monthDay } from '../../time/day-words.ts';
import { closedBlock, cutBlocks } from './closed-windows.ts';

type ChartDeps = Pick<Deps, 'digestWindows' | 'weekBlocks'>;

interface Drawn {
  name: ChartName;
  /** Absent where it could not be drawn. */
  chart?: Chart;
}

/** The charts of a week's pages, as far as there is something to say: none of what is hidden. One that fails keeps no page back. */
export async function drawCharts(
  deps: ChartDeps & Pick<Deps, 'log'>,
  { teamId, sight, closed }: { teamId: string; sight: Sight; closed: SeenWindows },
): Promise<Drawn[]> {
  const carriers = carriersOf(sight);
  const depths = Object.entries((closed.week.D6?.value ?? {}) as Record<string, Depth>);
  const blocks = await spreadByBlock(deps, teamId, sight);
  const wanted: (false | { name: ChartName; draw: () => Chart })[] = [
    carriers.length > 0 && { name: 'carriers', draw: () => carriersChart(carriers) },
    depths.length > 0 && { name: 'depth', draw: () => depthChart(depths.map(([topic, depth]) => ({ topic, depth }))) },
    blocks.some(({ effective }) => effective !== null) && { name: 'spread', draw: () => spreadChart(blocks) },
  ];
  return wanted
    .filter((one) => one !== false)
    .map(({ name, draw }) => {
      try {
        return { name, chart: draw() };
      } catch (error) {
        deps.log.error({ event: 'digest.chart-failed', code: 'chart-not-drawn', teamId, chart: name, err: error });
        return { name };
      }
    });
}

/** D11 of each block of six school weeks of this year that is over, as it stood when the block closed. */
async function spreadByBlock(deps: ChartDeps, teamId: string, sight: Sight) {
  const blocks: { label: string; effective: number | null }[] = [];
  for (const block of await cutBlocks(deps, teamId, sight)) {
    const { school } = await closedBlock(deps, teamId, { sight, block });
    const value = school.D11?.value as { effective: number } | null | undefined;
    blocks.push({ label: monthDay(block.from), effective: value?.effective ?? null });
  }
  return blocks;
}

/** Puts a chart into Slack, once a school and week, where messages then show it. */
export function chartRow(
  { teamId, key, now }: { teamId: string; key: string; now: Date },
  name: ChartName,
  { png, altText }: Chart,
): OutboxDraft {
  return {
    ...{ teamId, key, kind: 'digest.chart', method: 'files.completeUploadExternal', channel: '', priority: 2 },
    payload: {
      ...{ filename: `${name}.png`, title: name, alt_text: altText },
      ...{ content: png.toString('base64'), encoding: 'base64' },
    },
    notBefore: now,
    onAmbiguous: 'resend',
  };
}
