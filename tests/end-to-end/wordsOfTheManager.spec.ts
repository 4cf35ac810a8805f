import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { at } from './appointments.ts';
import { openConsole } from './consolePage.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/** What a manager writes: to somebody who attends, and on the day; and how today stands. And several services in one attention. */
let served: Served;
const LOW = { width: 1024, height: 600 };
const WIDE = { width: 1366, height: 768 };

test.beforeEach(async () => {
  served = await serve(undefined, 0, at('09:50'));
});

test.afterEach(async () => {
  await served.stop();
  removeData(served);
});

const open = (browser: Browser, path: string, login: string) => openConsole(browser, served, path, login, WIDE);

async function pictures(page: Page, name: string): Promise<void> {
  for (const size of [LOW, WIDE]) {
    await page.setViewportSize(size);
    await page.screenshot({ path: `test-output/screens/${name}-${size.width}.png` });
  }
  await expectAccessible(page, name);
}

test('a message that is read, several services with an outcome each, a note on the day, and how today stands', async ({
  browser,
}) => {
  const manager = await open(browser, '/manager', 'manager');
  await manager.evaluate(async () => {
    await fetch('/api/v1/tickets', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ serviceId: 'pgu', class: 'general' }),
    });
  });
  const desk = await open(browser, '/attendant', 'attendant1');
  await desk.getByRole('button', { name: /^1\b/ }).click();
  await expect(desk.getByText('Módulo libre')).toBeVisible();
  await desk.keyboard.press('F2');
  await expect(desk.getByText('Llamado una vez')).toBeVisible();
  await expect(desk.getByRole('button', { name: /^Iniciar atención/ })).toBeEnabled();
  await desk.keyboard.press('F2');
  await expect(desk.getByText('En atención')).toBeVisible();

  await test.step('written to whoever attends, on their desk until they read it', async () => {
    await manager.getByRole('button', { name: 'Escribir a Ejecutiva 1' }).click();
    await manager
      .getByLabel('Mensaje')
      .fill('Cuando termine, pase a la oficina: llegó el oficio de la Superintendencia.');
    await manager.keyboard.press('F2');
    await expect(manager.getByText('Sin leer', { exact: true })).toBeVisible();
    await expect(desk.getByText('pase a la oficina', { exact: false })).toBeVisible();
    await pictures(desk, 'attendant-message');
    await expect(desk.getByRole('button', { name: /^Leído/ })).toBeEnabled();
    await desk.keyboard.press('m');
    await expect(desk.getByText('pase a la oficina', { exact: false })).toHaveCount(0);
    await expect(manager.getByText(/^Leído a las/)).toBeVisible();
    await pictures(manager, 'manager-message');
    await manager.keyboard.press('Escape');
  });

  await test.step('two services, each with its own outcome, by keyboard', async () => {
    await served.pass(5);
    await desk.getByRole('button', { name: /^Finalizar/ }).click();
    const sheet = desk.getByRole('dialog');
    await sheet.getByLabel('Información general').check();
    await expect(sheet.getByText('¿Cómo terminó «', { exact: false })).toHaveCount(2);
    await desk.keyboard.press('F2');
    await expect(sheet.getByRole('alert')).toContainText('Falta elegir: ¿Cómo terminó');
    await desk.keyboard.press('1');
    await desk.keyboard.press('4');
    await expect(sheet.getByText('La visita queda: Resuelto en parte.')).toBeVisible();
    await pictures(desk, 'attendant-finish-each');
    await desk.keyboard.press('F2');
    await expect(sheet).toHaveCount(0);
  });

  await test.step('a note on today, beside its figures', async () => {
    await served.pass(40);
    await manager.getByRole('button', { name: 'Más', exact: true }).click();
    await pictures(manager, 'manager-more-words');
    await manager.getByRole('button', { name: 'Anotar algo de hoy' }).click();
    await manager.getByLabel('Qué pasó').fill('Corte de luz');
    await manager.getByLabel('Desde, si hace falta').fill('10:20');
    await manager.getByLabel('Hasta').fill('10:30');
    await pictures(manager, 'manager-note');
    await manager.keyboard.press('F2');
    await expect(manager.getByText('10:20–10:30', { exact: false })).toBeVisible();
    await pictures(manager, 'manager-noted');
    await manager.keyboard.press('Escape');
  });

  await test.step('how today stands', async () => {
    await manager.getByRole('button', { name: 'Más', exact: true }).click();
    await manager.getByRole('button', { name: 'Hoy, y frente a la meta' }).click();
    await expect(manager.getByText('Trimestre, hasta hoy')).toBeVisible();
    await pictures(manager, 'manager-standing');
    await manager.keyboard.press('Escape');
    await manager.getByRole('button', { name: 'Más', exact: true }).click();
    await manager.getByRole('button', { name: 'Equipos y su disponibilidad' }).click();
    // Nobody began to watch in this branch.
    await expect(manager.getByText('Aún no hay nada medido', { exact: false })).toBeVisible();
    await manager.keyboard.press('Escape');
  });
});
