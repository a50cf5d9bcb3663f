import { afterAll, beforeAll, expect, test } from 'vitest';
import { directorySource } from '../../src/matching/directory-source.ts';
import { freshMatcher } from '../../src/matching/fresh-matcher.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import { type DirectoryWatch, watchDirectories } from '../../src/stores/directory-watch.ts';
import { databaseOf } from '../../src/stores/stores.ts';
import { indexedDatabase } from '../helpers/mongo.ts';

const { client, db } = await indexedDatabase();
const at = new Date('2026-02-24T15:00:00Z');

/** One instance of Contour as far as the directory goes; it counts how often it read the directory. */
function instance(matching = createMatcher()) {
  const { stores } = databaseOf(client, client, db.databaseName);
  const source = directorySource(stores);
  const read = { times: 0 };
  const failed: unknown[] = [];
  const counted = {
    ...source,
    load(teamId: string) {
      read.times += 1;
      return source.load(teamId);
    },
  };
  const matcher = freshMatcher(matching, counted, (teamId, fault) => failed.push([teamId, fault]));
  const watch: DirectoryWatch = watchDirectories(
    db,
    (teamId) => void matcher.loadAhead(teamId),
    () => undefined,
  );
  return { stores, matcher, read, watch, failed };
}

const here = instance();
const there = instance();
afterAll(() => Promise.all([here.watch.stop(), there.watch.stop()]));

beforeAll(async () => {
  for (const teamId of ['T1', 'T2']) {
    await here.stores.people.keepSlack(
      { teamId, userId: 'U1', name: 'Ana', standing: 'colleague', isAdmin: false, zone: 'America/Chicago' },
      at,
    );
    await here.stores.people.join(teamId, 'U1', at);
    await here.stores.schools.directoryChanged(teamId);
  }
});

const edits = async (topic: string, teamId = 'T1') => {
  await here.stores.expertise.put({
    ...{ teamId, userId: 'U1', id: topic, topic, topicKey: topic, detail: '' },
    ...{ source: 'skill', level: 3, offers: ['ask'], confirmedOn: '2026-02-24' },
  });
  await here.stores.schools.directoryChanged(teamId);
};
const free = { away: false, openOffers: 0, takenThisWeek: 0, weeklyLimit: 2, freeNow: true, sameTeam: false };
async function whoKnows(text: string, { matcher } = there) {
  const directory = await matcher.directory('T1');
  const { suggestions } = await directory.rank({ text, asker: 'U9', today: '2026-02-24' }, () => free, 3);
  return suggestions.map(({ item }) => item.topic);
}

test('an edit on one instance is found by the next question on another, whatever was heard', async () => {
  await there.watch.stop();
  expect(await whoKnows('kiln glazes')).toEqual([]);
  await edits('kiln glazes');
  expect(await whoKnows('kiln glazes')).toEqual(['kiln glazes']);
});

test('an edit is loaded within two seconds, so that the next question does not wait for it', async () => {
  await whoKnows('choir', here);
  const before = here.read.times;
  await edits('choir');
  await expect.poll(() => here.read.times, { timeout: 2_000 }).toBe(before + 1);
  expect(await whoKnows('choir', here)).toEqual(['choir']);
  expect(here.read.times).toBe(before + 1);
});

test('a directory that nobody has asked for is not loaded', async () => {
  const before = here.read.times;
  await edits('choir', 'T2');
  await edits('chess');
  // The stream is in order: T2 was heard before T1.
  await expect.poll(() => here.read.times, { timeout: 10_000 }).toBeGreaterThan(before);
  expect(await whoKnows('chess', here)).toEqual(['chess']);
  expect(here.read.times).toBe(before + 1);
});

test('many edits at once are loaded as few', async () => {
  const before = here.read.times;
  await Promise.all(Array.from({ length: 20 }, (_, n) => edits(`topic ${n}`)));
  await expect.poll(() => whoKnows('topic 19', here)).toContain('topic 19');
  expect(here.read.times - before).toBeLessThan(15);
});

test('a directory that cannot be indexed is told of once, and the next question tries again', async () => {
  const matching = createMatcher();
  const fault = new Error('the index is broken');
  let isBroken = true;
  const broken = instance({
    ...matching,
    index: async (...request) => {
      // Met while the question is on its way.
      await new Promise(setImmediate);
      if (isBroken) throw fault;
      return matching.index(...request);
    },
  });
  await broken.matcher.directory('T1');
  await expect.poll(() => broken.failed).toEqual([['T1', fault]]);
  isBroken = false;
  await broken.matcher.directory('T1');
  await expect.poll(() => matching.version('T1')).toBeGreaterThan(0);
  expect([broken.failed.length, broken.read.times]).toEqual([1, 2]);
  await broken.watch.stop();
});
