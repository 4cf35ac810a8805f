import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/**
 * One visit, from the kiosk to the figures, on five screens at once and one real server: a citizen takes a ticket, an
 * attendant calls, attends and finishes, the board shows the call, the manager sees the standard move, the citizen rates.
 */
let served: Served;
const openPages: Page[] = [];

test.beforeAll(async () => {
  served = await serve();
});

test.afterAll(async () => {
  await served.stop();
  removeData(served);
});

test.afterEach(async () => {
  for (const page of openPages.splice(0)) await page.context().close();
});

async function open(browser: Browser, path: string, width: number, height: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  openPages.push(page);
  await page.goto(`${served.address}${path}`);
  return page;
}

async function signIn(page: Page, login: string): Promise<void> {
  await page.getByLabel('Usuario').fill(login);
  await page.getByLabel('Clave').fill(served.secret);
  await page.keyboard.press('Enter');
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-output/screens/${name}.png` });
  await expectAccessible(page, name);
}

test('one visit, on every screen', async ({ browser }) => {
  const kiosk = await open(browser, `/kiosk?enrol=${served.kioskCode}`, 1080, 1920);
  const board = await open(browser, `/board?enrol=${served.boardCode}`, 1920, 1080);
  const desk = await open(browser, '/attendant', 1366, 768);
  const manager = await open(browser, '/manager', 1366, 768);

  await test.step('the attendant opens a counter, the manager watches', async () => {
    await signIn(desk, 'attendant1');
    await picture(desk, 'attendant-counters');
    await desk.getByRole('button', { name: /^1\b/ }).click();
    await expect(desk.getByRole('button', { name: 'Llamar al siguiente' })).toBeVisible();
    await signIn(manager, 'manager');
    await expect(manager.getByText('Oficial').first()).toBeVisible();
  });

  let number = '';
  let code = '';
  await test.step('the citizen takes a ticket', async () => {
    await kiosk.getByRole('button', { name: 'Tocar para comenzar' }).waitFor();
    await picture(kiosk, 'kiosk-idle');
    await kiosk.getByRole('button', { name: 'Tocar para comenzar' }).click();
    await picture(kiosk, 'kiosk-class');
    await kiosk.getByRole('button', { name: /^General/ }).click();
    await picture(kiosk, 'kiosk-services');
    await kiosk.getByRole('button', { name: /Certificados de nacimiento/ }).click();
    await picture(kiosk, 'kiosk-confirm');
    await kiosk.getByRole('button', { name: 'Sacar turno' }).click();
    await expect(kiosk.getByText('R-001').first()).toBeVisible();
    number = 'R-001';
    await picture(kiosk, 'kiosk-ticket');
    code =
      (await kiosk
        .getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)
        .first()
        .textContent()) ?? '';
    expect(code).not.toBe('');
  });

  await test.step('the attendant calls it: the board shows the call, with the reason at the desk', async () => {
    await expect(desk.getByText(number).first()).toBeVisible();
    await desk.keyboard.press('F2');
    await expect(desk.getByText(/^R-001.*min/).first()).toBeVisible();
    await expect(board.getByText(number).first()).toBeVisible();
    await picture(board, 'board');
    await picture(desk, 'attendant-called');
  });

  await test.step('attention starts and finishes with an outcome', async () => {
    await desk.keyboard.press('F2');
    await expect(desk.getByRole('button', { name: /Finalizar atención/ })).toBeEnabled();
    await picture(desk, 'attendant-attending');
    await desk.keyboard.press('F2');
    await expect(desk.getByText('¿Cómo terminó?')).toBeVisible();
    await picture(desk, 'attendant-finish');
    await desk.keyboard.press('1');
    await desk.keyboard.press('F2');
    await expect(desk.getByRole('button', { name: 'Llamar al siguiente' })).toBeVisible();
  });

  await test.step('the manager sees the standard move', async () => {
    await expect(manager.getByText('1 de 1').first()).toBeVisible();
    await picture(manager, 'manager');
  });

  await test.step('the citizen rates the service, once', async () => {
    const phone = await open(browser, `/survey?code=${code}`, 390, 844);
    await expect(phone.getByText(number).first()).toBeVisible();
    await picture(phone, 'survey-start');
    await answerSurvey(phone);
    await picture(phone, 'survey-thanks');
    const again = await open(browser, `/survey?code=${code}`, 390, 844);
    await expect(again.getByText('Esta visita ya tiene su respuesta', { exact: false }).first()).toBeVisible();
  });

  await test.step('the day’s figures come out, and close under a seal', async () => {
    const today = (await read(manager, '/live')).day.date;
    const figures = await read(manager, `/figures/daily/${today}`);
    expect(figures.standard.official).toEqual({ numerator: 1, denominator: 1, percent: 100 });
    const csv = await manager.evaluate(
      (path) => fetch(path).then((reply) => reply.text()),
      `/api/v1/figures/daily/${today}?format=csv&table=visits`,
    );
    expect(csv).toContain('R-001');
    const closed = await manager.evaluate(async () => {
      const reply = await fetch('/api/v1/day/close', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'closing-of-the-story' },
        body: '{"force":true}',
      });
      return reply.status;
    });
    expect(closed).toBe(200);
    await expect(kiosk.getByText('La sucursal está cerrada')).toBeVisible({ timeout: 30_000 });
  });
});

async function answerSurvey(phone: Page): Promise<void> {
  const begin = phone.getByRole('button', { name: /comenzar|responder/i });
  if (await begin.isVisible()) await begin.click();
  await phone.getByRole('button', { name: /^7/ }).click();
  await phone.getByRole('button', { name: /^Sí/ }).click();
  await phone.getByRole('button', { name: /^6/ }).click();
  await phone.getByRole('button', { name: /^5/ }).click();
  await phone
    .getByRole('button', { name: /enviar|saltar|omitir|terminar/i })
    .first()
    .click();
  await expect(phone.getByText(/gracias/i).first()).toBeVisible();
}

/** Reads the API as the signed-in page. */
function read(page: Page, path: string): Promise<any> {
  return page.evaluate((target) => fetch(`/api/v1${target}`).then((reply) => reply.json()), path);
}
