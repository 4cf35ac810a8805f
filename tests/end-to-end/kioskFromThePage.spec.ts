import { expect, test } from '@playwright/test';
import { openConsole, picture } from './consolePage.ts';
import { kioskWithDevices } from './kioskWithDevices.ts';

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
