import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { generatedBranches } from '@turno25/central/generated/branches.ts';
import { loadGenerated } from '@turno25/central/generated/load.ts';
import type { DuckDbWarehouse } from '@turno25/central/warehouse/duckdb/duckDb.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import Database from 'better-sqlite3';
import { enrolServed, withCentre, workADay } from '../central/centreUnderTest.ts';
import { machineRow, signalRow } from '../national/besideRows.ts';
import { SECRET, withServer } from '../support/branch.ts';
import { expectAccessible } from './accessible.ts';
import { LAPTOP } from './consolePage.ts';
import { expect, test } from './stories.ts';

const MORNING = Date.parse('2026-11-20T12:00:00Z');
const DAYS = ['2026-09-01', '2026-09-02', '2026-10-05', '2026-11-18', '2026-11-19'];

async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-output/screens/national-${name}.png`, fullPage: true });
  await expectAccessible(page, `national ${name}`);
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();

test('the country from north to south, branches among their likes, and a day proven before the eyes of whoever looks', ({
  browser,
}) => {
  const clock = new VirtualClock(MORNING);
  return withServer(
    (served) =>
      withCentre(
        async (under) => {
          const warehouse = under.centre.warehouse as DuckDbWarehouse;
          const [first, second] = generatedBranches(24, ['13101'], 40).map(({ dimension }) => dimension.branchId);
          await loadGenerated(warehouse, generatedBranches(24, ['13101'], 40), DAYS);
          await warehouse.run([
            machineRow(`${first}`, '2026-10-05', 0, 'server', [1, 27_000_000, 28_800_000, 1, 0]),
            machineRow(`${first}`, '2026-10-05', 1, 'kiosk', [2, 50_000_000, 57_600_000, 2, 3_600_000]),
            machineRow(`${second}`, '2026-10-05', 0, 'server', [1, 28_800_000, 28_800_000, 0, 0]),
            signalRow(`${first}`, '2026-10-05', 0, 4, 6),
            signalRow(`${second}`, '2026-10-05', 0, 1, 9),
          ]);
          const id = await enrolServed(under, served);
          await workADay(served, clock);
          await under.pull();
          const page = await (await browser.newContext({ viewport: LAPTOP })).newPage();
          page.on('pageerror', (error) => {
            throw error;
          });
          await page.clock.setFixedTime(clock.now());
          await page.goto(`${under.address}/national`);
          await look(page, 'door');
          await page.getByLabel('Usuario').fill('admin');
          await page.getByLabel('Clave').fill('otra cosa');
          await page.keyboard.press('Enter');
          await expect(page.getByRole('alert')).not.toBeEmpty();
          await page.getByLabel('Clave').fill(SECRET);
          await page.keyboard.press('Enter');
          await expect(page.getByText('24 sucursales son generadas, sin evidencia detrás')).toBeVisible();
          const tiles = page.getByRole('list', { name: 'Regiones de norte a sur' }).getByRole('button');
          await expect(tiles).toHaveCount(16);
          await expect(tiles.first()).toContainText('Arica');
          await expect(tiles.last()).toContainText('Magallanes');
          await look(page, 'regions');
          await tiles.filter({ hasText: 'Metropolitana' }).click();
          const own = page.getByRole('row', { name: /Sucursal de prueba|ChileAtiende Santiago/ }).first();
          await expect(own).toContainText('Muy pocas atenciones para decir');

          await page
            .getByRole('button', { name: /Ver los días de/ })
            .first()
            .focus();
          await openDays(page, served.branch.engine.state().config?.config.branch.name ?? '');
          await page.getByRole('button', { name: 'Ver el 20-11-2026' }).click();
          await page.getByRole('button', { name: 'Verificar en este navegador' }).click();
          await expect(page.getByText(/Verificado en este navegador.*1 sello firmado/)).toBeVisible();
          await look(page, 'verified');
          await page.keyboard.press('Escape');

          // A hand on the centre's own disk: the page proves what it is given, not what it is told.
          const file = new Database(join(under.folder, 'branches', `${id}.db`));
          file.exec("UPDATE event SET actor = 'staff:otra' WHERE type = 'ticketIssued'");
          file.close();
          await openDays(page, served.branch.engine.state().config?.config.branch.name ?? '');
          await page.getByRole('button', { name: 'Ver el 20-11-2026' }).click();
          await page.getByRole('button', { name: 'Verificar en este navegador' }).click();
          await expect(page.getByText(/NO se verifica/)).toBeVisible();
          await page.keyboard.press('Escape');

          await tab(page, 'Entre sus iguales');
          await expect(page.getByRole('heading', { name: /Categoría C: en conjunto/ })).toBeVisible();
          await look(page, 'funnels');
          await page.getByRole('button', { name: 'Ver como tabla' }).first().click();
          await tab(page, 'Cambios');
          await expect(page.getByRole('heading', { name: 'Bajaron' })).toBeVisible();
          await tab(page, 'Instituciones');
          await expect(page.getByRole('row', { name: /FONASA|Fondo Nacional/ }).first()).toBeVisible();
          await look(page, 'institutions');
          await tab(page, 'Más detalle');
          await tab(page, 'Comunas');
          await expect(page.getByRole('row', { name: /Arica y Parinacota 15/ })).toBeVisible();
          await look(page, 'territory');
          await tab(page, 'Dotación');
          await expect(page.getByText(/Faltó dotación en .* horas? de/)).toBeVisible();
          await look(page, 'staffing');
          await tab(page, 'Equipos');
          await expect(page.getByRole('row', { name: /Servidor/ }).first()).toBeVisible();
          await look(page, 'machines');
          await tab(page, 'Señales');
          await page.getByRole('button', { name: 'Llamados sin atención: 2 sucursales' }).press('Enter');
          await expect(page.getByRole('row', { name: /Una sola persona: no se dice/ })).toBeVisible();
          await look(page, 'signals');
          await tab(page, 'Estado de las sucursales');
          await expect(page.getByRole('row', { name: /Sucursal de prueba/ })).toContainText('Al día');
          await look(page, 'standings');
          await tab(page, 'Archivos');
          await page.getByLabel('Región').selectOption('Metropolitana de Santiago');
          const taken = page.waitForEvent('download');
          await page.getByRole('link', { name: 'Descargar las cifras' }).click();
          expect((await taken).suggestedFilename()).toBe('turno25-pais-13-branches-2026-10-01_2026-11-20.xlsx');
          await look(page, 'files');
          await tab(page, 'Personas');
          await page.getByRole('button', { name: 'Agregar a una persona' }).click();
          await page.getByLabel('Nombre').fill('Ana de Prueba');
          await page.getByLabel('Usuario').fill('ana');
          await page.getByLabel('Primera clave').fill('una clave bien larga');
          await page.getByRole('button', { name: 'Agregar a una persona', exact: true }).last().click();
          await expect(page.getByRole('row', { name: /Ana de Prueba/ })).toContainText('Puede entrar');
          await page.getByRole('button', { name: 'Cerrar la puerta a Ana de Prueba' }).click();
          await expect(page.getByRole('row', { name: /Ana de Prueba/ })).toContainText('No puede entrar');
          await look(page, 'people');
          await page.setViewportSize({ width: 390, height: 844 });
          await tab(page, 'Regiones');
          await look(page, 'narrow');
          for (const name of ['Entre sus iguales', 'Más detalle', 'Dotación', 'Señales', 'Estado de las sucursales']) {
            await tab(page, name);
            await expectAccessible(page, `national narrow ${name}`);
          }
          await page.getByRole('button', { name: 'Salir' }).click();
          await expect(page.getByLabel('Usuario')).toBeVisible();
        },
        { clock, duck: true },
      ),
    { clock },
  );
});

test('a branch that is not believed is said first, and believed again by whoever read why', ({ browser }) => {
  const clock = new VirtualClock(MORNING);
  return withServer(
    (served) =>
      withCentre(
        async (under) => {
          const id = await enrolServed(under, served);
          await under.pull();
          await under.centre.intake.doubt(id, { seq: 7, code: 'olderCopy', detail: 'the branch ends at event 6' });
          const page = await (await browser.newContext({ viewport: LAPTOP })).newPage();
          await page.clock.setFixedTime(clock.now());
          await page.goto(`${under.address}/national`);
          await page.getByLabel('Usuario').fill('admin');
          await page.getByLabel('Clave').fill(SECRET);
          await page.keyboard.press('Enter');
          await expect(page.getByText('1 sucursal en cuarentena')).toBeVisible();
          await tab(page, 'Estado de las sucursales');
          await page.getByRole('button', { name: 'Volver a creerle a Sucursal de prueba' }).click();
          await page.getByLabel('Motivo').fill('Se revisó con la jefatura: era un corte de luz');
          await look(page, 'release');
          await page.getByRole('button', { name: 'Volver a creerle', exact: true }).last().click();
          await expect(page.getByRole('row', { name: /Sucursal de prueba/ })).toContainText('Al día');
          expect(under.centre.journal.newest(1)).toMatchObject([{ act: 'branchReleased', about: { id } }]);
        },
        { clock, duck: true },
      ),
    { clock },
  );
});

async function openDays(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Ver los días de ${name}` }).click();
}
