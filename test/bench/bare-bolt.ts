import { App, HTTPReceiver } from '@slack/bolt';
import { connectMongo } from '../../src/stores/connect.ts';

/**
 * What Contour is measured against, as a process of its own: a Bolt app that only acknowledges (`acks`), or that first does
 * one majority, journaled insert (`inserts`).
 */
const [kind, port, uri] = process.argv.slice(2) as ['acks' | 'inserts', string, string];
const receiver = new HTTPReceiver({ signingSecret: 'bench-secret', port: Number(port) });
const app = new App({
  receiver,
  convoStore: false,
  authorize: async () => ({ botToken: 'xoxb-bench', botId: 'BBOT', botUserId: 'UBOT', teamId: 'TBENCH' }),
});
const commands = kind === 'inserts' ? (await connectMongo(uri, 'main')).db().collection('bare') : undefined;

app.command('/who-knows', async ({ ack, body }) => {
  await commands?.insertOne({ teamId: body.team_id, key: body.trigger_id, payload: body });
  await ack();
});

await app.start();
process.send?.('ready');
