import type { Browser, Page } from '@playwright/test';
import { at } from './appointments.ts';
import { openConsole, picture } from './consolePage.ts';
import { overOneAnother } from './overOneAnother.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/** What an attendant and a manager do now and then: somebody without a ticket, somebody who went and came back, an exclusion. */
let served: Served;

test.beforeEach(async () => {
  served = await serve(undefined, 0, at('09:50'));
});

test.afterEach(async () => {
  await served.stop();
  removeData(served);
});

const open = (browser: Browser, path: string, login: string) => openConsole(browser, served, path, login);

/** A ticket that a manager takes for somebody at the mesón; its number. */
function ticket(manager: Page, run: string | null = null): Promise<string> {
  return manager.evaluate(async (value) => {
    const who = value === null ? {} : { identity: { type: 'run', value } };
    const reply = await fetch('/api/v1/tickets', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ serviceId: 'pgu', class: 'general', ...who }),
    });
    return (await reply.json()).number as string;
  }, run);
}

/** A serial port that this browser was allowed to read before, with a box on it; what is sent arrives as bytes. */
async function buttonBox(page: Page): Promise<(text: string) => Promise<void>> {
  await page.addInitScript(() => {
    let send: ReadableStreamDefaultController<Uint8Array> | null = null;
    const port = {
      readable: null as ReadableStream<Uint8Array> | null,
      open: async () => {
        port.readable = new ReadableStream<Uint8Array>({
          start: (controller) => {
            send = controller;
          },
        });
      },
      close: async () => undefined,
    };
    Object.defineProperty(navigator, 'serial', { value: { getPorts: async () => [port] } });
    Object.assign(window, { boxSends: (text: string) => send?.enqueue(new TextEncoder().encode(text)) });
  });
  return (text) =>
    page.evaluate((sent) => (window as unknown as { boxSends: (text: string) => void }).boxSends(sent), text);
}

const live = (page: Page) => page.evaluate(async () => (await fetch('/api/v1/live')).json());

test('somebody without a ticket, somebody who left and came back, and what two people ask for', async ({ browser }) => {
  const manager = await open(browser, '/manager', 'manager');
  const desk = await open(browser, '/attendant', 'attendant1');
  await desk.getByRole('button', { name: /^1\b/ }).click();
  await expect(desk.getByRole('button', { name: /Vino sin turno/ })).toBeEnabled();
  const number = await ticket(manager);
  await expect(desk.getByText(number).first()).toBeVisible();
  await picture(desk, 'attendant-free');

  await test.step('attended without a ticket: written down, and not in the standard', async () => {
    await desk.keyboard.press('v');
    await picture(desk, 'attendant-walk');
    await desk.keyboard.press('1');
    await desk.getByText('Continúa una atención anterior').click();
    await desk.keyboard.press('F2');
    await expect(desk.getByRole('dialog')).toHaveCount(0);
    const { standard } = await live(manager);
    expect(standard.walkDirects).toEqual({ all: 1, paired: 0 });
    expect(standard.official.denominator).toBe(0);
  });

  await test.step('called, and gone: staff say so', async () => {
    await expect(desk.getByRole('button', { name: 'Llamar al siguiente' })).toBeEnabled();
    await desk.keyboard.press('F2');
    await expect(desk.getByText('Llamado una vez')).toBeVisible();
    await expect(desk.getByRole('button', { name: /^Se fue/ })).toBeEnabled();
    await desk.keyboard.press('s');
    await picture(desk, 'attendant-left');
    await desk.keyboard.press('F2');
    await expect(desk.getByText('Módulo libre')).toBeVisible();
  });

  await test.step('found again by the number alone, and given another ticket that stands for both', async () => {
    await expect(desk.getByRole('button', { name: /^Buscar turno/ })).toBeEnabled();
    await desk.keyboard.press('b');
    await desk.getByLabel('Número del papel').fill('P-999');
    await expect(desk.getByText('Hoy no hay un turno P-999.')).toBeVisible();
    await desk.getByLabel('Número del papel').fill(number.toLowerCase().replace('-00', ''));
    await expect(desk.getByText('Se fue', { exact: true }).first()).toBeVisible();
    await picture(desk, 'attendant-found');
    await desk.getByRole('button', { name: 'Dar otro turno' }).click();
    await expect(desk.getByText(/sus esperas se suman/)).toBeVisible();
    await desk.keyboard.press('F2');
    await expect(desk.getByText('Turno entregado')).toBeVisible();
    await picture(desk, 'attendant-again');
    await desk.keyboard.press('Escape');
    await desk.keyboard.press('Escape');
    const { line } = await live(manager);
    expect(line).toHaveLength(1);
    expect(line[0].continues).not.toBeNull();
  });

  await test.step('one asks for an exclusion, another agrees; the first cannot alone', async () => {
    const admin = await open(browser, '/manager', 'admin');
    for (const page of [manager, admin]) {
      await page.getByRole('button', { name: 'Buscar turno' }).click();
      await page.getByLabel('Número del papel').fill(number);
      await page.getByRole('button', { name: 'Excluir del estándar' }).click();
      await page.getByText('ticket de prueba').click();
      await page.keyboard.press('F2');
      await expect(page.getByText(page === admin ? /^Excluido\./ : /Queda fuera cuando otra persona/)).toBeVisible();
      if (page === admin) await picture(page, 'manager-excluded');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('button', { name: 'Excluir del estándar' })).toHaveCount(0);
      await picture(page, `manager-found-${page === admin ? 'excluded' : 'asked'}`);
      await page.keyboard.press('Escape');
    }
    expect((await live(manager)).standard.excluded).toBe(1);
  });

  await test.step('a contingency: the second person writes the act too', async () => {
    await served.pass(30);
    const admin = await open(browser, '/manager', 'admin');
    for (const page of [manager, admin]) {
      await page.getByRole('button', { name: 'Más', exact: true }).click();
      if (page === manager) await picture(page, 'manager-more');
      await page.getByRole('button', { name: 'Contingencia' }).click();
      if (page === manager) {
        await page.getByLabel('Desde').fill('09:50');
        await page.getByLabel('Hasta').fill('10:10');
      }
      await expect(page.getByLabel('Desde')).toHaveValue('09:50');
      await page.getByLabel('Número del acto').fill('Res. Exenta 123/2026');
      await picture(page, `manager-suspension-${page === manager ? 'ask' : 'approve'}`);
      await page.keyboard.press('F2');
      await expect(page.getByText(page === manager ? /^Pedido\./ : /fuera del estándar/)).toBeVisible();
      await page.keyboard.press('Escape');
      if (page === manager)
        await expect(page.getByText('Se pidió suspender el conteo de 09:50 a 10:10.')).toBeVisible();
    }
  });
});

