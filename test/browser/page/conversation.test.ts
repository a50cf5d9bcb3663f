import { describe, expect, test } from 'vitest';
import { hasBrowser } from '../open-page.ts';
import { composer, focused, messageWith, openSchool, write } from './browser.ts';

describe.skipIf(!hasBrowser)('conversations', () => {
  const school = openSchool();

  test('a command is found by its first letters, explained, and run by Enter, for my eyes only', async () => {
    const page = await school.open('07', { channel: '2' });
    await composer(page).focus();
    await page.keyboard.type('/wh');
    await page.getByRole('option', { name: '/who-knows [question]' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await composer(page).inputValue()).toBe('/who-knows ');
    await page.getByText('Find the colleague who knows').waitFor();
    await page.keyboard.type('number talks');
    await page.keyboard.press('Enter');
    const answer = messageWith(page, 'Looking for: number talks');
    await answer.getByText('Only visible to you').waitFor();
    expect(await composer(page).inputValue()).toBe('');

    const june = await school.open('06', { channel: '2' });
    await june.getByText('This is the beginning of').waitFor();
    expect(await june.getByText('Looking for: number talks').count()).toBe(0);
  });

  test('a command typed in full is run by the same Enter', async () => {
    const page = await school.open('10', { channel: '3' });
    await composer(page).focus();
    await page.keyboard.type('/echo');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await messageWith(page, 'You said:').waitFor();
  });

  test('a command without an answer is told as Slack tells it, and the text is not lost', async () => {
    const page = await school.open('07', { channel: '2' });
    await write(page, '/silent please');
    await page.getByRole('alert').getByText('/silent failed with the error operation_timeout').waitFor();
    expect(await composer(page).inputValue()).toBe('/silent please');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await write(page, '/nothing');
    await page.getByRole('alert').getByText('/nothing is not a valid command').waitFor();
  });

  test('Shift+Enter makes a new line, Enter sends, and markup stays words', async () => {
    const page = await school.open('08', { channel: '2' });
    await composer(page).focus();
    await page.keyboard.type('<b>one</b> & *two*');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('<img src=x onerror=alert(1)>');
    await page.keyboard.press('Enter');
    const message = messageWith(page, 'onerror');
    await expect.poll(() => message.textContent()).toContain('<b>one</b> & two<img src=x onerror=alert(1)>');
    expect(await message.locator('strong').textContent()).toBe('two');
    expect(await message.locator('b, img').count()).toBe(0);
  });

  test('what is written while the last one is still on its way goes, too', async () => {
    const page = await school.open('08', { channel: '2' });
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/page/post', async (route) => {
      if (route.request().postData()?.includes('First of two')) await held;
      await route.continue();
    });
    await write(page, 'First of two');
    await write(page, 'Second of two');
    await messageWith(page, 'Second of two').waitFor();
    letGo();
    await messageWith(page, 'First of two').waitFor();
  });

  test('someone named after @ sees it at once in another tab, as waiting, and then as a mention', async () => {
    const lucia = await school.open('09', { channel: '1' });
    const page = await school.open('05', { channel: '2' });
    await composer(page).focus();
    await page.keyboard.type('Thank you @luc');
    await page.getByRole('option', { name: 'Lucía Paredes' }).click();
    await page.keyboard.type('for the counting jars');
    await page.keyboard.press('Enter');
    await messageWith(page, 'Thank you @Lucía Paredes').waitFor();

    const channel = lucia.getByRole('link', { name: 'k-2 1 waiting for you' });
    await channel.click();
    await messageWith(lucia, 'Thank you').getByText('@Lucía Paredes').waitFor();
    await lucia.getByRole('link', { name: 'k-2', exact: true }).waitFor();
  });

  test('a new message of someone else is read out', async () => {
    const ben = await school.open('10', { channel: '3' });
    await ben.getByText('This is the beginning of').waitFor();
    const page = await school.open('12', { channel: '3' });
    await write(page, 'Fraction strips are in the blue *box*');
    await ben
      .getByRole('status')
      .filter({ hasText: 'Grace Liu: Fraction strips are in the blue box' })
      .waitFor({ state: 'attached' });
  });

  test('a thread is opened without a mouse, answered beside its channel, and counted', async () => {
    const page = await school.open('11', { channel: '3' });
    await write(page, 'Who wants to see a number line?');
    const message = messageWith(page, 'Who wants to see');
    await message.waitFor();
    await message.getByRole('button', { name: /^Actions for the message/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Reply in thread' }).waitFor();
    await page.keyboard.press('Enter');
    const thread = page.getByRole('region', { name: 'Thread' });
    await expect.poll(() => focused(page)).toBe('Thread');
    await thread.getByRole('textbox').fill('I do');
    await page.keyboard.press('Enter');
    await thread.getByRole('article').filter({ hasText: 'I do' }).waitFor();
    await message.getByRole('button', { name: /^1 reply/ }).waitFor();

    await thread.getByRole('textbox').fill('/who-knows this');
    await page.keyboard.press('Enter');
    await thread.getByText('Slash commands of apps do not work in threads.').waitFor();
    expect(await thread.getByRole('textbox').inputValue()).toBe('/who-knows this');

    await page.keyboard.press('Escape');
    await thread.waitFor({ state: 'detached' });
    await page.goBack();
    await thread.waitFor();
  });

  test('arrows go from message to message', async () => {
    const page = await school.open('21', { channel: '5' });
    for (const text of ['one', 'two', 'three']) {
      await write(page, text);
      await messageWith(page, text).waitFor();
    }
    await messageWith(page, 'three')
      .getByRole('button', { name: /^Actions/ })
      .focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.closest('article')?.textContent)).toContain('one');
  });

  test('a reaction is added, counted for all, and taken back', async () => {
    const page = await school.open('22', { channel: '5' });
    await write(page, 'The plan is done');
    const message = messageWith(page, 'The plan is done');
    await message.getByRole('button', { name: /^Actions/ }).click();
    await page.getByRole('menuitem', { name: 'Add a reaction' }).click();
    await page.getByRole('button', { name: 'tada' }).click();
    const nia = await school.open('23', { channel: '5' });
    const hers = messageWith(nia, 'The plan is done').getByRole('button', { name: 'tada: Carol Jensen' });
    await hers.click();
    const both = message.getByRole('button', { name: 'tada: Carol Jensen, Nia Thompson', pressed: true });
    await both.click();
    await message.getByRole('button', { name: 'tada: Nia Thompson', pressed: false }).waitFor();
  });

  test('the app’s own line in the menu of a message takes its text', async () => {
    const page = await school.open('17', { channel: '4' });
    await write(page, 'Integers are hard');
    await messageWith(page, 'Integers are hard')
      .getByRole('button', { name: /^Actions/ })
      .click();
    await page.getByRole('menuitem', { name: 'Ask about this' }).click();
    await messageWith(page, 'You asked about: Integers are hard').waitFor();
  });

  test('the lightning menu opens the app’s form from anywhere', async () => {
    const page = await school.open('18', { channel: '4' });
    await page.getByRole('button', { name: 'Shortcuts' }).click();
    await page.getByRole('menuitem', { name: /Open the form/ }).click();
    await page.getByRole('dialog', { name: 'Ask a question' }).waitFor();
    await page.keyboard.press('Escape');
  });

  test('one’s own message can be taken back, and a private answer dismissed', async () => {
    const page = await school.open('19', { channel: '4' });
    await write(page, 'Wrong channel');
    await messageWith(page, 'Wrong channel')
      .getByRole('button', { name: /^Actions/ })
      .click();
    await page.getByRole('menuitem', { name: 'Delete message' }).click();
    await page.getByText('Wrong channel').waitFor({ state: 'detached' });
    await write(page, '/echo me');
    await messageWith(page, 'You said: me')
      .getByRole('button', { name: /^Actions/ })
      .click();
    await page.getByRole('menuitem', { name: 'Dismiss this message' }).click();
    await messageWith(page, 'You said: me').waitFor({ state: 'detached' });
  });

  test('a file travels with a message, an image is shown', async () => {
    const page = await school.open('20', { channel: '4' });
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Attach files' }).click(),
    ]);
    await chooser.setFiles([
      { name: 'groups.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') },
      { name: 'dot.png', mimeType: 'image/png', buffer: Buffer.from(onePixel, 'base64') },
    ]);
    await page.getByRole('button', { name: 'Remove dot.png' }).waitFor();
    await write(page, 'Reading groups');
    const message = messageWith(page, 'Reading groups');
    await message.getByRole('link', { name: 'groups.csv' }).waitFor();
    const image = message.getByRole('img', { name: 'dot.png' });
    await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1);
  });

  test('a channel seen from outside can be joined, then written in, then left', async () => {
    const page = await school.open('13', { channel: '4' });
    await page.getByText('You are looking at #six-eight from outside.').waitFor();
    await page.getByRole('button', { name: 'Join channel' }).click();
    await write(page, 'Hello from grade 5');
    await messageWith(page, 'Hello from grade 5').waitFor();
    await page.getByRole('button', { name: 'Actions for #six-eight' }).click();
    await page.getByRole('menuitem', { name: 'Leave #six-eight' }).click();
    await page.getByRole('link', { name: 'six-eight (not joined)' }).waitFor();
    await page.getByRole('heading', { name: '#six-eight' }).waitFor({ state: 'detached' });
  });

  test('people are chosen for a new conversation, and each of them sees it waiting', async () => {
    const page = await school.open('24');
    await page.getByRole('button', { name: 'New message' }).click();
    const dialog = page.getByRole('dialog', { name: 'New message' });
    await dialog.getByLabel('To').fill('dana');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Write' }).click();
    await page.getByRole('heading', { name: 'Dana Whitehorse' }).waitFor();
    await write(page, 'Hola');
    await messageWith(page, 'Hola').waitFor();

    const dana = await school.open('20', { channel: '4' });
    await dana.getByRole('link', { name: /Rosa Delgado 1 waiting for you/ }).click();
    await messageWith(dana, 'Hola').waitFor();
  });

  test('the app’s own conversation takes commands and refuses words', async () => {
    const page = await school.open('04');
    await page
      .getByRole('navigation', { name: 'Conversations' })
      .getByRole('link', { name: 'Messages', exact: true })
      .click();
    await page.getByText('Contour reads no messages here.').waitFor();
    await write(page, '/echo books');
    await messageWith(page, 'You said: books').waitFor();
    await write(page, 'good morning');
    await page.getByRole('alert').getByText('Sending messages to this app has been turned off.').waitFor();
  });

  test('times are those of the person who reads: Rosa in Phoenix is an hour behind', async () => {
    const page = await school.open('24', { channel: '5' });
    await write(page, 'Buenos días');
    await messageWith(page, 'Buenos días').getByText('9:05 AM').waitFor();
    const nia = await school.open('23', { channel: '5' });
    await messageWith(nia, 'Buenos días').getByText('10:05 AM').waitFor();
  });

  test('a date in a message is told in the zone of its reader', async () => {
    const page = await school.open('24', { channel: '5' });
    await write(page, '/demo private');
    await messageWith(page, 'Aisha Rahman can help').getByText('today 10:05 AM').waitFor();
  });

  test('blocks that are only looked at name people, link channels and keep lists and tables', async () => {
    const page = await school.open('02', { channel: '1' });
    await write(page, '/demo private');
    const message = messageWith(page, 'Aisha Rahman can help');
    await message.getByRole('heading', { name: 'Aisha Rahman can help' }).waitFor();
    await message.getByText('@June Abernathy').waitFor();
    expect(await message.getByRole('listitem').allTextContents()).toEqual(['dot cards', 'ten frames']);
    expect(await message.getByRole('table').textContent()).toContain('Grace Liu');
    expect(await message.getByRole('link', { name: 'talk moves' }).getAttribute('href')).toBe(
      'https://example.org/talk',
    );
  });
});

const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
