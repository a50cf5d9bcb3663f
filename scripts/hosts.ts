// `npm run hosts`: the hosts that Contour calls with the settings of this environment, one a line, and what for.
import { existsSync } from 'node:fs';
import { modelHub } from '../src/matching/weights.ts';
import { hostsOfSlack, type OutboundHost } from '../src/slack/hosts.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
const { SLACK_BOT_TOKEN, SLACK_API_URL, MONGODB_URI, MODEL_URL } = process.env;

const slack = SLACK_BOT_TOKEN
  ? hostsOfSlack(SLACK_API_URL)
  : [{ host: 'localhost', why: 'the practice workspace in place of Slack' }];
const database: OutboundHost[] = MONGODB_URI
  ? MONGODB_URI.replace(/^[^/]*\/\/([^@/]*@)?/, '')
      .replace(/[/?].*$/, '')
      .split(',')
      .map((host) => ({ host, why: 'the database (MONGODB_URI)' }))
  : [
      { host: 'localhost', why: 'the embedded database' },
      { host: 'fastdl.mongodb.org', why: 'its program, at the first start where none is installed' },
      { host: "pip's index", why: 'its program, where the download fails' },
    ];
const models: OutboundHost[] = [
  ...(MODEL_URL ? [{ host: new URL(MODEL_URL).host, why: 'the encoders, at the first start (MODEL_URL)' }] : []),
  { host: new URL(modelHub).host, why: 'the encoders, at the first start; it passes on to its own file servers' },
  { host: "Maven's repository", why: 'the encoders, where the hub cannot be reached and Maven is installed' },
];

for (const { host, why } of [...slack, ...database, ...models]) console.log(`${host.padEnd(24)} ${why}`);
