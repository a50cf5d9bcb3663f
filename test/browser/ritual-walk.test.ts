import { describe, test } from 'vitest';
import { hasBrowser } from './open-page.ts';
import { messageWith, write } from './page/browser.ts';
import { choose, keep, pass, walk } from './walk.ts';

const sixEight = 'C0AC4RK9Q04';

describe.skipIf(!hasBrowser)('rituals on the practice page', async () => {
  const { become } = await walk();

  test('Erin chooses one for grades 6 to 8, Mateo answers it and thanks Tamika, who shows it to the team', {
    timeout: 300_000,
  }, async () => {
    const erin = await become('16', { channel: sixEight });
    await write(erin, '/contour team');
    await messageWith(erin, 'Contour is not on').getByRole('button', { name: 'Switch on here' }).click();
    await messageWith(erin, 'has switched Contour on here').waitFor();
    await write(erin, '/ritual');
    const library = erin.getByRole('dialog', { name: 'Rituals' });
    await library.getByText('Useful flop').waitFor();
    await keep(erin, 'ritual-1-library-wide');
    await library.getByRole('button', { name: 'Choose: Goal line' }).click();
    const form = erin.getByRole('dialog', { name: 'A ritual' });
    await choose(form, 'Day of the week', 'Wednesday');
    await form.getByLabel('Time').fill('20:30');
    await form.getByRole('button', { name: 'Preview' }).click();
    await form.getByText('Nobody is written to then').first().waitFor();
    await keep(erin, 'ritual-2-form-wide');
    await form.getByLabel('Time').fill('07:30');
    await form.getByRole('button', { name: 'Preview' }).click();
    await erin.getByText('Nobody has seen it yet').waitFor();
    await keep(erin, 'ritual-3-preview-wide');
    await erin.getByRole('button', { name: 'Start it' }).click();
    await erin.getByText('It runs in').waitFor();
    await erin.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();

    const tamika = await become('18', { channel: sixEight, phone: 360 });
    await messageWith(tamika, 'has switched Contour on here').getByRole('button', { name: 'Join' }).tap();
    await messageWith(tamika, 'You are in').waitFor();
    await pass(erin, 'Next school day');

    const mateo = await become('17', { channel: sixEight, phone: 360, isDark: true });
    const card = messageWith(mateo, 'One lesson this week');
    await card.getByRole('button', { name: 'Answer: Goal line' }).tap();
    const answer = mateo.getByRole('dialog', { name: 'Your answer' });
    await answer.getByLabel('Your answer', { exact: true }).fill('Grade 7, Thursday: five seconds of silence');
    await keep(mateo, 'ritual-4-answer-narrow-dark', { isTouched: true });
    await answer.getByRole('button', { name: 'Answer' }).tap();
    await mateo.getByText('It stands on the card now').waitFor();
    await mateo.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().tap();
    await card.getByText('five seconds of silence').waitFor();
    await keep(mateo, 'ritual-5-card-narrow-dark', { isTouched: true });

    await write(mateo, '/ritual thanks');
    const thanks = mateo.getByRole('dialog', { name: 'Thanks for a practice' });
    await choose(thanks, 'To', 'Tamika Boyd');
    await thanks.getByLabel('Because you …').fill('waited five seconds after each question');
    await thanks.getByLabel('… my students could').fill('finish their thought');
    await keep(mateo, 'ritual-6-thanks-form-narrow-dark', { isTouched: true });
    await thanks.getByRole('button', { name: 'Say thanks' }).tap();
    await mateo.getByText('hears of it in their working hours').waitFor();

    const told = await become('18', { phone: 360 });
    const heard = messageWith(told, 'thanks you for a practice');
    await heard.waitFor();
    await keep(told, 'ritual-7-thanks-narrow', { isTouched: true });
    await heard.getByRole('button', { name: 'Show it to this team' }).tap();
    await messageWith(told, 'It stands in').first().waitFor();
    await messageWith(erin, 'finish their thought').waitFor();
    await write(erin, '/ritual');
    const running = erin.getByRole('dialog', { name: 'Rituals' });
    await running.getByRole('button', { name: 'Pause: Goal line' }).waitFor();
    await keep(erin, 'ritual-8-running-wide');
  });
});
