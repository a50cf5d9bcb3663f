import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser } from '../open-page.ts';
import { messageWith, openSchool, write } from './browser.ts';

describe.skipIf(!hasBrowser)('elements of a message', () => {
  const school = openSchool();

  let page: Page;
  /** A message with every element. */
  let message: ReturnType<typeof messageWith>;

  beforeAll(async () => {
    page = await school.open('07', { channel: '2', stays: true });
    await write(page, '/demo message');
    message = messageWith(page, 'Everything that can be pressed');
    await message.waitFor();
  }, 60_000);

  const pressed: Record<string, [use: () => Promise<void>, heard: string]> = {
    'a button': [() => message.getByRole('button', { name: 'Primary' }).click(), 'Heard primary: primary-value'],
    'a choice from a list': [
      async () => {
        await message.getByRole('combobox', { name: 'Grade', exact: true }).click();
        await page.getByRole('option', { name: 'Grade 2' }).click();
      },
      'Heard static: grade 2',
    ],
    'a colleague, found by typing, without a mouse': [
      async () => {
        const field = message.getByRole('combobox', { name: 'Colleague', exact: true });
        await field.focus();
        await page.keyboard.type('lucia');
        await page.keyboard.press('Enter');
      },
      'Heard user: U0AC4RK9Q09',
    ],
    'a channel': [
      async () => {
        await message.getByRole('combobox', { name: 'Channel' }).fill('six');
        await page.getByRole('option', { name: '#six-eight' }).click();
      },
      'Heard channel: C0AC4RK9Q04',
    ],
    'a conversation': [
      async () => {
        await message.getByRole('combobox', { name: 'Conversation' }).fill('alder');
        await page.getByRole('option', { name: '#alder-all' }).click();
      },
      'Heard conversation: C0AC4RK9Q01',
    ],
    'a topic that the app finds': [
      async () => {
        const field = message.getByRole('combobox', { name: 'Topic' });
        await field.click();
        await page.getByText('Type 2 letters to search.').first().waitFor();
        await field.fill('fri');
        await page.getByRole('option', { name: 'Friction' }).click();
      },
      'Heard external: friction',
    ],
    'several grades, told when the list closes': [
      async () => {
        await message.getByRole('combobox', { name: 'Grades' }).click();
        await page.getByRole('option', { name: 'Grade 1' }).click();
        await page.getByRole('option', { name: 'Grade 3' }).click();
        await page.keyboard.press('Escape');
      },
      'Heard grades: grade 1 and grade 3',
    ],
    'no more colleagues than allowed': [
      async () => {
        await message.getByRole('combobox', { name: 'Colleagues' }).click();
        for (const name of ['Priya', 'June', 'Aisha']) await page.getByRole('option', { name }).click();
        await page.getByText('That is the most you can choose.').waitFor();
        await page.keyboard.press('Escape');
      },
      'Heard colleagues: U0AC4RK9Q03 and U0AC4RK9Q06',
    ],
    'a day': [() => message.getByLabel('Day').fill('2026-03-02'), 'Heard date: 2026-03-02'],
    'an hour': [() => message.getByLabel('Hour').fill('07:45'), 'Heard time: 07:45'],
    'a moment, meant in my own zone': [
      () => message.getByLabel('Date and time').fill('2026-03-02T07:30'),
      `Heard moment: ${Date.UTC(2026, 2, 2, 13, 30) / 1000}`,
    ],
    'a line of a ⋯ menu, without a mouse': [
      async () => {
        await message.getByRole('button', { name: 'More options' }).focus();
        for (const key of ['Enter', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
      },
      'Heard overflow: remove',
    ],
    'one of two': [() => message.getByRole('radio', { name: 'Noon' }).check(), 'Heard radio: noon'],
    'any of two': [
      async () => {
        await message.getByRole('checkbox', { name: 'Ask me' }).check();
        await messageWith(page, 'Heard boxes: ask').waitFor();
        await message.getByRole('checkbox', { name: 'Watch me' }).check();
      },
      'Heard boxes: ask and watch',
    ],
  };

  test.each(Object.entries(pressed))('the app hears of %s', async (_name, [use, heard]) => {
    await use();
    await messageWith(page, heard).waitFor();
  });

  test('a dangerous button asks first, and No tells the app nothing', async () => {
    await message.getByRole('button', { name: 'Delete it' }).click();
    const question = page.getByRole('alertdialog', { name: 'Delete it?' });
    await question.getByText('It will be gone.').waitFor();
    await question.getByRole('button', { name: 'Keep it' }).click();
    await question.waitFor({ state: 'detached' });
    await message.getByRole('button', { name: 'Plain' }).click();
    await messageWith(page, 'Heard plain').waitFor();
    expect(await page.getByText('Heard danger').count()).toBe(0);

    await message.getByRole('button', { name: 'Delete it' }).click();
    await question.getByRole('button', { name: 'Yes, delete' }).click();
    await messageWith(page, 'Heard danger: danger-value').waitFor();
  });

  test('a button with an address opens it in a new tab, and the app hears of it', async () => {
    const opened = page.context().waitForEvent('page');
    await message.getByRole('link', { name: 'Read more' }).click();
    await opened;
    await messageWith(page, 'Heard link: pressed').waitFor();
  });

  test('what was chosen stands there after a reload, and only for me', async () => {
    await message.getByRole('combobox', { name: 'Grade', exact: true }).click();
    await page.getByRole('option', { name: 'Grade 3' }).click();
    await messageWith(page, 'Heard static: grade 3').waitFor();
    await page.reload();
    const mine = messageWith(page, 'Everything that can be pressed').getByRole('combobox', {
      name: 'Grade',
      exact: true,
    });
    await expect.poll(() => mine.inputValue()).toBe('Grade 3');

    const june = await school.open('06', { channel: '2' });
    const hers = messageWith(june, 'Everything that can be pressed').getByRole('combobox', {
      name: 'Grade',
      exact: true,
    });
    expect(await hers.inputValue()).toBe('');
  });

  test('a press that the app does not answer is told under the message', async () => {
    school.practice.faults.add({ kind: 'drop_ack', type: 'interactive', times: null });
    await message.getByRole('button', { name: 'Plain' }).click();
    await message.getByRole('alert').getByText('Contour did not respond').waitFor();
    school.practice.faults.clear();
  });
});
