import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasBrowser } from '../open-page.ts';
import { composer, focused, idOf, messageWith, openSchool, write } from './browser.ts';

describe.skipIf(!hasBrowser)('modals', () => {
  const school = openSchool();

  async function openForm(no = '07') {
    const page = await school.open(no, { channel: '1' });
    await write(page, '/demo form');
    const form = page.getByRole('dialog', { name: 'Ask a question' });
    await form.waitFor();
    return { page, form };
  }

  test('the focus begins in the first field, stays within the form, and goes back to where it was', async () => {
    const { page, form } = await openForm();
    expect(await focused(page)).toBe('Question');
    const visited = new Set<string>();
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press('Tab');
      const isOutside = await page.evaluate(
        () => document.activeElement !== document.body && !document.activeElement?.closest('dialog'),
      );
      expect(isOutside).toBe(false);
      visited.add(await focused(page));
    }
    expect([...visited]).toEqual(expect.arrayContaining(['Question', 'Close', 'Cancel', 'Send']));
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    expect(await composer(page).evaluate((field) => field === document.activeElement)).toBe(true);
  });

  test('a required field left empty is told beside it, read out, and has the focus', async () => {
    const { page, form } = await openForm();
    await form.getByLabel('Link').focus();
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByRole('alert').getByText('One thing to mend').waitFor();
    expect(await focused(page)).toBe('Question');
    const question = form.getByLabel('Question');
    expect(await question.getAttribute('aria-invalid')).toBe('true');
    const described = await question.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described}"]`).textContent()).toMatch(/\w+/);
    await question.pressSequentially('Who');
    await form.getByText('One thing to mend').waitFor({ state: 'detached' });
    expect(await question.getAttribute('aria-invalid')).not.toBe('true');
    expect(await focused(page)).toBe('Question');
  });

  test('what the app finds wrong is told beside the field, and nothing typed is lost', async () => {
    const { form } = await openForm();
    await form.getByLabel('Question').fill('How do I help Tommy?');
    await form.getByLabel('Email').fill('kofi@aldercreek.example');
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('This seems to name a pupil.', { exact: true }).waitFor();
    expect(await form.getByLabel('Question').inputValue()).toBe('How do I help Tommy?');
    expect(await form.getByLabel('Email').inputValue()).toBe('kofi@aldercreek.example');
  });

  test('everything filled in arrives, and the form turns into what the app answers', async () => {
    const { page, form } = await openForm('12');
    await fillIn(page);
    await form.getByRole('button', { name: 'Send' }).click();
    const done = page.getByRole('dialog', { name: 'Sent' });
    await done.getByText('Your question is on its way.').waitFor();
    expect(await focused(page)).toBe('Sent');
    await done.getByRole('button', { name: 'Done' }).click();
    await done.waitFor({ state: 'detached' });

    await page
      .getByRole('navigation', { name: 'Conversations' })
      .getByRole('link', { name: /Messages/ })
      .click();
    const sent = page.getByRole('main').getByRole('article').filter({ hasText: '"question"' });
    const [, json = ''] = /(\{.*\})/s.exec((await sent.textContent()) ?? '') ?? [];
    const values = JSON.parse(json);
    expect(values).toMatchObject({
      question: 'Who knows fractions?\nMe too.',
      topic: { value: 'grade 3' },
      people: ['U0AC4RK9Q11', 'U0AC4RK9Q03'],
      until: '2026-03-02',
      need: { value: 'to see it live' },
      name: [{ value: 'ask without my name' }],
      mail: 'grace@aldercreek.example',
      count: '3',
      link: 'https://example.org/',
    });
    expect(values.files).toHaveLength(1);
  });

  test('a second form lies over the first, and closing it brings back what was typed', async () => {
    const { page, form } = await openForm('14');
    await form.getByLabel('Question').fill('Half a question');
    await form.getByRole('button', { name: 'Who sees what' }).click();
    const second = page.getByRole('dialog', { name: 'Who sees what' });
    await second.getByText('You and the person asked.').waitFor();
    expect(await focused(page)).toBe('Who sees what');
    await second.getByRole('button', { name: 'Back' }).click();
    await form.waitFor();
    expect(await form.getByLabel('Question').inputValue()).toBe('Half a question');
    await form.getByRole('button', { name: 'Who sees what' }).click();
    await second.getByRole('button', { name: 'Close', exact: true }).click();
    await second.waitFor({ state: 'detached' });
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('Escape closes an open list, not the form around it', async () => {
    const { page, form } = await openForm('15');
    await form.getByLabel('Topic').click();
    await page.getByRole('option', { name: 'Grade 1' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('option', { name: 'Grade 1' }).waitFor({ state: 'detached' });
    expect(await form.isVisible()).toBe(true);
  });

  test('what is typed right after a form was closed is heard, however long the workspace takes', async () => {
    const { page, form } = await openForm('09');
    let answered = () => {};
    const typed = new Promise<void>((resolve) => {
      answered = resolve;
    });
    await page.route('**/page/c{lear,lose}View*', async (route) => {
      await typed;
      await route.continue();
    });
    await form.getByRole('button', { name: 'Close', exact: true }).last().click();
    await write(page, 'Good morning');
    await messageWith(page, 'Good morning').waitFor();
    answered();
    const open = () => Object.values(school.practice.workspace.state.views).filter(({ user }) => user === idOf('09'));
    await expect.poll(open, { timeout: 10_000 }).toEqual([]);
  });

  test('a form is still open after a reload', async () => {
    const { page, form } = await openForm('16');
    await page.reload();
    await form.waitFor();
    await form.getByRole('button', { name: 'Cancel' }).click();
    await form.waitFor({ state: 'detached' });
  });
});

async function fillIn(page: Page): Promise<void> {
  const form = page.getByRole('dialog');
  await form.getByLabel('Question').fill('Who knows fractions?\nMe too.');
  await form.getByLabel('Topic').click();
  await page.getByRole('option', { name: 'Grade 3' }).click();
  const people = form.getByLabel('People');
  await people.fill('aisha');
  await page.keyboard.press('Enter');
  await people.fill('priya');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await form.getByLabel('By when').fill('2026-03-02');
  await form.getByRole('radio', { name: 'To see it live' }).check();
  await form.getByRole('checkbox', { name: 'Ask without my name' }).check();
  await form.getByLabel('Email').fill('grace@aldercreek.example');
  await form.getByLabel('How many').fill('3');
  await form.getByLabel('Link').fill('https://example.org/');
  await form.getByLabel('Files').setInputFiles({ name: 'staff.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') });
  await form.getByText('staff.csv').first().waitFor();
}
