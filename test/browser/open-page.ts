import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Without a browser the tests of this folder cannot run. */
export const hasBrowser = existsSync(executablePath);

const screenshots = new URL('./screenshots/', import.meta.url).pathname;

/** What the page is looked at on; a wide and light one unless said. */
export interface Screen {
  /** A phone of this width, with touch. */
  phone?: number;
  isDark?: boolean;
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page with a memory of its own. @param onFault told what the page throws */
export async function openPage(
  browser: Browser,
  { phone, isDark }: Screen,
  onFault: (message: string) => void,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: phone ? { width: phone, height: 844 } : { width: 1280, height: 800 },
    hasTouch: phone !== undefined,
    isMobile: phone !== undefined,
    colorScheme: isDark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  // On two busy cores a press takes seconds; what never comes is told all the same.
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => onFault(error.message));
  return page;
}

/** Keeps a picture of the page, to be looked at. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${screenshots}${name}.png`, animations: 'disabled' });
}
