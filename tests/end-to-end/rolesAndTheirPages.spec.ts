import type { Browser, Page } from '@playwright/test';
import { startProvider } from '../signIn/realProvider.ts';
import { at, STORY_DATE } from './appointments.ts';
import { enter, LAPTOP, openConsole, picture } from './consolePage.ts';
import { overOneAnother } from './overOneAnother.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/** Each role is led to where it works, and finds there what the table of permissions gives it. */
let served: Served;

test.beforeAll(async ({ browser }) => {
  served = await serve(undefined, 0, at('09:50'));
  const admin = await openConsole(browser, served, '/manager', 'admin');
  await admin.evaluate(async (secret) => {
    for (const [login, name, role] of [
      ['oirs', 'Encargada OIRS', 'oirs'],
      ['auditora', 'Auditora Inventada', 'auditor'],
    ])
      await fetch('/api/v1/staff', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify({ login, name, role, secret }),
      });
    await fetch('/api/v1/oirs', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({
        kind: 'complaint',
        institutionId: 'ips',
        text: 'Nadie me explicó la espera.',
        replyChannel: 'email',
        replyTo: 'a@example.org',
      }),
    });
    const tell = (path: string, body: object, method = 'POST') =>
      fetch(`/api/v1${path}`, {
        method,
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify(body),
      });
    const { version, config } = await (await fetch('/api/v1/settings')).json();
    await tell('/settings', { version, config: { ...config, figures: { byAttendant: true } } }, 'PUT');
    await tell('/counters/m1/open', {});
    for (const serviceId of ['pgu', 'pgu', 'invalidez']) {
      await tell('/tickets', { serviceId, class: 'general' });
      await tell('/counters/m1/call-next', {});
      await tell('/counters/m1/start', {});
      await tell('/counters/m1/finish', { outcome: 'resolved', servicesGiven: [serviceId] });
    }
  }, served.secret);
  await admin.context().close();
});

test.afterAll(async () => {
  await served.stop();
  removeData(served);
});

/** Somebody who signs in at the manager's page. */
async function arrive(browser: Browser, login: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: LAPTOP })).newPage();
  await enter(page, served, '/manager', login);
  return page;
}

async function look(page: Page, name: string): Promise<void> {
  await picture(page, name);
  expect(await overOneAnother(page, 'body'), name).toEqual([]);
}

test('whoever works the OIRS is led to the tray, and has nothing of the queue', async ({ browser }) => {
  const page = await arrive(browser, 'oirs');
  await expect(page).toHaveURL(/\/oirs$/);
  await expect(page.getByRole('heading', { name: 'Consultas y reclamos' })).toBeVisible();
  await expect(page.getByText('Reclamo', { exact: true })).toBeVisible();
  await look(page, 'oirs-tray');
  await page.getByRole('button', { name: /^Abrir OIRS/ }).click();
  await page.getByRole('button', { name: 'Leer (queda anotado)' }).click();
  await expect(page.getByText('Nadie me explicó la espera.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cerrar el caso' })).toBeEnabled();
  await look(page, 'oirs-case');
  await page.keyboard.press('Escape');
  await test.step('a letter becomes a case, whose sender gets a paper', () => registerALetter(page));
  await page.goto(`${served.address}/settings`);
  await expect(page).toHaveURL(/\/oirs$/);
});

