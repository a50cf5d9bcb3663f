import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleSchool } from '../../src/practice/sample-school.ts';
import { connectMongo } from '../../src/stores/connect.ts';
import { startEmbeddedMongod } from '../../src/stores/embedded/start-embedded-mongod.ts';
import { slackThatSaysYes, startContour } from './contour-server.ts';
import { seedBench } from './seed-bench.ts';
import { signedCommand } from './signed-command.ts';

/**
 * `npm run bench:down`: how soon a person who types `/who-knows` is answered while MongoDB stands still (its process is
 * stopped, as on a machine that hangs): 20 one after the other, then 20 at once. Limit: 2,500 ms, of reliability.md.
 */
const port = 3905;
const limitMs = 2_500;
const dataDir = await mkdtemp(join(tmpdir(), 'contour-bench-'));
const mongod = await startEmbeddedMongod({
  dataDir,
  cacheDir: join(process.cwd(), '.cache'),
  env: process.env,
  progress: console.log,
});
const uri = mongod.uri.replace('/?', '/bench?');
const client = await connectMongo(uri, 'main');
const slack = await slackThatSaysYes();
let serial = 0;

try {
  await seedBench(client, sampleSchool);
  const contour = await startContour({ uri, slack, port, logLevel: 'fatal' });
  for (let n = 0; n < 20; n += 1) await asked();
  process.kill(mongod.pid, 'SIGSTOP');
  const inTurn: Answered[] = [];
  for (let n = 0; n < 20; n += 1) inTurn.push(await asked());
  const atOnce = await Promise.all(Array.from({ length: 20 }, asked));
  process.kill(mongod.pid, 'SIGCONT');
  console.log(`\nMachine: ${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}`);
  report('one after the other', inTurn);
  report('at once', atOnce);
  contour.kill('SIGTERM');
  await once(contour, 'exit');
} finally {
  process.kill(mongod.pid, 'SIGCONT');
  slack.close();
  slack.closeAllConnections();
  await client.close();
  await mongod.stop();
  await rm(dataDir, { recursive: true, force: true });
}

interface Answered {
  ms: number;
  said: string;
}

async function asked(): Promise<Answered> {
  serial += 1;
  const command = signedCommand({
    text: 'how do I get quiet students talking in math',
    userId: 'U0AC4RK9Q17',
    triggerId: `down.${serial}`,
    responseUrl: `http://127.0.0.1:${(slack.address() as AddressInfo).port}/response/1`,
  });
  const startedAt = performance.now();
  const response = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', ...command });
  const said = await response.text();
  return { ms: performance.now() - startedAt, said };
}

function report(how: string, answers: Answered[]): void {
  const ms = answers.map((one) => one.ms).sort((a, b) => a - b);
  const told = answers.filter(({ said }) => said.includes('could not make sure this was saved')).length;
  const [median, slowest] = [ms[Math.floor(ms.length / 2)] ?? 0, ms.at(-1) ?? 0];
  console.log(
    `${how.padEnd(20)} ${told} of ${answers.length} told; median ${median.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms (limit ${limitMs} ms): ${told === answers.length && slowest <= limitMs ? 'met' : 'NOT MET'}`,
  );
}
