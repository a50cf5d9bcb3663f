import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { userIdOf } from '../src/practice/sample-school.ts';
import { freePort } from '../src/stores/embedded/free-port.ts';
import { startEmbeddedMongod } from '../src/stores/embedded/start-embedded-mongod.ts';

const question = 'how do I get quiet students talking in math';
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const folder = resolve(import.meta.dirname, 'pictures');

/** Draws the README's picture: Contour on a database of its own, Mateo's answer on a wide screen, Aisha's phone beside it. */
async function main(): Promise<void> {
  const place = await mkdtemp(join(tmpdir(), 'contour-pictures-'));
  const undo: (() => Promise<unknown>)[] = [() => rm(place, { recursive: true })];
  try {
    const mongod = await startEmbeddedMongod({
      dataDir: join(place, 'database'),
      cacheDir: resolve('.cache'),
      env: process.env,
      progress: console.log,
    });
    undo.push(() => mongod.stop());
    const contour = await startContour(place, mongod.uri);
    undo.push(contour.stop);
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
    });
    undo.push(() => browser.close());
    await mkdir(folder, { recursive: true });
    await drawWalk(browser, contour.url, join(folder, 'who-knows.png'), place);
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

/** The whole of Contour with the practice workspace, as `npm start` runs it. */
async function startContour(place: string, uri: string): Promise<{ url: string; stop: () => Promise<unknown> }> {
  const port = await freePort();
  const loader = import.meta.resolve('tsx');
  const child = spawn(process.execPath, ['--import', loader, resolve('src/main.ts')], {
    cwd: place,
    env: { PATH: process.env.PATH, MONGODB_URI: uri, PRACTICE_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await saying(child, 'ready to try');
  const stop = async () => {
    if (child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
  return { url: `http://localhost:${port}/`, stop };
}

function saying(child: ChildProcess, words: string): Promise<void> {
  return new Promise((found, failed) => {
    child.stdout?.on('data', (part: Buffer) => {
      if (part.includes(words)) found();
    });
    child.once('exit', () => failed(new Error('Contour did not start.')));
  });
}

/** Asks as Mateo on a school morning, and holds both screens next to each other. */
async function drawWalk(browser: Browser, url: string, to: string, place: string): Promise<void> {
  const mateo = await open(browser, `${url}?as=${userIdOf('17')}`, { width: 1280, height: 860 });
  await mateo.getByRole('button', { name: 'Next school day' }).click();
  await mateo.getByRole('status').filter({ hasText: 'School time is now' }).waitFor({ state: 'attached' });
  await mateo.setViewportSize({ width: 910, height: 860 });
  await mateo.getByRole('main').getByRole('textbox').fill(`/who-knows ${question}`);
  await mateo.keyboard.press('Enter');
  const ask = mateo.getByRole('button', { name: 'Ask Aisha' });
  await ask.waitFor();
  await mateo.getByRole('main').getByRole('textbox').blur();
  await mateo.screenshot({ path: join(place, 'asker.png') });
  await ask.click();
  const aisha = await open(browser, `${url}?as=${userIdOf('11')}&channel=app`, { width: 360, height: 860 });
  await aisha.getByRole('button', { name: 'I can help' }).waitFor();
  await aisha.screenshot({ path: join(place, 'colleague.png') });
  await drawTogether(browser, [join(place, 'asker.png'), join(place, 'colleague.png')], to);
}

async function open(browser: Browser, url: string, viewport: { width: number; height: number }): Promise<Page> {
  const page = await browser.newPage({ viewport, colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(url);
  await page.getByRole('button', { name: 'You are:' }).waitFor();
  return page;
}

async function drawTogether(browser: Browser, files: string[], to: string): Promise<void> {
  const images = await Promise.all(files.map((file) => readFile(file, 'base64')));
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  const drawn = images.map((data) => `<img src="data:image/png;base64,${data}">`).join('');
  await page.setContent(
    `<body style="margin:0;display:flex;justify-content:space-between;background:#888">${drawn}</body>`,
  );
  await page.screenshot({ path: to });
}

await main();
