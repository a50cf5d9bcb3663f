import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const biome = join(root, 'node_modules', '.bin', 'biome');

/** Each room with what it may hold and what the lint must refuse there. Source: the table of rooms in CONTRIBUTING.md. */
const rooms: Record<string, { may: string[]; mayNot: string[] }> = {
  'src/app.ts': {
    may: [from('@slack/bolt'), from('./features/index.ts')],
    mayNot: [from('mongodb'), from('./stores/stores.ts'), 'export const token = process.env.SLACK_BOT_TOKEN;'],
  },
  'src/config.ts': { may: [from('zod')], mayNot: [from('./errors.ts'), 'export const all = process.env;'] },
  'src/deps.ts': {
    may: [typeFrom('./stores/stores.ts'), typeFrom('./time/clock.ts')],
    mayNot: [from('./stores/stores.ts'), typeFrom('./practice/core.ts'), typeFrom('./config.ts')],
  },
  'src/errors.ts': { may: ['export const nothing = 0;'], mayNot: [from('./deps.ts'), from('node:fs'), from('zod')] },
  'src/domain/rule.ts': {
    may: [from('./goal.ts'), from('../time/school-week.ts'), from('date-fns')],
    mayNot: [
      from('@slack/types'),
      from('mongodb'),
      from('zod'),
      from('node:crypto'),
      typeFrom('../deps.ts'),
      typeFrom('../stores/stores.ts'),
      'export const later = async (p: Promise<void>) => await p;',
      'export const chance = () => Math.random();',
      'export const today = () => new Date();',
    ],
  },
  'src/time/week.ts': {
    may: [from('./clock.ts'), from('date-fns'), from('@date-fns/tz'), 'export const clock = () => new Date();'],
    mayNot: [from('../domain/goal.ts'), from('../errors.ts'), from('mongodb')],
  },
  'src/stores/store.ts': {
    may: [from('mongodb'), typeFrom('../domain/goal.ts'), from('./indexes.ts'), from('node:crypto')],
    mayNot: [
      from('../domain/goal.ts'),
      from('@slack/web-api'),
      from('../slack/blocks.ts'),
      from('../features/index.ts'),
      typeFrom('../deps.ts'),
      'export const now = () => Date.now();',
    ],
  },
  'src/stores/embedded/start.ts': {
    may: [from('mongodb-memory-server-core'), from('node:fs/promises'), from('../cannot-start.ts')],
    mayNot: [from('../question-store.ts'), from('../../domain/goal.ts')],
  },
  'src/slack/part.ts': {
    may: [
      from('@slack/web-api'),
      typeFrom('@slack/bolt'),
      from('zod'),
      from('csv-parse/sync'),
      from('ical-generator'),
      from('../errors.ts'),
    ],
    mayNot: [
      from('../stores/stores.ts'),
      from('../features/index.ts'),
      from('../domain/goal.ts'),
      typeFrom('../deps.ts'),
      from('@slack/bolt'),
    ],
  },
  'src/features/ask/verb.ts': {
    may: [
      typeFrom('../../deps.ts'),
      from('../../domain/goal.ts'),
      from('../../charts/chart.ts'),
      from('../../slack/blocks.ts'),
      from('../../time/clock.ts'),
      from('../../errors.ts'),
      from('zod'),
      typeFrom('@slack/bolt'),
      from('./views.ts'),
    ],
    mayNot: [
      from('csv-parse/sync'),
      from('../who-knows/ask.ts'),
      from('../index.ts'),
      from('mongodb'),
      from('node-cron'),
      from('../../stores/stores.ts'),
      from('../../delivery/sender.ts'),
      from('../../practice/core.ts'),
      from('@slack/bolt'),
      "export const loaded = import('../who-knows/ask.ts');",
      "export { ask } from '../who-knows/ask.ts';",
    ],
  },
  'src/features/index.ts': {
    may: [from('./who-knows/index.ts'), typeFrom('../deps.ts')],
    mayNot: [from('./who-knows/ask.ts'), from('node:fs')],
  },
  'src/jobs/clockwork.ts': {
    may: [from('node-cron'), typeFrom('../deps.ts')],
    mayNot: [from('../features/index.ts'), from('../stores/stores.ts'), from('mongodb')],
  },
  'src/delivery/path.ts': {
    may: [from('../stores/outbox-store.ts'), from('../errors.ts'), from('@slack/web-api'), typeFrom('@slack/bolt')],
    mayNot: [from('../features/index.ts'), from('mongodb'), from('../slack/blocks.ts'), from('@slack/bolt')],
  },
  'src/matching/rank.ts': {
    may: [from('../domain/goal.ts'), from('stemmer'), from('node:fs/promises')],
    mayNot: [from('@slack/types'), from('mongodb'), typeFrom('../stores/stores.ts'), typeFrom('../deps.ts')],
  },
  'src/charts/chart.ts': {
    may: [from('../domain/goal.ts'), from('./draw-chart.ts'), from('echarts/core'), from('@resvg/resvg-js')],
    mayNot: [from('@slack/types'), from('mongodb'), typeFrom('../stores/stores.ts'), typeFrom('../deps.ts')],
  },
  'src/practice/web-api/post.ts': {
    may: [
      from('../core.ts'),
      from('../delivery/events.ts'),
      from('../../time/clock.ts'),
      typeFrom('@slack/types'),
      from('ws'),
    ],
    mayNot: [from('../../delivery/sender.ts'), from('../../domain/goal.ts'), from('@slack/web-api'), from('mongodb')],
  },
  'src/new-room/idea.ts': { may: [], mayNot: [from('../domain/goal.ts')] },
  'src/main.ts': {
    may: [from('@slack/bolt'), from('mongodb'), from('./practice/core.ts'), 'export const clock = () => new Date();'],
    mayNot: [],
  },
  'scripts/seed.ts': { may: [from('../src/stores/stores.ts')], mayNot: [from('../src/main.ts')] },
  'test/domain/goal.test.ts': { may: [from('../../src/practice/core.ts')], mayNot: [from('../../src/main.ts')] },
};

