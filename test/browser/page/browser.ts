import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, onTestFinished } from 'vitest';
import { type Practice, startPractice } from '../../../src/practice/start-practice.ts';
import { launchChromium, openPage, type Screen } from '../open-page.ts';
import { startDemoApp } from './demo-app.ts';
import { demoManifest } from './demo-manifest.ts';

/** Tuesday, 24 February 2026, 10:05 in Chicago. */
const tuesday = Date.UTC(2026, 1, 24, 16, 5);

export interface OpenSchool {
  readonly practice: Practice;
  /** The page as this person, by the two digits of the school's list; null = with no one named. */
  open(no: string | null, options?: OpenOptions): Promise<Page>;
}

interface OpenOptions extends Screen {
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
    browser = await launchChromium();
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
    async open(no, { channel, stays, prepare, ...screen } = {}) {
      const page = await openPage(browser, screen, (error) => faults.push(error));
      if (!stays) onTestFinished(() => page.context().close());
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
