import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, onTestFinished } from 'vitest';
import { type Practice, startPractice } from '../../../src/practice/start-practice.ts';
import { startDemoApp } from './demo-app.ts';
import { demoManifest } from './demo-manifest.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Without a browser these tests cannot run. */
export const hasBrowser = existsSync(executablePath);

/** Tuesday, 24 February 2026, 10:05 in Chicago. */
const tuesday = Date.UTC(2026, 1, 24, 16, 5);

const screenshots = new URL('../screenshots/', import.meta.url).pathname;

export interface OpenSchool {
  readonly practice: Practice;
  /** The page as this person, by the two digits of the school's list; null = with no one named. */
  open(no: string | null, options?: OpenOptions): Promise<Page>;
}

export interface OpenOptions {
  /** A phone of this width, with touch. */
  phone?: number;
  isDark?: boolean;
  /** Last digit of the channel to begin in; #alder-all is 1, #k-2 is 2. */
  channel?: string;
  /** The page is for several tests: it closes with the browser, not with the test. */
  stays?: boolean;
  /** Before anything is loaded. */
  prepare?: (page: Page) => Promise<void>;
}

/** The sample school with the demo app and a browser, for all tests of a file. */
export function openSchool(): OpenSchool {
  let practice: Practice;
  let browser: Browser;
  let stopApp: () => Promise<unknown>;
  const faults: string[] = [];

  afterEach(() => {
    expect(faults.splice(0), 'errors of the page').toEqual([]);
  });

  beforeAll(async () => {
    let at = tuesday;
    const clock = {
      now: () => new Date(at),
      async advanceTo(next: Date) {
        at = next.getTime();
      },
    };
    practice = await startPractice({ port: 0, manifest: demoManifest, clock, timing: { ackMs: 1500 } });
    stopApp = await startDemoApp(practice);
    browser = await chromium.launch({
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
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await stopApp?.();
    await practice?.stop();
  });

  return {
    get practice() {
      return practice;
    },
    async open(no, { phone, isDark, channel, stays, prepare } = {}) {
      const context = await browser.newContext({
        viewport: phone ? { width: phone, height: 844 } : { width: 1280, height: 800 },
        hasTouch: phone !== undefined,
        isMobile: phone !== undefined,
        colorScheme: isDark ? 'dark' : 'light',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      page.setDefaultTimeout(8000);
      page.on('pageerror', (error) => faults.push(error.message));
      if (!stays) onTestFinished(() => context.close());
      await prepare?.(page);
      const query = new URLSearchParams({
        ...(no ? { as: idOf(no) } : {}),
        ...(channel ? { channel: `C0AC4RK9Q0${channel}` } : {}),
      });
      await page.goto(`${practice.pageUrl}?${query}`);
      await page.getByRole('button', { name: 'You are:' }).waitFor();
      return page;
    },
  };
}

/** The Slack id of the person with these two digits. */
export function idOf(no: string): string {
  return `U0AC4RK9Q${no}`;
}

/** The text field of the open conversation. */
export function composer(page: Page) {
  return page.getByRole('main').getByRole('textbox', { name: /^Message/ });
}

/** Types into the open conversation and sends it. */
export async function write(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
}

/** The newest message of the open conversation that holds these words. */
export function messageWith(page: Page, words: string) {
  return page
    .getByRole('list', { name: /^Messages in/ })
    .getByRole('article')
    .filter({ hasText: words })
    .last();
}

/** The name of what has the focus: its label, or its text. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
    return element?.ariaLabel ?? labels?.[0]?.textContent ?? element?.textContent ?? '';
  });
}

/** Keeps a picture of the page, to be looked at. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${screenshots}${name}.png`, animations: 'disabled' });
}
