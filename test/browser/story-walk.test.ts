import { describe, expect, test } from 'vitest';
import { hasBrowser } from './open-page.ts';
import { keep, walk } from './walk.ts';

describe.skipIf(!hasBrowser)('the three weeks on the practice page', async () => {
  // Friday 20 February 2026, 08:00 in Chicago: where a new practice workspace begins.
  const { become } = await walk('2026-02-20T14:00:00Z');

  test('Kofi plays them, pauses, looks as who acted last, and goes on step by step on a phone', {
    timeout: 180_000,
  }, async () => {
    const kofi = await become('07');
    const story = kofi.getByRole('region', { name: 'The three weeks' });
    await keep(kofi, 'story-1-begin-wide');
    await story.getByRole('button', { name: 'Play the three weeks' }).click();
    await kofi.getByRole('status').filter({ hasText: 'Renata says who answers' }).waitFor({ state: 'attached' });
    await story.getByRole('button', { name: 'Pause' }).click();
    await story.getByRole('button', { name: 'Next' }).waitFor();
    await keep(kofi, 'story-2-paused-wide');
    const before = await story.getByText(/\d+ of \d+\.$/).textContent();
    await story.getByRole('button', { name: /^Look as / }).click();
    await kofi.getByRole('button', { name: 'You are:' }).filter({ hasNotText: 'Kofi' }).waitFor();

    const phone = await become('08', { phone: 360, isDark: true });
    const onPhone = phone.getByRole('region', { name: 'The three weeks' });
    await onPhone.getByRole('button', { name: 'Next' }).tap();
    await expect.poll(() => onPhone.getByText(/\d+ of \d+\.$/).textContent(), { timeout: 30_000 }).not.toBe(before);
    await onPhone.getByRole('button', { name: 'Next' }).waitFor();
    await keep(phone, 'story-3-next-narrow-dark', { isTouched: true });
    await onPhone.getByRole('button', { name: 'Hide the three weeks' }).tap();
    await onPhone.waitFor({ state: 'detached' });
  });
});
