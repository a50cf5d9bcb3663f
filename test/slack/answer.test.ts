import { WebClient } from '@slack/web-api';
import { afterAll, expect, test } from 'vitest';
import { answer } from '../../src/slack/answer.ts';
import { sentence } from '../../src/slack/view.ts';
import { slackStub } from '../helpers/slack-stub.ts';

const slack = await slackStub();
afterAll(() => slack.stop());

test('who has read their answer hears nothing more when it cannot be noted that it arrived', async () => {
  const lines: { event: string }[] = [];
  const write = (line: { event: string }) => void lines.push(line);
  await answer(
    {
      log: { info: write, warn: write, error: write },
      newId: () => 'reference',
      once: async (_, __, work) => work({}),
      replied: () => Promise.reject(new Error('the database is away')),
    },
    '/contour',
    {
      body: { response_url: slack.responseUrl },
      client: new WebClient(),
      context: { cause: { teamId: 'T1', userId: 'U07', replayed: false } },
    },
    async () => sentence('Here is your team.'),
  );
  expect(slack.callsOf('response_url')).toMatchObject([{ text: 'Here is your team.' }]);
  expect(lines.map(({ event }) => event)).toEqual(['reply.not-noted', '/contour']);
});
