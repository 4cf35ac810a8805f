import type { Page } from '@playwright/test';
import { at } from './appointments.ts';
import { enter, picture } from './consolePage.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/** A paper roll on the managers' page: printed in the morning, used while nothing worked, entered by two people. */
let served: Served;

test.beforeEach(async () => {
  served = await serve(undefined, 0, at('09:50'));
});

test.afterEach(async () => {
  await served.stop();
  removeData(served);
});

const open = (page: Page, login: string) => enter(page, served, '/manager', login);

async function toRolls(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Más', exact: true }).click();
  await page.getByRole('button', { name: 'Rollos de papel' }).click();
}

test('papers are printed, copied by one person and confirmed by another', async ({ browser }) => {
  const room = { viewport: { width: 1366, height: 768 } };
  const manager = await (await browser.newContext(room)).newPage();
  await open(manager, 'manager');
  await toRolls(manager);
  await manager.getByLabel('Cantidad de papeles').fill('12');
  await manager.getByRole('button', { name: 'Hacer un rollo' }).click();
  await expect(manager.getByRole('rowheader', { name: '1 – 12' })).toBeVisible();
  await picture(manager, 'manager-rolls');
  const sheet = await manager.getByRole('link', { name: 'Imprimir' }).getAttribute('href');
  const paper = await manager.context().newPage();
  await paper.goto(`${served.address}${sheet}`);
  await expect(paper.getByText('ROLLO-012', { exact: true })).toBeVisible();
  await paper.screenshot({ path: 'test-output/screens/roll-sheet.png' });
  const code = (await paper.locator('code').first().textContent()) ?? '';
  await paper.close();
  await served.pass(60);

  await manager.getByRole('button', { name: 'Ingresar' }).click();
  await manager.getByLabel('Desde').fill('10:00');
  await manager.getByLabel('Hasta').fill('10:40');
  await manager.getByLabel('Número del acto').fill('Res. Exenta 77/2026');
  await manager.getByLabel('Código del papel').fill(code.toLowerCase());
  await manager.getByLabel('Se entregó').fill('10:05');
  await manager.getByLabel('Se llamó').fill('10:20');
  await manager.getByLabel('Se atendió').fill('10:21');
  await manager.getByLabel('Terminó').fill('10:30');
  await picture(manager, 'manager-roll-entry');
  await manager.getByRole('button', { name: 'Agregar papel' }).click();
  await manager.getByLabel('Término').selectOption({ label: 'Nadie lo recibió' });
  await manager.getByRole('button', { name: 'Agregar papel' }).click();
  await manager.getByRole('button', { name: 'Enviar a revisión' }).click();
  await expect(manager.getByText('Cuenta desde que otra persona lo confirme')).toBeVisible();

  const admin = await (await browser.newContext(room)).newPage();
  await open(admin, 'admin');
  await toRolls(admin);
  await admin.getByRole('button', { name: 'Revisar' }).click();
  await expect(admin.getByText('Se atendió 10:21')).toBeVisible();
  await picture(admin, 'manager-roll-review');
  await admin.getByRole('button', { name: 'Confirmar' }).click();
  await expect(admin.getByText('Un papel cuenta desde ahora. Uno no lo recibió nadie.')).toBeVisible();
});
