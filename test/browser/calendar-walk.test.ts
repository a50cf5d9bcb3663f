import { describe, test } from 'vitest';
import { hasBrowser } from './open-page.ts';
import { messageWith, write } from './page/browser.ts';
import { keep, walk } from './walk.ts';

describe.skipIf(!hasBrowser)('the school’s calendar, on the practice page', async () => {
  const { become } = await walk();

  test('Renata looks at it, corrects a day in the form, imports days, and takes a closed day back', {
    timeout: 120_000,
  }, async () => {
    const renata = await become('01');
    await write(renata, '/contour calendar');
    await messageWith(renata, 'Fri, Feb 27: staff only, PD day').waitFor();
    await keep(renata, 'calendar-1-two-weeks-wide');

    await renata.getByRole('button', { name: 'Edit the school calendar' }).click();
    const form = renata.getByRole('dialog', { name: 'School calendar' });
    const days = form.getByLabel('Days that differ');
    await days.fill('2026-02-27: staff only, PD day\n2026-03-06: carnival');
    await keep(renata, 'calendar-2-form-wide');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByRole('alert').getByText('Line 2: “carnival” is no kind of day').waitFor();
    await keep(renata, 'calendar-3-fault-wide');
    await days.fill('2026-02-27: staff only, PD day\n2026-03-06: closed, Founder’s day');
    await form.getByRole('button', { name: 'Save' }).click();
    await renata.getByText('Fri, Mar 6: closed, Founder’s day').waitFor();
    await keep(renata, 'calendar-4-saved-wide');
    await renata.keyboard.press('Escape');

    await write(renata, '/contour calendar');
    await renata.getByRole('button', { name: 'Import days from a calendar file or a list' }).last().click();
    const list = 'from,to,kind,name\n2026-03-30,2026-04-03,closed,Spring break\n2026-04-31,,closed,';
    await renata.getByRole('dialog', { name: 'Import days' }).getByLabel('Or paste the list here').fill(list);
    await renata.getByRole('button', { name: 'Check' }).click();
    await renata.getByText('“2026-04-31” is no day').waitFor();
    await keep(renata, 'calendar-5-report-wide');
    await renata.getByRole('button', { name: 'Use these days' }).click();
    await renata.getByText('The days are in the calendar now.').waitFor();
    await renata.keyboard.press('Escape');

    const onPhone = await become('01', { phone: 360, isDark: true });
    await write(onPhone, '/contour closed today');
    await messageWith(onPhone, 'The school is closed today').waitFor();
    await keep(onPhone, 'calendar-6-closed-narrow-dark', { isTouched: true });
    await onPhone.getByRole('button', { name: 'Undo: the school is open today' }).tap();
    await messageWith(onPhone, 'is a day like it was planned').waitFor();
    await keep(onPhone, 'calendar-7-open-again-narrow-dark', { isTouched: true });
    await write(onPhone, '/contour calendar');
    await messageWith(onPhone, 'Fri, Mar 6: closed, Founder’s day').waitFor();
    await keep(onPhone, 'calendar-8-two-weeks-narrow-dark', { isTouched: true });
    await onPhone.getByRole('button', { name: 'Edit the school calendar' }).last().tap();
    await onPhone.getByRole('dialog', { name: 'School calendar' }).getByLabel('Days that differ').waitFor();
    await keep(onPhone, 'calendar-9-form-narrow-dark', { isTouched: true });
  });
});
