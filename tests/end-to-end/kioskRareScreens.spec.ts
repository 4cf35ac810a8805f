import type { Page } from '@playwright/test';
import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import { attendant, KioskMachine, scanByTyping } from './kiosk.ts';
import { expectSound, type Look, putOn, RARE_RUNS } from './looks.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/**
 * The screens that a visit seldom sees: the machine at the door and at the exit, services not given today, long waits,
 * somebody who already has a ticket, a server that refuses or is away, a branch that is closed, an absent visitor. The
 * catalogue and the refusals are the real ones with what matters changed.
 */
let served: Served;
let machine: KioskMachine;
const RUN = '111111111';
const CARD = 'https://portal.sidiv.registrocivil.cl/docstatus?RUN=11111111-1&type=CEDULA&serial=A98765431';
/** Among the first services in every look, however few answers fit. */
const SECOND = /^Pagos no cobrados/;

test.beforeAll(async () => {
  served = await serve();
  machine = new KioskMachine(served);
  await attendant(served, 'm1');
  await machine.post('/tickets', { serviceId: 'pgu', class: 'general', identity: { type: 'run', value: RUN } });
});

// The page asks again every few seconds: what is under way is answered before its page goes.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'wait' }));

test.afterAll(async () => {
  await served.stop();
  removeData(served);
});

/** From now on the page reads this catalogue. */
async function withCatalog(page: Page, change: (catalog: Catalog) => Catalog): Promise<void> {
  // A question that is being answered is answered first: its route would be taken away under it.
  await page.unrouteAll({ behavior: 'wait' });
  await page.route('**/api/v1/catalog', async (route) => {
    const real = await route.fetch();
    await route.fulfill({ response: real, json: change((await real.json()) as Catalog) });
  });
}
const withService = (id: string, change: Partial<Catalog['services'][number]>) => (catalog: Catalog) => ({
  ...catalog,
  services: catalog.services.map((service) => (service.id === id ? { ...service, ...change } : service)),
});

async function open(page: Page, mode: string, look: Look): Promise<void> {
  await page.goto(`${served.address}/kiosk?mode=${mode}`);
  await page.locator('h1').waitFor();
  await putOn(page, look);
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
async function begin(page: Page): Promise<void> {
  await button(page, 'Tocar para comenzar').click();
  await button(page, /^General/).click();
}

const NOTICES: readonly (readonly [name: string, title: string, change: (catalog: Catalog) => Catalog])[] = [
  ['closed', 'La sucursal está cerrada', (catalog) => ({ ...catalog, day: null })],
  [
    'ended',
    'Por hoy no quedan turnos',
    (catalog) => ({ ...catalog, day: catalog.day && { ...catalog.day, ticketsUntil: catalog.now } }),
  ],
  [
    'unattended',
    'Aún no hay módulos atendiendo',
    (catalog) => ({ ...catalog, services: catalog.services.map((service) => ({ ...service, given: false })) }),
  ],
];

for (const [size, look] of RARE_RUNS) {
  test(`${size}, ${look}`, async ({ browser }) => {
    const context = await machine.context(browser, size);
    const page = await context.newPage();
    const sound = (name: string) => expectSound(page, look, name);
    const heading = (name: string | RegExp) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

    await open(page, 'entry', look);
    await sound('entry-idle');
    await open(page, 'exit', look);
    await heading('¿Cómo fue su atención?');
    await sound('exit-idle');

    for (const [name, title, change] of NOTICES) {
      await withCatalog(page, change);
      await open(page, 'both', look);
      await heading(title);
      await sound(`notice-${name}`);
    }

    await withCatalog(page, withService('pgu', { given: false }));
    await open(page, 'entry', look);
    await begin(page);
    await button(page, 'Por institución').click();
    await button(page, /^Instituto de Previsión Social/).click();
    await page
      .getByRole('button', { name: /^Pensión Garantizada/ })
      .or(button(page, 'Siguientes'))
      .first()
      .waitFor();
    while (!(await button(page, /^Pensión Garantizada/).isVisible())) await button(page, 'Siguientes').click();
    await button(page, /^Pensión Garantizada/).click();
    await heading('Hoy este trámite no se atiende aquí');
    await sound('elsewhere');

    await withCatalog(
      page,
      withService('pagos-no-cobrados', {
        needsRun: false,
        entering: {
          general: { ahead: 41, expected: { lowMinutes: 60, highMinutes: null } },
          preferential: { ahead: 2, expected: { lowMinutes: 0, highMinutes: 5 } },
        },
      }),
    );
    await open(page, 'entry', look);
    await begin(page);
    await button(page, SECOND).click();
    await expect(button(page, 'Volver más tarde')).toBeVisible();
    await sound('confirm-long');
    await button(page, 'Volver más tarde').click();
    await heading('Le esperamos cuando quiera');
    await sound('later');

    await withCatalog(page, withService('pagos-no-cobrados', { needsRun: false }));
    await open(page, 'entry', look);
    await begin(page);
    await button(page, /^Pensión Garantizada/).click();
    await scanByTyping(page, CARD);
    await button(page, 'Sacar turno').click();
    await heading('Usted ya tiene el turno A-001');
    await sound('already');

    await refuse(page, 409, 'service.notAttended');
    await open(page, 'entry', look);
    await begin(page);
    await button(page, SECOND).click();
    await button(page, 'Sacar turno').click();
    await expect(button(page, 'Elegir otro trámite')).toBeVisible();
    await sound('refused');
    await refuse(page, 503, 'server.notReady');
    await open(page, 'entry', look);
    await begin(page);
    await button(page, SECOND).click();
    await button(page, 'Sacar turno').click();
    await expect(button(page, 'Intentar ahora')).toBeVisible();
    await sound('retrying');
    await page.unroute('**/api/v1/tickets');

    await page.clock.install();
    await open(page, 'both', look);
    await begin(page);
    await page.clock.runFor(46_000);
    await expect(page.getByRole('dialog', { name: '¿Necesita más tiempo?' })).toBeVisible();
    await sound('timeout');
    await page.route('**/api/v1/catalog', (route) => route.abort());
    await open(page, 'both', look);
    await page.clock.runFor(10_000);
    await heading('Este tótem no tiene conexión');
    await sound('notice-offline');
    await context.close();
  });
}

/** The server's own way of saying no to a ticket. */
async function refuse(page: Page, status: number, code: string): Promise<void> {
  await page.unroute('**/api/v1/tickets');
  await page.route('**/api/v1/tickets', (route) =>
    route.fulfill({
      status,
      contentType: 'application/problem+json',
      json: { type: `urn:turno25:problem:${code}`, title: code, status, code },
    }),
  );
}
