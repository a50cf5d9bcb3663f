import { expect, test } from 'vitest';
import { carriersChart } from '../../../src/charts/carriers-chart.ts';
import { type Apprenticeship, newApprenticeship } from '../../../src/domain/apprenticeship.ts';
import { gapStages } from '../../../src/domain/gap.ts';
import type { TopicRow } from '../../../src/domain/spread-page.ts';
import { topicKey } from '../../../src/domain/vocabulary.ts';
import {
  apprenticeForm,
  apprenticeshipView,
  askedAnswer,
  askView,
  leavingView,
  notNowView,
} from '../../../src/features/leadership-map/apprentice-views.ts';
import { mapView, picturesAnswer } from '../../../src/features/leadership-map/views.ts';
import { liveIn, oddStrings, refusedOf } from '../../helpers/odd-strings.ts';

const { random, pick, odd } = oddStrings(20260309);

function oddTopic(): TopicRow {
  const topic = odd(400);
  const depth = pick([undefined, 0, 4] as const);
  return { topic, topicKey: topicKey(topic), carriers: pick([0, 1, 3]), ...(depth !== undefined && { depth }) };
}

const oddPath = (topic: string): Apprenticeship =>
  newApprenticeship({
    ...{ teamId: 'T1', id: 'a1', cause: 'c', topic, topicKey: topicKey(topic) },
    ...{ carrierId: 'U12', apprenticeId: 'U14', openedBy: 'U03', openedAt: new Date(0) },
  });

test('whatever topics and gaps are called, Slack takes the map and it calls nobody', () => {
  for (let run = 0; run < 60; run += 1) {
    const topics = Array.from({ length: 40 }, oddTopic);
    const [{ topic, topicKey: key }] = topics as [TopicRow, ...TopicRow[]];
    const apprenticeship = oddPath(topic);
    const shown = {
      map: mapView({
        ...{ scope: 'school', scopes: ['school'], windows: [], shown: undefined, topics, closesOn: '2026-03-29' },
        gaps: Array.from({ length: 20 }, () => ({ id: 'g1', topic: odd(80), stage: pick(gapStages) })),
        ...{ leadsSchool: random() < 0.5, setsTitles: random() < 0.5 },
      }),
      pictures: picturesAnswer(topics.map((one) => one.topic)),
      form: apprenticeForm(topic, key, ['U05', 'U07']),
      asked: askedAnswer(apprenticeship),
      ask: askView(apprenticeship, 'U14'),
      apprenticeship: apprenticeshipView({ ...apprenticeship, status: 'answering', sessions: ['2026-03-03'] }, 'U14'),
      notNow: notNowView(apprenticeship),
      leaving: leavingView(topics),
    };
    expect(refusedOf(shown)).toEqual([]);
    expect(liveIn(shown, /<@U(03|05|07|12|14)>/g)).toEqual([]);
  }
});

test('whatever topics are called, they are drawn, with words that Slack takes', () => {
  for (let run = 0; run < 10; run += 1) {
    const { png, altText } = carriersChart(Array.from({ length: 8 }, oddTopic));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(altText.length).toBeLessThanOrEqual(2_000);
  }
});

test('every topic that nobody or one carries stands with its move, however many there are', () => {
  const topics = Array.from({ length: 14 }, (_, no) => ({
    ...{ topic: `topic ${no}`, topicKey: `topic-${no}` },
    carriers: no < 7 ? 0 : 1,
  }));
  const { blocks } = mapView({
    ...{ scope: undefined, scopes: [], windows: [], shown: undefined, topics, gaps: [], closesOn: undefined },
    ...{ leadsSchool: false, setsTitles: false },
  });
  const moves = JSON.stringify(blocks).match(/"(Find an apprentice|None of us knows this yet)"/g);
  expect(moves).toHaveLength(14);
  expect(JSON.stringify(blocks)).not.toContain('in the file');
});
