import { inspect } from 'node:util';
import type { Db } from 'mongodb';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { userIdOf } from '../../src/practice/sample-school.ts';
import { indexedDatabase } from '../helpers/mongo.ts';
import { type SchoolWithContour, schoolWithContour } from '../helpers/school.ts';
import { cutOff, tooSmallToTouch, violations } from './judgement.ts';
import { launchChromium, openPage, picture, type Screen } from './open-page.ts';

export interface Walk {
  db: Db;
  /** The page as this person, by the two digits of the school's list; in the direct messages with Contour unless said. */
  become(no: string, screen?: Screen & { channel?: string }): Promise<Page>;
}

/**
 * The sample school with Contour at work in it on the practice page.
 *
 * @param now instant, UTC: Tuesday 24 February 2026, 09:00 in Chicago, unless said
 */
export async function walk(now = '2026-02-24T15:00:00Z'): Promise<Walk> {
  const { client, db } = await indexedDatabase();
  const faults: string[] = [];
  const pages: Page[] = [];
  let school: SchoolWithContour;
  let browser: Browser;

  beforeAll(async () => {
    school = await schoolWithContour({ client, dbName: db.databaseName, mode: 'socket', now });
    browser = await launchChromium();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await school.stop();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await tellWhatStands(pages, school.log);
    expect(faults.splice(0), 'errors of the page').toEqual([]);
  });

  return {
    db,
    async become(no, { channel = 'app', ...screen } = {}) {
      const page = await openPage(browser, screen, (fault) => faults.push(fault));
      pages.push(page);
      await page.goto(`${school.pageUrl}?as=${userIdOf(no)}&channel=${channel}`);
      await page.getByRole('button', { name: 'You are:' }).waitFor();
      return page;
    },
  };
}

/** A walk that stopped: the last words on each page, and what Contour did last. */
async function tellWhatStands(pages: readonly Page[], log: readonly object[]): Promise<void> {
  for (const page of pages) console.log(page.url(), (await page.getByRole('main').ariaSnapshot()).slice(-3_000));
  for (const line of log.slice(-60)) console.log(inspect(line, { breakLength: Number.POSITIVE_INFINITY }));
}

/** Keeps a picture, and holds what it shows: axe finds nothing, nothing is cut off, everything can be touched. */
export async function keep(page: Page, name: string, { isTouched = false } = {}): Promise<void> {
  await page.getByRole('main').getByRole('article').or(page.getByRole('heading')).first().waitFor();
  await picture(page, name);
  expect(await violations(page), name).toEqual([]);
  expect(await cutOff(page), name).toEqual([]);
  expect(await page.getByText(/undefined|null|\[object|<[@#!]|&(amp|lt|gt);/).allTextContents(), name).toEqual([]);
  if (isTouched) expect(await tooSmallToTouch(page), name).toEqual([]);
}

type Form = ReturnType<Page['getByRole']>;

/** Chooses in a list of a form. */
export async function choose(form: Form, label: string, option: string): Promise<void> {
  await form.getByRole('combobox', { name: label, exact: true }).click();
  await form.page().getByRole('option', { name: option }).click();
}

/** School time goes on by one press of the practice page. */
export async function pass(page: Page, button: 'Next hour' | 'Next school day'): Promise<void> {
  const clock = page.getByRole('region', { name: 'School time' });
  const before = await clock.getByRole('time').getAttribute('datetime');
  await clock.getByRole('button', { name: button }).click();
  await expect.poll(() => clock.getByRole('time').getAttribute('datetime'), { timeout: 30_000 }).not.toBe(before);
  await expect.poll(() => clock.locator('[aria-busy]').count(), { timeout: 30_000 }).toBe(0);
}

/** Looks at another channel. */
export async function go(page: Page, channel: string): Promise<void> {
  const url = new URL(page.url());
  url.searchParams.set('channel', channel);
  await page.goto(String(url));
  await page.getByRole('button', { name: 'You are:' }).waitFor();
}
