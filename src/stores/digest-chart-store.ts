import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { DigestChart } from '../domain/digest-chart.ts';
import type { CalendarDay } from '../time/calendar-day.ts';

export const digestChartIndexes: IndexDescription[] = [
  // add, ofWeek: a chart is made once a school and week.
  { key: { teamId: 1, week: 1, name: 1 }, unique: true },
];

export interface DigestChartStore {
  add(chart: DigestChart): Promise<void>;
  ofWeek(teamId: string, week: CalendarDay): Promise<DigestChart[]>;
}

/** @param session binds all calls to one transaction */
export function digestChartStore(db: Db, session?: ClientSession): DigestChartStore {
  const charts = db.collection<DigestChart>('digestCharts');
  return {
    async add({ teamId, week, name, ...chart }) {
      await charts.updateOne(
        { teamId: { $eq: teamId }, week: { $eq: week }, name: { $eq: name } },
        { $setOnInsert: chart },
        { upsert: true, session },
      );
    },
    async ofWeek(teamId, week) {
      return charts
        .find({ teamId: { $eq: teamId }, week: { $eq: week } }, { projection: { _id: 0 }, session, maxTimeMS: 3_000 })
        .toArray();
    },
  };
}
