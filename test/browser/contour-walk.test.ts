import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { userIdOf } from '../../src/practice/sample-school.ts';
import { freshDatabase } from '../helpers/mongo.ts';
import { type SchoolWithContour, schoolWithContour } from '../helpers/school.ts';
import { cutOff, tooSmallToTouch, violations } from './judgement.ts';
import { hasBrowser, launchChromium, openPage, picture, type Screen } from './open-page.ts';
import { messageWith, write } from './page/browser.ts';

describe.skipIf(!hasBrowser)('a school that begins, on the practice page', async () => {
  const { client, db } = await freshDatabase();
  const faults: string[] = [];
  let school: SchoolWithContour;
  let browser: Browser;

  beforeAll(async () => {
    // Tuesday 24 February 2026, 09:00 in Chicago.
    school = await schoolWithContour({ client, dbName: db.databaseName, mode: 'socket', now: '2026-02-24T15:00:00Z' });
    browser = await launchChromium();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await school.stop();
  });

  /** The page as this person, by the two digits of the school's list. */
  async function become(no: string, screen: Screen = {}): Promise<Page> {
    const page = await openPage(browser, screen, (fault) => faults.push(fault));
    await page.goto(`${school.pageUrl}?as=${userIdOf(no)}&channel=app`);
    await page.getByRole('button', { name: 'You are:' }).waitFor();
    return page;
  }

  test('Renata finds the three steps and the school’s numbers, and Mateo his settings on his phone', {
    timeout: 90_000,
  }, async () => {
    const renata = await become('01');
    await write(renata, '/contour help');
    await messageWith(renata, 'Three steps set Contour up').waitFor();
    await keep(renata, 'contour-1-first-run-wide');
    await renata.getByRole('button', { name: 'Change: Zone and school year' }).click();
    await renata.getByRole('dialog', { name: 'Zone and school year' }).getByLabel('Time zone').waitFor();
    await keep(renata, 'contour-2-school-wide');
    await renata.keyboard.press('Escape');
    await write(renata, '/contour leaders');
    await messageWith(renata, 'Nobody leads here yet').waitFor();
    await write(renata, '/contour status');
    await messageWith(renata, 'has taken effect').waitFor();
    await keep(renata, 'contour-3-status-wide');
    await write(renata, '/contour settings');
    await renata.getByRole('button', { name: 'The usual numbers' }).click();
    await renata.getByLabel('Colleagues asked in turn').waitFor();
    await keep(renata, 'contour-4-numbers-wide');

    const mateo = await become('17', { phone: 360, isDark: true });
    await write(mateo, '/contour settings');
    const form = mateo.getByRole('dialog', { name: 'My settings' });
    await form.getByLabel('Away from').waitFor();
    await keep(mateo, 'contour-5-settings-narrow-dark', { isTouched: true });
    await form.getByRole('button', { name: 'Save' }).tap();
    await mateo.getByText('From now on:').waitFor();
    await keep(mateo, 'contour-6-saved-narrow-dark', { isTouched: true });
    expect(faults).toEqual([]);
  });
});

/** Keeps a picture, and holds what it shows: axe finds nothing, nothing is cut off, everything can be touched. */
async function keep(page: Page, name: string, { isTouched = false } = {}): Promise<void> {
  await picture(page, name);
  expect(await violations(page), name).toEqual([]);
  expect(await cutOff(page), name).toEqual([]);
  expect(await page.getByText(/undefined|null|\[object|<[@#!]|&(amp|lt|gt);/).allTextContents(), name).toEqual([]);
  if (isTouched) expect(await tooSmallToTouch(page), name).toEqual([]);
}
