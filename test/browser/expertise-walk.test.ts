import { describe, test } from 'vitest';
import { hasBrowser } from './open-page.ts';
import { messageWith, write } from './page/browser.ts';
import { keep, walk } from './walk.ts';

describe.skipIf(!hasBrowser)('a list of colleagues on the practice page', async () => {
  const { become } = await walk();

  test('Renata checks and sends it, Aisha says yes on her phone, and takes her entries with her', {
    timeout: 180_000,
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
  });
});
