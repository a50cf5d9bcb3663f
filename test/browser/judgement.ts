import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds by WCAG 2.2 AA and its best practices, in a line each. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  });
  return found;
}

/** Text that reaches out of the window sideways. */
export async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *, header *, dialog *, aside *')]
      .filter(
        (element) => element.checkVisibility() && !element.closest('.visually-hidden, .skip, .carousel, .table-scroll'),
      )
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 0 && (left < -1 || right > innerWidth + 1);
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}

/** Controls under 44 by 44 pixels. A choice counts with its label, a link within a sentence not at all. */
export async function tooSmallToTouch(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a, input, textarea, [role=option], [role=menuitem]')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => !element.closest('.skip, .paragraph, [inert]') && !element.hidden)
      .filter((element) => {
        const target = element.closest('label') ?? element.closest('.combobox') ?? element;
        const { width, height } = target.getBoundingClientRect();
        return width < 43.5 || height < 43.5;
      })
      .map((element) => `${element.outerHTML.slice(0, 100)} ${JSON.stringify(element.getBoundingClientRect())}`),
  );
}
