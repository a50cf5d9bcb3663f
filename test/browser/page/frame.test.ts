import type { WebSocketRoute } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasBrowser } from '../open-page.ts';
import { composer, focused, idOf, messageWith, openSchool, write } from './browser.ts';

describe.skipIf(!hasBrowser)('the practice page', () => {
  const school = openSchool();

  test('a first visit makes one Kofi, says what to try, and writes it for him', async () => {
    const page = await school.open(null);
    expect(new URL(page.url()).searchParams.get('as')).toBe(idOf('07'));
    const welcome = page.getByRole('region', { name: 'Welcome to Alder Creek K–8' });
    await welcome.getByText('You are Kofi Mensah, Grade 1 teacher').waitFor();
    await welcome.getByRole('button', { name: 'Try it' }).click();
    await expect.poll(() => composer(page).inputValue()).toBe('/who-knows how do I get quiet students talking in math');
    expect(await focused(page)).toBe('Message #alder-all');
    await page.keyboard.press('Enter');
    await messageWith(page, 'Looking for: how do I get quiet students talking in math').waitFor();

    await page.reload();
    await messageWith(page, 'Looking for').waitFor();
    expect(await welcome.count()).toBe(0);
    await page.getByRole('button', { name: 'What to try' }).click();
    await welcome.waitFor();
  });

  test('one becomes someone else by a few letters, and lands where something waits', async () => {
    const page = await school.open('07', { channel: '2' });
    await write(page, 'Good morning @June Abernathy');
    const switcher = page.getByRole('button', { name: 'You are:' });
    await expect.poll(() => switcher.textContent()).toContain('for June');
    await switcher.click();
    await page.getByRole('option', { name: /June Abernathy.*1 waiting/ }).waitFor();
    await page.keyboard.type('librar');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /You are: Dale Whitcomb, Librarian/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('as')).toBe(idOf('04'));

    await switcher.click();
    expect(await page.getByRole('heading', { name: '#k-2' }).count(), 'the same place as before').toBe(1);
    await page.getByRole('link', { name: 'alder-all' }).click();
    await page.getByRole('heading', { name: '#alder-all' }).waitFor();
    await switcher.click();
    await page.getByRole('combobox', { name: 'Become someone else' }).fill('june');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '#k-2' }).waitFor();
    await messageWith(page, 'Good morning').waitFor();
    await page.goBack();
    await page.getByRole('button', { name: /You are: Dale Whitcomb/ }).waitFor();
  });

  test('Escape leaves the list of people as it was', async () => {
    const page = await school.open('07');
    await page.getByRole('button', { name: 'You are:' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('option').first().waitFor({ state: 'detached' });
    expect(await focused(page)).toContain('Kofi Mensah');
  });

  test('school time moves by an hour, to the next school day, to Friday afternoon, and is read out', async () => {
    const page = await school.open('01');
    const now = page.getByRole('region', { name: 'School time' }).getByRole('time');
    await expect.poll(() => now.textContent()).toBe('Tue, Feb 24, 10:05 AM');
    for (const [press, then] of [
      ['Next hour', 'Tue, Feb 24, 11:05 AM'],
      ['Next school day', 'Wed, Feb 25, 7:30 AM'],
      ['Friday afternoon', 'Fri, Feb 27, 3:00 PM'],
    ] as const) {
      await page.getByRole('button', { name: press }).click();
      await page
        .getByRole('status')
        .filter({ hasText: `School time is now ${then}` })
        .waitFor({ state: 'attached' });
      expect(await now.textContent()).toBe(then);
    }
    const rosa = await school.open('24');
    await rosa.getByText('2:00 PM for you').waitFor();
  });

  test('a lost connection is told, and what was missed is there when it is back', async () => {
    const sockets: WebSocketRoute[] = [];
    let isDown = false;
    const page = await school.open('03', {
      channel: '6',
      prepare: (fresh) =>
        fresh.routeWebSocket(/page\/live/, (socket) => {
          if (isDown) return void socket.close();
          sockets.push(socket);
          socket.connectToServer();
        }),
    });
    await page.getByText('This is the beginning of').waitFor();
    isDown = true;
    await sockets[0]?.close();
    await page.getByRole('status').filter({ hasText: 'Connection lost. Trying again…' }).waitFor();
    const renata = await school.open('01', { channel: '6' });
    await write(renata, 'Sent while you were away');
    await messageWith(renata, 'Sent while').waitFor();
    expect(await page.getByText('Sent while').count()).toBe(0);
    isDown = false;
    await page.getByRole('status').filter({ hasText: 'Connected again.' }).waitFor();
    await messageWith(page, 'Sent while you were away').waitFor();
  });

  test('an address with nobody’s id says so and offers Kofi', async () => {
    const page = await school.open('07');
    await page.goto(`${school.practice.pageUrl}?as=U000NOBODY`);
    await page.getByRole('alert').getByText('Nobody here has the id U000NOBODY.').waitFor();
    await page.getByRole('button', { name: 'Go in as Kofi Mensah' }).click();
    await page.getByRole('button', { name: /You are: Kofi Mensah/ }).waitFor();
  });

  test('the Home tab is told that it was opened, and its fields work', async () => {
    const page = await school.open('12');
    await page.getByRole('link', { name: 'Home' }).first().click();
    const home = page.getByRole('main');
    await home.getByText('You chose: nothing yet').waitFor();
    await home.getByRole('combobox', { name: 'Questions a week' }).click();
    await page.getByRole('option', { name: 'Two' }).click();
    await home.getByText('You chose: two').waitFor();
    await home.getByLabel('A note').fill('after lunch');
    await page.keyboard.press('Enter');
    await home.getByText('You chose: after lunch').waitFor();
    await page.reload();
    await home.getByText('You chose:').waitFor();
  });

  test('a link to a message leads to its thread, as the same person', async () => {
    const page = await school.open('06', { channel: '2' });
    const asked = await school.practice.as('05').post('C0AC4RK9Q02', 'Who has ten frames?');
    const answered = await school.practice.as('08').post('C0AC4RK9Q02', 'I have twenty', asked);
    const link = `${school.practice.pageUrl}archives/C0AC4RK9Q02/p${answered.replace('.', '')}`;
    await write(page, `See ${link}`);
    await messageWith(page, 'See').getByRole('link').click();
    await page.getByRole('region', { name: 'Thread' }).getByText('I have twenty').waitFor();
    await page.getByRole('button', { name: /You are: June Abernathy/ }).waitFor();
  });

  test('the window’s title says who, where, and what is waiting', async () => {
    const page = await school.open('13', { channel: '3' });
    await expect.poll(() => page.title()).toBe('#three-five · Peter Novak · Alder Creek K–8');
    const ben = await school.open('10', { channel: '1' });
    await write(ben, 'See @Peter Novak');
    await expect.poll(() => page.title()).toBe('(1) #three-five · Peter Novak · Alder Creek K–8');
  });

  test('someone whose account is switched off can be looked through, and told why nothing works', async () => {
    const page = await school.open('26');
    await page.getByRole('button', { name: /You are: Walter Briggs/ }).waitFor();
    await page.getByRole('alert').getByText('This account is deactivated.').waitFor();
  });

  test('on a tablet one still reads who one is, and the clock is folded', async () => {
    const page = await school.open('21');
    await page.setViewportSize({ width: 820, height: 1000 });
    await page.getByRole('button', { name: /^School time: .* Move it forward/ }).waitFor();
    const who = page.getByRole('button', { name: /You are: Yusuf Ahmed/ }).locator('.switcher-who');
    expect(await who.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  });

  test('the first Tab leads past the header to the conversation', async () => {
    const page = await school.open('07', { channel: '2' });
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the conversation');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('conversation');
  });
});

describe.skipIf(!hasBrowser)('on a phone', () => {
  const school = openSchool();

  test('conversations are behind a button, and going to one closes them', async () => {
    const page = await school.open('07', { phone: 360, channel: '1' });
    expect(await page.getByRole('link', { name: 'k-2' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Conversations' }).tap();
    await page.getByRole('dialog', { name: 'Conversations' }).getByRole('link', { name: 'k-2' }).tap();
    await page.getByRole('heading', { name: '#k-2' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('a thread takes the place of its conversation, and gives it back', async () => {
    const page = await school.open('07', { phone: 360, channel: '2' });
    await write(page, 'Who has dot cards?');
    await messageWith(page, 'dot cards')
      .getByRole('button', { name: /^Actions/ })
      .tap();
    await page.getByRole('menuitem', { name: 'Reply in thread' }).tap();
    await page.getByRole('region', { name: 'Thread' }).waitFor();
    expect(await composer(page).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Close thread' }).tap();
    await composer(page).waitFor();
  });

  test('school time moves by a menu', async () => {
    const page = await school.open('07', { phone: 360 });
    await page.getByRole('button', { name: /^School time/ }).tap();
    await page.getByRole('menuitem', { name: 'Next hour' }).tap();
    await page.getByRole('button', { name: /^School time: Tue, Feb 24, 11:05 AM/ }).waitFor();
  });
});
