import type { Page } from '@playwright/test';
import { attendant, KioskMachine, SIZES } from './kiosk.ts';
import { expectSound, putOn, RUNS } from './looks.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/**
 * Every screen of the kiosk in every size it is made for: a picture to look at, axe, targets and letters large enough,
 * nothing cut off, and the contrast of every text measured.
 */
let served: Served;
let machine: KioskMachine;

test.beforeAll(async () => {
  served = await serve();
  machine = new KioskMachine(served);
  await attendant(served, 'm1');
  for (const serviceId of ['pgu', 'pgu', 'pgu', 'clave-unica', 'bono-atencion']) {
    await machine.post('/tickets', { serviceId, class: 'general' });
  }
});

test.afterAll(async () => {
  await served.stop();
  removeData(served);
});

/** Slower than any scanner: heard as a person. */
const PACE = { delay: 55 } as const;

for (const [size, look] of RUNS) {
  test(`${size}, ${look}`, async ({ browser }) => {
    const context = await machine.context(browser, size);
    const page = await machine.open(context, '?mode=both');
    await visitEveryScreen(
      page,
      () => putOn(page, look),
      (name) => expectSound(page, look, name),
    );
    await context.close();
  });
}

/** Walks through the kiosk as three people, each of whom sets its look again; tells when each screen is there. */
async function visitEveryScreen(
  page: Page,
  putOn: () => Promise<void>,
  seen: (name: string) => Promise<void>,
): Promise<void> {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const heading = (name: string | RegExp) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const back = () => button('Volver atrás').click();

  await putOn();
  await seen('idle');
  await button('Pedir ayuda').click();
  await seen('help');
  await button('Entendido').click();
  await button('Idioma').click();
  await seen('language');
  await page.keyboard.press('Escape');

  await button('Tocar para comenzar').click();
  await heading('¿Qué tipo de atención necesita?');
  await seen('class');
  await button(/^Preferente/).click();
  await heading('¿Qué trámite viene a hacer?');
  await seen('services');

  await button('Por institución').click();
  await heading('¿De qué institución es su trámite?');
  await seen('institutions');
  await button(/^Instituto de Previsión Social/).click();
  await seen('institution');
  await back();
  await back();

  await button('Buscar escribiendo').click();
  await heading('¿Qué necesita hacer?');
  await page.keyboard.type('juvilacion', PACE);
  await expect(button(/^Pensión Garantizada/)).toBeVisible();
  await seen('search');

  await button(/^Pensión Garantizada/).click();
  await heading('¿Quiere dar su documento?');
  await seen('identity');
  await button(/^Otro documento/).click();
  await heading('¿Qué documento tiene?');
  await seen('other-document');
  await button(/^Pasaporte/).click();
  await seen('passport');
  await back();
  await back();
  await button(/^RUN/).click();
  await page.keyboard.type('123456784', PACE);
  await button('Continuar').first().click();
  await expect(page.getByText('El último dígito no coincide')).toBeVisible();
  await seen('run');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('5', PACE);
  await button('Continuar').first().click();
  await heading('¿Es este su trámite?');
  await expect(page.getByText('RUN **.***.**8-5')).toBeVisible();
  await seen('confirm');
  await back();
  await button('Continuar sin documento').click();
  await button('Agregar otro trámite').click();
  await heading('¿Qué otro trámite necesita?');
  await button(/^Pagos no cobrados/).click();
  await heading('¿Son estos sus trámites?');
  await seen('confirm-several');
  await button('Sacar turno').click();
  await heading(/Espere en la sala/);
  await expect(button('Listo')).toBeEnabled();
  await seen('ticket');
  await button('Listo').click();

  await putOn();
  await button('Evaluar mi atención').click();
  await heading('¿Cuál es el código de su turno?');
  await seen('survey-code');
  await button('No tengo el código').click();
  await heading('En general, ¿cómo fue la atención de hoy?');
  await seen('survey-grade');
  await button(/^6$/).click();
  await heading('¿Resolvió lo que vino a hacer?');
  await seen('survey-resolved');
  await button('Omitir').click();
  await button('Omitir').click();
  await button('Omitir').click();
  await heading('¿Quiere agregar algo?');
  await seen('survey-text');
  await button('Enviar sin comentario').click();
  await heading('Gracias');
  await seen('survey-thanks');
  await button('Listo').click();

  await putOn();
  await button('Reclamos y sugerencias').click();
  await heading('¿Qué quiere escribirnos?');
  await seen('oirs-kind');
  await button(/^Reclamo/).click();
  await heading('¿Sobre qué institución escribe?');
  await seen('oirs-institution');
  await button(/^Fondo Nacional de Salud/).click();
  await heading('¿Qué quiere decirnos?');
  await page.keyboard.type('esperé una hora', PACE);
  await seen('oirs-text');
  await button('Continuar').click();
  await heading('¿Dónde quiere recibir la respuesta?');
  await seen('oirs-channel');
  await button(/^Por correo/).click();
  await heading('¿Cuál es su correo electrónico?');
  await page.keyboard.type('a@b.cl', PACE);
  await seen('oirs-email');
  await button('Continuar').click();
  await heading('¿Cuál es su nombre?');
  await seen('oirs-name');
  await button('Continuar sin escribirlo').click();
  await heading('¿Cuál es su RUN?');
  await seen('oirs-run');
  await button('Continuar sin escribirlo').click();
  await heading('¿Enviamos su mensaje?');
  await expect(page.getByText('esperé una hora', { exact: true })).toBeVisible();
  await seen('oirs-review');
  await button('Enviar').click();
  await heading('Recibimos su mensaje');
  await seen('oirs-folio');
  await button('Listo').click();
  await expect(button('Tocar para comenzar')).toBeVisible();
}

test('the sizes are the ones the kiosk is made for', () => {
  expect(Object.values(SIZES).map(({ width, height }) => `${width}x${height}`)).toEqual([
    '1080x1920',
    '1920x1080',
    '1366x768',
  ]);
});
