import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { at, STORY_DATE } from './appointments.ts';
import { LAPTOP, openConsole } from './consolePage.ts';
import { overOneAnother } from './overOneAnother.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/** An administrator changes what the branch is: seen before it is so, refused in words, and taken as a file elsewhere. */
let served: Served;

test.beforeAll(async () => {
  served = await serve(undefined, 0, at('09:50'));
});

test.afterAll(async () => {
  await served.stop();
  removeData(served);
});

const open = (browser: Browser, login: string, path = '/settings', width: number = LAPTOP.width) =>
  openConsole(browser, served, path, login, { ...LAPTOP, width });

async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-output/screens/settings-${name}.png`, fullPage: true });
  expect(await overOneAnother(page, 'body'), name).toEqual([]);
  await expectAccessible(page, name);
}

/** The same, and a picture on a small screen. */
async function lookSmallToo(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 1024, height: 600 });
  await page.screenshot({ path: `test-output/screens/settings-${name}-1024.png` });
  await page.setViewportSize(LAPTOP);
  await look(page, name);
}

const settings = (page: Page) => page.evaluate(async () => (await fetch('/api/v1/settings')).json());
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();

test('a change is seen with the hour from which it rules, and published under its author’s name', async ({
  browser,
}) => {
  const page = await open(browser, 'admin');
  await expect(page.getByText('Sin cambios')).toBeVisible();
  await page.getByLabel('Nombre de la sucursal').fill('ChileAtiende Ñuñoa');
  await look(page, 'branch');
  await tab(page, 'Horario');
  await look(page, 'hours');
  await page.getByLabel('lunes, abre').fill('09:00');
  await page.getByRole('button', { name: 'Agregar un feriado' }).click();
  await page.keyboard.press('F2');
  await expect(page.getByRole('alert')).toHaveText('Falta escribir: Fecha');
  await page.getByLabel('Fecha').fill('2026-12-08');
  await page.getByLabel('Nombre').fill('Inmaculada Concepción');
  await page.keyboard.press('F2');
  await tab(page, 'Trámites');
  await look(page, 'services');
  await page.getByLabel('Buscar un trámite').fill('garantizada');
  await page.getByRole('button', { name: /^Cambiar Pensión Garantizada/ }).click();
  await page.getByLabel('Límite de espera, minutos').fill('20');
  await look(page, 'service');
  await page.keyboard.press('F2');
  await tab(page, 'Módulos');
  await look(page, 'counters');
  await page.getByRole('button', { name: 'Agregar módulo' }).click();
  await page.getByLabel('Número o letra, como se anuncia').fill('1');
  await page.keyboard.press('F2');
  await expect(page.getByText('Ya hay un módulo 1.')).toBeVisible();
  await page.getByLabel('Número o letra, como se anuncia').fill('40');
  await page.getByLabel('Clave Única').or(page.getByLabel('ClaveÚnica')).first().check();
  await page.keyboard.press('F2');
  await tab(page, 'Estándar y llamados');
  await look(page, 'rules');
  await tab(page, 'Metas');
  await page.getByRole('button', { name: 'Agregar una meta' }).click();
  const goal = page.getByRole('dialog');
  await goal.getByLabel('Nombre').fill('Espera de 25 minutos');
  await goal.getByLabel('De dónde sale el resultado').selectOption('official');
  await goal.getByLabel('Ponderación').fill('40');
  await look(page, 'goal');
  await page.keyboard.press('F2');
  await expect(goal).toHaveCount(0);

  await page.getByRole('button', { name: 'Revisar y publicar' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText('Pensión Garantizada Universal (PGU) · Límite de espera, minutos')).toBeVisible();
  await expect(sheet.getByText('25 → 20')).toBeVisible();
  await expect(sheet.getByText('Rige desde la próxima apertura', { exact: false }).first()).toBeVisible();
  await look(page, 'review');
  const before = (await settings(page)).version;
  await sheet.getByRole('button', { name: /^Publicar/ }).click();
  await expect(page.getByText(`Publicado. Es la versión ${before + 1}.`)).toBeVisible();
  const { config } = await settings(page);
  expect(config.branch.name).toBe('ChileAtiende Ñuñoa');
  expect(config.goals.list).toMatchObject([{ name: 'Espera de 25 minutos', source: 'official', weight: 40 }]);
  expect(config.counters.at(-1)).toMatchObject({ label: '40', serviceIds: ['clave-unica'] });
  expect(config.hours.holidays.some(({ date }: { date: string }) => date === '2026-12-08')).toBe(true);
  const manager = await open(browser, 'manager', '/manager');
  await manager.getByRole('button', { name: 'Más', exact: true }).click();
  await manager.getByRole('button', { name: 'Metas y bono' }).click();
  await expect(manager.getByText('Simulación: no es una liquidación', { exact: false })).toBeVisible();
  await expect(manager.getByRole('rowheader', { name: /^Espera de 25 minutos/ })).toBeVisible();
  await look(manager, 'goals');
});

test('what a running day stands on is refused in words before it is tried; two at work do not undo each other', async ({
  browser,
}) => {
  const page = await open(browser, 'admin');
  const other = await open(browser, 'admin');
  const desk = await open(browser, 'attendant1', '/attendant');
  await desk.getByRole('button', { name: /^1\b/ }).click();
  await expect(desk.getByText('Módulo libre')).toBeVisible();

  await tab(page, 'Módulos');
  await page.getByRole('button', { name: 'Cambiar Módulo 1', exact: true }).click();
  await page.getByRole('button', { name: 'Quitar Módulo 1', exact: true }).click();
  await page.getByRole('button', { name: 'Revisar y publicar' }).click();
  await expect(page.getByText(/^No se puede publicar/)).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('button', { name: /^Publicar/ })).toHaveCount(0);
  await look(page, 'refused');
  await page.keyboard.press('Escape');

  await other.getByLabel('Dirección', { exact: true }).fill('Otra calle de ejemplo 9');
  await other.getByRole('button', { name: 'Revisar y publicar' }).click();
  await other
    .getByRole('dialog')
    .getByRole('button', { name: /^Publicar/ })
    .click();
  await expect(other.getByText(/^Sin cambios Publicado/)).toBeVisible();
  await page.getByRole('button', { name: 'Revisar y publicar' }).click();
  await expect(page.getByText(/^No se puede publicar/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Descartar' }).click();
  await page.keyboard.press('F2');
  await expect(page.getByText('Sin cambios')).toBeVisible();
  await tab(page, 'Sucursal');
  await expect(page.getByLabel('Dirección', { exact: true })).toHaveValue('Otra calle de ejemplo 9');

  await test.step('left for an hour of today, withdrawn, left again, and in force when it comes', async () => {
    await page.getByLabel('Dirección', { exact: true }).fill('Avenida de Ejemplo 100');
    const sheet = page.getByRole('dialog');
    const asked = async (time: string): Promise<void> => {
      await page.getByRole('button', { name: 'Revisar y publicar' }).click();
      await sheet.getByText('Desde una fecha y hora').click();
      await sheet.getByLabel('Fecha', { exact: true }).fill(STORY_DATE);
      await sheet.getByLabel('Hora', { exact: true }).fill(time);
    };
    const leave = async (time: string): Promise<void> => {
      await asked(time);
      await sheet.getByRole('button', { name: /^Dejar para esa hora/ }).click();
    };
    await asked('08:00');
    await expect(sheet.getByText('entre este momento y los próximos 92 días', { exact: false })).toBeVisible();
    await expect(sheet.getByRole('button', { name: /^Dejar para esa hora/ })).toHaveCount(0);
    await look(page, 'plan-refused');
    await page.keyboard.press('Escape');
    await leave('11:30');
    await expect(page.getByText(/^Se publicará el 22-11-2030 11:30 lo que dejó/)).toBeVisible();
    await look(page, 'planned');
    await page.getByRole('button', { name: 'Retirar' }).click();
    await expect(page.getByText(/^Se publicará el/)).toHaveCount(0);
    await page.getByLabel('Dirección', { exact: true }).fill('Avenida de Ejemplo 100');
    await leave('11:00');
    await expect(page.getByText(/^Se publicará el 22-11-2030 11:00/)).toBeVisible();
    expect((await settings(page)).config.branch.address).toBe('Otra calle de ejemplo 9');
    await served.pass(120);
    await expect
      .poll(async () => (await settings(page)).config.branch.address, { timeout: 20_000 })
      .toBe('Avenida de Ejemplo 100');
  });
  // The counter is nobody's for the stories that follow.
  await desk.getByRole('button', { name: /^Cerrar módulo/ }).click();
  await expect(desk.getByText('¿Qué módulo va a atender?')).toBeVisible();
});

test('the whole is a file, out and in; a manager looks and publishes nothing', async ({ browser }) => {
  const page = await open(browser, 'admin', '/settings', 480);
  await tab(page, 'Archivo');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Descargar' }).click();
  const file = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
  expect(file.branch.id).toBe((await settings(page)).config.branch.id);
  file.standard.goalPercent = 101;
  const chosen = (body: string) => ({ name: 'c.json', mimeType: 'application/json', buffer: Buffer.from(body) });
  await page.getByLabel('Cargar un archivo').setInputFiles(chosen('{"a": 1}'));
  await expect(page.getByText('no es una configuración de Turno25')).toBeVisible();
  await page.getByLabel('Cargar un archivo').setInputFiles(chosen(JSON.stringify(file)));
  await expect(page.getByText('Un cambio sin publicar')).toBeVisible();
  await page.getByRole('button', { name: 'Revisar y publicar' }).click();
  await expect(page.getByRole('alert')).toContainText('Meta, porcentaje: no puede ser mayor que 100');
  await look(page, 'file-refused');
  const manager = await open(browser, 'manager');
  await expect(manager.getByText('la publica la administración', { exact: false })).toBeVisible();
  await expect(manager.getByRole('button', { name: 'Revisar y publicar' })).toHaveCount(0);
  await expect(manager.getByLabel('Nombre de la sucursal')).toBeDisabled();
});

test('a product of the national catalogue is added with its institution, and says that no counter attends it', async ({
  browser,
}) => {
  const page = await open(browser, 'admin');
  await tab(page, 'Trámites');
  await page.getByRole('button', { name: 'Agregar del catálogo' }).click();
  await page.getByLabel('Buscar un trámite').last().fill('silla de ruedas');
  await page.getByText('Ayudas técnicas', { exact: true }).click();
  await look(page, 'catalogue');
  await page.keyboard.press('F2');
  await page.getByLabel('Buscar un trámite').fill('ayudas');
  await expect(page.getByRole('row', { name: /Ayudas técnicas SENADIS N 25 —/ })).toBeVisible();
  await expect(page.getByText('cambios sin publicar')).toBeVisible();
  await page.getByRole('button', { name: 'Revisar y publicar' }).click();
  await expect(page.getByText('Ayudas técnicas').first()).toBeVisible();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Publicar/ })
    .click();
  await expect.poll(async () => (await settings(page)).config.services.at(-1).id).toBe('ayudas-tecnicas');
});

test('an account and a machine are made from the page, and both enter', async ({ browser }) => {
  const page = await open(browser, 'admin', '/manager');
  await page.getByRole('button', { name: /Administración/ }).click();
  await page.getByRole('button', { name: 'Nueva persona' }).click();
  await page.getByLabel('Nombre de la persona').fill('Persona Inventada');
  await page.getByLabel('Usuario').fill('Con Mayúsculas');
  await page.getByLabel('Función').selectOption('host');
  await page.getByLabel('Clave nueva').fill('una-clave-de-prueba');
  await page.keyboard.press('F2');
  await expect(page.getByRole('alert')).toContainText('«Usuario»');
  await page.getByLabel('Usuario').fill('puerta');
  await page.keyboard.press('F2');
  await expect(page.getByRole('rowheader', { name: 'Persona Inventada' })).toBeVisible();
  await page.getByRole('button', { name: 'Nuevo equipo' }).click();
  await page.getByLabel('Nombre', { exact: true }).fill('Pantalla del fondo');
  await page.getByText('Pantalla', { exact: true }).click();
  await page.keyboard.press('F2');
  const address = await page.getByText(/\/board\?enrol=/).textContent();
  await look(page, 'enrol-code');
  const board = await (await browser.newContext()).newPage();
  await board.goto(address ?? '');
  await expect(board).not.toHaveURL(/enrol=/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('rowheader', { name: 'Pantalla del fondo' })).toBeVisible();
  const door = await (await browser.newContext()).newPage();
  await door.goto(`${served.address}/host`);
  await door.getByLabel('Usuario').fill('puerta');
  await door.getByLabel('Clave').fill('una-clave-de-prueba');
  await door.keyboard.press('Enter');
  await expect(door.getByLabel('¿Qué necesita la persona?')).toBeVisible();
});

test('alerts are told outside: an address, a secret shown once, a trial; and a sound that the browser holds back', async ({
  browser,
}) => {
  const heard: string[] = [];
  const outside = createServer((request, response) => {
    heard.push(String(request.headers['webhook-signature']));
    request.resume();
    response.writeHead(heard.length === 1 ? 500 : 204).end();
  });
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
  const { port } = outside.address() as AddressInfo;
  const admin = await open(browser, 'admin');
  await tab(admin, 'Alertas');
  await admin.getByLabel('Dirección', { exact: true }).fill(`http://127.0.0.1:${port}/avisos`);
  await admin.getByLabel('Es un equipo de la red de la sucursal', { exact: false }).check();
  await admin.getByLabel('Hay esperas que pasarían su límite.').uncheck();
  await lookSmallToo(admin, 'alerts');
  await admin.getByRole('button', { name: 'Revisar y publicar' }).click();
  await expect(admin.getByRole('dialog').getByText('Alertas', { exact: true })).toBeVisible();
  await admin
    .getByRole('dialog')
    .getByRole('button', { name: /^Publicar/ })
    .click();
  await expect(admin.getByText('Publicado. Es la versión', { exact: false })).toBeVisible();
  await admin.getByRole('button', { name: 'Hacer una clave nueva' }).click();
  await admin.keyboard.press('F2');
  await expect(admin.getByText(/^whsec_/)).toBeVisible();
  await look(admin, 'alerts-secret');
  await admin.keyboard.press('Escape');
  await expect(admin.getByText(/^whsec_/)).toHaveCount(0);

  // The day has had minutes that can be suspended.
  await served.pass(30);
  const manager = await open(browser, 'manager', '/manager');
  // A browser that holds sound back until it is told to let it through.
  await manager.evaluate(() => {
    const held = { state: 'suspended', tones: 0 };
    const note = { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined };
    const part = {
      connect: <T>(to: T) => to,
      gain: note,
      frequency: note,
      start: () => undefined,
      stop: () => undefined,
    };
    class Held {
      currentTime = 0;
      destination = {};
      get state() {
        return held.state;
      }
      resume = () => Promise.resolve();
      createGain = () => part;
      createOscillator = () => {
        held.tones += 1;
        return part;
      };
    }
    Object.assign(globalThis, { AudioContext: Held, held });
  });
  const tones = (): Promise<number> =>
    manager.evaluate(() => (globalThis as unknown as { held: { tones: number } }).held.tones);
  await manager.getByRole('button', { name: 'Encender sonido' }).click();
  await expect(manager.getByText('El navegador no deja sonar esta página', { exact: false })).toBeVisible();
  expect(await tones()).toBe(0);
  await look(manager, 'sound-refused');
  await manager.evaluate(() => {
    (globalThis as unknown as { held: { state: string } }).held.state = 'running';
  });
  // Something that asks for a second person.
  await manager.evaluate(async () => {
    const now = Date.parse((await (await fetch('/api/v1/live')).json()).now);
    const ago = (minutes: number): string => new Date(now - minutes * 60_000).toISOString();
    await fetch('/api/v1/day/suspensions', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ from: ago(8), to: ago(2), act: 'Resolución 12' }),
    });
  });
  await expect(manager.getByText('Se pidió suspender el conteo', { exact: false })).toBeVisible();
  await expect.poll(tones).toBeGreaterThan(0);
  await expect(manager.getByText('El navegador no deja sonar esta página', { exact: false })).toHaveCount(0);

  await manager.getByRole('button', { name: 'Más', exact: true }).click();
  await manager.getByRole('button', { name: 'Avisos hacia afuera' }).click();
  await manager.getByRole('button', { name: 'Enviar una prueba' }).click();
  await expect(manager.getByRole('row', { name: /^Mensaje de prueba/ })).toBeVisible();
  await expect(manager.getByText('Entregado').first()).toBeVisible();
  await lookSmallToo(manager, 'outside');
  expect(heard.length).toBeGreaterThan(1);
  expect(heard.every((signature) => signature.startsWith('v1,'))).toBe(true);
  await new Promise((resolve) => outside.close(resolve));
});

