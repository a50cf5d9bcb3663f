import { describe, test } from 'vitest';
import { hasBrowser } from './open-page.ts';
import { messageWith, write } from './page/browser.ts';
import { keep, walk } from './walk.ts';

describe.skipIf(!hasBrowser)('a school that begins, on the practice page', async () => {
  const { become } = await walk();

  test('Renata finds the three steps and the school’s numbers, and Mateo his settings on his phone', {
    timeout: 180_000,
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
    // What the earlier commands did may still be under way.
    await messageWith(renata, 'is how to volunteer').waitFor();
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
  });
});
