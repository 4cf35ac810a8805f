import { openConsole, picture } from './consolePage.ts';
import { kioskWithDevices } from './kioskWithDevices.ts';
import { expect, test } from './stories.ts';

/** What is asked of a kiosk, and set for it, without going to it. */
const scene = kioskWithDevices();

test('a kiosk is tried and its page loaded again from the list of devices, when nobody is at it', async ({
  browser,
}) => {
  const { served, machine, host } = scene();
  const kiosk = await machine.open(await machine.context(browser, 'portrait', true), host.query('entry'));
  const begin = kiosk.getByRole('button', { name: 'Tocar para comenzar' });
  await expect(begin).toBeVisible();
  const desk = await openConsole(browser, served, '/manager', 'manager');
  await desk.getByRole('button', { name: 'cuentas y equipos' }).click();
  await desk.getByRole('button', { name: 'Probar kiosk de prueba' }).click();
  const row = (part: string) => desk.getByRole('dialog').getByRole('row', { name: new RegExp(`^${part}`) });
  const ask = (part: string) => desk.getByRole('button', { name: `Pedir la prueba: ${part}` }).click();

  await test.step('the slip waits until the person has gone, and is no ticket', async () => {
    await begin.click();
    await ask('Impresora');
    await expect(row('Impresora')).toContainText('Se hace cuando no haya nadie en el tótem.');
    expect(await host.papers()).toEqual([]);
    await kiosk.getByRole('button', { name: 'Empezar de nuevo' }).click();
    await expect(row('Impresora')).toContainText(/\d\d:\d\d: Salió el papel\./);
    const [slip, ...others] = await host.papers();
    expect(others).toEqual([]);
    expect(slip).toContain('No es un turno');
  });
  await test.step('each part says how it is', async () => {
    await ask('Lector de códigos');
    await expect(row('Lector de códigos')).toContainText('El lector está conectado.');
    await ask('Sonido');
    await expect(row('Sonido')).toContainText('El tótem dijo «Prueba de sonido».');
    await ask('Impresora');
    await expect(desk.getByRole('alert').filter({ hasText: 'Espere un minuto' })).toBeVisible();
    await picture(desk, 'manager-kiosk-tests');
  });
  await test.step('the page is loaded again once nobody is at it', async () => {
    await desk.getByRole('button', { name: 'Cerrar', exact: true }).click();
    await begin.click();
    await kiosk.evaluate('globalThis.loadedBefore = true');
    await desk.getByRole('button', { name: 'Recargar kiosk de prueba' }).click();
    await expect(desk.getByText('Pedido', { exact: true })).toBeVisible();
    await desk.getByRole('button', { name: 'Revocar kiosk de prueba' }).scrollIntoViewIfNeeded();
    await picture(desk, 'manager-devices');
    expect(await kiosk.evaluate('globalThis.loadedBefore')).toBe(true);
    await kiosk.getByRole('button', { name: 'Empezar de nuevo' }).click();
    await expect.poll(() => kiosk.evaluate('globalThis.loadedBefore ?? null').catch(() => true)).toBeNull();
    await expect(begin).toBeVisible();
    // Once for one word.
    await kiosk.evaluate('globalThis.loadedOnce = true');
    await begin.click();
    await kiosk.getByRole('button', { name: 'Empezar de nuevo' }).click();
    await expect(begin).toBeVisible();
    expect(await kiosk.evaluate('globalThis.loadedOnce')).toBe(true);
  });
});