test('who the person said they are, how it is attended, what a colleague wrote, and a call that comes by itself', async ({
  browser,
}) => {
  const admin = await open(browser, '/manager', 'admin');
  await admin.evaluate(async () => {
    const settings = await (await fetch('/api/v1/settings')).json();
    const config = { ...settings.config, calling: { ...settings.config.calling, autoCallSeconds: 5 } };
    await fetch('/api/v1/settings', {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ version: settings.version, config }),
    });
  });
  const first = await open(browser, '/attendant', 'attendant1');
  await first.getByRole('button', { name: /^1\b/ }).click();
  const second = await open(browser, '/attendant', 'attendant2');
  await second.getByRole('button', { name: /^2\b/ }).click();
  await expect(second.getByRole('button', { name: /^Pausar módulo/ })).toBeEnabled();
  await second.keyboard.press('p');
  await second.keyboard.press('1');
  await second.keyboard.press('F2');
  await expect(second.getByText('Módulo en pausa')).toBeVisible();
  await ticket(admin, '11.111.111-1');

  await test.step('it calls by itself, unless one says wait', async () => {
    await expect(first.getByText(/^Llama a quien sigue en/)).toBeVisible();
    await picture(first, 'attendant-auto-call');
    await first.keyboard.press('e');
    await expect(first.getByText(/^Llama a quien sigue en/)).toHaveCount(0);
    await first.keyboard.press('F2');
    await expect(first.getByText('Llamado una vez')).toBeVisible();
  });

  await test.step('the guide stands beside the work, and the document is shown when it is asked for', async () => {
    await first.keyboard.press('g');
    await expect(first.getByText('Cédula de identidad vigente.', { exact: false })).toBeVisible();
    await first.getByRole('button', { name: 'Ver', exact: true }).click();
    await expect(first.getByText('RUN 11.111.111-1')).toBeVisible();
    await picture(first, 'attendant-guide');
  });

  await test.step('the colleague reads what was written for them; nothing calls while paused', async () => {
    await expect(first.getByRole('button', { name: /^Iniciar atención/ })).toBeEnabled();
    await first.keyboard.press('F2');
    await expect(first.getByText('En atención')).toBeVisible();
    await expect(first.getByRole('button', { name: /^Transferir/ })).toBeEnabled();
    await first.keyboard.press('t');
    await first.getByText('Otro módulo').click();
    await first.getByText('Módulo 2').click();
    await first.getByText('Requiere especialista').click();
    await first.getByLabel('Detalle, si hace falta').fill('Trae poder de su hermana');
    await first.keyboard.press('F2');
    await expect(first.getByText('Módulo libre')).toBeVisible();
    await second.keyboard.press('F2');
    await expect(second.getByText('Llamado una vez')).toBeVisible({ timeout: 15_000 });
    await expect(second.getByText('Trae poder de su hermana')).toBeVisible();
    await picture(second, 'attendant-notes');
  });
});

