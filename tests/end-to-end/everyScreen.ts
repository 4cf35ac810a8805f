import type { Page } from '@playwright/test';
import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import { START_TEXTS } from '@turno25/shared/domain/branch/kioskStart.ts';
import { scanByTyping } from './kiosk.ts';

const LONGEST_BRANCH = 'Sucursal Municipal Cabo de Hornos y Antártica Chilena, Puerto';
const EVERY_SERVICE = { ahead: 41, expected: { lowMinutes: 45, highMinutes: 90 } };

/** Texts of a branch's own, as long as the settings take them, in letters that are wide. */
const words = (length: number) => ({
  'es-CL': 'Bienvenidas y bienvenidos a nuestra sucursal, '.repeat(4).slice(0, length).trim(),
});
const LONGEST_START = {
  greeting: words(START_TEXTS.greeting),
  rights: words(START_TEXTS.rights),
  closing: words(START_TEXTS.closing),
  first: null,
  institutions: [],
};

/** The longest names on every card, all given, all with a long wait. */
function atItsLongest(catalog: Catalog): Catalog {
  const byLength = catalog.services.toSorted((a, b) => b.name.length - a.name.length);
  const services = byLength.map((service, index) => ({
    ...service,
    frequent: index < 6,
    needsRun: index === 0,
    given: true,
    notGiven: null,
    expected: EVERY_SERVICE.expected,
    entering: { general: EVERY_SERVICE, preferential: EVERY_SERVICE },
    openCounters: ['12', '13', '14'],
  }));
  return {
    ...catalog,
    start: LONGEST_START,
    services,
    appointments: true,
    branch: { ...catalog.branch, name: LONGEST_BRANCH },
  };
}

/** A ticket of the branch with the longest name, in its longest line, with a wait that has both its ends. */
const LONGEST_TICKET = {
  branchName: LONGEST_BRANCH,
  institutionName: 'Instituto de Previsión Social',
  ...EVERY_SERVICE,
};

/** From now on the page's catalogue is the longest, and so is each ticket that it gets. */
export async function withLongestNames(page: Page): Promise<void> {
  await page.route('**/api/v1/tickets', async (route) => {
    const real = await route.fetch();
    await route.fulfill({ response: real, json: { ...(await real.json()), ...LONGEST_TICKET } });
  });
  await page.route('**/api/v1/catalog', async (route) => {
    const real = await route.fetch();
    await route.fulfill({ response: real, json: atItsLongest((await real.json()) as Catalog) });
  });
}

/**
 * Closes the page's context, after what it is asking has been answered: the page asks again every few seconds, and an
 * answer that is being changed when its context goes fails a test that is over.
 */
export async function leave(page: Page): Promise<void> {
  await page.unrouteAll({ behavior: 'wait' });
  await page.context().close();
}

/** What a branch offers beside Spanish, as a person finds it. */
const OTHER_LANGUAGES = [
  ['English', 'en'],
  ['Kreyòl ayisyen', 'ht'],
] as const;

/** Goes through all that a kiosk asks of a person, from its first screen to a ticket in each language; `look` is called on each screen. */
export async function walkTheKiosk(page: Page, look: (screen: string) => Promise<void>): Promise<void> {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await button('Tocar para comenzar').waitFor();
  await look('idle');
  await button('Idioma').click();
  await look('language');
  await page.keyboard.press('Escape');
  await button('Tocar para comenzar').click();
  await button(/^General/).waitFor();
  await look('class');
  await button(/^General/).click();
  await button('Buscar escribiendo').waitFor();
  await look('services');
  await button('Por institución').click();
  await button(/^Instituto de Previsión/).waitFor();
  await look('institutions');
  await button('Volver atrás').click();
  await button('Buscar escribiendo').click();
  await page.keyboard.type('pens', { delay: 120 });
  await page.locator('main li').first().waitFor();
  await look('search');
  for (const _letter of 'pens') await page.keyboard.press('Backspace', { delay: 20 });
  await page.keyboard.type('xyzzy', { delay: 120 });
  await button('Por institución').waitFor();
  await look('search-nothing');
  await button('Volver atrás').click();
  await page.locator('main li button').first().click();
  await button(/^RUN/).waitFor();
  await look('identity');
  await button(/^RUN/).click();
  await button('Continuar').first().waitFor();
  await look('document');
  await button('Continuar sin documento').click();
  await button('Sacar turno').waitFor();
  await look('confirm');
  for (const place of [1, 2]) {
    await button('Agregar otro trámite').click();
    await button('Buscar escribiendo').waitFor();
    await page.locator('main li button').nth(place).click();
    await button('Sacar turno').waitFor();
  }
  await look('confirm-several');
  await button('Sacar turno').click();
  await page
    .getByText(/^[A-Z]{1,3}-\d{3}$/)
    .first()
    .waitFor();
  await look('ticket');
  for (const [name, language] of OTHER_LANGUAGES) {
    await page.locator('nav button:has(.lucide-languages)').click();
    await button(name).click();
    await page.locator(`html[lang="${language}"]`).waitFor();
    await look(`ticket-${language}`);
  }
  // What is told of the machine takes its height from the ticket.
  await scanByTyping(page, 'https://example.cl/nada');
  await page.locator('main ~ [role="status"] > *').waitFor();
  await look('ticket-unread');
}
