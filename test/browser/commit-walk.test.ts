import { describe, test } from 'vitest';
import { hasBrowser } from './open-page.ts';
import { messageWith, write } from './page/browser.ts';
import { keep, walk } from './walk.ts';

describe.skipIf(!hasBrowser)('a commitment on the practice page', async () => {
  const { become } = await walk();

  test('Mateo says it in one line, looks at the form, and Aisha answers on her phone', {
    timeout: 180_000,
  }, async () => {
    const mateo = await become('17');
    await write(mateo, '/commit help');
    await messageWith(mateo, 'shows what you owe').waitFor();
    await write(mateo, '/commit two talk moves in grade 7 by 12 March with @Aisha Rahman');
    const preview = messageWith(mateo, 'Nobody has seen it yet');
    await preview.waitFor();
    await keep(mateo, 'commit-1-line-wide');
    await preview.getByRole('button', { name: 'Add a support' }).click();
    const form = mateo.getByRole('dialog', { name: 'A commitment' });
    await form.getByLabel('Support 1: what is needed').fill('cover for one visit');
    await keep(mateo, 'commit-2-form-wide');
    await form.getByRole('button', { name: 'Add a support' }).click();
    await form.getByLabel('Support 2: what is needed').waitFor();
    await form.getByRole('button', { name: 'I ask it of a colleague' }).click();
    await form.getByLabel('Who will do it').waitFor();
    await keep(mateo, 'commit-3-asked-wide');
    await form.getByRole('button', { name: 'It is my own' }).click();
    await form.getByLabel('I have what I need').waitFor();
    await form.getByLabel('Support 1: what is needed').fill('');
    await form.getByLabel('I have what I need').check();
    await form.getByRole('button', { name: 'Preview' }).click();
    await mateo.getByRole('dialog', { name: 'Preview' }).getByRole('button', { name: 'Send' }).click();
    await mateo.keyboard.press('Escape');

    const aisha = await become('11', { phone: 360, isDark: true });
    const asked = messageWith(aisha, 'with you as partner');
    await asked.waitFor();
    await keep(aisha, 'commit-4-asked-narrow-dark', { isTouched: true });
    await asked.getByRole('button', { name: 'I will be your partner' }).tap();
    await messageWith(aisha, 'said they will do this').waitFor();

    const phone = await become('17', { phone: 360 });
    await messageWith(phone, 'You said you will do this').first().waitFor();
    await keep(phone, 'commit-5-open-narrow', { isTouched: true });
    await phone.getByRole('button', { name: /^Done/ }).first().tap();
    await phone.getByRole('dialog', { name: 'Done' }).getByLabel('What did students do?').waitFor();
    await keep(phone, 'commit-6-done-narrow', { isTouched: true });
  });
});