test('what kiosks say and offer first is written, seen before it is so, and published to each of them', async ({
  browser,
}) => {
  const { served, machine, host } = scene();
  const kiosk = await machine.open(await machine.context(browser, 'portrait'), host.query('entry'));
  const law = kiosk.getByText('Atención preferente: es un derecho', { exact: false });
  await expect(law).toBeVisible();
  const desk = await openConsole(browser, served, '/settings', 'admin');
  const sheet = desk.getByRole('dialog');
  const preview = sheet.frameLocator('iframe');
  const text = (name: string, language: string) =>
    sheet.getByRole('group', { name, exact: true }).getByLabel(language, { exact: true });
  await desk.getByRole('tab', { name: 'Tótems', exact: true }).click();
  await desk.getByRole('button', { name: 'Cambiar Todos los tótems' }).click();

  await test.step('a text that would gainsay the law is stopped, with the reason', async () => {
    await text('Saludo', 'Español').fill('Sin atención preferente los viernes');
    await desk.keyboard.press('F2');
    await expect(sheet.getByRole('alert').filter({ hasText: 'habla el tótem' }).first()).toBeVisible();
  });
  await test.step('the page shows how it would be, and the law in its place', async () => {
    await text('Saludo', 'Español').fill('Bienvenidas y bienvenidos');
    await text('Saludo', 'English').fill('Welcome');
    await text('Aviso propio sobre derechos', 'Español').fill('Hay sillas de ruedas en el mesón de entrada.');
    await text('Texto al dar el turno', 'Español').fill('Puede esperar en el patio.');
    await sheet.getByLabel('Trámites de la primera pantalla').selectOption('own');
    await sheet
      .getByLabel('1.º')
      .first()
      .selectOption({ label: 'Certificados de nacimiento, matrimonio y antecedentes' });
    await sheet.getByLabel('2.º').first().selectOption({ label: 'Pensión Garantizada Universal (PGU)' });
    await expect(preview.getByText('Bienvenidas y bienvenidos')).toBeVisible();
    await expect(preview.getByText('Atención preferente: es un derecho', { exact: false })).toBeVisible();
    await expect(preview.getByText('Hay sillas de ruedas', { exact: false })).toBeVisible();
    await sheet.locator('iframe').scrollIntoViewIfNeeded();
    await picture(desk, 'settings-kiosks');
    await sheet.getByLabel('Vista previa en').selectOption('en');
    await expect(preview.getByText('Welcome')).toBeVisible();
    await sheet.getByLabel('Vista previa de la pantalla').selectOption('menu');
    await expect(preview.getByText('Certificados de nacimiento', { exact: false }).first()).toBeVisible();
    await sheet.locator('iframe').scrollIntoViewIfNeeded();
    await desk.screenshot({ path: 'test-output/screens/settings-kiosks-menu.png' });
    await sheet.getByLabel('Vista previa de la pantalla').selectOption('ticket');
    await expect(preview.getByText('Puede esperar en el patio.')).toBeVisible();
    await sheet.getByRole('checkbox', { name: 'Kreyòl ayisyen' }).uncheck();
    await desk.keyboard.press('F2');
  });
  await test.step('one kiosk has a greeting of its own', async () => {
    await desk.getByRole('button', { name: 'Cambiar kiosk de prueba' }).click();
    await text('Saludo', 'Español').fill('Tótem de la entrada');
    await desk.keyboard.press('F2');
    await expect(desk.getByText('«Tótem de la entrada»')).toBeVisible();
  });
  await test.step('published, the kiosk has it without anybody touching it', async () => {
    await desk.getByRole('button', { name: 'Revisar' }).click();
    await expect(sheet.getByText('Rige de inmediato.').first()).toBeVisible();
    await picture(desk, 'settings-kiosks-review');
    await desk.keyboard.press('F2');
    await expect(kiosk.getByText('Tótem de la entrada')).toBeVisible();
    await expect(law).toBeVisible();
    await expect(kiosk.getByText('Hay sillas de ruedas', { exact: false })).toBeVisible();
    await expect(kiosk.getByRole('button', { name: 'Kreyòl ayisyen' })).toHaveCount(0);
    await picture(kiosk, 'kiosk-own-words');
    await kiosk.getByRole('button', { name: 'Tocar para comenzar' }).click();
    await kiosk.getByRole('button', { name: /^General/ }).click();
    await expect(kiosk.locator('main li button').first()).toContainText('Certificados de nacimiento');
    await kiosk.getByRole('button', { name: /^Certificados de nacimiento/ }).click();
    await kiosk.getByRole('button', { name: 'Sacar turno' }).click();
    await expect(kiosk.getByText('Puede esperar en el patio.')).toBeVisible();
  });
});
