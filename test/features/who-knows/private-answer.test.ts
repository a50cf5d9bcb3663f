import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { labels, valueOn } from '../../helpers/desk.ts';
import { aisha, mateo, sampleDesk } from './sample-desk.ts';

const { bot, db, slack, types, presses, messagesTo, kept } = await sampleDesk();
const text = 'how do I get quiet students talking in math';

const ways: [string, ((response: ServerResponse) => unknown)[]][] = [
  ['429', [(response) => void response.writeHead(429, { 'retry-after': '1' }).end()]],
  ['500', [(response) => void response.writeHead(500).end()]],
  // On a connection kept from the answer before, the first reset may only mean that it was kept no longer.
  ['a reset', [(response) => void response.destroy(), (response) => void response.destroy()]],
];

describe('the asker’s private answer that Slack did not take', () => {
  test.each(ways)('because of %s comes as a direct message, from which asking goes on', async (_, behaviours) => {
    slack.next('response_url', ...behaviours);
    await types(text, mateo);
    expect(messagesTo(mateo)).toEqual([]);
    // A minute later the row is old enough to be taken up.
    await db.collection('inbox').updateMany({ state: 'replying' }, { $set: { receivedAt: new Date(0) } });
    expect(await bot.recover(bot.app)).toBe(1);
    await bot.settled();
    const [answer, ...more] = messagesTo(mateo);
    expect(more).toEqual([]);
    expect(labels(answer ?? { blocks: [] })).toContain('Ask Aisha');
    await presses('who-knows.ask.0', valueOn(answer ?? { blocks: [] }, 'Ask Aisha'), { userId: mateo });
    expect(await kept()).toMatchObject({ status: 'asking', offers: [{ userId: aisha, state: 'open' }] });
    expect(await bot.recover(bot.app)).toBe(0);
  });
});