test('a schedule of shifts is taken from a spreadsheet, and the manager sees who is missing and who is planned', async ({
  browser,
}) => {
  const admin = await open(browser, 'admin');
  await tab(admin, 'Personal');
  await expect(admin.getByText('No hay turnos planificados.')).toBeVisible();
  const bring = (text: string) =>
    admin
      .getByLabel('Cargar desde una planilla (CSV)')
      .setInputFiles({ name: 'turnos.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await bring(
    'dia;desde;hasta;modulo;persona\nviernes;9:00;14:00;3;attendant3\nviernez;9:00;14:00;2;\nviernes;9:00;14:00;99;\n',
  );
  await expect(admin.getByText('Línea 3: «viernez» no es un día.', { exact: false })).toBeVisible();
  await expect(admin.getByText('Línea 4: No hay un módulo «99».')).toBeVisible();
  await bring(
    'dia;desde;hasta;modulo;persona\nviernes;9:00;14:00;3;attendant3\nviernes;9:00;14:00;4;Ejecutiva 4\nviernes;9:00;14:00;5;\nlunes;8:30;14:00;4;\n',
  );
  await expect(admin.getByText('Se cargaron 4 turnos.', { exact: false })).toBeVisible();
  await expect(admin.getByRole('row', { name: /^viernes 09:00–14:00 3 Ejecutiva 3/ })).toBeVisible();
  await lookSmallToo(admin, 'shifts');
  await admin.getByRole('button', { name: 'Agregar un turno' }).click();
  await admin.getByLabel('Módulo', { exact: true }).selectOption({ label: '4' });
  await admin.getByLabel('Desde', { exact: true }).fill('13:00');
  await admin.getByLabel('Hasta', { exact: true }).fill('15:00');
  await admin.keyboard.press('F2');
  await expect(admin.getByRole('dialog').getByRole('alert')).toContainText('Se cruza con otro turno');
  await look(admin, 'shift');
  await admin.keyboard.press('Escape');
  await admin.getByRole('button', { name: 'Revisar y publicar' }).click();
  await admin
    .getByRole('dialog')
    .getByRole('button', { name: /^Publicar/ })
    .click();
  await expect(admin.getByText('Publicado. Es la versión', { exact: false })).toBeVisible();

  const desk = await open(browser, 'attendant4', '/attendant');
  await desk.getByRole('button', { name: /^4\b/ }).click();
  await expect(desk.getByText('Módulo libre')).toBeVisible();
  const manager = await open(browser, 'manager', '/manager');
  await expect(manager.getByText('Falta Ejecutiva 3, desde 09:00')).toBeVisible();
  await expect(manager.getByText('Debía abrir a las 09:00')).toBeVisible();
  await expect(manager.getByText('3 módulos planificados ahora', { exact: false })).toBeVisible();
  await lookSmallToo(manager, 'strip-shifts');
  await manager.getByRole('button', { name: 'Más', exact: true }).click();
  await manager.getByRole('button', { name: 'Turnos del personal, hoy' }).click();
  await expect(manager.getByRole('row', { name: /^3 Ejecutiva 3 09:00–14:00 Falta/ })).toBeVisible();
  await lookSmallToo(manager, 'shifts-sheet');
});

test('a provider is set, tried and given its secret from the page; a term is made longer and never shorter', async ({
  browser,
}) => {
  const provider = createServer((asked, answer) => {
    if (asked.url !== '/.well-known/openid-configuration') return answer.writeHead(404).end();
    const issuer = `http://${asked.headers.host}`;
    const ends = { authorization_endpoint: issuer, token_endpoint: issuer, jwks_uri: issuer };
    answer.setHeader('content-type', 'application/json');
    answer.end(JSON.stringify({ issuer, ...ends, scopes_supported: ['openid', 'profile'] }));
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  const page = await open(browser, 'admin');
  await tab(page, 'Ingreso');
  await expect(page.getByText('Una sola cuenta de administración entra', { exact: false })).toBeVisible();
  await page.getByLabel('Permitir el ingreso con otro servicio').check();
  await page.getByLabel('Dirección del servicio (issuer)').fill(`${issuer}/nada`);
  await page.getByLabel('Identificador de esta sucursal').fill('turno25-sucursal');
  await page.getByRole('button', { name: 'Agregar un valor' }).click();
  await page.getByLabel('Valor 1, letra por letra').fill('turno25-jefatura');
  await page.getByLabel('Función del valor 1').selectOption('manager');
  await page.getByRole('button', { name: 'Probar', exact: true }).click();
  await expect(
    page.getByText('no hay una descripción de OpenID Connect (respondió 404)', { exact: false }),
  ).toBeVisible();
  await page.getByLabel('Dirección del servicio (issuer)').fill(issuer);
  await page.getByRole('button', { name: 'Probar', exact: true }).click();
  await expect(page.getByText('El servicio responde y sirve para entrar. Ojo:', { exact: false })).toBeVisible();
  await look(page, 'sign-in-draft');
  await tab(page, 'Estándar y llamados');
  const kept = page.getByLabel('Casos de OIRS, desde su cierre');
  await kept.fill('30');
  await kept.blur();
  await expect(kept).toHaveValue('1461');
  await kept.fill('3000');
  await look(page, 'retention');
  await page.getByRole('button', { name: 'Revisar y publicar' }).click();
  const sheet = page.getByRole('dialog');
  await expect(
    sheet.getByText('Datos personales · Cuánto se guardan los textos', { exact: false }).first(),
  ).toBeVisible();
  await expect(sheet.getByText(/^Ingreso/).first()).toBeVisible();
  await look(page, 'sign-in-review');
  await sheet.getByRole('button', { name: /^Publicar/ }).click();
  await expect(page.getByText(/^Sin cambios Publicado/)).toBeVisible();
  await tab(page, 'Ingreso');
  await page.getByLabel('Clave nueva').fill('un-secreto-inventado');
  await page.getByRole('button', { name: 'Guardar la clave' }).click();
  await expect(page.getByText('Hay una clave guardada', { exact: false })).toBeVisible();
  await expect(page.getByLabel('Clave nueva')).toHaveValue('');
  await look(page, 'sign-in-kept');
  await page.getByRole('button', { name: 'Guardar la clave' }).scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'test-output/screens/settings-sign-in.png' });
  const { config } = await settings(page);
  expect(config.privacy.keep).toEqual({ oirs: 3000 });
  expect(JSON.stringify(config)).not.toContain('un-secreto-inventado');
  const manager = await open(browser, 'manager');
  await tab(manager, 'Ingreso');
  await expect(manager.getByLabel('Dirección del servicio (issuer)')).toBeDisabled();
  await expect(manager.getByRole('button', { name: 'Guardar la clave' })).toHaveCount(0);
  await new Promise((resolve) => provider.close(resolve));
});
