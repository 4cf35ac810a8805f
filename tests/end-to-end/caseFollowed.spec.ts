import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { at } from './appointments.ts';
import { openConsole, picture } from './consolePage.ts';
import { overOneAnother } from './overOneAnother.ts';
import { removeData, type Served, serve } from './served.ts';

/** A case from its filing to its answer on the telephone of whoever filed it. */
let served: Served;

test.beforeEach(async () => {
  served = await serve(undefined, 0, at('09:50'));
});

test.afterEach(async () => {
  await served.stop();
  removeData(served);
});

const REPLY = 'Lo sentimos. Ese día faltó personal; lo corregimos desde el lunes.';

test('is given to somebody, answered, and read by folio and code on a telephone', async ({ browser }) => {
  const manager = await openConsole(browser, served, '/manager', 'manager');
  const admin = await openConsole(browser, served, '/manager', 'admin');
  await admin.evaluate(async () => {
    const { version, config } = await (await fetch('/api/v1/settings')).json();
    const templates = [{ id: 'saludo', name: 'Saludo', text: 'Hola, {nombre}. Sobre su caso {folio}:' }];
    await fetch('/api/v1/settings', {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ version, config: { ...config, oirs: { templates } } }),
    });
  });
  await admin.context().close();
  const { folio, code } = await manager.evaluate(async () => {
    const reply = await fetch('/api/v1/oirs', {
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
    return (await reply.json()) as { folio: string; code: string };
  });
  const phone = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  const look = async (name: string): Promise<void> => {
    await phone.screenshot({ path: `test-output/screens/${name}.png`, fullPage: true });
    expect(await overOneAnother(phone, 'body'), name).toEqual([]);
    await expectAccessible(phone, name);
  };
  await phone.goto(`${served.address}/case`);
  await phone.getByLabel('Folio').fill(folio);
  await phone.getByLabel('Clave del caso').fill('AAAAA-AAAAA');
  await phone.getByRole('button', { name: 'Consultar' }).click();
  await expect(phone.getByText('El folio y la clave no coinciden.', { exact: false })).toBeVisible();
  await look('case-wrong');
  // The QR of the paper brings both.
  await phone.goto('about:blank');
  await phone.goto(`${served.address}/case#folio=${folio}&code=${code}`);
  await phone.getByRole('button', { name: 'Consultar' }).click();
  await expect(phone.getByRole('heading', { name: 'Recibido' })).toBeVisible();
  await look('case-received');

  await manager.getByRole('button', { name: 'Más', exact: true }).click();
  await manager.getByRole('button', { name: 'Reclamos y consultas' }).click();
  await manager.getByRole('button', { name: `Abrir ${folio}` }).click();
  await manager.getByLabel('A cargo de').selectOption({ label: 'Administración' });
  await manager.getByRole('button', { name: 'Dejar a cargo' }).click();
  await expect(
    manager.getByText('Jefatura de prueba lo dejó a cargo de Administración', { exact: false }),
  ).toBeVisible();
  await expect(manager.getByRole('button', { name: 'Leer (queda anotado)' })).toBeEnabled();
  await manager.getByRole('button', { name: 'Leer (queda anotado)' }).click();
  await expect(manager.getByText('Nadie me explicó la espera.')).toBeVisible();
  await manager.getByText('Respondido').click();
  const reply = manager.getByRole('textbox', { name: 'Respuesta' });
  await manager.getByLabel('Plantilla').selectOption({ label: 'Saludo' });
  await expect(reply).toHaveValue(`Hola, persona usuaria. Sobre su caso ${folio}:`);
  await reply.press('ControlOrMeta+End');
  await reply.pressSequentially(` ${REPLY}`);
  await picture(manager, 'oirs-case-hands');
  await manager.getByRole('button', { name: 'Cerrar el caso' }).click();
  await expect(manager.getByText('No hay nada por responder.')).toBeVisible();

  await test.step('the answer on paper, and nothing else of the page', async () => {
    await manager.getByRole('button', { name: 'Ver los cerrados' }).click();
    await manager.getByRole('button', { name: `Abrir ${folio}` }).click();
    await manager.getByRole('button', { name: 'Leer (queda anotado)' }).click();
    await expect(manager.getByRole('button', { name: 'Imprimir la respuesta' })).toBeVisible();
    await manager.emulateMedia({ media: 'print' });
    await expect(manager.getByText(`Reclamo · ${folio}`)).toBeVisible();
    await expect(manager.getByText('Nadie me explicó la espera.')).toBeHidden();
    await expect(manager.getByRole('button')).toHaveCount(0);
    await manager.screenshot({ path: 'test-output/screens/oirs-letter.png' });
    await manager.emulateMedia({ media: 'screen' });
  });

  await phone.getByRole('button', { name: 'Ver otro caso' }).click();
  await phone.getByLabel('Folio').fill(/\d{4}-\d{7}$/.exec(folio)?.[0] ?? '');
  await phone.getByLabel('Clave del caso').fill(code.toLowerCase());
  await phone.keyboard.press('Enter');
  await expect(phone.getByText(REPLY, { exact: false })).toBeVisible();
  await expect(phone.getByText('Nadie me explicó')).toHaveCount(0);
  await look('case-answered');
  await phone.getByRole('button', { name: 'English' }).click();
  await expect(phone.getByRole('heading', { name: 'Answered' })).toBeVisible();
});
