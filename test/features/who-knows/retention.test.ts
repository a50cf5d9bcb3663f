import { expect, test } from 'vitest';
import { jobs } from '../../../src/features/who-knows/index.ts';
import { desk } from '../../helpers/desk.ts';
import { question } from '../../helpers/question.ts';

const { types, bot, db } = await desk('/who-knows');
const { deps } = bot;

/** School time goes on to this instant, and what is due is done. */
async function becomes(at: string) {
  bot.setNow(new Date(at));
  for (const { run } of jobs) await run(deps, deps.clock());
}
const kept = async () => JSON.stringify(await db.collection('questions').findOne({ id: 'q1' }));

const written = question({
  status: 'helped',
  text: 'quiet students in math talk, room nine',
  teaching: 'room nine',
  tried: 'room nine',
  goal: 'room nine',
  earlier: { text: 'room nine', shown: [] },
  helped: {
    practice: 'room nine went first',
    at: new Date('2026-02-24T17:00:00Z'),
    mayBeShown: true,
    answererAgrees: true,
  },
  followUp: { asked: 1, outcome: 'tried', students: 'room nine talked' },
  offers: [{ ...question().offers[0], note: 'room nine' } as never],
});

test('what people wrote is kept for 180 days, then only the topic is, and others find it no more', async () => {
  await deps.questions.addOnce(written);
  await deps.schools.directoryChanged('T1');
  await becomes('2026-08-23T14:59:00Z');
  expect(await kept()).toContain('room nine');
  expect((await types('quiet students and math talk in room nine', 'U12')).text).toContain('Answered before');

  await becomes('2026-08-23T15:01:00Z');
  expect(await kept()).not.toContain('room nine');
  expect(await kept()).toContain('math discourse');
  expect(await deps.questions.find('T1', 'q1')).toMatchObject({
    status: 'helped',
    answerer: 'U11',
    followUp: { asked: 1, outcome: 'tried' },
  });
  expect((await types('quiet students and math talk in room nine', 'U12')).text).not.toContain('Answered before');
  const { turn } = (await deps.questions.find('T1', 'q1')) ?? {};
  await becomes('2026-08-24T15:01:00Z');
  expect((await deps.questions.find('T1', 'q1'))?.turn).toBe(turn);
});

test('its asker still reads what became of it', async () => {
  await deps.questions.addOnce(written);
  await becomes('2026-08-24T15:00:00Z');
  const mine = await types('mine');
  expect(mine.text).toContain('math discourse');
  expect(mine.text).toContain('helped.');
  expect(mine.text).not.toContain('“”');
});
