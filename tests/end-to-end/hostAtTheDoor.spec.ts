import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { kioskWithDevices } from './kioskWithDevices.ts';
import { overOneAnother } from './overOneAnother.ts';
import { expect, test } from './stories.ts';

/** A host with a tablet or a telephone: tickets for who cannot use the kiosk, answers at the door, the line outside. */
const scene = kioskWithDevices();

const SIZES = {
  tablet: { width: 1024, height: 768 },
  upright: { width: 768, height: 1024 },
  telephone: { width: 390, height: 844 },
} as const;

async function door(browser: Browser, size: keyof typeof SIZES): Promise<Page> {
  const { served } = scene();
  const page = await (await browser.newContext({ viewport: SIZES[size], hasTouch: true })).newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(`${served.address}/host`);
  await page.getByLabel('Usuario').fill('host');
  await page.getByLabel('Clave').fill(served.secret);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('¿Qué necesita la persona?')).toBeVisible();
  return page;
}

async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-output/screens/host-${name}.png`, fullPage: true });
  expect(await overOneAnother(page, 'body'), name).toEqual([]);
  const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(wide), name).toBe(0);
  await expectAccessible(page, name);
}

test('a ticket for somebody who cannot use the kiosk comes out of it, and is theirs', async ({ browser }) => {
  const { machine, host } = scene();
  const kiosk = await machine.open(await machine.context(browser, 'portrait'), host.query('entry'));
  await expect(kiosk.getByRole('button', { name: 'Tocar para comenzar' })).toBeVisible();
  const page = await door(browser, 'tablet');
  await expect(page.getByText('Conectado')).toBeVisible();
  await look(page, 'tablet');

  await page.getByLabel('¿Qué necesita la persona?').fill('jubilacion');
  await page.getByRole('button', { name: /^Pensión Garantizada/ }).click();
  await page.getByText('Preferente').click();
  await page.getByLabel(/^RUN/).fill('11.111.111-2');
  await page.getByRole('button', { name: /^Dar turno/ }).click();
  await expect(page.getByText('El RUN no es válido')).toBeVisible();
  await page.getByLabel(/^RUN/).fill('');
  await look(page, 'give');
  await page.getByRole('button', { name: /^Dar turno/ }).click();
  await expect(page.getByText('Turno entregado')).toBeVisible();
  await expect(page.getByText('A-001', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Mostrar el código para su teléfono' }).click();
  await expect(page.getByRole('img', { name: 'Código para seguir el turno A-001' })).toBeVisible();
  await look(page, 'code');

  await page.getByRole('button', { name: /^Imprimir en/ }).click();
  await expect(page.getByText(/^El papel salió en/)).toBeVisible({ timeout: 15_000 });
  await look(page, 'printed');
  const papers = await host.papers();
  expect(papers).toHaveLength(1);
  expect(papers[0]).toContain('A-001');
  expect(papers[0]).not.toContain('COPIA');
  // What came out is its person's: the code that the tablet showed opens nothing any more.
  await expect(page.getByRole('button', { name: 'Mostrar el código para su teléfono' })).toHaveCount(0);
  await kiosk.context().close();
});

test('what needs no counter is counted at the door, and the line outside is marked, from a telephone', async ({
  browser,
}) => {
  const page = await door(browser, 'telephone');
  await look(page, 'telephone');
  await page.getByLabel('¿Qué necesita la persona?').fill('antecedentes');
  await page
    .getByRole('button', { name: /^Certificados/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'No necesita módulo' }).click();
  await page
    .getByRole('button', { name: /^Anotar/ })
    .last()
    .click();
  await expect(page.getByRole('alert')).toHaveText('Falta elegir: ¿Cómo se resolvió?');
  await page.getByText('Se atiende en otra sucursal').click();
  await expect(page.getByText('De lunes a viernes, de 8:30 a 14:00')).toBeVisible();
  await look(page, 'elsewhere');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Anotar/ })
    .click();
  await expect(page.getByText('Anotado. Hoy van 1 en la puerta.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByLabel('Personas afuera').fill('34');
  await page.getByRole('button', { name: 'Una más' }).click();
  await page.getByRole('button', { name: 'Anotar', exact: true }).click();
  await expect(page.getByText(/^35 personas a las/)).toBeVisible();
  await look(page, 'outside');
});

test('a machine that is gone is said, and the ticket goes by the telephone', async ({ browser }) => {
  const page = await door(browser, 'upright');
  await expect(page.getByText(/^Sin conexión/)).toBeVisible();
  await page.getByRole('button', { name: /^Pensión Garantizada/ }).click();
  await page.getByRole('button', { name: /^Dar turno/ }).click();
  await expect(page.getByText('Ningún tótem está conectado', { exact: false })).toBeVisible();
  await look(page, 'no-kiosk');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Buscar turno' }).click();
  await page.getByLabel('Número del papel').fill('A-002');
  await page.getByRole('button', { name: 'Despedir por cierre' }).click();
  await expect(page.getByText('cuenta como no cumplido', { exact: false })).toBeVisible();
  await look(page, 'send-away');
  await page.keyboard.press('F2');
  // This branch was opened outside its hours.
  await expect(page.getByRole('alert')).toContainText('Hoy no hay una hora de cierre');
});
