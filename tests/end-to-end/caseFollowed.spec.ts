import type { Page } from '@playwright/test';
import { startMailServer } from '../support/mailServer.ts';
import { expectAccessible } from './accessible.ts';
import { at } from './appointments.ts';
import { LAPTOP, openConsole, picture } from './consolePage.ts';
import { overOneAnother } from './overOneAnother.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

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
  const mail = await startMailServer();
  const admin = await openConsole(browser, served, '/settings', 'admin');
  await test.step('a template and a mail server are set in a form', () => setUp(admin, mail.port));
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
  mail.behave({ recipient: { code: 550, words: 'no such user' } });
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

  await test.step('the answer by mail, refused and taken, as it is', async () => {
    const again = async (): Promise<void> => {
      await manager.keyboard.press('Escape');
      await manager.getByRole('button', { name: `Abrir ${folio}` }).click();
    };
    await expect(async () => {
      await again();
      await expect(manager.getByText('rechazó la dirección o el mensaje', { exact: false })).toBeVisible({
        timeout: 500,
      });
    }).toPass();
    await picture(manager, 'oirs-mail-refused');
    mail.behave({});
    await manager.getByRole('button', { name: 'Enviar por correo' }).click();
    await expect(async () => {
      await again();
      await expect(manager.getByText('El servidor de correo la recibió', { exact: false })).toBeVisible({
        timeout: 500,
      });
    }).toPass();
    await picture(manager, 'oirs-mail-sent');
    expect(mail.letters).toHaveLength(1);
    await mail.stop();
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

/** What an administrator sets before answers can leave: how one begins, and by which server. */
async function setUp(page: Page, port: number): Promise<void> {
  await page.getByRole('tab', { name: 'OIRS', exact: true }).click();
  await page.getByRole('button', { name: 'Agregar plantilla' }).click();
  await page.getByLabel('Nombre de la plantilla').fill('Saludo');
  await page.getByLabel('Texto').fill('Hola, {nombre}, {run}.');
  await page.keyboard.press('F2');
  await expect(page.getByText('No se sabe llenar {run}.', { exact: false })).toBeVisible();
  await page.getByLabel('Texto').fill('Hola, {nombre}. Sobre su caso {folio}:');
  await expect(page.getByText('Hola, Persona de Ejemplo.', { exact: false })).toBeVisible();
  await page.setViewportSize({ width: 1024, height: 600 });
  await picture(page, 'settings-template');
  await page.setViewportSize(LAPTOP);
  await page.keyboard.press('F2');
  await page.getByLabel('Enviar las respuestas por correo').check();
  await page.getByLabel('Servidor de correo (SMTP)').fill('127.0.0.1');
  await page.getByLabel('Cifrado').selectOption({ label: 'Ninguno: solo un servidor de la propia red' });
  await page.getByLabel('Puerto').fill(String(port));
  await page.getByLabel('Remitente').fill('oirs@sucursal.example');
  await page.getByRole('button', { name: 'Revisar y publicar' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Publicar/ })
    .click();
  await expect(page.getByText(/^Sin cambios Publicado/)).toBeVisible();
  const check = page.getByRole('button', { name: 'Probar el servidor publicado' });
  await expect(check).toBeVisible();
  await check.click();
  await expect(page.getByText('El servidor contesta y acepta a la sucursal.')).toBeVisible();
  await page.screenshot({ path: 'test-output/screens/settings-oirs.png', fullPage: true });
  expect(await overOneAnother(page, 'body')).toEqual([]);
  await expectAccessible(page, 'settings-oirs');
}
