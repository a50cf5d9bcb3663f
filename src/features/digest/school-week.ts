import type { Deps } from '../../deps.ts';
import type { ChartName, DigestChart } from '../../domain/digest-chart.ts';
import { type DigestFacts, type DigestReader, scopesToChoose } from '../../domain/digest-facts.ts';
import { type FigureId, type Sight, sightOf } from '../../domain/digest-figure.ts';
import { oneMove } from '../../domain/digest-move.ts';
import { owedIn } from '../../domain/digest-own.ts';
import { digestPage } from '../../domain/digest-page.ts';
import { type ClosedWindows, type SeenWindows, seenFrom } from '../../domain/digest-windows.ts';
import type { CalendarDay } from '../../time/calendar-day.ts';
import { closedWindows } from './closed-windows.ts';
import { type GatherDeps, gather } from './gather.ts';
import type { Page, PageChart } from './views.ts';

export type SchoolWeekDeps = GatherDeps & Pick<Deps, 'digestWindows' | 'digestCharts'>;

/** All that the pages of a school's week are made of, read once for all its readers. */
export interface SchoolWeek {
  teamId: string;
  /** Its Monday. */
  monday: CalendarDay;
  facts: DigestFacts;
  charts: DigestChart[];
  /** What stood when the windows closed, as the sight's scope may read it. */
  closedFor(sight: Sight): Promise<SeenWindows>;
}

/** @param monday of the week whose page it is */
export async function schoolWeek(deps: SchoolWeekDeps, teamId: string, monday: CalendarDay): Promise<SchoolWeek> {
  const facts = await gather(deps, teamId, monday);
  let closed: Promise<ClosedWindows> | undefined;
  return {
    ...{ teamId, monday, facts },
    charts: await deps.digestCharts.ofWeek(teamId, monday),
    async closedFor(sight) {
      closed ??= closedWindows(deps, teamId, sight);
      return seenFrom(sight.reader.scope, await closed);
    },
  };
}

/** What each chart draws: it stands on the pages that hold the figure. */
const drawnFrom: Record<ChartName, FigureId> = { carriers: 'D7', depth: 'D6', spread: 'D11' };

/** @param when `today` is a calendar day in the school's zone; `charts` are those that can be shown */
export async function pageOf(
  week: SchoolWeek,
  reader: DigestReader,
  { today, charts }: { today: CalendarDay; charts: readonly PageChart[] },
): Promise<Page> {
  const sight = sightOf(week.facts, reader, week.monday, today);
  const figures = digestPage(sight, await week.closedFor(sight));
  const shown = charts.filter(({ name }) => figures.some(({ id, value }) => id === drawnFrom[name] && value !== null));
  const { from: weekFrom } = sight.weeks.week;
  const scopes = scopesToChoose(week.facts, reader.userId);
  return { figures, owed: owedIn(sight), move: oneMove(sight), reader, scopes, weekFrom, charts: shown };
}

/** The charts of a page that is sent: their files may still be on their way to Slack. */
export function chartsToCome({ charts }: SchoolWeek): PageChart[] {
  return charts.map(({ name, altText, key }) => ({ name, altText, ...(key && { fileId: `outbox:${key}` }) }));
}
