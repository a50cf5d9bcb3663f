import { describe, expect, test } from 'vitest';
import { hasBrowser } from './open-page.ts';
import { messageWith, write } from './page/browser.ts';
import { choose, go, keep, pass, walk } from './walk.ts';

const sixEight = 'C0AC4RK9Q04';
const rooms = { '17': 'Room 20', '18': 'Room 21', '19': 'Lab 4', '20': 'Room 23' };

describe.skipIf(!hasBrowser)('a round of visits on the practice page', async () => {
  const { become, db } = await walk();

  test('Renata and June agree, grades 6 to 8 walk through four rooms, and say what they show', {
    timeout: 300_000,
  }, async () => {
    const renata = await become('01');
    await write(renata, '/contour agreement');
    const none = messageWith(renata, 'No working agreement is on record');
    await none.waitFor();
    await keep(renata, 'observe-1-no-agreement-wide');
    await none.getByRole('button', { name: 'Record the agreement' }).click();
    const record = renata.getByRole('dialog', { name: 'Working agreement' });
    await choose(record, 'Principal', 'Renata Okafor');
    await choose(record, 'Staff representative', 'June Abernathy');
    await keep(renata, 'observe-2-agreement-form-wide');
    await record.getByRole('button', { name: 'Put on record' }).click();
    await renata.getByText('colleagues can visit each other now').waitFor();
    await close(renata);

    const june = await become('06', { phone: 360, isDark: true });
    const named = messageWith(june, 'names you as one of the two who sign it');
    await named.waitFor();
    await named.getByRole('button', { name: 'Stop visits' }).waitFor();
    await keep(june, 'observe-3-named-narrow-dark', { isTouched: true });

    const erin = await become('16', { channel: sixEight });
    await write(erin, '/contour team');
    await messageWith(erin, 'Contour is not on').getByRole('button', { name: 'Switch on here' }).click();
    await messageWith(erin, 'has switched Contour on here').waitFor();
    await write(erin, '/observe');
    const form = erin.getByRole('dialog', { name: 'A round of visits' });
    await form.getByLabel('What puzzles us in our teaching').fill('Few students explain their thinking');
    await form.getByLabel('The one question to look at').fill('Who talks after the teacher asks?');
    await choose(form, 'How the visits go', 'Learning walk');
    await form.getByLabel('Last day').fill('2026-02-23');
    await keep(erin, 'observe-5-round-form-wide');
    await form.getByRole('button', { name: 'Preview' }).click();
    await form.getByText('The last day lies before the first').first().waitFor();
    await form.getByLabel('Last day').fill('2026-03-13');
    await form.getByRole('button', { name: 'Preview' }).click();
    await erin.getByRole('dialog', { name: 'Preview' }).getByText('Nobody has seen it yet').waitFor();
    await keep(erin, 'observe-6-preview-wide');
    await erin.getByRole('button', { name: 'Post it' }).click();
    await erin.getByRole('dialog', { name: 'Posted' }).getByText('It stands in').waitFor();
    await close(erin);
    await messageWith(erin, 'No door is open yet').waitFor();
    await keep(erin, 'observe-7-card-wide');

    for (const [no, place] of Object.entries(rooms)) {
      const host = await become(no, { channel: sixEight, phone: 360 });
      await messageWith(host, 'Learning walk').getByRole('button', { name: 'Open a door' }).tap();
      const door = host.getByRole('dialog', { name: 'Open a door' });
      await door.getByLabel('Day', { exact: true }).fill('2026-02-25');
      await choose(door, 'Lesson', `Block ${Object.keys(rooms).indexOf(no) + 1}`);
      await door.getByLabel('Where', { exact: true }).fill(place);
      if (no === '17' || no === '18') await door.getByLabel('Every week, until the round ends').check();
      if (no === '17') {
        await keep(host, 'observe-8-door-form-narrow', { isTouched: true });
      }
      await door.getByRole('button', { name: 'Preview' }).tap();
      const preview = host.getByRole('dialog', { name: 'Preview' });
      await preview.getByText('Open on').waitFor();
      if (no === '17') await keep(host, 'observe-9-door-preview-narrow', { isTouched: true });
      await preview.getByRole('button', { name: 'Open it' }).tap();
      await host.getByText('Your door is open').waitFor();
      await close(host);
      await host.context().close();
    }

    const card = messageWith(erin, 'Learning walk');
    for (const place of Object.values(rooms)) {
      await card
        .getByRole('button', { name: `Sign up: ${place}` })
        .first()
        .click();
      await expect
        .poll(() => db.collection('observations').countDocuments({ place, 'visitors.0': { $exists: true } }), {
          timeout: 40_000,
        })
        .toBe(1);
    }
    for (const place of ['Room 20', 'Room 21']) {
      await card
        .getByRole('button', { name: `Sign up: ${place}` })
        .last()
        .click();
      await expect
        .poll(() => db.collection('observations').countDocuments({ place, 'visitors.0': { $exists: true } }), {
          timeout: 40_000,
        })
        .toBe(2);
    }
    await keep(erin, 'observe-10-card-with-doors-wide');
    await pass(erin, 'Next school day');
    for (let hour = 0; hour < 6; hour += 1) await pass(erin, 'Next hour');
    for (const no of Object.keys(rooms)) {
      const host = await become(no, { phone: 360, isDark: true });
      const question = messageWith(host, 'Did the visit take place?');
      await question.waitFor();
      if (no === '17') await keep(host, 'observe-11-held-narrow-dark', { isTouched: true });
      await question.getByRole('button', { name: /^It took place/ }).tap();
      await messageWith(host, 'That it took place is kept').waitFor();
      await host.context().close();
    }

    await write(erin, '/observe');
    const round = erin.getByRole('dialog', { name: 'Visits in this channel' });
    await round.getByRole('button', { name: 'The report' }).waitFor();
    await keep(erin, 'observe-12-round-wide');
    await round.getByRole('button', { name: 'The report' }).click();
    const report = erin.getByRole('dialog', { name: 'What the rooms show' });
    for (const [step, label, words, closing] of steps) {
      await report.getByRole('button', { name: step }).click();
      await report.getByLabel(label).fill(words);
      await report.getByRole('button', { name: 'Save' }).click();
      await report.getByText('Saved').waitFor();
      if (step === 'Describe') await keep(erin, 'observe-13-described-wide');
      await report.getByRole('button', { name: closing }).click();
      await erin.getByRole('button', { name: 'Close it' }).click();
      if (step !== 'Name the next level') await report.getByText('Closed. The next step is open.').waitFor();
    }
    await erin.getByRole('dialog').getByText('for everyone at once').waitFor();
    await close(erin);
    const mateo = await become('17', { channel: sixEight, phone: 360, isDark: true });
    await messageWith(mateo, 'Partners talk first').waitFor();
    await keep(mateo, 'observe-14-result-narrow-dark', { isTouched: true });
    expect(await mateo.getByText(/nine of 24/).count()).toBe(0);
    await write(mateo, '/observe list');
    await messageWith(mateo, 'Coming up').waitFor();
    await keep(mateo, 'observe-15-list-narrow-dark', { isTouched: true });
    await go(mateo, 'app');
    await mateo.getByRole('main').getByRole('link', { name: 'Home', exact: true }).tap();
    await mateo.getByText('Visits later').or(mateo.getByText('Visits this week')).first().waitFor();
    await keep(mateo, 'observe-16-home-narrow-dark', { isTouched: true });

    // Both doors of 11 March are at lessons of a B day; once a day is lost, another class sits there.
    await pass(erin, 'Next school day');
    await write(renata, '/contour closed today');
    await messageWith(renata, 'The school is closed today').waitFor();
    // Hosts hear of it when they are at work again.
    await pass(renata, 'Next school day');
    const other = (page: typeof mateo) => messageWith(page, 'Another class is in this lesson then');
    await mateo.getByRole('main').getByRole('link', { name: 'Messages', exact: true }).tap();
    await other(mateo).waitFor();
    await keep(mateo, 'observe-17-other-class-narrow-dark', { isTouched: true });
    await other(mateo)
      .getByRole('button', { name: /^Keep this day/ })
      .tap();
    await messageWith(mateo, 'It stands after all').waitFor();
    await keep(mateo, 'observe-18-day-kept-narrow-dark', { isTouched: true });
    const tamika = await become('18', { phone: 360 });
    await other(tamika)
      .getByRole('button', { name: /^Move it there/ })
      .tap();
    await messageWith(tamika, 'Moved to').waitFor();
    await keep(tamika, 'observe-19-moved-narrow', { isTouched: true });
  });
});

const steps = [
  [
    'Describe',
    'What I saw and heard',
    'In Room 20 nine of 24 students spoke\nMateo waited five seconds',
    'Close the description',
  ],
  ['Write patterns', 'Patterns over the rooms', 'Few students speak twice', 'Close the patterns'],
  [
    'Name the next level',
    'The next level of work',
    'Partners talk first; we need ten minutes to plan it',
    'Show it to everyone',
  ],
] as const;

async function close(page: Awaited<ReturnType<Awaited<ReturnType<typeof walk>>['become']>>): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();
}
