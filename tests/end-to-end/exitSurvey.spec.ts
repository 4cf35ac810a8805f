import type { Page } from '@playwright/test';
import type { TicketView } from '@turno25/shared/contracts/tickets.ts';
import { expectAccessible } from './accessible.ts';
import { attendant, KioskMachine, scanByTyping } from './kiosk.ts';
import { outOfSight } from './measure.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/** The machine at the exit, and the phone that followed the visit to it. */
let served: Served;
let machine: KioskMachine;
let desk: Awaited<ReturnType<typeof attendant>>;

test.beforeAll(async () => {
  served = await serve();
  machine = new KioskMachine(served);
  desk = await attendant(served, 'm1');
});

test.afterAll(async () => {
  await served.stop();
  removeData(served);
});

const takeTicket = () => machine.post<TicketView>('/tickets', { serviceId: 'certificados-rc', class: 'general' });

async function attended(): Promise<TicketView> {
  const ticket = await takeTicket();
  await desk.callNext();
  await desk.start();
  await desk.finish();
  return ticket;
}

async function answer(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'En general, ¿cómo fue la atención de hoy?' })).toBeVisible();
  await page.keyboard.press('6');
  await expect(page.getByRole('heading', { name: '¿Resolvió lo que vino a hacer?' })).toBeVisible();
  await page.getByRole('button', { name: 'Sí' }).click();
  await page.getByRole('button', { name: 'Omitir' }).click();
  await page.getByRole('button', { name: 'Omitir' }).click();
  await page.getByRole('button', { name: 'Enviar sin comentario' }).click();
  await expect(page.getByRole('heading', { name: 'Gracias' })).toBeVisible();
}

test('the QR of the ticket, held to a scanner that types, opens its survey', async ({ browser }) => {
  const ticket = await attended();
  const context = await machine.context(browser, 'portrait');
  const page = await machine.open(context, '?mode=exit');
  await expect(page.getByRole('heading', { name: '¿Cómo fue su atención?' })).toBeVisible();
  await page.screenshot({ path: 'test-output/screens/kiosk-portrait-exit-idle.png' });
  expect(await outOfSight(page)).toEqual([]);
  await scanByTyping(page, `${served.address}/track/${ticket.trackingToken}#code=${ticket.surveyCode}`);
  await answer(page);

  await test.step('a second answer is refused kindly', async () => {
    await page.getByRole('button', { name: 'Listo' }).click();
    await scanByTyping(page, ticket.surveyCode);
    await expect(page.getByText('Esta visita ya tiene su respuesta')).toBeVisible();
  });
  await context.close();
});

test('the code can be written, and an answer can be anonymous', async ({ browser }) => {
  const ticket = await attended();
  const context = await machine.context(browser, 'landscape');
  const page = await machine.open(context, '?mode=exit');
  await page.screenshot({ path: 'test-output/screens/kiosk-landscape-exit-idle.png' });
  await page.getByRole('button', { name: 'Evaluar mi atención' }).click();
  await page.keyboard.type(ticket.surveyCode, { delay: 60 });
  await page.getByRole('button', { name: 'Continuar' }).click();
  await answer(page);
  await page.getByRole('button', { name: 'Listo' }).click();
  await page.getByRole('button', { name: 'Evaluar mi atención' }).click();
  await page.getByRole('button', { name: 'No tengo el código' }).click();
  await answer(page);
  await context.close();
});

test('the mode of the machine is remembered', async ({ browser }) => {
  const context = await machine.context(browser, 'portrait');
  const page = await machine.open(context, '?mode=exit');
  await page.goto(`${served.address}/kiosk`);
  await expect(page.getByRole('heading', { name: '¿Cómo fue su atención?' })).toBeVisible();
  await context.close();
});

test('a phone follows its turn up to the survey, in its own language', async ({ browser }) => {
  const ticket = await takeTicket();
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const phone = await context.newPage();
  await phone.goto(`${served.address}/track/${ticket.trackingToken}#code=${ticket.surveyCode}`);
  await expect(phone.getByRole('heading', { name: 'En espera' })).toBeVisible();
  await expect(phone.getByText('Nadie antes que usted')).toBeVisible();
  await phone.screenshot({ path: 'test-output/screens/track-waiting.png' });
  await expectAccessible(phone, 'track-waiting');
  await phone.getByRole('button', { name: 'Dejar la fila' }).click();
  await phone.screenshot({ path: 'test-output/screens/track-leave.png' });
  await expectAccessible(phone, 'track-leave');
  await phone.getByRole('button', { name: 'No, sigo esperando' }).click();
  await expect(phone.getByRole('dialog')).toHaveCount(0);
  await desk.callNext();
  await expect(phone.getByRole('heading', { name: 'Es su turno' })).toBeVisible();
  await expect(phone.getByText('Módulo 1')).toBeVisible();
  await phone.screenshot({ path: 'test-output/screens/track-called.png' });
  await expectAccessible(phone, 'track-called');
  await desk.start();
  await desk.finish();
  await phone.getByRole('button', { name: 'English' }).click();
  await expect(phone.getByRole('heading', { name: 'Visit finished' })).toBeVisible();
  await phone.screenshot({ path: 'test-output/screens/track-finished.png' });
  await expectAccessible(phone, 'track-finished');
  await phone.getByRole('link', { name: 'Rate the service' }).click();
  await expect(phone.getByRole('heading', { name: 'Overall, how was the service today?' })).toBeVisible();
  await context.close();
});

test('a person leaves the queue from the phone', async ({ browser }) => {
  const ticket = await takeTicket();
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const phone = await context.newPage();
  await phone.goto(`${served.address}/track/${ticket.trackingToken}`);
  await phone.getByRole('button', { name: 'Dejar la fila' }).click();
  await phone.getByRole('button', { name: 'Sí, dejarla' }).click();
  await expect(phone.getByRole('heading', { name: 'Dejó la fila' })).toBeVisible();
  await expectAccessible(phone, 'track, left');
  await expect(phone.getByRole('button', { name: 'Dejar la fila' })).toHaveCount(0);
  await context.close();
});

test('an unknown ticket is told so', async ({ page }) => {
  await page.goto(`${served.address}/track/nobody-has-this-one`);
  await expect(page.getByRole('heading', { name: 'No encontramos este turno' })).toBeVisible();
  await expectAccessible(page, 'track, unknown');
});
