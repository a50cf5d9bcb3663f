import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { userIdOf } from '../../src/practice/sample-school.ts';
import { hasBrowser } from './open-page.ts';
import { composer, focused, messageWith, write } from './page/browser.ts';
import { keep, walk } from './walk.ts';

const question = 'how do I get quiet students talking in math';

describe.skipIf(!hasBrowser)('a question on the practice page', async () => {
  const { become, db } = await walk();

  test('Mateo asks, Aisha has no time, Tamika helps, and he thanks her', { timeout: 180_000 }, async () => {
    const mateo = await become('17', { channel: 'C0AC4RK9Q01' });
    await write(mateo, `/who-knows ${question}`);
    const answer = messageWith(mateo, 'can help:');
    await answer.getByText('Only visible to you').waitFor();
    await answer.getByText('getting quiet students to explain their thinking').waitFor();
    await keep(mateo, 'walk-1-answer-wide');
    await answer.getByRole('button', { name: 'Ask Aisha', exact: true }).click();
    await messageWith(mateo, 'Asked @Aisha Rahman').waitFor();
    await heard(mateo, 'Contour, only visible to you: Asked Aisha Rahman.');

    const aisha = await become('11', { phone: 360 });
    await messageWith(aisha, question).getByText('@Mateo Ruiz').waitFor();
    await keep(aisha, 'walk-2-offer-narrow', { isTouched: true });
    await aisha.getByRole('button', { name: 'Not this time' }).tap();
    await aisha.getByRole('button', { name: 'No time' }).tap();
    await aisha.getByRole('button', { name: 'No time' }).waitFor({ state: 'detached' });
    await messageWith(aisha, 'That is fine').waitFor();
    await keep(aisha, 'walk-3-declined-narrow', { isTouched: true });

    const tamika = await become('18', { isDark: true });
    await keep(tamika, 'walk-4-offer-wide-dark');
    await tamika.getByRole('button', { name: 'I can help' }).click();
    await messageWith(tamika, 'You said you can help').waitFor();

    await go(mateo, 'Messages');
    await messageWith(mateo, '@Tamika Boyd can help you').waitFor();
    await keep(mateo, 'walk-5-state-wide');
    await mateo.getByRole('link', { name: /Tamika Boyd, Contour.*1 waiting for you/ }).click();
    await messageWith(mateo, 'Talk in this thread').waitFor();
    await keep(mateo, 'walk-6-conversation-wide');
    await mateo.getByRole('button', { name: 'This helped' }).click();
    const form = mateo.getByRole('dialog', { name: 'This helped' });
    await form.getByRole('button', { name: 'Say thanks' }).click();
    await form.getByText('Please complete this required field.', { exact: true }).waitFor();
    await form.getByLabel('What practice helped?').fill('Partners talk first, then two share');
    await form.getByLabel('Others with a similar question may find this one').check();
    await keep(mateo, 'walk-7-thanks-form-wide');
    await form.getByRole('button', { name: 'Say thanks' }).click();
    await mateo.getByRole('dialog').getByText('Your colleague will hear it').waitFor();
    await mateo.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();

    const thanks = messageWith(tamika, 'says this helped');
    await thanks.getByText('Partners talk first, then two share').waitFor();
    await thanks.getByRole('button', { name: 'Let others find it' }).click();
    await messageWith(tamika, 'You let others find this one').waitFor();
    await keep(tamika, 'walk-8-thanked-wide-dark');

    await go(mateo, 'Messages');
    await messageWith(mateo, '@Tamika Boyd helped').waitFor();
    await go(mateo, 'Home');
    await mateo.getByRole('button', { name: 'I tried it' }).waitFor();
    await keep(mateo, 'walk-9-home-wide');
    expect(await db.collection('questions').findOne({ askedBy: userIdOf('17') })).toMatchObject({
      status: 'helped',
      answerer: userIdOf('18'),
      offers: [{ state: 'declined', reason: 'no-time' }, { state: 'accepted' }],
      helped: { practice: 'Partners talk first, then two share', answererAgrees: true },
    });
  });

  test('the same goes with the keyboard alone, on a phone’s width', { timeout: 180_000 }, async () => {
    const peter = await become('13', { channel: 'C0AC4RK9Q03', isDark: true, phone: 360 });
    await composer(peter).focus();
    await peter.keyboard.type(`/who-knows how do we start with fractions on a number line`);
    await peter.keyboard.press('Enter');
    await messageWith(peter, 'can help').waitFor();
    await tabTo(peter, 'Ask Grace', 'Shift+Tab');
    await keep(peter, 'walk-keyboard-1-answer-narrow-dark', { isTouched: true });
    await peter.keyboard.press('Enter');
    await messageWith(peter, 'Asked @Grace Liu').waitFor();
    await heard(peter, 'Asked Grace Liu.');

    const grace = await become('12', { phone: 360 });
    await messageWith(grace, 'number line').waitFor();
    await composer(grace).or(grace.getByRole('textbox')).first().focus();
    await tabTo(grace, 'I can help', 'Shift+Tab');
    await grace.keyboard.press('Space');
    await messageWith(grace, 'You said you can help').waitFor();

    await peter.goto(`${new URL(peter.url()).origin}/?as=${userIdOf('13')}&channel=app`);
    await messageWith(peter, '@Grace Liu can help you').waitFor();
    await tabTo(peter, 'This helped', 'Tab');
    await peter.keyboard.press('Enter');
    await peter.getByRole('dialog', { name: 'This helped' }).getByLabel('What practice helped?').waitFor();
    await tabTo(peter, 'What practice helped?', 'Tab');
    await peter.keyboard.type('Strips first, then the line');
    await peter.keyboard.press('Enter');
    await messageWith(grace, 'Strips first, then the line').waitFor();
    await heard(grace, 'Strips first, then the line');
  });
});

/** What a screen reader says of its own accord. */
async function heard(page: Page, words: string): Promise<void> {
  await page.getByRole('status').filter({ hasText: words }).waitFor({ state: 'attached' });
}

async function go(page: Page, place: 'Home' | 'Messages'): Promise<void> {
  await page.getByRole('navigation', { name: 'Conversations' }).getByRole('link', { name: place }).click();
}

/** Presses the key until what has this name has the focus. */
async function tabTo(page: Page, name: string, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await focused(page)) === name) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The keyboard did not reach "${name}".`);
}
