import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { cutOff, tooSmallToTouch, violations } from '../judgement.ts';
import { hasBrowser, picture } from '../open-page.ts';
import { composer, messageWith, openSchool, write } from './browser.ts';

/** The states people are in, each with how one comes there. */
const states: Record<string, (page: Page) => Promise<unknown>> = {
  welcome: (page) => page.getByRole('region', { name: /^Welcome/ }).waitFor(),
  'private-answer': async (page) => {
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.keyboard.press('Enter');
    await messageWith(page, 'Looking for').waitFor();
    await write(page, '/demo private');
    await messageWith(page, 'Aisha Rahman can help').waitFor();
  },
  suggestions: async (page) => {
    await composer(page).fill('/');
    await page.getByRole('option').first().waitFor();
  },
  elements: async (page) => {
    await write(page, '/demo message');
    await messageWith(page, 'Everything that can be pressed').waitFor();
  },
  thread: async (page) => {
    await messageWith(page, 'Everything')
      .getByRole('button', { name: /^Actions/ })
      .click();
    await page.getByRole('menuitem', { name: 'Reply in thread' }).click();
    await page.getByRole('region', { name: 'Thread' }).getByRole('article').waitFor();
  },
  fault: async (page) => {
    await page.getByRole('button', { name: 'Close thread' }).click();
    await write(page, '/silent');
    await page.getByRole('alert').getByText('operation_timeout').waitFor();
    await composer(page).fill('');
  },
  people: async (page) => {
    await page.getByRole('button', { name: 'You are:' }).click();
    await page.getByRole('option').first().waitFor();
  },
  form: async (page) => {
    await page.keyboard.press('Escape');
    await write(page, '/demo form');
    await page.getByRole('dialog').getByLabel('Question').waitFor();
  },
  'form-with-errors': async (page) => {
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await page.getByRole('dialog').getByText('One thing to mend').waitFor();
  },
  'open-list': async (page) => {
    await page.getByRole('dialog').getByLabel('Topic').click();
    await page.getByRole('option').first().waitFor();
  },
  places: async (page) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const conversations = page.getByRole('button', { name: 'Conversations' });
    if (await conversations.isVisible()) await conversations.click();
    await page.getByRole('navigation', { name: 'Conversations' }).waitFor();
  },
  home: async (page) => {
    await page.getByRole('link', { name: 'Home' }).first().click();
    await page.getByText('You chose').waitFor();
  },
};

const screens = [
  { name: 'wide-light', phone: undefined, isDark: false },
  { name: 'wide-dark', phone: undefined, isDark: true },
  { name: 'phone-light', phone: 390, isDark: false },
  { name: 'narrow-dark', phone: 360, isDark: true },
];

describe.skipIf(!hasBrowser)('the page for everyone', () => {
  const school = openSchool();

  describe.each(screens)('$name', ({ name, phone, isDark }) => {
    let page: Page;

    test.each(Object.entries(states))(
      '%s: axe finds nothing, nothing is cut off, everything can be touched',
      async (state, reach) => {
        page ??= await school.open(null, { phone, isDark, stays: true });
        await reach(page);
        await picture(page, `${state}-${name}`);
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
        expect(await cutOff(page)).toEqual([]);
        if (phone) expect(await tooSmallToTouch(page)).toEqual([]);
      },
    );
  });
});
