import { type Browser, expect, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import type { Served } from './served.ts';

/** The window of a laptop in a branch. */
export const LAPTOP = { width: 1366, height: 768 } as const;

/** Signs somebody in on a page of the branch's staff. An error of the page is one of the test. */
export async function enter(page: Page, served: Served, path: string, login: string): Promise<void> {
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(`${served.address}${path}`);
  await page.getByLabel('Usuario').fill(login);
  await page.getByLabel('Clave').fill(served.secret);
  await page.keyboard.press('Enter');
}

/** A page of the staff in a browser of its own, with somebody signed in. */
export async function openConsole(
  browser: Browser,
  served: Served,
  path: string,
  login: string,
  viewport: { readonly width: number; readonly height: number } = LAPTOP,
): Promise<Page> {
  const page = await (await browser.newContext({ viewport })).newPage();
  await enter(page, served, path, login);
  await expect(page.getByRole('button', { name: 'Salir' })).toBeVisible();
  return page;
}

/** A picture to be looked at, and what axe says of the page. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-output/screens/${name}.png` });
  await expectAccessible(page, name);
}