async function registerALetter(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Registrar un caso' }).click();
  await page.getByLabel('Cómo llegó').selectOption({ label: 'carta' });
  await page.getByLabel('Lo que dice').fill('La carta que envié en octubre no tuvo respuesta.');
  await page.getByRole('button', { name: 'Registrar', exact: false }).last().click();
  await expect(page.getByText('Falta escribir: Día en que se recibió')).toBeVisible();
  await page.getByLabel('Día en que se recibió').fill('2030-11-04');
  await page.setViewportSize({ width: 1024, height: 600 });
  await look(page, 'oirs-register');
  await page.setViewportSize(LAPTOP);
  await page.keyboard.press('F2');
  await expect(page.getByRole('heading', { name: 'Caso registrado' })).toBeVisible();
  const scan = (name: string, text: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(text) });
  const add = page.getByLabel('Agregar un archivo');
  await add.setInputFiles(scan('carta.pdf', 'MZ no es lo que dice su nombre'));
  await expect(page.getByText('El archivo no es un PDF, JPG o PNG entero.', { exact: false })).toBeVisible();
  await add.setInputFiles(scan('carta.pdf', '%PDF-1.7\nUna carta inventada\n%%EOF\n'));
  await expect(page.getByText('Archivo agregado.')).toBeVisible();
  await look(page, 'oirs-registered');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Recibido el 04-11-2030.', { exact: false })).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await page.emulateMedia({ media: 'screen' });
  await page.keyboard.press('Escape');
  await expect(page.getByText('04-11-2030, carta; registrado el', { exact: false })).toBeVisible();
  await look(page, 'oirs-tray-letter');
  await page
    .getByRole('button', { name: /^Abrir OIRS/ })
    .first()
    .click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Abrir el archivo 1 (queda anotado)' }).click();
  expect((await download).suggestedFilename()).toBe('carta.pdf');
  await expect(page.getByText('Encargada OIRS abrió un archivo', { exact: false })).toBeVisible();
  await look(page, 'oirs-file');
  await page.setViewportSize({ width: 1024, height: 600 });
  await look(page, 'oirs-file-1024');
  await page.setViewportSize(LAPTOP);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Cifras de los casos' }).click();
  await page.getByLabel('Hasta').fill('2030-12-31');
  await page.getByLabel('Desde').fill('2030-01-01');
  await expect(page.getByText('0 de 1')).toBeVisible();
  await page.getByLabel('Mostrar por').selectOption({ label: 'Cómo llegó' });
  await expect(page.getByRole('rowheader', { name: 'carta' })).toBeVisible();
  await look(page, 'oirs-figures');
  await page.setViewportSize({ width: 1024, height: 600 });
  await look(page, 'oirs-figures-1024');
  await page.setViewportSize(LAPTOP);
  await page.keyboard.press('Escape');
}

test('what a person asks to be erased is erased by two, and every step stays', async ({ browser }) => {
  const manager = await openConsole(browser, served, '/rights', 'manager');
  await manager.evaluate(async () => {
    const kiosk = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
    const said = { kind: 'query', institutionId: 'ips', text: '¿Cuándo me pagan?', replyChannel: 'none' };
    const identity = { type: 'run', value: '11111111-1' };
    const filed = await fetch('/api/v1/oirs', {
      method: 'POST',
      headers: kiosk,
      body: JSON.stringify({ ...said, identity }),
    });
    const { folio } = (await filed.json()) as { folio: string };
    await fetch(`/api/v1/oirs/${folio}/close`, {
      method: 'POST',
      headers: { ...kiosk, 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ outcome: 'answered', reply: 'Mañana' }),
    });
  });
  await expect(manager.getByText('No hay solicitudes.')).toBeVisible();
  await manager.getByRole('button', { name: 'Registrar una solicitud' }).click();
  await manager.getByLabel('Derecho', { exact: true }).selectOption({ label: 'Supresión' });
  await manager.getByLabel('Número del documento').fill('11.111.111-1');
  await manager.getByLabel('Nombre y apellidos').fill('Fulana Inventada');
  await manager.getByLabel('Dónde responderle').fill('fulana@ejemplo.cl');
  await look(manager, 'rights-register');
  await manager.keyboard.press('F2');
  await manager.getByRole('button', { name: 'Abrir la solicitud 1' }).click();
  await manager.getByRole('button', { name: 'Buscar sus datos (queda anotado)' }).click();
  await expect(manager.getByText(/Caso OIRS-IPS.*: consulta/)).toBeVisible();
  await expect(manager.getByText('¿Cuándo me pagan?')).toHaveCount(0);
  await manager.getByRole('button', { name: 'Pedir la supresión' }).click();
  await expect(manager.getByRole('button', { name: 'Confirmar la supresión' })).toBeDisabled();
  await expect(manager.getByRole('button', { name: 'Responder' })).toBeEnabled();
  await look(manager, 'rights-erasure-asked');
  await manager.keyboard.press('Escape');
  await manager.setViewportSize({ width: 1024, height: 768 });
  await look(manager, 'rights-1024');
  await manager.context().close();

  const admin = await openConsole(browser, served, '/rights', 'admin');
  await expect(admin.getByText('espera a una segunda persona', { exact: false })).toBeVisible();
  await look(admin, 'rights');
  await admin.getByRole('button', { name: 'Abrir la solicitud 1' }).click();
  await admin.getByRole('button', { name: 'Confirmar la supresión' }).click();
  await expect(admin.getByText('confirmó la supresión: se destruyeron 3 claves.', { exact: false })).toBeVisible();
  await expect(admin.getByText('Esta solicitud, como constancia', { exact: false })).toBeVisible();
  await admin.getByText('Acogida', { exact: true }).click();
  await admin.getByLabel('Respuesta a la persona').fill('Se borró su consulta.');
  await expect(admin.getByRole('button', { name: 'Responder' })).toBeEnabled();
  await look(admin, 'rights-erased');
  await admin.keyboard.press('F2');
  await expect(admin.getByRole('cell', { name: 'Acogida' })).toBeVisible();
  await admin.getByRole('tab', { name: 'Conservación' }).click();
  await admin.setViewportSize({ width: 1024, height: 768 });
  await look(admin, 'rights-retention');
  await admin.setViewportSize(LAPTOP);
  await admin.getByRole('tab', { name: 'Vulneraciones' }).click();
  await admin.getByRole('button', { name: 'Registrar una vulneración' }).click();
  await look(admin, 'rights-breach');
  await admin.context().close();
});

