import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { userIdOf } from '../../src/practice/sample-school.ts';
import { hasBrowser } from './open-page.ts';
import { messageWith, write } from './page/browser.ts';
import { choose, go, keep, pass, walk } from './walk.ts';

const everyone = 'C0AC4RK9Q01';

describe.skipIf(!hasBrowser)('a gap on the practice page', async () => {
  const { become, db } = await walk();
  const stage = async () => (await db.collection('gaps').findOne({}))?.stage;

  test('Yusuf asks what none of us knows, the agency shows it, he and Marisol teach it, and both can be found for it', {
    timeout: 300_000,
  }, async () => {
    const yusuf = await become('21', { channel: everyone });
    await write(yusuf, '/who-knows how do I help SLIFE students');
    const answer = messageWith(yusuf, 'You asked');
    await answer.getByRole('button', { name: 'None of these' }).click();
    await messageWith(yusuf, 'None of these, then').getByRole('button', { name: 'None of us knows this yet' }).click();
    await messageWith(yusuf, 'On record').waitFor();

    await listed(yusuf);
    await messageWith(yusuf, 'What none of us knows yet').getByRole('button', { name: 'Open: slife' }).click();
    await messageWith(yusuf, 'slife: named').getByRole('button', { name: 'I take it on: slife' }).click();
    await messageWith(yusuf, 'You own it now').getByRole('button', { name: 'I will learn it: slife' }).click();
    await messageWith(yusuf, 'You will learn it').waitFor();
    await keep(yusuf, 'gap-1-owned-wide');
    await messageWith(yusuf, 'You will learn it').getByRole('button', { name: 'Ask for a sponsor: slife' }).click();
    const sponsor = yusuf.getByRole('dialog', { name: 'Ask a colleague' });
    await choose(sponsor, 'Who could sponsor it', 'Renata Okafor');
    await sponsor.getByRole('button', { name: 'Ask', exact: true }).click();
    await yusuf.getByRole('dialog').getByText('I ask them in their working hours').waitFor();
    await close(yusuf);

    const renata = await become('01', { phone: 360 });
    await keep(renata, 'gap-2-asked-narrow', { isTouched: true });
    await messageWith(renata, 'would sponsor').getByRole('button', { name: 'I sponsor it' }).tap();
    await messageWith(renata, 'You sponsor it now').waitFor();
    const marisol = await become('05', { channel: everyone });
    await listed(marisol);
    await messageWith(marisol, 'What none of us').getByRole('button', { name: 'Open: slife' }).click();
    await messageWith(marisol, 'slife: searching').getByRole('button', { name: 'I will learn it: slife' }).click();
    await messageWith(marisol, 'You will learn it').waitFor();

    await write(yusuf, '/contour outside help');
    await messageWith(yusuf, 'Nobody has written down').getByRole('button', { name: 'Add outside help' }).click();
    const help = yusuf.getByRole('dialog', { name: 'Outside help' });
    await help.getByLabel('Who it is').fill('Region 4 consultant');
    await choose(help, 'Kind', 'Regional service agency');
    await help.getByLabel('What they know').fill('SLIFE, newcomers');
    await help.getByLabel('How to reach them').fill('math@region4.example');
    await keep(yusuf, 'gap-3-help-form-wide');
    await help.getByRole('button', { name: 'Save' }).click();
    await yusuf.getByRole('dialog').getByText('It is in the register').waitFor();
    await close(yusuf);
    await listed(yusuf);
    await messageWith(yusuf, 'What none of us').getByRole('button', { name: 'Open: slife' }).click();
    await messageWith(yusuf, 'plan how to bring it in').getByRole('button', { name: 'Where to look: slife' }).click();
    const look = messageWith(yusuf, 'Where to look for slife');
    await look.getByText('Region 4 consultant').waitFor();
    await keep(yusuf, 'gap-4-where-to-look-wide');
    await look.getByRole('button', { name: 'Plan to bring it in' }).click();
    const plan = yusuf.getByRole('dialog', { name: 'Bring it in' });
    await choose(plan, 'Help from outside (optional)', 'Region 4 consultant');
    await plan.getByRole('button', { name: 'Plan it' }).click();
    await yusuf.getByRole('dialog').getByRole('button', { name: 'Plan the session: slife' }).click();

    const mateo = await become('17', { channel: everyone });
    await show(yusuf, mateo, '10:00');
    await expect.poll(stage, { timeout: 30_000 }).toBe('being-learned');
    await keep(yusuf, 'gap-5-shown-wide');
    await teach(yusuf, mateo, '12:00');
    await teach(marisol, mateo, '14:00');
    await expect.poll(stage, { timeout: 30_000 }).toBe('carried');

    // Yusuf has had his messages of the day, and works on Thursday next.
    for (let day = 0; day < 2; day += 1) await pass(yusuf, 'Next school day');
    for (const page of [yusuf, marisol]) {
      await go(page, 'app');
      await messageWith(page, 'May others find you').getByRole('button', { name: 'Yes, list me' }).click();
      await messageWith(page, 'you are in the directory for it now').waitFor();
    }
    await keep(marisol, 'gap-6-listed-wide');
    const carriers = await db.collection('expertise').find({ topicKey: 'slife' }).toArray();
    expect(carriers.map(({ userId }) => userId).sort()).toEqual([userIdOf('05'), userIdOf('21')]);
  });
});

/** Does something, and waits until one more message with these words stands there: older ones stay in sight. */
async function oneMore(page: Page, words: string, act: () => Promise<void>): Promise<void> {
  const there = page.getByRole('article').filter({ hasText: words });
  const before = await there.count();
  await act();
  await expect.poll(() => there.count(), { timeout: 30_000 }).toBe(before + 1);
}

const listed = (page: Page) => oneMore(page, 'What none of us', () => write(page, '/contour gap'));

async function close(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();
}

/** One of us teaches it: from the gap to the session that took place. */
async function teach(host: Page, visitor: Page, at: string): Promise<void> {
  await listed(host);
  await messageWith(host, 'What none of us').getByRole('button', { name: 'Open: slife' }).click();
  await host.getByRole('button', { name: 'Teach it: slife' }).last().click();
  await show(host, visitor, at);
}

/** Fills in the open form for today at this hour, an hour from now; the visitor joins, and it takes place. */
async function show(host: Page, visitor: Page, at: string): Promise<void> {
  const form = host.getByRole('dialog', { name: 'Show a practice' });
  await form.getByLabel('What to watch for').fill('What does the student do first?');
  await choose(form, 'How', 'Live class with think-aloud');
  await form.getByLabel('Begins', { exact: true }).fill(at);
  await form.getByLabel('Ends', { exact: true }).fill(`${at.slice(0, 2)}:20`);
  await form.getByLabel('Where', { exact: true }).fill('Room 12');
  await form.getByLabel('Seats', { exact: true }).fill('1');
  await choose(form, 'Channel', 'alder-all');
  await form.getByRole('button', { name: 'Preview' }).click();
  await host.getByRole('dialog').getByRole('button', { name: 'Post it' }).click();
  await host.getByRole('dialog', { name: 'Posted' }).getByText('It stands in').waitFor();
  await close(host);
  const join = messageWith(visitor, '0 of 1 seat taken').getByRole('button', { name: /^Join/ });
  await oneMore(visitor, 'You have a seat', () => join.click());
  await pass(host, 'Next hour');
  await oneMore(host, 'Coming up', () => write(host, '/model list'));
  const held = messageWith(host, 'Coming up').getByRole('button', { name: 'It took place: slife' });
  await oneMore(host, 'Thank you. I ask each visitor', () => held.click());
  await pass(host, 'Next hour');
}