const anywhere = [
  'export default 1;',
  'export function hide(act: () => void) { try { act(); } catch {} }',
  'export const forget = (act: Promise<void>) => act.catch(() => {});',
];

let dir: string;
/** `file:line` of every error. */
let refused: Set<string>;

beforeAll(async () => {
  dir = await realpath(await mkdtemp(join(tmpdir(), 'contour-rooms-')));
  await cp(join(root, 'biome.json'), join(dir, 'biome.json'));
  await cp(join(root, '.biome'), join(dir, '.biome'), { recursive: true });
  for (const [file, { may, mayNot }] of Object.entries(rooms)) {
    await mkdir(dirname(join(dir, file)), { recursive: true });
    await writeFile(join(dir, file), [...may, ...mayNot, ...anywhere].join('\n'));
  }
  refused = await lintErrors();
});

afterAll(() => rm(dir, { recursive: true }));

describe.each(Object.entries(rooms))('%s', (file, { may, mayNot }) => {
  const lines = [...may, ...mayNot, ...anywhere];
  const placeOf = (code: string) => `${file}:${lines.indexOf(code) + 1}`;

  test.each(may)('may hold: %s', (code) => {
    expect(refused).not.toContain(placeOf(code));
  });

  test.each([...mayNot, ...anywhere])('must not hold: %s', (code) => {
    expect(refused).toContain(placeOf(code));
  });
});

test('an index says which methods of its store it serves, and they are there', async () => {
  const folder = join(root, 'src/stores');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts'));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const all = texts.join('\n');
  const said = texts
    .flatMap((text) => [...text.matchAll(/IndexDescription\[\] = \[(.*?)\n\];/gs)])
    .flatMap(([, indexes = '']) => [...indexes.matchAll(/\/\/ ([a-z]\w+(?:, [a-z]\w+)*)(?=[:\n.])/g)])
    .flatMap(([, names = '']) => names.split(', '));
  expect(said.length).toBeGreaterThan(100);
  expect(said.filter((name) => !new RegExp(`\\b${name}\\(`).test(all))).toEqual([]);
});

/** Home and the news of people are made of the routines' parts. */
const routines = (await readdir(join(root, 'src/features'), { withFileTypes: true }))
  .filter((entry) => entry.isDirectory() && !['home', 'people'].includes(entry.name))
  .map(({ name }) => name);

describe.each(routines)('src/features/%s', (routine) => {
  const folder = join(root, 'src/features', routine);

  test('has the files in which each routine listens, reads what Slack sends, says what it shows and names its buttons', async () => {
    const shape = ['index.ts', 'input.ts', 'views.ts', 'action-ids.ts'];
    expect(await readdir(folder)).toEqual(expect.arrayContaining(shape));
  });

  test.each([
    ['its part of Home', 'home.ts', /^export const home\b/m],
    ['the forms that are sent', 'forms.ts', /\bapp\.view\b|\bformMaker</],
    ['what it does as time goes on', 'jobs.ts', /^export const jobs\b/m],
  ])('has %s, where it has that, in %s', async (_, home, sign) => {
    const parts = [];
    for (const file of await readdir(folder))
      if (sign.test(await readFile(join(folder, file), 'utf8'))) parts.push(file);
    expect(parts.filter((file) => file !== home)).toEqual([]);
  });
});

async function lintErrors(): Promise<Set<string>> {
  const args = [
    'lint',
    '--reporter=github',
    '--diagnostic-level=error',
    '--max-diagnostics=none',
    '--vcs-enabled=false',
    '.',
  ];
  // It fails, as it must: the findings are on its standard output.
  const { stdout } = await promisify(execFile)(biome, args, { cwd: dir }).catch((fault) => fault);
  const places = [...String(stdout).matchAll(/^::error .*?file=([^,]+),line=(\d+)/gm)];
  return new Set(places.map(([, file, line]) => `${relative(dir, file ?? '')}:${line}`));
}

function from(source: string): string {
  return `import { ${nameOf(source)} } from '${source}';`;
}

function typeFrom(source: string): string {
  return `import type { ${nameOf(source)}Type } from '${source}';`;
}

function nameOf(source: string): string {
  return `its${source.replaceAll(/[^a-z]/gi, '')}`;
}
