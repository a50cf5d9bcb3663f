import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { userIdOf } from '../../src/practice/sample-school.ts';
import { freshDatabase } from '../helpers/mongo.ts';
import { type SchoolWithContour, schoolWithContour } from '../helpers/school.ts';
import { cutOff, tooSmallToTouch, violations } from './judgement.ts';
import { hasBrowser, launchChromium, openPage, picture, type Screen } from './open-page.ts';
import { messageWith, write } from './page/browser.ts';

describe.skipIf(!hasBrowser)('a list of colleagues on the practice page', async () => {
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

  test('Renata checks and sends it, Aisha says yes on her phone, and takes her entries with her', {
    timeout: 90_000,
  }, async () => {
    const renata = await become('01');
    await write(renata, '/expertise import');
    const form = renata.getByRole('dialog', { name: 'Invite colleagues' });
    await form
      .getByLabel('The list')
      .fill(
        'email,topic,detail,level\naisha.rahman@aldercreek.example,kite building,"in spring, with grade 5",4\nmorgan.ellis@aldercreek.example,kites,,\nrosa,AP,,9',
      );
    await keep(renata, 'import-1-form-wide');
    await form.getByRole('button', { name: 'Check the list' }).click();
    await form.getByText('I can invite 1 colleague for 1 topic.').waitFor();
    await keep(renata, 'import-2-report-wide');
    await form.getByRole('button', { name: 'Send invitations' }).click();
    await form.getByText('Sent to 1 colleague.').waitFor();

    const aisha = await become('11', { phone: 360, isDark: true });
    await messageWith(aisha, 'Would you like to be listed for it?').waitFor();
    await keep(aisha, 'import-3-invitation-narrow-dark', { isTouched: true });
    await aisha.getByRole('button', { name: 'Yes, list me' }).tap();
    const thanks = messageWith(aisha, 'You are in the directory now');
    await thanks.getByText('kite building').waitFor();
    await keep(aisha, 'import-4-listed-narrow-dark', { isTouched: true });
    await thanks.getByRole('button', { name: 'My expertise' }).tap();
    const mine = aisha.getByRole('dialog', { name: 'My expertise' });
    await mine.getByRole('button', { name: 'Export my entries as CSV to copy' }).tap();
    await mine.getByText('kite building,"in spring, with grade 5"').waitFor();
    await keep(aisha, 'import-5-export-narrow-dark', { isTouched: true });
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
