import type { Page } from '@playwright/test';
import { at } from './appointments.ts';
import { openConsole, picture } from './consolePage.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/** A page that its person leaves alone with somebody at the counter, and a colleague who finds it. */
let served: Served;

test.beforeEach(async () => {
  served = await serve(undefined, 0, at('09:50'));
});

test.afterEach(async () => {
  await served.stop();
  removeData(served);
});

const LOCKED = 'Pantalla bloqueada';
const DRAFT = 'Trajo los papeles de su madre';

/** Everything that the document says, hidden or not, and what its boxes hold. */
const said = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      document.documentElement.outerHTML +
      [...document.querySelectorAll('input, textarea')].map((one) => (one as HTMLInputElement).value).join(' '),
  );

test('is covered, gives nothing away, and goes on where it was for its person alone', async ({ browser }) => {
  const desk = await openConsole(browser, served, '/attendant', 'attendant1');
  await desk.getByRole('button', { name: /^1\b/ }).click();
  // The bar of the counter has taken the place of the one before it.
  await expect(desk.getByText('Módulo libre')).toBeVisible();
  await desk.getByRole('button', { name: 'Ejecutiva 1: mi PIN' }).click();
  await desk.getByLabel('PIN nuevo').fill('1234');
  await desk.getByLabel('Clave actual').fill(served.secret);
  await desk.getByRole('button', { name: 'Guardar' }).click();
  await expect(desk.getByText('Ese PIN es fácil de adivinar', { exact: false })).toBeVisible();
  await desk.getByLabel('PIN nuevo').fill('48215');
  await picture(desk, 'attendant-pin');
  await desk.getByRole('button', { name: 'Guardar' }).click();
  await expect(desk.getByRole('dialog')).toHaveCount(0);

  const manager = await openConsole(browser, served, '/manager', 'manager');
  const number = await manager.evaluate(async () => {
    const reply = await fetch('/api/v1/tickets', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ serviceId: 'pgu', class: 'general' }),
    });
    return (await reply.json()).number as string;
  });
  await expect(desk.getByText(number).first()).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Llamar al siguiente' })).toBeEnabled();
  await desk.keyboard.press('F2');
  await expect(desk.getByRole('button', { name: /^Iniciar atención/ })).toBeEnabled();
  await desk.keyboard.press('F2');
  await expect(desk.getByRole('button', { name: /^Transferir/ })).toBeEnabled();
  await desk.getByRole('button', { name: /^Transferir/ }).click();
  const note = desk.getByRole('dialog').getByRole('textbox').last();
  await note.fill(DRAFT);
  expect(await said(desk)).toContain(number);

  await served.passAlone(16);
  await expect(desk.getByRole('heading', { name: LOCKED })).toBeVisible();
  await expect(desk.getByText('Sesión de Ejecutiva 1.', { exact: false })).toBeVisible();
  const covered = await said(desk);
  expect(covered).not.toContain(number);
  expect(covered).not.toContain(DRAFT);
  await picture(desk, 'attendant-locked');

  await test.step('keys do nothing behind it, and neither does beginning the page anew', async () => {
    await desk.keyboard.press('F2');
    await desk.keyboard.press('Escape');
    await expect(desk.getByRole('heading', { name: LOCKED })).toBeVisible();
    const other = await desk.context().newPage();
    await other.goto(`${served.address}/attendant`);
    await expect(other.getByRole('heading', { name: LOCKED })).toBeVisible();
    expect(await said(other)).not.toContain(number);
    await other.close();
  });

  await test.step('a colleague’s guess is refused, its person’s PIN opens it', async () => {
    await desk.getByLabel('PIN').fill('9027');
    await desk.keyboard.press('Enter');
    await expect(desk.getByText('No coincide.', { exact: false })).toBeVisible();
    await desk.getByLabel('PIN').fill('48215');
    await desk.keyboard.press('Enter');
    await expect(desk.getByRole('heading', { name: LOCKED })).toBeHidden();
    await expect(desk.getByRole('dialog')).toBeVisible();
    await expect(note).toHaveValue(DRAFT);
    await expect(note).toBeFocused();
    expect(await desk.evaluate(() => document.querySelector('dialog')?.matches(':modal'))).toBe(true);
    await picture(desk, 'attendant-unlocked');
    await desk.keyboard.press('Escape');
    await expect(desk.getByRole('dialog')).toHaveCount(0);
    await expect(desk.getByText(number).first()).toBeVisible();
  });

  await test.step('three wrong ones end the session', async () => {
    await expect(manager.getByRole('heading', { name: LOCKED })).toBeVisible();
    // No PIN was set: the secret is asked for.
    for (const guess of ['una', 'dos', 'tres']) {
      await manager.getByLabel('Clave').fill(guess);
      await manager.keyboard.press('Enter');
      await expect(manager.getByLabel('Clave')).toHaveValue('');
    }
    await expect(manager.getByLabel('Usuario')).toBeVisible();
  });
});