test('what is finished too early says what it lacks, the focus comes back, and nobody leaves a person sitting', async ({
  browser,
}) => {
  const manager = await open(browser, '/manager', 'manager');
  await ticket(manager);
  const desk = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  const box = await buttonBox(desk);
  await test.step('the door says which box is empty', async () => {
    await desk.goto(`${served.address}/attendant`);
    await desk.getByRole('button', { name: 'Ingresar' }).click();
    await expect(desk.getByRole('alert')).toHaveText('Falta escribir: Usuario');
    await expect(desk.getByLabel('Usuario')).toBeFocused();
    await desk.getByLabel('Usuario').fill('attendant1');
    await desk.keyboard.press('Enter');
    await expect(desk.getByRole('alert')).toHaveText('Falta escribir: Clave');
    await picture(desk, 'attendant-door-unmet');
    await desk.getByLabel('Clave').fill(served.secret);
    await desk.keyboard.press('Enter');
  });
  await desk.getByRole('button', { name: /^1\b/ }).click();
  await expect(desk.getByRole('button', { name: 'Llamar al siguiente' })).toBeEnabled();
  await desk.keyboard.press('F2');
  await expect(desk.getByRole('button', { name: /^Iniciar atención/ })).toBeEnabled();
  await desk.keyboard.press('F2');
  const finish = desk.getByRole('button', { name: /^Finalizar/ });
  await expect(finish).toBeEnabled();

  await test.step('an attention without an end asks how it ended, in our words', async () => {
    await finish.click();
    const sheet = desk.getByRole('dialog');
    await desk.keyboard.press('F2');
    await expect(sheet.getByRole('alert')).toHaveText('Falta elegir: ¿Cómo terminó?');
    await expect(sheet.getByRole('radio').first()).toBeFocused();
    await picture(desk, 'attendant-finish-unmet');
    await desk.keyboard.press('1');
    await expect(sheet.getByRole('alert')).toHaveText('');
    await desk.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
    await expect(finish).toBeFocused();
  });

  await test.step('an end by mistake is taken back by one button, also of a box, with the letters switched off', async () => {
    await desk.getByRole('button', { name: 'Teclas: sí' }).click();
    await box('0\n');
    await expect(desk.getByRole('dialog')).toBeVisible();
    await box('.\n');
    await expect(desk.getByRole('dialog')).toHaveCount(0);
    await expect(finish).toBeEnabled();
    await desk.waitForTimeout(300);
    await box('0\n');
    await expect(desk.getByRole('dialog').getByRole('radio').first()).toBeFocused();
    await box('1\n0');
    await box('\n');
    await expect(desk.getByText('Módulo libre')).toBeVisible();
    await expect(desk.getByRole('button', { name: /^Deshacer fin · \d+ s/ })).toBeEnabled();
    await picture(desk, 'attendant-undo-end');
    await desk.keyboard.press('u');
    await expect(desk.getByText('Módulo libre')).toBeVisible();
    await box('U\r\n');
    await expect(desk.getByText('En atención')).toBeVisible();
    await expect(finish).toBeEnabled();
    await desk.getByRole('button', { name: 'Teclas: no' }).click();
  });

  await test.step('every sheet gives the focus back to what opened it', async () => {
    for (const name of [/^Transferir/, /^Dejar en pausa/, /^Buscar turno/]) {
      const opener = desk.getByRole('button', { name });
      await opener.click();
      await expect(desk.getByRole('dialog')).toBeVisible();
      await desk.keyboard.press('Escape');
      await expect(desk.getByRole('dialog')).toHaveCount(0);
      await expect(opener, `${name}`).toBeFocused();
    }
  });

  await test.step('in a window that is enlarged nothing lies over anything', async () => {
    for (const zoom of [1, 1.25, 1.5, 1.75, 2]) {
      await desk.setViewportSize({ width: Math.round(1366 / zoom), height: Math.round(768 / zoom) });
      await desk.screenshot({ path: `test-output/screens/attendant-zoom-${zoom * 100}.png`, fullPage: true });
      expect(await overOneAnother(desk, 'body'), `${zoom}`).toEqual([]);
      const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
      expect(await desk.evaluate(wide), `${zoom}`).toBe(0);
    }
    await desk.setViewportSize({ width: 1366, height: 768 });
  });

  await test.step('leaving in mid-attention is asked about; staying changes nothing', async () => {
    await desk.getByRole('button', { name: 'Salir' }).click();
    const sheet = desk.getByRole('dialog');
    await expect(sheet.getByRole('button', { name: /^Salir igual/ })).toBeVisible();
    await picture(desk, 'attendant-leaving-busy');
    await desk.keyboard.press('Escape');
    await expect(desk.getByText('En atención')).toBeVisible();
    await desk.getByRole('button', { name: 'Salir' }).click();
    await sheet.getByRole('button', { name: /^Salir igual/ }).click();
    await expect(desk.getByLabel('Usuario')).toBeVisible();
    const busy = (await live(manager)).counters.filter((each: { visit: unknown }) => each.visit !== null);
    expect(busy).toHaveLength(1);
  });
});