test('somebody enters by the provider, and is what it was agreed that they are', async ({ browser }) => {
  const provider = await startProvider(
    { ines: { name: 'Inés Inventada', roles: ['ejecutiva'] } },
    [served.address],
    null,
  );
  const admin = await openConsole(browser, served, '/settings', 'admin');
  const published = await admin.evaluate(async (issuer) => {
    const { config, version } = (await (await fetch('/api/v1/settings')).json()) as { config: object; version: number };
    const roles = [{ value: 'ejecutiva', role: 'attendant' }];
    const oidc = { issuer, clientId: 'turno25', label: 'Cuenta institucional', scope: 'openid profile roles' };
    const answer = await fetch('/api/v1/settings', {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({
        version,
        config: { ...config, signIn: { oidc: { ...oidc, rolesClaim: 'roles', roles } } },
      }),
    });
    return answer.status;
  }, provider.issuer);
  expect(published).toBeLessThan(300);
  await admin.context().close();

  const page = await (await browser.newContext({ viewport: LAPTOP })).newPage();
  await page.goto(`${served.address}/attendant`);
  const by = page.getByRole('link', { name: 'Entrar con Cuenta institucional' });
  await expect(by).toBeVisible();
  await look(page, 'sign-in-by-provider');
  await by.click();
  await page.locator('input[name=login]').fill('nadie');
  await page.locator('input[name=password]').fill('x');
  await page.locator('button[type=submit]').click();
  await page.locator('button[type=submit]').click();
  await expect(page.getByText('no tiene un rol en esta sucursal', { exact: false })).toBeVisible();
  await page.setViewportSize({ width: 1024, height: 768 });
  await look(page, 'sign-in-refused');
  await page.setViewportSize(LAPTOP);
  await by.click();
  await page.locator('input[name=login]').fill('ines');
  await page.locator('input[name=password]').fill('x');
  await page.locator('button[type=submit]').click();
  await page.locator('button[type=submit]').click();
  await expect(page.getByText('Inés Inventada')).toBeVisible();
  await expect(page).toHaveURL(/\/attendant$/);

  await test.step('without a PIN her locked page asks for nothing that she cannot know', async () => {
    const locked = {
      status: 423,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'auth.locked' }),
    };
    await page.route('**/api/v1/sessions/me', (route) => route.fulfill(locked));
    await page.reload();
    await expect(page.getByText('Su cuenta no tiene PIN ni clave', { exact: false })).toBeVisible();
    await expect(page.getByLabel('Clave')).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Entrar de nuevo' })).toBeVisible();
    await look(page, 'locked-by-provider');
    await page.unroute('**/api/v1/sessions/me');
    await page.reload();
  });

  await test.step('she sets a PIN after the provider asked her anew, and it opens her page', async () => {
    await page.getByRole('button', { name: 'Inés Inventada: mi PIN' }).click();
    const sheet = page.getByRole('dialog');
    await expect(sheet.getByText('no tiene una clave de esta sucursal', { exact: false })).toBeVisible();
    await expect(sheet.getByLabel('PIN nuevo')).toHaveCount(0);
    await look(page, 'pin-prove');
    await sheet.getByRole('link', { name: 'Confirmar con Cuenta institucional que soy yo' }).click();
    await page.locator('input[name=login]').fill('ines');
    await page.locator('input[name=password]').fill('x');
    await page.locator('button[type=submit]').click();
    await page.waitForURL(/\/(attendant|interaction)/);
    if (page.url().includes('/interaction')) await page.locator('button[type=submit]').click();
    await expect(sheet.getByText('Ponga su PIN antes de cinco minutos', { exact: false })).toBeVisible();
    await expect(page).toHaveURL(/\/attendant$/);
    await look(page, 'pin-proved');
    await sheet.getByLabel('PIN nuevo').fill('4820');
    await page.keyboard.press('F2');
    await expect(sheet).toHaveCount(0);
    const lock = await page.evaluate(async () => (await fetch('/api/v1/sessions/me/lock')).json());
    expect(lock).toMatchObject({ byPin: true });
  });
  await page.context().close();
  await provider.stop();
});

