import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { userIdOf } from '../src/practice/sample-school.ts';
import { inOwnSchool, type OwnSchool } from './play-story.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const folder = resolve(import.meta.dirname, 'pictures');

/** A person's screen: a wide one, or a phone. */
interface Screen {
  no: string;
  isPhone?: true;
  /** What is typed first. */
  types?: string;
  /** Words of the message that is shown. */
  shows: string;
  /** Of a message longer than the screen its beginning; its end unless told. */
  fromTop?: true;
}

/** Draws the README's pictures from the story: what two people see at the same time, a wide screen and a phone beside it. */
async function main(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
  try {
    await inOwnSchool(async (school) => {
      await school.play({ until: '2026-02-23T08:51' });
      await draw(browser, school, 'who-knows', [
        { no: '17', types: '/who-knows how do I get quiet students talking in math', shows: 'You asked' },
        { no: '11', isPhone: true, shows: 'you may be the one who knows' },
      ]);
      await school.play({ until: '2026-03-09T07:31' });
      await draw(browser, school, 'monday', [
        { no: '01', shows: 'What you owe', fromTop: true },
        { no: '13', isPhone: true, shows: 'It was Thu, Mar 12, and moved' },
      ]);
      await school.play({ until: '2026-03-23T08:00' });
      await draw(browser, school, 'leadership-map', [
        { no: '01', types: '/leadership-map', shows: 'Leadership map' },
        { no: '11', isPhone: true, types: '/expertise', shows: 'My expertise' },
      ]);
    });
  } finally {
    await browser.close();
  }
}

async function draw(browser: Browser, { pageUrl }: OwnSchool, name: string, screens: readonly Screen[]): Promise<void> {
  const shots: Buffer[] = [];
  for (const screen of screens) shots.push(await shot(browser, pageUrl, screen));
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  const images = shots.map((data) => `<img src="data:image/png;base64,${data.toString('base64')}">`).join('');
  await page.setContent(
    `<body style="margin:0;display:flex;justify-content:space-between;background:#888">${images}</body>`,
  );
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}

async function shot(
  browser: Browser,
  pageUrl: string,
  { no, isPhone, types, shows, fromTop }: Screen,
): Promise<Buffer> {
  const page = await browser.newPage({
    viewport: { width: isPhone ? 360 : 910, height: 860 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  await page.goto(`${pageUrl}?as=${userIdOf(no)}&channel=app`);
  await page.getByRole('button', { name: 'Hide the three weeks' }).click();
  if (types) await typed(page, types);
  const shown = page.getByRole('article').filter({ hasText: shows }).last();
  await shown.waitFor();
  const block = fromTop ? 'start' : 'end';
  await shown.evaluate((element, block) => element.scrollIntoView({ block }), block as ScrollLogicalPosition);
  const picture = await page.screenshot();
  await page.close();
  return picture;
}

async function typed(page: Page, words: string): Promise<void> {
  const composer = page.getByRole('main').getByRole('textbox');
  await composer.fill(words);
  await composer.press('Enter');
  await composer.blur();
}

await main();
