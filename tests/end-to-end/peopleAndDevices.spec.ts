import type { Page } from '@playwright/test';
import { at } from './appointments.ts';
import { enter, picture } from './consolePage.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/** Accounts and devices in the manager's console: who is shut out is out at once, wherever they are. */
let served: Served;

test.beforeEach(async () => {
  served = await serve(undefined, 0, at('09:50'));
});

test.afterEach(async () => {
  await served.stop();
  removeData(served);
});

const open = (page: Page, path: string, login: string) => enter(page, served, path, login);

test('an attendant who is disabled is led to the door, and back in with the new secret', async ({ browser }) => {
  const room = { viewport: { width: 1366, height: 768 } };
  const attendant = await (await browser.newContext(room)).newPage();
  await open(attendant, '/attendant', 'attendant1');
  await expect(attendant.getByRole('button', { name: 'Salir' })).toBeVisible();
  const manager = await (await browser.newContext(room)).newPage();
  await manager.request.post(`${served.address}/api/v1/devices/enrol`, { data: { code: served.boardCode } });
  await open(manager, '/manager', 'manager');
  await manager.getByRole('button', { name: 'cuentas y equipos' }).click();
  await expect(manager.getByRole('heading', { name: 'Cuentas y equipos' })).toBeVisible();
  await expect(manager.getByText('Una sesión abierta').first()).toBeVisible();
  await manager.getByRole('button', { name: 'Recargar board de prueba' }).click();
  await expect(manager.getByText('Pedido', { exact: true })).toBeVisible();
  await picture(manager, 'manager-people');
  await manager.getByRole('button', { name: 'Cambiar la cuenta de Ejecutiva 1' }).click();
  await manager.getByText('Deshabilitar la cuenta').click();
  await picture(manager, 'manager-person');
  await manager.getByRole('button', { name: 'Guardar' }).click();
  await expect(manager.getByText('Deshabilitada')).toBeVisible();
  await expect(attendant.getByLabel('Usuario')).toBeVisible();
  await manager.getByRole('button', { name: 'Cambiar la cuenta de Ejecutiva 1' }).click();
  await manager.getByText('Habilitar la cuenta').click();
  await manager.getByRole('button', { name: 'Guardar' }).click();
  await manager.getByRole('button', { name: 'Cambiar mi clave' }).click();
  await picture(manager, 'manager-own-secret');
  await manager.getByLabel('Clave actual').fill(served.secret);
  await manager.getByLabel('Clave nueva').fill('una-clave-mejor-3');
  await manager.getByRole('dialog').getByRole('button', { name: 'Cambiar mi clave' }).click();
  await expect(manager.getByLabel('Usuario')).toBeVisible();
});

test('what a person wrote is read with a trace and answered', async ({ browser }) => {
  const manager = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await open(manager, '/manager', 'manager');
  await expect(manager.getByRole('button', { name: 'Salir' })).toBeVisible();
  const folio = await manager.evaluate(async () => {
    const body = {
      kind: 'complaint',
      institutionId: 'ips',
      text: 'Nadie me explicó la espera.',
      replyChannel: 'email',
      replyTo: 'a@example.org',
    };
    const reply = await fetch('/api/v1/oirs', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'written-by-somebody' },
      body: JSON.stringify(body),
    });
    return (await reply.json()).folio as string;
  });
  await manager.getByRole('button', { name: 'Más', exact: true }).click();
  await manager.getByRole('button', { name: 'Reclamos y consultas' }).click();
  await expect(manager.getByText('Reclamo', { exact: true })).toBeVisible();
  await picture(manager, 'manager-oirs');
  await manager.getByRole('button', { name: `Abrir ${folio}` }).click();
  await manager.getByRole('button', { name: 'Leer (queda anotado)' }).click();
  await expect(manager.getByText('Nadie me explicó la espera.')).toBeVisible();
  await manager.getByText('Respondido').click();
  await manager.getByRole('textbox', { name: 'Respuesta' }).fill('Lo sentimos. Ya lo corregimos.');
  // What rests after a command is drawn so for a moment.
  await expect(manager.getByRole('button', { name: 'Cerrar el caso' })).toBeEnabled();
  await picture(manager, 'manager-oirs-case');
  await manager.getByRole('button', { name: 'Cerrar el caso' }).click();
  await expect(manager.getByText('No hay nada por responder.')).toBeVisible();
});

test('what a revoked kiosk brought is shown with what it would do, and decided all together', async ({ browser }) => {
  const manager = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await open(manager, '/manager', 'manager');
  await expect(manager.getByRole('button', { name: 'Salir' })).toBeVisible();
  await manager.evaluate(async () => {
    let keys = 0;
    const call = async (method: string, path: string, body?: unknown, token?: string) => {
      keys += 1;
      const reply = await fetch(`/api/v1${path}`, {
        method,
        credentials: token === undefined ? 'same-origin' : 'omit',
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          'idempotency-key': `set-aside-${keys}`,
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return reply.status === 204 ? null : reply.json();
    };
    const { code } = await call('POST', '/devices/codes', { kind: 'kiosk', name: 'Tótem perdido' });
    const { device, token } = await call('POST', '/devices/enrol', { code });
    const { date } = (await call('GET', '/live')).day;
    const { blocks, now } = await call('POST', '/devices/blocks', { dates: [date] }, token);
    const block = blocks.find(({ series }: { series: string }) => series === 'A');
    await call('DELETE', `/devices/${device.id}`);
    for (const index of [0, 1, 2])
      await call(
        'POST',
        '/deliveries',
        {
          visitId: crypto.randomUUID(),
          series: 'A',
          number: block.from + index,
          businessDate: date,
          serviceId: 'pgu',
          class: 'general',
          language: 'es-CL',
          issuedAt: now,
          clockOffsetMs: 0,
          printed: index > 0,
        },
        token,
      );
  });
  await manager.getByRole('button', { name: 'cuentas y equipos' }).click();
  await expect(manager.getByText('Turnos de tótems revocados', { exact: true })).toBeVisible();
  await picture(manager, 'manager-set-aside-list');
  await manager.getByRole('button', { name: 'Decidir sobre los turnos de Tótem perdido' }).click();
  await expect(manager.getByRole('heading', { name: 'Turnos de Tótem perdido' })).toBeVisible();
  await picture(manager, 'manager-set-aside');
  await manager.getByText('Aceptarlos: son de personas').click();
  await manager.getByRole('button', { name: 'Guardar la decisión' }).click();
  await expect(manager.getByRole('heading', { name: 'Cuentas y equipos' })).toBeVisible();
  await expect(manager.getByText('Turnos de tótems revocados', { exact: true })).toBeHidden();
});
