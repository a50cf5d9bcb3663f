import { carriersChart } from '../../charts/carriers-chart.ts';
import { depthChart } from '../../charts/depth-chart.ts';
import type { Chart } from '../../charts/draw-chart.ts';
import { spreadChart } from '../../charts/spread-chart.ts';
import type { Deps } from '../../deps.ts';
import { wholeSchool } from '../../domain/digest-facts.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { monthDay } from '../../time/day-words.ts';
import type { Press } from './input.ts';
import { type PageDeps, pageNow } from './page.ts';
import { type Page, picturesAnswer } from './views.ts';

/** **Pictures**: what this person may read now, drawn, each with all it says in words, in their direct messages. */
export async function sendPictures(
  deps: PageDeps & Pick<Deps, 'outbox' | 'newId'>,
  { teamId, userId, scope }: Press,
): Promise<Answer> {
  // Whoever is in no team sees the topics alone.
  const own = await pageNow(deps, { teamId, userId });
  const page = own.scope === undefined ? own : await pageNow(deps, { teamId, userId }, { scope });
  const charts = chartsOf(page);
  if (charts.length === 0)
    throw new UserError(
      'nothing-to-draw',
      'There is nothing to draw yet: no topic is tied to a goal, and no figure stands.',
    );
  // One act, which takes effect once, so its key may be of chance.
  const key = `leadership-map:picture:${deps.newId()}`;
  for (const { name, title, chart } of charts)
    await deps.outbox.add({
      ...{ teamId, key: `${key}:${name}`, kind: 'leadership-map.picture', channel: userId, priority: 2 },
      method: 'files.completeUploadExternal',
      payload: {
        ...{ filename: `${name}.png`, title, alt_text: chart.altText, initial_comment: title },
        ...{ content: chart.png.toString('base64'), encoding: 'base64' },
      },
      notBefore: deps.clock(),
      onAmbiguous: 'resend',
    });
  return picturesAnswer(charts.map(({ chart }) => chart.altText));
}

function chartsOf({ scope, topics, windows }: Page): { name: string; title: string; chart: Chart }[] {
  const depths = topics.flatMap(({ topic, depth }) => (depth === undefined ? [] : [{ topic, depth }]));
  const blocks = windows
    .filter(({ kind }) => kind === 'block')
    .map(({ window, school, teams }) => {
      const effective = (scope === wholeSchool ? school : teams[scope ?? ''])?.measures.effectiveSimpson;
      return { label: monthDay(window.from), effective: typeof effective === 'number' ? effective : null };
    });
  return [
    ...(topics.length > 0
      ? [{ name: 'carriers', title: 'Who carries the goals’ topics', chart: carriersChart(topics) }]
      : []),
    ...(depths.length > 0 ? [{ name: 'depth', title: 'How deep each topic has gone', chart: depthChart(depths) }] : []),
    ...(blocks.some(({ effective }) => effective !== null)
      ? [{ name: 'spread', title: 'How help is spread over the year', chart: spreadChart(blocks) }]
      : []),
  ];
}
