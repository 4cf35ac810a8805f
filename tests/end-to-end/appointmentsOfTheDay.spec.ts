import type { Page } from '@playwright/test';
import { at, manager, STORY_DATE } from './appointments.ts';
import { enter, picture } from './consolePage.ts';
import { KioskMachine } from './kiosk.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/**
 * The day's appointments as the branch works with them: made by hand, from a file, called off, and who has come; and the
 * hour of a visit beside its class at the counter.
 */
const FILE = [
  'Trámite;Fecha;Hora;Referencia;RUN;Preferente',
  `ClaveÚnica;${STORY_DATE};11:00;r-1;;sí`,
  `ClaveÚnica;${STORY_DATE};11:15;r-2;;`,
  `Nada que se haga aquí;${STORY_DATE};11:30;r-3;;`,
  'ClaveÚnica;mañana;11:45;r-4;;',
].join('\n');

/** Invented. */
const RUN = { type: 'run', value: '11.111.111-1' } as const;

let served: Served;
let machine: KioskMachine;

test.beforeEach(async () => {
  served = await serve(undefined, 0, at('09:50'));
  machine = new KioskMachine(served);
});

test.afterEach(async () => {
  await served.stop();
  removeData(served);
});

const open = (page: Page, path: string, login: string) => enter(page, served, path, login);

const checkIn = (code: string) => machine.post<{ number: string }>('/appointments/check-in', { code });

test('the manager’s sheet', async ({ browser }) => {
  const desk = await manager(served);
  const soon = await desk.book('09:55');
  const late = await desk.book('10:00', { class: 'preferential' });
  await desk.book('10:02');
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await open(page, '/manager', 'manager');
  const button = (name: string | RegExp) => page.getByRole('dialog').getByRole('button', { name });
  await page.getByRole('button', { name: 'Horas', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Horas de hoy' })).toBeVisible();

  let code = '';
  await test.step('one made by hand gives its code', async () => {
    await button('Reservar una hora').click();
    await page.getByRole('combobox', { name: 'Trámite' }).selectOption({ label: 'ClaveÚnica' });
    await page.getByLabel('Hora', { exact: true }).fill('10:05');
    await page.getByLabel('RUN, si la persona lo da').fill('12.345.678-4');
    await button(/^Reservar/).click();
    await expect(page.getByRole('alert')).toHaveText('El RUN no es válido. Revise el último dígito.');
    await page.getByLabel('RUN, si la persona lo da').fill('12345674');
    await button(/^Reservar/).click();
    await expect(page.getByRole('alert')).toContainText('con guion y dígito verificador');
    await page.getByLabel('RUN, si la persona lo da').fill('12.345.678-5');
    await picture(page, 'manager-appointments-book');
    await button(/^Reservar/).click();
    await expect(page.getByRole('heading', { name: 'Hora reservada' })).toBeVisible();
    code = (await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent()) ?? '';
    await picture(page, 'manager-appointments-code');
    await button(/^Cerrar/).click();
  });

  await test.step('a file, with what became of each line', async () => {
    await button('Cargar un archivo').click();
    await button(/^Cargar/).click();
    await expect(page.getByRole('alert')).toHaveText('Elija un archivo.');
    await page.getByLabel('Archivo CSV').setInputFiles({
      name: 'horas.csv',
      mimeType: 'text/csv',
      // As a spreadsheet of a Chilean office saves it.
      buffer: Buffer.from(FILE, 'latin1'),
    });
    await button(/^Cargar/).click();
    await expect(page.getByText('Se reservaron 2 horas.')).toBeVisible();
    await expect(page.getByText('2 líneas no se pudieron reservar:')).toBeVisible();
    await expect(page.getByText('Línea 4', { exact: true })).toBeVisible();
    await picture(page, 'manager-appointments-import');
    await button(/^Cargar/).click();
    await expect(page.getByText('No se reservó ninguna hora; 2 ya estaban.')).toBeVisible();
    await button(/^Volver/).click();
  });

  await test.step('one is called off, after asking once more', async () => {
    await button('Anular la hora de las 11:15, ClaveÚnica').click();
    await expect(page.getByRole('heading', { name: 'Anular la hora de las 11:15' })).toBeVisible();
    await picture(page, 'manager-appointments-call-off');
    await button(/^Anular la hora/).click();
    await expect(page.getByText('Anulada', { exact: true })).toBeVisible();
  });

  await test.step('who came with an ordinary ticket is seen, and linked', async () => {
    await desk.book('11:40', { identity: RUN });
    await machine.post('/tickets', { serviceId: 'certificados-rc', class: 'general', identity: RUN });
    await expect(page.getByText('Está aquí con R-001')).toBeVisible({ timeout: 20_000 });
    await button(/^Vincular con un ticket la hora de las 11:40/).click();
    await expect(page.getByLabel('Número del ticket')).toHaveValue('R-001');
    await picture(page, 'manager-appointments-link');
    await button(/^Vincular la hora/).click();
    await expect(page.getByText('Vino con R-001')).toBeVisible();
  });

  await test.step('who has come, who is late and who has not', async () => {
    await checkIn(soon);
    await checkIn(code);
    await served.pass(20);
    await checkIn(late);
    await expect(page.getByText('Registrada, R-002')).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText('Llegó tarde, R-004')).toBeVisible();
    await expect(page.getByText('No ha llegado')).toBeVisible();
    const counts = page.getByRole('dialog').locator('dl > div');
    await expect(counts).toHaveText([
      'registradas2',
      'por venir1',
      'tarde1',
      'con otro ticket1',
      'no llegaron1',
      'anuladas1',
    ]);
    await picture(page, 'manager-appointments');
  });
  await context.close();
});

test('the hour beside the class at the counter', async ({ browser }) => {
  const desk = await manager(served);
  await desk.book('10:05', { class: 'preferential' }).then(checkIn);
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await open(page, '/attendant', 'attendant1');
  await page.getByRole('button', { name: /^1\b/ }).click();
  await expect(page.getByRole('option', { name: /hora de las 10:05/ })).toBeVisible();
  await picture(page, 'attendant-appointment-in-line');
  await served.pass(10);
  await page.keyboard.press('F2');
  await expect(page.getByText('Hora reservada')).toBeVisible();
  await picture(page, 'attendant-appointment-called');
  await context.close();
});
