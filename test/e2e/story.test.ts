import { afterAll, beforeAll, expect, test } from 'vitest';
import { storyFigures } from '../../scripts/story-figures.ts';
import { gather } from '../../src/features/digest/gather.ts';
import { freshDatabase } from '../helpers/mongo.ts';
import { type SchoolWithContour, schoolWithContour } from '../helpers/school.ts';

const { client, db } = await freshDatabase();
let school: SchoolWithContour;

beforeAll(async () => {
  // Friday 20 February 2026, 08:00 in Chicago.
  const now = '2026-02-20T14:00:00Z';
  school = await schoolWithContour({ client, dbName: db.databaseName, mode: 'socket', now, isSnowUnknown: true });
});
afterAll(() => school.stop());

test('the three weeks of Alder Creek, played through the real commands, come to the check values', async () => {
  await school.story.play();
  expect(school.story.now()).toMatchObject({ status: 'over', fault: null });
  const figures = storyFigures(await gather(school.path.deps, school.workspace.state.team.id, '2026-03-09'));
  expect(figures).toEqual({
    answers: 17,
    staff: 24,
    gini: expect.closeTo(0.674, 4),
    giniCorrected: expect.closeTo(0.7033, 4),
    effectiveSimpson: expect.closeTo(7.049, 3),
    effectiveShannon: expect.closeTo(8.996, 3),
    busFactor: 3,
    centralization: 103 / 529,
    density: 17 / 552,
    reciprocity: 4 / 17,
    flowUp: 5 / 16,
    titleReliance: expect.closeTo(2 / 17 / (6 / 24), 12),
    crossTeam: 6 / 17,
    eiIndex: expect.closeTo(-5 / 17, 12),
    depth: { T1: 4, T2: 3, T3: 2, T4: 1, T5: 1, T6: 1, T7: 1, T8: 2 },
    meanDepth: 1.875,
    supportsDue: 5,
    supportsOnTime: 3,
    supportsDelivered: 5,
  });
}, 300_000);