test('an auditor reads what is evidence and the settings in force, and changes none of it', async ({ browser }) => {
  const page = await arrive(browser, 'auditora');
  await expect(page).toHaveURL(/\/audit$/);
  await expect(page.getByText('Eventos en el libro')).toBeVisible();
  await page.getByLabel('Fecha').fill(STORY_DATE);
  await expect(page.getByRole('link', { name: 'Archivo firmado del día' })).toBeVisible();
  await look(page, 'audit');
  await page.getByRole('button', { name: 'Hoy, y frente a la meta' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await test.step('and looks any figure up, with the rows that it is made of', () => exploreFigures(page));
  await page.goto(`${served.address}/audit`);
  await page.getByRole('link', { name: 'Configuración' }).click();
  await expect(page).toHaveURL(/\/settings$/);
  await expect(page.getByLabel('Nombre de la sucursal')).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Revisar y publicar' })).toHaveCount(0);
  await page.goto(`${served.address}/attendant`);
  await expect(page).toHaveURL(/\/audit$/);
});

async function exploreFigures(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Explorador de cifras' }).click();
  await expect(page).toHaveURL(/\/explorer$/);
  await expect(page.getByRole('row', { name: /^Total/ })).toBeVisible();
  await page.getByLabel('Comparar con').selectOption({ label: 'Los días justo anteriores' });
  await expect(page.getByText('Comparado con', { exact: false })).toBeVisible();
  await look(page, 'explorer');
  await page.setViewportSize({ width: 1024, height: 768 });
  await look(page, 'explorer-1024');
  await page.setViewportSize(LAPTOP);
  await page.getByLabel('Cifra').focus();
  await page.getByLabel('Cifra').selectOption({ label: 'Satisfacción (notas 6 y 7)' });
  await expect(page.getByText('solo por meses completos ya terminados', { exact: false })).toBeVisible();
  await page.getByLabel('Cifra').selectOption({ label: 'Turnos emitidos' });
  await page.getByRole('button', { name: /Filas de «Turnos emitidos», Total$/ }).click();
  const behind = page.getByRole('table', { name: 'Visitas y trámites, página 1' });
  await expect(behind.getByRole('row')).toHaveCount(4);
  await look(page, 'explorer-rows');
  await page.getByRole('button', { name: 'Cerrar las filas' }).click();
  await takeFiles(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByLabel('Cifra')).toBeHidden();
  await expect(page.getByRole('row', { name: /^Total/ })).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
}

async function takeFiles(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Archivos e informes' }).click();
  const sheet = page.getByRole('dialog', { name: 'Archivos e informes' });
  await sheet.getByLabel('Formato').selectOption({ label: 'SPSS (.sav)' });
  for (const [button, name] of [
    ['Descargar esta tabla', /-units-.*\.sav$/],
    ['Descargar el informe (.pdf)', /-informe-\d{4}-Q\d\.pdf$/],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      sheet.getByRole('button', { name: button }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(name);
    await expect(sheet.getByText(/^SHA-256 [0-9a-f]{64}$/)).toBeVisible();
  }
  await look(page, 'files');
  await sheet.getByRole('button', { name: 'Descargar los datos abiertos (.zip)' }).click();
  await expect(sheet.getByRole('alert')).toContainText('no hay ningún mes completo');
  await page.keyboard.press('Escape');
}

test('an attendant who signs in at the manager’s page is at their own', async ({ browser }) => {
  const page = await arrive(browser, 'attendant1');
  await expect(page).toHaveURL(/\/attendant$/);
  await expect(page.getByRole('button', { name: 'Salir' })).toBeVisible();
  await page.getByRole('button', { name: 'Mis cifras' }).click();
  await page.keyboard.press('F2');
  await expect(page.getByText('No hay atenciones en esos días.')).toBeVisible();
  await look(page, 'own-figures');
});
