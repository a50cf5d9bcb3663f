import { App } from '@slack/bolt';
import { beforeEach, expect, test } from 'vitest';
import { switchboard } from '../../src/slack/switchboard.ts';
import { actionPayload, commandPayload, submissionPayload } from '../helpers/payloads.ts';
import { testReceiver } from '../helpers/test-receiver.ts';

const receiver = testReceiver();
const app = new App({ receiver, convoStore: false, authorize: async () => ({ botToken: 'xoxb', botId: 'B1' }) });
const heard: string[] = [];
const faults: unknown[] = [];
const says = (what: string) => async () => void heard.push(what);
const board = switchboard(app, says('nobody'));
board.command('/who-knows', says('/who-knows'));
board.command('/contour', says('/contour'));
board.action('offer.accept', says('accept'));
board.action(/^offer\.decline\.\w+$/, says('a reason to decline'));
board.action('offer.broken', async () => {
  throw new Error('the listener failed');
});
board.view('offer.form', says('the form'));
board.shortcut('offer.form', says('the shortcut'));
board.use(async ({ next }) => {
  await next();
  heard.push('afterwards');
});
app.error(async (fault) => void faults.push(fault.message));

beforeEach(() => {
  heard.length = 0;
  faults.length = 0;
});

test.each([
  ['a command', commandPayload('/who-knows', ''), '/who-knows'],
  ['a press', actionPayload('offer.accept', 'q1'), 'accept'],
  ['a press of which only the beginning is known', actionPayload('offer.decline.time', 'q1'), 'a reason to decline'],
  ['a form', submissionPayload('offer.form', {}), 'the form'],
  [
    'a shortcut',
    { ...actionPayload('', ''), type: 'shortcut', callback_id: 'offer.form', actions: undefined },
    'the shortcut',
  ],
])('%s reaches its own listener and no other', async (_, payload, listener) => {
  await receiver.deliver(payload);
  expect(heard).toEqual([listener, 'afterwards']);
});

test('what nobody listens for is heard of', async () => {
  await receiver.deliver(actionPayload('offer.unknown', 'q1'));
  await receiver.deliver(submissionPayload('offer.unknown', {}));
  expect(heard).toEqual(['nobody', 'afterwards', 'nobody', 'afterwards']);
  expect(faults).toEqual([]);
});

test('the fault of a listener is told', async () => {
  await receiver.deliver(actionPayload('offer.broken', 'q1'));
  expect(faults).toEqual(['the listener failed']);
});
