import { describe, expect, test } from 'vitest';
import { hasBrowser } from './open-page.ts';
import { messageWith, write } from './page/browser.ts';
import { choose, go, keep, pass, walk } from './walk.ts';

const everyone = 'C0AC4RK9Q01';

describe.skipIf(!hasBrowser)('a modeling session on the practice page', async () => {
  const { become, db } = await walk();

  test('Aisha offers two times, Jamal and Mateo come by the channel and the waitlist, it takes place, and Mateo tries it', {
    timeout: 240_000,
  }, async () => {
    const aisha = await become('11', { channel: everyone });
    await write(aisha, '/model');
    const form = aisha.getByRole('dialog', { name: 'Show a practice' });
    await form.getByLabel('What I will show').fill('number talks');
    await form.getByLabel('What to watch for').fill('Who talks after the question?\nHow long is it quiet?');
    await choose(form, 'How', 'Live class with think-aloud');
    await form.getByLabel('Day', { exact: true }).fill('2026-02-25');
    await form.getByLabel('Begins', { exact: true }).fill('10:00');
    await form.getByLabel('Ends', { exact: true }).fill('09:00');
    await keep(aisha, 'model-1-form-wide');
    await form.getByRole('button', { name: 'Add another time' }).click();
    await form.getByLabel('Second time: day').fill('2026-02-26');
    await form.getByLabel('Second time: begins').fill('13:00');
    expect(await form.getByLabel('What I will show').inputValue()).toBe('number talks');
    await form.getByLabel('Where', { exact: true }).fill('Room 12');
    await form.getByLabel('Seats', { exact: true }).fill('1');
    await keep(aisha, 'model-2-form-two-times-wide');
    await form.getByRole('button', { name: 'Preview' }).click();
    await form.getByText('It ends before it begins. Choose a later end.').first().waitFor();
    await keep(aisha, 'model-3-form-fault-wide');
    await form.getByLabel('Ends', { exact: true }).fill('10:20');
    await form.getByRole('button', { name: 'Preview' }).click();
    await aisha.getByRole('dialog', { name: 'Preview' }).getByText('Nobody has seen it yet').waitFor();
    await keep(aisha, 'model-4-preview-wide');
    await aisha.getByRole('button', { name: 'Post it' }).click();
    const posted = aisha.getByRole('dialog', { name: 'Posted' });
    await posted.getByText('It stands in').waitFor();
    await posted.getByRole('button', { name: 'Close', exact: true }).last().click();
    await messageWith(aisha, 'number talks').getByText('0 of 1 seat taken.').first().waitFor();
    await keep(aisha, 'model-5-card-wide');

    const jamal = await become('15', { channel: everyone, phone: 360 });
    await messageWith(jamal, 'Watch for').getByRole('button', { name: 'Join: number talks' }).first().tap();
    const mine = messageWith(jamal, 'You have a seat. See you there!');
    await mine.waitFor();
    await keep(jamal, 'model-6-joined-narrow', { isTouched: true });
    await mine.getByRole('button', { name: 'Add to calendar' }).tap();
    await messageWith(jamal, 'in your messages from me').waitFor();

    const mateo = await become('17', { channel: everyone, phone: 360, isDark: true });
    await messageWith(mateo, 'Watch for').getByRole('button', { name: 'Waitlist: number talks' }).tap();
    await messageWith(mateo, 'You are number 1 on the waitlist').waitFor();
    await keep(mateo, 'model-7-waitlist-narrow-dark', { isTouched: true });

    await write(jamal, '/model list');
    await messageWith(jamal, 'Coming up').getByRole('button', { name: 'Leave: number talks' }).tap();
    await messageWith(jamal, 'takes it out of your calendar').waitFor();
    await go(jamal, 'app');
    await messageWith(jamal, 'Open this file to put it into your calendar')
      .getByRole('link', { name: /number talks/ })
      .waitFor();
    await keep(jamal, 'model-8-file-narrow', { isTouched: true });

    await go(mateo, 'app');
    await messageWith(mateo, 'A seat became free, and it is yours now.').waitFor();
    await keep(mateo, 'model-9-moved-up-narrow-dark', { isTouched: true });

    await write(aisha, '/model list');
    await keep(aisha, 'model-10-list-wide');
    await messageWith(aisha, 'Coming up').getByRole('button', { name: 'Change: number talks' }).first().click();
    const change = aisha.getByRole('dialog', { name: 'Change a session' });
    await change.getByLabel('Begins', { exact: true }).fill('11:00');
    await change.getByLabel('Ends', { exact: true }).fill('11:20');
    await keep(aisha, 'model-11-change-wide');
    await change.getByRole('button', { name: 'Change it' }).click();
    await aisha.getByText('Everyone concerned is told once').waitFor();
    await aisha.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();
    await messageWith(mateo, 'Moved: number talks').getByText('You keep your seat.').waitFor();

    await pass(aisha, 'Next school day');
    await go(mateo, 'app');
    await messageWith(mateo, 'Today: number talks').waitFor();
    await keep(mateo, 'model-12-reminder-narrow-dark', { isTouched: true });
    for (let hour = 0; hour < 5; hour += 1) await pass(aisha, 'Next hour');
    await go(aisha, 'app');
    const ask = messageWith(aisha, 'Did it take place?');
    await ask.waitFor();
    await keep(aisha, 'model-13-held-question-wide');
    await ask.getByRole('button', { name: 'It took place: number talks' }).click();
    await messageWith(aisha, 'Thank you for showing it').waitFor();

    await messageWith(mateo, 'What is the one thing you will try?').waitFor();
    await mateo.getByRole('button', { name: 'Say what I will try' }).tap();
    const trying = mateo.getByRole('dialog', { name: 'One thing to try' });
    await trying.getByLabel('The one thing I will try').fill('I wait five seconds after a question');
    await keep(mateo, 'model-14-try-form-narrow-dark', { isTouched: true });
    await trying.getByRole('button', { name: 'I will try it' }).tap();
    await mateo.getByRole('dialog').getByText('Thank you.').waitFor();
    await mateo.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().tap();

    for (let day = 0; day < 12; day += 1) await pass(aisha, 'Next school day');
    await go(mateo, 'app');
    await messageWith(mateo, 'Did you try it?').getByRole('button', { name: 'Tried it' }).tap();
    const tried = mateo.getByRole('dialog', { name: 'Did you try it?' });
    await tried.getByLabel('What did students do?').fill('Two more raised their hands');
    await tried.getByRole('button', { name: 'I tried it' }).tap();
    await mateo.getByRole('dialog').getByText('Thank you.').waitFor();
    await mateo.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().tap();
    await messageWith(mateo, 'What students did').waitFor();
    await keep(mateo, 'model-15-tried-narrow-dark', { isTouched: true });
    const evidence = await db
      .collection('evidence')
      .find({ kind: { $in: ['modeled', 'tried'] } })
      .toArray();
    expect(evidence.map(({ kind }) => kind).sort()).toEqual(['modeled', 'tried']);
  });
});
