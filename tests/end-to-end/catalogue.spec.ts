import type { Browser, Page } from '@playwright/test';
import { enrolBranch } from '@turno25/central/registry/enrol.ts';
import { hashSecret } from '@turno25/shared/access/secrets.ts';
import { withCentre } from '../central/centreUnderTest.ts';
import { SECRET } from '../support/branch.ts';
import { CENTRE_KEY } from '../support/national.ts';
import { expectAccessible } from './accessible.ts';
import { LAPTOP } from './consolePage.ts';
import { expect, test } from './stories.ts';

async function enter(browser: Browser, address: string, login: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: LAPTOP })).newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(`${address}/catalogue`);
  await page.getByLabel('Usuario').fill(login);
  await page.getByLabel('Clave').fill(SECRET);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Documento' })).toBeVisible();
  return page;
}

async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-output/screens/catalogue-${name}.png`, fullPage: true });
  await expectAccessible(page, name);
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('what goes back to branches is prepared by one, read and signed by another, and downloaded', ({ browser }) =>
  withCentre(async ({ centre, address }) => {
    for (const [login, name] of [
      ['ana', 'Ana de Prueba'],
      ['beto', 'Beto de Prueba'],
    ] as const)
      centre.accounts.add({ id: login, login, name, role: 'publisher', secretHash: await hashSecret(SECRET) });
    const ana = await enter(browser, address, 'ana');
    await look(ana, 'empty');
    await tab(ana, 'Convenios');
    await press(ana, 'Nuevo convenio');
    await ana.getByLabel('Institución').selectOption({ label: 'Fondo Nacional de Salud' });
    await ana.getByLabel('Acto').fill('Res. Ex. 120/2026');
    await ana.getByLabel('Desde', { exact: true }).fill('2026-01-01');
    await look(ana, 'agreement');
    await press(ana, 'Agregar el convenio');
    await tab(ana, 'Feriados y avisos');
    await ana.getByLabel('Fecha', { exact: true }).fill('2027-12-19');
    await ana.getByLabel('Nombre').fill('Elecciones');
    await press(ana, 'Agregar el feriado');
    await look(ana, 'days');
    await tab(ana, 'Qué cambia');
    await ana.getByLabel('Agregar feriados propios').uncheck();
    await look(ana, 'may');
    await expect(ana.getByRole('status')).toHaveText('3 cambios por guardar');
    await press(ana, 'Guardar el borrador');
    await tab(ana, 'Documento');
    await expect(ana.getByText('Usted participó en este borrador')).toBeVisible();
    await expect(ana.getByRole('button', { name: 'Aprobar y firmar' })).toHaveCount(0);

    const beto = await enter(browser, address, 'beto');
    await expect(beto.getByText('Se quita: Agregar feriados propios.')).toBeVisible();
    await expect(beto.getByText('Fondo Nacional de Salud, 01-01-2026 – sin término')).toBeVisible();
    await press(beto, 'Aprobar y firmar');
    await look(beto, 'sure');
    await press(beto, 'Sí, firmar');
    await expect(beto.getByRole('status')).toHaveText('Firmado: las sucursales lo tomarán.');
    const download = beto.waitForEvent('download');
    await beto.getByRole('link', { name: 'Descargar la versión 1' }).click();
    expect((await download).suggestedFilename()).toBe('turno25-nacional-1.json');
    await look(beto, 'published');
  }));

test('a category is what its four values come to by the rule that is shown; without all of them there is none', ({
  browser,
}) =>
  withCentre(async ({ centre, address }) => {
    const secretHash = await hashSecret(SECRET);
    centre.accounts.add({ id: 'ana', login: 'ana', name: 'Ana de Prueba', role: 'publisher', secretHash });
    const said = { id: 'nunoa', name: 'ChileAtiende Ñuñoa', comuna: '13120', profile: 'branch' } as const;
    enrolBranch(centre, { ...said, publicKey: CENTRE_KEY.publicPem }, 'console');
    const page = await enter(browser, address, 'ana');
    await tab(page, 'Categorías');
    await press(page, 'Anotar valores de ChileAtiende Ñuñoa');
    await page.getByLabel('Habitantes por km²').fill('13000');
    await page.getByLabel('Atenciones al año').fill('64000');
    await page.getByLabel('Comunas asociadas').fill('2');
    await press(page, 'Anotar');
    await expect(page.getByRole('cell', { name: 'faltan datos' })).toBeVisible();
    await press(page, 'Anotar valores de ChileAtiende Ñuñoa');
    await page.getByLabel('Población rural, %').fill('0');
    await press(page, 'Anotar');
    await expect(page.getByRole('cell', { name: 'A', exact: true })).toBeVisible();
    await press(page, 'Cambiar la regla');
    await page.getByLabel('Categoría A, desde cuántos puntos').fill('11');
    await look(page, 'rule');
    await press(page, 'Guardar la regla');
    await expect(page.getByRole('cell', { name: 'B', exact: true })).toBeVisible();
    await look(page, 'categories');
  }));
