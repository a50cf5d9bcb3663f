import { afterAll, afterEach, expect, test } from 'vitest';
import { seedSampleSchool } from '../../../scripts/seed.ts';
import type { Question } from '../../../src/domain/question.ts';
import { jobs } from '../../../src/features/index.ts';
import { startTick } from '../../../src/jobs/tick.ts';
import { sampleSchool, userIdOf } from '../../../src/practice/sample-school.ts';
import { type Bot, startBot } from '../../helpers/bot.ts';
import { indexedDatabase } from '../../helpers/mongo.ts';
import { actionPayload, commandPayload } from '../../helpers/payloads.ts';
import { slackStub } from '../../helpers/slack-stub.ts';

const { client, db } = await indexedDatabase();
const slack = await slackStub();
const [mateo, aisha] = [userIdOf('17'), userIdOf('11')];
afterAll(() => slack.stop());
afterEach(async () => {
  slack.calls.splice(0);
  await db.collection('questions').deleteMany({});
});
const kept = () => db.collection<Question>('questions').findOne({}, { sort: { askedAt: -1 } });
const offersTo = () =>
  slack.callsOf('chat.postMessage').flatMap(({ text, channel }) => (/asks/.test(String(text)) ? [channel] : []));

/** Contour runs for a while from this instant on: what is due is done at its start, as `main.ts` does. */
async function runsAt(now: string, meanwhile: (bot: Bot) => Promise<void> = async () => {}): Promise<void> {
  const bot = await startBot({ client, dbName: db.databaseName, slackApiUrl: slack.apiUrl, now: new Date(now) });
  await seedSampleSchool(bot.deps, 'T1', sampleSchool);
  const tick = startTick(bot.deps, jobs);
  await tick.now();
  bot.sender.wake();
  await meanwhile(bot);
  await bot.settled();
  await tick.stop();
  await bot.stop();
}

async function mateoAsksAisha(bot: Bot): Promise<void> {
  const who = { user_id: mateo, response_url: slack.responseUrl };
  await bot.slack.deliver(commandPayload('/who-knows', 'how do I get quiet students talking in math', who));
  await bot.settled();
  const { id } = (await kept()) as Question;
  const press = { user: { id: mateo, team_id: 'T1' }, response_url: slack.responseUrl };
  await bot.slack.deliver(actionPayload('who-knows.ask.0', `${id}:0`, press));
  await bot.settled();
}

test('a deadline that passes while Contour is down is acted on at its next start, once', async () => {
  await runsAt('2026-02-24T15:00:00Z', mateoAsksAisha);
  expect(offersTo()).toEqual([aisha]);

  // Wednesday 08:00 in Chicago; it was Aisha's until Tuesday 13:00.
  for (const start of ['2026-02-25T14:00:00Z', '2026-02-25T14:05:00Z']) {
    await runsAt(start);
    const offers = (await kept())?.offers ?? [];
    expect(offers.map(({ state }) => state)).toEqual(['expired', 'open']);
    expect(offersTo()).toEqual([aisha, offers[1]?.userId]);
    expect(offers[1]?.deadline.getTime()).toBeGreaterThan(Date.parse(start));
  }
});

test('an offer that did not go out while Contour was down gets its whole time from when it does', async () => {
  // Tuesday 06:30 in Chicago: Aisha is written to at 07:30, and it is hers until 11:30.
  await runsAt('2026-03-03T12:30:00Z', mateoAsksAisha);
  expect(offersTo()).toEqual([]);

  await runsAt('2026-03-03T19:30:00Z');
  expect(offersTo()).toEqual([aisha]);
  expect(
    slack.callsOf('chat.postMessage').filter(({ text }) => /time for this one has passed/.test(String(text))),
  ).toEqual([]);
  // From half past one, four of her working hours: until Wednesday at nine.
  expect((await kept())?.offers).toMatchObject([{ state: 'open', deadline: new Date('2026-03-04T15:00:00Z') }]);

  await runsAt('2026-03-04T15:00:00Z');
  expect((await kept())?.offers.map(({ state }) => state)).toEqual(['expired', 'open']);
});
